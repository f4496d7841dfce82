import { homebuyerLifetimeLimit } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { exceptionsOf, type Year5329 } from "./exception-number.js";

type InYear = Omit<Year5329, "form_5329">;
type Distribution = EntryOf<"distribution">;

/**
 * Whether the part of Form 5329, line 1, that an exception covers depends on an order that no official text gives: some of
 * what came out early is taxable and has the exception, and some is one and not the other. Where all of it is on line 1, or
 * the exception covers all that came out of IRAs of a kind, every order gives the same.
 */
export function isExceptedInProportion(ledger: Ledger, { tax_year, right }: InYear): boolean {
  const { "1": line1 = 0, "2": excepted = 0 } = right.form_5329 ?? {};
  if (excepted === 0 || excepted === line1) return false;
  const early = earlyOf(ledger, tax_year);
  if (sumOf(early) === line1) return false;
  const free = new Set<number>(exceptionsOf(ledger, tax_year).map(({ index }) => index));
  return [early.filter(({ ira }) => isRoth(ira)), early.filter(({ ira }) => !isRoth(ira))].some(
    (pool) => pool.some(({ index }) => free.has(index)) && (isLimited(pool) || hasOthers(pool, free)),
  );

  function hasOthers(pool: readonly Distribution[], excepts: ReadonlySet<number>): boolean {
    return pool.some(({ index }) => !excepts.has(index)) || otherMoneyOut(ledger, tax_year);
  }
}

/** Reasons whose exception has a limit, so that it may cover a part of one distribution. */
const LIMITED: ReadonlySet<string> = new Set(["homebuyer", "birth_adoption", "emergency", "domestic_abuse"]);

function isLimited(pool: readonly Distribution[]): boolean {
  return pool.some(({ reason, exception }) => LIMITED.has(reason) && exception === null);
}

function isRoth(ira: Distribution["ira"]): boolean {
  return ira.startsWith("roth");
}

/** Money out that no entry of a distribution shows: a rollover that failed, tax withheld from a conversion. */
function otherMoneyOut({ entries }: Ledger, taxYear: number): boolean {
  return entries.some(
    (entry) =>
      entry.date !== null &&
      yearOf(entry.date) === taxYear &&
      (entry.kind === "rollover" || (entry.kind === "conversion" && (entry.withheld ?? 0) > 0)),
  );
}

/** What a lifetime's limit leaves of the exception for a first home, where more came out for one (IRC 72(t)(8)(B)); in cents. */
export function limitedFirstHome(
  ledger: Ledger,
  { tax_year, right }: InYear,
): { readonly usedBefore: Cents } | null {
  if ((right.form_5329?.["2"] ?? 0) === 0) return null;
  const homes = (year: number) =>
    sumOf(
      earlyOf(ledger, year).filter(({ reason, exception }) => reason === "homebuyer" && exception === null),
    );
  const first = Math.min(
    tax_year,
    ...ledger.entries.map(({ date }) => (date === null ? tax_year : yearOf(date))),
  );
  let used = ledger.opening?.homebuyer_used ?? 0;
  for (let year = first; year < tax_year; year++) used += homes(year);
  const usedBefore = Math.min(used, homebuyerLifetimeLimit);
  const now = homes(tax_year);
  return now > 0 && usedBefore < homebuyerLifetimeLimit && usedBefore + now > homebuyerLifetimeLimit
    ? { usedBefore }
    : null;
}

/** The distributions of a year before age 59 1/2 that Form 5329 can count. */
function earlyOf({ owner: { born }, entries }: Ledger, taxYear: number): Distribution[] {
  const grown = born === null ? null : dayOf59AndAHalf(born);
  return entries.filter(
    (entry): entry is Distribution =>
      entry.kind === "distribution" &&
      entry.date !== null &&
      yearOf(entry.date) === taxYear &&
      (grown === null || entry.date < grown) &&
      !OFF_FORM.has(entry.reason),
  );
}

/** Reasons of distributions that Form 5329 does not count. */
export const OFF_FORM: ReadonlySet<string> = new Set(["qcd", "hsa_funding", "disaster"]);

function sumOf(distributions: readonly Distribution[]): Cents {
  return distributions.reduce((sum, { amount }) => sum + amount, 0);
}

import { earlyReturnCountsAs } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import { inDollars, longDate } from "../text/wording.js";
import { refundDeadline } from "../year/deadlines.js";
import { isDistributionRequired } from "../year/required-distribution.js";
import { type Assumption, settleFirst } from "./assumption.js";
import { type Carried, restsOn } from "./rests-on.js";

/**
 * The years between the opening and the first year of a ledger, in which it takes nothing to have happened. They do not
 * matter where the opening has neither basis nor Roth amounts.
 *
 * @param sent the years for which something is sent
 * @param asOf what counts as today, ISO
 */
export function yearsBefore(
  first: number | undefined,
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption[] {
  const { opening } = ledger;
  if (first === undefined || opening === null || !hasAmounts(opening)) return [];
  return Array.from({ length: Math.max(0, first - opening.year - 1) }, (_, at) =>
    missingYear(opening.year + 1 + at, opening, sent, ledger, asOf),
  );
}

/**
 * The years inside of a ledger of which it has neither facts nor entries, up to the last one for which something is sent: it
 * takes nothing to have happened in them. They do not matter where nothing was carried into them.
 *
 * @param years all years of the ledger, from its first to its last
 * @param sent the years for which something is sent, in their order
 * @param asOf what counts as today, ISO
 */
export function yearsBetween(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption[] {
  const told = yearsTold(ledger);
  const last = sent.at(-1)?.tax_year ?? 0;
  return years.slice(1).flatMap(({ tax_year }, at) => {
    const { carry } = years[at] as YearResult;
    if (tax_year > last || told.has(tax_year) || !hasAmounts(carry)) return [];
    return [missingYear(tax_year, carry, sent, ledger, asOf)];
  });
}

/** The years of which a ledger says something. */
export function yearsTold({ years, entries }: Ledger): ReadonlySet<number> {
  return new Set([
    ...Object.keys(years).map(Number),
    ...entries.flatMap((entry) => [
      ...(entry.date === null ? [] : [yearOf(entry.date)]),
      ...("for" in entry && typeof entry.for === "number" ? [entry.for] : []),
    ]),
  ]);
}

/** A year that is not in the ledger, with what is carried into it. Nothing is signed first if a form that is sent rests on it. */
function missingYear(
  year: number,
  carried: Carried,
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption {
  const isFelt = sent.some((right) => right.tax_year > year && restsOn(carried, right));
  return {
    tax_year: year,
    path: `years.${year}`,
    assumes:
      "there was no contribution, conversion, or distribution then, and the basis did not change. If that is so, add the year with nothing in it",
    ...((carried.basis ?? 0) > 0 && claimInGap(year, ledger, asOf)),
    ...(isFelt &&
      settleFirst(
        requiredInGap(year, ledger) === null
          ? `years.${year}: {}`
          : `years.${year}.required_distribution: <dollars, or 0>`,
      )),
  };
}

/**
 * The years of a ledger with a required distribution in which nothing came out, up to the last one for which something is
 * sent. What came out used up basis; a missed one bears a tax of its own (IRC 4974). The first one may wait until April of
 * the next year (IRC 401(a)(9)(C)).
 *
 * @param years all years of the ledger, from its first to its last
 * @param sent the years for which something is sent, in their order
 */
export function nothingTaken(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
): Assumption[] {
  const { owner, opening } = ledger;
  const told = yearsTold(ledger);
  const last = Math.min(
    sent.at(-1)?.tax_year ?? 0,
    owner.died === null ? Number.POSITIVE_INFINITY : yearOf(owner.died) - 1,
  );
  const first = Math.min(years[0]?.tax_year ?? last + 1, (opening?.year ?? Number.POSITIVE_INFINITY) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).flatMap((year) => {
    const carried = years.findLast(({ tax_year }) => tax_year < year)?.carry ?? opening;
    if (carried === null || (carried.basis ?? 0) <= 0 || !told.has(year)) return [];
    return isNothingTaken(year, ledger) ? [requiredUntaken(year, carried, sent, ledger)] : [];
  });
}

/** Whether a distribution was required in a year after the first such year, and nothing came out of the traditional IRAs. */
function isNothingTaken(year: number, { owner, years, entries }: Ledger): boolean {
  const { born, inherited_from } = owner;
  if (born === null || inherited_from !== null) return false;
  if (!isDistributionRequired(born, year) || !isDistributionRequired(born, year - 1)) return false;
  if (years[year - 1]?.year_end_value === 0 || years[year]?.required_distribution === 0) return false;
  return !entries.some(
    (entry) =>
      (entry.kind === "distribution" || entry.kind === "conversion") &&
      entry.ira !== "roth" &&
      entry.date !== null &&
      yearOf(entry.date) === year,
  );
}

/** What to say of a year in which a required distribution may have been missed. */
function requiredUntaken(
  year: number,
  carried: Carried,
  sent: readonly YearResult[],
  { owner: { born }, years }: Ledger,
): Assumption {
  const path = `years.${year}.required_distribution`;
  const required = years[year]?.required_distribution ?? null;
  const tax =
    "A missed required distribution bears a tax (section 4974). This package does not include it: complete the part of Form 5329 on excess accumulations, with the tax or the reason to waive it";
  if (required !== null)
    return {
      tax_year: year,
      path,
      assumes: "it was missed",
      says: `is ${inDollars(required)}, and the ledger has no distribution in ${year}. ${tax}.`,
    };
  const isFelt = sent.some((right) => right.tax_year > year && restsOn(carried, right));
  return {
    tax_year: year,
    path,
    assumes: "none was taken",
    says: `not in the ledger, which has no distribution in ${year} at age ${year - yearOf(born ?? "")}. If one was taken, add it: it used up basis. If none was taken, add the amount that was required, or 0 if nothing was. ${tax}.`,
    ...(isFelt && settleFirst(`${path}: <dollars, or 0>`)),
  };
}

/** What to say of a year that is not in the ledger and had a required distribution; null where it had none. */
function requiredInGap(year: number, { owner: { born, inherited_from } }: Ledger): string | null {
  // Inherited IRAs have required distributions of their own, which do not depend on this age.
  if (born === null || inherited_from !== null || !isDistributionRequired(born, year)) return null;
  return `not in the ledger. At age ${year - yearOf(born)}, a distribution from a traditional IRA was required in ${year}, and it used up basis. Add that year.`;
}

/** The same for a year before the ledger, whose refund has a last day of its own: it may lapse while the rest can wait. */
function claimInGap(
  year: number,
  ledger: Ledger,
  asOf: string,
): Pick<Assumption, "says" | "claim_until"> | null {
  const says = requiredInGap(year, ledger);
  if (says === null) return null;
  const until = claimUntil(year, asOf);
  if (until === null) return { says };
  return {
    says: `${says} If the ${year} distribution was taxed in full, a claim for ${year} can be mailed until ${longDate(until)}, or longer if the return was filed late.`,
    claim_until: until,
  };
}

/** The last day to claim a refund for a year whose return was filed in time, ISO; null when it has passed. */
function claimUntil(year: number, asOf: string): string | null {
  const until = refundDeadline(year, { date: earlyReturnCountsAs(year), paid_on: null });
  return until === null || until < asOf ? null : until;
}

/**
 * The years after the last one of a ledger that are over, where a required distribution used up basis: what is carried
 * forward is not settled without them.
 *
 * @param asOf what counts as today, ISO
 */
export function yearsAfter(last: YearResult | undefined, ledger: Ledger, asOf: string): Assumption[] {
  const { died } = ledger.owner;
  if (last === undefined || last.carry.basis <= 0) return [];
  // Without IRAs at the end of a year, nothing is required in the next one.
  if (ledger.years[last.tax_year]?.year_end_value === 0) return [];
  const over = yearOf(asOf) - 1;
  const end = died === null ? over : Math.min(over, yearOf(died) - 1);
  return Array.from({ length: Math.max(0, end - last.tax_year) }, (_, at) => last.tax_year + 1 + at).flatMap(
    (year) => {
      const says = requiredInGap(year, ledger);
      return says === null
        ? []
        : [
            {
              tax_year: year,
              path: `years.${year}`,
              assumes: "nothing came out of the IRAs then",
              says: `${says} The basis after ${last.tax_year} is not what is left now.`,
            },
          ];
    },
  );
}

/**
 * The years after the last one of a ledger that are over, of which nothing is known: what was not noticed in the years here
 * may have been missed in those too, and what is carried forward may be used up.
 *
 * @param asOf what counts as today, ISO
 */
export function yearsNotTold(last: YearResult | undefined, ledger: Ledger, asOf: string): Assumption[] {
  const { died } = ledger.owner;
  if (last === undefined || last.carry.basis <= 0) return [];
  const over = yearOf(asOf) - 1;
  const end = died === null ? over : Math.min(over, yearOf(died));
  const later = Array.from({ length: Math.max(0, end - last.tax_year) }, (_, at) => last.tax_year + 1 + at);
  const without = later.filter((year) => requiredInGap(year, ledger) === null);
  const claims = without
    .map((year) => ({ year, until: claimUntil(year, asOf) }))
    .find(({ until }) => until !== null);
  const those = without.length === 1 ? "that year" : "those years";
  const claim =
    claims === undefined
      ? ""
      : ` If a distribution or conversion of ${claims.year} was taxed in full, a claim can be mailed until ${longDate(claims.until ?? "")}, or longer if the return was filed late.`;
  return without.map((year) => ({
    tax_year: year,
    path: `years.${year}.later`,
    assumes: "nothing went into the IRAs or came out of them",
    says: `not in the ledger. If there was a contribution, conversion, or distribution, add ${those}: a Form 8606 may be missing or wrong there too, and the basis of ${inDollars(last.carry.basis)} after ${last.tax_year} is not what is left now.${claim}`,
    // A return that is not due yet is nothing to claim on.
    ...(year === claims?.year && earlyReturnCountsAs(year) < asOf && { claim_until: claims.until ?? "" }),
  }));
}

/**
 * Line 2 of a person's first form is 0 in a ledger without an opening: the instructions for line 2 ask for it only where no
 * form was required before.
 */
export function basisBefore(
  years: readonly YearResult[],
  { opening, owner, years: told }: Ledger,
): Assumption[] {
  const first = years.find(({ must_file, lines }) => must_file && lines["3"] !== undefined);
  if (opening !== null || owner.inherited_from !== null || first === undefined) return [];
  const { tax_year } = first;
  const filed = told[tax_year]?.filed?.lines?.["2"];
  if (filed !== undefined && filed !== null) return [];
  return [
    {
      tax_year,
      path: "opening.basis",
      assumes: "there was none",
      says: `not in the ledger, so line 2 of Form 8606 for ${tax_year} is 0. That is right if no nondeductible contribution was made before ${tax_year} (instructions for line 2). If one was, add the basis to the ledger.`,
    },
  ];
}

/** The years after the last one of a ledger that a package asks for: the basis carried forward is not settled. */
export function yearsAsked({
  years,
  assumed,
}: {
  readonly years: readonly { readonly tax_year: number }[];
  readonly assumed: readonly Assumption[];
}): number[] {
  const last = years.at(-1)?.tax_year ?? Number.POSITIVE_INFINITY;
  return assumed
    .filter(({ tax_year, path }) => tax_year > last && path === `years.${tax_year}`)
    .map(({ tax_year }) => tax_year);
}

function hasAmounts({ basis, roth_contributions, roth_conversions }: Carried): boolean {
  return (basis ?? 0) > 0 || (roth_contributions ?? 0) > 0 || (roth_conversions ?? []).length > 0;
}

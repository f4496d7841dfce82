import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { isDistributionRequired, requiredOf } from "../year/required-distribution.js";
import { type Assumption, settleFirst } from "./assumed/assumption.js";
import { whatCameOut, yearsTold } from "./missing-years.js";
import { type Carried, restsOn } from "./rests-on.js";

/**
 * The years of a ledger in which less came out than had to, up to the last one for which something is sent: what came out used up
 * basis, so nothing is signed before somebody says that nothing else did. A missed required distribution bears a tax of its own (IRC
 * 4974). The first one may wait until April of the next year (IRC 401(a)(9)(C)). In the year of death the beneficiaries take the rest
 * (Publication 590-B, Distributions in the year of the owner's death).
 *
 * @param years all years of the ledger, from its first to its last
 * @param sent the years for which something is sent, in their order
 */
export function requiredUntaken(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
): Assumption[] {
  const { owner, opening } = ledger;
  const told = yearsTold(ledger);
  const last = Math.min(
    sent.at(-1)?.tax_year ?? 0,
    owner.died === null ? Number.POSITIVE_INFINITY : yearOf(owner.died),
  );
  const first = Math.min(years[0]?.tax_year ?? last + 1, (opening?.year ?? Number.POSITIVE_INFINITY) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).flatMap((year) => {
    const carried = years.findLast(({ tax_year }) => tax_year < year)?.carry ?? opening;
    if (carried === null || (carried.basis ?? 0) <= 0 || !told.has(year) || !isShort(year, ledger)) return [];
    if (owner.died !== null && yearOf(owner.died) === year) return leftToBeneficiaries(year, ledger);
    if (ledger.years[year]?.no_other_distribution === true) return [missed(year, ledger)];
    return [whatElseCameOut(year, carried, sent, ledger)];
  });
}

/** Whether less came out of the traditional IRAs than was required, in a year after the first such year. */
function isShort(year: number, ledger: Ledger): boolean {
  const { owner, years } = ledger;
  const { born, inherited_from } = owner;
  if (born === null || inherited_from !== null) return false;
  // A year before may have been waived: IRC 401(a)(9)(I).
  const before = [year - 1, year - 2];
  if (!isDistributionRequired(born, year) || !before.some((each) => isDistributionRequired(born, each)))
    return false;
  if (years[year - 1]?.year_end_value === 0) return false;
  const required = requiredIn(year, ledger);
  const out = cameOut(year, ledger);
  if (required === null || required === 0) return out === 0;
  return required - out >= ONE_DOLLAR;
}

/** What was required in a year, in cents: what the ledger gives, else by the value at the end of the year before; null when unknown. */
function requiredIn(year: number, ledger: Ledger): Cents | null {
  const required = requiredOf(ledger, year, ledger.years[year - 1]?.year_end_value ?? null);
  if (required === null || !isByTable(year, ledger)) return required;
  return Math.round(required / ONE_DOLLAR) * ONE_DOLLAR;
}

/** Whether the ledger does not have the required distribution itself, which the Uniform Lifetime Table gives then. */
function isByTable(year: number, { years }: Ledger): boolean {
  return (years[year]?.required_distribution ?? null) === null;
}

const ONE_DOLLAR = 100;

/**
 * What came out. Of a rollover or a conversion, the required part counts as a distribution (IRC 408(d)(3)(E); Reg. 1.408A-4, A-6), so
 * it was not missed. Of a conversion the ledger has to say so first (`notAsEntered`).
 */
function cameOut(year: number, ledger: Ledger): Cents {
  return (["distribution", "rollover", "conversion"] as const).reduce(
    (sum, kind) => sum + sumOf(year, ledger, kind),
    0,
  );
}

function sumOf(year: number, { entries }: Ledger, kind: "distribution" | "conversion" | "rollover"): Cents {
  return entries
    .filter(
      (entry): entry is EntryOf<"distribution" | "conversion" | "rollover"> =>
        entry.kind === kind && entry.ira !== "roth" && entry.date !== null && yearOf(entry.date) === year,
    )
    .reduce((sum, { amount }) => sum + amount, 0);
}

const TAX =
  "A missed required distribution bears a tax (section 4974). This package does not include it: complete the part of Form 5329 on excess accumulations, with the tax or the reason to waive it";

/** What to ask of a year in which something may have come out that is not in the ledger. */
function whatElseCameOut(
  year: number,
  carried: Carried,
  sent: readonly YearResult[],
  ledger: Ledger,
): Assumption {
  const isFelt = sent.some((right) => right.tax_year >= year && restsOn(carried, right));
  return {
    tax_year: year,
    path: `years.${year}.no_other_distribution`,
    assumes: "nothing else did",
    says: `${found(year, ledger)}. What came out used up basis. Add each distribution, from Form 1099-R or the account statements; or add that there was no other. ${TAX}.`,
    ...(isFelt && settleFirst(...whatCameOut(year))),
  };
}

/** What the ledger has of it, beside what was required. */
function found(year: number, ledger: Ledger): string {
  const required = requiredIn(year, ledger);
  if (required)
    return `not complete in the ledger, which has ${whatIsThere(year, ledger)} in ${year}, while ${inDollars(required)} was required${byTable(year, ledger)}`;
  const age = `at age ${year - yearOf(ledger.owner.born ?? "")}`;
  if (required === 0)
    return `nothing by the ledger, which says that nothing was required in ${year}. That is so ${age} only if the traditional IRAs were empty on December 31 of ${year - 1}, and the ledger does not have that`;
  return `not in the ledger, which has no distribution in ${year}, although one was required ${age}`;
}

function whatIsThere(year: number, ledger: Ledger): string {
  const out = cameOut(year, ledger);
  const converted = sumOf(year, ledger, "conversion") > 0 ? " and conversions" : "";
  return out === 0 ? "no distribution" : `only ${inDollars(out)} of distributions${converted}`;
}

/** Where a required amount comes from that the ledger does not have. */
function byTable(year: number, ledger: Ledger): string {
  if (!isByTable(year, ledger)) return "";
  return ` by the Uniform Lifetime Table and the value on December 31, ${year - 1}. If another table applied, add the required distribution`;
}

/** What to say of a year in which a required distribution was missed. */
function missed(year: number, ledger: Ledger): Assumption {
  const required = requiredIn(year, ledger);
  const has = whatIsThere(year, ledger);
  const age = year - yearOf(ledger.owner.born ?? "");
  return {
    tax_year: year,
    path: `years.${year}.required_distribution`,
    assumes: "it was missed",
    says: required
      ? `is ${inDollars(required)}${byTable(year, ledger)}${isByTable(year, ledger) ? ". The ledger" : ", and the ledger"} has ${has} in ${year}. ${TAX}.`
      : `was due at age ${age}, unless the traditional IRAs were empty on December 31 of ${year - 1}, and the ledger has ${has} in ${year}. ${TAX}.`,
  };
}

/** What of the required distribution of the year of death the owner did not take: it is the beneficiaries', and not on this form. */
function leftToBeneficiaries(year: number, ledger: Ledger): Assumption[] {
  const required = requiredIn(year, ledger);
  if (!required) return [];
  return [
    {
      tax_year: year,
      path: `years.${year}.required_distribution`,
      assumes: "the beneficiaries took the rest",
      says: `is ${inDollars(required)}${byTable(year, ledger)}. The ledger has ${whatIsThere(year, ledger)} before the death in ${year}. If the owner took more, add it. Otherwise the beneficiaries had to take the other ${inDollars(required - cameOut(year, ledger))}, and it is on their returns (Publication 590-B, on distributions in the year of the owner's death). If it was missed, they may owe a tax (section 4974).`,
    },
  ];
}

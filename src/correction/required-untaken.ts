import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { isDistributionRequired } from "../year/required-distribution.js";
import { type Assumption, settleFirst } from "./assumed/assumption.js";
import { whatCameOut, yearsTold } from "./missing-years.js";
import { type Carried, restsOn } from "./rests-on.js";

/**
 * The years of a ledger in which less came out than had to, up to the last one for which something is sent: what came out used up
 * basis, so nothing is signed before somebody says that nothing else did. A missed required distribution bears a tax of its own (IRC
 * 4974). The first one may wait until April of the next year (IRC 401(a)(9)(C)).
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
    owner.died === null ? Number.POSITIVE_INFINITY : yearOf(owner.died) - 1,
  );
  const first = Math.min(years[0]?.tax_year ?? last + 1, (opening?.year ?? Number.POSITIVE_INFINITY) + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).flatMap((year) => {
    const carried = years.findLast(({ tax_year }) => tax_year < year)?.carry ?? opening;
    if (carried === null || (carried.basis ?? 0) <= 0 || !told.has(year) || !isShort(year, ledger)) return [];
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
  const required = years[year]?.required_distribution ?? null;
  const out = distributed(year, ledger);
  return required === null || required === 0
    ? out + converted(year, ledger) === 0
    : required - out >= ONE_DOLLAR;
}

const ONE_DOLLAR = 100;

function distributed(year: number, ledger: Ledger): Cents {
  return sumOf(year, ledger, "distribution");
}

function converted(year: number, ledger: Ledger): Cents {
  return sumOf(year, ledger, "conversion");
}

function sumOf(year: number, { entries }: Ledger, kind: "distribution" | "conversion"): Cents {
  return entries
    .filter(
      (entry): entry is EntryOf<"distribution" | "conversion"> =>
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
  const isFelt = sent.some((right) => right.tax_year > year && restsOn(carried, right));
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
  const required = ledger.years[year]?.required_distribution ?? null;
  const out = distributed(year, ledger);
  if (required) {
    const has = out === 0 ? "no distribution" : `only ${inDollars(out)} of distributions`;
    return `not complete in the ledger, which has ${has} in ${year}, while ${inDollars(required)} was required`;
  }
  const age = `at age ${year - yearOf(ledger.owner.born ?? "")}`;
  if (required === 0)
    return `nothing by the ledger, which says that nothing was required in ${year}. That is so ${age} only if the traditional IRAs were empty on December 31 of ${year - 1}, and the ledger does not have that`;
  return `not in the ledger, which has no distribution in ${year}, although one was required ${age}`;
}

/** What to say of a year in which a required distribution was missed. */
function missed(year: number, ledger: Ledger): Assumption {
  const required = ledger.years[year]?.required_distribution ?? null;
  const out = distributed(year, ledger);
  const has = out === 0 ? "no distribution" : `only ${inDollars(out)} of distributions`;
  const age = year - yearOf(ledger.owner.born ?? "");
  return {
    tax_year: year,
    path: `years.${year}.required_distribution`,
    assumes: "it was missed",
    says: required
      ? `is ${inDollars(required)}, and the ledger has ${has} in ${year}. ${TAX}.`
      : `was due at age ${age}, unless the traditional IRAs were empty on December 31 of ${year - 1}, and the ledger has ${has} in ${year}. ${TAX}.`,
  };
}

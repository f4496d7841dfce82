import { yearOf } from "../../ledger/date.js";
import { nondeductible } from "../../lines/part1-entered.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { total, totalLeft } from "../../year/facts.js";
import { differ, filedLine, wasFormFiled } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * A contribution belongs on the form of the year it was for, a conversion on that of the year it was made in. Filed
 * forms often follow the year of the deposit, or put both steps on one form.
 */
export const wrongYear = {
  code: "wrong_year",
  catches: "a filed form that has a contribution or conversion of another year",
  explanation: `A contribution belongs on the form for the year it was for, whenever you made it. A conversion belongs on the form for the year you made it. Money contributed the next spring is on line 1 of the older form, and on line 4 if that year had a distribution or a conversion. The conversion is on the newer form, whose line 2 has the basis.

Putting both on one form is the usual mistake in a backdoor that runs a year behind. Both forms are then wrong, though often no tax changes.`,
  check: eachYear((y) => contributionByDeposit(y) ?? conversionOfNextYear(y)),
} as const satisfies Rule;

const SOURCE = "Form 8606, lines 1, 4 and 16; IRC 219(f)(3) and 408A(d)(3)";

function contributionByDeposit(y: YearInReview) {
  const { before, form, info, year } = y;
  const early = before ? paidIn(before, year) : 0;
  const late = paidIn(y, year + 1);
  if (early === 0 && late === 0) return undefined;
  const filed = filedLine(info, "1");
  if (filed === undefined) {
    if (early === 0 || info?.filed?.lines || !wasFormFiled(info)) return undefined;
    return {
      tax_year: year,
      lacks: `years.${year}.filed.lines`,
      whether:
        "whether the form as filed has the contribution in the year it was for or in the year of the deposit",
      source: SOURCE,
    } as const;
  }
  const right = form.round(Math.max(0, total(nondeductible(form))));
  if (!differ(filed, right) || differ(filed, right + early - late)) return undefined;
  const first = early > 0 ? year - 1 : year;
  const parts = [
    early > 0 &&
      `${inDollars(early)} of it was for ${year - 1} and belongs on line 1 of the ${year - 1} form${before?.form.lines["4"] ? " (and on its line 4)" : ""}`,
    late > 0 && `${inDollars(late)} paid in during ${year + 1} for ${year} is missing`,
  ].filter((part) => part !== false);
  return {
    tax_year: year,
    severity: "error",
    message: `Line 1 of your ${year} form as filed is ${inDollars(filed)}, which is what you paid in during ${year}. ${parts.join("; ")}. The right line 1 for ${year} is ${inDollars(right)}.`,
    fix: `Correct the forms for ${first} and ${first + 1}. If line 14 of the right ${first + 1} form differs from the one you filed, use the right one for line 2 of your next form.`,
    source: SOURCE,
  } as const;
}

/** What was contributed for a year on days of another, in cents. */
function paidIn({ facts }: YearInReview, in_: number): Cents {
  let sum = 0;
  for (const { date, left } of facts.deposits) if (left > 0 && yearOf(date) === in_) sum += left;
  return sum;
}

function conversionOfNextYear({ after, facts, info, form, year }: YearInReview) {
  if (!after || !info?.filed?.lines) return undefined;
  const filed = filedLine(info, "16") ?? filedLine(info, "8");
  if (!filed) return undefined;
  const right = form.round(totalLeft(facts.conversions));
  const next = form.round(totalLeft(after.facts.conversions));
  if (next === 0 || !differ(filed, right) || differ(filed, right + next)) return undefined;
  return {
    tax_year: year,
    severity: "error",
    message: `Line 16 of your ${year} form as filed is ${inDollars(filed)}, which includes the ${inDollars(next)} you converted in ${year + 1}. A conversion belongs to the year you made it: line 16 for ${year} is ${inDollars(right)}, and for ${year + 1} it is ${inDollars(next)}.`,
    fix: `Correct the forms for ${year} and ${year + 1}: the contribution stays on the first, and the conversion goes on the second.`,
    source: SOURCE,
  } as const;
}

import { penaltyOverstated } from "../../data/law.js";
import { nondeductible } from "../../lines/part1-entered.js";
import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { filedLine, overstatedLine1, wasFormFiled } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A filed line 1 above the right one bears a penalty; a wrong line 2 or 14 does not. */
export const overstatedContribution = {
  code: "overstated_contribution",
  catches: "a filed line 1 that is too high",
  explanation: `Line 1 is your nondeductible contributions for the year. Employer money in a SEP or SIMPLE IRA, rollovers and deducted contributions often end up there by mistake. A wrong line 2 or 14 alone bears no penalty.

The IRS may bill a penalty for each year in which line 1 is too high, unless you had reasonable cause. Do not pay it unless the IRS bills it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { info, form, year } = y;
  if (!info?.filed) return undefined;
  const filed = filedLine(info, "1");
  if (filed === undefined) {
    if (!wasFormFiled(info) || info.filed.lines || total(nondeductible(form)) <= 0) return undefined;
    return {
      tax_year: year,
      lacks: `years.${year}.filed.lines`,
      whether: "whether line 1 of the form as filed is right",
      source: SOURCE,
    };
  }
  const over = overstatedLine1(y);
  if (over === 0) return undefined;
  return {
    tax_year: year,
    severity: "error",
    message: `Line 1 of your ${year} form as filed is ${inDollars(filed)}; the right amount is ${inDollars(filed - over)}. It is ${inDollars(over)} too high. The IRS may bill a penalty of ${inDollars(penaltyOverstated)}, unless you had reasonable cause.`,
    fix: `Correct the ${year} form before the IRS finds the error, and explain the reason. Do not pay the penalty unless the IRS bills it.`,
    source: SOURCE,
  };
}

const SOURCE = "IRC 6693(b)(1); Form 8606, line 1";

import { penaltyOverstated } from "../../data/law.js";
import { nondeductible } from "../../lines/part1-amounts.js";
import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import { filedLine, overstatedLine1, wasFormFiled } from "../filed.js";
import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A filed line 1 above the right one bears a penalty; a wrong line 2 or 14 does not. */
export const overstatedContribution = {
  code: "overstated_contribution",
  catches: "a filed line 1 above the right one",
  explanation: `A penalty is due for each year in which line 1 states more nondeductible contributions than were made, unless there was reasonable cause. It is for line 1 alone: a wrong line 2 or 14 bears none. Employer money to a SEP or SIMPLE IRA, rollovers and deducted contributions are what most often stands on line 1 by mistake.`,
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
      whether: "whether line 1 of the filed form is right",
      source: SOURCE,
    };
  }
  const over = overstatedLine1(y);
  if (over === 0) return undefined;
  return {
    tax_year: year,
    severity: "error",
    message: `Line 1 of the ${year} form as filed is ${inDollars(filed)}, the right one ${inDollars(filed - over)}: it is overstated by ${inDollars(over)}. The penalty for that is ${inDollars(penaltyOverstated)} unless there was reasonable cause.`,
    fix: `Correct the ${year} form before the IRS finds it, with the reason for the error; the penalty is never sent in advance.`,
    source: SOURCE,
  };
}

const SOURCE = "IRC 6693(b)(1); Form 8606, line 1";

import { filingReasons } from "../../lines/filing.js";
import { filingDeadline } from "../../year/limitation.js";
import type { YearRule } from "../year-in-review.js";

/** Where the return itself is missing, a form by itself is not enough. */
export const noReturnFiled: YearRule = ({ info, asOf, work, year }) => {
  const filed = info?.filed;
  if (!filed || filed.return === true || filed.date !== null) return undefined;
  if (asOf !== null && asOf <= filingDeadline(year, info)) return undefined;
  if (filed.return === null && filed.form_8606 !== false) return undefined;
  if (filingReasons(work).length === 0) return undefined;
  if (filed.return === null) {
    return {
      code: "no_return_filed",
      tax_year: year,
      lacks: `years.${year}.filed.return`,
      whether: "whether a return was filed, to which the missing Form 8606 belongs",
      source: SOURCE,
    };
  }
  return {
    code: "no_return_filed",
    tax_year: year,
    severity: "error",
    message: `No return was filed for ${year}. If one was required, what is missing is the whole delinquent return, with Form 8606 in it; the time to assess tax for the year has not begun to run.`,
    fix: `If a return was required, file it with Form 8606 attached. If none was, send Form 8606 by itself, with the address filled in and signed.`,
    source: SOURCE,
  };
};

const SOURCE = "Instructions for Form 8606, When and Where To File; IRC 6012 and 6501(c)(3)";

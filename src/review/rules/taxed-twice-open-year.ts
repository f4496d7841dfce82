import { form1040 } from "../../lines/form-1040.js";
import { inDollars, longDate } from "../../text/wording.js";
import { refundDeadline } from "../../year/deadlines.js";
import type { Found } from "../check-result.js";
import { amendedReturn, isPensionLikely, lacksForm8915, wasFormFiled, wrongReturn } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/**
 * A conversion or distribution that went on the return as taxable though basis made it free, in a year whose refund can
 * still be claimed. The most common of all mistakes, and the one that a day ends.
 */
export const taxedTwiceOpenYear = {
  code: "taxed_twice_open_year",
  catches: "a nontaxable amount, such as basis, that was taxed in a year whose refund can still be claimed",
  explanation: `This is the most common error. Form 1099-R shows the whole conversion or distribution as taxable, because the custodian does not know your basis. Without Form 8606 the return taxes all of it: once when you earned it, and again when it came out.

Form 1040-X with the right Form 8606 brings the tax back, if you file by the day this finding names. Send earlier missing forms with it, the oldest first, because each line 2 comes from the form before it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { asOf, info, year } = y;
  if (asOf === null || !info?.filed) return undefined;
  const taxed = wrongReturn(y);
  if (!taxed) return lackOfReturn(y);
  if (taxed.over <= 0) return undefined;
  const deadline = refundDeadline(year, info.filed);
  if (deadline === null) {
    return {
      tax_year: year,
      severity: "warning",
      lacks: `years.${year}.filed.date`,
      whether: "until when you can claim a refund of the tax on basis",
      source: SOURCE,
    };
  }
  if (deadline < asOf) return undefined;
  const form = wasFormFiled(info) === false ? ". You filed no Form 8606" : "";
  return {
    tax_year: year,
    severity: "error",
    message: `${taxed.words}${form}. You can claim a refund of the tax on ${inDollars(taxed.over)} until ${longDate(deadline)}.`,
    fix: `File ${amendedReturn(y)} by ${longDate(deadline)}. The refund is limited to the tax paid in the three years, and any extension, before the claim.${taxed.ask}`,
    source: SOURCE,
  };
}

const SOURCE = "IRC 6511(a) and 6513(a); Instructions for Form 8606, Amending Form 8606";

/** What would tell: the income from Form 8915, or line 4b where a nontaxable part has no Form 8606. */
function lackOfReturn(y: YearInReview) {
  const { info, form, year } = y;
  if (!y.returnIsTold && lacksForm8915(y))
    return isPensionLikely(y)
      ? lackOfPension(year)
      : ({
          tax_year: year,
          lacks: `years.${year}.form_8915`,
          whether: "whether line 4b of the return is right",
          source: "Instructions for Form 8606, lines 15b and 25b; Instructions for Form 8915-F",
        } as const);
  if (wasFormFiled(info) !== false || info?.filed?.return === false) return undefined;
  if ((info?.filed?.form_1040?.["4b"] ?? null) !== null) return undefined;
  const free = (form.lines["13"] ?? form.lines["17"] ?? 0) > 0 || form.parts.III;
  if (!free || form1040(form)["4a"] === form1040(form)["4b"]) return undefined;
  return {
    tax_year: year,
    lacks: `years.${year}.filed.form_1040`,
    whether: "whether the return taxed what your basis makes nontaxable",
    source: SOURCE,
  } as const;
}

/** Line 4b above line 4a on a return that has pensions on these lines: no Form 8915 explains it. */
function lackOfPension(year: number) {
  return {
    tax_year: year,
    lacks: `years.${year}.filed.form_1040`,
    fact: `lines 4a and 4b of your ${year} return without pensions and annuities, which were on them too`,
    whether: "whether line 4b of the return is right",
    source: `Form 1040 (${year}), lines 4a and 4b`,
  } as const;
}

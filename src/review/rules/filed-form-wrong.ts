import { penaltyFormNotFiled } from "../../data/law.js";
import { yearResult } from "../../lines/result.js";
import { inDollars } from "../../text/wording.js";
import { type BasisEffect, basisEffects, isKnockOn } from "../basis-of-record.js";
import type { Found, Remark } from "../check-result.js";
import { filedLine, wasFormFiled } from "../filed.js";
import { compareLines, differencesInWords, type LineDifference } from "../filed-lines.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/** Any line of a form as filed that is not the right one: what `correct` calls wrong. */
export const filedFormWrong = {
  code: "filed_form_wrong",
  catches: "a filed Form 8606 with a wrong line",
  explanation: `Each line of your form as filed is compared with the right line. A blank line counts as zero, and a difference of a dollar or more counts as an error. Only the lines you entered are compared, so enter as many lines of the form as you can.

A wrong line can cost tax even when the return for that year was right. Line 14 becomes line 2 of your next form: too high, and basis is used twice; too low, and money is taxed twice.

File a corrected Form 8606 with Form 1040-X. If only the basis carried forward was wrong because an earlier form was wrong, correct the earlier form first. When no tax changes, many preparers then use the right line 2 on the next form they file.`,
  check,
} as const satisfies Rule;

function check(ledger: LedgerInReview): Found {
  const found: Remark[] = [];
  let effects: BasisEffect[] | undefined;
  for (const [at, y] of ledger.years.entries()) {
    const lines = y.info?.filed?.lines;
    if (!lines || !wasFormFiled(y.info)) continue;
    const right = yearResult(y.asFiled);
    const differences = right.must_file ? compareLines(lines, right, y.inCents) : [];
    if (differences.length === 0) continue;
    effects ??= basisEffects(ledger);
    found.push(remark(y, differences, isKnockOn(differences, effects[at])));
  }
  return found;
}

function remark(y: YearInReview, differences: readonly LineDifference[], knockOn: boolean): Remark {
  const { year, asFiled, info } = y;
  const handsOn = differences.some(({ line }) => line === "14");
  const unreported = (asFiled.form.lines["1"] ?? 0) > 0 && filedLine(info, "1") === 0;
  const penalty = unreported
    ? ` Because line 1 does not report your nondeductible contribution, the IRS may bill a penalty of ${inDollars(penaltyFormNotFiled)}, unless you had reasonable cause.`
    : "";
  return {
    tax_year: year,
    severity: "error",
    message: `Form 8606 for ${year} as filed was wrong: ${differencesInWords(differences)}.${
      knockOn ? " The error comes from an earlier form." : ""
    }${penalty}`,
    fix: knockOn
      ? `Correct the earlier form first. If no tax changes for ${year}, you may use the right line 2 on the next form you file; otherwise file a corrected Form 8606 for ${year} with Form 1040-X.`
      : `File a corrected Form 8606 for ${year} with Form 1040-X.${handsOn ? " Use its line 14 as line 2 of your next form." : ""}`,
    source: "Instructions for Form 8606, Amending Form 8606",
  };
}

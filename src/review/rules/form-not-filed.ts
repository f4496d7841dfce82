import { penaltyFormNotFiled } from "../../data/law.js";
import { lineLabel, returnLabels } from "../../data/printed-form.js";
import { filingReasons, reasons as filingWords } from "../../lines/filing.js";
import { openForm8915 } from "../../lines/form-8915.js";
import { yearResult } from "../../lines/result.js";
import { inDollars, listed, longDate } from "../../text/wording.js";
import { assessmentDeadline, filingDeadline, refundDeadline } from "../../year/deadlines.js";
import { isFormInDoubt } from "../above-limit.js";
import type { Found, Remark } from "../check-result.js";
import { lacksForm8915, rightReturn, sixYears, type Taxed, wasFormFiled, wronglyTaxed } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A year that required Form 8606 and has none on record. A missing form does not lose the basis; it costs proof. */
export const formNotFiled = {
  code: "form_not_filed",
  catches: "a year that needs Form 8606 and has none on record",
  explanation: `You need Form 8606 for every year with a nondeductible contribution, a conversion, a distribution while you have basis, or a nonqualified Roth distribution, even if it changes no tax.

A missing form does not lose the basis. File it late: by itself if the return was right, or with Form 1040-X if the taxable amount was wrong and can still be changed. Each year has its own form. Start with the oldest, because each line 14 becomes the next line 2.

The IRS may bill a penalty for each year with an unreported nondeductible contribution, unless you had reasonable cause. Do not pay it unless the IRS bills it.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const { info, asOf, form, year } = y;
  const filed = wasFormFiled(info);
  if (filed || (filed === null && asOf === null)) return undefined;
  const due = filingDeadline(y.ledger, year);
  const early = asOf !== null && asOf <= due;
  const isReturnIn =
    filed === false && info?.filed?.return === true && asOf !== null && asOf > `${year}-12-31`;
  if (early && !isReturnIn) return undefined;
  const reasons = filingReasons(form);
  if (reasons.length === 0) return undefined;
  if (filed === null) {
    return {
      tax_year: year,
      lacks: `years.${year}.filed.form_8606`,
      whether: "whether you filed the required Form 8606",
      source: SOURCE,
    };
  }
  if (early) return notInEarlyReturn(year, due);
  if (isFormInDoubt(yearResult(y.done), info)) return inDoubt(y);
  const penalty = form.lines["1"]
    ? `The IRS may bill a penalty of ${inDollars(penaltyFormNotFiled)}, unless you had reasonable cause.`
    : "There is no penalty, because you made no nondeductible contribution.";
  return {
    tax_year: year,
    severity: "error",
    message: `You did not file Form 8606 for ${year}, and it was required for ${listed(reasons.map((reason) => filingWords[reason].short))}. ${atRisk(y)}. ${penalty}`,
    fix: howToFile(y),
    source: SOURCE,
  };
}

/** The form is required for contributions above the limit alone, and they may not belong on line 1. */
function inDoubt(y: YearInReview): Remark {
  const { year } = y;
  return {
    tax_year: year,
    severity: "warning",
    message: `You did not file Form 8606 for ${year}. It was required only if your contributions above the limit belong on line 1. If it was, the IRS may bill a penalty of ${inDollars(penaltyFormNotFiled)}, unless you had reasonable cause.`,
    fix: `Read the instructions for line 1 first, and decide whether that amount belongs there. If it does, say so in the ledger (line_1_above_limit). ${howToFile(y)}`,
    source: SOURCE,
  };
}

/** The return went in without the form, and its due date has not passed. */
function notInEarlyReturn(year: number, due: string): Remark {
  return {
    tax_year: year,
    severity: "error",
    message: `You filed your ${year} return without Form 8606, and you need the form for ${year}. You still have time to add it: nothing is late until ${longDate(due)}.`,
    fix: `File a complete superseding return for ${year}, with Form 8606, by ${longDate(due)}.`,
    source: "Haggar Co. v. Helvering, 308 U.S. 389; Instructions for Form 8606, When and Where To File",
  };
}

const SOURCE =
  "IRC 408(o)(4) and 6693(b)(2); Instructions for Form 8606, Who Must File and Penalty for Not Filing";

const OLDEST = "Start with the oldest year.";

/** What the missing form supports. */
function atRisk({ year, form: { lines, broughtForward } }: YearInReview): string {
  const basis = lines["3"] ?? lines["17"] ?? 0;
  if (basis > 0)
    return `It supports ${inDollars(basis)} of basis (line ${lines["3"] === undefined ? 17 : 3})`;
  if (lines["22"])
    return `It supports ${inDollars(lines["22"])} of Roth contributions (line ${lineLabel("22", year) ?? 22})`;
  return broughtForward.basis > 0
    ? `It supports ${inDollars(broughtForward.basis)} of basis`
    : "No basis depends on it";
}

/** By itself when the return was right or can no longer be changed, with Form 1040-X while line 4b can be. */
function howToFile(y: YearInReview): string {
  const { info, asOf, year } = y;
  if (info?.filed?.return === false && info.filed.required === false)
    return `Send the ${year} Form 8606 by itself, signed and with your address filled in: you did not have to file a return. ${OLDEST}`;
  if (info?.filed?.return === false)
    return `File it with the ${year} return, which is also late. If you did not have to file a return, send the form by itself, signed.`;
  const alone = `Send the ${year} Form 8606 by itself, signed and with your address filled in`;
  const label = returnLabels(year)["4b"];
  if ((info?.filed?.form_1040?.["4b"] ?? null) === null) {
    const end = refundDeadline(year, info?.filed ?? null);
    if (end !== null && asOf !== null && end < asOf)
      return `${alone}. The time to change the return ended on ${longDate(end)}. ${OLDEST}`;
    const isAlone = info?.filing_status === "married_joint" && !y.onSameReturn;
    const all = y.onSameReturn
      ? ", for all IRAs on it together"
      : isAlone
        ? ", plus what your spouse's IRAs add"
        : "";
    const more = openForm8915(y.form) === null ? "" : ", plus the income from Form 8915";
    const right = `${inDollars(rightReturn(y)["4b"])}${all}${more}`;
    return `${alone}, if line ${label} of your return shows ${right}. If it shows another amount, send the form with Form 1040-X. ${OLDEST}`;
  }
  if (lacksForm8915(y))
    return `${alone}, if line ${label} of your return shows ${inDollars(rightReturn(y)["4b"])} plus the income from Form 8915. If it shows another amount, send the form with Form 1040-X. ${OLDEST}`;
  const taxed = wronglyTaxed(y);
  if (!taxed) return `${alone}: line ${label} of your return was right. ${OLDEST}`;
  if (taxed.over < 0) return howToPay(y, alone, taxed);
  const until = refundDeadline(year, info?.filed ?? null);
  if (until !== null && asOf !== null && until < asOf)
    return `${alone}: line ${label} was wrong, but the time to change the return ended on ${longDate(until)}. ${OLDEST}`;
  return `Send the ${year} Form 8606 with Form 1040-X${until === null ? "" : ` by ${longDate(until)}`}. Line ${label} as filed is ${inDollars(taxed.filed)}; the right amount is ${inDollars(taxed.right)}.${taxed.ask}`;
}

/** Tax that is owed has no last day to be paid: the sooner the better, as long as it can be assessed (IRC 6501(a), (e)). */
function howToPay(y: YearInReview, alone: string, { filed, right, over }: Taxed): string {
  const { info, asOf, year } = y;
  const label = returnLabels(year)["4b"];
  const until = assessmentDeadline(year, info?.filed ?? null);
  if (until !== null && asOf !== null && until < asOf) {
    const longer = sixYears(y, -over);
    return `${alone}: line ${label} was too low, but the time to assess more tax ended on ${longDate(until)}. ${longer ?? OLDEST}`;
  }
  return `Send the ${year} Form 8606 with Form 1040-X, and pay the tax with interest, as soon as you can. Line ${label} as filed is ${inDollars(filed)}; the right amount is ${inDollars(right)}.`;
}

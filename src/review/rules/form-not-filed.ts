import { penaltyFormNotFiled } from "../../data/law.js";
import { lineLabel } from "../../data/printed-form.js";
import { filingReasons, reasons as filingWords } from "../../lines/filing.js";
import { form1040 } from "../../lines/form-1040.js";
import { inDollars, listed, longDate } from "../../text/wording.js";
import { assessmentDeadline, filingDeadline, refundDeadline } from "../../year/limitation.js";
import { sixYears, type Taxed, wasFormFiled, wronglyTaxed } from "../filed.js";
import type { Found, Remark } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A year that required Form 8606 and has none on record. A missing form does not lose the basis; it costs proof. */
export const formNotFiled = {
  code: "form_not_filed",
  catches: "a year that required Form 8606 and has none on record",
  explanation: `Form 8606 is required for every year with a nondeductible contribution, a conversion, a distribution with basis, or a Roth distribution that is not qualified, even when no tax depends on it. The penalty is for unreported nondeductible contributions, each year, unless there was reasonable cause; it is never sent in advance.

A missing form does not lose the basis. It is filed late: by itself when the return was right, with Form 1040-X when line 4b was not and can still be changed. Every year has its own form, the oldest first, and each line 14 is the next line 2.`,
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
      whether: "whether the required Form 8606 was filed",
      source: SOURCE,
    };
  }
  if (early) return notInEarlyReturn(year, due);
  const penalty = form.lines["1"]
    ? `the penalty for it is ${inDollars(penaltyFormNotFiled)} unless there was reasonable cause`
    : "there is no penalty for it, since nothing nondeductible was contributed";
  return {
    tax_year: year,
    severity: "error",
    message: `Form 8606 was required for ${year} (${listed(reasons.map((reason) => filingWords[reason].short))}) and was not filed. ${atRisk(y)}; ${penalty}.`,
    fix: howToFile(y),
    source: SOURCE,
  };
}

/** The return went in without the form, and its due date has not passed. */
function notInEarlyReturn(year: number, due: string): Remark {
  return {
    tax_year: year,
    severity: "error",
    message: `You filed your ${year} return without Form 8606, which you need for ${year}. You still have time to add it: nothing is late until ${longDate(due)}.`,
    fix: `File a complete superseding return for ${year}, with Form 8606, by ${longDate(due)}.`,
    source: "Haggar Co. v. Helvering, 308 U.S. 389; Instructions for Form 8606, When and Where To File",
  };
}

const SOURCE =
  "IRC 408(o)(4) and 6693(b)(2); Instructions for Form 8606, Who Must File and Penalty for Not Filing";

/** What stands on the missing form. */
function atRisk({ year, form: { lines, broughtForward } }: YearInReview): string {
  const basis = lines["3"] ?? lines["17"] ?? 0;
  if (basis > 0)
    return `Basis of ${inDollars(basis)} (line ${lines["3"] === undefined ? 17 : 3}) rests on it`;
  if (lines["22"])
    return `Roth contributions of ${inDollars(lines["22"])} (line ${lineLabel("22", year) ?? 22}) rest on it`;
  return broughtForward.basis > 0
    ? `Basis of ${inDollars(broughtForward.basis)} rests on it`
    : "No basis rests on it";
}

/** By itself when the return was right or can no longer be changed, with Form 1040-X while line 4b can be. */
function howToFile(y: YearInReview): string {
  const { info, asOf, form, year } = y;
  if (info?.filed?.return === false)
    return `File it with the ${year} return, which is late itself; by itself, signed, if no return was required.`;
  const alone = `Send the ${year} Form 8606 by itself, with the address filled in and signed`;
  if ((info?.filed?.form_1040?.["4b"] ?? null) === null) {
    const end = refundDeadline(year, info?.filed ?? null);
    if (end !== null && asOf !== null && end < asOf)
      return `${alone}: the time to change the return ended on ${end}. Oldest year first.`;
    const right = inDollars(form1040(form)["4b"]);
    return `${alone}, when line 4b of the return had ${right}; with Form 1040-X when it had something else. Oldest year first.`;
  }
  const taxed = wronglyTaxed(y);
  if (!taxed) return `${alone}: line 4b of the return was right. Oldest year first.`;
  if (taxed.over < 0) return howToPay(y, alone, taxed);
  const until = refundDeadline(year, info?.filed ?? null);
  if (until !== null && asOf !== null && until < asOf)
    return `${alone}: line 4b was wrong, but the time to change the return ended on ${until}. Oldest year first.`;
  return `Send the ${year} Form 8606 with Form 1040-X${until === null ? "" : ` by ${until}`}: line 4b as filed has ${inDollars(taxed.filed)}, right is ${inDollars(taxed.right)}.`;
}

/** Tax that is owed has no last day to be paid: the sooner the better, as long as it can be assessed (IRC 6501(a), (e)). */
function howToPay(y: YearInReview, alone: string, { filed, right, over }: Taxed): string {
  const { info, asOf, year } = y;
  const until = assessmentDeadline(year, info?.filed ?? null);
  if (until !== null && asOf !== null && until < asOf) {
    const longer = sixYears(y, -over);
    return `${alone}: line 4b was too low, but the time to assess more tax ended on ${until}. ${longer ?? "Oldest year first."}`;
  }
  return `Send the ${year} Form 8606 with Form 1040-X, and pay the tax with interest, as soon as you can: line 4b as filed has ${inDollars(filed)}, right is ${inDollars(right)}.`;
}

import { inDollars, longDate } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";

/**
 * What to do about a year, the answer first: what to send, what changes, and by when.
 *
 * @example sendInWords(year) // "Send Form 8606 by itself: it is missing, and the tax does not change."
 */
export function sendInWords(year: YearCorrection): string {
  const { tax_year, send, due, income, refund, form_5329 } = year;
  const change = Math.abs(income.change ?? 0);
  const state = FORM[year.form.unneeded ? "unneeded" : year.form.status];
  const until = refund.until === null ? "" : ` by ${longDate(refund.until)}`;
  switch (send) {
    case "nothing":
      return `Send nothing: ${state}.`;
    case "with_the_return":
      return `File Form 8606 with your ${tax_year} return, by ${longDate(due)}.`;
    case "superseding_return":
      return `Send a superseding return by ${longDate(due)}: ${state}. Nothing is late yet.`;
    case "delinquent_return":
      return `Send the ${tax_year} return, which was not filed, with Form 8606.`;
    case "form_alone":
      return `Send Form 8606 by itself: ${state}, and nothing else on the return changes.`;
    case "form_alone_no_refund":
      return `Send Form 8606 by itself: ${state}. The return reported ${inDollars(change)} too much, but the time to claim a refund has ended.`;
    case "form_alone_no_payment":
      return `Send Form 8606 by itself: ${state}. The return reported ${inDollars(change)} too little, but the time to assess tax has ended.`;
    case "amend_same_tax":
      return `Send Form 1040-X with the corrected form: ${state}. The tax does not change.`;
    case "amend_refund":
      return income.status === "too_high"
        ? `Send Form 1040-X and claim a refund${until}: the return reported ${inDollars(change)} too much as taxable.`
        : `Send Form 1040-X with Form 5329 and claim a refund${until}: too much additional tax was reported.`;
    case "amend_payment":
      return form_5329.status === "owed"
        ? `Send Form 1040-X with Form 5329 and pay: ${inDollars(form_5329.right - (form_5329.filed ?? 0))} of additional tax${income.status === "too_low" ? `, and tax on ${inDollars(change)},` : ""} was not reported${form_5329.filed === null ? " by what the ledger shows" : ""}.`
        : `Send Form 1040-X and pay: the return reported ${inDollars(change)} too little as taxable.`;
    case "amend_deduction":
      return `Send Form 1040-X and give back the IRA deduction of ${inDollars(income.deductedTooMuch)}.`;
    case "with_shared_return":
      return `Send Form 8606 with the return that is amended for another reason: ${state}.`;
    case "deduction_stands":
      return "Send nothing: the contribution was deducted, the year is closed, and it is not basis.";
    case "undecided":
      return "We cannot tell yet what to send: a fact is missing from the ledger.";
  }
}

/** Form 8606 as filed, in the middle of a sentence. */
const FORM = {
  right: "Form 8606 is correct as filed",
  wrong: "Form 8606 as filed is wrong",
  missing: "the form is missing",
  not_required: "no Form 8606 is required",
  not_due: "Form 8606 is not due yet",
  undecided: "we do not know what was filed",
  unneeded: "Form 8606 was filed but was not required",
} as const;

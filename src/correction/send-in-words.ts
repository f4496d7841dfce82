import { returnLabels } from "../data/printed-form.js";
import { capital, inDollars, listed, longDate } from "../text/wording.js";
import { changeOf4a, changeOf4b } from "./changed-lines.js";
import type { YearCorrection } from "./correct.js";
import { deductedTooLittle } from "./deduction-in-words.js";
import { claimUntil, isClaimShrinking, isThreeYears, lastPaid, plusExtension } from "./windows.js";

/**
 * What to do about a year, the answer first: what to send, what changes, and by when.
 *
 * @example sendInWords(year) // "Send Form 8606 by itself: it is missing, and the tax does not change."
 */
export function sendInWords(year: YearCorrection): string {
  const { tax_year, send, due, income, right, form_5329 } = year;
  const change = Math.abs(income.change ?? 0);
  const { unneeded, inDoubt, status } = year.form;
  const state = FORM[unneeded ? "unneeded" : inDoubt ? "in_doubt" : status];
  switch (send) {
    case "nothing":
      return `Send nothing: ${year.told ? state : "the ledger has nothing for this year"}.${stillDue(year)}`;
    case "with_the_return":
      return `File ${formsDue(year)} with the ${tax_year} return, by ${longDate(due)}.${withReturn(year)}`;
    case "superseding_return":
      return `Send a superseding return by ${longDate(due)}: ${whyReplaced(year, state)}.${isUnpaid(year) ? "" : " Nothing is late yet."}`;
    case "delinquent_return":
      return `Send the ${tax_year} return, which was not filed, with ${formsDue(year)}.${year.state.required === "unknown" ? " This assumes that a return was required." : ""}`;
    case "form_alone":
      return `Send ${listed([...(right.form_5329 !== undefined && year.state.return === "not_filed" ? ["Form 5329"] : []), "Form 8606"])} by itself: ${state}, and ${form_5329.status === "owed" && year.state.return !== "not_filed" ? `the time to assess the additional tax of ${inDollars(form_5329.right)} has normally ended` : changeOf4a(income) !== 0 || changeOf4b(income) !== 0 ? "the time to correct the other lines of the return has ended" : "nothing else on the return changes"}.`;
    case "form_5329_alone":
      return `Send Form 5329 by itself and pay ${inDollars(form_5329.right)}: no return was required.`;
    case "form_alone_no_refund":
      return `Send Form 8606 by itself: ${state}. The return reported ${inDollars(change)} too much as taxable, but the time to claim a refund has ended.`;
    case "form_alone_no_payment":
      return `Send Form 8606 by itself: ${state}. The return reported ${inDollars(change)} too little, but the time to assess tax has normally ended.`;
    case "amend_same_tax":
      return sameTax(year, state);
    case "amend_refund":
    case "amend_payment":
      return amended(year);
    case "amend_either":
      return either(year);
    case "amend_deduction":
      return `Send Form 1040-X and give back the IRA deduction of ${inDollars(income.deductedTooMuch)}.`;
    case "with_shared_return":
      return `${right.must_file ? "Send Form 8606 with" : "Send nothing but"} the return that is amended for another reason: ${state}.`;
    case "deduction_stands":
      return "Send nothing: the contribution was deducted, the year is closed, and it is not basis.";
    case "undecided":
      return "We cannot tell yet what to send: a fact is missing from the ledger.";
  }
}

/** What to send where no amount of the return changes. */
function sameTax(year: YearCorrection, state: string): string {
  const { right, form } = year;
  const isForm = right.must_file && form.status !== "right";
  const { exception } = year.state;
  const shown =
    exception === "earlier_excess" ? "what became of an excess of the year before" : "the exception";
  const enclosed = listed([
    ...(isForm ? [form.status === "missing" ? "Form 8606" : "the corrected form"] : []),
    ...(exception === "none" ? [] : [`Form 5329, which shows ${shown}`]),
  ]);
  return `Send Form 1040-X${enclosed === "" ? "" : ` with ${enclosed}`}: ${isForm ? state : withoutForm(year, state)}${lines(year)}. The tax does not change.${tooLate(year.income)}`;
}

/** What else goes onto and with a return that is not due yet: lines 4a and 4b where no Form 8606 has them, and statements. */
function withReturn({ tax_year, right }: YearCorrection): string {
  const { "4a": out, "4b": taxed } = right.form_1040;
  const label = returnLabels(tax_year);
  const lines =
    right.must_file || out === 0
      ? ""
      : ` Enter ${inDollars(out)} on line ${label["4a"]} and ${inDollars(taxed)} on line ${label["4b"]}.`;
  const statement =
    right.statements.length === 0 ? "" : " Attach the statement on what was returned or moved.";
  return `${lines}${statement}`;
}

/** What a return taxed too much: on line 4b, or by an IRA deduction that it left out. */
function tooMuch({ income }: YearCorrection): string {
  const left = deductedTooLittle(income);
  return left > 0 && changeOf4b(income) === 0
    ? `the return left out ${inDollars(left)} of the IRA deduction`
    : `the return reported ${inDollars(Math.abs(income.change ?? 0))} too much as taxable`;
}

/** What the return taxed wrongly besides, where only Form 5329 can still be changed. */
function tooLate({ stands }: YearCorrection["income"]): string {
  if (stands === undefined) return "";
  const [off, time] = stands < 0 ? ["high", "claim a refund of that"] : ["low", "assess that"];
  return ` Adjusted gross income was also ${inDollars(Math.abs(stands))} too ${off}, but the time to ${time} has ended.`;
}

/** The lines of a return that change, though its taxable income does not, after the reason for the form. */
function lines({ income, tax_year }: YearCorrection): string {
  const { "4a": total, "4b": taxable } = returnLabels(tax_year);
  const changed = [
    ...(changeOf4a(income) === 0 ? [] : [`line ${total}`]),
    ...(changeOf4b(income) === 0 ? [] : [`line ${taxable}`, "the IRA deduction"]),
  ];
  return changed.length === 0
    ? ""
    : `, and ${listed(changed)} of the return change${changed.length === 1 ? "s" : ""}`;
}

/** Why a return is amended that changes no amount and needs no form. */
function withoutForm({ form, state: { relief } }: YearCorrection, state: string): string {
  if (form.overstates) return `${state}, and it shows basis that does not exist`;
  return relief === "six_months"
    ? `a contribution was recharacterized or returned after the return was filed. ${capital(state)}`
    : state;
}

/** A return that was never filed is still due; what it deducts is not basis only because it deducts it. */
function stillDue({ tax_year, state, income }: YearCorrection): string {
  if (state.return !== "not_filed" || state.required === "no" || state.due === "coming") return "";
  const deduction =
    income.deducted.right > 0
      ? ` with the IRA deduction of ${inDollars(income.deducted.right)}, which counts only if that return is filed`
      : "";
  return state.required === "yes"
    ? ` The ${tax_year} return is still due: file it${deduction}.`
    : ` If a return was required for ${tax_year}, it is still due: file it${deduction}.`;
}

function amended(year: YearCorrection): string {
  const { send, income, refund, form_5329 } = year;
  const change = Math.abs(income.change ?? 0);
  const last = claimUntil(refund);
  const day = last === null ? "" : longDate(last);
  const until = day === "" ? "" : isClaimShrinking(year) ? ` now, and by ${day} at the latest` : ` by ${day}`;
  const paid =
    refund.paid_on === undefined
      ? "after the due date, if any was"
      : `in the ${isThreeYears(year) ? `three years${plusExtension(refund)}` : "two years"} before the claim${lastPaid(refund)}`;
  const only = refund.prepaid_lost ? ` of tax paid ${paid},` : "";
  if (send === "amend_refund")
    return income.status === "too_high"
      ? `Send Form 1040-X and claim a refund${only}${until}: ${tooMuch(year)}.`
      : `Send Form 1040-X with Form 5329 and claim a refund${until}: too much additional tax was reported.`;
  const also = income.status === "too_low" ? `, and tax on ${inDollars(change)},` : "";
  if (form_5329.status !== "owed")
    return `Send Form 1040-X and pay: the return reported ${inDollars(change)} too little as taxable.`;
  if (form_5329.filed === null)
    return `Send Form 1040-X with Form 5329 and pay what was not reported: additional tax of ${inDollars(form_5329.right)}${also} is owed, and the ledger does not say how much of it was reported.${tooLate(income)}`;
  return `Send Form 1040-X with Form 5329 and pay: ${inDollars(form_5329.right - form_5329.filed)} of additional tax${also} was not reported.${tooLate(income)}`;
}

/** What to send where one change lowers the tax of the return and another raises it. */
function either(year: YearCorrection): string {
  const { income, refund, form_5329 } = year;
  const last = claimUntil(refund);
  const { filed, right } = form_5329;
  const tax =
    form_5329.status === "owed"
      ? filed === null
        ? `additional tax of ${inDollars(right)} is owed, of which the ledger does not say how much was reported`
        : `${inDollars(right - filed)} of additional tax was not reported`
      : form_5329.status === "less" && filed !== null
        ? `${inDollars(filed - right)} too much additional tax was reported`
        : "the additional tax changes";
  const change = Math.abs(income.change ?? 0);
  const taxed =
    income.status === "too_high"
      ? `${tooMuch(year)}, and `
      : change > 0
        ? `the return reported ${inDollars(change)} too little as taxable, and `
        : "";
  const until = last === null ? "" : ` by ${longDate(last)}`;
  return `Send Form 1040-X with Form 5329${until}: ${taxed}${tax}. Compute the tax on both to see whether a refund is due or tax is owed.`;
}

/** The forms that the year's return needs. */
function formsDue({ right, form_5329, state }: YearCorrection): string {
  // Where the year before has tax on an excess, the form is due without tax too (Form 5329, Parts III and IV).
  const is5329 = form_5329.status === "owed" || state.exception === "earlier_excess";
  return listed([...(right.must_file || !is5329 ? ["Form 8606"] : []), ...(is5329 ? ["Form 5329"] : [])]);
}

/** Why a return is replaced: its Form 8606, or an amount when that form is right or not required. */
function whyReplaced({ form, income, form_5329 }: YearCorrection, state: string): string {
  if (form.status === "missing" || form.status === "wrong") return state;
  const change = income.change ?? 0;
  if (change !== 0)
    return `the return reported ${inDollars(Math.abs(change))} too ${change < 0 ? "much" : "little"} as taxable`;
  return form_5329.status === "same" ? state : "Form 5329 changes";
}

/** Whether tax is owed: it was due with the return's unextended due date, whatever is extended. */
function isUnpaid({ income, form_5329 }: YearCorrection): boolean {
  return (income.change ?? 0) > 0 || form_5329.status === "owed";
}

/** Form 8606 as filed, in the middle of a sentence. */
const FORM = {
  right: "Form 8606 is correct as filed",
  wrong: "Form 8606 as filed is wrong",
  missing: "the form is missing",
  in_doubt: "it was not filed, and it is required only if line 1 may have contributions above the limit",
  not_required: "no Form 8606 is required",
  not_due: "Form 8606 is not due yet",
  undecided: "we do not know what was filed",
  unneeded: "Form 8606 was filed but was not required",
} as const;

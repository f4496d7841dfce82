import type { Cents } from "../money/cents.js";
import type { YearState } from "./year-state.js";

/** What is sent for a year. */
export type Send =
  | "nothing"
  | "with_the_return"
  | "superseding_return"
  | "delinquent_return"
  | "form_alone"
  | "form_alone_no_refund"
  | "form_alone_no_payment"
  | "form_5329_alone"
  | "amend_same_tax"
  | "amend_refund"
  | "amend_either"
  | "amend_payment"
  | "amend_deduction"
  | "with_shared_return"
  | "deduction_stands"
  | "undecided";

/** One row of the table. If all of its answers match, and no row above matches, this is what to send. */
interface Decision {
  readonly when: { readonly [K in keyof YearState]?: YearState[K] | readonly YearState[K][] };
  readonly send: Send;
  /** Why, with its source. */
  readonly why: string;
}

/** The decision table, read from the top: the first row that matches is the answer. */
export const decisions: readonly Decision[] = [
  {
    when: {
      form: "right",
      income: "same",
      deduction: "right",
      form_5329: "same",
      basis: "known",
      exception: ["none", "unknown"],
    },
    send: "nothing",
    why: "The form is right, and the return taxed the right amount.",
  },
  {
    when: {
      form: "not_required",
      income: "same",
      deduction: "right",
      form_5329: "same",
      basis: "known",
      exception: ["none", "unknown"],
      relief: "none",
    },
    send: "nothing",
    why: "No form is required, and the return taxed the right amount. Never send a form with only zeros.",
  },
  {
    when: { due: "coming", return: ["not_filed", "unknown"] },
    send: "with_the_return",
    why: "The return is not due yet. File the form with it, by the due date with extensions (Instructions for Form 8606, When and Where To File).",
  },
  {
    when: { basis: "unknown" },
    send: "undecided",
    why: "An earlier return deducted a contribution that the ledger calls nondeductible. We cannot tell whether that deduction stands, and the basis depends on it (IRC 408(o)(2)).",
  },
  {
    when: { deduction: "unknown" },
    send: "undecided",
    why: "The return deducted the contribution, and the ledger does not say whether that was right. The same dollars cannot be deducted and be basis (IRC 408(o)(2)).",
  },
  { when: { form: "undecided" }, send: "undecided", why: "We cannot tell what form was filed." },
  {
    when: { return: "unknown" },
    send: "undecided",
    why: "We cannot tell whether a return was filed, and a form cannot replace a missing return.",
  },
  {
    when: { return: "not_filed", required: "no", form: "missing", income: "same" },
    send: "form_alone",
    why: "No return was required. Send the form by itself, signed and with the address filled in (Instructions for Form 8606, When and Where To File).",
  },
  {
    when: { return: "not_filed", required: "no", form_5329: "owed", income: "same" },
    send: "form_5329_alone",
    why: "No return was required, and Form 8606 is not either. Send Form 5329 by itself, signed, with the address filled in and the payment (Instructions for Form 5329, When and Where To File).",
  },
  {
    when: { return: "not_filed", form: "missing" },
    send: "delinquent_return",
    why: "No return was filed. File the late return with the form attached (IRC 6012). Send the form by itself only if no return was required (Instructions for Form 8606, When and Where To File).",
  },
  {
    when: { return: "not_filed", form_5329: "owed" },
    send: "delinquent_return",
    why: "No return was filed, and additional tax on Form 5329 is owed. File the late return with Form 5329. Send the form by itself only if no return was required (IRC 6012; Instructions for Form 5329, When and Where To File).",
  },
  {
    when: { return: "not_filed" },
    send: "nothing",
    why: "No return was filed and no Form 8606 is required. If a return was required, it is still due, and an IRA deduction counts only if that return is filed.",
  },
  { when: { income: "unknown" }, send: "undecided", why: "We cannot tell what the return taxed." },
  {
    when: { due: "coming" },
    send: "superseding_return",
    why: "The due date with extensions has not passed. A second, complete return filed by then replaces the first (Haggar Co. v. Helvering, 308 U.S. 389).",
  },
  {
    when: { form_5329: "owed", income: "too_high", refund: "open", assessment: ["open", "unknown"] },
    send: "amend_either",
    why: "The return taxed too much, and the ledger does not show that all additional tax on Form 5329 was reported. The tax on both decides whether a refund or a payment is due (IRC 6501(a), 6511(a)).",
  },
  {
    when: { deduction: "also_taken", income: ["same", "lines", "too_low"], assessment: "open" },
    send: "amend_deduction",
    why: "A deducted contribution cannot also be basis. Remove the deduction on an amended return (IRC 408(o)(2); Instructions for Form 8606, Amending Form 8606).",
  },
  {
    when: { deduction: "also_taken", income: ["same", "lines", "too_low"], assessment: "unknown" },
    send: "undecided",
    why: "The contribution was deducted, and we cannot tell whether the year is still open.",
  },
  {
    when: {
      deduction: "stands",
      form: ["right", "not_required", "overstated"],
      income: "same",
      form_5329: "same",
    },
    send: "deduction_stands",
    why: "The contribution was deducted, and the year is closed. The same dollars are not also basis (IRC 408(o)(2)).",
  },
  {
    when: { deduction: "also_taken", income: ["same", "lines", "too_low"] },
    send: "deduction_stands",
    why: "The contribution was deducted, and the year is closed. The same dollars are not also basis (IRC 408(o)(2)).",
  },
  {
    when: { form_5329: "owed", income: ["same", "lines", "too_low"], assessment: "open" },
    send: "amend_payment",
    why: "The ledger does not show that all additional tax on Form 5329 was reported, and tax can still be assessed. Send Form 5329 with Form 1040-X and the payment (IRC 72(t), 4973, and 6501(a) and (l)(4)).",
  },
  {
    when: { form_5329: "owed", income: ["same", "lines", "too_low"], assessment: "unknown" },
    send: "undecided",
    why: "The ledger does not show that all additional tax on Form 5329 was reported. We cannot tell whether it can still be assessed (IRC 6501(a) and (l)(4)).",
  },
  {
    when: { form_5329: "less", income: ["same", "lines"], refund: "open" },
    send: "amend_refund",
    why: "Form 5329 reported more additional tax than is owed, and a refund can still be claimed (IRC 6511(a)).",
  },
  {
    when: { form_5329: "less", income: ["same", "lines"], refund: "unknown" },
    send: "undecided",
    why: "Form 5329 reported more additional tax than is owed. We cannot tell whether a refund can still be claimed (IRC 6511(a)).",
  },
  {
    when: { form_5329: "owed", income: "too_high", refund: "closed", assessment: "open" },
    send: "amend_payment",
    why: "The ledger does not show that all additional tax on Form 5329 was reported, and tax can still be assessed. The time to claim a refund has ended (IRC 6501(a), 6511(a)).",
  },
  {
    when: { form_5329: "owed", income: "too_high", refund: "closed", assessment: "unknown" },
    send: "undecided",
    why: "The ledger does not show that all additional tax on Form 5329 was reported. We cannot tell whether it can still be assessed (IRC 6501(a) and (l)(4)).",
  },
  {
    when: { form_5329: "less", income: "too_low", refund: "open" },
    send: "amend_either",
    why: "The return taxed too little, and Form 5329 reported more additional tax than is owed. The tax on both decides whether a refund or a payment is due (IRC 6501(a), 6511(a)).",
  },
  {
    when: { income: "lines" },
    send: "amend_same_tax",
    why: "Lines of the return change, although its taxable income does not: line 4a, line 4b, or the IRA deduction. Correct them on Form 1040-X (Instructions for Form 8606, Amending Form 8606).",
  },
  {
    when: { exception: "to_report", income: "same", assessment: ["open", "unknown"] },
    send: "amend_same_tax",
    why: "An exception to the additional tax applies, and Form 1099-R does not show it. Report it on Form 5329, with Form 1040-X (Instructions for Form 5329, Who Must File).",
  },
  {
    when: { exception: "earlier_excess", income: "same", assessment: ["open", "unknown"] },
    send: "amend_same_tax",
    why: "Form 5329 for the year before has tax on an excess contribution, so this year needs a Form 5329 too, although no tax is due on it. Send it with Form 1040-X (Form 5329, Parts III and IV).",
  },
  {
    when: {
      exception: "unknown",
      income: "same",
      form: ["missing", "wrong", "overstated"],
      assessment: ["open", "unknown"],
    },
    send: "amend_same_tax",
    why: "An exception to the additional tax applies. Unless Form 1099-R shows it, report it on Form 5329, with Form 1040-X (Instructions for Form 5329, Who Must File).",
  },
  {
    when: { relief: "six_months", income: "same", form: ["missing", "wrong", "not_required", "overstated"] },
    send: "amend_same_tax",
    why: "A contribution was returned or recharacterized within six months of the due date. Claim the relief on an amended return (Reg. 301.9100-2(b); Instructions for Form 8606, Recharacterizations and Return of IRA Contributions).",
  },
  {
    when: { form: "overstated", income: "same" },
    send: "amend_same_tax",
    why: "No form is required, but the one that was filed shows basis that does not exist. Explain that on Form 1040-X, without a form of zeros (Instructions for Form 8606, Amending Form 8606).",
  },
  {
    when: { form: "missing", income: "same" },
    send: "form_alone",
    why: "The return was right except for the missing form. Send the form by itself.",
  },
  {
    when: { form: "wrong", income: "same" },
    send: "amend_same_tax",
    why: "File a new form with Form 1040-X. The amounts on the return do not change (Instructions for Form 8606, Amending Form 8606).",
  },
  {
    when: { income: "too_high", refund: "open" },
    send: "amend_refund",
    why: "The return taxed too much, and a refund can still be claimed (IRC 6511(a)).",
  },
  {
    when: { income: "too_high", refund: "unknown" },
    send: "undecided",
    why: "The return taxed too much. We cannot tell whether a refund can still be claimed (IRC 6511(a)).",
  },
  {
    when: { income: "too_high", form: ["missing", "wrong"] },
    send: "form_alone_no_refund",
    why: "The return taxed too much, but the time to claim a refund has ended. Send the form by itself. The basis that the year should have recovered is used up (IRC 6511(a)).",
  },
  {
    when: { income: "too_low", assessment: "open" },
    send: "amend_payment",
    why: "The return taxed too little, and tax can still be assessed (IRC 6501(a)).",
  },
  {
    when: { income: "too_low", assessment: "unknown" },
    send: "undecided",
    why: "The return taxed too little. We cannot tell whether tax can still be assessed (IRC 6501(a)).",
  },
  {
    when: { income: "too_low", form: ["missing", "wrong"] },
    send: "form_alone_no_payment",
    why: "The return taxed too little, but normally no more tax can be assessed. Send the form by itself (IRC 6501(a)).",
  },
  {
    when: {},
    send: "nothing",
    why: "The form is right. The return was not, but the year is closed (IRC 6501(a), 6511(a)).",
  },
];

/** The row of the table for a year. */
export function decisionFor(state: YearState): Decision {
  const found = decisions.find(({ when }) =>
    (Object.keys(when) as (keyof YearState)[]).every((question) => {
      const answer = when[question];
      return Array.isArray(answer) ? answer.includes(state[question]) : answer === state[question];
    }),
  );
  if (found === undefined) throw new Error("the last row of the table fits every year");
  return found;
}

/** What each kind of paper is. */
export interface SendKind {
  /** In a few words, for tables. */
  readonly words: string;
  /** What the forms are sent with: by themselves, with Form 1040-X, or with a complete return. Null if nothing is sent now. */
  readonly carrier: "form_8606" | "form_1040_x" | "form_1040" | null;
}

export const sendKinds: Readonly<Record<Send, SendKind>> = {
  nothing: { words: "nothing", carrier: null },
  with_the_return: { words: "with the return, when due", carrier: null },
  superseding_return: { words: "superseding return", carrier: "form_1040" },
  delinquent_return: { words: "late return", carrier: "form_1040" },
  form_alone: { words: "form by itself", carrier: "form_8606" },
  form_alone_no_refund: { words: "form by itself, no refund", carrier: "form_8606" },
  form_alone_no_payment: { words: "form by itself, no payment", carrier: "form_8606" },
  form_5329_alone: { words: "Form 5329 by itself", carrier: "form_8606" },
  amend_same_tax: { words: "1040-X, tax unchanged", carrier: "form_1040_x" },
  amend_refund: { words: "1040-X, refund", carrier: "form_1040_x" },
  amend_either: { words: "1040-X, refund or payment", carrier: "form_1040_x" },
  amend_payment: { words: "1040-X, payment", carrier: "form_1040_x" },
  amend_deduction: { words: "1040-X, deduction removed", carrier: "form_1040_x" },
  with_shared_return: { words: "form with the shared return", carrier: "form_1040_x" },
  deduction_stands: { words: "nothing: deducted", carrier: null },
  undecided: { words: "cannot tell yet", carrier: null },
};

/** Whether a refund is claimed: for certain, or if the tax on all that changes leaves one. */
export function claimsRefund(send: string): boolean {
  return send === "amend_refund" || send === "amend_either";
}

/** What of a corrected year says whether it waits for a deduction. */
interface Waiting {
  readonly send: Send;
  readonly state: Pick<YearState, "deduction" | "basis">;
  readonly income: { readonly change: Cents | null; readonly deductionChanges: boolean };
}

/** Whether a year waits for a fact of a deduction, its own or an earlier year's: then its form, income and basis are open. */
export function isDeductionOpen({ send, state, income }: Waiting): boolean {
  const isAsked = send === "undecided" && (state.deduction === "unknown" || state.basis === "unknown");
  return isAsked || income.deductionChanges;
}

/** Whether the change of a year's return is not settled: no return was compared, or a deduction that it depends on is open. */
export function isChangeOpen(year: Waiting): boolean {
  return year.income.change === null || isDeductionOpen(year);
}

/** Whether the basis after a year is open: what is left of it depends on a deduction of that year or an earlier one. */
export function isBasisOpen(
  years: readonly (Waiting & { readonly tax_year: number })[],
  taxYear: number,
): boolean {
  return years.some((year) => year.tax_year <= taxYear && isDeductionOpen(year));
}

/** Whether a year's return was wrong and can no longer be amended. */
export function isTooLate({
  send,
  income,
}: {
  readonly send: Send;
  readonly income: { readonly change: Cents | null; readonly stands?: Cents };
}): boolean {
  if (income.stands !== undefined) return true;
  return CLOSED.has(send) && income.change !== null && income.change !== 0;
}

const CLOSED: ReadonlySet<Send> = new Set<Send>([
  "nothing",
  "form_alone_no_refund",
  "form_alone_no_payment",
  "deduction_stands",
]);

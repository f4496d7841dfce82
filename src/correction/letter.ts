import { returnLabels } from "../data/printed-form.js";
import { inDollars, longDate } from "../text/wording.js";
import type { Correction, YearCorrection } from "./correct.js";
import type { Envelope } from "./envelopes.js";
import { isMarkedByBox } from "./marking.js";

/** The letter on top of an envelope. The taxpayer dates and signs it. */
export interface Letter {
  /** What it is about, in one line. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Writes the cover letter of an envelope, from what the ledger knows and nothing else. */
export function letter({ ledger }: Correction, envelope: Envelope): Letter {
  const { year, withReasonableCause } = envelope;
  return {
    subject: `${subjects[envelope.carrier](year.tax_year)}${envelope.carrier !== "form_8606" && envelope.withForm ? ", with Form 8606" : ""}`,
    paragraphs: [
      ...body(envelope),
      ...(withReasonableCause
        ? [
            "A statement of reasonable cause is enclosed. Please do not charge a penalty under section 6693(b) for this year.",
          ]
        : []),
      ...(ledger.owner.inherited_from === null
        ? []
        : [`The form is only for IRAs inherited from ${ledger.owner.inherited_from}.`]),
      "If you need anything else, please write to me at the address above.",
    ],
  };
}

const subjects: Record<Envelope["carrier"], (taxYear: number) => string> = {
  form_8606: (taxYear) => `Form 8606 for tax year ${taxYear}, sent by itself`,
  form_1040_x: (taxYear) => `Form 1040-X for tax year ${taxYear}`,
  form_1040: (taxYear) => `Return for tax year ${taxYear}`,
};

function body({ year, replaces, withForm }: Envelope): string[] {
  const { tax_year, send, due } = year;
  switch (send) {
    case "form_alone":
      return [
        aboutForm(year, replaces),
        [...agreements(year), "I claim no refund. Please add the form to the record for that year."].join(
          " ",
        ),
      ];
    case "form_alone_no_refund":
      return [
        aboutForm(year, replaces),
        `According to this form, the return reported ${inDollars(Math.abs(year.income.change ?? 0))} too much as taxable. The time to claim a refund ended on ${longDate(year.refund.until ?? "")}, and I claim no refund. I am sending the form so that the record of basis is correct: line 14 leaves out what should have been recovered for the year.`,
      ];
    case "form_alone_no_payment":
      return [
        aboutForm(year, replaces),
        `The form shows the amounts as they should have been reported. The time to assess tax for the year ended on ${longDate(year.assessment.until ?? "")} (section 6501(a)). I am sending the form so that the record of basis is correct.`,
      ];
    case "superseding_return":
      return [
        `Enclosed is a complete return for ${tax_year}, marked SUPERSEDING RETURN. It replaces the return filed earlier${filedOn(year)}. It is filed on time: the due date, with extensions, is ${longDate(due)}.`,
      ];
    case "delinquent_return":
      return [`Enclosed is the return for ${tax_year}, which was not filed on time.`];
    default:
      return amended(year, withForm);
  }
}

/** What the ledger proves of a return that does not change, and nothing else. */
function agreements({ income, form_5329, right }: YearCorrection): string[] {
  const is4bKnown = income.form_1040["4b"].filed !== null;
  const isDeductionKnown = income.deducted.filed !== null;
  return [
    ...(is4bKnown ? ["The taxable amount of IRA distributions on the return agrees with this form."] : []),
    ...(isDeductionKnown && (right.lines["1"] ?? 0) > 0
      ? ["The contributions on line 1 were not deducted."]
      : []),
    ...(is4bKnown && isDeductionKnown && form_5329.status === "same"
      ? ["The tax for the year does not change."]
      : []),
  ];
}

function aboutForm(year: YearCorrection, replaces: boolean): string {
  const { tax_year, state } = year;
  if (!replaces && state.return === "not_filed")
    return `Enclosed is Form 8606 for ${tax_year}, signed and sent by itself: I was not required to file a return for that year.`;
  if (!replaces)
    return `Enclosed is Form 8606 for ${tax_year}. It belongs with the return for that year${filedOn(year)}, which was filed without it.`;
  const mark = isMarkedByBox(tax_year) ? "The box for an amended return is checked" : "It is marked AMENDED";
  return `Enclosed is a corrected Form 8606 for ${tax_year}. It replaces the form that was filed with the return for that year${filedOn(year)}. ${mark}.`;
}

function filedOn({ filed_on }: YearCorrection): string {
  return filed_on === null ? "" : `, filed on ${longDate(filed_on)}`;
}

function amended(year: YearCorrection, withForm: boolean): string[] {
  const { tax_year, income, send } = year;
  const label = returnLabels(tax_year)["4b"];
  const what = {
    amend_refund:
      income.status === "too_high"
        ? `It lowers the taxable amount of IRA distributions (line ${label}) and claims a refund.`
        : "It lowers the additional tax on Form 5329 and claims a refund.",
    amend_payment: [
      ...(income.status === "too_low"
        ? [`It raises the taxable amount of IRA distributions (line ${label}).`]
        : []),
      ...(year.form_5329.status === "owed" ? ["It reports additional tax on Form 5329."] : []),
    ].join(" "),
    amend_deduction: `It takes back an IRA deduction of ${inDollars(income.deductedTooMuch)}.`,
    amend_same_tax:
      "It changes no amount of income, deductions, tax, or payments; it corrects Form 8606 alone.",
  }[send as "amend_refund"];
  const refundBy =
    send === "amend_refund" && year.refund.until !== null
      ? ` The claim is on time: it may be filed ${year.refund.at_least ? "at least " : ""}until ${longDate(year.refund.until)}.`
      : "";
  return [
    `Enclosed is Form 1040-X for ${tax_year} with the corrected return${withForm ? " and Form 8606" : ""}. ${what}${refundBy} Part II has the explanation.`,
  ];
}

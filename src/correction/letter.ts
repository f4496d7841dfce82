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
    subject: subjects[envelope.carrier](year.tax_year),
    paragraphs: [
      ...body(envelope),
      ...(withReasonableCause
        ? [
            "A statement of the facts that show reasonable cause is enclosed. I ask that no penalty under section 6693(b) be charged for this year.",
          ]
        : []),
      ...(ledger.owner.inherited_from === null
        ? []
        : [`The form is for IRAs inherited from ${ledger.owner.inherited_from} alone.`]),
      "If anything more is needed, please write to me at the address above.",
    ],
  };
}

const subjects: Record<Envelope["carrier"], (taxYear: number) => string> = {
  form_8606: (taxYear) => `Form 8606 for tax year ${taxYear}, sent by itself`,
  form_1040_x: (taxYear) => `Form 1040-X for tax year ${taxYear}, with Form 8606`,
  form_1040: (taxYear) => `Return for tax year ${taxYear}, with Form 8606`,
};

function body({ year, replaces }: Envelope): string[] {
  const { tax_year, send, due } = year;
  switch (send) {
    case "form_alone":
      return [
        aboutForm(year, replaces),
        "The return itself was right: the taxable amount of IRA distributions on it agrees with this form, and nothing that this form reports was deducted. No tax changes, and no refund is claimed. Please add the form to the record of that year.",
      ];
    case "form_alone_no_refund":
      return [
        aboutForm(year, replaces),
        `By this form the return taxed ${inDollars(Math.abs(year.income.change ?? 0))} too much. The time to claim a refund ended on ${longDate(year.refund.until ?? "")}, and no refund is claimed. The form is sent so that the record of basis is right: line 14 leaves out what the year should have recovered.`,
      ];
    case "form_alone_no_payment":
      return [
        aboutForm(year, replaces),
        `The form shows the amounts as they should have been reported. The time to assess tax for the year ended on ${longDate(year.assessment.until ?? "")} (section 6501(a)). The form is sent so that the record of basis is right.`,
      ];
    case "superseding_return":
      return [
        `Enclosed is a complete return for ${tax_year} with Form 8606. It takes the place of the return filed before${filedOn(year)} and is filed within the time for the return, which ends on ${longDate(due)}.`,
      ];
    case "delinquent_return":
      return [
        `Enclosed is the return for ${tax_year}, which was not filed in time, with the Form 8606 that belongs to it.`,
      ];
    default:
      return amended(year);
  }
}

function aboutForm(year: YearCorrection, replaces: boolean): string {
  const { tax_year } = year;
  if (!replaces) {
    return `Enclosed is Form 8606 for ${tax_year}. It belongs to the return for that year${filedOn(year)}, which went in without it.`;
  }
  const mark = isMarkedByBox(tax_year) ? "The box for an amended return is checked" : "It is marked AMENDED";
  return `Enclosed is a corrected Form 8606 for ${tax_year}. It replaces the form that was filed with the return for that year${filedOn(year)}. ${mark}.`;
}

function filedOn({ filed_on }: YearCorrection): string {
  return filed_on === null ? "" : `, filed on ${longDate(filed_on)}`;
}

function amended(year: YearCorrection): string[] {
  const { tax_year, income, send } = year;
  const label = returnLabels(tax_year)["4b"];
  const what = {
    amend_refund: `It lowers the taxable amount of IRA distributions (line ${label}) and claims a refund.`,
    amend_payment: `It raises the taxable amount of IRA distributions (line ${label}).`,
    amend_deduction: `It takes back an IRA deduction of ${inDollars(income.deductedTooMuch)}.`,
    amend_same_tax:
      "It changes no amount of income, deductions, tax or payments; it corrects Form 8606 alone.",
  }[send as "amend_refund"];
  const refundBy =
    send === "amend_refund" && year.refund.until !== null
      ? ` The time to claim it ends on ${longDate(year.refund.until)}.`
      : "";
  return [
    `Enclosed is Form 1040-X for ${tax_year} with the return completed anew and Form 8606. ${what}${refundBy} Part II has the explanation.`,
  ];
}

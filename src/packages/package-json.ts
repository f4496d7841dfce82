import type { ChangedAmount } from "../correction/amended-amounts.js";
import { changeFound } from "../correction/changed-lines.js";
import type { Correction, YearCorrection } from "../correction/correct.js";
import { isChangeOpen } from "../correction/decisions.js";
import type { Envelope } from "../correction/envelopes.js";
import { earliestClosing, envelopeDay, firstDeadline } from "../correction/first-deadline.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { letter } from "../correction/letter.js";
import { amendedReturn } from "../correction/part-two.js";
import type { PenaltyExposure } from "../correction/penalties.js";
import { reasonableCause } from "../correction/reasonable-cause.js";
import { yearToJson } from "../lines/to-json.js";
import { type Cents, toDollars } from "../money/cents.js";
import { envelopeFile } from "./mail-packets.js";

/** The shape of `package.json`; it changes when a key does. */
const SCHEMA = 3;

/** Everything in a package for another program: amounts in dollars, dates ISO, in the order of the years. */
export function packageToJson(
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
  files: readonly string[],
) {
  const { members, as_of, penalty, change } = correction;
  return {
    schema: SCHEMA,
    as_of,
    people: members.map(memberToJson),
    penalty_at_most: penaltyToJson(penalty),
    change_in_taxable_income: toDollars(change),
    earliest_closing_refund: earliestClosing(correction),
    first_deadline: firstDeadline(correction),
    envelopes: envelopes.map((envelope) => ({
      number: envelope.number,
      file: envelopeFile(envelope, envelopes.length),
      tax_year: envelope.tax_year,
      send: envelope.send,
      mail_by: envelopeDay(envelope, as_of),
      not_settled: envelope.parts.some(({ isHeld }) => isHeld),
      carrier: envelope.carrier,
      contents: envelope.contents,
      address: envelope.address,
      e_file: envelope.eFile,
      forms_8606: envelope.parts
        .filter(({ withForm }) => withForm)
        .map(({ member, replaces }) => ({ ...ownerToJson(member), marked_amended: replaces })),
      letter: letter(envelope),
      ...(envelope.carrier === "form_1040_x" && { form_1040_x: amendedToJson(envelope) }),
    })),
    files,
  };
}

/** What one ledger of a package has to correct. */
function memberToJson(member: Correction) {
  const { years, penalty, lacks, assumed } = member;
  const last = years.at(-1);
  return {
    ...ownerToJson(member),
    years: years.map(yearCorrectionToJson),
    penalty_at_most: penaltyToJson(penalty),
    carry: last === undefined ? null : yearToJson(last.right).carry,
    cannot_be_decided: lacks,
    assumed,
    reasonable_cause: reasonableCause(member),
  };
}

function ownerToJson({ ledger: { owner } }: Correction) {
  return { owner: owner.name, inherited_from: owner.inherited_from };
}

function penaltyToJson({ not_filed, overstated }: PenaltyExposure) {
  return {
    not_filed: toDollars(not_filed),
    overstated: toDollars(overstated),
    total: toDollars(not_filed + overstated),
  };
}

function amendedToJson(envelope: Envelope) {
  const { top, explanation, amounts } = amendedReturn(envelope);
  return { top_of_page_1: top, part_ii: explanation, amounts: amounts.map(amountToJson) };
}

function amountToJson({ what, filed, change, right }: ChangedAmount) {
  return { what, filed: dollars(filed), change: dollars(change), right: dollars(right) };
}

/** One year: what was filed, what is right, what to send. */
function yearCorrectionToJson(year: YearCorrection) {
  const { right, form, filed_lines, income, basis, penalty, refund } = year;
  const { form_1040, deducted } = income;
  const compared = ({ filed, right }: { filed: Cents | null; right: Cents }) => ({
    filed: dollars(filed),
    right: toDollars(right),
  });
  const { lines, line10, form_5329, statements } = yearToJson(right) as ReturnType<typeof yearToJson> & {
    line10?: string;
  };
  return {
    tax_year: year.tax_year,
    status: form.status,
    required_for_line_1_above_limit_only: form.inDoubt,
    filed_though_not_required: form.unneeded,
    send: year.send,
    why: year.why,
    reasons: right.reasons,
    lines: line10 === undefined ? lines : { ...lines, "10": line10 },
    lines_as_filed:
      filed_lines === null
        ? null
        : Object.fromEntries(Object.entries(filed_lines).map(([line, amount]) => [line, shown(amount)])),
    differences: form.differences.map(({ line, filed, right }) => ({
      line,
      filed: shown(filed),
      right: shown(right),
    })),
    knock_on_only: year.knock_on_only,
    form_1040: { "4a": compared(form_1040["4a"]), "4b": compared(form_1040["4b"]) },
    deducted: compared(deducted),
    change_in_taxable_income: dollars(isChangeOpen(year) ? null : changeFound(income)),
    ...(form_5329 && { form_5329 }),
    form_5329_tax: { filed: dollars(year.form_5329.filed), right: toDollars(year.form_5329.right) },
    basis: {
      on_record: dollars(basis.on_record),
      right: toDollars(basis.right),
      from_earlier_years: dollars(basis.inherited),
      from_this_year: dollars(basis.own),
    },
    due: year.due,
    filed_on: year.filed_on,
    refund: {
      state: refund.state,
      until: refund.until,
      ...(refund.at_least && { at_least: true }),
      prepaid_tax_until: refund.prepaid_until,
    },
    assessment: year.assessment,
    ...(year.excess_assessment && { assessment_of_excess_tax: year.excess_assessment }),
    penalty_at_most: penaltyToJson(penalty),
    statements,
  };
}

function dollars(cents: Cents | null): number | null {
  return cents === null ? null : toDollars(cents);
}

function shown(amount: Cents | string | null): number | string | null {
  return typeof amount === "number" ? toDollars(amount) : amount;
}

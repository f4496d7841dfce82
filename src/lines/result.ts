import { linesOfYear, type PartLabel, partLabel } from "../data/printed-form.js";
import type { DeferredIncome, Opening } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { formatRatio } from "../money/ratio.js";
import type { CarryForward } from "./carry-forward.js";
import { type DisasterShare, disasterShares } from "./disasters.js";
import { earlyTax, type Form5329 } from "./early-tax.js";
import type { LedgerExplanation } from "./explain.js";
import { filingReasons, type Reason } from "./filing.js";
import { type Form1040, form1040 } from "./form-1040.js";
import { type Form8915, form8915 } from "./form-8915.js";
import { type Statement, statementsOf } from "./statements.js";
import type { CompletedYear } from "./year.js";
import type { LineId, YearForm } from "./year-form.js";

/** One tax year's form and everything that goes with it. All amounts are in cents. */
export interface YearResult {
  readonly tax_year: number;
  readonly must_file: boolean;
  readonly reasons: readonly Reason[];
  /** How lines 6 to 15 were computed; absent in a year without a form. */
  readonly method?: "form" | "worksheet_1_1";
  /** The completed parts, by the numbers on that year's form. */
  readonly parts: readonly PartLabel[];
  /** Amounts by the labels on that year's form; line 10 is `line10`. Blank lines are absent. */
  readonly lines: Readonly<Record<string, Cents>>;
  /** Line 10 as printed, such as `0.06542`. */
  readonly line10?: string;
  /** Worksheet 1-1 by its line numbers; line 7 is text. */
  readonly worksheet?: Readonly<Record<string, Cents | string>>;
  readonly form_1040: Form1040;
  /** Absent in a year that has nothing to do with Form 8915. Not in the JSON output. */
  readonly form_8915?: Form8915;
  readonly form_5329?: Form5329;
  /** The amounts carried forward to the next year, with the keys of `opening`. */
  readonly carry: NextOpening;
  readonly statements: readonly Statement[];
  /** Lines 15b and 25b by disaster. */
  readonly disasters?: readonly DisasterShare[];
  readonly explain?: LedgerExplanation;
  /** Explanations of lines 4a and 4b of the return (15a and 15b before 2018). */
  readonly explain_1040?: LedgerExplanation;
  /** Explanations of the lines of Form 5329, in a year that has one. */
  readonly explain_5329?: LedgerExplanation;
}

/** The amounts a year carries forward, as an `opening` for a new ledger that starts with the next year. */
export type NextOpening = Pick<Opening, "year" | "roth_since"> & {
  readonly basis: Cents;
  readonly roth_contributions: Cents | null;
  readonly roth_conversions: readonly { year: number; amount: Cents; taxable: Cents }[];
  readonly homebuyer_used: Cents;
  readonly repayments_carried?: Cents;
  readonly deferred_income?: DeferredIncome;
  readonly excess_traditional?: Cents;
  readonly excess_off_line_1?: Cents;
  readonly excess_roth?: Cents;
  readonly excess_unknown?: boolean;
  readonly rolled_from_529?: Cents;
  readonly in_plan_rollovers?: readonly { year: number; amount: Cents; taxable: Cents }[];
  readonly disaster_distributions?: readonly { disaster: string; amount: Cents }[];
  readonly qcd_deductions?: Cents;
  readonly hsa_funded?: number;
  readonly split_interest_gift?: number;
};

/** The result of a completed year. */
export function yearResult(done: CompletedYear): YearResult {
  const { form, roth } = done;
  const reasons = filingReasons(form);
  const form5329: Form5329 = { ...earlyTax(form, roth), ...done.excess.lines };
  const disasters = disasterShares(form, roth);
  const on8915 = form8915(form);
  const parts = (["I", "II", "rollovers", "III"] as const).flatMap((part) => {
    const label = form.parts[part] ? partLabel(part, form.year) : null;
    return label === null ? [] : [label];
  });
  return {
    tax_year: form.year,
    must_file: reasons.length > 0,
    reasons,
    ...(reasons.length > 0 && { method: form.worksheet ? ("worksheet_1_1" as const) : ("form" as const) }),
    parts,
    lines: labelled(form),
    ...(form.ratio && { line10: formatRatio(form.ratio) }),
    ...(form.worksheet && { worksheet: worksheetOf(form) }),
    form_1040: form1040(form),
    ...(on8915 && { form_8915: on8915 }),
    ...(Object.keys(form5329).length > 0 && { form_5329: form5329 }),
    carry: carryOf(form.year, done.carryForward),
    statements: statementsOf(form),
    ...(disasters.length > 0 && { disasters }),
  };
}

/** Lines under the labels of the year's own form; a line that the year's form does not have is left out. */
function labelled({ lines, year }: YearForm): Record<string, Cents> {
  const labels = labelsOf(year);
  const named: Record<string, Cents> = {};
  for (const id in lines) {
    const label = labels[id];
    const amount = lines[id as LineId];
    if (label && amount !== undefined) named[label] = amount;
  }
  return named;
}

/** The labels of a year's form, looked up once. */
function labelsOf(year: number): Record<string, string> {
  let labels = labelsByYear.get(year);
  if (!labels) {
    labels = {};
    for (const { id, label } of linesOfYear(year)) labels[id] = label;
    labelsByYear.set(year, labels);
  }
  return labels;
}

const labelsByYear = new Map<number, Record<string, string>>();

function worksheetOf({ worksheet, worksheetRatio }: YearForm): Record<string, Cents | string> {
  const sheet: Record<string, Cents | string> = {};
  for (const [line, amount] of Object.entries(worksheet ?? {}))
    if (amount !== undefined) sheet[line] = amount;
  if (worksheetRatio) sheet["7"] = formatRatio(worksheetRatio);
  return sheet;
}

/** What a year carries, with the keys of `opening`. */
function carryOf(year: number, broughtForward: CarryForward): NextOpening {
  return {
    year,
    basis: broughtForward.basis,
    roth_contributions: broughtForward.rothContributions,
    roth_conversions: broughtForward.layers,
    roth_since: broughtForward.rothSince,
    homebuyer_used: broughtForward.homebuyerUsed,
    ...(broughtForward.repaymentsCarried > 0 && { repayments_carried: broughtForward.repaymentsCarried }),
    ...(broughtForward.deferred && { deferred_income: broughtForward.deferred }),
    ...(broughtForward.excess.traditional > 0 && { excess_traditional: broughtForward.excess.traditional }),
    ...(broughtForward.excess.offLine1 > 0 && { excess_off_line_1: broughtForward.excess.offLine1 }),
    ...(broughtForward.excess.roth > 0 && { excess_roth: broughtForward.excess.roth }),
    ...(broughtForward.excess.unknown && { excess_unknown: true }),
    ...(broughtForward.rolledFrom529 > 0 && { rolled_from_529: broughtForward.rolledFrom529 }),
    ...(broughtForward.inPlan.length > 0 && { in_plan_rollovers: broughtForward.inPlan }),
    ...(broughtForward.disasters.size > 0 && {
      disaster_distributions: [...broughtForward.disasters].map(([disaster, amount]) => ({
        disaster,
        amount,
      })),
    }),
    ...(broughtForward.hsaFunded !== null && { hsa_funded: broughtForward.hsaFunded }),
    ...(broughtForward.charitableReduction > 0 && { qcd_deductions: broughtForward.charitableReduction }),
    ...(broughtForward.splitInterestGift !== null && {
      split_interest_gift: broughtForward.splitInterestGift,
    }),
  };
}

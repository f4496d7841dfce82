import { linesOfYear, type PartLabel, partLabel } from "../data/printed-form.js";
import type { DeferredIncome, Opening } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { formatRatio } from "../money/ratio.js";
import type { Chain } from "./chain.js";
import { type DisasterShare, disasterShares } from "./disasters.js";
import type { LedgerExplanation } from "./explain.js";
import { filingReasons, type Reason } from "./filing.js";
import { type Form1040, form1040 } from "./form-1040.js";
import { earlyTax, type Form5329 } from "./form-5329.js";
import { type Statement, statementsOf } from "./statements.js";
import type { LineId, Work } from "./work.js";
import type { YearDone } from "./year.js";

/** One tax year's form and what belongs to it; all amounts in cents. */
export interface YearResult {
  readonly tax_year: number;
  readonly must_file: boolean;
  readonly reasons: readonly Reason[];
  /** How lines 6 to 15 were figured; absent in a year without a form. */
  readonly method?: "form" | "worksheet_1_1";
  /** The parts that were completed, by the numbers of that year's own form. */
  readonly parts: readonly PartLabel[];
  /** By the labels of that year's own form; line 10 is `line10`. A blank line is absent. */
  readonly lines: Readonly<Record<string, Cents>>;
  /** Line 10 as printed, such as `0.06542`. */
  readonly line10?: string;
  /** Worksheet 1-1 by its line numbers; line 7 is text. */
  readonly worksheet?: Readonly<Record<string, Cents | string>>;
  readonly form_1040: Form1040;
  readonly form_5329?: Form5329;
  /** What goes on to the next year, with the keys of `opening`. */
  readonly carry: Carry;
  readonly statements: readonly Statement[];
  /** Lines 15b and 25b by disaster. */
  readonly disasters?: readonly DisasterShare[];
  readonly explain?: LedgerExplanation;
  /** The lines of Form 5329, explained, in a year that has one. */
  /** Lines 4a and 4b of the return (15a and 15b before 2018), explained. */
  readonly explain_1040?: LedgerExplanation;
  readonly explain_5329?: LedgerExplanation;
}

/** What a year carries: an `opening` that can be pasted into the ledger that goes on from there. */
export type Carry = Pick<Opening, "year" | "roth_since"> & {
  readonly basis: Cents;
  readonly roth_contributions: Cents | null;
  readonly roth_conversions: readonly { year: number; amount: Cents; taxable: Cents }[];
  readonly homebuyer_used: Cents;
  readonly repayments_carried?: Cents;
  readonly deferred_income?: DeferredIncome;
  readonly excess_traditional?: Cents;
  readonly excess_roth?: Cents;
  readonly excess_unknown?: boolean;
  readonly rolled_from_529?: Cents;
  readonly in_plan_rollovers?: readonly { year: number; amount: Cents; taxable: Cents }[];
  readonly disaster_distributions?: readonly { disaster: string; amount: Cents }[];
  readonly hsa_funded?: number;
  readonly split_interest_gift?: number;
};

/** The result of a completed year. */
export function yearResult(
  done: YearDone,
  explain?: LedgerExplanation,
  explain_1040?: LedgerExplanation,
  explain_5329?: LedgerExplanation,
): YearResult {
  const { work, roth } = done;
  const reasons = filingReasons(work);
  const form5329: Form5329 = { ...earlyTax(work, roth), ...done.excess.lines };
  const disasters = disasterShares(work, roth);
  const parts = (["I", "II", "rollovers", "III"] as const).flatMap((part) => {
    const label = work.parts[part] ? partLabel(part, work.year) : null;
    return label === null ? [] : [label];
  });
  return {
    tax_year: work.year,
    must_file: reasons.length > 0,
    reasons,
    ...(reasons.length > 0 && { method: work.worksheet ? ("worksheet_1_1" as const) : ("form" as const) }),
    parts,
    lines: labelled(work),
    ...(work.ratio && { line10: formatRatio(work.ratio) }),
    ...(work.worksheet && { worksheet: worksheetOf(work) }),
    form_1040: form1040(work),
    ...(Object.keys(form5329).length > 0 && { form_5329: form5329 }),
    carry: carryOf(work.year, done.carry),
    statements: statementsOf(work),
    ...(disasters.length > 0 && { disasters }),
    ...(explain && { explain }),
    ...(explain_1040 && { explain_1040 }),
    ...(explain_5329 && { explain_5329 }),
  };
}

/** Lines under the labels of the year's own form; a line that the year's form does not have is left out. */
function labelled({ lines, year }: Work): Record<string, Cents> {
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

function worksheetOf({ worksheet, worksheetRatio }: Work): Record<string, Cents | string> {
  const sheet: Record<string, Cents | string> = {};
  for (const [line, amount] of Object.entries(worksheet ?? {}))
    if (amount !== undefined) sheet[line] = amount;
  if (worksheetRatio) sheet["7"] = formatRatio(worksheetRatio);
  return sheet;
}

/** What a year carries, with the keys of `opening`. */
function carryOf(year: number, chain: Chain): Carry {
  return {
    year,
    basis: chain.basis,
    roth_contributions: chain.rothContributions,
    roth_conversions: chain.layers,
    roth_since: chain.rothSince,
    homebuyer_used: chain.homebuyerUsed,
    ...(chain.repaymentsCarried > 0 && { repayments_carried: chain.repaymentsCarried }),
    ...(chain.deferred && { deferred_income: chain.deferred }),
    ...(chain.excess.traditional > 0 && { excess_traditional: chain.excess.traditional }),
    ...(chain.excess.roth > 0 && { excess_roth: chain.excess.roth }),
    ...(chain.excess.unknown && { excess_unknown: true }),
    ...(chain.rolledFrom529 > 0 && { rolled_from_529: chain.rolledFrom529 }),
    ...(chain.inPlan.length > 0 && { in_plan_rollovers: chain.inPlan }),
    ...(chain.disasters.size > 0 && {
      disaster_distributions: [...chain.disasters].map(([disaster, amount]) => ({ disaster, amount })),
    }),
    ...(chain.hsaFunded !== null && { hsa_funded: chain.hsaFunded }),
    ...(chain.splitInterestGift !== null && { split_interest_gift: chain.splitInterestGift }),
  };
}

import { lineLabel } from "../data/printed-form.js";
import { type Cents, formatDollars } from "../money/cents.js";
import { formatRatio } from "../money/ratio.js";
import type { Origin, Part } from "../year/facts.js";
import type { AmountLine, LineId, YearForm } from "./year-form.js";

/** Where one line comes from: its rule, the lines and entries behind it, its rounding, and the text made of them. */
export interface LineExplanation {
  /** What the line is, in words. */
  readonly rule: string;
  /** The lines it is computed from, under that year's labels; amounts in cents, line 10 as text. */
  readonly operands: readonly { readonly line: string; readonly amount: Cents | string }[];
  /** What was summed: the place in the ledger, what it is, and its cents. */
  readonly entries: readonly { readonly place: string; readonly what: string; readonly amount: Cents }[];
  readonly rounding: string;
  /** All of it as a sentence for a person. */
  readonly text: string;
}

/** A year's lines, explained, by that year's labels. */
export type LedgerExplanation = Readonly<Record<string, LineExplanation>>;

/** Explains every line of a completed year. Costs nothing unless it is asked for. */
export function explainYear(form: YearForm): LedgerExplanation {
  const explained: Record<string, LineExplanation> = {};
  for (const { line, parts } of form.traces) {
    if (line.id === "11" && form.ratio) explained["10"] = explainRatio(form);
    const label = labelOf(line.id, form.year);
    if (label === null || label in explained) continue;
    const rule = inLabelsOf(form.year, line.rule) + repaidOn(form, line.id);
    explained[label] = parts
      ? explainEntered(form, { ...line, rule }, label, parts)
      : explainComputed(form, { ...line, rule }, label);
  }
  return explained;
}

/** What repayments treated as rollovers change on line 15c, and on what authority. */
function repaidOn(form: YearForm, id: LineId): string {
  if (id !== "15c" || form.facts.repayments.length === 0) return "";
  const proRata =
    " in proportion, by your choice: our reading, since the official Line 15c Worksheet was not at hand";
  return `, less the taxable part of what was paid back${form.proRataRepayment ? proRata : ""}`;
}

/** A form with a single line 15 or 25 figures it like the first of the three lines that other years have. */
export function labelOf(id: LineId, year: number): string | null {
  const single = { "15a": "15c", "25a": "25c" }[id as string];
  return lineLabel(id, year) ?? (single === undefined ? null : lineLabel(single, year));
}

/** A rule names lines as they have been since 2017; on some forms they had other labels. */
function inLabelsOf(year: number, rule: string): string {
  return rule.replace(LINE_IN_RULE, (id) => lineLabel(id, year) ?? id);
}

/** The lines of Part III, whose labels changed; amounts such as 10,000 are not among them. */
const LINE_IN_RULE = /\b(?:19|2[0-4])\b/g;

function explainEntered(
  form: YearForm,
  line: AmountLine,
  label: string,
  parts: readonly Part[],
): LineExplanation {
  const entries = parts.map(({ origin, what, cents }) => ({
    place: placeOf(origin, form, line.id),
    what,
    amount: cents,
  }));
  const sum = parts.reduce((all, part) => all + part.cents, 0);
  const amount = form.get(line.id);
  const rounding = roundingOf(form, sum, amount);
  const list = entries.map((e) => `${signed(e.amount)} ${e.what} (${e.place})`);
  const made = list.length === 0 ? "nothing in the ledger" : list.join("; ");
  const text = `Line ${label}, ${line.rule}: ${made}. ${rounding} Line ${label} is ${formatDollars(amount)}.`;
  return { rule: line.rule, operands: [], entries, rounding, text };
}

function explainComputed(form: YearForm, line: AmountLine, label: string): LineExplanation {
  const held = line.cap?.holds(form) ? line.cap.from : [];
  const used = [...line.from, ...held];
  const completed = used.filter((id) => id === "10" || form.lines[id] !== undefined);
  const operands = completed.map((id) => ({
    line: lineLabel(id, form.year) ?? id,
    amount: operand(form, id),
  }));
  const rounded = ROUNDED.has(line.id);
  const rounding = rounded
    ? `Rounded half up to ${unitName(form)}.`
    : "No rounding: computed from printed lines.";
  const list = operands.map(
    (o) => `line ${o.line} ${typeof o.amount === "string" ? o.amount : formatDollars(o.amount)}`,
  );
  const from = list.length === 0 ? "" : ` (${list.join(", ")})`;
  const cap = held.length === 0 ? "" : ", but never more basis than line 5 has";
  const text = `Line ${label} is ${line.rule}${cap}${from}. ${rounded ? `${rounding} ` : ""}Line ${label} is ${formatDollars(form.get(line.id))}.`;
  return { rule: line.rule, operands, entries: [], rounding, text };
}

/** The computed lines that multiply; all others only add printed lines and take them away. */
const ROUNDED: ReadonlySet<LineId> = new Set(["11", "12", "15b", "25b", "spread_first", "plan_spread_first"]);

function explainRatio(form: YearForm): LineExplanation {
  const ratio = form.ratio ? formatRatio(form.ratio) : "";
  const rule = "line 5 divided by line 9, never more than 1";
  const operands = [
    { line: "5", amount: form.get("5") },
    { line: "9", amount: form.get("9") },
  ];
  const rounding = `Rounded half up to ${form.places} decimals; the printed ratio is the ratio used.`;
  const text = `Line 10 is ${rule} (line 5 ${formatDollars(form.get("5"))}, line 9 ${formatDollars(form.get("9"))}). ${rounding} Line 10 is ${ratio}.`;
  return { rule, operands, entries: [], rounding, text };
}

function operand(form: YearForm, id: LineId): Cents | string {
  return id === "10" && form.ratio ? formatRatio(form.ratio) : form.get(id);
}

function roundingOf(form: YearForm, sum: Cents, amount: Cents): string {
  if (sum < 0) return `The sum ${formatDollars(sum)} is below zero, so zero is entered.`;
  if (sum === amount) return `The exact sum is ${formatDollars(sum)}.`;
  return `The exact sum ${formatDollars(sum)} is rounded half up to ${unitName(form)}.`;
}

function unitName(form: YearForm): string {
  return form.unit === 1 ? "cents" : "whole dollars";
}

function signed(cents: Cents): string {
  return cents < 0 ? `less ${formatDollars(-cents)}` : formatDollars(cents);
}

/** Where in the ledger a part comes from: `entries[3]`, `years.2023.year_end_value`, `opening`. */
export function placeOf(origin: Origin, form: YearForm, id: LineId): string {
  if (typeof origin === "number") return `entries[${origin}]`;
  if (origin === "year") return id === "6" ? `years.${form.year}.year_end_value` : `years.${form.year}`;
  return form.ledger.opening && form.ledger.opening.year === form.year - 1 ? "opening" : "brought forward";
}

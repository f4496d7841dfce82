import { lineLabel } from "../data/printed-form.js";
import type { Cents } from "../money/cents.js";
import { formatRatio } from "../money/ratio.js";
import { inDollars, longDate, ordinal } from "../text/wording.js";
import type { Origin, Part } from "../year/facts.js";
import type { AmountLine, LineId, YearForm } from "./year-form.js";

/** How one line was computed: its rule, the lines and entries behind it, its rounding, and all of it as text. */
export interface LineExplanation {
  /** What the line is, in words. */
  readonly rule: string;
  /** The lines it is computed from, under that year's labels; amounts in cents, line 10 as text. */
  readonly operands: readonly { readonly line: string; readonly amount: Cents | string }[];
  /** The ledger entries that were added up: place in the ledger, description, and amount in cents. */
  readonly entries: readonly { readonly place: string; readonly what: string; readonly amount: Cents }[];
  readonly rounding: string;
  /** The whole explanation for a person, with the amount first. */
  readonly text: string;
}

/** The explanations of a year's lines, by that year's labels. */
export type LedgerExplanation = Readonly<Record<string, LineExplanation>>;

/** Explains every line of a completed year. */
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

/** How repayments treated as rollovers change line 15c, and on what authority. */
function repaidOn(form: YearForm, id: LineId): string {
  if (id !== "15c" || form.facts.repayments.length === 0) return "";
  const proRata =
    " in proportion, as you chose (our reading; we have not seen the official Line 15c Worksheet)";
  return `, less the taxable part of repayments${form.proRataRepayment ? proRata : ""}`;
}

/** A form with a single line 15 or 25 computes it like line 15a or 25a in other years. */
export function labelOf(id: LineId, year: number): string | null {
  const single = { "15a": "15c", "25a": "25c" }[id as string];
  return lineLabel(id, year) ?? (single === undefined ? null : lineLabel(single, year));
}

/** Rules use the line labels since 2017. Replaces them by the labels of the year's form. */
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
    what: withLongDates(what),
    amount: cents,
  }));
  const sum = parts.reduce((all, part) => all + part.cents, 0);
  const amount = form.get(line.id);
  const rounding = roundingOf(form, sum, amount);
  const made =
    entries.length === 0 ? "Your ledger has none." : `From your ledger: ${entries.map(inText).join("; ")}.`;
  const exact = sum === amount ? "" : ` ${rounding}`;
  const text = `Line ${label} is ${inDollars(amount)}: ${line.rule}. ${made}${exact}`;
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
    : "Not rounded: computed from the printed lines.";
  const cap = held.length === 0 ? "" : ", but not more than the basis on line 5";
  const how =
    COPIED.test(line.rule) && cap === ""
      ? `, copied from ${line.rule}`
      : `: ${line.rule}${cap}${operandsInText(operands)}`;
  const text = `Line ${label} is ${inDollars(form.get(line.id))}${how}.${rounded ? ` ${rounding}` : ""}`;
  return { rule: line.rule, operands, entries: [], rounding, text };
}

/** A rule that is another line and nothing more. */
const COPIED = /^line \w+(?: of Worksheet 1-1)?$/;

/** The computed lines that multiply. All others only add or subtract printed lines. */
const ROUNDED: ReadonlySet<LineId> = new Set(["11", "12", "15b", "25b", "spread_first", "plan_spread_first"]);

function explainRatio(form: YearForm): LineExplanation {
  const ratio = form.ratio ? formatRatio(form.ratio) : "";
  const rule = "line 5 divided by line 9, but not more than 1";
  const operands = [
    { line: "5", amount: form.get("5") },
    { line: "9", amount: form.get("9") },
  ];
  const rounding = `Rounded half up to ${form.places} decimals. Later lines use this printed ratio.`;
  const text = `Line 10 is ${ratio}: ${rule}${operandsInText(operands)}. ${rounding}`;
  return { rule, operands, entries: [], rounding, text };
}

function operand(form: YearForm, id: LineId): Cents | string {
  return id === "10" && form.ratio ? formatRatio(form.ratio) : form.get(id);
}

function roundingOf(form: YearForm, sum: Cents, amount: Cents): string {
  if (sum < 0) return `The sum, ${inDollars(sum)}, is below zero, so the line is zero.`;
  if (sum === amount) return `The exact sum is ${inDollars(sum)}.`;
  return `The exact sum, ${inDollars(sum)}, is rounded half up to ${unitName(form)}.`;
}

function unitName(form: YearForm): string {
  return form.unit === 1 ? "cents" : "whole dollars";
}

/** One amount from the ledger in a sentence. @example inText(entry) // "$6,500 contribution of March 1, 2024 (1st entry)" */
export function inText({ place, what, amount }: LineExplanation["entries"][number]): string {
  const [, index] = /^entries\[(\d+)\]$/.exec(place) ?? [];
  const where =
    index !== undefined ? ` (${ordinal(Number(index) + 1)} entry)` : place === "opening" ? " (opening)" : "";
  return `${amount < 0 ? `less ${inDollars(-amount)}` : inDollars(amount)} ${what}${where}`;
}

/** The lines behind a line, in parentheses. @example operandsInText(operands) // " (line 1: $5,500; line 2: $9,000)" */
export function operandsInText(operands: LineExplanation["operands"]): string {
  const list = operands.map(
    ({ line, amount }) => `line ${line}: ${typeof amount === "string" ? amount : inDollars(amount)}`,
  );
  return list.length === 0 ? "" : ` (${list.join("; ")})`;
}

/** Descriptions have ISO dates; sentences have dates in words. */
export function withLongDates(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d/g, longDate);
}

/** The place in the ledger that a part comes from: `entries[3]`, `years.2023.year_end_value`, `opening`. */
export function placeOf(origin: Origin, form: YearForm, id: LineId): string {
  if (typeof origin === "number") return `entries[${origin}]`;
  if (origin === "year") return id === "6" ? `years.${form.year}.year_end_value` : `years.${form.year}`;
  return form.ledger.opening && form.ledger.opening.year === form.year - 1 ? "opening" : "brought forward";
}

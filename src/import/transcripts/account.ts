import { FormDraft, factName } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import { folded, type Line } from "../text/text-lines.js";
import { centsIn, dayIn, looksLikeMoney } from "../text/values.js";
import type { TranscriptPart } from "./parts.js";
import { acceptsValue, readLabel } from "./read-label.js";
import {
  datedLines,
  joined,
  type Labels,
  labelled,
  labels,
  transactions,
  withoutReturn,
} from "./vocabulary.js";

const LABELS: Labels = labels.account ?? new Map();

/** When a return was filed and amended, or that the IRS has none. */
export function readAccount(part: TranscriptPart, file: string): FormPaper[] {
  const draft = new FormDraft(file, "account-transcript", "transcript", part.year);
  draft.paper.owner.ssn = part.ssn;
  draft.paper.dated = part.dated;
  const { lines } = part;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    if ([...withoutReturn.keys()].some((words) => folded(line.text).includes(words))) {
      draft.add("no_return_filed", true, line);
      continue;
    }
    const dated = datedLine(draft, line, lines[index + 1]);
    if (dated !== undefined) {
      index += dated;
      continue;
    }
    if (/^\d{3}(?: |$)/.test(line.text)) {
      index += transaction(draft, lines, index);
      continue;
    }
    index += labelOf(draft, line, lines[index + 1]);
  }
  return [draft.paper];
}

/** Reads `label: value`; gives how many lines more than one it took. */
function labelOf(draft: FormDraft, line: Line, next: Line | undefined): number {
  const parts = labelled(line.text, LABELS);
  if (parts === undefined) {
    if (/\$\d/.test(line.text)) draft.unknown(line, "This line has no label that is known.");
    return 0;
  }
  if (parts.means === undefined) {
    draft.unknown(line, "This label is not known.");
    return 0;
  }
  if (parts.value !== "") {
    readLabel(draft, parts.means, parts.value, line, "certain");
    return 0;
  }
  if (next === undefined || !acceptsValue(parts.means, next.text)) return 0;
  readLabel(draft, parts.means, next.text, joined(line, next), "certain");
  return 1;
}

/** Reads a line such as `PROCESSING DATE May 20, 2024`, which has no colon; undefined when it is none. */
function datedLine(draft: FormDraft, line: Line, next: Line | undefined): number | undefined {
  const text = folded(line.text);
  const found = datedLines.find(([words]) => text.startsWith(words));
  if (found === undefined) return undefined;
  const [words, [means]] = found;
  const rest = line.text.slice(words.length).replace(/^[:. ]+/, "");
  const here = dayIn(rest);
  const below = rest === "" && next !== undefined ? dayIn(next.text) : undefined;
  const day = here ?? below;
  const name = factName(means);
  if (day === undefined) draft.unknown(line, "The value of this label is not understood.");
  else if (name !== undefined)
    draft.add(name, day, below === undefined || next === undefined ? line : joined(line, next));
  return below === undefined ? 0 : 1;
}

/**
 * Reads a transaction, whose cells may stand on one line or on one line each: code, words, cycle, date, amount. Gives
 * how many lines more than one it took.
 */
function transaction(draft: FormDraft, lines: readonly Line[], first: number): number {
  let line = lines[first] as Line;
  let took = 0;
  let cells = cellsOf(line.text);
  while (cells.amount === undefined && took < MOST_CELLS) {
    const next = lines[first + took + 1];
    if (next === undefined || /^\d{3}(?: |$)/.test(next.text) || next.text.includes(":")) break;
    line = joined(line, next);
    cells = cellsOf(line.text);
    took++;
  }
  if (cells.date === undefined) {
    draft.unknown(line, "This transaction has no date.");
    return 0;
  }
  const words = folded(cells.words);
  const known = transactions.filter(([key]) => key.startsWith(cells.code));
  const found =
    known.find(([key]) => key.length > 3 && words.includes(key.slice(4))) ??
    known.find(([key]) => key.length === 3);
  if (found === undefined) draft.unknown(line, "This transaction code is not known.");
  const name = factName(found?.[1][0]);
  if (name === "filed" || name === "amended") draft.add(name, cells.date, line);
  if ((name === "adjustment" || name === "withholding_credit") && cells.amount !== undefined) {
    draft.add(name, name === "adjustment" ? cells.amount : Math.abs(cells.amount), line);
    const fact = draft.paper.facts.at(-1);
    if (fact?.name === name) fact.date = cells.date;
  }
  return took;
}

const MOST_CELLS = 5;

/** The cells of a transaction: what is neither date nor amount is words. */
function cellsOf(text: string): { code: string; words: string; date?: string; amount?: number } {
  const [code = "", ...rest] = text.split(" ");
  const words: string[] = [];
  let date: string | undefined;
  let amount: number | undefined;
  for (const cell of rest) {
    const day = /^\d{1,2}-\d{1,2}-\d{4}$/.test(cell) ? dayIn(cell) : undefined;
    if (day !== undefined) date = day;
    else if (date !== undefined && looksLikeMoney(cell)) amount = centsIn(cell);
    else words.push(cell);
  }
  return {
    code,
    words: words.join(" "),
    ...(date !== undefined && { date }),
    ...(amount !== undefined && { amount }),
  };
}

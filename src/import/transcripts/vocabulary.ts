import { transcriptWords, unusedReturnLabels } from "../../data/paper-words.js";
import { folded, type Line } from "../text/text-lines.js";

/** The words of the data as they are compared, each with what it means. */
function wordMap<T>(words: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(words).map(([word, means]) => [folded(word), means]));
}

export const products = wordMap(transcriptWords.products);
export const furniture = wordMap(transcriptWords.furniture);
export const notices = wordMap(transcriptWords.notices);
export const withoutReturn = wordMap(transcriptWords.without_return);
export const submissions = wordMap(transcriptWords.submissions);
export const flags = wordMap(transcriptWords.flags);
export const datedLines = [...wordMap(transcriptWords.dated_lines)];
export const transactions = [...wordMap(transcriptWords.transactions)];
export const formCodes: ReadonlyMap<string, boolean> = new Map(
  Object.entries(transcriptWords.forms).map(([code, [isRead]]) => [code, isRead]),
);

/** Labels by what they mean: the name of a fact or of a part of the form; null for what is not used. */
export type Labels = ReadonlyMap<string, string | null>;

/** The labels of each form. */
export const labels: Readonly<Record<string, Labels>> = Object.fromEntries(
  Object.entries(transcriptWords.labels).map(([form, words]) => [
    form,
    new Map(Object.entries(words).map(([label, [means]]) => [folded(label), means])),
  ]),
);

/** Labels of a return transcript, those that are not used included. */
export const returnLabels: Labels = new Map([
  ...Object.keys(unusedReturnLabels).map((label) => [folded(label), null] as const),
  ...(labels["1040"] ?? []),
]);

/** Whether a line continues the printed title of a form. */
export function isTitle(form: string, text: string): boolean {
  return Object.keys(transcriptWords.titles[form] ?? {}).some((title) =>
    folded(title).includes(folded(text)),
  );
}

/** A line of the shape `label: value` or `label......value`. */
export interface Labelled {
  label: string;
  /** Without leaders; empty when nothing is printed. */
  value: string;
  /** What the label means; undefined when it is not known. */
  means: string | null | undefined;
}

/**
 * Takes a line apart. A label is known as a whole, never by a part of it: "IRA Code" is not in "Roth IRA Code".
 * Undefined when the line has no label.
 */
export function labelled(text: string, known: Labels): Labelled | undefined {
  let first: Labelled | undefined;
  let found: Labelled | undefined;
  let at = text.indexOf(":");
  for (let count = 0; at >= 0 && count < MOST_COLONS; count++) {
    const label = text.slice(0, at).trim();
    const means = known.get(folded(withoutDots(label)));
    const parts = { label, value: text.slice(at + 1).replace(/^[. ]+/, ""), means };
    first ??= parts;
    if (means !== undefined) found = parts;
    at = text.indexOf(":", at + 1);
  }
  if (found !== undefined) return found;
  const dots = text.indexOf("...");
  if (dots > 0) {
    const label = text.slice(0, dots).trim();
    const value = text.slice(dots).replace(/^[. ]+/, "");
    const means = known.get(folded(label));
    if (means !== undefined || first === undefined) return { label, value, means };
  }
  return first;
}

const MOST_COLONS = 6;

function withoutDots(label: string): string {
  let end = label.length;
  while (end > 0 && (label[end - 1] === "." || label[end - 1] === " ")) end--;
  return label.slice(0, end);
}

/** A label and the line that its value stands on, as one line. */
export function joined(label: Line, value: Line): Line {
  return { ...label, text: `${label.text} ${value.text}` };
}

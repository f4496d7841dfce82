import { computed } from "@preact/signals";
import type { Finding } from "../engine.js";
import type { Reckoned } from "../state/reckoning.js";
import { reviewedHere } from "../state/reviewed.js";
import type { WrittenMap } from "../state/written.js";
import { findingWords } from "../words/without-ledger-words.js";

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What the review found in one book, the findings that cost money first. */
export function findingsOf(book: Reckoned | undefined): readonly Finding[] {
  return [...(book?.result?.findings ?? [])].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year,
  );
}

let last: readonly Finding[] = [];

/** What the review found in the book on the screen; the same list while it says the same. */
export const findings = computed(() => {
  const now = findingsOf(reviewedHere.value);
  const isSame = now.length === last.length && now.every((each, at) => isEqual(each, last[at] as Finding));
  if (!isSame) last = now;
  return last;
});

function isEqual(a: Finding, b: Finding): boolean {
  return a.code === b.code && a.tax_year === b.tax_year && a.message === b.message && a.fix === b.fix;
}

/** The id of a finding on the screen, by which a link finds it. */
export function findingId({ code, tax_year, message }: Finding, among = findings.value): string {
  const same = among.filter((each) => each.code === code && each.tax_year === tax_year);
  return `finding-${code}-${tax_year}-${same.findIndex((each) => each.message === message)}`;
}

/** A finding in the page's words, its first sentence apart: the answer, then the rest. */
export function messageOf(
  { message }: Finding,
  ledger: WrittenMap = reviewedHere.value?.book.ledger ?? {},
): [first: string, rest: string] {
  const text = findingWords(message, ledger);
  const end = /[.!?:](?=\s+[A-Z"“$])/.exec(text);
  return end === null ? [text, ""] : [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}

import { computed } from "@preact/signals";
import type { Finding } from "../engine.js";
import type { Reckoned } from "../state/reckoning.js";
import { active } from "../state/store.js";
import type { WrittenMap } from "../state/written.js";
import { findingWords } from "../words/without-ledger-words.js";

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What the review found in one book, the findings that cost money first. */
export function findingsOf(book: Reckoned | undefined): readonly Finding[] {
  return [...(book?.result?.findings ?? [])].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year,
  );
}

/** What the review found in the book on the screen. */
export const findings = computed(() => findingsOf(active.value));

/** The id of a finding on the screen, by which a link finds it. */
export function findingId({ code, tax_year, message }: Finding, among = findings.value): string {
  const same = among.filter((each) => each.code === code && each.tax_year === tax_year);
  return `finding-${code}-${tax_year}-${same.findIndex((each) => each.message === message)}`;
}

/** A finding in the page's words, its first sentence apart: the answer, then the rest. */
export function messageOf(
  { message }: Finding,
  ledger: WrittenMap = active.value?.book.ledger ?? {},
): [first: string, rest: string] {
  const text = findingWords(message, ledger);
  const end = /[.!?:](?=\s+[A-Z"“$])/.exec(text);
  return end === null ? [text, ""] : [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}

import { computed } from "@preact/signals";
import type { Finding } from "../engine.js";
import { active } from "../state/store.js";
import { findingWords } from "../words/without-ledger-words.js";

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** What the review found, the findings that cost money first. */
export const findings = computed<readonly Finding[]>(() =>
  [...(active.value?.result?.findings ?? [])].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || a.tax_year - b.tax_year,
  ),
);

/** The id of a finding on the screen, by which a link finds it. */
export function findingId({ code, tax_year, message }: Finding): string {
  const same = findings.value.filter((each) => each.code === code && each.tax_year === tax_year);
  return `finding-${code}-${tax_year}-${same.findIndex((each) => each.message === message)}`;
}

/** A finding in the page's words, its first sentence apart: the answer, then the rest. */
export function messageOf({ message }: Finding): [first: string, rest: string] {
  const text = findingWords(message, active.value?.book.ledger ?? {});
  const end = /[.!?:](?=\s+[A-Z"“$])/.exec(text);
  return end === null ? [text, ""] : [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
}

/** A finding in one sentence, for a link to it. */
export function inShort(finding: Finding): string {
  return messageOf(finding)[0];
}

/** A proposed ledger as YAML, with the open questions as comments. A ledger that was given keeps its own comments. */
import { Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { ProposedLedger, Written, WrittenEntry } from "./propose/build-ledger.js";
import type { Question } from "./propose/questions-and-answers.js";

/** The text of a new ledger, or of `into` with what papers add to it. */
export function ledgerText(proposed: ProposedLedger, questions: readonly Question[], into?: string): string {
  const document =
    into === undefined
      ? new Document(proposed.ledger)
      : added(parseDocument(withoutQuestions(into)), proposed);
  compact(document);
  const text = plainYears(document.toString({ lineWidth: 0, flowCollectionPadding: true }));
  return [text.trimEnd(), "", ...comments(questions, proposed.waiting)].join("\n").replace(/\n*$/, "\n");
}

const BEGINNING = "# ---- Open questions";

/** Without the comments of an earlier import. */
function withoutQuestions(text: string): string {
  const at = text.indexOf(BEGINNING);
  return at < 0 ? text : text.slice(0, at);
}

function added(document: Document, { added: entries, replaced, set }: ProposedLedger): Document {
  for (const { path, value } of set) setIn(document, path, value);
  const list = document.get("entries");
  if (!isSeq(list)) document.set("entries", document.createNode(entries));
  else {
    for (const index of [...replaced].reverse()) list.delete(index);
    for (const entry of entries) list.add(document.createNode(entry));
  }
  return document;
}

/** Sets a value under keys that are compared as text: a year is a number in YAML. */
function setIn(document: Document, path: readonly string[], value: Written): void {
  let at = document.contents as YAMLMap;
  for (const key of path.slice(0, -1)) {
    const next = pairOf(at, key)?.value;
    if (isMap(next)) at = next;
    else {
      const made = document.createNode({}) as YAMLMap;
      at.set(pairOf(at, key)?.key ?? key, made);
      at = made;
    }
  }
  const last = path.at(-1) ?? "";
  at.set(pairOf(at, last)?.key ?? last, document.createNode(value));
}

function pairOf(map: YAMLMap, key: string) {
  return map.items.find(
    (pair) => String((pair.key as { value?: unknown } | null)?.value ?? pair.key) === key,
  );
}

/** One line for each new entry and account. */
function compact(document: Document): void {
  const entries = document.get("entries");
  if (isSeq(entries)) for (const entry of entries.items) if (isMap(entry)) entry.flow = true;
  const years = document.get("years");
  if (!isMap(years)) return;
  for (const { value } of years.items) {
    const accounts = isMap(value) ? value.get("year_end_value") : undefined;
    if (isSeq(accounts)) for (const account of accounts.items) if (isMap(account)) account.flow = true;
  }
}

function plainYears(text: string): string {
  return text.replace(/^(\s+)"(\d{4})":/gm, "$1$2:");
}

function comments(questions: readonly Question[], waiting: ProposedLedger["waiting"]): string[] {
  if (questions.length === 0) return [];
  const lines = [
    `${BEGINNING}: ${questions.length} ----`,
    '# Write the answers into a file, one a line as "id: answer", and import the papers again with --answers FILE.',
  ];
  for (const { id, about, reason, choices, suggested, papers } of questions) {
    lines.push("#", `# ${id}:`, `#   ${about}`, `#   ${reason}`);
    for (const { answer, means } of choices) {
      lines.push(`#     ${answer}: ${means}${answer === suggested ? " (likely)" : ""}`);
    }
    for (const paper of papers) lines.push(`#   Paper: ${paper}`);
    for (const { entry } of waiting.filter(({ questions: ids }) => ids.includes(id))) {
      lines.push(`#   Waits for it: ${oneLine(entry)}`);
    }
  }
  // A paper's words may hold what would end a comment.
  return lines.map((line) => line.replace(/[\p{Cc}\u2028\u2029]/gu, " "));
}

function oneLine({ note: _note, ...entry }: WrittenEntry): string {
  const parts = Object.entries(entry).map(([key, value]) => `${key}: ${String(value)}`);
  return `{ ${parts.join(", ")} }`;
}

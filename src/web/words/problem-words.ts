import type { Problem } from "../engine.js";
import { isCivilDate } from "../engine.js";
import type { FieldSpec } from "../schema/field-specs.js";
import { shownDate } from "../state/typed.js";
import type { Written } from "../state/written.js";
import { captionOf } from "./field-labels.js";
import { onThisPage } from "./without-ledger-words.js";

/** What to write into an empty field of a type, or into one whose text cannot be read. */
const WRITE: Readonly<Record<FieldSpec["type"], string>> = {
  money: "Write an amount in dollars, such as 6,500 or 6,500.37.",
  date: "Write a date that exists as MM/DD/YYYY, such as 01/14/2025.",
  year: "Write the year with four digits.",
  flag: "Answer yes or no.",
  choice: "Choose one.",
  text: "Fill this in.",
  note: "Fill this in.",
  group: "Fill this in.",
  list: "Fill this in.",
  record: "Fill this in.",
};

/** The engine's words for a ledger, as words for the person at a field: what to write there. */
export function problemWords(
  { code, message }: Pick<Problem, "code" | "message">,
  spec: FieldSpec | undefined,
  value: Written | undefined,
): string {
  const isEmpty = value === undefined || value === null || value === "";
  if (spec && (isEmpty ? code !== "missing_fact" : isUnreadable(spec, value))) return whatToWrite(spec);
  return sentence(
    onThisPage(message)
      .replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => shownDate(day))
      .replace(/[:;] begin with an opening$/, ". Enter the basis you had by then under “About you”")
      .replaceAll(/`(\w+)`/g, (_, key: string) => `“${captionOf(`entry.${key}`)}”`),
  );
}

/** For a text, what the schema says that it is. */
function whatToWrite({ type, about }: FieldSpec): string {
  if ((type !== "text" && type !== "note") || about === "" || about.includes("`")) return WRITE[type];
  return `Fill this in: ${about.charAt(0).toLowerCase()}${about.slice(1)}`;
}

function isUnreadable({ type }: FieldSpec, value: Written): boolean {
  if (type === "date") return typeof value !== "string" || !isCivilDate(value);
  return (type === "money" || type === "year") && typeof value === "string";
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? "" : "."}`;
}

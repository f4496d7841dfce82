import { FormDraft, MOST_PAPERS } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import { lastFourDigits } from "../text/values.js";
import { fillIn, isRecord, partyName } from "./keys-to-boxes.js";
import { type BoxForm, formOf } from "./names.js";

type Path = readonly (string | number)[];

/** A form in a file, where it stands, and the statement around it. */
interface Found {
  form: BoxForm;
  fields: Record<string, unknown>;
  path: Path;
  statement: Record<string, unknown>;
}

/** Keys of lists that hold forms, or statements with forms. */
const CONTAINERS: ReadonlySet<string> = new Set([
  "forms",
  "taxdatalist",
  "statements",
  "taxstatements",
  "data",
  "taxdata",
]);

/** Containers are not in one another more often. */
const DEEPEST = 6;

/** Whether a value of JSON holds tax forms of the Financial Data Exchange. */
export function isFdx(value: unknown): boolean {
  let is = false;
  walk(value, [], {}, 0, () => {
    is = true;
  });
  return is;
}

/** Calls back for every key of the kind `taxXxxx`, whatever form it is. */
function walk(
  value: unknown,
  path: Path,
  statement: Record<string, unknown>,
  depth: number,
  found: (key: string, fields: unknown, path: Path, statement: Record<string, unknown>) => void,
): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, [...path, index], statement, depth + 1, found);
    return;
  }
  if (!isRecord(value)) return;
  const around = "taxYear" in value || "recipient" in value || "issuer" in value ? value : statement;
  for (const [key, held] of Object.entries(value)) {
    if (CONTAINERS.has(key.toLowerCase())) walk(held, [...path, key], around, depth + 1, found);
    else if (/^tax(?:\d|w\d)/i.test(key) && isRecord(held)) found(key, held, [...path, key], statement);
  }
}

/**
 * Reads the forms in a value of JSON, in each of the containers that FDX has used. Absent is unknown, not zero.
 * Of more forms than are read in one import there is one too many.
 *
 * @param lineOf the line of the file on which a value stands
 */
export function readFdx(value: unknown, file: string, lineOf: (path: Path) => number): FormPaper[] {
  const forms: Found[] = [];
  walk(value, [], {}, 0, (key, fields, path, statement) => {
    const form = formOf(key);
    if (form !== undefined && isRecord(fields) && forms.length <= MOST_PAPERS)
      forms.push({ form, fields, path, statement });
  });
  return forms.map(({ form, fields, path, statement }) => {
    const { taxYear } = { ...statement, ...fields };
    const year = typeof taxYear === "number" || typeof taxYear === "string" ? Number(taxYear) : Number.NaN;
    const draft = new FormDraft(
      file,
      form,
      "fdx",
      Number.isInteger(year) && year > 1900 && year < 2200 ? year : null,
    );
    const { paper } = draft;
    for (const [key, held] of Object.entries(fields)) {
      const line = { line: lineOf([...path, key]), text: `${key}: ${textOf(held)}` };
      fillIn(draft, form, key, held, line);
    }
    const { issuer, recipient } = statement;
    paper.custodian.name ??= partyName(issuer);
    paper.owner.name ??= partyName(recipient);
    if (isRecord(issuer)) paper.custodian.tin ??= lastFourDigits(String(issuer.tin ?? ""));
    if (isRecord(recipient)) paper.owner.ssn ??= lastFourDigits(String(recipient.tin ?? ""));
    return paper;
  });
}

/** A value as it is shown: what is neither text, number nor flag is left out. */
function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value
      .filter((item) => typeof item === "string")
      .slice(0, 8)
      .join(", ");
  return isRecord(value) || value === null ? "" : String(value);
}

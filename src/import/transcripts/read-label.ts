import { isDistributionCode } from "../../data/paper-words.js";
import { type FormDraft, factName } from "../form-draft.js";
import { type Certainty, FACTS, type Fact } from "../paper-facts.js";
import { folded, type Line } from "../text/text-lines.js";
import { centsIn, dayIn, lastFourDigits, lastOfAccount, looksLikeMoney } from "../text/values.js";
import { flags, submissions } from "./vocabulary.js";

/** Whether a line without a label can be the value of the label above it. */
export function acceptsValue(means: string | null, text: string): boolean {
  const name = factName(means);
  if (name === "distribution_codes") return /^[1-9A-Z](?:[ ,/]?[1-9A-Z])?$/i.test(text);
  if (name !== undefined) {
    const kind = FACTS[name].value;
    return kind === "text" ? !text.includes("$") : labelValue(name, text) !== undefined;
  }
  switch (means) {
    case "custodian_tin":
    case "ssn":
      return /^[Xx*\d -]{4,15}$/.test(text) && /\d/.test(text);
    case "account":
      return /^[\w*#-]{1,30}$/.test(text) && /\d/.test(text);
    case "submission":
      return submissions.has(folded(text));
    case "prose":
      return !text.includes("$");
    case null:
      return looksLikeMoney(text) || dayIn(text) !== undefined || flags.has(folded(text));
    default:
      return false;
  }
}

/** Puts what a label says into the form. A value that is not understood is reported. */
export function readLabel(
  draft: FormDraft,
  means: string | null,
  value: string,
  line: Line,
  certainty: Certainty,
): void {
  const { paper } = draft;
  const name = factName(means);
  if (name === "distribution_codes") readCodes(draft, value, line, certainty);
  else if (name !== undefined) {
    const read = labelValue(name, value);
    if (read === undefined) draft.unknown(line, "The value of this label is not understood.");
    else draft.add(name, read, line, certainty);
  } else if (means === "custodian" || means === "owner") paper[means].name ??= value;
  else if (means === "custodian_tin") paper.custodian.tin ??= lastFourDigits(value);
  else if (means === "ssn") paper.owner.ssn = lastFourDigits(value) ?? paper.owner.ssn;
  else if (means === "account") {
    const account = lastOfAccount(value);
    if (paper.account !== null && paper.account !== account) {
      draft.unknown(line, "This appears twice on one form with different values. The first one is used.");
    }
    paper.account ??= account;
  } else if (means === "submission") {
    const [submission] = submissions.get(folded(value)) ?? [];
    if (submission === undefined) draft.unknown(line, "The value of this label is not understood.");
    else paper.submission = submission;
  }
}

/** The value of a label; undefined when it is not understood. A bare integer is not money. */
function labelValue(name: keyof typeof FACTS, text: string): Fact["value"] | undefined {
  switch (FACTS[name].value) {
    case "money":
      return looksLikeMoney(text) ? centsIn(text) : undefined;
    case "flag":
      return flags.get(folded(text))?.[0];
    case "date":
      return dayIn(text);
    case "year":
      return /^(?:19|20)\d{2}$/.test(text) ? Number(text) : undefined;
    case "text":
      return text.slice(0, 80);
  }
}

/** Each of two labels gives one code, or one label gives both: they are one text, "8J". */
function readCodes(draft: FormDraft, value: string, line: Line, certainty: Certainty): void {
  const { facts, tax_year } = draft.paper;
  const codes = [...value.toUpperCase().replace(/[ ,/]/g, "")];
  const known = facts.find(({ name }) => name === "distribution_codes");
  const all = `${known?.value ?? ""}${codes.join("")}`;
  if (codes.length === 0) return;
  if (all.length > 2 || !codes.every((code) => isDistributionCode(code, tax_year))) {
    draft.unknown(line, "This is not a distribution code that was in use for the year.");
  } else if (known === undefined) draft.add("distribution_codes", all, line, certainty);
  else known.value = all;
}

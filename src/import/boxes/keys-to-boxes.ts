import { isDistributionCode } from "../../data/paper-words.js";
import { type FormDraft, factName, machineValue } from "../form-draft.js";
import type { Certainty } from "../paper-facts.js";
import type { Line } from "../text/text-lines.js";
import { plain } from "../text/text-lines.js";
import { dayIn, lastFourDigits, lastOfAccount } from "../text/values.js";
import { type BoxForm, keyMeans } from "./names.js";

/**
 * Puts one key and value of a file for machines into a form. Absent, null and empty mean that it is not known, not
 * zero. What is not understood is reported. Numbers of persons and accounts are cut here.
 */
export function fillIn(draft: FormDraft, form: BoxForm, key: string, value: unknown, line: Line): void {
  if (value === null || value === undefined || value === "") return;
  const means = keyMeans(form, key);
  if (means === null) return;
  if (means === undefined) {
    // A W-2 has many boxes that nothing is read from.
    if (form !== "W-2") draft.unknown(line, "This key is not known.");
    return;
  }
  const name = factName(means);
  if (name === "distribution_codes") fillCodes(draft, value, line, "certain");
  else if (name !== undefined) {
    const read = machineValue(name, value);
    if (read === undefined) draft.unknown(line, "The value of this key is not understood.");
    else draft.add(name, read, line);
  } else fillParty(draft, means, value, line);
}

function fillParty(draft: FormDraft, means: string, value: unknown, line: Line): void {
  const { paper } = draft;
  const text = typeof value === "string" || typeof value === "number" ? plain(String(value)) : "";
  switch (means) {
    case "custodian":
    case "owner":
      paper[means].name ??= text === "" ? partyName(value) : text;
      if (means === "owner") paper.owner.ssn ??= lastFourDigits(partyTin(value));
      else paper.custodian.tin ??= lastFourDigits(partyTin(value));
      break;
    case "custodian_tin":
      paper.custodian.tin = lastFourDigits(text);
      break;
    case "ssn":
      paper.owner.ssn = lastFourDigits(text);
      break;
    case "account":
      paper.account = lastOfAccount(text);
      break;
    case "corrected":
    case "void":
      if (/^(?:true|y|yes|1|x)$/i.test(String(value))) paper.submission = means;
      else if (!/^(?:false|n|no|0)$/i.test(String(value)))
        draft.unknown(line, "The value of this key is not understood.");
      break;
    case "year":
      if (/^(?:19|20)\d{2}$/.test(text)) paper.tax_year = Number(text);
      else draft.unknown(line, "This is not a tax year.");
      break;
    case "dated":
      paper.dated = dayIn(text) ?? null;
      break;
  }
}

/** The name of a party in FDX 5 (`name1`), FDX 6 (`businessName`, `individualName`) or OFX (`PAYERNAME1`). */
export function partyName(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const keys = new Map(Object.entries(value).map(([key, held]) => [key.toLowerCase(), held]));
  const { first, middle, last, suffix } = isRecord(keys.get("individualname"))
    ? (keys.get("individualname") as Record<string, unknown>)
    : {};
  const business = isRecord(keys.get("businessname"))
    ? (keys.get("businessname") as Record<string, unknown>).name1
    : undefined;
  const person = [first, middle, last, suffix]
    .filter((part) => typeof part === "string" && part !== "")
    .join(" ");
  const named = [
    "name1",
    "payername1",
    "recname1",
    "trusteename1",
    "issuername1",
    "partname1",
    "participantname1",
  ]
    .map((key) => keys.get(key))
    .find((held) => typeof held === "string");
  const name = typeof business === "string" ? business : person !== "" ? person : named;
  return typeof name === "string" && name !== "" ? plain(name).slice(0, 100) : null;
}

function partyTin(value: unknown): string {
  return isRecord(value) && typeof value.tin === "string" ? value.tin : "";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Distribution codes as a list or as text: `["8", "J"]`, `"8J"`. */
export function fillCodes(draft: FormDraft, value: unknown, line: Line, certainty: Certainty): void {
  const list = Array.isArray(value) ? value : [value];
  const codes = [...list.map(String).join("").toUpperCase().replace(/[ ,/]/g, "")];
  if (codes.length === 0) return;
  if (codes.length > 2 || !codes.every((code) => isDistributionCode(code, draft.paper.tax_year))) {
    draft.unknown(line, "This is not a distribution code that was in use for the year.");
  } else draft.add("distribution_codes", codes.join(""), line, certainty);
}

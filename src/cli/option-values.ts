import { InvalidArgumentError, Option } from "commander";
import { parseShard, type Shard } from "../batch/shard.js";
import { parseYearList } from "../data/year-list.js";
import { EXPORTS, type ExportName } from "../exports/export-names.js";
import { isCivilDate } from "../ledger/date.js";
import { parseDollars } from "../money/parse.js";
import { today } from "../node/today.js";
import type { TemplateChoice } from "../packages/template-choice.js";

/** The values of an option that may be repeated. */
export function listed(text: string, before: string[]): string[] {
  return [...before, text];
}

/** The address of a folder, with a slash at its end. */
export function httpsFolder(text: string): string {
  if (!URL.canParse(text) || new URL(text).protocol !== "https:") {
    throw new InvalidArgumentError("It must be an address that begins with https://.");
  }
  const { href } = new URL(text);
  return href.endsWith("/") ? href : `${href}/`;
}

export function template(): Option {
  return new Option(
    "--template <which>",
    "worksheet (drawn by this program), official (the IRS's own, where it is installed), auto, or the IRS's blank of one year as a PDF file",
  )
    .default("auto")
    .argParser((text): TemplateChoice => (isNamed(text) ? text : { file: text }));
}

function isNamed(text: string): text is "auto" | "official" | "worksheet" {
  return text === "auto" || text === "official" || text === "worksheet";
}

export function asOf(): Option {
  return new Option("--as-of <date>", "treat this date (YYYY-MM-DD) as today")
    .default(today(), "today")
    .argParser(civilDate);
}

export function civilDate(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError("It must be a date such as 2026-04-15.");
  return text;
}

/** Cents of an amount above zero. */
export function dollars(text: string): number {
  const cents = parseDollars(text);
  if (cents === undefined || cents <= 0) throw new InvalidArgumentError("It must be an amount such as 7500.");
  return cents;
}

/** Cents of an amount that may be zero. */
export function dollarsOrNone(text: string): number {
  const cents = parseDollars(text);
  if (cents === undefined || cents < 0) throw new InvalidArgumentError("It must be an amount such as 93000.");
  return cents;
}

export function dollarsOrAll(text: string): number | "all" {
  return text === "all" ? text : dollars(text);
}

export function years(text: string): number[] {
  const list = parseYearList(text);
  if (list === null) throw new InvalidArgumentError("It must be years such as 2019-2023,2025.");
  return list;
}

export function taxYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError("It must be a year such as 2023.");
  return Number(text);
}

export function shard(text: string): Shard {
  const part = parseShard(text);
  if (part === undefined)
    throw new InvalidArgumentError("It must be a part such as 2/8, the second of eight.");
  return part;
}

export function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    throw new InvalidArgumentError("It must be from 0 to 65535.");
  return Number(text);
}

export function requests(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1.");
  return Number(text);
}

/** Exports in a list with commas, each once, in the order of EXPORTS so that equal lists are equal. */
export function exportNames(text: string): ExportName[] {
  const asked = text.split(",").map((name) => name.trim());
  const unknown = asked.find((name) => !(EXPORTS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is not one of ${EXPORTS.join(", ")}.`);
  return EXPORTS.filter((name) => asked.includes(name));
}

/** Who can read what is written with age. */
export function encryptTo(): Option {
  return new Option(
    "--encrypt-to <recipient...>",
    "write everything encrypted with age, to public keys (age1...) or files of them",
  );
}

/** The passphrase for files that are encrypted with age. */
export function passphraseFile(): Option {
  return new Option(
    "--passphrase-file <file>",
    "read encrypted ledgers (.age), and write everything encrypted, with the passphrase in this file",
  );
}

/** The secret keys for ledgers that are encrypted with age. */
export function identity(): Option {
  return new Option(
    "--identity <file...>",
    "read encrypted ledgers (.age) with the secret keys in these files",
  );
}

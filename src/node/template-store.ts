import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { officialForm, yearsWithOfficialForm } from "../forms.js";
import type { FieldMap } from "../pdf/slots.js";
import { Refused } from "./refused.js";

/** Which blank to fill: the IRS's own, this project's worksheet, the best there is, or a file of the user's. */
export type TemplateChoice = "auto" | "official" | "worksheet" | { file: string };

/** A blank form as it was found, and how its fields are named. */
export interface TemplateFile {
  kind: "official" | "worksheet";
  bytes: Uint8Array;
  fields: FieldMap | "worksheet";
}

/** `templates/` stands beside `src/` and beside `dist/`. */
const WORKSHEETS = new URL("../../templates/", import.meta.url);

/**
 * The blank form of a tax year. `auto` is the IRS's own where a verified copy is installed, otherwise the worksheet.
 * An official copy is looked for in the folder that FORM8606_OFFICIAL_DIR names and in the user's cache, under the
 * name it has at irs.gov (`f8606--2023.pdf`), and used only if its SHA-256 is the one that is known for the year.
 *
 * @throws Refused when there is no such blank, or it is not the one it should be
 */
export function findTemplate(taxYear: number, choice: TemplateChoice): TemplateFile {
  if (typeof choice === "object") return givenFile(taxYear, choice.file);
  if (choice === "worksheet") return worksheet(taxYear);
  const official = installed(taxYear);
  if (official !== undefined) return official;
  if (choice === "auto") return worksheet(taxYear);
  throw new Refused(`official form of ${taxYear}`, `${whyNotInstalled(taxYear)}; leave --template out`);
}

function worksheet(taxYear: number): TemplateFile {
  const bytes = contentOf(new URL(`worksheet-${taxYear}.pdf`, WORKSHEETS));
  if (bytes === undefined) throw new Refused(`tax year ${taxYear}`, "there is no worksheet for this year");
  return { kind: "worksheet", bytes, fields: "worksheet" };
}

function installed(taxYear: number): TemplateFile | undefined {
  for (const folder of officialFolders()) {
    const bytes = contentOf(join(folder, `f8606--${taxYear}.pdf`));
    const official = bytes && verified(taxYear, bytes);
    if (official !== undefined) return official;
  }
  return undefined;
}

/** Folders that may hold the IRS's own files, the first to be looked in first. */
function officialFolders(): string[] {
  const { FORM8606_OFFICIAL_DIR: named, XDG_CACHE_HOME: cache } = process.env;
  return [...(named ? [named] : []), join(cache || join(homedir(), ".cache"), "form8606")];
}

function verified(taxYear: number, bytes: Uint8Array): TemplateFile | undefined {
  const form = officialForm(taxYear);
  if (form === undefined || createHash("sha256").update(bytes).digest("hex") !== form.sha256)
    return undefined;
  return { kind: "official", bytes, fields: form.fields };
}

function whyNotInstalled(taxYear: number): string {
  if (officialForm(taxYear) === undefined) {
    return `the IRS's file of this year is not known here (known: ${yearsWithOfficialForm().join(", ")})`;
  }
  return `no verified f8606--${taxYear}.pdf in ${officialFolders().join(" or ")}`;
}

/** A file of the user's: it must be, byte for byte, the IRS's own of the year. */
function givenFile(taxYear: number, file: string): TemplateFile {
  const bytes = contentOf(file);
  if (bytes === undefined) throw new Refused(file, "there is no such file");
  const official = verified(taxYear, bytes);
  if (official === undefined)
    throw new Refused(file, `it is not the IRS's Form 8606 of ${taxYear} as it is known here`);
  return official;
}

/** The bytes of a file, undefined when there is none. */
function contentOf(file: string | URL): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new Refused(String(file), `could not be read (${code ?? "unknown"})`);
  }
}

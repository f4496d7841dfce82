import { existsSync } from "node:fs";
import { join } from "node:path";
import type { FieldMap } from "../../data/field-map.js";
import type { CompanionForm } from "../../data/official-forms.js";
import { whyNotDrawn } from "../../data/printed-form.js";
import { FORM_5329_LINES } from "../../ledger/form-5329-lines.js";
import type { TemplateChoice, TemplateKind } from "../../packages/template-choice.js";
import { mapForm5329 } from "../../pdf/official/map-form-5329.js";
import { COMMAND } from "../command-name.js";
import { FileError } from "../files/file-error.js";
import { readBytes } from "../files/read-source.js";
import { officialFileName, officialFolders } from "./folders.js";
import { sha256, type Trust, trustFound, trustGiven } from "./trust.js";
import { worksheetFile } from "./worksheet-file.js";

/** A template as it was found, and how its fields are named. */
export interface TemplateFile {
  kind: TemplateKind;
  bytes: Uint8Array;
  fields: FieldMap | "worksheet";
  /** How its map is known: by the file's hash, by reading the file, or because this project drew it. */
  known: "hash" | "reading" | "drawn";
}

/**
 * The blank form of a tax year. `auto` is the IRS's own where one that may be trusted is installed, otherwise the
 * worksheet. Official blanks are looked for in `officialFolders`, under the name they have at irs.gov
 * (`f8606--2023.pdf`).
 *
 * @throws FileError when there is no such blank, or it may not be filled
 */
export async function findTemplate(taxYear: number, choice: TemplateChoice): Promise<TemplateFile> {
  if (typeof choice === "object") return givenFile(taxYear, choice.file);
  if (choice === "worksheet") return worksheet(taxYear);
  const installed = await findInstalled(taxYear);
  for (const { bytes, trust } of installed) if (trust.by !== null) return official(bytes, trust);
  if (choice === "auto") return worksheet(taxYear);
  throw new FileError(
    `official form of ${taxYear}`,
    `${whyNone(taxYear, installed)}; or leave --template out`,
  );
}

/** An official blank that is installed, and whether it may be filled. */
export interface InstalledForm {
  path: string;
  bytes: Uint8Array;
  trust: Trust;
}

/**
 * The official blanks of a tax year that are installed, up to the first that may be filled.
 *
 * @throws FileError when one may not be read
 */
export async function findInstalled(taxYear: number): Promise<InstalledForm[]> {
  const found: InstalledForm[] = [];
  for (const folder of officialFolders()) {
    const path = join(folder, officialFileName(taxYear));
    if (!existsSync(path)) continue;
    const bytes = readBytes(path, path);
    const trust = await trustFound(bytes, taxYear);
    found.push({ path, bytes, trust });
    if (trust.by !== null) break;
  }
  return found;
}

function worksheet(taxYear: number): TemplateFile {
  const path = worksheetFile(taxYear);
  if (!existsSync(path))
    throw new FileError(`tax year ${taxYear}`, whyNotDrawn(taxYear) ?? "there is no worksheet for this year");
  return { kind: "worksheet", bytes: readBytes(path, path), fields: "worksheet", known: "drawn" };
}

function official(bytes: Uint8Array, { by, fields }: Extract<Trust, { fields: FieldMap }>): TemplateFile {
  return { kind: "official", bytes, fields, known: by };
}

function whyNone(taxYear: number, installed: readonly InstalledForm[]): string {
  const refused = installed.map(
    ({ path, trust }) => `${path}: ${trust.by === null ? trust.reasons.join("; ") : ""}`,
  );
  const why = refused.join("; ") || `no ${officialFileName(taxYear)} in ${officialFolders().join(" or ")}`;
  return `${why}; “${COMMAND} templates get ${taxYear}” downloads it`;
}

/**
 * The IRS's PDF of a form that goes with Form 8606: the file that is known here, byte for byte; null when it is not
 * installed.
 *
 * @throws FileError when it may not be read
 */
export function findCompanion(form: CompanionForm): Uint8Array | null {
  return installedCompanion(form)?.bytes ?? null;
}

/** Where that file is installed; null when it is not. */
export function companionPath(form: CompanionForm): string | null {
  return installedCompanion(form)?.path ?? null;
}

/** A form that was found under its name at irs.gov and mapped by reading it. */
export interface ReadCompanion {
  readonly bytes: Uint8Array;
  readonly fields: FieldMap;
}

/**
 * The IRS's Form 5329 of a year whose file is not known here, if it is installed (`f5329--2023.pdf`) and every line for IRAs
 * is found in it; null otherwise.
 *
 * @throws FileError when it may not be read
 */
export async function findForm5329(taxYear: number): Promise<ReadCompanion | null> {
  for (const folder of officialFolders()) {
    const path = join(folder, `f5329--${taxYear}.pdf`);
    if (!existsSync(path)) continue;
    const bytes = readBytes(path, path);
    const { fields } = await mapForm5329(bytes, taxYear, FORM_5329_LINES);
    if (fields !== null) return { bytes, fields };
  }
  return null;
}

function installedCompanion({
  name,
  sha256: hash,
}: CompanionForm): { path: string; bytes: Uint8Array } | null {
  for (const folder of officialFolders()) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    const bytes = readBytes(path, path);
    if (sha256(bytes) === hash) return { path, bytes };
  }
  return null;
}

/** A file of the user's: the IRS's own of the year, or one that reads as the form of the year. */
async function givenFile(taxYear: number, file: string): Promise<TemplateFile> {
  const bytes = readBytes(file, file);
  const trust = await trustGiven(bytes, taxYear);
  if (trust.by === null) throw new FileError(file, trust.reasons.join("; "));
  return official(bytes, trust);
}

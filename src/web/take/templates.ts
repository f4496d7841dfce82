import { readAsset } from "../assets.js";
import type { Result } from "../engine.js";
import {
  compileTemplate,
  type FieldMap,
  type FoundTemplate,
  mapOfficialForm,
  officialForm,
  type Templates,
} from "../engine-papers.js";
import { installedOfficial } from "../open/keeper.js";
import { officialYears } from "./official-years.js";
import { pageFallbackFonts } from "./page-fonts.js";

interface Official {
  readonly bytes: Uint8Array;
  readonly fields: FieldMap;
}

const official = new Map<number, Official>();

/**
 * Takes a PDF that a person dropped as the IRS's form of a year: the file whose map was verified, or one that reads as
 * the form of that year. Gives the reasons against it, or none.
 */
export async function giveOfficial(
  bytes: Uint8Array<ArrayBuffer>,
  taxYear: number,
): Promise<readonly string[]> {
  const known = officialForm(taxYear);
  const fields = known !== undefined && known.sha256 === (await sha256(bytes)) ? known.fields : null;
  const read = fields === null ? await mapOfficialForm(bytes, taxYear) : { fields, reasons: [] };
  if (read.fields === null) return read.reasons;
  official.set(taxYear, { bytes, fields: read.fields });
  compiled.clear();
  officialYears.value = [...official.keys()].sort((a, b) => a - b);
  return [];
}

const compiled = new Map<string, FoundTemplate>();

/**
 * The template of a tax year: the official form where the page has it, else the worksheet.
 *
 * @param stamp printed at the top of a form that has no place for a notice
 */
async function templateOf(taxYear: number, stamp: string | null = null): Promise<Result<FoundTemplate>> {
  const key = `${taxYear} ${stamp ?? ""}`;
  const known = compiled.get(key);
  if (known !== undefined) return { ok: true, value: known };
  if (!official.has(taxYear)) {
    const installed = await installedOfficial(taxYear);
    if (installed !== null) await giveOfficial(installed, taxYear);
  }
  const given = official.get(taxYear);
  const bytes = given?.bytes ?? (await readAsset(`worksheet-${taxYear}.pdf`));
  if (bytes === null) {
    const message = "the page has no template for this year";
    return {
      ok: false,
      problems: [{ code: "template_missing", path: `Form 8606 for ${taxYear}`, pointer: "", message }],
    };
  }
  const kind = given === undefined ? "worksheet" : "official";
  // A worksheet has a place for a notice.
  const printed = kind === "worksheet" ? undefined : (stamp ?? undefined);
  const result = await compileTemplate(bytes, given?.fields ?? "worksheet", taxYear, printed);
  if (!result.ok) return result;
  const template = { kind, template: result.value } as const;
  compiled.set(key, template);
  return { ok: true, value: template };
}

/** Where the page's papers get their templates: what a person added, and what the page has inside. */
export const pageTemplates: Templates = {
  // The page has no PDFs of these: its packages say what to copy.
  companion: () => null,
  find: (taxYear, _choice, stamp) => templateOf(taxYear, stamp),
  fonts: pageFallbackFonts,
};

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

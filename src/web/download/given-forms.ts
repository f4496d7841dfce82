import { readAsset } from "../assets.js";
import type { Result } from "../engine.js";
import {
  type CompanionForm,
  type CompanionName,
  type CompiledTemplate,
  companionForm,
  companionForms,
  compileTemplate,
  type FieldMap,
  type FoundTemplate,
  mapOfficialForm,
  officialForm,
  stampOnWorksheet,
  type Templates,
} from "../engine-papers.js";
import { installedOfficial } from "../open/keeper.js";
import { officialCompanions, officialYears } from "./official-years.js";
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

const companions = new Map<string, Uint8Array>();

/**
 * Takes a PDF that a person dropped as one of the forms that go with Form 8606: Form 1040-X, or Form 5329. Only the
 * files whose maps were verified can be filled.
 *
 * @returns whether it is one of them
 */
export async function giveCompanion(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const hash = await sha256(bytes);
  const known = companionForms.find((form) => form.sha256 === hash);
  if (known === undefined) return false;
  companions.set(known.name, bytes);
  compiledCompanions.clear();
  officialCompanions.value = [...companions.keys()];
  return true;
}

/** The PDFs of such forms that the page could fill for these years, each once. */
export function companionsFor(
  needed: readonly { readonly form: CompanionName; readonly taxYear: number }[],
): CompanionForm[] {
  return [...new Set(needed.flatMap(({ form, taxYear }) => companionForm(form, taxYear) ?? []))];
}

const compiledCompanions = new Map<string, CompiledTemplate | null>();

async function companionOf(
  form: CompanionName,
  taxYear: number,
  stamp: string | null,
): Promise<CompiledTemplate | null> {
  const known = companionForm(form, taxYear);
  if (known === undefined) return null;
  const key = `${known.name} ${stamp ?? ""}`;
  const kept = compiledCompanions.get(key);
  if (kept !== undefined) return kept;
  if (!companions.has(known.name)) {
    const installed = await installedOfficial(known.name);
    if (installed !== null) await giveCompanion(installed);
  }
  const bytes = companions.get(known.name);
  if (bytes === undefined) return null;
  const made = await compileTemplate(bytes, known.fields, known.from, stamp ?? undefined, form);
  const found = made.ok ? made.value : null;
  compiledCompanions.set(key, found);
  return found;
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
  const printed = (kind === "worksheet" ? stampOnWorksheet(stamp) : stamp) ?? undefined;
  const result = await compileTemplate(bytes, given?.fields ?? "worksheet", taxYear, printed);
  if (!result.ok) return result;
  const template = { kind, template: result.value } as const;
  compiled.set(key, template);
  return { ok: true, value: template };
}

/** Where the page's papers get their templates: what a person added, and what the page has inside. */
export const pageTemplates: Templates = {
  companion: companionOf,
  find: (taxYear, _choice, stamp) => templateOf(taxYear, stamp),
  fonts: pageFallbackFonts,
};

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

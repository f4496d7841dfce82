import { type Envelope, envelopes } from "../correction/envelopes.js";
import { correctWith, type HouseholdCorrection } from "../correction/household-correction.js";
import { lastCheck } from "../correction/last-check/last-check.js";
import type { OtherLedgers } from "../correction/other-ledgers.js";
import type { CompanionName } from "../data/official-forms.js";
import { fail, type Problem, type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import type { CompiledTemplate } from "../pdf/template/compiled.js";
import { formFiles } from "./form-files.js";
import { templatesFor } from "./form-part.js";
import { companionsFor } from "./forms-with-8606.js";
import { MailPackets } from "./mail-packets.js";
import { packageToJson } from "./package-json.js";
import type { PackageFile, PackageKit } from "./package-kit.js";
import { textFiles } from "./package-texts.js";
import { fontsForNames, pageFonts } from "./page-fonts.js";
import type { FoundTemplate, TemplateChoice, Templates } from "./template-choice.js";

/** What packages are made on. */
export interface PackageMeans {
  readonly templates: Templates;
  /** Which template each form is filled on. */
  readonly choice: TemplateChoice;
}

/**
 * Makes one filing package: a PDF with the pages that are not mailed, a PDF for each envelope in the order of mailing,
 * each form as a fillable file, the texts to complete or to copy from, and `package.json` with all of it for programs.
 * Equal input gives equal bytes. A problem names the form and the place on it; there are no files then.
 *
 * @throws FileError when the file of a template is not there, or cannot be read
 */
export async function buildPackage(
  correction: HouseholdCorrection,
  means: PackageMeans,
): Promise<Result<PackageFile[]>> {
  const all = envelopes(correction);
  const kit = await kitFor(correction, all, means);
  return kit.ok ? build(correction, all, kit.value) : kit;
}

/** Finds every template of a package before anything is filled; all that cannot be had are problems. */
async function kitFor(
  { members }: HouseholdCorrection,
  all: readonly Envelope[],
  { templates, choice }: PackageMeans,
): Promise<Result<PackageKit>> {
  const found = new Map<string, FoundTemplate>();
  const problems: Problem[] = [];
  const keyOf = (taxYear: number, stamp: string | null) => `${taxYear} ${stamp ?? ""}`;
  for (const { taxYear, stamp } of templatesFor(all)) {
    if (found.has(keyOf(taxYear, stamp))) continue;
    const template = await templates.find(taxYear, choice, stamp);
    if (template.ok) found.set(keyOf(taxYear, stamp), template.value);
    else problems.push(...template.problems);
  }
  const companions = new Map<string, CompiledTemplate | null>();
  const companionKey = (form: CompanionName, taxYear: number, stamp: string | null) =>
    `${form} ${keyOf(taxYear, stamp)}`;
  for (const { form, taxYear, stamp } of choice === "worksheet" ? [] : companionsFor(all))
    companions.set(companionKey(form, taxYear, stamp), await templates.companion(form, taxYear, stamp));
  if (problems.length > 0) return fail(problems);
  const fonts = members.map(({ ledger }) => fontsForNames(ledger, templates.fonts));
  return succeed({
    plain: await pageFonts(),
    fallback: fonts.find((each) => each !== undefined),
    find: (taxYear, stamp) => found.get(keyOf(taxYear, stamp)) as FoundTemplate,
    companion: (form, taxYear, stamp) => companions.get(companionKey(form, taxYear, stamp)) ?? null,
  });
}

function build(
  correction: HouseholdCorrection,
  all: readonly Envelope[],
  kit: PackageKit,
): Result<PackageFile[]> {
  const differs = lastCheck(correction, all);
  if (differs.length > 0) return fail(differs);
  const packets = new MailPackets(correction, all, kit).files();
  if (!packets.ok) return packets;
  const forms = formFiles(correction, all, kit);
  if (!forms.ok) return forms;
  const files = [...packets.value, ...forms.value, ...textFiles(correction, all)];
  const names = [...files.map(({ name }) => name), "package.json"];
  const json = JSON.stringify(packageToJson(correction, all, names), null, 2);
  return succeed([...files, { name: "package.json", bytes: `${json}\n` }]);
}

/** A household's correction with the files of its package. */
export interface MadePackage {
  readonly correction: HouseholdCorrection;
  readonly files: readonly PackageFile[];
}

/**
 * From a ledger to the package that puts its forms right: with the spouse's forms when the two share returns. Equal
 * ledgers, dates and templates give equal bytes.
 *
 * @param asOf what counts as today, ISO
 * @param household other ledgers of the same household, whose lines are on the same return; null for one that could not
 *   be read
 * @throws FileError when the file of a template is not there, or cannot be read
 */
export async function makePackage(
  ledger: Ledger,
  asOf: string,
  household: OtherLedgers,
  means: PackageMeans,
): Promise<Result<MadePackage>> {
  const correction = correctWith(ledger, asOf, household);
  if (!correction.ok) return correction;
  const files = await buildPackage(correction.value, means);
  return files.ok ? succeed({ correction: correction.value, files: files.value }) : files;
}

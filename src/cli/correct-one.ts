import { basename, join, resolve } from "node:path";
import { encryptPackage } from "../batch/encrypt-package.js";
import { folderIn, folderName, whoIs } from "../batch/folder-name.js";
import { computeWithEstimates } from "../batch/with-estimates.js";
import { envelopes } from "../correction/envelopes.js";
import { correctHousehold } from "../correction/household-correction.js";
import { packageExports } from "../exports/package-exports.js";
import { readLedger } from "../ledger/read.js";
import type { Ledger } from "../ledger/schema.js";
import { type AgeKeys, encrypts, readKeys } from "../node/age-encryption.js";
import { exists } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { type FolderState, planFolder, whoseFolder } from "../node/files/own-folder.js";
import { prepareOutput } from "../node/files/prepare-output.js";
import { readSource } from "../node/files/read-source.js";
import { writeFolder } from "../node/files/write-files.js";
import { CompiledTemplates } from "../node/templates/template-cache.js";
import { ownerParts } from "../packages/file-name.js";
import { makePackage } from "../packages/package.js";
import { packageToJson } from "../packages/package-json.js";
import type { PackageFile } from "../packages/package-kit.js";
import { report, tellWritten } from "./correct-one-output.js";
import { isEncrypted, openEncrypted, openLedger } from "./encrypted-ledgers.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { CorrectOptions } from "./options.js";
import { type Computed, estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine } from "./wrap-text.js";

/**
 * Whether several ledgers make one package: they are of one household and share a return. Where one of them cannot be
 * read or computed they do not, so that a batch tells what is wrong with each.
 */
export async function isOnePackage(files: readonly string[], options: CorrectOptions): Promise<boolean> {
  if (files.includes("-") || new Set(files.map((file) => resolve(file))).size < files.length) return false;
  const keys = await readKeys(options);
  const ledgers: Ledger[] = [];
  for (const file of files) {
    const ledger = await ledgerIn(file, keys);
    if (ledger === null) return false;
    ledgers.push(ledger);
  }
  const [first] = ledgers;
  const household = first?.owner.household ?? null;
  if (household === null || ledgers.some(({ owner }) => owner.household !== household)) return false;
  const estimated = computeWithEstimates(ledgers, { asOf: options.asOf }, options.json !== true);
  const [only, ...more] = correctHousehold(estimated.ledgers, options.asOf);
  return only?.correction.ok === true && more.length === 0;
}

async function ledgerIn(file: string, keys: AgeKeys | null): Promise<Ledger | null> {
  try {
    const source = isEncrypted(file) ? await openLedger(file, keys) : readSource(file);
    const ledger = readLedger(source.text, source.format);
    return ledger.ok ? ledger.value : null;
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/**
 * `form8606 correct` for one ledger, or for those that make one package: what to send for each year, and the package
 * into a folder of the owner who is first on the return.
 *
 * @param given several only where `isOnePackage` says so
 */
export async function correctOne(
  given: readonly string[],
  options: CorrectOptions,
  terminal: Terminal,
): Promise<number> {
  if (!options.dryRun) prepareOutput(options.out);
  const keys = await readKeys(options);
  const opened = await openEncrypted(given, keys);
  const reading = { asOf: options.asOf, estimate: options.json !== true, opened };
  const all = readLedgers(given, terminal, reading);
  const [computed, ...others] = all ?? [];
  if (all === null || computed === undefined) return REFUSED;
  const templates = new CompiledTemplates();
  const means = { templates, choice: options.template };
  const household = others.map(({ ledger }) => ledger);
  const made = await makePackage(computed.ledger, options.asOf, household, means);
  if (!made.ok) {
    const { file } = computed;
    for (const problem of made.problems) terminal.complain(problemLine(problem, { file, several: false }));
    return REFUSED;
  }
  const { correction } = made.value;
  const inOrder = correction.members.map(
    (member) => all.find(({ ledger }) => ledger.owner === member.ledger.owner) ?? computed,
  );
  const { file, ledger } = inOrder[0] as Computed;
  const exports = await packageExports(inOrder, options.export ?? [], options.asOf, templates.fonts);
  const files = [...made.value.files, ...exports.map(({ name, content }) => ({ name, bytes: content }))];
  const toWrite = await encryptPackage(files, keys);
  const written = options.dryRun === true ? null : write(file, ledger, toWrite, options, encrypts(keys));
  for (const warning of written?.warnings ?? []) terminal.complain(escapeControl(warning));
  if (options.json) {
    const names = files.map((each) => each.name);
    terminal.print(JSON.stringify(packageToJson(correction, envelopes(correction), names), null, 2));
    return DONE;
  }
  for (const line of report(correction, terminal)) terminal.print(line);
  for (const each of inOrder) for (const line of estimateLines(each, terminal.width)) terminal.print(line);
  if (written === null)
    terminal.print(`Nothing was written (--dry-run); the package would have ${files.length} files.`);
  else tellWritten(written, toWrite, terminal);
  return DONE;
}

/** Writes the package into the owner's folder. @throws FileError when the folder is somebody else's, or the disk fails */
function write(
  file: string,
  { owner }: Ledger,
  files: readonly PackageFile[],
  { out, force }: CorrectOptions,
  encrypted: boolean,
): { folder: string; state: FolderState; warnings: string[] } {
  // An SSN can be guessed from what is made of it, and so nothing is where all else is encrypted.
  const ssn = encrypted ? null : owner.ssn;
  const person = { name: owner.name, inheritedFrom: owner.inherited_from, ssn };
  const who = whoIs(person, basename(file));
  const fresh = folderName(ownerParts([person])[0] as string, who, false);
  const folder = join(out, folderIn(out, { owner: person, who, fresh }, true));
  prepareOutput(folder);
  if (force !== true && exists(folder) && whoseFolder(folder) === null)
    throw new FileError(
      folder,
      "exists already, and this program did not write it; --force puts the package into it and keeps your files",
    );
  const { changes, state } = planFolder(folder, files, who, { again: force === true });
  return { folder, state, warnings: writeFolder(folder, changes, { force: true }) };
}

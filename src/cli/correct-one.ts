import { basename, join } from "node:path";
import { mailDay } from "../batch/client-work.js";
import { folderIn, folderName, whoIs } from "../batch/folder-name.js";
import { sealed } from "../batch/sealed.js";
import { answerOf } from "../correction/answer.js";
import type { YearCorrection } from "../correction/correct.js";
import { envelopes } from "../correction/envelopes.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { otherPenalties } from "../correction/penalties.js";
import { earliestClosing } from "../correction/windows.js";
import { packageExports } from "../exports/package-exports.js";
import type { Ledger } from "../ledger/schema.js";
import { formatDollars } from "../money/cents.js";
import { AGE, type AgeKeys, decrypt, encrypts, readKeys } from "../node/age.js";
import { exists } from "../node/files/disk.js";
import { FileError } from "../node/files/file-error.js";
import { prepareOutput } from "../node/files/output.js";
import { type FolderState, planFolder, whoseFolder } from "../node/files/own-folder.js";
import { readBytes, type Source } from "../node/files/read-source.js";
import { writeFolder } from "../node/files/write-files.js";
import { CompiledTemplates } from "../node/templates/compiled.js";
import { ownerParts } from "../papers/file-name.js";
import { makePackage } from "../papers/package.js";
import { packageToJson } from "../papers/package-json.js";
import type { PackageFile } from "../papers/package-kit.js";
import { changeCell, statusWords } from "../papers/pages/cover-tables.js";
import { count, inDollars, longDate } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import { keptWords } from "./kept-files.js";
import type { CorrectOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { type Column, table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./text.js";

/** `form8606 correct` for one ledger: what to send for each year, and the package into a folder of the owner's. */
export async function correctOne(file: string, options: CorrectOptions, terminal: Terminal): Promise<number> {
  if (!options.dryRun) prepareOutput(options.out);
  const keys = await readKeys(options);
  const opened = file.toLowerCase().endsWith(AGE)
    ? new Map([[file, await openSource(file, keys)]])
    : new Map();
  const reading = { asOf: options.asOf, estimate: options.json !== true, opened };
  const [computed] = readLedgers([file], terminal, reading) ?? [];
  if (computed === undefined) return REFUSED;
  const { ledger } = computed;
  const templates = new CompiledTemplates();
  const made = await makePackage(ledger, options.asOf, [], { templates, choice: options.template });
  if (!made.ok) {
    for (const problem of made.problems) terminal.complain(problemLine(problem, { file, several: false }));
    return REFUSED;
  }
  const { correction } = made.value;
  const exports = await packageExports([computed], options.export ?? [], options.asOf, templates.fonts);
  const files = [...made.value.files, ...exports.map(({ name, content }) => ({ name, bytes: content }))];
  const toWrite = await sealed(files, keys);
  const written = options.dryRun === true ? null : write(file, ledger, toWrite, options, encrypts(keys));
  for (const warning of written?.warnings ?? []) terminal.complain(escapeControl(warning));
  if (options.json) {
    const names = files.map((each) => each.name);
    terminal.print(JSON.stringify(packageToJson(correction, envelopes(correction), names), null, 2));
    return DONE;
  }
  for (const line of report(correction, terminal)) terminal.print(line);
  for (const line of estimateLines(computed, terminal.width)) terminal.print(line);
  if (written === null)
    terminal.print(`Nothing was written (--dry-run); the package would have ${files.length} files.`);
  else {
    const { folder, state } = written;
    terminal.print(
      escapeControl(state.written ? `Written to ${folder}:` : `Nothing to do: ${folder} is up to date.`),
    );
    if (state.written)
      for (const { name } of toWrite) if (!state.edited.includes(name)) terminal.print(`  ${name}`);
    for (const name of state.written ? state.beside : []) terminal.print(`  ${name}`);
    for (const text of keptWords(state))
      for (const line of wrap(escapeControl(text), { width: terminal.width, first: "", indent: "  " }))
        terminal.print(terminal.style.warn(line));
  }
  return DONE;
}

/** An encrypted ledger as text. It is opened in memory. @throws FileError when it cannot be decrypted */
async function openSource(file: string, keys: AgeKeys | null): Promise<Source> {
  const bytes = await decrypt(readBytes(file, file), keys, file);
  const text = new TextDecoder().decode(bytes);
  return { name: file, text, format: /\.json\.age$/i.test(file) ? "json" : "yaml" };
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
  const { changes, state } = planFolder(folder, files, who);
  return { folder, state, warnings: writeFolder(folder, changes, { force: true }) };
}

const COLUMNS: readonly Column[] = [
  { heading: "Year", align: "left" },
  { heading: "Form 8606", align: "left" },
  { heading: "Mail by", align: "left" },
  { heading: "Change in AGI", align: "right" },
  { heading: "Penalty", align: "right" },
  { heading: "Basis after", align: "right" },
];

/** What to send for each year, the answer first, and what it comes to. */
function report(correction: HouseholdCorrection, { style, width }: Terminal): string[] {
  const { members, penalty, lacks, as_of } = correction;
  const [{ ledger, years }] = members;
  const inherited = ledger.owner.inherited_from;
  const title =
    inherited === null ? ledger.owner.name : `${ledger.owner.name}, IRAs inherited from ${inherited}`;
  const exposed = penalty.not_filed + penalty.overstated;
  const closing = earliestClosing(correction);
  const mailed = count(envelopes(correction).length, "envelope", "envelopes");
  const folded = (text: string) => wrap(escapeControl(text), { width, first: "", indent: "  " });
  return [
    style.strong(escapeControl(title)),
    ...years.flatMap((year) =>
      wrap(answerOf(year), { width, first: `${year.tax_year}: `, indent: " ".repeat(6) }),
    ),
    "",
    ...table(
      COLUMNS,
      years.map((year) => row(year, as_of)),
    ),
    `To mail, as of ${longDate(as_of)}: ${mailed}.`,
    ...(closing === null
      ? []
      : folded(`Mail the refund claim for ${closing.tax_year} by ${longDate(closing.until)}.`).map((line) =>
          style.warn(line),
        )),
    ...(exposed > 0
      ? folded(
          `Penalties under section 6693(b): at most ${inDollars(exposed)}, and none if there was reasonable cause. Do not pay a penalty unless the IRS bills it.${otherPenalties(members.flatMap((member) => member.years))}`,
        )
      : []),
    ...lacks.flatMap(({ path, whether }) => folded(`${path} is missing, so we cannot tell ${whether}.`)),
  ];
}

function row(year: YearCorrection, asOf: string): string[] {
  const { tax_year, form, penalty, basis } = year;
  const exposed = penalty.not_filed + penalty.overstated;
  return [
    String(tax_year),
    form.unneeded ? "filed, not required" : statusWords[form.status],
    mailDay(year, asOf) ?? "",
    changeCell(year),
    exposed === 0 ? "" : formatDollars(exposed),
    formatDollars(basis.right),
  ];
}

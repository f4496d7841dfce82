import { join } from "node:path";
import type { Correction, YearCorrection } from "../correction/correct.js";
import { sendKinds } from "../correction/decisions.js";
import { envelopes } from "../correction/envelopes.js";
import type { Ledger } from "../index.js";
import { formatDollars } from "../money/cents.js";
import { ownerParts } from "../node/file-name.js";
import { type MadePackage, makePackage } from "../node/make-package.js";
import { PackageKits } from "../node/package-kit.js";
import { writeFolders } from "../node/write-folders.js";
import { earliestClosing, statusWords } from "../package/cover-pages.js";
import { packageToJson } from "../package/to-json.js";
import { signed } from "../package/words.js";
import { DONE, REFUSED } from "./exit-status.js";
import { problemLine } from "./problem-line.js";
import type { CorrectOptions } from "./program.js";
import { readLedgers } from "./read-ledgers.js";
import { type Column, table } from "./table.js";
import { shown, type Terminal } from "./terminal.js";
import { wrap } from "./wrap.js";

/** One owner with the package that puts their forms right. */
interface Corrected extends MadePackage {
  readonly folder: string;
}

/**
 * `form8606 correct`: compares every year of each owner with what was filed, and writes a package for each that puts it
 * right. Ledgers of one household are compared with the returns together. Nothing is written unless all can be.
 */
export async function correct(
  files: readonly string[],
  options: CorrectOptions,
  terminal: Terminal,
): Promise<number> {
  const corrected = await correctAll(files, options, terminal);
  if (corrected === null) return REFUSED;
  const force = options.force === true;
  if (!options.dryRun) writeFolders(corrected, { force });
  if (options.json) {
    const packages = corrected.map(({ correction, files }) =>
      packageToJson(
        correction,
        envelopes(correction),
        files.map(({ name }) => name),
      ),
    );
    terminal.print(JSON.stringify(packages.length === 1 ? packages[0] : packages, null, 2));
    return DONE;
  }
  for (const [at, one] of corrected.entries()) {
    if (at > 0) terminal.print("");
    for (const line of report(one.correction, terminal)) terminal.print(line);
    for (const line of filesWritten(one, options)) terminal.print(line);
  }
  return DONE;
}

/** Reads all ledgers and makes all packages; null when anything is wrong in any of them, which was told. */
async function correctAll(
  files: readonly string[],
  options: CorrectOptions,
  terminal: Terminal,
): Promise<Corrected[] | null> {
  const several = files.length > 1;
  const computed = readLedgers(files, terminal);
  if (computed === null) return null;
  const ledgers = computed.map(({ ledger }) => ledger);
  const parts = ownerParts(
    ledgers.map(({ owner }) => ({ name: owner.name, inheritedFrom: owner.inherited_from })),
  );
  const kits = new PackageKits(options.template);
  const made: Corrected[] = [];
  for (const [at, { file, ledger }] of computed.entries()) {
    const one = await makePackage(ledger, options.asOf, householdOf(ledger, ledgers), kits);
    if (one.ok) made.push({ ...one.value, folder: join(options.out, parts[at] ?? "") });
    else for (const problem of one.problems) terminal.complain(problemLine(problem, { file, several }));
  }
  return made.length === computed.length ? made : null;
}

function householdOf(ledger: Ledger, all: readonly Ledger[]): Ledger[] {
  const { household } = ledger.owner;
  return household === null
    ? []
    : all.filter((other) => other !== ledger && other.owner.household === household);
}

function filesWritten({ folder, files }: Corrected, { dryRun }: CorrectOptions): string[] {
  if (dryRun) return [`Nothing was written (--dry-run); the package would have ${files.length} files.`];
  return [`Written to ${shown(folder)}:`, ...files.map(({ name }) => `  ${name}`)];
}

const COLUMNS: readonly Column[] = [
  { heading: "Year", align: "left" },
  { heading: "Form 8606", align: "left" },
  { heading: "Send", align: "left" },
  { heading: "Taxable income", align: "right" },
  { heading: "Refund claim", align: "left" },
  { heading: "Penalty", align: "right" },
  { heading: "Basis after", align: "right" },
];

/** What to send for each year, and what it comes to. */
function report(correction: Correction, { style, width }: Terminal): string[] {
  const { ledger, years, penalty, lacks, as_of } = correction;
  const inherited = ledger.owner.inherited_from;
  const title =
    inherited === null ? ledger.owner.name : `${ledger.owner.name}, IRAs inherited from ${inherited}`;
  const exposed = penalty.not_filed + penalty.overstated;
  const closing = earliestClosing(correction);
  const count = envelopes(correction).length;
  return [
    style.strong(shown(title)),
    ...table(COLUMNS, years.map(row)),
    `As of ${as_of}. ${count === 0 ? "Nothing to mail" : `To mail: ${count} ${count === 1 ? "envelope" : "envelopes"}`}.`,
    ...(exposed > 0
      ? [
          `Penalties: at most ${formatDollars(exposed)}, unless there was reasonable cause; never sent in advance.`,
        ]
      : []),
    ...(closing === null
      ? []
      : [style.warn(`The refund claim for ${closing.tax_year} must be mailed by ${closing.until}.`)]),
    ...lacks.flatMap(({ path, whether }) =>
      wrap(shown(`${path} is missing: without it, it cannot be told ${whether}.`), {
        width,
        indent: "    ",
        first: "",
      }),
    ),
  ];
}

function row(year: YearCorrection): string[] {
  const { tax_year, form, send, income, refund, penalty, basis } = year;
  const exposed = penalty.not_filed + penalty.overstated;
  return [
    String(tax_year),
    form.unneeded ? "not required, but filed" : statusWords[form.status],
    sendKinds[send].words,
    signed(income.change),
    refund.until === null ? "" : `${refund.state === "open" ? "until" : "ended"} ${refund.until}`,
    exposed === 0 ? "" : formatDollars(exposed),
    formatDollars(basis.right),
  ];
}

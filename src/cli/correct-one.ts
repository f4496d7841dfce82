import { join } from "node:path";
import { answerOf } from "../correction/answer.js";
import type { YearCorrection } from "../correction/correct.js";
import { envelopes } from "../correction/envelopes.js";
import type { HouseholdCorrection } from "../correction/household-correction.js";
import { earliestClosing, mailBy } from "../correction/windows.js";
import { packageExports } from "../exports/package-exports.js";
import { formatDollars } from "../money/cents.js";
import { prepareOutput } from "../node/files/output.js";
import { writeFolder } from "../node/files/write-files.js";
import { CompiledTemplates } from "../node/templates/compiled.js";
import { ownerParts } from "../papers/file-name.js";
import { makePackage } from "../papers/package.js";
import { packageToJson } from "../papers/package-json.js";
import { statusWords } from "../papers/pages/cover-tables.js";
import { count, inDollars, longDate, signed } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { CorrectOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { type Column, table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./text.js";

/** `form8606 correct` for one ledger: what to send for each year, and the package into a folder of the owner's. */
export async function correctOne(file: string, options: CorrectOptions, terminal: Terminal): Promise<number> {
  if (!options.dryRun) prepareOutput(options.out);
  const [computed] =
    readLedgers([file], terminal, { asOf: options.asOf, estimate: options.json !== true }) ?? [];
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
  const { name, inherited_from: inheritedFrom } = ledger.owner;
  const folder = join(options.out, ownerParts([{ name, inheritedFrom }])[0] as string);
  if (!options.dryRun) {
    const warnings = writeFolder(folder, files, { force: options.force === true });
    for (const warning of warnings) terminal.complain(escapeControl(warning));
  }
  if (options.json) {
    const names = files.map((each) => each.name);
    terminal.print(JSON.stringify(packageToJson(correction, envelopes(correction), names), null, 2));
    return DONE;
  }
  for (const line of report(correction, terminal)) terminal.print(line);
  for (const line of estimateLines(computed, terminal.width)) terminal.print(line);
  if (options.dryRun)
    terminal.print(`Nothing was written (--dry-run); the package would have ${files.length} files.`);
  else {
    terminal.print(`Written to ${escapeControl(folder)}:`);
    for (const { name: written } of files) terminal.print(`  ${written}`);
  }
  return DONE;
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
          `Penalties: at most ${inDollars(exposed)}, and none if there was reasonable cause. Do not pay a penalty unless the IRS bills it.`,
        )
      : []),
    ...lacks.flatMap(({ path, whether }) => folded(`${path} is missing, so we cannot tell ${whether}.`)),
  ];
}

function row(year: YearCorrection, asOf: string): string[] {
  const { tax_year, form, income, penalty, basis } = year;
  const exposed = penalty.not_filed + penalty.overstated;
  return [
    String(tax_year),
    form.unneeded ? "filed, not required" : statusWords[form.status],
    mailDay(year, asOf) ?? "",
    signed(income.change),
    exposed === 0 ? "" : formatDollars(exposed),
    formatDollars(basis.right),
  ];
}

/** The last day on which what is sent for a year is in time; null when there is none. */
function mailDay({ send, due, refund }: YearCorrection, asOf: string): string | null {
  if (send === "amend_refund") return mailBy(refund, asOf);
  return send === "superseding_return" || send === "with_the_return" ? due : null;
}

import { join } from "node:path";
import type { Correction, YearCorrection } from "../correction/correct.js";
import { sendKinds } from "../correction/decisions.js";
import { envelopes } from "../correction/envelopes.js";
import { formatDollars } from "../money/cents.js";
import { writeFolder } from "../node/files/write-files.js";
import { CompiledTemplates } from "../node/templates/compiled.js";
import { ownerParts } from "../papers/file-name.js";
import { makePackage } from "../papers/package.js";
import { packageToJson } from "../papers/package-json.js";
import { earliestClosing, statusWords } from "../papers/pages/cover-pages.js";
import { signed } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { CorrectOptions } from "./options.js";
import { readLedgers } from "./read-ledgers.js";
import { type Column, table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { problemLine, wrap } from "./text.js";

/** `form8606 correct` for one ledger: what to send for each year, and the package into a folder of the owner's. */
export async function correctOne(file: string, options: CorrectOptions, terminal: Terminal): Promise<number> {
  const [computed] = readLedgers([file], terminal) ?? [];
  if (computed === undefined) return REFUSED;
  const { ledger } = computed;
  const templates = new CompiledTemplates();
  const made = await makePackage(ledger, options.asOf, [], { templates, choice: options.template });
  if (!made.ok) {
    for (const problem of made.problems) terminal.complain(problemLine(problem, { file, several: false }));
    return REFUSED;
  }
  const { correction, files } = made.value;
  const { name, inherited_from: inheritedFrom } = ledger.owner;
  const folder = join(options.out, ownerParts([{ name, inheritedFrom }])[0] as string);
  if (!options.dryRun) writeFolder(folder, files, { force: options.force === true });
  if (options.json) {
    const names = files.map((each) => each.name);
    terminal.print(JSON.stringify(packageToJson(correction, envelopes(correction), names), null, 2));
    return DONE;
  }
  for (const line of report(correction, terminal)) terminal.print(line);
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
    style.strong(escapeControl(title)),
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
      wrap(escapeControl(`${path} is missing: without it, it cannot be told ${whether}.`), {
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

import type { Command } from "commander";
import { Option } from "commander";
import { EXPORTS, FORMATS } from "../exports/export-names.js";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { asOf, taxYear } from "./option-values.js";
import type { ExportOptions } from "./options.js";

/** `form8606 export`, with its arguments, options and help. */
export function exportCommand(root: Command, { terminal, finish }: Door): void {
  command(
    root,
    "export",
    "say what to type into tax software, or write a year or the basis history as a file",
  )
    .argument("<ledger...>", "a ledger file; on a joint return first the taxpayer's, then the spouse's")
    .addOption(
      new Option("--to <program>", "the program, or the file").choices(EXPORTS).makeOptionMandatory(),
    )
    .option("--year <year>", "the tax year (default: the last year with a Form 8606)", taxYear)
    .addOption(
      new Option("--format <format>", "of a file; an entry sheet is printed when there is no --out").choices(
        FORMATS,
      ),
    )
    .option("--papers <file...>", "Forms 1099-R or wage and income transcripts, for the boxes as printed")
    .option("--spouse", "the only ledger is that of the spouse, who is named second on the return")
    .option("--out <file>", "write it to this file; an entry sheet as .pdf, .csv, or .json")
    .option("--force", "overwrite the file")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
Programs: turbotax, freetaxusa, hrblock, taxact, fffa (Free File Fillable Forms), drake, proseries, lacerte, and paper
for any other. None of them imports Form 8606, so the sheet has each answer in the order in which they ask, and the
values that they must show at the end.

history is a table of every line of every year; with --format wide, one row a year. ots is a file for OpenTaxSolver,
mef the XML of IRS e-file for one form, and txf an experimental file for desktop programs.

Examples:
  ${COMMAND} export ledger.yaml --to turbotax
  ${COMMAND} export ledger.yaml --to freetaxusa --papers 1099-r.pdf --out sheet.pdf
  ${COMMAND} export ana.yaml ben.yaml --to lacerte --year 2025 --out sheets.csv
  ${COMMAND} export ledger.yaml --to history --out history.csv`,
    )
    .action(async (ledgers: string[], options: ExportOptions) => {
      const { exportLedgers } = await import("./export.js");
      finish(await exportLedgers(ledgers, options, terminal));
    });
}

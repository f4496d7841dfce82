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
    "show what to type into tax software, or write a year or the basis history to a file",
  )
    .argument("<ledger...>", "a ledger file; on a joint return first the taxpayer's, then the spouse's")
    .addOption(
      new Option("--to <program>", "the tax program, or the kind of file")
        .choices(EXPORTS)
        .makeOptionMandatory(),
    )
    .option("--year <year>", "the tax year (default: the last year with a Form 8606)", taxYear)
    .addOption(
      new Option(
        "--format <format>",
        "the format of the file; without --out, an entry sheet is printed",
      ).choices(FORMATS),
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
for any other. None of them imports Form 8606, so the sheet has each answer in the order they ask for it, and the
results to compare at the end.

history is a table of every line of every year; with --format wide, one row per year. ots is a file for
OpenTaxSolver, mef is IRS e-file XML for one form, and txf is an experimental file for desktop programs.

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

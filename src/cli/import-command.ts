import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import type { ImportOptions } from "./options.js";

/** `form8606 import`, with its arguments, options and help. */
export function importPapersCommand(root: Command, { terminal, finish }: Door): void {
  command(root, "import", "make a ledger from IRS transcripts, tax forms and account histories")
    .argument(
      "<papers...>",
      "transcripts, Forms 1099-R and 5498, histories: PDF, text, HTML, CSV, JSON, XML, QIF",
    )
    .option("--into <ledger>", "add to this ledger instead of starting a new one")
    .option("--answers <file>", "answers to the questions, one per line as id: answer")
    .option("--out <file>", "write the ledger here instead of to standard output")
    .option("--force", "overwrite the file")
    .option("--json", "as JSON, for another program: papers, ledger, questions and problems")
    .addHelpText(
      "after",
      `
On a terminal, the program asks what the papers do not say. Otherwise, the questions are comments at the end of the
ledger, and the exit status is 3 until all are answered. The ledger has nothing that depends on an open question.

Examples:
  ${COMMAND} import transcripts/*.pdf --out ledger.yaml
  ${COMMAND} import transcripts/*.pdf --answers answers.yaml --out ledger.yaml --force
  ${COMMAND} import 1099-r.pdf history.csv --into ledger.yaml`,
    )
    .action(async (papers: string[], options: ImportOptions) => {
      const { importCommand } = await import("./import.js");
      finish(await importCommand(papers, options, terminal));
    });
}

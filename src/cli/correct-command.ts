import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { asOf, encryptTo, exportNames, identity, passphraseFile, shard, template } from "./option-values.js";
import type { CorrectOptions } from "./options.js";

/** `form8606 correct`: late and wrong forms, of one owner or of many, as `program` declares all others. */
export function correctCommand(root: Command, { terminal, finish, version }: Door): void {
  command(root, "correct", "make filing packages for missing and wrong forms")
    .argument(
      "[input...]",
      "ledgers with what was filed in years.Y.filed: files, folders, JSON Lines or CSV; or folders of papers",
    )
    .option("--out <folder>", "the folder for the packages, each in a folder named after its owner", ".")
    .option("--dry-run", "show what to send, and write nothing")
    .option(
      "--force",
      "make everything again, or put a package into a folder that exists; edited files are kept",
    )
    .option("--json", "as JSON, for another program")
    .option("--shard <part>", "only this part of many clients, such as 2/8", shard)
    .option(
      "--client-list <file>",
      "complete the ledgers from a table of clients: names, SSNs, addresses, and who is married to whom",
    )
    .option("--csv-template", "print a blank CSV template and exit")
    .option("--export <list>", "add these exports to each package, such as history,turbotax", exportNames)
    .addOption(encryptTo())
    .addOption(passphraseFile())
    .addOption(identity())
    .addOption(template())
    .addOption(asOf())
    .addHelpText("after", HELP)
    .action(async (inputs: string[], options: CorrectOptions, command: Command) => {
      if (inputs.length === 0 && !options.csvTemplate)
        command.error("error: missing required argument 'input'");
      const { correct } = await import("./correct.js");
      const asOfGiven = command.getOptionValueSource("asOf") !== "default";
      finish(await correct(inputs, { ...options, asOfGiven }, version, terminal));
    });
}

const HELP = `
A package has PDFs to print, each form as an editable PDF, texts, and package.json. It does not compute your tax.

A couple's two ledgers make one package. More ledgers are a batch: a package for each client, and report.csv.
failures.jsonl lists failed clients and why; one failure does not stop the others (exit status 3). The ledgers of one
household are processed together. If interrupted or killed, rerun the same command: it resumes, using the original as-of
date.

With --client-list, it is always a batch. The list must not contradict a ledger.

A file that you edited or added is never replaced or removed, and a client's folder keeps its name.

Examples:
  ${COMMAND} correct ledger.yaml --dry-run
  ${COMMAND} correct ledger.yaml --out packages --as-of 2026-03-02
  ${COMMAND} correct lee.yaml kim.yaml --out packages
  ${COMMAND} correct clients/ --out packages
  ${COMMAND} correct clients/ --client-list client-list.csv --out packages
  ${COMMAND} correct --csv-template > clients.csv
  ${COMMAND} correct clients.jsonl --shard 2/8 --out packages-2
  ${COMMAND} correct clients/ --identity key.txt --encrypt-to age1... --out packages`;

import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";
import { asOf } from "./option-values.js";
import type { ReportOptions } from "./report.js";

/** `form8606 report`: the commands about the report of a batch, as `program` declares all others. */
export function reportCommand(root: Command, { terminal, finish }: Door): void {
  const report = command(root, "report", "show what to do next for each client, and merge reports")
    .argument("<folder...>", "the --out folders of batches, with report.csv and status.csv")
    .option("--json", "as JSON, for another program")
    .option("--passphrase-file <file>", "read an encrypted report with the passphrase in this file")
    .option("--identity <file...>", "read an encrypted report with the secret keys in these files")
    .addOption(asOf())
    .addHelpText(
      "after",
      `
The earliest deadline comes first. In status.csv, write what you signed and mailed, with tracking numbers, and what is
done. The program never changes those columns, and it does not show finished work again.

Examples:
  ${COMMAND} report packages
  ${COMMAND} report packages-1 packages-2 --json`,
    )
    .action(async (folders: string[], options: ReportOptions) => {
      const { report } = await import("./report.js");
      finish(await report(folders, options, terminal));
    });
  command(report, "merge", "merge the reports of all shards into one")
    .argument("<out>", "the folder for the merged report.csv and failures.jsonl")
    .argument("<shard...>", "the folders of all shards")
    .addHelpText(
      "after",
      `
The clients are in the order of the whole input, as in the report of a single run.

Example:
  ${COMMAND} report merge . packages-1 packages-2`,
    )
    .action(async (out: string, shards: string[]) => {
      const { mergeShards } = await import("./report-merge.js");
      finish(mergeShards(out, shards, terminal));
    });
}

import type { Command } from "commander";
import { COMMAND } from "../node/command-name.js";
import { command, type Door } from "./command.js";

/** `form8606 report`: the commands about the report of a batch, as `program` declares all others. */
export function reportCommand(root: Command, { terminal, finish }: Door): void {
  const report = command(root, "report", "the report of a batch");
  command(report, "merge", "make one report of the reports of shards")
    .argument("<out>", "the folder that report.csv and failures.jsonl go into")
    .argument("<shard...>", "the folders of all shards")
    .addHelpText(
      "after",
      `
The clients are in the order of the whole input, as in the report of one run.

Example:
  ${COMMAND} report merge . packages-1 packages-2`,
    )
    .action(async (out: string, shards: string[]) => {
      const { mergeShards } = await import("./report.js");
      finish(mergeShards(out, shards, terminal));
    });
}

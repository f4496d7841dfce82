import { statSync } from "node:fs";
import { DONE } from "./exit-status.js";
import type { CorrectOptions } from "./options.js";
import type { Terminal } from "./terminal.js";

/**
 * `form8606 correct`: compares every year of an owner with what was filed, and writes a package that puts it right. For
 * anything but one ledger, or the ledgers of one couple, it is a batch.
 *
 * @param version of the program
 */
export async function correct(
  inputs: readonly string[],
  options: CorrectOptions,
  version: string,
  terminal: Terminal,
): Promise<number> {
  if (options.csvTemplate) {
    const { csvTemplate } = await import("../batch/input/csv-template.js");
    terminal.print(csvTemplate());
    return DONE;
  }
  if (options.clientList === undefined && inputs.every(isOneLedger)) {
    const { correctOne, isOnePackage } = await import("./correct-one.js");
    const isOne =
      inputs.length === 1 || (options.shard === undefined && (await isOnePackage(inputs, options)));
    if (isOne) return correctOne(inputs, options, terminal);
  }
  const { correctBatch } = await import("./correct-batch.js");
  return correctBatch(inputs, options, version, terminal);
}

/** A file that holds one ledger by its name; one that is not there is told so as other commands do. */
function isOneLedger(path: string): boolean {
  if (path === "-") return true;
  return (
    /\.(json|ya?ml)(\.age)?$/i.test(path) && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true
  );
}

import { mergeReports } from "../batch/merge-reports.js";
import { REPORT } from "../batch/report.js";
import { count } from "../text/wording.js";
import { DONE } from "./exit-status.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** `form8606 report merge`: the reports of shards become the one that a run of the whole input would have written. */
export function mergeShards(out: string, shards: readonly string[], terminal: Terminal): number {
  const clients = mergeReports(out, shards);
  terminal.print(escapeControl(`Merged ${count(clients, "client", "clients")} into ${out}/${REPORT}.`));
  return DONE;
}

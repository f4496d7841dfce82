import { join } from "node:path";
import { syncFolder } from "../node/files/disk.js";
import type { Finished } from "./journal.js";
import { FAILURES, failureLine, REPORT, REPORT_HEAD, type ReportRow, reportLine } from "./report.js";
import { TextFile } from "./text-file.js";

/** A client's row and the client's place in the whole input, counted from 1. */
export interface NumberedRow {
  readonly number: number;
  readonly row: ReportRow;
}

/**
 * Writes `report.csv` and `failures.jsonl` into a folder, each whole or not at all and only when it differs from what
 * is there.
 *
 * @param rows in the order of the input
 * @param temporary a folder on the same disk
 * @returns the SHA-256 of both, and whether any of them was written
 */
export function writeReports(
  out: string,
  temporary: string,
  rows: Iterable<NumberedRow>,
): { hashes: Finished["finished"]; written: boolean } {
  const reportFile = new TextFile(join(temporary, REPORT));
  const failuresFile = new TextFile(join(temporary, FAILURES));
  reportFile.add(REPORT_HEAD);
  for (const { number, row } of rows) {
    reportFile.add(reportLine(number, row));
    if (row.problems.length > 0) failuresFile.add(failureLine(number, row));
  }
  const report = reportFile.publish(join(out, REPORT));
  const failures = failuresFile.publish(join(out, FAILURES));
  const written = report.isNew || failures.isNew;
  if (written) syncFolder(out);
  return { hashes: { report: report.hash, failures: failures.hash }, written };
}

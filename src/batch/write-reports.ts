import { rmSync } from "node:fs";
import { join } from "node:path";
import { AGE, type AgeKeys, encrypts } from "../node/age-encryption.js";
import { syncFolder } from "../node/files/disk.js";
import { EncryptedTextFile } from "./encrypted-text-file.js";
import { ENVELOPES, ENVELOPES_HEAD, envelopeLines } from "./envelope-list.js";
import type { Finished } from "./journal.js";
import { FAILURES, failureLine, REPORT, REPORT_HEAD, type ReportRow, reportLine } from "./report.js";
import { STATUS, StatusSheet } from "./status-sheet.js";
import { TextFile } from "./text-file.js";

/** A client's row and the client's place in the whole input, counted from 1. */
export interface NumberedRow {
  readonly number: number;
  readonly row: ReportRow;
}

/**
 * Writes `report.csv`, `envelopes.csv`, `status.csv` and `failures.jsonl` into a folder, each whole or not at all and only
 * when it differs from what is there. What the office wrote in `status.csv` stays. With keys all of them are encrypted,
 * and have `.age` behind their names.
 *
 * @param rows in the order of the input
 * @param temporary a folder on the same disk
 * @returns the SHA-256 of the report and the failures, whether anything was written, and whether the office's sheet could
 *   not be decrypted and so was left as it is
 * @throws FileError when the office's sheet cannot be read
 */
export async function writeReports(
  out: string,
  temporary: string,
  keys: AgeKeys | null,
  rows: Iterable<NumberedRow>,
): Promise<{ hashes: Finished["finished"]; written: boolean; sheetLeft: boolean }> {
  const read = await StatusSheet.read(join(out, STATUS), keys);
  const sheet = read ?? StatusSheet.empty();
  const file = (name: string) =>
    encrypts(keys) ? new EncryptedTextFile(join(temporary, name), keys) : new TextFile(join(temporary, name));
  const [reportFile, failuresFile, envelopesFile, statusFile] = NAMES.map(file) as [Out, Out, Out, Out];
  reportFile.add(REPORT_HEAD);
  envelopesFile.add(ENVELOPES_HEAD);
  statusFile.add(sheet.head);
  for (const { number, row } of rows) {
    reportFile.add(reportLine(number, row, sheet.cellsOfClient(row)));
    envelopesFile.add(envelopeLines(number, row));
    statusFile.add(sheet.linesOf(row));
    if (row.problems.length > 0) failuresFile.add(failureLine(number, row));
  }
  for (const line of sheet.rest()) statusFile.add(line);
  const report = await reportFile.publish(join(out, REPORT));
  const failures = await failuresFile.publish(join(out, FAILURES));
  const envelopes = await envelopesFile.publish(join(out, ENVELOPES));
  const status = read === null ? null : await statusFile.publish(join(out, STATUS));
  // What another run wrote in clear, or encrypted, is out of date; the office's cells are in the new sheet.
  for (const name of NAMES)
    if (name !== STATUS || read !== null)
      rmSync(join(out, encrypts(keys) ? name : `${name}${AGE}`), { force: true });
  const written = [report, failures, envelopes, status].some((each) => each?.isNew);
  if (written) syncFolder(out);
  return { hashes: { report: report.hash, failures: failures.hash }, written, sheetLeft: read === null };
}

const NAMES = [REPORT, FAILURES, ENVELOPES, STATUS] as const;
type Out = TextFile | EncryptedTextFile;

import type { ErrorCode, Problem } from "../errors.js";
import type { Paper, PapersRead } from "./paper-facts.js";
import { MOST_ROWS } from "./text/csv.js";
import type { Line } from "./text/text-lines.js";
import { readTranscripts } from "./transcripts/read-transcripts.js";

export const UNKNOWN =
  "we cannot tell what this is. We can read IRS transcripts, Forms 1099-R, 5498 and 8606, account histories in CSV or QIF, and FDX or OFX files.";

export const NO_TAX_FORMS = "this file has no Form 1099-R, 5498 or W-2.";

export const TOO_MANY_ROWS = `this file has more than ${MOST_ROWS} rows; the rest is not read. Download one year at a time.`;

/** No transcripts or statements in one file have more lines. */
const MOST_SHOWN = 20_000;

const TOO_MANY_LINES = `this file has more than ${MOST_SHOWN} lines; the rest is not read. Split it, or download one year at a time.`;

/** What one file gives, while it is read. */
export class FileReading implements PapersRead {
  readonly papers: Paper[] = [];
  readonly problems: Problem[] = [];

  constructor(readonly file: string) {}

  problem(code: ErrorCode, message: string, line?: number): void {
    this.problems.push({ code, path: this.file, pointer: "", message, ...(line !== undefined && { line }) });
  }

  take({
    papers,
    problems,
  }: {
    papers: readonly Paper[];
    problems?: readonly { line: number; message: string }[];
  }) {
    this.papers.push(...papers);
    for (const { line, message } of problems ?? []) this.problem("invalid_value", message, line);
  }

  /** As many lines as are read; a problem when there are more. */
  bounded(lines: readonly Line[]): readonly Line[] {
    if (lines.length <= MOST_SHOWN) return lines;
    this.problem("too_many_values", TOO_MANY_LINES);
    return lines.slice(0, MOST_SHOWN);
  }

  transcripts(lines: readonly Line[]): void {
    const { papers, refused } = readTranscripts(lines, this.file);
    this.papers.push(...papers);
    for (const { line, reason } of refused) this.problem("not_supported", reason, line);
  }
}

import type { FormStatus } from "../correction/state.js";
import { formatProblem, type Problem } from "../errors.js";
import { type Cents, toDollars } from "../money/cents.js";
import { safeCell } from "../text/csv-cell.js";

/** The names of the reports. */
export const REPORT = "report.csv";
export const FAILURES = "failures.jsonl";

/** What the report says of one client. */
export interface ReportRow {
  readonly client: string;
  /** The folder of the package; null when there is none. */
  readonly folder: string | null;
  /** The tax years of each status; null when the client failed. */
  readonly years: Readonly<Record<FormStatus, readonly number[]>> | null;
  /** How many Forms 8606 the package has. */
  readonly forms: number | null;
  /** The basis that the last year carries on. */
  readonly basis: Cents | null;
  /** The change in taxable income of the returns that are amended or replaced. */
  readonly change: Cents | null;
  readonly penalty: Cents | null;
  /** The last day to mail the refund claim that runs out first, ISO. */
  readonly refundCloses: string | null;
  /** Codes of the review's errors and warnings. */
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}

/** The row of a client who could not be worked on. */
export function failedRow(client: string, problems: readonly Problem[]): ReportRow {
  const nothing = { forms: null, basis: null, change: null, penalty: null, refundCloses: null };
  return { client, folder: null, years: null, ...nothing, findings: [], problems };
}

const STATUSES: readonly FormStatus[] = ["missing", "wrong", "undecided", "right", "not_required", "not_due"];

const COLUMNS = [
  "number",
  "client",
  "folder",
  ...STATUSES.map((status) => `years_${status}`),
  "forms",
  "basis_carried",
  "change_in_tax_base",
  "penalty_exposure",
  "refund_closes",
  "findings",
  "error",
] as const;

const END = "\r\n";

/** The first line of a report, behind a byte order mark, without which Excel does not read UTF-8. */
export const REPORT_HEAD = `\ufeff${COLUMNS.join(",")}${END}`;

/**
 * One line of the report. Amounts are dollars, years stand with a space between them, and a cell that is empty does not
 * apply.
 *
 * @param number the client's place in the whole input, counted from 1
 */
export function reportLine(number: number, row: ReportRow): string {
  const { years } = row;
  const cells = [
    String(number),
    safeCell(row.client),
    safeCell(row.folder ?? ""),
    ...STATUSES.map((status) => (years === null ? "" : years[status].join(" "))),
    row.forms === null ? "" : String(row.forms),
    dollars(row.basis),
    dollars(row.change),
    dollars(row.penalty),
    row.refundCloses ?? "",
    row.findings.join(" "),
    safeCell(row.problems.map(formatProblem).join("; ")),
  ];
  return `${cells.join(",")}${END}`;
}

/** One line of failures.jsonl: everything that is wrong with a client. */
export function failureLine(number: number, { client, problems }: ReportRow): string {
  return `${JSON.stringify({ number, client, problems })}\n`;
}

function dollars(cents: Cents | null): string {
  return cents === null ? "" : String(toDollars(cents));
}

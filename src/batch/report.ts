import type { FormStatus } from "../correction/year-state.js";
import { formatProblem, type Problem } from "../errors.js";
import { type Cents, toDollars } from "../money/cents.js";
import { safeCell } from "../text/safe-csv-cell.js";
import type { ClientWork } from "./client-work.js";
import { csvHead, csvLine } from "./csv-text.js";
import { type ClientStatus, clientStatus, type OfficeCells } from "./office-status.js";

/** The names of the reports. */
export const REPORT = "report.csv";
export const FAILURES = "failures.jsonl";

/** What the report says of one client. */
export interface ReportRow {
  readonly client: string;
  /** The folder of the package; null when there is none. */
  readonly folder: string | null;
  /** What is to be done; null when the client failed. */
  readonly work: ClientWork | null;
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
  /** What the review's errors and warnings catch, in words with their years. */
  readonly findings: readonly string[];
  /** Files of the package that somebody edited, and so were kept. */
  readonly edited: readonly string[];
  /** New versions of edited files, under names of their own. */
  readonly beside: readonly string[];
  readonly problems: readonly Problem[];
}

/** The row of a client who could not be worked on. */
export function failedRow(client: string, problems: readonly Problem[]): ReportRow {
  const nothing = { forms: null, basis: null, change: null, penalty: null, refundCloses: null };
  return {
    client,
    folder: null,
    work: null,
    years: null,
    ...nothing,
    findings: [],
    edited: [],
    beside: [],
    problems,
  };
}

const STATUSES: readonly FormStatus[] = ["missing", "wrong", "undecided", "right", "not_required", "not_due"];

const COLUMNS = [
  "number",
  "client",
  "name",
  "folder",
  "status",
  "mail_by",
  "envelopes",
  "actions",
  "missing_facts",
  ...STATUSES.map((status) => `years_${status}`),
  "forms",
  "basis_carried",
  "change_in_tax_base",
  "penalty_exposure",
  "refund_closes",
  "findings",
  "edited_files",
  "error",
] as const;

/** The first line of a report. */
export const REPORT_HEAD = csvHead(COLUMNS);

/**
 * One line of the report. Amounts are dollars, years stand with a space between them, and a cell that is empty does not
 * apply.
 *
 * @param number the client's place in the whole input, counted from 1
 * @param office what the office wrote about the client's envelopes
 */
export function reportLine(number: number, row: ReportRow, office: readonly OfficeCells[] = []): string {
  const { years, work } = row;
  return csvLine([
    String(number),
    safeCell(row.client),
    safeCell(work?.name ?? ""),
    safeCell(row.folder ?? ""),
    statusOf(row, office),
    work?.mailBy ?? "",
    work === null ? "" : String(work.envelopes.length),
    safeCell((work?.actions ?? []).join(" ")),
    safeCell([work?.missing, work?.assumed].filter((facts) => facts != null).join("; ")),
    ...STATUSES.map((status) => (years === null ? "" : years[status].join(" "))),
    row.forms === null ? "" : String(row.forms),
    dollars(row.basis),
    dollars(row.change),
    dollars(row.penalty),
    row.refundCloses ?? "",
    safeCell(row.findings.join("; ")),
    safeCell(row.edited.join(" ")),
    safeCell(row.problems.map(formatProblem).join("; ")),
  ]);
}

/** How far a client is. */
function statusOf({ problems, work }: ReportRow, office: readonly OfficeCells[]): ClientStatus {
  const envelopes = work?.envelopes.length ?? 0;
  return clientStatus(
    {
      failed: problems.length > 0,
      missing: work !== null && (work.missing !== null || work.isOpen === true),
      envelopes,
      inJointPackage: work?.inJointPackage === true,
    },
    office,
  );
}

/** One line of failures.jsonl: everything that is wrong with a client. */
export function failureLine(number: number, { client, problems }: ReportRow): string {
  return `${JSON.stringify({ number, client, problems })}\n`;
}

function dollars(cents: Cents | null): string {
  return cents === null ? "" : String(toDollars(cents));
}

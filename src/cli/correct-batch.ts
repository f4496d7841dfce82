import { ENVELOPES } from "../batch/envelope-list.js";
import type { BatchResult } from "../batch/options.js";
import { FAILURES, REPORT, REPORT_HEAD, type ReportRow, reportLine } from "../batch/report.js";
import { runBatch } from "../batch/run-batch.js";
import { formatShard, type Shard } from "../batch/shard.js";
import { shardFrom } from "../batch/shard-from-environment.js";
import { STATUS } from "../batch/status-sheet.js";
import { formatProblem } from "../errors.js";
import type { Cents } from "../money/cents.js";
import { readKeys } from "../node/age-encryption.js";
import { count, inDollars, listed, longDate } from "../text/wording.js";
import { clientListOf, listWords } from "./client-list.js";
import { DONE, REFUSED, SOME_FAILED } from "./exit-status.js";
import { endWhenAsked } from "./interrupt.js";
import { keptWords } from "./kept-files.js";
import type { CorrectOptions } from "./options.js";
import { duration, type Pace, paceBar, paceWords } from "./progress.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** How often a bar moves, and how often a line is printed where nobody watches; in milliseconds. */
const BAR_EVERY = 100;
const LINE_EVERY = 10_000;
/** How many clients that failed are told of on the terminal. */
const MOST_TOLD = 10;

/**
 * `form8606 correct` for several clients: a package for each, a report of all, and what is wrong with those that failed;
 * one failure does not stop the others. On a dry run the report goes to standard output.
 *
 * @param version of the program
 */
export async function correctBatch(
  inputs: readonly string[],
  options: CorrectOptions,
  version: string,
  terminal: Terminal,
): Promise<number> {
  const { out, template, asOf, asOfGiven, json } = options;
  const shard = options.shard ?? shardFrom(process.env);
  const dryRun = options.dryRun === true;
  const keys = await readKeys(options);
  const clientList = await clientListOf(options.clientList, keys, terminal);
  if (clientList === undefined) return REFUSED;
  const watch = new Watch(dryRun && !json, terminal);
  const letGo = endWhenAsked(
    terminal,
    dryRun ? "Stopped." : "Stopped. Finished packages are kept; run the same command to continue.",
  );
  const result = await runBatch(
    {
      inputs,
      clientList,
      out,
      template,
      exports: options.export ?? [],
      asOf: asOfGiven ? asOf : null,
      today: asOf,
      shard: shard ?? { index: 0, count: 1 },
      force: options.force === true,
      keys,
      dryRun,
      program: version,
    },
    watch,
  ).finally(() => {
    letGo();
    terminal.progress?.("");
  });
  if (json) terminal.print(JSON.stringify(summaryToJson(result, watch, shard), null, 2));
  else
    for (const line of [...listWords(clientList), ...summary(result, watch, shard, options)])
      (dryRun ? terminal.complain : terminal.print)(escapeControl(line));
  return result.failed > 0 ? SOME_FAILED : DONE;
}

/** Shows how far a batch is, and adds up what its rows say. */
class Watch {
  forms = 0;
  keptFiles = 0;
  /** Clients for whom nobody should sign yet. */
  open = 0;
  penalty: Cents = 0;
  closing: { client: string; until: string } | null = null;
  readonly #printsRows: boolean;
  readonly #terminal: Terminal;
  readonly #start = performance.now();
  #last = this.#start;
  #told = 0;
  #rows = 0;
  #keptTold = 0;

  constructor(printsRows: boolean, terminal: Terminal) {
    this.#printsRows = printsRows;
    this.#terminal = terminal;
  }

  get elapsed(): number {
    return performance.now() - this.#start;
  }

  progress(done: number, all: number): void {
    const { progress, complain } = this.#terminal;
    const now = performance.now();
    if (now - this.#last < (progress ? BAR_EVERY : LINE_EVERY)) return;
    this.#last = now;
    const pace: Pace = { done, all, elapsed: this.elapsed };
    if (progress) progress(paceBar(pace));
    else complain(paceWords(pace));
  }

  row({ number, row }: { number: number; row: ReportRow }): void {
    if (this.#printsRows) {
      if (this.#rows === 0) this.#terminal.print(REPORT_HEAD.trimEnd());
      this.#terminal.print(reportLine(number, row).trimEnd());
    }
    this.#rows += 1;
    this.forms += row.forms ?? 0;
    if (row.work !== null && (row.work.missing !== null || row.work.isOpen === true)) this.open += 1;
    this.penalty += row.penalty ?? 0;
    const { refundCloses: until, client } = row;
    if (until !== null && (this.closing === null || until < this.closing.until))
      this.closing = { client, until };
    if (row.problems.length > 0) this.#tell(row);
    this.#tellKept(row);
  }

  #tell({ client, problems }: ReportRow): void {
    this.#told += 1;
    if (this.#told > MOST_TOLD) return;
    this.#terminal.progress?.("");
    for (const problem of problems)
      this.#terminal.complain(escapeControl(`${client}: ${formatProblem(problem)}`));
  }

  /** Names the files that were kept because somebody edited them. */
  #tellKept({ client, edited, beside }: ReportRow): void {
    if (edited.length === 0) return;
    this.keptFiles += edited.length;
    this.#keptTold += 1;
    if (this.#keptTold > MOST_TOLD) return;
    this.#terminal.progress?.("");
    this.#terminal.complain(escapeControl(`${client}: ${keptWords({ edited, beside }).join(" ")}`));
  }

  /** How many clients failed that were not told of. */
  get untold(): number {
    return Math.max(0, this.#told - MOST_TOLD);
  }
}

function summary(
  result: BatchResult,
  watch: Watch,
  shard: (Shard & { from?: string }) | null,
  { out, dryRun, encryptTo = [], passphraseFile }: CorrectOptions,
): string[] {
  const { clients, made, kept, failed, changed, asOf } = result;
  const { forms, penalty, closing, elapsed, untold, keptFiles, open } = watch;
  const isEncrypted = encryptTo.length > 0 || passphraseFile !== undefined;
  const part = shard === null ? "" : `, shard ${formatShard(shard)}${shard.from ? ` (${shard.from})` : ""}`;
  const doing = dryRun
    ? `${count(made, "package", "packages")} would be made`
    : [
        ...(made > 0 || kept === 0 ? [`${count(made, "package", "packages")} made`] : []),
        ...(kept > 0 ? [`${count(kept, "package", "packages")} there already`] : []),
      ].join(", ");
  return [
    ...(untold > 0 ? [`${count(untold, "more client", "more clients")} failed: see ${FAILURES}.`] : []),
    `${count(clients, "client", "clients")} as of ${longDate(asOf)}${part}: ${doing}, ${failed} failed, in ${duration(elapsed / 1000)}.`,
    `Forms 8606: ${forms}. Penalties under section 6693(b): at most ${inDollars(penalty)}.${
      closing === null
        ? ""
        : ` The time to claim a refund ends first on ${longDate(closing.until)} (${closing.client}).`
    }`,
    ...(open === 0
      ? []
      : [
          `Facts are missing for ${count(open, "client", "clients")}: nobody should sign for them yet. See missing_facts in ${REPORT}.`,
        ]),
    dryRun
      ? "Nothing was written (--dry-run)."
      : changed
        ? `Written to ${out}: a folder for each client, ${listed([REPORT, ENVELOPES, STATUS, ...(failed > 0 ? [FAILURES] : [])])}${isEncrypted ? ", encrypted as .age files" : ""}.`
        : `Nothing to do: ${out} is up to date.`,
    ...(keptFiles === 0
      ? []
      : [`${count(keptFiles, "edited file", "edited files")} kept: see edited_files in ${REPORT}.`]),
    ...(result.sheetLeft
      ? [`${STATUS}.age was left as it is: it cannot be read without --identity or --passphrase-file.`]
      : []),
    ...leftWords(result.left),
  ];
}

/** Folders of clients that are gone, with files in them that this program did not write. */
function leftWords(left: BatchResult["left"]): string[] {
  const all = [...left.keys()];
  if (all.length === 0) return [];
  const more = all.length - MOST_TOLD;
  const named = listed([...all.slice(0, MOST_TOLD), ...(more > 0 ? [`${more} more`] : [])]);
  return [`Kept for your own or edited files, though the package is gone: ${named}.`];
}

function summaryToJson(
  { asOf, times: _, left, sheetLeft: __, ...counts }: BatchResult,
  { forms, penalty, closing, keptFiles }: Watch,
  shard: Shard | null,
) {
  return {
    as_of: asOf,
    shard: shard === null ? null : formatShard(shard),
    ...counts,
    forms,
    penalty_at_most: penalty / 100,
    first_refund_to_close: closing,
    edited_files_kept: keptFiles,
    folders_left: [...left.keys()],
  };
}

import type { ExportName } from "../exports/export-names.js";
import type { AgeKeys } from "../node/age-encryption.js";
import type { TemplateChoice } from "../packages/template-choice.js";
import type { ClientList } from "./client-list/client-list.js";
import type { Times } from "./client-outcome.js";
import type { Shard } from "./shard.js";
import type { NumberedRow } from "./write-reports.js";

/** What a batch is to do. */
export interface BatchOptions {
  /** Files and folders with ledgers. */
  readonly inputs: readonly string[];
  /** The office's client list, which completes the ledgers; null for none. */
  readonly clientList: ClientList | null;
  readonly out: string;
  /** What counts as today, ISO; null when nobody said, and a run that is there already has its own. */
  readonly asOf: string | null;
  /** The machine's own day, for when nobody said. */
  readonly today: string;
  readonly template: TemplateChoice;
  /** What each package has for other programs. */
  readonly exports: readonly ExportName[];
  readonly shard: Shard;
  /** Make everything again, whatever is there. */
  readonly force: boolean;
  /** Keys that read encrypted ledgers, and encrypt what is written; null for none. */
  readonly keys: AgeKeys | null;
  /** Write nothing. */
  readonly dryRun: boolean;
  /** Version of the program. */
  readonly program: string;
}

/** Who is told how a batch goes on. */
export interface BatchWatch {
  /** How many clients are done of how many. */
  progress(done: number, all: number): void;
  /** Each client in the order of the input, when it is known what became of it. */
  row(row: NumberedRow): void;
}

/** What a batch came to. */
export interface BatchResult {
  readonly asOf: string;
  /** All clients of this run, those that failed among them. */
  readonly clients: number;
  /** Packages that were made, and those that were there already. */
  readonly made: number;
  readonly kept: number;
  readonly failed: number;
  /** Something was written. */
  readonly changed: boolean;
  /** Folders of clients that are no longer in the input, kept for the files that this program did not write. */
  readonly left: ReadonlyMap<string, readonly string[]>;
  /** The office's sheet is encrypted and could not be read, so it was left as it is. */
  readonly sheetLeft: boolean;
  /** Where the time of all threads went, in milliseconds. */
  readonly times: Times;
}

import type { Problem } from "../errors.js";
import type { ExportName } from "../exports/export-names.js";
import type { AgeKeys } from "../node/age-encryption.js";
import type { FileHashes } from "../node/files/own-folder.js";
import type { TemplateChoice } from "../packages/template-choice.js";
import type { Client } from "./input/client.js";
import { failedRow, type ReportRow } from "./report.js";

/** What all tasks of a run have in common. */
export interface Orders {
  /** What counts as today, ISO. */
  readonly asOf: string;
  readonly template: TemplateChoice;
  readonly exports: readonly ExportName[];
  readonly keys: AgeKeys | null;
  /** Where the packages go; null on a dry run. */
  readonly out: string | null;
}

/** One client to be worked on. */
export interface Job {
  readonly client: Client;
  readonly who: string;
  /** The name of the package's folder. */
  readonly folder: string;
  /** The files that the package in this folder had when it was made; null when there was none. */
  readonly files: FileHashes | null;
  /** Those of them that somebody had edited. */
  readonly edited: readonly string[];
  /** It was made of the same ledgers. */
  readonly isSame: boolean;
  /** How many others of the household have a ledger that cannot be used: no joint return can be decided without them. */
  readonly unusable: number;
}

/** What became of a client. */
export type Outcome = Untouched | Worked;

/** The package is there, and made of the same ledgers. */
interface Untouched {
  readonly key: string;
  readonly worked: false;
}

interface Worked {
  readonly key: string;
  readonly worked: true;
  /** Null when there is no package. */
  readonly files: FileHashes | null;
  /** Its files were not there already. */
  readonly written: boolean;
  readonly row: ReportRow;
}

/** Where the time went, in milliseconds: making the files, writing them, and all of it. */
export interface Times {
  fill: number;
  write: number;
  all: number;
}

/** Adds times to a sum. */
export function addTimes(sum: Times, { fill, write, all }: Times): void {
  sum.fill += fill;
  sum.write += write;
  sum.all += all;
}

/** The outcome for a client without a package. */
export function failed({ client: { key } }: Job, problems: readonly Problem[]): Worked {
  return { key, worked: true, files: null, written: false, row: failedRow(key, problems) };
}

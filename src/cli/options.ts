import type { Shard } from "../batch/shard.js";
import type { ExportFormat, ExportName } from "../exports/export-names.js";
import type { TemplateChoice } from "../packages/template-choice.js";

export interface DraftOptions {
  /** A table of an office's clients. */
  clientList?: string;
  years?: number[];
  out: string;
  packet?: true;
  flatten?: true;
  alone?: true;
  notes?: true;
  force?: true;
  /** Public keys of age, or files of them. */
  encryptTo?: string[];
  passphraseFile?: string;
  /** Files with secret keys of age. */
  identity?: string[];
  template: TemplateChoice;
  /** ISO date. */
  asOf: string;
}

export interface LinesOptions {
  json?: true;
  explain?: true;
  /** ISO date. */
  asOf: string;
}

export interface ExplainOptions {
  year?: number;
  line?: string;
  /** ISO date. */
  asOf: string;
}

export interface PlanOptions {
  year: number;
  /** Cents. */
  contribute?: number;
  /** Cents, or everything. */
  convert?: number | "all";
  movePretaxToPlan?: true;
  /** ISO date. */
  convertOn?: string;
  /** Cents. */
  value?: number;
  json?: true;
  /** ISO date. */
  asOf: string;
}

export interface ReviewCommandOptions {
  json?: true;
  explain?: string;
  /** ISO date. */
  asOf: string;
}

export interface CheckOptions {
  /** ISO date. */
  asOf: string;
}

export interface ChartOptions {
  out: string;
  force?: true;
  /** ISO date. */
  asOf: string;
}

export interface ClocksOptions {
  json?: true;
  /** ISO date. */
  asOf: string;
}

export interface ServeOptions {
  port: number;
  host: string;
  tokenFile?: string;
  allowOrigin?: string[];
  rate?: number;
  trustProxy?: true;
  metrics?: true;
}

export interface CorrectOptions {
  out: string;
  dryRun?: true;
  force?: true;
  json?: true;
  shard?: Shard;
  csvTemplate?: true;
  /** A table of an office's clients. */
  clientList?: string;
  export?: ExportName[];
  /** Public keys of age, or files of them. */
  encryptTo?: string[];
  passphraseFile?: string;
  /** Files with secret keys of age. */
  identity?: string[];
  template: TemplateChoice;
  /** ISO date. */
  asOf: string;
  /** The date was given, and is not merely today. */
  asOfGiven: boolean;
}

export interface GetTemplatesOptions {
  /** A folder, https: with a slash at its end. */
  from?: string;
}

export interface InitOptions {
  force?: true;
  /** PDF files of filled forms. */
  from: string[];
}

export interface ReadOptions {
  json?: true;
}

export interface OpenOptions {
  port: number;
  /** False with `--no-browser`. */
  browser: boolean;
}

export interface ImportOptions {
  /** The ledger that papers are added to. */
  into?: string;
  /** A file of answers. */
  answers?: string;
  out?: string;
  force?: true;
  json?: true;
}

export interface ExportOptions {
  to: ExportName;
  year?: number;
  format?: ExportFormat;
  /** Files with Forms 1099-R. */
  papers?: string[];
  spouse?: true;
  out?: string;
  force?: true;
  /** ISO date. */
  asOf: string;
}

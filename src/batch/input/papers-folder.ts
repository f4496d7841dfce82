import { closeSync, type Dirent, openSync, readdirSync, readSync } from "node:fs";
import { extname, join } from "node:path";
import { isBoxesCsv } from "../../import/boxes/boxes-csv.js";
import { isHistory } from "../../import/histories/custodian-csv.js";
import { isInteractiveBrokers } from "../../import/histories/interactive-brokers.js";
import { readCsv } from "../../import/text/csv.js";
import { decodeText } from "../../import/text/text-lines.js";
import { isFreeOrOwn } from "../../node/files/own-mark.js";
import { isColumn } from "./csv-columns.js";

/** A folder that holds the papers of one client instead of a ledger. */
export interface PapersFolder {
  /** What it is called in reports. */
  readonly name: string;
  readonly kind: "papers";
  /** The paths of the papers, in the order of their names. */
  readonly papers: readonly string[];
  /** The path of the file with the answers; null when there is none. */
  readonly answers: string | null;
}

/** What papers are by their names' endings. A text, a page or a table is one only if it looks like one inside. */
const PAPERS = /\.(?:pdf|txt|html?|csv|json|xml|ofx|qfx|qif)$/i;
const ANSWERS = /^answers\.(?:ya?ml|json)$/i;
const LEDGERS = /\.(?:ya?ml|jsonl|ndjson|tsv)$/i;
/** What a package of this program holds for other programs; the PDFs beside it are the program's own. */
const PACKAGE = "package.json";

/**
 * The papers of a folder; null when it holds ledgers, or nothing that looks like a paper. A folder with a file of answers
 * holds one client's papers, those in its subfolders too. A ledger comes before papers: papers beside it are passed over.
 */
export function papersFolder(folder: string, name: string, entries: readonly Dirent[]): PapersFolder | null {
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  const [answers] = files.filter((file) => ANSWERS.test(file.name));
  const others = files.filter((file) => !ANSWERS.test(file.name));
  if (others.some((file) => LEDGERS.test(file.name) || file.name === PACKAGE)) return null;
  if (answers !== undefined) {
    const papers = papersUnder(folder).filter((path) => path !== join(folder, answers.name));
    return { name, kind: "papers", papers, answers: join(folder, answers.name) };
  }
  const paths = others.map((file) => join(folder, file.name)).filter((path) => PAPERS.test(path));
  if (paths.some(isLedger)) return null;
  const papers = paths.filter(isPaper);
  return papers.length === 0 ? null : { name, kind: "papers", papers, answers: null };
}

function papersUnder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) return [];
    if (entry.isDirectory()) return readdirSync(path).includes(PACKAGE) ? [] : papersUnder(path);
    return entry.isFile() && PAPERS.test(entry.name) && !isDraft(path) ? [path] : [];
  });
}

/** A table of many clients, or a ledger in JSON. */
function isLedger(path: string): boolean {
  const ending = extname(path).toLowerCase();
  if (ending === ".json") return /"(?:owner|entries)"\s*:/.test(headOf(path));
  if (ending !== ".csv") return false;
  const [head = ""] = headOf(path).split(/[\r\n]/, 1);
  const cells = head.split(/[,;\t]/).map((cell) => cell.replace(/["\s]/g, "").toLowerCase());
  return cells.includes("client") || cells.every((cell) => isColumn(cell));
}

/** Whether a file may be a paper: its words are those of one. Only a PDF, which must be taken apart, is one by its name. */
function isPaper(path: string): boolean {
  const ending = extname(path).toLowerCase();
  if (ending === ".pdf") return !isDraft(path);
  if (/^\.(?:ofx|qfx|qif)$/.test(ending)) return true;
  const head = headOf(path);
  if (ending === ".csv") {
    const table = readCsv(head);
    if (isBoxesCsv(table) || isInteractiveBrokers(table) || isHistory(table, undefined)) return true;
  }
  return /1099-?R|\b5498\b|\b8606\b|transcript|BrokerageTransactions/i.test(head);
}

/** A PDF that this program drafted says nothing of what was filed. */
function isDraft(path: string): boolean {
  return /\.pdf$/i.test(path) && isFreeOrOwn(path);
}

const HEAD = 1 << 16;

function headOf(path: string): string {
  const bytes = Buffer.alloc(HEAD);
  const handle = openSync(path, "r");
  try {
    return decodeText(bytes.subarray(0, readSync(handle, bytes, 0, HEAD, 0)));
  } finally {
    closeSync(handle);
  }
}

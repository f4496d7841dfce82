import type { PaperFile, PapersRead } from "./facts.js";

/** How the person says which columns of a register hold what, for a CSV of no known custodian. */
export interface ColumnMapping {
  date: string;
  amount: string;
  text: string;
  /** The column that names the account, when there is one. */
  account?: string;
}

export interface ReadOptions {
  /** By the name of the file. */
  columns?: Readonly<Record<string, ColumnMapping>>;
}

/**
 * Reads every paper in some files, told apart by what is in them, never by their names. The order of the files
 * changes nothing but the order of the papers. What cannot be read is a problem with its reason; nothing is thrown.
 */
export async function readPapers(files: readonly PaperFile[], options?: ReadOptions): Promise<PapersRead> {
  void files;
  void options;
  return { papers: [], problems: [] };
}

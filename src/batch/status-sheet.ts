import { statSync } from "node:fs";
import { AGE, type AgeKeys } from "../node/age-encryption.js";
import { FileError } from "../node/files/file-error.js";
import { safeCell } from "../text/safe-csv-cell.js";
import { csvHead, csvLine, quoted } from "./csv-text.js";
import { readTable } from "./input/read-table.js";
import { envelopeStatus, holdOf, OFFICE_COLUMNS, type OfficeCells } from "./office-status.js";
import type { ReportRow } from "./report.js";

/** The file that an office keeps: how far each envelope is. */
export const STATUS = "status.csv";

/** The columns that this program writes. All others are the office's, those that it added too. */
const OWN_COLUMNS = ["folder", "name", "envelope", "mail_by", "first_deadline", "not_settled"] as const;
const KEYS = ["folder", "envelope"] as const;

/** What an office wrote, by envelope. It is only ever added to: no cell of the office's is changed or lost. */
export class StatusSheet {
  /** The office's columns: those of a new sheet, and what it added. */
  readonly #columns: readonly string[];
  /** Rows in which the office wrote something, by folder and envelope. */
  readonly #rows: Map<string, Readonly<Record<string, string>>>;
  /** Rows that belong to no envelope. */
  readonly #others: readonly (readonly string[])[];
  /** All envelopes of the sheet by folder. */
  readonly #listed: ReadonlyMap<string, readonly { name: string; mailBy: string }[]>;

  private constructor(
    columns: readonly string[],
    rows: Map<string, Readonly<Record<string, string>>>,
    others: readonly (readonly string[])[],
    listed: ReadonlyMap<string, readonly { name: string; mailBy: string }[]>,
  ) {
    this.#columns = columns;
    this.#rows = rows;
    this.#others = others;
    this.#listed = listed;
  }

  /** A sheet in which nobody has written anything. */
  static empty(): StatusSheet {
    return new StatusSheet(OFFICE_COLUMNS, new Map(), [], new Map());
  }

  /**
   * Reads the sheet at a path, or the encrypted one beside it when that was written later; an empty one when there is
   * none. Null when it is encrypted and there is no key to read it.
   *
   * @throws FileError when it cannot be read as a sheet, so that nobody writes over it
   */
  static async read(path: string, keys: AgeKeys | null = null): Promise<StatusSheet | null> {
    const source = sourceOf(path);
    if (source === null) return StatusSheet.empty();
    if (source !== path && (keys === null || (keys.passphrase === null && keys.identities.length === 0)))
      return null;
    let head: string[] = [];
    const rows = new Map<string, Record<string, string>>();
    const others: string[][] = [];
    const listed = new Map<string, { name: string; mailBy: string }[]>();
    await readTable(source, keys, (cells, number) => {
      if (number === 1) {
        head = cells.map((cell) => cell.trim());
        const names = head.map((name) => name.toLowerCase());
        if (KEYS.some((key) => !names.includes(key)))
          throw new FileError(
            path,
            'its first row must name the columns "folder" and "envelope"; put them back, or delete the file',
          );
        head = head.map((name, at) => (isKnown(names[at] as string) ? (names[at] as string) : name));
        return;
      }
      const row = Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ""]));
      const { folder = "", envelope = "", mail_by: mailBy = "" } = row;
      listed.set(folder, [...(listed.get(folder) ?? []), { name: envelope, mailBy }]);
      const isWritten = cells.some((cell, at) => cell.trim() !== "" && !isOwn(head[at] ?? ""));
      const key = keyOf(folder, envelope);
      if (!isWritten) return;
      if (folder === "" || rows.has(key)) others.push(cells);
      else rows.set(key, row);
    });
    const columns = head.filter((name) => !isOwn(name));
    for (const column of OFFICE_COLUMNS) if (!columns.includes(column)) columns.push(column);
    const order = [...OWN_COLUMNS, ...columns];
    return new StatusSheet(
      columns,
      rows,
      others.map((cells) => order.map((name) => cells[head.indexOf(name)] ?? "")),
      listed,
    );
  }

  /** What the office wrote about an envelope. */
  cellsOf(folder: string, envelope: string): OfficeCells {
    return this.#rows.get(keyOf(folder, envelope)) ?? {};
  }

  /** What the office wrote about a client, one set of cells for each row. */
  cellsOfClient({ folder, work }: ReportRow): OfficeCells[] {
    if (folder === null) return [];
    return envelopeNames(work).map((envelope) => this.cellsOf(folder, envelope));
  }

  /**
   * The envelopes of a client that are not done, with what the office wrote and the day of the sheet; of a client without
   * envelopes one without a name.
   */
  openOf(folder: string, envelopes: number): { name: string; mailBy: string; cells: OfficeCells }[] {
    const listed = this.#listed.get(folder) ?? [];
    const all = listed.length > 0 || envelopes > 0 ? listed : [{ name: "", mailBy: "" }];
    return all
      .map((each) => ({ ...each, cells: this.cellsOf(folder, each.name) }))
      .filter(({ cells }) => envelopeStatus(cells) !== "done");
  }

  /** Whether a day is the last one of any envelope of a client. */
  hasDay(folder: string, day: string): boolean {
    return (this.#listed.get(folder) ?? []).some(({ mailBy }) => mailBy === day);
  }

  get head(): string {
    return csvHead([...OWN_COLUMNS, ...this.#columns]);
  }

  /** The lines of a client: one for each envelope, or one when there is none. What was written in them is kept. */
  linesOf({ folder, work }: ReportRow): string {
    if (folder === null || work === null) return "";
    const days = new Map(work.envelopes.map(({ name, mailBy }) => [name, mailBy]));
    return envelopeNames(work)
      .map((envelope) => {
        const key = keyOf(folder, envelope);
        const cells = this.#rows.get(key) ?? {};
        this.#rows.delete(key);
        const day = envelope === "" ? work.mailBy : days.get(envelope);
        return csvLine([
          folder,
          safeCell(work.name),
          envelope,
          day ?? "",
          work.mailBy ?? "",
          holdOf(work),
          ...this.#columns.map((column) => quoted(cells[column] ?? "")),
        ]);
      })
      .join("");
  }

  /** The lines that belong to nothing of this run and have something written in them. */
  *rest(): Generator<string> {
    const order = [...OWN_COLUMNS, ...this.#columns];
    for (const row of this.#rows.values()) yield csvLine(order.map((name) => quoted(row[name] ?? "")));
    for (const cells of this.#others) yield csvLine(cells.map(quoted));
  }
}

/** The sheet in clear or the encrypted one, whichever is there; the younger one where both are. */
function sourceOf(path: string): string | null {
  const both = [path, `${path}${AGE}`]
    .map((each) => ({ each, of: statSync(each, { throwIfNoEntry: false }) }))
    .filter(({ of }) => of !== undefined)
    .sort((a, b) => (b.of?.mtimeMs ?? 0) - (a.of?.mtimeMs ?? 0));
  const [first] = both;
  if (first === undefined) return null;
  if (first.of?.isFile() !== true) throw new FileError(first.each, "a folder has this name");
  return first.each;
}

function envelopeNames(work: ReportRow["work"]): string[] {
  return work === null || work.envelopes.length === 0 ? [""] : work.envelopes.map(({ name }) => name);
}

function keyOf(folder: string, envelope: string): string {
  return `${folder.trim()}\t${envelope.trim()}`;
}

function isOwn(name: string): boolean {
  return (OWN_COLUMNS as readonly string[]).includes(name);
}

function isKnown(name: string): boolean {
  return isOwn(name) || (OFFICE_COLUMNS as readonly string[]).includes(name);
}

import { fail, type Path, type Problem, problemAt, type Result } from "../../errors.js";
import { withoutCurlyQuotes } from "../../ledger/as-written.js";
import { entry } from "../../ledger/entry-kinds.js";
import { nearest } from "../../ledger/nearest.js";
import { kindInWords } from "../../ledger/own-words.js";
import { type Completion, parseLedger } from "../../ledger/parse.js";
import { LINE_LABEL } from "../../ledger/scalars.js";
import type { Ledger } from "../../ledger/schema.js";
import type { Column } from "./csv-columns.js";
import { readCell } from "./read-csv-cell.js";

/** The cells of one row that are not empty, by column. */
export interface Row {
  /** As a spreadsheet counts it, from 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<Column, string>;
  /** It has a cell that is not empty behind the last column. */
  readonly excess: boolean;
}

/** The kinds of rows that are no entry, and where in the ledger they put what they say. */
const FACTS = {
  owner: "the owner",
  opening: "what was true before; `for` is its year",
  opening_line: "a line of the old form; `for` is its year",
  disaster_distribution: "what `opening.disaster_distributions` has of one disaster",
  roth_conversion: "a layer of `opening.roth_conversions`; `for` is its year",
  in_plan_rollover: "a layer of `opening.in_plan_rollovers`; `for` is its year",
  year: "the facts of the tax year `for`",
  account_value: "one account of `year_end_value` of the tax year `for`",
  filed_line: "a line of the Form 8606 as filed for the tax year `for`",
  filed_5329_line: "a line of the Form 5329 as filed for the tax year `for`",
  preparer: "the paid preparer",
  options: "the options",
} as const;

/** All kinds of rows. */
export const ROW_KINDS: readonly string[] = [
  ...Object.keys(FACTS),
  ...entry.options.map(({ shape }) => shape.kind.value),
];

/** The ledger that a client's rows make, or every problem with its row and column. */
export function ledgerOfRows(
  rows: readonly Row[],
  decimalComma: boolean,
  completion?: Completion,
): Result<Ledger> {
  const built = new RowLedger(decimalComma);
  for (const row of rows) built.add(row);
  const parsed = parseLedger(built.value, completion);
  if (parsed.ok && built.problems.length === 0) return parsed;
  const found = parsed.ok ? [] : parsed.problems.map((problem) => built.placed(problem));
  return fail(inRowOrder([...built.problems, ...found]));
}

/** Problems of a ledger that was made of rows, with the row and column that each is about. */
export function placedInRows(
  problems: readonly Problem[],
  rows: readonly Row[],
  decimalComma: boolean,
): Problem[] {
  const built = new RowLedger(decimalComma);
  for (const row of rows) built.add(row);
  return inRowOrder(problems.map((problem) => built.placed(problem)));
}

/** One problem of a cell is enough; the first is the one that knows most. */
function inRowOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ path, message }) => {
      const cell = /^row \d+, column /.test(path) ? path : `${path} ${message}`;
      if (seen.has(cell)) return false;
      seen.add(cell);
      return true;
    })
    .sort((a, b) => (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER));
}

/** Where every ZIP code begins with zeros, and with how many. In New York only some do, so none is added there. */
const ZEROS: Readonly<Record<string, number>> = {
  CT: 1,
  MA: 1,
  ME: 1,
  NH: 1,
  NJ: 1,
  RI: 1,
  VT: 1,
  PR: 2,
  VI: 2,
};

/** A ZIP code with the zeros that a spreadsheet takes away. @example withZeros("5641", "VT") // "05641" */
export function withZeros(zip: string, state: string | undefined): string {
  const lost = ZEROS[state?.toUpperCase() ?? ""];
  const [digits = "", more = ""] = zip.split(/(?=-)/);
  return lost !== undefined && new RegExp(`^[1-9]\\d{${4 - lost}}$`).test(digits)
    ? `${"0".repeat(lost)}${digits}${more}`
    : zip;
}

/** A ledger that grows by rows, and remembers which cell said what. */
class RowLedger {
  readonly value: Record<string, unknown> = {};
  readonly problems: Problem[] = [];
  readonly #places = new Map<string, { row: number; column: Column | null }>();
  readonly #decimalComma: boolean;

  constructor(decimalComma: boolean) {
    this.#decimalComma = decimalComma;
  }

  add(row: Row): void {
    if (row.excess) {
      const problem = problemAt("unknown_key", [], "has a cell behind the last column");
      this.problems.push({ ...problem, path: `row ${row.number}`, line: row.number });
    }
    const kind = withoutCurlyQuotes(row.cells.get("kind") ?? "").toLowerCase() || undefined;
    if (kind === undefined || !ROW_KINDS.includes(kind)) {
      const near = kind === undefined ? undefined : nearest(kind, ROW_KINDS);
      const hint = near === undefined ? `one of ${ROW_KINDS.join(", ")}` : `${near}, perhaps`;
      const inWords = near === undefined || kind?.includes(" ") ? kindInWords(kind ?? "") : undefined;
      this.#fault(row, "kind", inWords ?? `must be ${hint}`);
      // What was meant may be an entry: that there are none is not told as well.
      this.#listAt(["entries"]);
      return;
    }
    if (kind === "owner" || kind === "preparer" || kind === "options") this.#spread(row, [kind]);
    else if (kind === "year") this.#ofYear(row, (year) => this.#spread(row, ["years", year], ["for"]));
    else if (kind === "opening")
      this.#ofYear(row, () => {
        this.#put(row, "for", ["opening", "year"]);
        this.#spread(row, ["opening"], ["for"]);
      });
    else if (kind === "opening_line") this.#line(row, () => ["opening", "lines"]);
    else if (kind === "filed_line") this.#line(row, (year) => ["years", year, "filed", "lines"]);
    else if (kind === "filed_5329_line") this.#line(row, (year) => ["years", year, "filed", "form_5329"]);
    else if (kind === "disaster_distribution")
      this.#item(row, ["opening", "disaster_distributions"], { disaster: "disaster", amount: "amount" });
    else if (kind === "roth_conversion" || kind === "in_plan_rollover")
      this.#item(row, ["opening", `${kind}s`], { for: "year", amount: "amount", taxable: "taxable" });
    else if (kind === "account_value")
      this.#ofYear(row, (year) =>
        this.#item(row, ["years", year, "year_end_value"], {
          account: "account",
          ira: "ira",
          amount: "value",
        }),
      );
    else this.#entry(row, kind);
  }

  /** A problem of the ledger, at the cell that it is about. */
  placed(problem: Problem): Problem {
    const steps = stepsOf(problem.pointer);
    for (let length = steps.length; length > 0; length--) {
      const place = this.#places.get(keyOf(steps.slice(0, length)));
      if (place === undefined) continue;
      const rest = steps.slice(length).join(".");
      const column = place.column ?? (rest === "" ? null : rest);
      return {
        ...problem,
        path: column === null ? `row ${place.row}` : `row ${place.row}, column ${column}`,
        line: place.row,
      };
    }
    return problem;
  }

  #fault(row: Row, column: Column, message: string, code: Problem["code"] = "invalid_value"): void {
    const problem = problemAt(code, [], message);
    this.problems.push({ ...problem, path: `row ${row.number}, column ${column}`, line: row.number });
  }

  /** Every cell of a row but some, below a place of the ledger. */
  #spread(row: Row, at: Path, but: readonly Column[] = []): void {
    this.#remember(at, row, null);
    for (const column of row.cells.keys()) {
      if (column === "client" || column === "kind" || but.includes(column)) continue;
      const steps = column.split(".");
      for (let length = 1; length < steps.length; length++)
        this.#remember([...at, ...steps.slice(0, length)], row, null);
      this.#put(row, column, [...at, ...steps]);
    }
  }

  #ofYear(row: Row, then: (year: string) => void): void {
    const year = row.cells.get("for");
    if (year === undefined) this.#fault(row, "for", "is missing; it must be the tax year", "missing_value");
    else if (!/^\d{4}$/.test(year)) this.#fault(row, "for", "must be a tax year such as 2023");
    else then(year);
  }

  #line(row: Row, at: (year: string) => Path): void {
    const label = row.cells.get("line");
    this.#ofYear(row, (year) => {
      if (label === undefined) {
        this.#fault(row, "line", 'is missing; it must be the label of a line, such as "14"', "missing_value");
        return;
      }
      if (at(year)[0] === "opening" && this.#read(["opening", "year"]) === undefined)
        this.#put(row, "for", ["opening", "year"]);
      if (!LINE_LABEL.test(label)) {
        this.#fault(row, "line", 'must be the label of a line, such as "14" or "25c"');
        return;
      }
      const place = [...at(year), label];
      if (row.cells.has("amount")) this.#put(row, "amount", place);
      else this.#fault(row, "amount", "is missing; it must be the amount on that line", "missing_value");
      this.#onlyHas(row, ["for", "line", "amount", "note"]);
    });
  }

  /** One more element of a list, each of its keys from a column. */
  #item(row: Row, list: Path, keys: Partial<Record<Column, string>>): void {
    const items = this.#listAt(list);
    if (items === undefined) {
      this.#fault(
        row,
        "kind",
        "says otherwise what another row of the client gives as one amount",
        "inconsistent",
      );
      return;
    }
    const at = [...list, items.length];
    items.push({});
    this.#remember(at, row, null);
    for (const [column, key] of Object.entries(keys) as [Column, string][]) {
      this.#remember([...at, key], row, column);
      if (row.cells.has(column)) this.#put(row, column, [...at, key]);
    }
    this.#onlyHas(row, [...(Object.keys(keys) as Column[]), "for", "note"]);
  }

  #entry(row: Row, kind: string): void {
    const entries = this.#listAt(["entries"]) as unknown[];
    const at: Path = ["entries", entries.length];
    entries.push({ kind });
    this.#spread(row, at);
  }

  #onlyHas(row: Row, columns: readonly Column[]): void {
    for (const column of row.cells.keys())
      if (column !== "client" && column !== "kind" && !columns.includes(column))
        this.#fault(row, column, "does not belong to a row of this kind", "unknown_key");
  }

  #put(row: Row, column: Column, at: Path): void {
    const text = row.cells.get(column) as string;
    const whole = column === "address.zip" ? withZeros(text, row.cells.get("address.state")) : text;
    const cell = readCell(whole, column, this.#decimalComma);
    this.#remember(at, row, column);
    if ("fault" in cell) {
      this.#fault(row, column, cell.fault);
      return;
    }
    const before = this.#read(at);
    const last = at.at(-1) as string | number;
    const parent = this.#objectAt(at.slice(0, -1));
    if (parent === undefined || (before !== undefined && before !== cell.value)) {
      this.#fault(row, column, "is given otherwise in another row of the client", "duplicate_key");
      return;
    }
    parent[last] = cell.value;
  }

  #remember(at: Path, { number }: Row, column: Column | null): void {
    const key = keyOf(at);
    if (column !== null || !this.#places.has(key)) this.#places.set(key, { row: number, column });
  }

  #read(at: Path): unknown {
    let value: unknown = this.value;
    for (const step of at) {
      if (typeof value !== "object" || value === null) return undefined;
      value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
    }
    return value;
  }

  /** The object at a place, made when it is not there; undefined when something else is. */
  #objectAt(at: Path): Record<string | number, unknown> | undefined {
    let value: Record<string | number, unknown> = this.value;
    for (const step of at) {
      const next = Object.hasOwn(value, step) ? value[step] : undefined;
      if (next === undefined) value[step] = {};
      else if (typeof next !== "object" || next === null) return undefined;
      value = value[step] as Record<string, unknown>;
    }
    return value;
  }

  #listAt(at: Path): unknown[] | undefined {
    const parent = this.#objectAt(at.slice(0, -1));
    const last = at.at(-1) as string;
    if (parent === undefined) return undefined;
    if (!Object.hasOwn(parent, last)) parent[last] = [];
    const list = parent[last];
    return Array.isArray(list) ? list : undefined;
  }
}

function keyOf(path: Path): string {
  return path.map(String).join("\u0000");
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

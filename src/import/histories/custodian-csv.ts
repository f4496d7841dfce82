import { commonColumns, type Register, registerLayouts } from "../../data/paper-words.js";
import { placeOf } from "../form-draft.js";
import type { Csv, CsvRow } from "../text/csv.js";
import { centsIn, dayIn } from "../text/values.js";
import { type HistoriesRead, HistoryDraft } from "./history-draft.js";
import { accountKindOf, asOfDay } from "./row-meaning.js";

/** How the person says which columns of a register hold what, for a table of no known custodian. */
export interface ColumnMapping {
  date: string;
  amount: string;
  text: string;
  /** The column that names the account, when there is one. */
  account?: string;
}

/** The layout that a row is the header of. */
function layoutOf({ cells }: CsvRow, mapping: Register | undefined): Register | undefined {
  const names = new Set(cells.map((cell) => cell.toLowerCase()));
  const all = mapping === undefined ? registerLayouts : [mapping, ...registerLayouts];
  return all.find(({ header }) => header.every((name) => names.has(name)));
}

/** The layout of a register whose columns have plain names: a day, an amount and a text. */
function commonLayout({ cells }: CsvRow): Register | undefined {
  const names = cells.map((cell) => cell.toLowerCase());
  const find = (list: readonly string[]) => list.filter((name) => names.includes(name));
  const [date, amount, text] = [commonColumns.date, commonColumns.amount, commonColumns.text].map(find);
  const account = find(commonColumns.account)[0];
  if (!date?.[0] || !amount?.[0] || !text?.[0]) return undefined;
  return {
    custodian: "any",
    header: [date[0], amount[0], text[0]],
    date: [date[0]],
    amount: [amount[0]],
    text,
    ...(account !== undefined && { account, account_kind: account }),
    source: "common",
  };
}

function mappedLayout({ date, amount, text, account }: ColumnMapping): Register {
  const [day, money, words] = [date, amount, text].map((name) => name.trim().toLowerCase()) as [
    string,
    string,
    string,
  ];
  const holder = account?.trim().toLowerCase();
  return {
    custodian: "any",
    header: [day, money, words],
    date: [day],
    amount: [money],
    text: [words],
    ...(holder !== undefined && { account: holder, account_kind: holder }),
    source: "common",
  };
}

/** Whether a table is a history: one of its first rows is the header of a layout that is known. */
export function isHistory(csv: Csv, mapping: ColumnMapping | undefined): boolean {
  const mapped = mapping === undefined ? undefined : mappedLayout(mapping);
  return csv.rows
    .slice(0, HEADER_WITHIN)
    .some((row) => (layoutOf(row, mapped) ?? commonLayout(row)) !== undefined);
}

const HEADER_WITHIN = 60;

/**
 * Reads the history of one or several accounts. Columns are found by name; a row whose first day is none is a
 * footnote. The account may stand in a column, in a line above the table, or only in the name of the file.
 */
export function readCustodianCsv(csv: Csv, file: string, mapping?: ColumnMapping): HistoriesRead {
  const reader = new RegisterReader(file);
  const mapped = mapping === undefined ? undefined : mappedLayout(mapping);
  const known = csv.rows.slice(0, HEADER_WITHIN).some((row) => layoutOf(row, mapped) !== undefined);
  for (const row of csv.rows) {
    const layout = layoutOf(row, mapped) ?? (known ? undefined : commonLayout(row));
    if (layout !== undefined) reader.begin(layout, row);
    else reader.read(row);
  }
  const dated = csv.rows.map(downloadDay).find((day) => day !== undefined) ?? null;
  const papers = reader.drafts.map((draft) => ({ ...draft.done(), dated }));
  return { papers, problems: reader.problems };
}

/** The day of the download, when a footnote says it. */
function downloadDay({ cells }: CsvRow): string | undefined {
  const day = /^date (?:downloaded|exported):? *(\S{6,10})/i.exec(cells[0] ?? "")?.[1];
  return day === undefined ? undefined : dayIn(day);
}

class RegisterReader {
  readonly problems: HistoriesRead["problems"] = [];
  readonly #accounts = new Map<string, HistoryDraft>();
  #layout: Register | undefined;
  #columns = new Map<string, number>();
  /** An account that a line above the table names. */
  #banner = "";

  constructor(private readonly file: string) {}

  get drafts(): HistoryDraft[] {
    return [...this.#accounts.values()];
  }

  begin(layout: Register, { cells }: CsvRow): void {
    this.#layout = layout;
    this.#columns = new Map();
    for (const [index, cell] of cells.entries()) {
      const name = cell.toLowerCase();
      if (!this.#columns.has(name)) this.#columns.set(name, index);
    }
    // A table without rows is a history too: nothing happened.
    if (layout.skip !== true && layout.account === undefined) this.#draft("", "");
  }

  read(row: CsvRow): void {
    const { cells, line } = row;
    const layout = this.#layout;
    if (layout === undefined) {
      const words = cells.join(" ");
      const account = /\b(?:for account|account)\b[:"' ]*(.{1,60})/i.exec(words)?.[1];
      if (account !== undefined && /\d{3}/.test(account)) this.#banner = account;
      return;
    }
    if (layout.skip === true) return;
    const raw = this.#cell(cells, layout.date);
    const date = asOfDay(raw) ?? dayIn(raw);
    if (date === undefined) {
      if (/^\d{1,4}[/-]\d{1,4}[/-]\d{1,4}/.test(raw)) {
        this.problems.push({ line, message: "the date of this row is not a day. Write it as MM/DD/YYYY." });
      }
      return;
    }
    const amount = this.#amount(this.#cell(cells, layout.amount), line);
    if (amount === undefined) return;
    const texts = (layout.text ?? [])
      .map((name) => this.#cell(cells, [name]))
      .filter((text) => text !== "--");
    const draft = this.#draft(
      layout.account === undefined ? "" : this.#cell(cells, [layout.account]),
      layout.account_kind === undefined ? "" : this.#cell(cells, [layout.account_kind]),
    );
    const place = { line, text: [raw, ...texts].join(" | ") };
    const joined = layout.custodian === "any" ? texts : [texts.filter((text) => text !== "").join(" | ")];
    const value = layout.balance === undefined ? undefined : this.#cell(cells, [layout.balance]);
    if (value === "") {
      draft.paper.unknown.push({
        place: placeOf(place),
        reason: "This row is still pending. It is not read.",
      });
      return;
    }
    const worth = value === undefined ? undefined : centsIn(value);
    if (worth !== undefined) draft.balance(date, raw, worth, place);
    draft.add({ date, texts: joined, amount, line: place });
  }

  #cell(cells: readonly string[], names: readonly string[] | undefined): string {
    for (const name of names ?? []) {
      const index = this.#columns.get(name);
      if (index !== undefined) return cells[index] ?? "";
    }
    return "";
  }

  /** Null when the row moved no money; undefined when the cell is no amount, which is a problem. */
  #amount(text: string, line: number): number | null | undefined {
    if (text === "" || /^-{1,2}$/.test(text)) return null;
    const amount = centsIn(text);
    if (amount === undefined) {
      this.problems.push({
        line,
        message: "the amount of this row cannot be read. Write it in dollars, such as 1,234.56 or -1,234.56.",
      });
    }
    return amount;
  }

  /** The history of an account; its kind by its label, by the file's name when there is none. */
  #draft(account: string, label: string): HistoryDraft {
    const { custodian } = this.#layout as Register;
    const key = `${custodian} ${account} ${label}`;
    let draft = this.#accounts.get(key);
    if (draft === undefined) {
      const inName = account === "" ? (accountOfFileName(this.file) ?? "") : "";
      const number = [account, bannerNumber(this.#banner), inName].find((text) => /\d/.test(text)) ?? null;
      const kind = accountKindOf(label) ?? accountKindOf(this.#banner) ?? accountKindOf(this.file);
      const isKnown = custodian !== "any";
      draft = new HistoryDraft(
        this.file,
        "csv",
        isKnown ? custodian : null,
        number,
        kind,
        isKnown ? [custodian] : ["any", "Fidelity", "Quicken"],
        isKnown ? "certain" : "confirm",
      );
      this.#accounts.set(key, draft);
    }
    return draft;
  }
}

/** The account number in a file's name: `History_for_Account_…9999.csv`, `Contributory_XXX178_Transactions…`. */
export function accountOfFileName(name: string): string | undefined {
  return (
    /account[_ -]{0,2}(…?[A-Za-z]?\d[\d-]{2,14})/i.exec(name)?.[1] ??
    /X{2,6}(\d{3,4})(?=\D|$)/.exec(name)?.[1]
  );
}

/** The number in a line such as `Transactions for account Contributory IRA XXXX-1178 as of …`. */
function bannerNumber(banner: string): string {
  return /[X#*.]{2,}[-]?\d{3,4}|\d[\d-]{3,14}/.exec(banner)?.[0] ?? "";
}

import { placeOf } from "../form-draft.js";
import type { AccountKind, Certainty, HistoryPaper, HistoryRow, PaperFormat } from "../paper-facts.js";
import type { Line } from "../text/text-lines.js";
import { cutNumbers, lastOfAccount } from "../text/values.js";
import { asOfDay, counterpartOf, meaningOf } from "./row-meaning.js";

/** A problem in one line of a file. */
interface LineProblem {
  line: number;
  message: string;
}

/** What one file of histories gives. */
export interface HistoriesRead {
  papers: HistoryPaper[];
  problems: LineProblem[];
}

/** A row of a history before its words are understood. */
export interface RawRow {
  /** YYYY-MM-DD. */
  date: string;
  /** What the row says, the texts that tell most first. */
  texts: readonly string[];
  amount: number | null;
  line: Line;
}

/** The history of one account while it is read. */
export class HistoryDraft {
  readonly paper: HistoryPaper;
  /** Texts that were reported already. */
  readonly #unknown = new Set<string>();
  #moves = 0;
  /** The last balance of each year. */
  readonly #balances = new Map<string, HistoryRow>();
  readonly #moments = new Map<string, string>();

  constructor(
    file: string,
    format: PaperFormat,
    custodian: string | null,
    account: string | null,
    kind: AccountKind | null,
    private readonly custodians: readonly string[],
    private readonly certainty: Certainty,
  ) {
    this.paper = {
      file,
      kind: "history",
      format,
      tax_year: null,
      owner: { name: null, ssn: null },
      custodian: { name: custodian, tin: null },
      account: account === null ? null : lastOfAccount(account),
      account_kind: kind,
      dated: null,
      facts: [],
      ignored: 0,
      unknown: [],
    };
  }

  /** Adds a row. What means nothing for an IRA is counted; words that are not known stay as an unknown row. */
  add({ date, texts, amount, line }: RawRow): void {
    const { paper } = this;
    const text = texts.filter((part) => part !== "").join(" | ");
    const day = asOfDay(text) ?? date;
    const meaning = meaningOf(this.custodians, texts, Number(date.slice(0, 4)));
    paper.account_kind ??= meaning?.account ?? null;
    if (meaning?.action === "conversion" && amount !== null && amount !== 0) {
      paper.account_kind ??= amount > 0 ? "roth" : "traditional";
    }
    if (OUTSIDE.has(paper.account_kind ?? "") || meaning?.action === "nothing") {
      paper.ignored++;
      return;
    }
    if (meaning === undefined && !this.#unknown.has(text)) {
      this.#unknown.add(text);
      paper.unknown.push({ place: placeOf(line), reason: "The words of this row are not known." });
    }
    if (MOVES.has(meaning?.action ?? "") && ++this.#moves > MOST_MOVES) {
      if (this.#moves === MOST_MOVES + 1)
        paper.unknown.push({ place: placeOf(line), reason: TOO_MANY_MOVES });
      return;
    }
    paper.facts.push({
      date: day,
      action: meaning?.action ?? "unknown",
      text: cutNumbers(text.slice(0, 400)),
      amount,
      for: meaning?.for ?? null,
      counterpart: counterpartOf(text),
      place: placeOf(line),
      certainty: meaning === undefined ? "confirm" : this.certainty,
    });
  }

  /**
   * Notes what the account was worth after a row: the last one of a year is its value at the year's end.
   *
   * @param moment the day and, when the row has it, the time
   */
  balance(date: string, moment: string, amount: number, line: Line): void {
    const year = date.slice(0, 4);
    const last = this.#moments.get(year);
    if (last !== undefined && last > moment) return;
    this.#moments.set(year, moment);
    const row: HistoryRow = {
      date,
      action: "balance",
      text: "Balance",
      amount,
      for: null,
      counterpart: null,
      place: placeOf(line),
      certainty: "confirm",
    };
    this.#balances.set(year, row);
  }

  done(): HistoryPaper {
    this.paper.facts.push(...this.#balances.values());
    return this.paper;
  }
}

/** What is matched with a row of another account. */
const MOVES: ReadonlySet<string> = new Set(["transfer", "conversion", "recharacterization"]);

/** Moves between accounts that one history may have: each is compared with every other. */
const MOST_MOVES = 1000;
const TOO_MANY_MOVES = `From this row on, moves between accounts are not read: there are more than ${MOST_MOVES}. Import a shorter history.`;

/** Accounts whose money is no IRA's: a row of theirs says what happened there, not in an IRA. */
const OUTSIDE: ReadonlySet<string> = new Set(["plan", "hsa", "taxable"]);

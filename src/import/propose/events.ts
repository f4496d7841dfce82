/** Rows of account histories into events of IRAs: both legs of a move are one, and withheld tax belongs to its payment. */

import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { daysBetween } from "../../year/dates.js";
import type { AccountKind, HistoryAction, HistoryPaper, HistoryRow } from "../paper-facts.js";
import type { Accounts } from "./accounts.js";
import { compare } from "./draft-entry.js";
import { nameOfPaper } from "./paper-names.js";
import { dollarsOf, type Interview } from "./questions-and-answers.js";

export type Ira = "traditional" | "sep" | "simple" | "roth";

export type EventKind =
  | "contribution"
  | "conversion"
  | "distribution"
  | "rollover"
  /** Into an IRA, from a plan or another IRA. */
  | "rollover_in"
  | "plan_rollover"
  | "recharacterization"
  | "returned_contribution";

/** Something that happened on a day, by a history or by the ledger that is being added to. Money in cents, positive. */
export interface DatedEvent {
  readonly kind: EventKind;
  readonly date: string;
  /** Where it left; for money that came in, where it went. */
  readonly account: string | null;
  readonly ira: Ira;
  /** All of it, but for a conversion without the tax withheld on the way. */
  readonly amount: Cents;
  readonly withheld: Cents;
  /** The tax year of a contribution; null when the row does not say it. */
  readonly for: number | null;
  readonly papers: readonly HistoryPaper[];
  /** The words of the row. */
  readonly text: string;
  /** The history says only that money came or went. */
  readonly uncertain: boolean;
  readonly waits: readonly string[];
  /** The place of the entry in the ledger that is being added to; null for a row. */
  readonly entry: number | null;
  /** Only the year is known: an entry with `day: unknown`. */
  readonly yearOnly: boolean;
  /** The reason of a distribution that the ledger has. */
  readonly reason?: string;
}

interface Row extends HistoryRow {
  account: string | null;
  other: string | null;
  kind: AccountKind | null;
  papers: HistoryPaper[];
  waits: readonly string[];
  used?: boolean;
}

/** What the histories of one owner tell. */
export interface Histories {
  readonly events: DatedEvent[];
  /** Values on December 31, by account and year. */
  readonly balances: {
    account: string | null;
    ira: Ira;
    year: number;
    cents: Cents;
    papers: HistoryPaper[];
  }[];
}

/** Reads the histories of one owner into events. */
export function eventsOf(
  papers: readonly HistoryPaper[],
  accounts: Accounts,
  interview: Interview,
): Histories {
  const rows = mergedRows(papers, accounts);
  askForKinds(rows, accounts, interview);
  const own = rows.filter(({ kind }) => iraOf(kind) !== null || kind === null);
  const moves = new Moves(own, rows, accounts, interview);
  return { events: moves.events(), balances: balancesIn(own) };
}

/** The kind of IRA that a kind of account is; null for what is no IRA of the owner's own. */
function iraOf(kind: AccountKind | null): Ira | null {
  if (kind === "inherited_traditional") return "traditional";
  if (kind === "inherited_roth") return "roth";
  return kind === "traditional" || kind === "roth" || kind === "sep" || kind === "simple" ? kind : null;
}

/** Rows of overlapping downloads once: the same account, day, amount and words, as often as one file has them. */
function mergedRows(papers: readonly HistoryPaper[], accounts: Accounts): Row[] {
  const merged = new Map<string, Row>();
  for (const paper of [...papers].sort((a, b) => compare(a.file, b.file))) {
    const seen = new Map<string, number>();
    const account = accounts.of(paper.account);
    for (const fact of paper.facts) {
      const alike = JSON.stringify([account, fact.date, fact.amount, fact.action, fact.text]);
      const count = (seen.get(alike) ?? 0) + 1;
      seen.set(alike, count);
      const key = `${alike} ${count}`;
      const known = merged.get(key);
      if (known) known.papers.push(paper);
      else {
        const waits = accounts.waits(account);
        const other = accounts.of(fact.counterpart);
        merged.set(key, { ...fact, account, other, kind: accounts.kind(account), papers: [paper], waits });
      }
    }
  }
  return [...merged].sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
}

const MOVES: ReadonlySet<HistoryAction> = new Set([
  "contribution",
  "conversion",
  "recharacterization",
  "distribution",
  "returned_contribution",
  "withholding",
  "rollover",
  "plan_rollover",
  "transfer",
  "cash",
]);

function askForKinds(rows: readonly Row[], accounts: Accounts, interview: Interview): void {
  const unknown = new Map<string, Row[]>();
  for (const row of rows) {
    row.kind = accounts.kind(row.account);
    if (row.kind !== null || row.account === null || !MOVES.has(row.action)) continue;
    const those = unknown.get(row.account);
    if (those) those.push(row);
    else unknown.set(row.account, [row]);
  }
  for (const [account, those] of unknown) {
    const kind = interview.choose(
      {
        id: `kind-of-${account}`,
        about: `What kind of account is the one that ends in ${account}?`,
        reason: "Its history does not say, and money means different things in each kind of account.",
        papers: those.flatMap(({ papers }) => papers.map(nameOfPaper)),
      },
      {
        traditional: "A traditional or rollover IRA.",
        roth: "A Roth IRA.",
        sep: "A SEP IRA.",
        simple: "A SIMPLE IRA.",
        taxable: "Not an IRA: its rows are ignored.",
      },
    );
    if (kind.value) accounts.learn(account, kind.value);
    for (const row of those) {
      row.kind = kind.value ?? null;
      row.waits = [...row.waits, ...kind.waits];
      row.used = kind.value === undefined;
    }
  }
}

function balancesIn(rows: readonly Row[]): Histories["balances"] {
  return rows.flatMap(({ action, date, amount, account, kind, papers }) => {
    const ira = iraOf(kind);
    if (action !== "balance" || amount === null || ira === null || !date.endsWith("-12-31")) return [];
    return [{ account, ira, year: yearOf(date), cents: amount, papers }];
  });
}

/** Legs of one move are at most this many days apart. */
const MOST_DAYS_BETWEEN_LEGS = 10;

/** Sorts rows into events, each row once. */
class Moves {
  readonly #found: DatedEvent[] = [];

  constructor(
    private readonly own: Row[],
    private readonly all: readonly Row[],
    private readonly accounts: Accounts,
    private readonly interview: Interview,
  ) {}

  events(): DatedEvent[] {
    this.#recharacterizations();
    this.#conversions();
    this.#transfers();
    for (const row of this.own) if (!row.used) this.#single(row);
    this.#withheld();
    return this.#found;
  }

  #recharacterizations(): void {
    for (const out of this.#open("recharacterization").filter(({ amount }) => (amount ?? 0) < 0)) {
      const into =
        this.#otherLeg(out, this.#open("recharacterization")) ??
        this.#otherLeg(out, this.#open("contribution"), 0);
      this.#add("recharacterization", out, into, { ira: iraOf(out.kind) ?? opposite(into) });
    }
    for (const into of this.#open("recharacterization").filter(({ amount }) => (amount ?? 0) > 0)) {
      this.#add("recharacterization", into, undefined, { account: into.other, ira: opposite(into) });
    }
  }

  #conversions(): void {
    const legs = () => [...this.#open("conversion"), ...this.#open("transfer")];
    for (const into of this.#open("conversion").filter(({ amount }) => (amount ?? 0) > 0)) {
      const out = this.#otherLeg(into, legs());
      this.#convert(out ?? into, out ? into : undefined, out ? out.account : into.other);
    }
    for (const out of this.#open("conversion").filter(({ amount }) => (amount ?? 0) < 0)) {
      this.#convert(out, this.#otherLeg(out, legs()), out.account);
    }
  }

  #convert(row: Row, leg: Row | undefined, source: string | null): void {
    const kind = iraOf(this.accounts.kind(source));
    this.#add("conversion", row, leg, {
      account: source,
      ira: kind === "roth" || kind === null ? "traditional" : kind,
    });
  }

  /** Moves between two accounts whose words do not say what they are: the kinds of both decide. */
  #transfers(): void {
    const byAmount = new Map<number | null, Row[]>();
    for (const row of this.all) {
      if (row.action !== "transfer") continue;
      const alike = byAmount.get(row.amount);
      if (alike === undefined) byAmount.set(row.amount, [row]);
      else alike.push(row);
    }
    for (const row of this.#open("transfer")) {
      if (row.used || row.amount === null || row.amount === 0) continue;
      const leg = this.#otherLeg(row, byAmount.get(-row.amount) ?? []);
      const other = leg ? leg.kind : this.accounts.kind(row.other);
      this.#transfer(row, leg, other);
    }
  }

  #transfer(row: Row, leg: Row | undefined, other: AccountKind | null): void {
    const here = iraOf(row.kind);
    const there = iraOf(other);
    const out = (row.amount ?? 0) < 0;
    const [from, to] = out ? [here, there] : [there, here];
    const close = () => {
      row.used = true;
      if (leg) leg.used = true;
    };
    if (from !== null && to !== null) {
      if ((from === "roth") === (to === "roth")) return close();
      const source = out ? row : (leg ?? row);
      if (to === "roth") {
        const account = out ? row.account : (leg?.account ?? row.other);
        return this.#convert(source, source === row ? leg : row, account);
      }
      return this.#add("recharacterization", source, source === row ? leg : row, { ira: "roth" });
    }
    if (other === "plan" && !out) return this.#add("plan_rollover", row, leg, {});
    if (other === "taxable")
      return this.#add(out ? "distribution" : "contribution", row, leg, { uncertain: true });
    this.#askAboutTransfer(row);
  }

  #askAboutTransfer(row: Row): void {
    const out = (row.amount ?? 0) < 0;
    const amount = dollarsOf(Math.abs(row.amount ?? 0));
    const answer = this.interview.choose(
      {
        id: `transfer-${row.date}-${row.account ?? "unnumbered"}-${amount}`,
        about: `What was the transfer of ${inDollars(Math.abs(row.amount ?? 0))} on ${longDate(row.date)} ${out ? "out of" : "into"} account ...${row.account ?? "?"}?`,
        reason: `The history says only "${row.text}", and the history of the other account is not among the papers.`,
        papers: row.papers.map(nameOfPaper),
        tax_year: yearOf(row.date),
      },
      {
        conversion: "A conversion to a Roth IRA.",
        transfer: "A transfer between two IRAs of the same kind, which is not reported.",
        [out ? "distribution" : "contribution"]: out
          ? "Money taken out and kept."
          : "A contribution for the year.",
        rollover: out ? "A rollover to another IRA or plan." : "A rollover from a plan or another IRA.",
      } as Record<"conversion" | "transfer" | "distribution" | "contribution" | "rollover", string>,
    );
    row.used = true;
    if (answer.value === undefined || answer.value === "transfer") return;
    row.waits = [...row.waits, ...answer.waits];
    if (answer.value === "conversion") return this.#convert(row, undefined, out ? row.account : row.other);
    if (answer.value === "rollover") return this.#add(out ? "rollover" : "rollover_in", row, undefined, {});
    this.#add(answer.value, row, undefined, {});
  }

  #single(row: Row): void {
    const { action, amount } = row;
    if (amount === null || amount === 0) return;
    if (action === "contribution") {
      if (amount > 0) this.#add("contribution", row, undefined, {});
    } else if (action === "cash") {
      this.#add(amount > 0 ? "contribution" : "distribution", row, undefined, { uncertain: true });
    } else if (action === "distribution" || action === "returned_contribution") {
      if (amount < 0) this.#add(action, row, undefined, {});
    } else if (action === "rollover") {
      this.#add(amount > 0 ? "rollover_in" : "rollover", row, undefined, {});
    } else if (action === "plan_rollover") {
      if (amount > 0) this.#add("plan_rollover", row, undefined, {});
    }
  }

  /** Tax withheld on a day is part of what that account paid out on it, or of the conversion. */
  #withheld(): void {
    for (const row of this.#open("withholding")) {
      const cents = Math.abs(row.amount ?? 0);
      if (cents === 0) continue;
      const here = (kinds: EventKind[]) =>
        this.#found.findIndex(
          (event) => kinds.includes(event.kind) && event.date === row.date && event.account === row.account,
        );
      const at =
        here(["distribution"]) >= 0 ? here(["distribution"]) : here(["conversion", "returned_contribution"]);
      const event = this.#found[at];
      if (!event) {
        this.#add("distribution", row, undefined, { withheld: cents });
        continue;
      }
      row.used = true;
      const amount = event.kind === "conversion" ? event.amount : event.amount + cents;
      this.#found[at] = { ...event, amount, withheld: event.withheld + cents };
    }
  }

  #open(action: HistoryAction): Row[] {
    return this.own.filter((row) => row.action === action && !row.used);
  }

  /** The row of another account that is the other leg of a move; the nearest day, when there are several. */
  #otherLeg(row: Row, legs: readonly Row[], days = MOST_DAYS_BETWEEN_LEGS): Row | undefined {
    const fits = legs.filter(
      (leg) =>
        leg !== row &&
        !leg.used &&
        leg.account !== row.account &&
        leg.amount !== null &&
        row.amount !== null &&
        leg.amount === -row.amount &&
        (row.other === null || row.other === leg.account) &&
        (leg.other === null || leg.other === row.account) &&
        Math.abs(daysBetween(leg.date, row.date)) <= days,
    );
    return fits.sort((a, b) => distance(a, row) - distance(b, row) || compare(a.date, b.date))[0];
  }

  #add(kind: EventKind, row: Row, leg: Row | undefined, more: Partial<DatedEvent>): void {
    row.used = true;
    if (leg) leg.used = true;
    const ira = iraOf(row.kind);
    this.#found.push({
      kind,
      date: row.date,
      account: row.account,
      ira: ira ?? "traditional",
      amount: Math.abs(row.amount ?? 0),
      withheld: 0,
      for: row.for,
      papers: [...row.papers, ...(leg?.papers ?? [])],
      text: row.text,
      uncertain: false,
      waits: [...new Set([...row.waits, ...(leg?.waits ?? [])])],
      entry: null,
      yearOnly: false,
      ...more,
    });
  }
}

function distance(leg: Row, row: Row): number {
  return Math.abs(daysBetween(leg.date, row.date));
}

/** A recharacterization goes between a Roth IRA and a traditional one. */
function opposite(into: Row | undefined): Ira {
  return into && iraOf(into.kind) === "roth" ? "traditional" : "roth";
}

/** The ledger that papers are added to, as events: what it already has is not drafted again. */
import { yearOf } from "../../ledger/date.js";
import type { Entry, Ledger } from "../../ledger/schema.js";
import { daysBetween } from "../../year/dates.js";
import type { Accounts } from "./accounts.js";
import { sum } from "./draft-entry.js";
import type { DatedEvent, EventKind } from "./events.js";

/** The ledger that papers are added to: as it is written, and as it was read. */
export interface ExistingLedger {
  readonly value: unknown;
  readonly ledger: Ledger;
}

/** The entries of a ledger together with the rows of histories, each piece of money once. */
export function withLedger(
  rows: readonly DatedEvent[],
  ledger: Ledger | null,
  accounts: Accounts,
): { events: DatedEvent[]; replaced: number[] } {
  const inLedger = (ledger?.entries ?? []).flatMap((entry) => eventOf(entry, accounts));
  const left = [...rows];
  for (const known of inLedger.filter(({ yearOnly }) => !yearOnly)) {
    const at = left.findIndex((row) => isSame(known, row));
    if (at >= 0) left.splice(at, 1);
  }
  const replaced: number[] = [];
  const kept = inLedger.filter((known) => {
    if (!known.yearOnly || known.entry === null) return true;
    const alike = left.filter((row) => groupOf(row) === groupOf(known));
    const undated = inLedger.filter((other) => other.yearOnly && groupOf(other) === groupOf(known));
    const tell = alike.length > 0 && sum(alike, whole) === sum(undated, whole);
    if (tell) replaced.push(known.entry);
    return !tell;
  });
  return { events: [...kept, ...left], replaced };
}

const whole = ({ kind, amount, withheld }: DatedEvent) =>
  kind === "conversion" ? amount + withheld : amount;

/** The same money: a row and an entry of the same kind and amount, typed with a day that is at most a week off. */
function isSame(known: DatedEvent, row: DatedEvent): boolean {
  const kinds = known.kind === row.kind || (known.kind === "plan_rollover" && row.kind === "rollover_in");
  return (
    kinds &&
    (known.ira === "roth") === (row.ira === "roth") &&
    whole(known) === whole(row) &&
    (known.account === null || row.account === null || known.account === row.account) &&
    Math.abs(daysBetween(known.date, row.date)) <= 7
  );
}

function groupOf(event: DatedEvent): string {
  const { kind, ira, date } = event;
  return [kind, ira === "roth", kind === "contribution" ? (event.for ?? yearOf(date)) : yearOf(date)].join();
}

const KINDS: ReadonlySet<string> = new Set<EventKind>([
  "contribution",
  "conversion",
  "distribution",
  "rollover",
  "plan_rollover",
  "recharacterization",
  "returned_contribution",
]);

function eventOf(entry: Entry, accounts: Accounts): DatedEvent[] {
  if (!KINDS.has(entry.kind) || entry.date === null) return [];
  const digits = /([0-9A-Za-z]{3,4})\s*$/.exec(entry.account ?? "")?.[1];
  const earnings = "earnings" in entry ? (entry.earnings ?? 0) : 0;
  const employer = entry.kind === "contribution" && (entry.ira === "sep" || entry.ira === "simple");
  return [
    {
      kind: entry.kind as EventKind,
      date: entry.date,
      account: digits === undefined ? null : accounts.of(digits),
      ira: "ira" in entry ? entry.ira : "from" in entry && entry.from === "roth" ? "roth" : "traditional",
      amount: entry.amount + earnings,
      withheld: entry.kind === "conversion" ? (entry.withheld ?? 0) : 0,
      for: "for" in entry && !employer ? entry.for : null,
      papers: [],
      text: "",
      uncertain: false,
      waits: [],
      entry: entry.index,
      yearOnly: entry.day === "unknown",
      ...(entry.kind === "distribution" ? { reason: entry.reason } : {}),
    },
  ];
}

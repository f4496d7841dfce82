/** Drafts into a ledger as it is written: amounts in dollars, keys in the order of the guide. */
import { toDollars } from "../../money/cents.js";
import {
  type AccountValue,
  type Draft,
  type DraftEntry,
  inLedgerOrder,
  type YearFact,
  type YearValue,
} from "./draft-entry.js";
import type { ExistingLedger } from "./existing.js";
import type { OwnPapers, Whose } from "./own-papers.js";
import type { DraftOpening, DraftOwner } from "./personal.js";
import { dollarsOf } from "./questions-and-answers.js";

/** A value of a ledger as it is written in JSON. */
export type Written = string | number | boolean | null | Written[] | { [key: string]: Written };
export type WrittenEntry = { [key: string]: Written };

/** One ledger that papers give. */
export interface ProposedLedger {
  readonly whose: Whose;
  /** Whether it is the ledger that papers are added to. */
  readonly isInto: boolean;
  /** The whole ledger, with what it had before. */
  readonly ledger: { [key: string]: Written };
  /** Entries to add to the ledger that was given; all of them for a new one. */
  readonly added: readonly WrittenEntry[];
  /** Places, from 0, of entries of the ledger that was given which dated rows replace. */
  readonly replaced: readonly number[];
  /** Facts to set in the ledger that was given, by their keys: `["years", "2024", "year_end_value"]`. */
  readonly set: readonly { path: readonly string[]; value: Written }[];
  /** What is not in the ledger because a question is open. */
  readonly waiting: readonly { questions: readonly string[]; entry: WrittenEntry }[];
}

/** Puts a ledger together, on top of the one that is added to. */
export function buildLedger(
  own: OwnPapers,
  owner: DraftOwner,
  opening: DraftOpening | null,
  into: ExistingLedger | null,
): ProposedLedger {
  const drafts = [...own.drafts].sort((a, b) => inLedgerOrder(a.entry, b.entry));
  const ready = drafts.filter(({ waits }) => waits.length === 0).map(({ entry }) => writeEntry(entry));
  const waiting = drafts
    .filter(({ waits }) => waits.length > 0)
    .map(({ entry, waits }) => ({ questions: waits, entry: writeEntry(entry) }));
  const set = [
    ...ownerFacts(own, owner),
    ...(opening && opening.waits.length === 0 ? [{ path: ["opening"], value: writeOpening(opening) }] : []),
    ...yearFacts(own),
  ];
  const replaced = [...own.replaced].sort((a, b) => a - b);
  const base: { [key: string]: Written } =
    into === null ? { owner: {} } : (structuredClone(into.value) as { [key: string]: Written });
  const ledger = apply(base, ready, replaced, set);
  return { whose: own.whose, isInto: into !== null, ledger, added: ready, replaced, set, waiting };
}

function writeOpening({ year, basis, roth }: DraftOpening): Written {
  if (roth === null) return { year, basis: toDollars(basis) };
  return {
    year,
    basis: toDollars(basis),
    roth_contributions: toDollars(roth.contributions),
    roth_conversions: [],
    ...(roth.since === null ? {} : { roth_since: roth.since }),
  };
}

/** Applies additions to a ledger as it is written. */
function apply(
  base: { [key: string]: Written },
  added: readonly WrittenEntry[],
  replaced: readonly number[],
  set: ProposedLedger["set"],
): { [key: string]: Written } {
  for (const { path, value } of set) {
    let at = base;
    for (const key of path.slice(0, -1)) {
      const next = at[key];
      const object = next && typeof next === "object" && !Array.isArray(next) ? next : {};
      at[key] = object;
      at = object;
    }
    at[path.at(-1) ?? ""] = value;
  }
  const before = Array.isArray(base.entries) ? base.entries : [];
  base.entries = [...before.filter((_, i) => !replaced.includes(i)), ...added];
  const { owner, opening, years, entries, ...rest } = base;
  const ordered: { [key: string]: Written } = { owner: owner ?? {} };
  if (opening !== undefined) ordered.opening = opening;
  if (years !== undefined) ordered.years = years;
  return { ...ordered, entries: entries ?? [], ...rest };
}

function ownerFacts(own: OwnPapers, owner: DraftOwner): { path: string[]; value: Written }[] {
  const has = own.existing?.owner;
  const found: { path: string[]; value: Written }[] = [];
  const put = (key: "name" | "born" | "inherited_from", value: string | null) => {
    if (value !== null && (has?.[key] ?? null) === null) found.push({ path: ["owner", key], value });
  };
  put("name", owner.name ?? "Name not known yet");
  put("born", owner.born);
  put("inherited_from", owner.inherited_from ?? (own.whose.inherited === null ? null : "Name not known yet"));
  return found;
}

/** Facts of years that the ledger does not have; where it has another one, the owner says which is right. */
function yearFacts(own: OwnPapers): { path: string[]; value: Written }[] {
  const merged = new Map<string, YearFact>();
  for (const fact of own.facts) {
    const key = `${fact.year} ${fact.key}`;
    if (!merged.has(key)) merged.set(key, fact);
  }
  const facts = [...merged.values()].sort((a, b) => a.year - b.year);
  return facts.flatMap((fact) => {
    if (fact.waits.length > 0) return [];
    const path = ["years", String(fact.year), ...fact.key.split(".")];
    const value = writeValue(fact.value);
    const known = knownFact(own, fact);
    if (known === undefined) return [{ path, value }];
    if (known === comparable(fact.value)) return [];
    return ask(own, fact, known) ? [{ path, value }] : [];
  });
}

/** What the ledger has under a key, so that it can be compared: amounts as cents. */
function knownFact(own: OwnPapers, { year, key }: YearFact): string | undefined {
  const info = own.existing?.years[year];
  let at: unknown = info;
  for (const step of key.split(".")) at = (at as Record<string, unknown> | null | undefined)?.[step];
  if (at === null || at === undefined || (Array.isArray(at) && at.length === 0)) return undefined;
  return Array.isArray(at) ? JSON.stringify(at) : String(at);
}

function comparable(value: YearValue): string {
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    return isValues(value) ? String(value.reduce((sum, each) => sum + each.value, 0)) : JSON.stringify(value);
  }
  return String(value.cents);
}

function isValues(value: AccountValue[] | string[]): value is AccountValue[] {
  return typeof value[0] === "object";
}

function ask(own: OwnPapers, { year, key, value }: YearFact, known: string): boolean {
  const isMoney = typeof value === "object" && (!Array.isArray(value) || isValues(value));
  const shown = (text: string) => (isMoney ? dollarsOf(Number(text)) : text.replaceAll(/["[\]]/g, ""));
  const answer = own.interview.choose(
    {
      id: own.id(`ledger-${year}-${key.replaceAll(".", "-")}`),
      about: `Which is right for ${year} (${key.replaceAll("_", " ")}): ${shown(known)} in the ledger, or ${shown(comparable(value))} on the papers?`,
      reason: "The ledger and the papers differ.",
      papers: [],
      tax_year: year,
    },
    { ledger: `The ledger: ${shown(known)}.`, papers: `The papers: ${shown(comparable(value))}.` },
  );
  return answer.value === "papers" && answer.waits.length === 0;
}

const KEYS: readonly (keyof DraftEntry)[] = [
  "date",
  "day",
  "kind",
  "ira",
  "for",
  "from",
  "amount",
  "withheld",
  "earnings",
  "of",
  "converted",
  "reason",
  "disaster",
  "exception",
  "deposited",
  "to",
  "waiver",
  "after_tax",
  "source",
  "distributed",
  "account",
  "note",
];
const MONEY: ReadonlySet<keyof DraftEntry> = new Set(["amount", "withheld", "earnings", "after_tax"]);

function writeEntry(entry: Draft["entry"]): WrittenEntry {
  const written: WrittenEntry = {};
  for (const key of KEYS) {
    const value = entry[key];
    if (value !== undefined) written[key] = MONEY.has(key) ? toDollars(Number(value)) : value;
  }
  return written;
}

function writeValue(value: YearValue): Written {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (!Array.isArray(value)) return toDollars(value.cents);
  if (!isValues(value)) return value;
  const [only] = value;
  if (value.length === 1 && only && only.account === undefined) return toDollars(only.value);
  return value.map((each) => ({
    ...(each.account === undefined ? {} : { account: each.account }),
    ...(each.ira === undefined ? {} : { ira: each.ira }),
    value: toDollars(each.value),
  }));
}

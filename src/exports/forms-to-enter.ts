import type { Entry, Ledger } from "../index.js";
import { yearOf } from "../ledger/date.js";
import type { CompletedYear } from "../lines/year.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { type Use, type UseKind, usesOf } from "./uses-of-money-out.js";

/** A Form 1099-R, as a paper has it or as the ledger lets one expect it. Amounts in cents; null is not known. */
export interface Slip {
  /** Who paid. */
  readonly payer: string | null;
  /** The account, as the ledger or the paper names it. */
  readonly account: string | null;
  /** Box 1. */
  readonly gross: Cents;
  /** Box 2a as printed. */
  readonly taxable: Cents | null;
  /** Box 2b, taxable amount not determined. */
  readonly notDetermined: boolean | null;
  /** Box 4. */
  readonly withheld: Cents | null;
  /** Box 7. */
  readonly code: string | null;
  /** The IRA/SEP/SIMPLE box. */
  readonly iraBox: boolean;
  /** What became of the money; the amounts add up to box 1. */
  readonly uses: ReadonlyMap<UseKind, Cents>;
  /** What of it was paid back as if it had been rolled over. */
  readonly repaid: Cents;
  /** The boxes are those of a paper, and not only what the ledger lets one expect. */
  readonly isPaper: boolean;
  /** It comes with the papers of the next year, because the money moved after the end of this one. */
  readonly comesNextYear: boolean;
}

/**
 * The Forms 1099-R that the entries of a year lead one to expect, in the order of their first days: a custodian gives
 * one for each account and code. Together their box 1 is line 4a of Form 1040 before it is rounded.
 */
export function expectedSlips(ledger: Ledger, done: CompletedYear): Slip[] {
  const groups = new Map<string, Use[]>();
  const inOrder = usesOf(ledger, done).sort((a, b) => compare(a.entry.date ?? "", b.entry.date ?? ""));
  for (const use of inOrder) {
    const { entry } = use;
    const key = [
      entry.account ?? "",
      poolOf(entry),
      codeOf(entry, ledger) ?? entry.kind,
      slipYear(entry),
    ].join("|");
    groups.set(key, [...(groups.get(key) ?? []), use]);
  }
  return [...groups.values()].map((uses) => slipOf(uses, ledger, done));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The year of the paper on which an entry is reported. */
function slipYear({ date }: Entry): number {
  return yearOf(date ?? "0000");
}

function slipOf(uses: readonly Use[], ledger: Ledger, { form }: CompletedYear): Slip {
  const [{ entry }] = uses as [Use];
  const byKind = new Map<UseKind, Cents>();
  for (const { kind, cents } of uses) byKind.set(kind, (byKind.get(kind) ?? 0) + cents);
  const gross = uses.reduce((sum, { cents }) => sum + cents, 0);
  const entries = [...new Set(uses.map((use) => use.entry))];
  return {
    payer: null,
    account: entry.account,
    gross,
    taxable: taxableOf(entries, gross),
    notDetermined: isRoth(entry) || entry.kind === "returned_contribution" ? null : true,
    withheld: entries.reduce<Cents | null>(addWithheld, 0),
    code: codeOf(entry, ledger),
    iraBox: !isRoth(entry),
    uses: byKind,
    repaid: form.distributions
      .filter(({ origin }) => entries.some(({ index }) => index === origin))
      .reduce((sum, { repaid }) => sum + repaid, 0),
    isPaper: false,
    comesNextYear: slipYear(entry) > form.year,
  };
}

/** Box 2a: the earnings of returned contributions, nothing of recharacterized ones, and elsewhere most often box 1. */
function taxableOf(entries: readonly Entry[], gross: Cents): Cents | null {
  const [first] = entries;
  if (first?.kind === "recharacterization") return 0;
  if (first?.kind !== "returned_contribution") return first && isRoth(first) ? null : gross;
  return entries.reduce<Cents | null>((sum, entry) => {
    const earnings = "earnings" in entry ? entry.earnings : null;
    return sum === null || earnings === null ? null : sum + Math.max(0, earnings);
  }, 0);
}

function addWithheld(sum: Cents | null, entry: Entry): Cents | null {
  if (sum === null || entry.kind !== "conversion" || entry.withheld === null) return null;
  return sum + entry.withheld;
}

/** The kind of IRA that the money came out of. */
function poolOf(entry: Entry): string {
  if (entry.kind === "recharacterization") return entry.from;
  return "ira" in entry ? entry.ira : "traditional";
}

function isRoth(entry: Entry): boolean {
  return poolOf(entry) === "roth";
}

/**
 * Box 7 as custodians fill it in (Instructions for Forms 1099-R and 5498, Guide to Distribution Codes); null where the
 * ledger does not decide it.
 */
function codeOf(entry: Entry, { owner }: Ledger): string | null {
  if (entry.kind === "returned_contribution")
    return `${slipYear(entry) > entry.for ? "P" : "8"}${entry.ira === "roth" ? "J" : ""}`;
  if (entry.kind === "recharacterization") return slipYear(entry) > entry.for ? "R" : "N";
  if (owner.inherited_from !== null) return "4";
  if (entry.kind === "distribution" && entry.reason === "disability") return "3";
  if (owner.born === null || entry.date === null) return null;
  const grown = entry.date >= dayOf59AndAHalf(owner.born);
  if (isRoth(entry)) return grown ? null : "J";
  if (grown) return "7";
  return entry.kind === "conversion" ? "2" : "1";
}

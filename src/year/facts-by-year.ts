import { ruleHolds } from "../data/law.js";
import { yearsWithForm } from "../data/printed-form.js";
import { type Problem, problemAt } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { returnDue } from "./deadlines.js";
import { DisasterLimits } from "./disaster-limit.js";
import { type ExceptedByReason, exceptedByReason } from "./exceptions.js";
import {
  type EmployerDeposit,
  emptyFacts,
  type HsaFunding,
  type PaidIn,
  type RolledOver,
  type YearFacts,
} from "./facts.js";
import { FirstHomes } from "./first-homes.js";
import { LastFirst } from "./last-first.js";
import { inOrder } from "./order.js";
import { limitKey, ordinaryLimit, type Repayable, repayableOf } from "./repayable.js";

const lastYearWithForm = Math.max(...yearsWithForm());

/** A deposit, conversion or plan rollover of which something may be taken. */
interface Item {
  readonly date: string;
  readonly anyDay?: boolean | undefined;
  readonly left: Cents;
}

/** A ledger while its entries are being put into their tax years. */
export class FactsByYear {
  readonly problems: Problem[] = [];
  /** All entries in the order in which they are taken. */
  readonly entries: readonly Entry[];
  /** What of each distribution its reason frees from the additional tax. */
  readonly excepted: ExceptedByReason;
  /** What excess removals so far asked for, by kind of IRA and year of the contributions; in cents. */
  readonly removed = new Map<string, Cents>();
  /** What is left of the money paid in for a year, once all corrections are made. */
  readonly paidIn = new Map<number, PaidIn>();
  /** What is left of the limits of disaster distributions. */
  readonly disasters: DisasterLimits;
  /** What is left of the limit on money for first homes. */
  readonly firstHomes: FirstHomes;
  /** The one transfer to an HSA so far. */
  hsaFunding: HsaFunding | null = null;
  /** The one year of gifts to split-interest entities so far, and what of its limit they took. */
  readonly splitInterest: { year: number | null; used: Cents } = { year: null, used: 0 };
  /** Rollovers that came back in time, to be finished when their years are known. */
  readonly rolledOver: RolledOver[] = [];
  #birthDateAsked = false;
  readonly #repayable = new Map<string, Repayable>();
  readonly #ordinaryRoom = new Map<string, Cents>();
  readonly #lastFirst = new Map<readonly unknown[], Map<string, unknown>>();
  /** Employer and salary money to SEP and SIMPLE IRAs by plan and year: on no line, so that it makes no year. */
  readonly #employerDeposits = new Map<string, EmployerDeposit[]>();
  readonly #paidIntoPlan = new Set<string>();
  readonly #years = new Map<number, YearFacts>();

  constructor(readonly ledger: Ledger) {
    this.entries = inOrder(ledger.entries);
    this.excepted = exceptedByReason(this.entries);
    this.disasters = new DisasterLimits(ledger);
    this.firstHomes = new FirstHomes(ledger);
    for (const entry of this.entries) {
      if (entry.kind !== "contribution") continue;
      const plan = entry.roth_plan ?? entry.ira;
      if (plan === "sep" || plan === "simple") this.#paidIntoPlan.add(`${plan} ${entry.for}`);
    }
  }

  /** The facts of a tax year, begun when first asked for. */
  year(year: number): YearFacts {
    let facts = this.#years.get(year);
    if (!facts) {
      facts = emptyFacts(year, this.ledger.years[year] ?? null);
      this.#years.set(year, facts);
    }
    return facts;
  }

  /**
   * The facts of a year that an entry of an earlier year reaches into. Beyond the last year that has a form they are kept
   * nowhere: the earlier year's own form does not wait for the next one.
   */
  yearReached(year: number): YearFacts {
    return year <= lastYearWithForm ? this.year(year) : emptyFacts(year, null);
  }

  /**
   * The items of a year's list by date, the last one used up first.
   *
   * @param left what is left of an item to be used
   * @param name tells apart different readings of one list
   */
  lastFirst<T extends Item>(
    list: readonly T[],
    left: (item: T) => Cents = (item) => item.left,
    name = "",
  ): LastFirst<T> {
    let readings = this.#lastFirst.get(list);
    if (!readings) {
      readings = new Map();
      this.#lastFirst.set(list, readings);
    }
    let open = readings.get(name) as LastFirst<T> | undefined;
    if (!open) {
      open = new LastFirst(list, left);
      readings.set(name, open);
    }
    return open;
  }

  /** Adds an item to a year's list while corrections are being made. */
  addTo<T extends Item>(list: T[], item: T): void {
    list.push(item);
    for (const open of this.#lastFirst.get(list)?.values() ?? []) (open as LastFirst<T>).add(item);
  }

  /** The years begun so far, in the order in which they were. */
  started(): YearFacts[] {
    return [...this.#years.values()];
  }

  /** The distributions that a repayment can be set against, the last one first. */
  repayable(entry: EntryOf<"repayment">): Repayable {
    const { distributed, ira, of, disaster } = entry;
    const pool = ira === "roth" ? "roth" : "traditional";
    const key = JSON.stringify([distributed, pool, of, disaster]);
    let open = this.#repayable.get(key);
    if (!open) {
      const facts = this.year(distributed);
      open = repayableOf(pool === "roth" ? facts.rothDistributions : facts.distributions, entry);
      this.#repayable.set(key, open);
    }
    return open;
  }

  /** How much of ordinary distributions can still be paid back as those of a reason that has a limit. */
  ordinaryRoom(entry: EntryOf<"repayment">): Cents {
    const key = limitKey(entry);
    let room = this.#ordinaryRoom.get(key);
    if (room === undefined) {
      room = ordinaryLimit(entry);
      for (const other of this.entries) {
        if (other.kind !== "distribution" || other.reason !== entry.of) continue;
        const year = yearOf(other.date);
        if (limitKey({ ...entry, distributed: year }) === key)
          room -= this.excepted.cents.get(other.index) ?? 0;
      }
      this.#ordinaryRoom.set(key, Math.max(0, room));
    }
    return Math.max(0, room);
  }

  useOrdinaryRoom(entry: EntryOf<"repayment">, cents: Cents): void {
    if (cents > 0) this.#ordinaryRoom.set(limitKey(entry), this.ordinaryRoom(entry) - cents);
  }

  /** Employer and salary money to SEP (or SIMPLE) IRAs for a year; a list to which deposits may be added. */
  employerDeposits(plan: "sep" | "simple", year: number): EmployerDeposit[] {
    const key = `${plan} ${year}`;
    let list = this.#employerDeposits.get(key);
    if (!list) {
      list = [];
      this.#employerDeposits.set(key, list);
    }
    return list;
  }

  /** Whether an IRA is one of a kind into which an employer paid for a year, then or later (Notice 2007-7, A-36; Notice 2008-51). */
  isOngoing(ira: EntryOf<"contribution">["ira"], year: number): boolean {
    return this.#paidIntoPlan.has(`${ira} ${year}`);
  }

  /**
   * Lets a year that an entry reaches appear. A contribution for the last year that has a form, paid in or corrected in
   * the next spring, does not reach beyond that form.
   */
  touch(year: number): void {
    if (year <= lastYearWithForm) this.year(year);
  }

  /** Whether a tax year was settled before this ledger begins. */
  isSettled(year: number): boolean {
    return this.ledger.opening !== null && year <= this.ledger.opening.year;
  }

  /** The last day to contribute for a year. */
  dueDate(year: number): string {
    return returnDue(this.ledger, year);
  }

  inForce = ruleHolds;

  problem(
    entry: Entry,
    key: string,
    code: "inconsistent" | "missing_fact" | "not_supported",
    message: string,
  ): void {
    this.problems.push(problemAt(code, ["entries", entry.index, key], message));
  }

  /** Stops for want of the birth date, once however many entries need it. */
  needBirthDate(why: string): void {
    if (this.#birthDateAsked) return;
    this.#birthDateAsked = true;
    this.problems.push(problemAt("missing_fact", ["owner", "born"], why));
  }

  /** Every year from the first to the last that the ledger touches, without gaps. */
  finish(): YearFacts[] {
    const touched = [...this.#years.keys()].filter((year) => !this.isSettled(year));
    for (const year of Object.keys(this.ledger.years))
      if (!this.isSettled(Number(year))) touched.push(Number(year));
    if (touched.length === 0) return [];
    const first = Math.min(...touched);
    const last = Math.max(...touched);
    return Array.from({ length: last - first + 1 }, (_, i) => this.year(first + i));
  }
}

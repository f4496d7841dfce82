import { ruleHolds } from "../data/law.js";
import { yearsWithForm } from "../data/printed-form.js";
import { type Problem, problemAt } from "../errors.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import { type EmployerDeposit, emptyFacts, type YearFacts } from "./facts.js";
import { returnDue } from "./limitation.js";

const lastYearWithForm = Math.max(...yearsWithForm());

/** A ledger while its entries are being put into their tax years. */
export class Gathering {
  readonly problems: Problem[] = [];
  /** Employer and salary money to SEP and SIMPLE IRAs: on no line, so that it makes no year. */
  readonly employerDeposits: (EmployerDeposit & { readonly for: number })[] = [];
  readonly #years = new Map<number, YearFacts>();

  constructor(readonly ledger: Ledger) {}

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
    if (this.problems.some(({ path }) => path === "owner.born")) return;
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

import { type Problem, problemAt } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { type Cents, roundTo, type Unit } from "../money/cents.js";
import type { Ratio } from "../money/ratio.js";
import type { BasisChange, Part, Withdrawal, YearFacts } from "../year/facts.js";
import type { CarryForward } from "./carry-forward.js";

/**
 * The lines of Form 8606 by the names they have had since 2017, those that had ended by then in words; `lineLabel`
 * gives each year's own label.
 */
export type LineId =
  | "1"
  | "2"
  | "3"
  | "4"
  | "5"
  | "6"
  | "7"
  | "8"
  | "9"
  | "10"
  | "11"
  | "12"
  | "13"
  | "14"
  | "15a"
  | "15b"
  | "15c"
  | "16"
  | "17"
  | "18"
  | "taxed_at_once"
  | "spread_first"
  | "spread_second"
  | "plan_rollovers"
  | "plan_basis"
  | "plan_taxable"
  | "plan_taxed_at_once"
  | "plan_spread_first"
  | "plan_spread_second"
  | "19"
  | "20"
  | "21"
  | "22"
  | "23"
  | "24"
  | "25a"
  | "25b"
  | "early_income"
  | "above_early"
  | "earnings"
  | "deferred"
  | "from_conversions"
  | "older_conversions"
  | "from_spread_year"
  | "early_before"
  | "deferred_left"
  | "early_now"
  | "due_now"
  | "due_with_early"
  | "deferred_taxed"
  | "25c"
  | "deferred_taxed_so_far"
  | "due_next_year";

/** How one line came about, kept for the explanation. */
export interface Trace {
  readonly line: AmountLine;
  /** For an entered line: what was summed. */
  readonly parts?: readonly Part[];
}

/** A line that holds an amount: the lines it is made of, its rule in words, and the computation. */
export interface AmountLine {
  readonly id: LineId;
  readonly from: readonly LineId[];
  readonly rule: string;
  /** An entered line: the parts whose exact sum is rounded once. */
  readonly parts?: (form: YearForm) => Part[];
  /** A computed line: its amount from printed lines. */
  readonly amount?: (form: YearForm) => Cents;
  /** The lines that hold the amount down, and whether they do. */
  readonly cap?: { readonly from: readonly LineId[]; readonly holds: (form: YearForm) => boolean };
}

/** A line entered from the ledger: the exact sum in cents, rounded once (decision 1), never below `floor`. */
export function entered(id: LineId, rule: string, parts: (form: YearForm) => Part[]): AmountLine {
  return { id, from: [], rule, parts };
}

/** A line computed from printed lines, so that the form foots by hand. */
export function computed(
  id: LineId,
  from: readonly LineId[],
  rule: string,
  amount: (form: YearForm) => Cents,
): AmountLine {
  return { id, from, rule, amount };
}

/** One tax year's form while it is being filled in. */
export class YearForm {
  readonly lines: Partial<Record<LineId, Cents>> = {};
  readonly traces: Trace[] = [];
  readonly problems: Problem[] = [];
  readonly unit: Unit;
  readonly places: number;
  readonly year: number;
  /** Distributions that line 7 counts: the ordinary ones and what charity was sent beyond its limits. */
  distributions: Withdrawal[];
  ratio: Ratio | undefined;
  /** Publication 590-B, Worksheet 1-1, when it takes the place of lines 6 to 12; line 7 is `worksheetRatio`. */
  worksheet: Partial<Record<string, Cents>> | undefined;
  worksheetRatio: Ratio | undefined;
  /** Which parts of the form were completed. */
  readonly parts: Partial<Record<"I" | "II" | "rollovers" | "III", true>> = {};
  /** Line 15c and the basis that comes back were computed pro rata, by the owner's choice. */
  proRataRepayment = false;
  /** Basis that repayments bring back to the next line 2 (Line 15c Worksheet). */
  basisBack: Cents = 0;
  /** Basis that goes with inherited IRAs which the surviving spouse made their own. */
  basisMadeOwn: Cents = 0;
  /** Repayments of Roth distributions that line 25c could not use (Line 25c Worksheet). */
  repaymentsCarried: Cents = 0;
  /** Basis that is left when everything was converted and Part I was not completed. */
  leftover: Cents = 0;

  /** Income of earlier conversions, put off until now, that this year's line 25c holds. */
  deferredOnForm: Cents = 0;

  /** What changes line 2; of an excess taken out, only the part that had been on line 1. */
  readonly basisChanges: readonly BasisChange[];

  /** @param absorbed of an earlier excess that was left off line 1, what this year's unused limit absorbs, in cents */
  constructor(
    readonly ledger: Ledger,
    readonly facts: YearFacts,
    readonly broughtForward: CarryForward,
    readonly absorbed: Cents = 0,
  ) {
    this.unit = ledger.options.round === "cents" ? 1 : 100;
    this.places = ledger.options.line10_places;
    this.year = facts.year;
    this.distributions = facts.distributions;
    this.basisChanges = withoutOffLine1(facts.basisChanges, broughtForward.excess.offLine1);
  }

  /** The printed amount of a line that was already completed, in cents. */
  get(id: LineId): Cents {
    const amount = this.lines[id];
    if (amount === undefined) throw new Error(`line ${id} is needed before it was completed`);
    return amount;
  }

  round(cents: Cents): Cents {
    return roundTo(this.unit, cents);
  }

  /** Completes lines in the order given. */
  complete(...lines: readonly AmountLine[]): void {
    for (const line of lines) {
      if (line.parts) {
        const parts = line.parts(this);
        let sum = 0;
        for (const part of parts) sum += part.cents;
        this.lines[line.id] = this.round(Math.max(0, sum));
        this.traces.push({ line, parts });
      } else if (line.amount) {
        this.lines[line.id] = line.amount(this);
        this.traces.push({ line });
      }
    }
  }

  /** Stops the ledger for want of a fact, named with the reason why the form needs it. */
  needs(path: readonly (string | number)[], why: string): void {
    this.problems.push(problemAt("missing_fact", path, why));
  }
}

/** An excess that was left off line 1 was never basis: taking it out changes nothing on line 2, as long as any of it is left. */
function withoutOffLine1(changes: readonly BasisChange[], standing: Cents): readonly BasisChange[] {
  let left = standing;
  return changes.map((change) => {
    const off = Math.min(change.offLine1 ?? 0, left);
    left -= off;
    return off === 0 ? change : { ...change, cents: change.cents + off };
  });
}

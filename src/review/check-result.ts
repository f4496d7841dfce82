import type { Cents } from "../money/cents.js";

export type Severity = "error" | "warning" | "info";

/** What a rule has to say about a year, in the ledger's own numbers; the engine adds the rule's code. */
export interface Remark {
  readonly tax_year: number;
  /** `error`: a form would be wrong or is missing; `warning`: tax is paid or a rule is close; `info`: worth knowing. */
  readonly severity: Severity;
  readonly message: string;
  /** What to do, in words that hold on paper too. */
  readonly fix: string;
  /** What to write in the ledger, with its keys; never on paper. */
  readonly enter?: string | undefined;
  /** Section of law, form instruction or notice. */
  readonly source: string;
  /** The entry that says something else than the law, where lines follow the entry. A filing package waits for it. */
  readonly about?: EntryInQuestion;
}

/** An entry by its place in the ledger, and how much of its amount is not what it says; all of it when left out. In cents. */
export interface EntryInQuestion {
  readonly index: number;
  readonly part?: Cents;
}

/**
 * A finding that needs a fact the ledger does not have. All of one rule become one finding of the ledger (`decide`),
 * however many years they are about.
 */
export interface MissingFact {
  readonly tax_year: number;
  /** `info` when left out. */
  readonly severity?: Severity;
  /** The place in the ledger that is empty: `owner.born`, `years.2023.magi`. */
  readonly lacks: string;
  /** What that is called on the papers, where `facts-in-words.ts` has no name for the place. */
  readonly fact?: string;
  /** What cannot be told, without amounts and years: "whether the deduction was allowed". */
  readonly whether: string;
  readonly source: string;
}

/** What a rule gives back: nothing, one thing, or several. */
export type Found = Remark | MissingFact | readonly (Remark | MissingFact)[] | undefined;

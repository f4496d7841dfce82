import type { FindingCode } from "./codes.js";

export type Severity = "error" | "warning" | "info";

/** Something worth saying about a ledger, in its own numbers. */
export interface Finding {
  readonly code: FindingCode;
  readonly tax_year: number;
  /** `error`: a form would be wrong or is missing; `warning`: tax is paid or a rule is close; `info`: worth knowing. */
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** Section of law, form instruction or notice. */
  readonly source: string;
}

/**
 * A finding that cannot be decided, and the fact that would decide it. All of one code become one finding of the
 * ledger (`decide`), however many years they are about.
 */
export interface Lack {
  readonly code: FindingCode;
  readonly tax_year: number;
  /** `info` when left out. */
  readonly severity?: Severity;
  /** The place in the ledger that is empty: `owner.born`, `years.2023.magi`. */
  readonly lacks: string;
  /** What cannot be told, without amounts and years: "whether the deduction was allowed". */
  readonly whether: string;
  readonly source: string;
}

/** What a rule gives back: nothing, one thing, or several. */
export type Found = Finding | Lack | readonly (Finding | Lack)[] | undefined;

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

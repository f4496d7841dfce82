import type { FindingCode } from "./all-rules.js";
import type { Remark } from "./check-result.js";

export type { Severity } from "./check-result.js";

/** Something worth saying about a ledger, in its own numbers: a remark with the code of the rule that made it. */
export interface Finding extends Omit<Remark, "about"> {
  readonly code: FindingCode;
}

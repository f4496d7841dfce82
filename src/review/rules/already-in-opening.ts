import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A correction of a year that the opening has settled. */
export const alreadyInOpening = {
  code: "already_in_opening",
  catches: "a correction of a year that the opening has settled",
  explanation: `The opening says what was true on paper at the end of its year. A return, a recharacterization or a repayment that comes later but belongs to that year has usually been counted in those papers already, so it is not counted again here.

If the opening was written down before the correction, it still has the old figures. Then change the opening, or let the ledger begin a year earlier, so that the correction falls into a year of its own.`,
  check: marked("already_in_opening", () => ({
    severity: "info",
    message:
      "A correction names a year that the opening has settled: its amounts are taken as already in the opening.",
    fix: "If the opening does not have it, change the opening, or begin the ledger a year earlier.",
    source: "the ledger's `opening`",
  })),
} as const satisfies Rule;

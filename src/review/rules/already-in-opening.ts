import { marked } from "../marked.js";
import type { Rule } from "../rule.js";

/** A correction of a year that the opening has settled. */
export const alreadyInOpening = {
  code: "already_in_opening",
  catches: "a correction of a year that the opening amounts already cover",
  explanation: `The opening amounts say where you stood at the end of a year, by your own papers. When a returned contribution, a recharacterization or a repayment belongs to that year, those papers usually include it already. So it is not counted again.

If you wrote down the opening amounts before the correction, they are still the old ones. Change them, or start the ledger a year earlier so that the correction falls in a year of its own.`,
  check: marked("already_in_opening", () => ({
    severity: "info",
    message:
      "This correction belongs to a year that the opening amounts already cover, so it is not counted again.",
    fix: "If the opening amounts do not include it, change them, or start the ledger a year earlier.",
    source: "Instructions for Form 8606, Total Basis Chart",
  })),
} as const satisfies Rule;

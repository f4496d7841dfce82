import type { YearInfo } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";

/**
 * How much of line 1 is above the contribution limit, in cents, where nobody has decided that it belongs there. The instructions
 * for line 1 and IRC 408(o)(2)(B) can be read to end line 1 at the limit.
 */
export function openAboveLimit(right: Pick<YearResult, "lines" | "form_5329">, info: YearInfo | null): Cents {
  return (info?.line_1_above_limit ?? null) === null ? line1AboveLimit(right, info) : 0;
}

/** How much of line 1 is above the contribution limit, in cents, unless somebody ended it there. */
export function line1AboveLimit(
  { lines, form_5329 }: Pick<YearResult, "lines" | "form_5329">,
  info: YearInfo | null,
): Cents {
  return info?.line_1_above_limit === false ? 0 : Math.min(lines["1"] ?? 0, form_5329?.["15"] ?? 0);
}

/** Whether a year needs Form 8606 for that amount alone: without it on line 1, no form is required. */
export function isFormInDoubt(
  right: Pick<YearResult, "reasons" | "lines" | "form_5329">,
  info: YearInfo | null,
): boolean {
  const above = openAboveLimit(right, info);
  return (
    above > 0 &&
    above === right.lines["1"] &&
    right.reasons.every((reason) => reason === "nondeductible_contribution")
  );
}

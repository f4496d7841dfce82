import { inDollars } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";

/** Whether a form that is sent has on line 1 what was paid in as a rollover. */
export function isPaidBackOnLine1({ paid_back }: Pick<YearCorrection, "paid_back">): boolean {
  return paid_back > 0;
}

/** Where line 1 comes from, if not from a contribution that was meant as one, in a statement of reasonable cause. */
export function paidBackAsFact({ tax_year, paid_back }: YearCorrection): string {
  return `Of the amount for ${tax_year}, ${inDollars(paid_back)} was paid into a traditional IRA as a rollover and counts as a contribution (section 408(d)(3)).`;
}

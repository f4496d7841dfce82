import { labelIn } from "../data/printed-form.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";

/** What a year hands on, as far as the next forms show it; amounts in cents. */
export interface Carried {
  readonly basis: Cents | null;
  readonly roth_contributions: Cents | null;
  readonly roth_conversions: readonly unknown[] | null;
}

/** Whether lines of a form come from the basis or the Roth amounts of earlier years. */
export function restsOn(carried: Carried, { tax_year, lines }: YearResult): boolean {
  const has = (...ids: readonly string[]) => ids.some((id) => lines[labelIn(tax_year, id)] !== undefined);
  const isRoth = (carried.roth_contributions ?? 0) > 0 || (carried.roth_conversions ?? []).length > 0;
  return ((carried.basis ?? 0) > 0 && has("2", "14", "17")) || (isRoth && has("22", "24"));
}

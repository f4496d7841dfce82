import { formYear } from "../data/printed-form.js";
import type { YearCorrection } from "./correct.js";

/** The word at the top of a form that replaces a filed one, where the form has no box for it. */
export const AMENDED = "AMENDED";

/** The words that claim the six months of Reg. 301.9100-2(b) on Form 1040-X. They are never on a late Form 8606. */
export const SIX_MONTHS = "Filed pursuant to section 301.9100-2";

/** Whether the form of a year has a box to check on an amended return. */
export function isMarkedByBox(taxYear: number): boolean {
  return formYear(taxYear).amended_box;
}

/**
 * Whether the form that is sent replaces a filed one and says so: a first late form does not, and a whole return that
 * takes the place of another is not an amended one.
 */
export function isReplacement({ form, state, send }: YearCorrection): boolean {
  return form.status === "wrong" && state.due === "past" && send !== "superseding_return";
}

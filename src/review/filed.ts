import type { YearInfo } from "../ledger/schema.js";
import { form1040 } from "../lines/form-1040.js";
import type { Cents } from "../money/cents.js";
import type { YearInReview } from "./year-in-review.js";

/** Whether the year's Form 8606 was filed: true, false, or null when the ledger does not say. */
export function wasFormFiled(info: YearInfo | null): boolean | null {
  const filed = info?.filed;
  if (!filed) return null;
  if (filed.form_8606 !== null) return filed.form_8606;
  if (filed.lines && Object.keys(filed.lines).length > 0) return true;
  return filed.return === false ? false : null;
}

/** A line of the Form 8606 as filed, by that year's label, in cents; undefined when the ledger does not have it. */
export function filedLine(info: YearInfo | null, label: string): Cents | undefined {
  const amount = info?.filed?.lines?.[label];
  return typeof amount === "number" ? amount : undefined;
}

/** Whether amounts differ by more than a dollar: less is rounding. */
export function differ(a: Cents, b: Cents): boolean {
  return Math.abs(a - b) > 100;
}

/** Line 4b of a return as filed beside the right one, in cents. */
export interface Taxed {
  readonly filed: Cents;
  readonly right: Cents;
  /** How much too much was taxed; negative when too little. */
  readonly over: Cents;
}

/**
 * How much too much line 4b of the return as filed taxes; undefined when it is right or not known. On a joint return both
 * lines hold the spouse's IRAs too: what line 4a has above this owner's own is taken to be theirs, and taxable.
 */
export function wronglyTaxed({ info, work }: YearInReview): Taxed | undefined {
  const lines = info?.filed?.form_1040;
  const filed = lines?.["4b"] ?? null;
  if (filed === null) return undefined;
  const right = form1040(work);
  const others = Math.max(0, (lines?.["4a"] ?? 0) - right["4a"]);
  const over = filed - right["4b"];
  if (over > 0 && differ(over, others)) {
    return over > others ? { filed, right: right["4b"], over: over - others } : undefined;
  }
  return over < 0 && differ(over, 0) ? { filed, right: right["4b"], over } : undefined;
}

import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";

/** What decides whether the additional tax as filed is known. */
interface FiledYear {
  readonly year: {
    readonly form_5329: { readonly filed: Cents | null };
    readonly right: Pick<YearResult, "form_5329">;
    readonly income: { readonly form_1040: { readonly "4b": { readonly filed: Cents | null } } };
  };
}

/**
 * Whether the tax of Form 5329 as filed cannot be taken as zero: the ledger does not have it, and the return had taxable IRA
 * distributions, on which it may have charged the tax.
 */
export function isTaxAsFiledOpen({ year: { form_5329, right, income } }: FiledYear): boolean {
  const isEarly = (right.form_5329?.["4"] ?? 0) > 0;
  return form_5329.filed === null && isEarly && income.form_1040["4b"].filed !== 0;
}

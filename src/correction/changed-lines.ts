import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import type { IncomeCheck } from "./income-check.js";

/** Net change of line 4b, in cents; nothing where it is only rounding. */
export function changeOf4b({ change, deductions }: Pick<IncomeCheck, "change" | "deductions">): Cents {
  const net = (change ?? 0) - deductions;
  return differOnReturn(net, 0) ? net : 0;
}

/**
 * How much too little line 4a of the return has, in cents. What it has above the ledgers can be someone else's, and stays. A
 * line that is blank because all of it is taxable is right (instructions for Form 1040, lines 4a and 4b).
 */
export function changeOf4a({ form_1040 }: Pick<IncomeCheck, "form_1040">): Cents {
  const { "4a": out, "4b": taxed } = form_1040;
  if (out.filed === null || out.filed >= out.right || !differOnReturn(out.filed, out.right)) return 0;
  return out.filed === 0 && !differOnReturn(taxed.right, out.right) ? 0 : out.right - out.filed;
}

/** How far the income of a return was off, in cents, also where only Form 5329 can still be changed. */
export function changeFound({
  change,
  stands,
}: {
  readonly change: Cents | null;
  readonly stands?: Cents;
}): Cents | null {
  return stands ?? change;
}

/** The income of a return that can no longer be changed, though its Form 5329 still can: every line of it stays as filed. */
export function asItStands(income: IncomeCheck): IncomeCheck {
  return {
    ...income,
    status: "same",
    change: 0,
    stands: changeFound(income) ?? 0,
    deductedTooMuch: 0,
    deductions: 0,
    deductionChanges: false,
  };
}

import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import type { FormCheck } from "./form-check.js";
import type { IncomeCheck } from "./income-check.js";
import type { TimeLimit } from "./windows.js";

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

/** Whether tax on an excess can still be assessed, while the time of all other income has ended (IRC 6501(l)(4)). */
export function isTooLateButForExcess(
  { status }: IncomeCheck,
  { refund, assessment, excess }: { refund: TimeLimit; assessment: TimeLimit; excess: TimeLimit | null },
): boolean {
  if (excess === null || excess.state === "closed") return false;
  return (status === "too_high" ? refund : assessment).state === "closed" && isOff(status);
}

function isOff(status: IncomeCheck["status"]): boolean {
  return status === "too_high" || status === "too_low";
}

/**
 * Whether a line of the return is wrong and can still be corrected, though income is the same: line 4b and the IRA deduction
 * where they cancel out, and line 4a beside a form that is sent.
 */
export function isLineWrong(
  income: IncomeCheck,
  { status, overstates }: FormCheck,
  { refund, assessment }: { refund: TimeLimit; assessment: TimeLimit },
): boolean {
  if (income.status !== "same" || (refund.state === "closed" && assessment.state === "closed")) return false;
  const isFormSent = status === "missing" || status === "wrong" || overstates;
  return changeOf4b(income) !== 0 || (isFormSent && changeOf4a(income) !== 0);
}

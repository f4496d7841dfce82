import { type Cents, multiplyDivide } from "../money/cents.js";

/**
 * Net income attributable to a returned or recharacterized contribution, in cents, negative for a loss:
 * contribution × (adjusted closing balance − adjusted opening balance) ÷ adjusted opening balance
 * (Reg. 1.408-11(a)(1), 1.408A-5 A-2(c)).
 */
export function netIncomeAttributable(contribution: Cents, opening: Cents, closing: Cents): Cents {
  const size = multiplyDivide(contribution, Math.abs(closing - opening), opening);
  return closing < opening ? 0 - size : size;
}

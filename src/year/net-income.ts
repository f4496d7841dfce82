import { type Cents, multiplyDivide } from "../money/cents.js";

/**
 * Net income attributable to a returned or recharacterized contribution, in cents, negative for a loss:
 * contribution × (adjusted closing balance − adjusted opening balance) ÷ adjusted opening balance
 * (Reg. 1.408-11(a)(1), 1.408A-5 A-2(c)).
 */
export function netIncomeAttributable(contribution: Cents, opening: Cents, closing: Cents): Cents {
  return partOfGain(closing - opening, contribution, opening);
}

/** The share of a gain, or of a loss below zero, that a part has in the whole; in cents. */
export function partOfGain(gain: Cents, part: Cents, whole: Cents): Cents {
  const size = multiplyDivide(Math.abs(gain), part, whole);
  return gain < 0 ? 0 - size : size;
}

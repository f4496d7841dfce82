import type { Cents } from "../../money/cents.js";
import type { MoneyStyle } from "../template/slots.js";

/** A whole number of dollars with its thousands set off: `1234567` as "1,234,567". */
function grouped(dollars: number): string {
  if (dollars < 1000) return String(dollars);
  const head = Math.floor(dollars / 1000);
  const tail = dollars % 1000;
  return `${grouped(head)},${tail < 10 ? "00" : tail < 100 ? "0" : ""}${tail}`;
}

function twoDigits(cents: number): string {
  return cents < 10 ? `0${cents}` : String(cents);
}

/** An amount as one box shows it: `6,500`, `6,500.37`, `(1,234)` for less than nothing. */
export function amountText(cents: Cents, style: MoneyStyle): string {
  const size = Math.abs(cents);
  const dollars = grouped(Math.floor(size / 100));
  const text = style === "cents" ? `${dollars}.${twoDigits(size % 100)}` : dollars;
  return cents < 0 ? `(${text})` : text;
}

/**
 * The dollars of an amount where dollars and cents have a box each. Whole dollars leave the box for cents empty, as
 * a preparer who rounds does; with cents, the parenthesis of a negative amount closes behind the cents (that box
 * takes three characters).
 */
export function dollarsText(cents: Cents, style: MoneyStyle): string {
  const dollars = grouped(Math.floor(Math.abs(cents) / 100));
  if (cents >= 0) return dollars;
  return style === "cents" ? `(${dollars}` : `(${dollars})`;
}

/** The cents of an amount where they have a box of their own. */
export function centsText(cents: Cents): string {
  const part = twoDigits(Math.abs(cents) % 100);
  return cents < 0 ? `${part})` : part;
}

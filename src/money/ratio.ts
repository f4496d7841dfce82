import { type Cents, multiplyDivide, type Unit } from "./cents.js";

/** A decimal between 0 and 1 with a fixed number of places, as it is printed: `digits ÷ 10^places`. */
export interface Ratio {
  readonly digits: number;
  readonly places: number;
}

/**
 * Line 10: `part ÷ whole` rounded half up to `places`, never above 1. With nothing in the whole the ratio is 1
 * when there is a part ("1.000 or more") and 0 when there is none.
 */
export function ratioOf(part: Cents, whole: Cents, places: number): Ratio {
  const one = 10 ** places;
  if (part >= whole) return { digits: part > 0 ? one : 0, places };
  return { digits: multiplyDivide(part, one, whole), places };
}

/** An amount times the printed ratio, rounded half up to the unit: the printed ratio is the ratio used. */
export function timesRatio(unit: Unit, cents: Cents, ratio: Ratio): Cents {
  return multiplyDivide(cents, ratio.digits, 10 ** ratio.places * unit) * unit;
}

/** The ratio as it stands on the form: an integer digit, a point and the decimals. */
export function formatRatio({ digits, places }: Ratio): string {
  const one = 10 ** places;
  return `${Math.floor(digits / one)}.${String(digits % one).padStart(places, "0")}`;
}

/** How many decimals a ratio shows as it stands on a form. */
export function decimalsOf(ratio: string): number {
  return ratio.split(".")[1]?.length ?? 0;
}

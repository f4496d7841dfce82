/** An amount of money in whole cents: always an integer, so that sums are exact. */
export type Cents = number;

/** What an entered line is rounded to: 100 (whole dollars) or 1 (cents kept). */
export type Unit = 1 | 100;

/**
 * Rounds half up to the unit: 50 cents and more go to the next dollar (Instructions for Form 1040,
 * "Rounding off to whole dollars"). A negative amount is rounded by its size, like the amount it takes back.
 */
export function roundTo(unit: Unit, cents: Cents): Cents {
  if (unit === 1) return cents;
  return cents < 0 ? 0 - Math.floor((50 - cents) / 100) * 100 : Math.floor((cents + 50) / 100) * 100;
}

/** `a × b ÷ d` for non-negative integers, rounded half up to an integer, exact at any size. */
export function multiplyDivide(a: number, b: number, d: number): number {
  const product = a * b;
  if (product > 2 ** 51) {
    const divisor = BigInt(d);
    return Number((BigInt(a) * BigInt(b) * 2n + divisor) / (divisor * 2n));
  }
  // A quotient of so small a product is never rounded up to the next integer.
  const quotient = Math.floor(product / d);
  const rest = product - quotient * d;
  return rest * 2 >= d ? quotient + 1 : quotient;
}

/** `cents × part ÷ whole`, rounded half up to the unit; zero when the whole is zero. */
export function share(unit: Unit, cents: Cents, part: Cents, whole: Cents): Cents {
  return whole === 0 ? 0 : multiplyDivide(cents, part, whole * unit) * unit;
}

/** Dollars as people write them: `6,500`, `6,500.37`, `(33)` for minus 33. */
export function formatDollars(cents: Cents): string {
  const size = Math.abs(cents);
  const dollars = Math.floor(size / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  const text = size % 100 === 0 ? dollars : `${dollars}.${String(size % 100).padStart(2, "0")}`;
  return cents < 0 ? `(${text})` : text;
}

/** Dollars as a JSON number. */
export function toDollars(cents: Cents): number {
  return cents / 100;
}

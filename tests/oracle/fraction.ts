/** An exact number: `top ÷ bottom`, with `bottom` above zero. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

export function fraction(top: bigint | number, bottom: bigint | number = 1): Fraction {
  return { top: BigInt(top), bottom: BigInt(bottom) };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

export function plus(...all: Fraction[]): Fraction {
  return all.reduce((a, b) => ({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }));
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

export function over(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new RangeError("divides by zero or less");
  return { top: a.top * b.bottom, bottom: a.bottom * b.top };
}

export function atMost(a: Fraction, b: Fraction): boolean {
  return a.top * b.bottom <= b.top * a.bottom;
}

/** The nearest multiple of `1 ÷ parts`; a half goes away from zero. */
export function nearest(a: Fraction, parts: bigint | number): Fraction {
  const scaled = a.top * BigInt(parts) * 2n;
  const down = (n: bigint) => (n + a.bottom) / (a.bottom * 2n);
  return fraction(scaled < 0n ? -down(-scaled) : down(scaled), parts);
}

export const ZERO = fraction(0);

/** Whole cents as dollars. */
export function dollars(cents: number): Fraction {
  return fraction(cents, 100);
}

export function isPositive(a: Fraction): boolean {
  return a.top > 0n;
}

export function isZero(a: Fraction): boolean {
  return a.top === 0n;
}

export function notBelowZero(a: Fraction): Fraction {
  return a.top < 0n ? ZERO : a;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return atMost(a, b) ? a : b;
}

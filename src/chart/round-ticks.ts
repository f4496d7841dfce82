import type { Cents } from "../money/cents.js";

/**
 * Round amounts from zero to the first one that is not below `most`: steps of 1, 2 or 5 times a power of ten, never
 * less than a dollar, and no more than `count` of them.
 *
 * @example roundTicks(6510_00, 4) // 0, 2,000, 4,000, 6,000 and 8,000 dollars, in cents
 */
export function roundTicks(most: Cents, count: number): Cents[] {
  const step = roundStep(most / 100 / count) * 100;
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** The smallest round number of dollars that is not below `dollars`. */
function roundStep(dollars: number): number {
  let power = 1;
  for (;;) {
    for (const digit of [1, 2, 5]) if (digit * power >= dollars) return digit * power;
    power *= 10;
  }
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundTicks } from "../../src/chart/round-ticks.js";

describe("round ticks", () => {
  it("are steps of 1, 2 or 5 times a power of ten that reach the largest amount", () => {
    expect(roundTicks(6510_00, 4)).toEqual([0, 2000_00, 4000_00, 6000_00, 8000_00]);
    expect(roundTicks(7000_00, 2)).toEqual([0, 5000_00, 10000_00]);
    expect(roundTicks(10_000_00, 2)).toEqual([0, 5000_00, 10000_00]);
  });

  it("are never parts of a dollar", () => {
    expect(roundTicks(37, 4)).toEqual([0, 1_00]);
  });

  it("cover every amount with few, equal, round steps", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999_999 }),
        fc.integer({ min: 1, max: 6 }),
        (most, count) => {
          const ticks = roundTicks(most, count);
          const step = ticks[1] ?? 0;
          expect(ticks).toEqual(ticks.map((_, index) => index * step));
          expect(String(step / 100)).toMatch(/^[125]0*$/);
          expect(ticks.length - 1).toBeLessThanOrEqual(count);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
          expect(ticks.at(-2)).toBeLessThan(most);
        },
      ),
    );
  });
});

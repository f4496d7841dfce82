import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDollars, multiplyDivide, roundTo, share, toDollars } from "../../src/money/cents.js";

describe("rounding to whole dollars", () => {
  test.each([
    [0, 0],
    [49, 0],
    [50, 100],
    [149, 100],
    [150, 200],
    [100, 100],
    [-49, 0],
    [-50, -100],
    [-149, -100],
    [-150, -200],
    [-100, -100],
  ])("makes %d cents %d, a negative amount by its size", (cents, rounded) => {
    expect(roundTo(100, cents)).toBe(rounded);
  });

  test("does nothing where cents are kept", () => {
    expect(roundTo(1, 149)).toBe(149);
    expect(roundTo(1, -151)).toBe(-151);
  });
});

describe("a product divided", () => {
  test.each([
    [1, 1, 2, 1, "a half goes up"],
    [1, 1, 3, 0, "a third goes down"],
    [2, 1, 3, 1, "two thirds go up"],
    [0, 5, 7, 0, "nothing stays nothing"],
    [
      99_999_999_999,
      99_999_999_999,
      100_000,
      99_999_999_998_000_000,
      "a product beyond what a double can hold",
    ],
    [
      99_999_999_999,
      99_999,
      100_000,
      99_998_999_999,
      "the largest amount times 0.99999: 99,998,999,999.00001",
    ],
    [94_906_267, 94_906_267, 2, 4_503_599_757_937_645, "9,007,199,515,875,289 is odd and above 2^53"],
  ])("%d × %d ÷ %d is %d: %s", (a, b, d, quotient) => {
    expect(multiplyDivide(a, b, d)).toBe(quotient);
  });

  test("is what whole numbers of any size give", () => {
    const amount = fc.integer({ min: 0, max: 99_999_999_999 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 10_000_000 }), (a, b, d) => {
        const doubled = (BigInt(a) * BigInt(b) * 2n) / BigInt(d);
        expect(multiplyDivide(a, b, d)).toBe(Number((doubled + 1n) / 2n));
      }),
    );
  });
});

describe("a share", () => {
  test("is rounded to the unit", () => {
    expect(share(100, 10_000, 1, 3)).toBe(3_300);
    expect(share(1, 10_000, 1, 3)).toBe(3_333);
  });

  test("of nothing is nothing", () => {
    expect(share(100, 10_000, 1, 0)).toBe(0);
  });
});

describe("dollars for people", () => {
  test.each([
    [0, "0"],
    [5, "0.05"],
    [100, "1"],
    [99_900, "999"],
    [100_000, "1,000"],
    [650_037, "6,500.37"],
    [12_345_678_900, "123,456,789"],
    [123_456_700, "1,234,567"],
    [-3_300, "(33)"],
    [-50, "(0.50)"],
  ])("%d cents are %s", (cents, text) => {
    expect(formatDollars(cents)).toBe(text);
  });

  test("dollars for programs are a number", () => {
    expect(toDollars(650_037)).toBe(6500.37);
  });
});

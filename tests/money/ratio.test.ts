import { describe, expect, test } from "vitest";
import { decimalsOf, formatRatio, ratioOf, timesRatio } from "../../src/money/ratio.js";

describe("line 10", () => {
  test.each([
    [900_000, 9_900_000, 5, "0.09091"],
    [900_000, 9_900_000, 3, "0.091"],
    [1, 200_000, 5, "0.00001"],
    [1, 200_001, 5, "0.00000"],
    [5, 5, 5, "1.00000"],
    [6, 5, 3, "1.000"],
    [6, 0, 4, "1.0000"],
    [0, 0, 5, "0.00000"],
    [0, 5, 5, "0.00000"],
  ])("%d ÷ %d to %d places is %s", (part, whole, places, text) => {
    expect(formatRatio(ratioOf(part, whole, places))).toBe(text);
  });

  test.each([
    ["0.091", 3],
    ["0.09091", 5],
    ["1.000", 3],
    ["1", 0],
  ])("%s shows %d decimals", (ratio, decimals) => {
    expect(decimalsOf(ratio)).toBe(decimals);
  });

  test("is used as it is printed: 33,000 × 0.09091 is 3,000.03", () => {
    const ratio = ratioOf(900_000, 9_900_000, 5);
    expect(timesRatio(100, 3_300_000, ratio)).toBe(300_000);
    expect(timesRatio(1, 3_300_000, ratio)).toBe(300_003);
  });
});

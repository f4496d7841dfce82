import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  annualAdditionsLimit,
  contributionLimit,
  deductionPhaseOut,
  distributionsRequired,
  electiveDeferralLimit,
  reducedLimit,
  requiredDistribution,
  requiredDistributionMonths,
  rothPhaseOut,
  spouseCoveredPhaseOut,
  withNotice,
} from "../../src/data/law.js";

const dollars = (cents: number | undefined) => (cents === undefined ? undefined : cents / 100);
const range = (found: { start: number; end: number } | undefined) =>
  found && [found.start / 100, found.end / 100];

describe("the figures of 2026 are those of Notice 2025-67, not of the years before", () => {
  test("7,500 and 8,600 for an IRA", () => {
    expect([contributionLimit(2026, false), contributionLimit(2026, true)].map(dollars)).toEqual([
      7500, 8600,
    ]);
  });

  test("72,000 and 24,500 for a plan", () => {
    expect([annualAdditionsLimit(2026), electiveDeferralLimit(2026)].map(dollars)).toEqual([72000, 24500]);
  });

  test("direct Roth contributions end at 168,000 and 252,000", () => {
    expect(range(rothPhaseOut(2026, "single"))).toEqual([153000, 168000]);
    expect(range(rothPhaseOut(2026, "married_joint"))).toEqual([242000, 252000]);
    expect(range(rothPhaseOut(2026, "married_separate"))).toEqual([0, 10000]);
  });

  test("deductions end at 91,000 and 149,000 when covered, at 252,000 when the spouse is", () => {
    expect(range(deductionPhaseOut(2026, "single"))).toEqual([81000, 91000]);
    expect(range(deductionPhaseOut(2026, "married_joint"))).toEqual([129000, 149000]);
    expect(range(spouseCoveredPhaseOut(2026, "married_joint"))).toEqual([242000, 252000]);
  });
});

describe("what a phase-out leaves of a limit", () => {
  const { start, end } = { start: 150_000_00, end: 165_000_00 };
  test.each([
    [150_000, 7000, "nothing goes below the range"],
    [157_500, 3500, "half of it in the middle"],
    [157_510, 3500, "the rest is rounded up to ten dollars: 3,495.33 becomes 3,500"],
    [164_900, 200, "46.67 left is raised to 200"],
    [165_000, 0, "nothing at the end"],
  ])("at %i is %i: %s", (magi, left) => {
    expect(reducedLimit(7000_00, magi * 100, { start, end })).toBe(left * 100);
  });

  test("is never more than a limit below 200 dollars", () => {
    expect(reducedLimit(100_00, 164_000_00, { start, end })).toBe(100_00);
  });
});

describe("required distributions", () => {
  test.each([
    ["1949-06-30", 70.5],
    ["1949-07-01", 72],
    ["1950-12-31", 72],
    ["1951-01-01", 73],
    ["1959-12-31", 73],
    ["1960-01-01", 75],
  ])("begin for someone born on %s at %f", (born, age) => {
    expect(requiredDistributionMonths(born)).toBe(age * 12);
  });

  test("are the value over the period for the age: 24.6 at 75, and 22.9 until 2021", () => {
    expect(requiredDistribution(2023, 75, 246_000_00)).toBe(10_000_00);
    expect(requiredDistribution(2021, 75, 229_000_00)).toBe(10_000_00);
    expect(requiredDistribution(2023, 125, 20_000_00)).toBe(10_000_00);
    expect(requiredDistribution(2023, 60, 20_000_00)).toBeUndefined();
  });

  test("were not asked for in 2009 and 2020", () => {
    expect([2008, 2009, 2010, 2019, 2020, 2021].filter((year) => !distributionsRequired(year))).toEqual([
      2009, 2020,
    ]);
  });
});

test("the notice of a year's figures is named for that year alone", () => {
  expect(withNotice("IRC 219", 2026)).toBe("IRC 219; Notice 2025-67");
  expect(withNotice("IRC 219", 2024)).toBe("IRC 219; Notice 2023-75");
  expect(withNotice("IRC 219", 2006)).toBe("IRC 219");
});

test("every dated figure names its own source, in ascending order of first years", () => {
  const folder = new URL("../../forms/figures/", import.meta.url);
  const lists = (value: unknown): { from: number; source?: unknown }[][] => {
    if (typeof value !== "object" || value === null) return [];
    const isDated =
      Array.isArray(value) && value.length > 0 && value.every((item) => typeof item?.from === "number");
    return isDated ? [value] : Object.values(value).flatMap(lists);
  };
  const yearly = ["contributions.json", "distributions.json", "phase-outs.json", "plans.json"];
  for (const file of yearly) {
    const found = lists(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
    expect(found.length, file).toBeGreaterThan(0);
    for (const list of found) {
      const years = list.map(({ from }) => from);
      expect(years, file).toEqual([...years].sort((a, b) => a - b));
      for (const value of list) expect(value.source, `${file}: ${value.from}`).toMatch(/\w/);
    }
  }
});

test("every list of figures names its source", () => {
  const folder = new URL("../../forms/figures/", import.meta.url);
  /** With a source of its own, or made of nothing but lists that have one. */
  const sourced = (value: unknown): boolean =>
    typeof value === "object" && value !== null && ("source" in value || Object.values(value).every(sourced));
  for (const file of readdirSync(folder)) {
    const { about, ...lists } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    expect(about, file).toMatch(/\.$/);
    if ("source" in lists) continue;
    for (const [name, list] of Object.entries(lists)) expect(sourced(list), `${file}: ${name}`).toBe(true);
  }
});

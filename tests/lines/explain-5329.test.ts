import { describe, expect, it } from "vitest";
import { computeInput } from "../compute-input.js";

function explained(input: object) {
  const result = computeInput(input, { explain: true });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(result.value.years.map(({ tax_year, explain_5329 }) => [tax_year, explain_5329]));
}

const text = (year: ReturnType<typeof explained>[string], line: string) => year?.[line]?.text;

describe("Form 5329 is explained line by line", () => {
  // Computed in each test, not once for all: what changes a test's outcome is looked for in what the test runs.
  const explainedYears = () =>
    explained({
      owner: { name: "Owner A", born: "1980-01-01" },
      years: {
        2020: { year_end_value: 50000, deducted: 0, compensation: 5000, filing_status: "single" },
        2021: { year_end_value: 48000, compensation: 0, filing_status: "single" },
        2022: { year_end_value: 48000 },
      },
      entries: [
        { date: "2020-03-01", kind: "contribution", amount: 6000 },
        { date: "2021-03-01", kind: "distribution", amount: 500 },
      ],
    });

  it("with what each line is and the lines it is made of", () => {
    const years = explainedYears();
    expect(text(years[2020], "17")).toBe(
      "Form 5329, line 17, is $60: 6 percent of line 16 or of the December 31 value, whichever is smaller (line 16: $1,000).",
    );
    // 6,000 / 48,500 = 0.12371; 500 - 62 = 438.
    expect(text(years[2021], "14")).toBe(
      "Form 5329, line 14, is $562: line 9 less line 13, not below zero (line 9: $1,000; line 13: $438).",
    );
    expect(text(years[2021], "4")).toContain("10 percent of line 3, or 25 percent for a SIMPLE IRA");
    expect(text(years[2021], "4")).toContain("line 4, is $44:");
  });

  it("and only in a year that has one", () => {
    const years = explainedYears();
    expect(years[2022]).toBeUndefined();
  });

  it.each([
    ["dollars", "whole dollars"],
    ["cents", "cents"],
  ])("and rounded to %s it says so of the lines that are a percentage", (round, unit) => {
    const year = explained({
      owner: { name: "Owner A", born: "1980-01-01" },
      options: { round },
      years: { 2020: { year_end_value: 50000, deducted: 0, compensation: 5000, filing_status: "single" } },
      entries: [{ date: "2020-03-01", kind: "contribution", amount: 6000 }],
    })[2020];
    expect(year?.["17"]?.rounding).toBe(`Rounded half up to ${unit}.`);
    expect(year?.["16"]?.rounding).toBe("Not rounded.");
  });
});

// Form 5329 (2022), line 25: the value includes contributions for 2022 that were made in 2023. 6 percent of 1,500 + 6,000.
it("counts a Roth contribution of the next year in the December 31 value", () => {
  const year = explained({
    owner: { name: "Owner A", born: "1980-01-01" },
    years: { 2022: { roth_year_end_value: 1500, compensation: 0, filing_status: "single" } },
    entries: [
      { date: "2022-06-01", kind: "contribution", ira: "roth", amount: 2000 },
      { date: "2023-03-01", kind: "contribution", ira: "roth", for: 2022, amount: 6000 },
    ],
  })[2022];
  expect(text(year, "25")).toContain("line 25, is $450:");
});

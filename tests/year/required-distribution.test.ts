import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import {
  isDistributionRequired,
  isShortfallWaived,
  requiredOf,
} from "../../src/year/required-distribution.js";

// IRC 401(a)(9)(C)(i) and (v): 70 1/2 for those who reached it by 2019, then 72, 73 from 2023, and 75 for those born in 1960 or later.
describe("a distribution is required from the year of an age on", () => {
  test.each([
    ["1949-06-30", 2018, false, "the year before 70 1/2"],
    ["1949-06-30", 2019, true, "70 1/2 on December 30, 2019"],
    ["1949-07-01", 2020, false, "70 1/2 in 2020, after the law, and nothing was required in that year"],
    ["1949-07-01", 2021, true, "72 in 2021"],
    ["1950-12-31", 2022, true, "72 on the last day of 2022"],
    ["1951-01-01", 2023, false, "72 in 2023, after the second law"],
    ["1951-01-01", 2024, true, "73 in 2024"],
    ["1940-01-01", 2009, false, "the year without required distributions (IRC 401(a)(9)(H))"],
    ["1938-01-01", 2010, true, "the year after it"],
  ])("%s in %i: %s, %s", (born, year, required) => {
    expect(isDistributionRequired(born, year)).toBe(required);
  });
});

// IRC 401(a)(9)(I)(ii): what of 2019 could wait until April 1, 2020, was waived with the distributions of 2020.
describe("what a year fell short of its required distribution is waived", () => {
  test.each<[string | null, number, boolean, string]>([
    ["1949-01-01", 2019, true, "the first one could wait until April 2020"],
    ["1940-01-01", 2019, false, "it was not the first one"],
    ["1950-03-01", 2022, false, "nothing was waived in 2023"],
    [null, 2019, false, "nobody knows which was the first"],
  ])("born %s, %i: %s, %s", (born, year, waived) => {
    expect(isShortfallWaived(born, year)).toBe(waived);
  });
});

// Reg. 1.401(a)(9)-9(c): 22.9 at 75 until 2021, 24.6 from 2022.
describe("the required distribution of a year", () => {
  const required = (
    year: number,
    value: number | null,
    years: object = {},
    born: string | null = "1944-06-01",
  ) => {
    const read = parseLedger({ owner: { name: "Owner A", ...(born && { born }) }, years, entries: [] });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return requiredOf(read.value, year, value);
  };
  test.each<[string, number | null, number | null]>([
    ["is the value by the table", required(2019, 16_000_000), 698_690],
    ["is by the new table from 2022", required(2022, 16_000_000, {}, "1947-06-01"), 650_407],
    [
      "is what the ledger gives",
      required(2019, 16_000_000, { 2019: { required_distribution: 5000 } }),
      500_000,
    ],
    [
      "is what the ledger gives, though that is zero",
      required(2019, 16_000_000, { 2019: { required_distribution: 0 } }),
      0,
    ],
    ["is not known without the value of the year before", required(2019, null), null],
    ["is none before the age", required(2013, 16_000_000), null],
    ["is not known without a date of birth", required(2019, 16_000_000, {}, null), null],
  ])("%s", (_, cents, expected) => {
    expect(cents).toBe(expected);
  });
});

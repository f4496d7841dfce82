import { describe, expect, it } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { deductionLimit } from "../../src/year/deduction-limit.js";
import { unwrap } from "../correction/examples.js";

function limitOf(year: number, facts: object, born: string | null = "1984-06-06") {
  const ledger = unwrap(
    parseLedger({ owner: { name: "Ada Example" }, years: { [year]: facts }, entries: [] }),
  );
  const info = ledger.years[year];
  if (info === undefined) throw new Error("the year is in the ledger");
  return deductionLimit(info, year, born);
}

// The IRA Deduction Worksheet multiplies what is left of the range by the limit over the range: 65 percent of 10,000 in
// 2023, or 75 percent from age 50 (32.5 and 37.5 of 20,000 on a joint return), rounds up to 10 dollars, and gives 200 at
// least (Instructions for Form 1040; IRC 219(g)(2)). The ranges of 2023: Notice 2022-55.
describe("the most that can be deducted", () => {
  it.each([
    ["single, inside the range", { filing_status: "single", covered_by_plan: true, magi: 80_000 }, 1950],
    ["single, at its start", { filing_status: "single", covered_by_plan: true, magi: 73_000 }, 6500],
    ["single, near its end", { filing_status: "single", covered_by_plan: true, magi: 82_990 }, 200],
    ["single, at its end", { filing_status: "single", covered_by_plan: true, magi: 83_000 }, 0],
    ["head of household", { filing_status: "head_of_household", covered_by_plan: true, magi: 79_286 }, 2420],
    ["joint, covered", { filing_status: "married_joint", covered_by_plan: true, magi: 126_000 }, 3250],
    [
      "joint, the spouse covered",
      {
        filing_status: "married_joint",
        covered_by_plan: false,
        spouse: { covered_by_plan: true },
        magi: 223_000,
      },
      3250,
    ],
    [
      "single, by pay",
      { filing_status: "single", covered_by_plan: false, compensation: 2_000, magi: 50_000 },
      2000,
    ],
    [
      "single, by pay, which is less than what income leaves",
      { filing_status: "single", covered_by_plan: true, compensation: 1_500, magi: 80_000 },
      1500,
    ],
    [
      "single, by income, which leaves less than pay",
      { filing_status: "single", covered_by_plan: true, compensation: 3_000, magi: 80_000 },
      1950,
    ],
    [
      "joint, by the pay of both",
      {
        filing_status: "married_joint",
        covered_by_plan: false,
        compensation: 1_000,
        spouse: { covered_by_plan: false, compensation: 4_000, ira_contributions: 2_000 },
      },
      3000,
    ],
    [
      "joint, nobody covered",
      { filing_status: "married_joint", covered_by_plan: false, spouse: { covered_by_plan: false } },
      6500,
    ],
    [
      "separate, living together",
      { filing_status: "married_separate", lived_apart: false, covered_by_plan: true, magi: 5000 },
      3250,
    ],
    ["surviving spouse, not covered", { filing_status: "surviving_spouse", covered_by_plan: false }, 6500],
    ["single, not covered", { filing_status: "single", covered_by_plan: false }, 6500],
  ])("%s", (_, facts, dollars) => {
    expect(limitOf(2023, facts)).toEqual({ allowed: dollars * 100 });
  });

  it("is higher from age 50", () => {
    expect(
      limitOf(2023, { filing_status: "single", covered_by_plan: true, magi: 80_000 }, "1960-06-06"),
    ).toEqual({ allowed: 225_000 });
  });

  it.each([
    ["covered_by_plan", { filing_status: "single", magi: 80_000 }],
    ["filing_status", { covered_by_plan: true, magi: 80_000 }],
    ["magi", { filing_status: "single", covered_by_plan: true }],
    ["lived_apart", { filing_status: "married_separate", covered_by_plan: false }],
    ["spouse.covered_by_plan", { filing_status: "married_joint", covered_by_plan: false }],
  ])("names the fact that is missing: %s", (lacks, facts) => {
    expect(limitOf(2023, facts)).toEqual({ lacks });
  });

  // IRC 219(g)(7) and the ranges of each year since: what is older than the first form is not among the program's data.
  it.each([
    [2000, { filing_status: "single", covered_by_plan: true, magi: 30_000 }],
    [
      1997,
      { filing_status: "married_joint", covered_by_plan: false, spouse: { covered_by_plan: true }, magi: 1 },
    ],
  ])("asks for the deduction itself in a year whose range it does not know: %i", (year, facts) => {
    expect(limitOf(year, facts)).toEqual({ lacks: "deducted" });
  });
});

describe("past the age of contributing", () => {
  // IRC 219(d)(1), repealed for contributions for 2020 and later (P.L. 116-94, section 107(a)).
  it.each([
    [2019, "1949-06-30", 0],
    [2019, "1949-07-01", 7000],
    [2020, "1945-05-20", 7000],
  ])("in %s, born on %s", (year, born, dollars) => {
    const facts = { filing_status: "single", covered_by_plan: false, compensation: 90_000 };
    expect(limitOf(year, facts, born)).toEqual({ allowed: dollars * 100 });
  });
});

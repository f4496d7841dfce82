import { describe, expect, test } from "vitest";
import { toJson } from "../../src/index.js";
import { computeInput } from "../compute-input.js";

function json(ledger: object) {
  const result = computeInput({ owner: { name: "Owner A", born: "1980-01-15" }, ...ledger });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return toJson(result.value).years;
}

test("a year is told in dollars under the labels of its form, line 10 as text, and without what it does not have", () => {
  const [year] = json({
    opening: { year: 2022, basis: 9000, roth_contributions: 1000.5, roth_since: 2021, roth_conversions: [] },
    years: { 2023: { year_end_value: 66000 } },
    options: { round: "cents" },
    entries: [{ date: "2023-07-11", kind: "distribution", amount: 33000 }],
  });
  expect(year).toStrictEqual({
    tax_year: 2023,
    must_file: true,
    reasons: ["distribution_with_basis"],
    method: "form",
    parts: ["I"],
    lines: {
      "1": 0,
      "2": 9000,
      "3": 9000,
      "4": 0,
      "5": 9000,
      "6": 66000,
      "7": 33000,
      "8": 0,
      "9": 99000,
      "10": "0.09091",
      "11": 0,
      "12": 3000.03,
      "13": 3000.03,
      "14": 5999.97,
      "15a": 29999.97,
      "15b": 0,
      "15c": 29999.97,
    },
    form_1040: { "4a": 33000, "4b": 29999.97 },
    form_5329: { "1": 29999.97, "2": 0, "3": 29999.97, "4": 3000 },
    carry: {
      year: 2023,
      basis: 5999.97,
      roth_contributions: 1000.5,
      roth_conversions: [],
      roth_since: 2021,
      homebuyer_used: 0,
    },
    statements: [],
  });
});

test("a year without a form has no method, no worksheet, no Form 5329 and no disasters", () => {
  const [year] = json({ opening: { year: 2022, basis: 0 }, years: { 2023: {} }, entries: [] });
  expect(year).toStrictEqual({
    tax_year: 2023,
    must_file: false,
    reasons: [],
    parts: [],
    lines: {},
    form_1040: { "4a": 0, "4b": 0 },
    carry: {
      year: 2023,
      basis: 0,
      roth_contributions: null,
      roth_conversions: [],
      roth_since: null,
      homebuyer_used: 0,
    },
    statements: [],
  });
});

test("Worksheet 1-1, the split by disaster, layers and what is carried are in dollars as well", () => {
  const [year] = json({
    opening: {
      year: 2023,
      basis: 1000,
      roth_contributions: 4000,
      roth_since: 2022,
      roth_conversions: [{ year: 2022, amount: 5000, taxable: 4000 }],
    },
    years: { 2024: { year_end_value: 9000, deduction_limited: true } },
    entries: [
      { date: "2024-01-05", kind: "contribution", amount: 2000 },
      { date: "2024-03-01", kind: "distribution", reason: "disaster", disaster: "DR-4683-CA", amount: 1000 },
      { date: "2024-03-01", kind: "distribution", reason: "terminal_illness", ira: "roth", amount: 400 },
      {
        date: "2024-04-01",
        kind: "repayment",
        of: "terminal_illness",
        ira: "roth",
        distributed: 2024,
        amount: 250,
      },
    ],
  });
  // (1,000 + 2,000) ÷ (9,000 + 1,000) = 0.3; 1,000 × 0.3 = 300.
  expect(year).toMatchObject({
    method: "worksheet_1_1",
    worksheet: {
      "1": 1000,
      "2": 2000,
      "3": 3000,
      "4": 9000,
      "5": 1000,
      "6": 10000,
      "7": "0.30000",
      "8": 300,
      "9": 700,
    },
    disasters: [{ line: "15b", disaster: "DR-4683-CA", amount: 700 }],
    carry: {
      roth_contributions: 3600,
      roth_conversions: [{ year: 2022, amount: 5000, taxable: 4000 }],
      repayments_carried: 250,
    },
  });
  expect(Object.keys(year?.worksheet ?? {}).sort()).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  expect(year?.lines).not.toHaveProperty("10");
});

test("a disaster whose money was all basis has no share to tell", () => {
  const [year] = json({
    opening: { year: 2022, basis: 5000 },
    years: { 2023: { year_end_value: 0 } },
    entries: [
      { date: "2023-03-01", kind: "distribution", reason: "disaster", disaster: "DR-4683-CA", amount: 1000 },
    ],
  });
  expect(year?.lines).toMatchObject({ "15a": 0, "15b": 0 });
  expect(year).not.toHaveProperty("disasters");
  expect(year?.statements).toEqual([]);
});

describe("income of 2010 that is put off", () => {
  /** 20,000 converted and 10,000 rolled over from a plan, half taxed in 2011 and half in 2012; IRC 408A(d)(3)(A)(iii). */
  const years = (distribution: number) =>
    json({
      owner: { name: "Owner A", born: "1975-01-15" },
      opening: { year: 2009, basis: 0, roth_contributions: 0, roth_since: 2005, roth_conversions: [] },
      years: { 2010: { year_end_value: 50000 }, 2011: { year_end_value: 50000 } },
      entries: [
        { date: "2010-03-01", kind: "conversion", amount: 20000 },
        { date: "2010-04-01", kind: "plan_rollover", ira: "roth", amount: 10000, after_tax: 0 },
        { date: "2011-05-02", kind: "distribution", ira: "roth", amount: distribution },
        { date: "2012-05-02", kind: "conversion", amount: 1 },
      ],
    });
  const carried = (distribution: number, taxYear: number) =>
    years(distribution).find(({ tax_year }) => tax_year === taxYear)?.carry;

  test("is carried in dollars by the year that it is due in", () => {
    expect(carried(2000, 2010)).toHaveProperty("deferred_income", {
      due: [
        { year: 2011, ira: 10000, plan: 5000 },
        { year: 2012, ira: 10000, plan: 5000 },
      ],
      taxed_early: 0,
    });
  });

  // 30,000, of which 15,000 is due in 2011 and what was taken out comes forward; a plan's share comes forward first.
  test.each([
    [2000, { year: 2012, ira: 10000, plan: 3000 }],
    [8000, { year: 2012, ira: 7000, plan: 0 }],
  ])("is less by a distribution of %i that brings it forward", (distribution, due) => {
    expect(carried(distribution, 2011)).toHaveProperty("deferred_income", { due: [due], taxed_early: 0 });
  });

  test("is carried no longer once all of it is taxed", () => {
    expect(carried(30000, 2011)).not.toHaveProperty("deferred_income");
    expect(carried(2000, 2012)).not.toHaveProperty("deferred_income");
  });
});

// What a year carries is the next ledger's opening: a year in which nothing happens hands on what it got.
test.each([
  [
    "every amount and year that can be carried",
    {
      basis: 100.25,
      roth_contributions: 5000,
      roth_conversions: [{ year: 2019, amount: 300.5, taxable: 200.25 }],
      roth_since: 2015,
      homebuyer_used: 1000,
      repayments_carried: 40.5,
      excess_unknown: true,
      rolled_from_529: 700,
      in_plan_rollovers: [{ year: 2020, amount: 100.5, taxable: 50.25 }],
      disaster_distributions: [{ disaster: "DR-4734-FL", amount: 200.5 }],
      hsa_funded: 2015,
      qcd_deductions: 800.5,
      split_interest_gift: 2023,
    },
  ],
  [
    "excess contributions of both kinds",
    {
      basis: 0,
      roth_contributions: 5000,
      roth_conversions: [],
      roth_since: 2015,
      homebuyer_used: 0,
      excess_traditional: 600,
      excess_off_line_1: 500,
      excess_roth: 700,
    },
  ],
  [
    "no more than the amounts that are always told",
    { basis: 0, roth_contributions: null, roth_conversions: [], roth_since: null, homebuyer_used: 0 },
  ],
])("a year carries %s", (_, opening) => {
  const info = { compensation: 0, filing_status: "single", magi: 0 };
  const [year] = json({
    opening: { year: 2023, ...opening },
    years: { 2024: info },
    options: { round: "cents" },
    entries: [],
  });
  expect(year?.carry).toStrictEqual({ ...opening, year: 2024 });
});

// P.L. 116-136, section 2202(a)(4)(A)(i): distributions for the coronavirus ended with December 30, 2020.
test("a year does not carry what was used of a disaster's limit that has ended", () => {
  const disaster = { reason: "disaster", disaster: "coronavirus", amount: 500 };
  const [year] = json({ entries: [{ date: "2020-06-01", kind: "distribution", ...disaster }] });
  expect(year?.carry).not.toHaveProperty("disaster_distributions");
});

test("a year that is explained has the explanations of all three forms, in dollars", () => {
  const ledger = {
    owner: { name: "Owner A", born: "1980-01-15" },
    opening: { year: 2022, basis: 9000 },
    years: { 2023: { year_end_value: 66000 } },
    entries: [{ date: "2023-07-11", kind: "distribution", amount: 33000 }],
  };
  const result = computeInput(ledger, { explain: true });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const [year] = toJson(result.value).years;
  expect(year?.explain?.["14"]?.operands).toEqual([
    { line: "3", amount: 9000 },
    { line: "13", amount: 3000 },
  ]);
  expect(year?.explain_1040?.["4b"]?.operands).toEqual([{ line: "15c", amount: 30000 }]);
  expect(year?.explain_5329?.["4"]?.operands).toEqual([{ line: "3", amount: 30000 }]);
});

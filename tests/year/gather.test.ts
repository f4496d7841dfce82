import { describe, expect, test } from "vitest";
import { yearsWithForm } from "../../src/data/printed-form.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { gather } from "../../src/year/gather.js";
import { computeInput } from "../compute-input.js";

const owner = { name: "Owner A" };

function years(ledger: object): number[] {
  const result = computeInput({ owner, ...ledger });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.years.map(({ tax_year }) => tax_year);
}

function problems(ledger: object): string[] {
  const result = computeInput({ owner, ...ledger });
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

describe("the years of a ledger", () => {
  test("are all from the first to the last that an entry or a year's facts touch", () => {
    const entries = [
      { date: "2019-02-01", kind: "contribution", for: 2018, amount: 100 },
      { date: "2021-12-20", kind: "rollover", amount: 100, deposited: "2022-01-10" },
    ];
    expect(years({ entries })).toEqual([2018, 2019, 2020, 2021, 2022]);
    expect(years({ entries, years: { 2024: { deducted: 0 } } }).at(-1)).toBe(2024);
  });

  test("begin after the opening, whatever is told of the years before", () => {
    const opening = { year: 2021, basis: 500 };
    const told = { 2019: { filed: { form_8606: true } }, 2021: { year_end_value: 500 } };
    const entries = [{ date: "2023-02-01", kind: "basis_adjustment", for: 2015, amount: 5, note: "Found." }];
    expect(years({ opening, years: told, entries })).toEqual([2022, 2023]);
    expect(years({ opening, years: told, entries: [] })).toEqual([]);
    expect(years({ opening })).toEqual([]);
  });

  test("begin after the opening also where its last year's value gives the required distribution", () => {
    const result = computeInput({
      owner: { ...owner, born: "1945-01-01" },
      opening: { year: 2022, basis: 500 },
      years: { 2022: { year_end_value: 100_000 }, 2023: { year_end_value: 100_000 } },
      entries: [{ date: "2023-03-01", kind: "rollover", amount: 90_000, deposited: "2023-04-03" }],
    });
    expect(result.ok && result.value.years.map(({ tax_year }) => tax_year)).toEqual([2023]);
  });

  test("do not reach into a year without a form because of a deposit of its spring", () => {
    const last = Math.max(...yearsWithForm());
    const entries = [
      { date: `${last + 1}-02-01`, kind: "contribution", for: last, amount: 100 },
      {
        date: `${last + 1}-03-01`,
        kind: "recharacterization",
        from: "traditional",
        for: last,
        amount: 50,
        earnings: 0,
      },
      { date: `${last}-12-20`, kind: "rollover", amount: 100, deposited: `${last + 1}-01-10` },
    ];
    expect(years({ entries })).toEqual([last]);
  });
});

describe("years that have no form", () => {
  const first = Math.min(...yearsWithForm());
  const last = Math.max(...yearsWithForm());

  test("are refused at the entry that reaches them, before and after, beside all other problems", () => {
    const entries = [
      { kind: "assert", for: 2020, line: 14, amount: 0 },
      { date: `${last + 1}-02-01`, kind: "distribution", amount: 100 },
      { date: `${first}-02-01`, kind: "contribution", for: first - 1, amount: 100 },
      { date: `${last - 1}-02-01`, kind: "returned_contribution", for: last - 1, amount: 50, earnings: 0 },
    ];
    expect(problems({ entries })).toEqual([
      "inconsistent entries[3].amount",
      "not_supported entries[2]",
      "not_supported entries[1]",
    ]);
  });

  test("are refused at their facts when no entry reaches them", () => {
    const entries = [{ date: `${last}-02-01`, kind: "contribution", amount: 100 }];
    expect(problems({ entries, years: { [last + 1]: { deducted: 0 } } })).toEqual([
      `not_supported years.${last + 1}`,
    ]);
    expect(problems({ entries, years: { [first - 1]: { deducted: 0 } } })).toEqual([
      `not_supported years.${first - 1}`,
    ]);
  });
});

describe("a fact that is missing is asked for once", () => {
  test("the date of birth, however many gifts need it, beside what else is wrong", () => {
    const entries = [
      { date: "2023-02-01", kind: "contribution", amount: 10 },
      { date: "2023-02-01", kind: "returned_contribution", for: 2023, amount: 50, earnings: 0 },
      { date: "2023-02-01", kind: "distribution", reason: "qcd", amount: 100 },
      { date: "2023-03-01", kind: "distribution", reason: "qcd", amount: 100 },
    ];
    expect(problems({ entries, years: { 2023: { year_end_value: 0 } } })).toEqual([
      "missing_fact owner.born",
      "inconsistent entries[1].amount",
    ]);
  });

  test("the year-end value, for each year that needs it", () => {
    const entries = [
      { date: "2022-03-01", kind: "distribution", amount: 100 },
      { date: "2023-02-01", kind: "distribution", reason: "qcd", amount: 100 },
      { date: "2023-03-01", kind: "conversion", amount: 100 },
    ];
    const ledger = {
      owner: { name: "Owner A", born: "1940-05-20" },
      opening: { year: 2021, basis: 900 },
      entries,
    };
    expect(problems(ledger)).toEqual([
      "missing_fact years.2022.year_end_value",
      "missing_fact years.2023.year_end_value",
    ]);
  });
});

test("assertions are checked only when the lines are there", () => {
  const entries = [
    { date: "2023-03-01", kind: "contribution", amount: 100 },
    { date: "2023-04-03", kind: "returned_contribution", for: 2023, amount: 101, earnings: 0 },
    { kind: "assert", for: 2023, line: 14, amount: 5 },
  ];
  expect(problems({ entries })).toEqual(["inconsistent entries[1].amount"]);
});

test("money from a designated Roth account without in-plan rollovers makes none", () => {
  const read = parseLedger({
    owner,
    entries: [
      {
        date: "2023-02-01",
        kind: "plan_rollover",
        ira: "roth",
        source: "designated_roth",
        amount: 900,
        after_tax: 500,
      },
    ],
  });
  expect(read.ok && gather(read.value).years.map(({ inPlanRollovers }) => inPlanRollovers)).toEqual([[]]);
});

import { describe, expect, it } from "vitest";
import { correctInput } from "./examples.js";
import { filed } from "./filed-ledgers.js";

/** A disaster distribution of 22,000 in 2024 out of IRAs with basis: line 15b is 19,800, and a third of it 6,600. */
function ledger(line4b: number, year: object = {}, form8606 = true) {
  const lines = { "1": 0, "2": 20_000, "3": 20_000, "7": 22_000, "14": 17_800, "15b": 19_800, "15c": 0 };
  return {
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1980-06-06" },
    opening: { year: 2023, basis: 20_000 },
    years: {
      2024: {
        year_end_value: 178_000,
        filed: filed("2025-04-10", {
          form_8606: form8606,
          ...(form8606 && { lines }),
          form_1040: { "4a": 22_000, "4b": line4b },
        }),
        ...year,
      },
    },
    entries: [
      {
        date: "2024-10-15",
        kind: "distribution",
        reason: "disaster",
        disaster: "DR-4834-FL",
        amount: 22_000,
      },
    ],
  };
}

const of2024 = (input: object) => correctInput(input).years.find(({ tax_year }) => tax_year === 2024);

// Form 8915-F puts the income on line 4b of Form 1040: a return that reports it is right, and no refund is owed.
describe("a return with income from Form 8915 on line 4b", () => {
  it.each([
    ["a third", 6600],
    ["all of it", 19_800],
  ])("is not called wrong while the ledger does not have that income: %s", (_, line4b) => {
    const year = of2024(ledger(line4b));
    expect(year?.send).toBe("undecided");
    expect(year?.income.change).toBeNull();
    expect(year?.income.lacks?.path).toBe("years.2024.form_8915");
  });

  it("is right with the income that the ledger gives", () => {
    const year = of2024(ledger(6600, { form_8915: 6600 }));
    expect(year?.send).toBe("nothing");
    expect(year?.income).toMatchObject({
      change: 0,
      form_1040: { "4b": { filed: 660_000, right: 660_000 } },
    });
  });

  it("is wrong by what the basis makes nontaxable, where Form 8606 was left out", () => {
    const year = of2024(ledger(7333, { form_8915: 6600 }, false));
    expect(year?.send).toBe("amend_refund");
    expect(year?.income).toMatchObject({ change: -73_300, form_1040: { "4b": { right: 660_000 } } });
  });
});

// Form 1040 (2018), lines 4a and 4b: IRAs, pensions and annuities together.
it("asks for the IRAs' part of a 2018 return, on which pensions are on the same lines", () => {
  const { years } = correctInput({
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1980-06-06" },
    opening: { year: 2017, basis: 0 },
    years: {
      2018: {
        year_end_value: 0,
        filed: filed("2019-04-10", { form_8606: true, form_1040: { "4a": 5500, "4b": 30_000 } }),
      },
    },
    entries: [
      { date: "2018-01-16", kind: "contribution", amount: 5500 },
      { date: "2018-01-18", kind: "conversion", amount: 5500 },
    ],
  });
  const year = years.find(({ tax_year }) => tax_year === 2018);
  expect(year?.income.lacks).toMatchObject({
    path: "years.2018.filed.form_1040",
    whether: expect.stringContaining("leave pensions and annuities out"),
  });
});

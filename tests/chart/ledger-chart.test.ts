import { describe, expect, it } from "vitest";
import { chartOfInput, chartYear } from "./charts.js";

const owner = { name: "Ada Example", born: "1980-05-01" };

describe("what a chart shows of a ledger", () => {
  it("is the basis carried, what was contributed and the two shares of a conversion", () => {
    const { years } = chartOfInput({
      owner,
      years: { 2024: { year_end_value: 93000 } },
      entries: [
        { date: "2024-02-05", kind: "contribution", amount: 7000 },
        { date: "2024-02-07", kind: "conversion", amount: 7000 },
      ],
    });
    // 7,000 / (93,000 + 7,000) = 0.07; 490 of the conversion is tax-free.
    expect(years).toEqual([
      chartYear(2024, {
        basis: 6510_00,
        contributed: { nondeductible: 7000_00, deducted: 0 },
        converted: { taxFree: 490_00, taxed: 6510_00 },
      }),
    ]);
  });

  it("tells deducted contributions from nondeductible ones, and leaves out what was returned", () => {
    const { years } = chartOfInput({
      owner,
      years: { 2023: { deducted: 2000 } },
      entries: [
        { date: "2023-03-01", kind: "contribution", amount: 6000 },
        { date: "2023-05-01", kind: "returned_contribution", amount: 1000, for: 2023, earnings: 50 },
      ],
    });
    expect(years[0]?.contributed).toEqual({ nondeductible: 3000_00, deducted: 2000_00 });
    expect(years[0]?.distributed).toEqual({ taxFree: 0, taxed: 0 });
  });

  it("has contributions to Roth IRAs apart from those that make basis", () => {
    const { years } = chartOfInput({
      owner,
      entries: [{ date: "2023-03-01", kind: "contribution", ira: "roth", amount: 6000 }],
    });
    expect(years).toEqual([chartYear(2023, { roth: 6000_00 })]);
  });

  it("begins with the year of the opening when that brings basis, and has no gap", () => {
    const { years } = chartOfInput({
      owner,
      opening: { year: 2018, basis: 5000 },
      entries: [{ date: "2021-03-01", kind: "contribution", amount: 1000 }],
    });
    expect(years.map(({ tax_year, basis }) => [tax_year, basis])).toEqual([
      [2018, 5000_00],
      [2019, 5000_00],
      [2020, 5000_00],
      [2021, 6000_00],
    ]);
  });

  it("is the opening alone when nothing has happened since", () => {
    const { years } = chartOfInput({ owner, opening: { year: 2018, basis: 5000 } });
    expect(years).toEqual([chartYear(2018, { basis: 5000_00 })]);
  });

  it("begins with the first entry when the opening brings no basis", () => {
    const { years } = chartOfInput({
      owner,
      opening: { year: 2018, basis: 0 },
      entries: [{ date: "2021-03-01", kind: "contribution", amount: 1000 }],
    });
    expect(years.map(({ tax_year }) => tax_year)).toEqual([2021]);
  });

  it("counts Roth distributions, of which contributions are tax-free and earnings taxed", () => {
    const { years } = chartOfInput({
      owner,
      opening: { year: 2023, basis: 0, roth_contributions: 15000, roth_since: 2016 },
      entries: [{ date: "2024-08-19", kind: "distribution", ira: "roth", amount: 18000 }],
    });
    expect(years[0]?.distributed).toEqual({ taxFree: 15000_00, taxed: 3000_00 });
  });

  it("counts gifts to charity as tax-free distributions, and rollovers not at all", () => {
    const { years } = chartOfInput({
      owner: { name: "Ada Example", born: "1945-05-01" },
      years: { 2023: { year_end_value: 500000 } },
      entries: [
        { date: "2023-03-01", kind: "distribution", amount: 4000, reason: "qcd" },
        { date: "2023-04-01", kind: "distribution", amount: 9000 },
        { date: "2023-05-01", kind: "rollover", amount: 50000, deposited: "2023-06-01" },
      ],
    });
    expect(years[0]?.distributed).toEqual({ taxFree: 4000_00, taxed: 9000_00 });
  });

  it("counts disaster distributions as taxed, though another form brings them onto the return", () => {
    const { years } = chartOfInput({
      owner,
      years: { 2023: { year_end_value: 90000 } },
      entries: [
        {
          date: "2023-10-01",
          kind: "distribution",
          amount: 10000,
          reason: "disaster",
          disaster: "DR-4724-HI",
        },
      ],
    });
    expect(years[0]?.distributed).toEqual({ taxFree: 0, taxed: 10000_00 });
  });

  it("does not count what was repaid", () => {
    const { years } = chartOfInput({
      owner,
      entries: [
        { date: "2024-03-01", kind: "distribution", amount: 1000, reason: "emergency" },
        { date: "2024-06-01", kind: "repayment", amount: 1000, of: "emergency", distributed: 2024 },
      ],
    });
    expect(years[0]?.distributed).toEqual({ taxFree: 0, taxed: 0 });
  });
});

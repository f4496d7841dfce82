import { describe, expect, it } from "vitest";
import { correctInput } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const taxed = (year: number, amount: number) =>
  filed(`${year + 1}-04-10`, { form_1040: { "4a": amount, "4b": amount } });

/** Basis of 20,000, and distributions of 2020 and 2023 that were taxed in full. */
function ledger(born: string, between: Record<number, object> = {}, entries: readonly object[] = []) {
  return {
    owner: { name: "Ada Example", ssn: "900-00-0001", born },
    opening: { year: 2019, basis: 20_000 },
    years: {
      2020: { year_end_value: 60_000, filed: taxed(2020, 5000) },
      2023: { year_end_value: 50_000, filed: taxed(2023, 5000) },
      ...between,
    },
    entries: [
      { date: "2020-05-05", kind: "distribution", amount: 5000 },
      { date: "2023-05-05", kind: "distribution", amount: 5000 },
      ...entries,
    ],
  };
}

const missing = (input: object) =>
  correctInput(input)
    .assumed.filter(({ path }) => /^years\.\d{4}$/.test(path))
    .map(({ tax_year, before_signing, claim_until }) => ({ tax_year, before_signing, claim_until }));

const settled = (tax_year: number) => ({ tax_year, before_signing: true, claim_until: undefined });

describe("a year inside of a ledger of which it says nothing", () => {
  it("is asked for before anyone signs what rests on it", () => {
    expect(missing(ledger("1984-06-06"))).toEqual([settled(2021), settled(2022)]);
  });

  // IRC 401(a)(9) and 6511(a): what was required in 2022 may have been taxed in full, and can be claimed for now.
  it("had a distribution where one was required, whose claim may end first", () => {
    expect(missing(ledger("1941-06-06"))).toEqual([
      settled(2021),
      { ...settled(2022), claim_until: "2026-04-15" },
      { tax_year: 2024, before_signing: undefined, claim_until: undefined },
      { tax_year: 2025, before_signing: undefined, claim_until: undefined },
    ]);
  });

  it("is settled by a year with nothing in it, or by an entry", () => {
    expect(missing(ledger("1984-06-06", { 2021: {}, 2022: {} }))).toEqual([]);
    const contribution = { date: "2022-03-03", for: 2021, kind: "contribution", amount: 1000 };
    expect(missing(ledger("1984-06-06", {}, [contribution]))).toEqual([]);
  });

  it("does not matter where nothing is carried into it", () => {
    expect(missing({ ...ledger("1984-06-06"), opening: { year: 2019, basis: 0 } })).toEqual([]);
  });
});

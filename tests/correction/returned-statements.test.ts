import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { undoneFor } from "../../src/correction/excess-in-words.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

/** The statements on what came out or came back, and Part II of a year. */
function signed(input: object, taxYear: number) {
  const ledger = unwrap(parseLedger(input));
  const correction = unwrap(correctWith(ledger, AS_OF));
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  return {
    ledger,
    statements: yearOf(correction.members[0], taxYear)
      .right.statements.map(({ text }) => text)
      .join("\n"),
    partTwo: envelope === undefined ? "" : amendedReturn(envelope).explanation.join("\n"),
  };
}

/** $6,500 was contributed for 2023, which only pay allows; an excess of it came out in September 2024, without an extension. */
function removed({ claimed = 0, deducted = 0, pay = 0, out = 6500 }) {
  const year = { filing_status: "single", magi: 40_000 };
  return signed(
    {
      owner: { name: "Nora Nocomp", ssn: "900-00-6021", born: "1985-06-06" },
      years: {
        2023: {
          ...{ ...year, deducted, compensation: pay, line_1_above_limit: false, extended: false },
          year_end_value: 6400,
          filed: filed("2024-04-10", { deducted: claimed, form_5329: {} }),
        },
        2024: {
          ...{ ...year, deducted: 0, compensation: 0, year_end_value: 6500 - out },
          filed: filed("2025-04-10", { form_5329: {}, form_1040: { "4a": out, "4b": out } }),
        },
      },
      entries: [
        { date: "2023-05-05", kind: "contribution", amount: 6500 },
        { date: "2024-09-01", kind: "excess_removal", for: 2023, amount: out },
      ],
    },
    2024,
  );
}

// IRC 408(d)(5)(A)(ii); Instructions for Form 8606 (2023), Return of Excess Traditional IRA Contributions: no deduction for
// the excess was "allowable ... or taken".
describe("the statement on an excess that came out late", () => {
  it.each([
    [{ claimed: 6500 }, "$6,500"],
    [{ claimed: 2500 }, "$2,500"],
    [{ claimed: 6500, deducted: 6500 }, "$6,500"],
    [{ claimed: 6500, deducted: 3000, pay: 3000, out: 3500 }, "$3,500"],
  ])("says that a deduction was taken, and is given back: %j", (of, amount) => {
    const { statements, partTwo } = removed(of);
    expect(statements).toContain(
      `and no deduction was allowable for the amount that I withdrew. My 2023 return as filed took a deduction of ${amount} for contributions that was not allowable. With Form 1040-X for 2023, I give it back. With Form 1040-X for 2023 and Form 5329`,
    );
    expect(statements).not.toContain("or taken");
    expect(partTwo).toContain(
      `which is not taxable (section 408(d)(5)). The 2023 return took a deduction of ${amount} for contributions that was not allowable; Form 1040-X for 2023, mailed separately, gives it back.`,
    );
  });

  it("says that none was taken, where none was", () => {
    const { statements, partTwo } = removed({});
    expect(statements).toContain("and no deduction was allowable or taken for them.");
    expect(partTwo).not.toContain("took a deduction");
  });

  it("says it of the amount that came out, where the rest was deducted rightly", () => {
    const { statements } = removed({ claimed: 3000, deducted: 3000, pay: 3000, out: 3500 });
    expect(statements).toContain("and no deduction was allowable or taken for the amount that I withdrew.");
  });
});

// Instructions for Form 8606, Return of IRA Contributions; the ledger's guide: `ira: roth, converted: YEAR`.
describe("the statement on a contribution that was converted before it came back", () => {
  const back = (day: string, amount: number) =>
    signed(
      {
        owner: { name: "Con Back", ssn: "900-00-7001", born: "1984-03-15" },
        opening: { year: 2023, basis: 0, last_form: "none" },
        years: {
          2024: {
            ...{ deducted: 0, filing_status: "single", compensation: 90_000, year_end_value: 0 },
            filed: filed("2025-04-10", { form_1040: { "4a": 8000, "4b": 8000 }, form_5329: {} }),
          },
          2025: {},
        },
        entries: [
          { date: "2024-02-01", kind: "contribution", amount: 8000 },
          { date: "2024-02-12", kind: "conversion", amount: 8000 },
          {
            ...{ date: day, kind: "returned_contribution", amount, earnings: 20 },
            ...{ ira: "roth", converted: 2024, for: 2024 },
          },
        ],
      },
      2024,
    );

  it.each([
    ["2025-03-03", "March 3, 2025", 1000, "$1,000 of it"],
    ["2025-08-03", "August 3, 2025", 8000, "all of it"],
  ])("says that it was made to a traditional IRA: %s", (day, words, amount, part) => {
    const { statements } = back(day, amount);
    expect(statements).toContain(
      `I contributed to a traditional IRA for 2024: $8,000 on February 1, 2024. On ${words}, ${part}, which had been converted to a Roth IRA in 2024, was returned to me from the Roth IRA with $20 of earnings.`,
    );
  });

  it("is no return of a Roth contribution in the reasons for Form 5329 either", () => {
    const { ledger } = back("2025-03-03", 1000);
    expect(undoneFor(ledger, 2024, "Roth")).toEqual([]);
    expect(undoneFor(ledger, 2024, "traditional")).toEqual([
      [1000_00, "returned in time (section 408(d)(4))"],
    ]);
  });
});

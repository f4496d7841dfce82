import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, correctInput, unwrap, yearOf } from "./examples.js";

/** 6,000 was contributed and deducted for 2019, and also put on line 1; 10,000 came out in 2023, all of it taxed. */
function deducted(filedIn2019: object) {
  return {
    owner: { name: "Dora Example", ssn: "900-00-0020", born: "1955-06-06" },
    years: {
      2019: {
        deducted: 0,
        filed: {
          return: true,
          form_8606: true,
          lines: { "1": 6000, "2": 0, "3": 6000, "14": 6000 },
          deducted: 6000,
          ...filedIn2019,
        },
      },
      2023: {
        year_end_value: 50_000,
        deducted: 0,
        filed: {
          return: true,
          date: "2024-04-10",
          form_8606: false,
          form_1040: { "4a": 10_000, "4b": 10_000 },
          deducted: 0,
        },
      },
    },
    entries: [
      { date: "2019-05-05", kind: "contribution", amount: 6000 },
      { date: "2023-05-05", kind: "distribution", amount: 10_000 },
    ],
  };
}

// IRC 408(o)(2): a contribution that was deducted is not a nondeductible contribution.
describe("deducted money is not basis", () => {
  it("in any later year, once the deduction's year is closed", () => {
    const correction = correctInput(deducted({ date: "2020-04-10" }));
    expect(yearOf(correction, 2019)).toMatchObject({ send: "deduction_stands" });
    const later = yearOf(correction, 2023);
    expect(later.right.must_file).toBe(false);
    expect(later).toMatchObject({ send: "nothing", income: { status: "same" } });
    expect(correction.change).toBe(0);
  });

  // One fact, said in three ways: 6,000 was deducted, and line 1 of the form as filed has it too.
  it.each([
    ["as what was deducted", 6000, 6000],
    ["as the deduction of the year", 6000, null],
    ["against the ledger", 0, 6000],
  ])("and nothing is sent for that year, %s", (_, right, claimed) => {
    const input = deducted({ date: "2020-04-10", deducted: claimed });
    const correction = correctInput({
      ...input,
      years: { ...input.years, 2019: { ...input.years[2019], deducted: right } },
    });
    expect(yearOf(correction, 2019)).toMatchObject({ send: "deduction_stands", basis: { right: 0 } });
    expect(yearOf(correction, 2023).send).toBe("nothing");
  });

  it("and nothing later is claimed while it is not known whether the deduction's year is closed", () => {
    const correction = correctInput(deducted({ date: null }));
    expect(yearOf(correction, 2023).send).toBe("undecided");
    expect(correction.lacks.map(({ path }) => path)).toContain("years.2019.filed.date");
  });

  it("but basis again where the deduction of an open year is taken back", () => {
    const correction = correctInput(deducted({ date: "2020-04-10" }), "2023-01-10");
    expect(yearOf(correction, 2019).send).toBe("amend_deduction");
  });

  it("for a part of it alike: only what was not deducted is basis", () => {
    const correction = correctInput(deducted({ date: "2020-04-10", deducted: 4000 }));
    expect(yearOf(correction, 2023).right.lines["2"]).toBe(2000_00);
    expect(yearOf(correction, 2023).income.change).toBe(-333_00);
  });

  it("and a deduction on a return for which nothing was contributed leaves the ledger as it is", () => {
    const nothing = deducted({ date: "2020-04-10", deducted: 2000, lines: null, form_8606: false });
    const correction = correctInput({ ...nothing, entries: nothing.entries.slice(1) });
    expect(yearOf(correction, 2023).right.lines).toEqual({});
  });
});

// IRC 408(o)(2); instructions for line 2, which ask for line 14 of the last form.
it("says on the next form why line 2 leaves out what the last form had on line 14", () => {
  const input = deducted({ date: "2020-04-10" });
  const ledger = {
    ...input,
    years: {
      ...input.years,
      2020: { deducted: 0, filed: { return: true, date: "2021-05-01", form_8606: false } },
    },
    entries: [...input.entries, { date: "2020-05-05", kind: "contribution", amount: 6000 }],
  };
  const filing = unwrap(correctWith(unwrap(parseLedger(ledger)), AS_OF));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  const why =
    "Line 2 does not include line 14 of Form 8606 for 2019 as filed: the contribution on that form was deducted, and a deducted contribution is not basis (section 408(o)(2)).";
  expect(all.map((each) => JSON.stringify(signedTexts(each)).includes(why))).toEqual([true, true]);
  expect(filing.members[0].assumed.map(({ path }) => path)).not.toContain("opening.basis");
});

import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { signedTexts } from "../../src/correction/last-check/last-check.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

/** 6,500 contributed for 2023 by someone without compensation, whose limit is 0. */
function aboveLimit(info: object = {}, entries: readonly object[] = []) {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Nora Example", ssn: "900-00-0001", born: "1984-06-06" },
          years: {
            2023: {
              compensation: 0,
              magi: 0,
              filing_status: "single",
              year_end_value: 7000,
              filed: filed("2024-04-10", { form_5329: { "17": 390 } }),
              ...info,
            },
          },
          entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }, ...entries],
        }),
      ),
      AS_OF,
    ),
  );
  const signed = envelopes(correction).map((envelope) => signedTexts(envelope));
  return {
    year: yearOf(correction.members[0], 2023),
    signed: JSON.stringify(signed.map(({ letter, explanation }) => [letter, explanation])),
    assumed: correction.members[0].assumed.map(({ says }) => says).join(" "),
  };
}

// Instructions for Form 8606, line 1 (up to the limit), and IRC 408(o)(2)(B).
describe("a form that only contributions above the limit require", () => {
  it("is not called required, and the package says what falls away", () => {
    const { year, signed, assumed } = aboveLimit();
    expect(year.form).toMatchObject({ status: "missing", inDoubt: true });
    expect(signed).not.toMatch(/was required|should have been attached/);
    expect(sendInWords(year)).toContain(
      "it is required only if line 1 may have contributions above the limit",
    );
    expect(assumed).toContain("If line 1 is 0, no Form 8606 is required for 2023,");
  });

  it.each([
    ["once somebody decided that they belong on line 1", { line_1_above_limit: true }, []],
    ["where a part of them is within the limit", { compensation: 1000 }, []],
    ["where a conversion requires it", {}, [{ date: "2023-06-05", kind: "conversion", amount: 100 }]],
  ])("is missing %s", (_, info, entries) => {
    const { year, assumed } = aboveLimit(info, entries);
    expect(year.form).toMatchObject({ status: "missing", inDoubt: false });
    expect(assumed).not.toContain("If line 1 is 0");
  });

  // Instructions for Form 8606 (2023), line 1: the smaller of compensation and contributions.
  it("falls away once somebody ends line 1 at the limit, and the tax on the excess stays", () => {
    const { year, signed, assumed } = aboveLimit({ line_1_above_limit: false, filed: filed("2024-04-10") });
    expect(year.right.lines["1"]).toBeUndefined();
    expect(year.right.form_5329?.["17"]).toBe(390_00);
    expect(year.form).toMatchObject({ status: "not_required", inDoubt: false });
    expect(year.penalty).toEqual({ not_filed: 0, overstated: 0 });
    expect(signed).not.toMatch(/Form 8606[^"]*attached/);
    expect(assumed).not.toContain("above the limit");
  });

  it.each([
    [1000, 0, 1000_00],
    [1000, 400, 600_00],
    [90_000, 0, 6500_00],
  ])("ends line 1 at the limit of a compensation of %i with %i deducted", (compensation, deducted, line1) => {
    const { year } = aboveLimit({ line_1_above_limit: false, compensation, deducted });
    expect(year.right.lines["1"]).toBe(line1);
  });
});

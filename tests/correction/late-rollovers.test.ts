import { describe, expect, it } from "vitest";
import { isHeld } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

/** $9,000 came out of a Roth IRA in 2023 and was back after 61 days; the return taxed all of it. */
function late({
  owner = {} as object,
  opening = {} as object,
  of2023 = {} as object,
  form_5329 = {} as object,
  more = [] as object[],
}) {
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Lotta Later", ssn: "900-00-6044", born: "1955-06-06", ...owner },
          opening: {
            ...{ year: 2022, basis: 0, roth_contributions: 0, roth_conversions: [], homebuyer_used: 0 },
            ...opening,
          },
          years: {
            2023: {
              ...{ deducted: 0, filing_status: "single", compensation: 50_000, magi: 60_000 },
              ...{ year_end_value: 0, roth_year_end_value: 20_000 },
              ...of2023,
              filed: filed("2024-04-10", {
                form_1040: { "4a": 9000, "4b": 9000 },
                form_5329,
              }),
            },
          },
          entries: [
            {
              ...{ date: "2023-03-01", kind: "rollover", ira: "roth", amount: 7000 },
              ...{ deposited: "2023-05-01", waiver: false },
            },
            ...more,
          ],
        }),
      ),
      AS_OF,
    ),
  );
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const [member] = correction.members;
  return {
    held: isHeld(correction),
    open: member.assumed.filter(({ before_signing }) => before_signing).map(({ path }) => path),
    partTwo: all.map((envelope) => amendedReturn(envelope).explanation.join("\n")).join("\n"),
  };
}

// IRC 408(d)(3)(A)(i): what is back after the 60th day is a distribution like any other.
describe("a rollover that came back too late", () => {
  it("is named a qualified distribution where it was one (IRC 408A(d)(2))", () => {
    const { partTwo, held } = late({
      opening: { roth_since: 2009 },
      more: [{ date: "2023-07-07", kind: "distribution", ira: "roth", amount: 2000 }],
    });
    const { partTwo: alone } = late({ opening: { roth_since: 2009 } });
    for (const text of [partTwo, alone]) {
      expect(text).toContain(
        "$7,000 was taken out on March 1, 2023 and paid into a Roth IRA on May 1, 2023, 61 days later. The 60 days of section 408(d)(3)(A) had passed, and there was no waiver, so it was not rolled over. The $7,000 that came out is a distribution, and the $7,000 that was paid in is a contribution for 2023.",
      );
      expect(text).toContain(
        "$7,000 was distributed from Roth IRAs on March 1, 2023, at age 59 1/2 or older.",
      );
      expect(text).toContain("Line 4b showed $9,000 as the taxable amount of IRA distributions");
    }
    expect(held).toBe(false);
  });

  it("asks for the first year of a Roth IRA, on which that rests", () => {
    expect(late({}).open).toContain("opening.roth_since");
  });

  it("is one before age 59 1/2 among others after it", () => {
    const { partTwo } = late({
      owner: { born: "1963-09-15" },
      opening: { roth_since: 2021 },
      of2023: { no_exception: true },
      form_5329: { "4": 900 },
      more: [{ date: "2023-10-09", kind: "distribution", ira: "roth", amount: 2000 }],
    });
    expect(partTwo).toContain("For 2023, that is $1,556.");
    expect(partTwo).not.toContain("All distributions of 2023 were made after age 59 1/2.");
  });
});

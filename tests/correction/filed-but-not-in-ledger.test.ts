import { describe, expect, it } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const OPENING = { year: 2022, basis: 10_000, last_form: 2022 };
const taxed = (cents: number) => ({ form_1040: { "4a": cents, "4b": cents }, form_5329: {} });

/** $10,000 came out in 2024, with basis of $10,000, and the return taxed all of it; more may have been filed for 2023. */
function jess(of2023: object, { opening = OPENING as object, owner = {}, entries = [] as object[] } = {}) {
  const single = { filing_status: "single", deducted: 0 };
  const correction = unwrap(
    correctWith(
      unwrap(
        parseLedger({
          owner: { name: "Jess Lee", ssn: "900-00-5261", born: "1960-01-02", ...owner },
          opening,
          years: {
            2023: { ...single, year_end_value: 40_000, ...of2023 },
            2024: { ...single, year_end_value: 30_000, filed: filed("2025-03-05", taxed(10_000)) },
          },
          entries: [{ date: "2024-09-10", kind: "distribution", amount: 10_000 }, ...entries],
        }),
      ),
      AS_OF,
    ),
  );
  const [member] = correction.members;
  return {
    holds: member.assumed.filter(({ before_signing }) => before_signing),
    partTwo: envelopes(correction)
      .filter(({ carrier }) => carrier === "form_1040_x")
      .map((envelope) => amendedReturn(envelope).explanation.join("\n"))
      .join("\n"),
  };
}

const paths = (found: ReturnType<typeof jess>) => found.holds.map(({ path }) => path);

// IRC 408(o)(2) and 219: a contribution that was filed is basis or a deduction, or what was filed is wrong.
describe("a contribution that was filed, and that the ledger does not have,", () => {
  const line1 = { form_8606: true, lines: { "1": 6000, "2": 10_000, "3": 16_000, "14": 16_000 } };
  const PATH = "years.2023.no_other_contribution";

  it.each([
    ["on line 1 of Form 8606", line1],
    ["as an IRA deduction", { deducted: 6500 }],
  ])("%s, is asked for before anyone signs", (_, more) => {
    const of2023 = { filed: filed("2024-03-05", { ...taxed(0), ...more }) };
    expect(paths(jess(of2023))).toEqual([PATH]);
    expect(paths(jess({ ...of2023, no_other_contribution: true }))).toEqual([]);
  });

  it.each([
    ["it is in the ledger", { kind: "contribution", amount: 6000 }],
    ["it went into a Roth IRA first", { kind: "contribution", ira: "roth", amount: 6000 }],
    ["it came back too late", { kind: "rollover", amount: 6000, deposited: "2023-09-01", waiver: false }],
  ])("but not where %s", (_, entry) => {
    const of2023 = { filed: filed("2024-03-05", { ...taxed(0), ...line1 }), compensation: 50_000 };
    expect(paths(jess(of2023, { entries: [{ date: "2023-02-02", ...entry }] }))).not.toContain(PATH);
  });
});

// IRC 4973(b)(2), (f)(2): what stood at the end of the year before is on lines 9 and 18.
describe("an excess of earlier years on Form 5329 as filed", () => {
  it.each([
    ["9", "excess_traditional", { "9": 5000, "14": 5000, "16": 5000, "17": 300 }],
    ["18", "excess_roth", { "18": 5000, "22": 5000, "24": 5000, "25": 300 }],
  ])("line %s, is asked for before its tax is claimed back", (_, key, form_5329) => {
    const of2023 = {
      roth_year_end_value: 40_000,
      filed: filed("2024-03-05", { ...taxed(0), form_5329 }),
    };
    expect(paths(jess(of2023))).toEqual([`opening.${key}`]);
    expect(paths(jess(of2023, { opening: { ...OPENING, [key]: 5000 } }))).not.toContain(`opening.${key}`);
  });
});

// Form 5329, Part I: line 1 has the early distributions of all plans.
describe("line 1 of Form 5329 as filed, above what came out by the ledger,", () => {
  const early = { "1": 5000, "3": 5000, "4": 500 };
  const of2023 = { filed: filed("2024-03-05", { ...taxed(0), form_5329: early }), no_exception: true };
  const PATH = "years.2023.no_other_distribution";

  it("is asked for before its tax is claimed back", () => {
    expect(paths(jess(of2023))).toContain(PATH);
    expect(paths(jess({ ...of2023, no_other_distribution: true }))).not.toContain(PATH);
  });

  it("but not where as much came out", () => {
    const entries = [{ date: "2023-04-04", kind: "distribution", amount: 5000 }];
    expect(paths(jess(of2023, { entries }))).not.toContain(PATH);
  });
});

// IRC 408A(d)(4)(B): contributions come out first, so line 22 decides what is taxed.
it("Roth contributions before the ledger that are not those of line 22 as filed are asked for", () => {
  const roth = { roth_contributions: 15_000, roth_conversions: [], roth_since: 2015, homebuyer_used: 0 };
  const lines = { "19": 9000, "22": 5000, "23": 4000, "24": 0, "25a": 4000, "25c": 4000 };
  const of2023 = (line22: number) => ({
    filed: filed("2024-03-05", {
      form_8606: true,
      lines: { ...lines, "22": line22 },
      form_1040: { "4a": 9000, "4b": 4000 },
      form_5329: {},
    }),
  });
  const entries = [{ date: "2023-04-04", kind: "distribution", ira: "roth", amount: 9000 }];
  const young = { owner: { born: "1990-01-02" }, entries };
  const found = (line22: number, more: object = {}) =>
    paths(jess(of2023(line22), { ...young, opening: { ...OPENING, ...roth, ...more } }));
  expect(found(5000)).toContain("opening.roth_contributions");
  expect(found(5000, { basis_checked: true })).not.toContain("opening.roth_contributions");
  expect(found(15_000)).not.toContain("opening.roth_contributions");
});

// IRC 401(a)(9) and 408(d): required distributions after the last form used up basis without one.
it("a last form older than a required distribution is no line 2", () => {
  const old = { owner: { born: "1948-06-02" } };
  const opening = { ...OPENING, last_form: 2019 };
  const of2023 = { filed: filed("2024-03-05", taxed(0)), no_other_distribution: true };
  expect(paths(jess(of2023, { ...old, opening }))).toContain("opening.year");
  expect(paths(jess(of2023, { opening }))).not.toContain("opening.year");
  expect(paths(jess(of2023, { ...old, opening: { ...opening, year: 2019 } }))).not.toContain("opening.year");
});

// P.L. 115-97, section 13611: since 2018, a conversion cannot be recharacterized.
it("a conversion that was moved back is not called a contribution that was recharacterized", () => {
  const { partTwo } = jess(
    {
      filed: filed("2024-03-05", taxed(10_000)),
      compensation: 90_000,
      magi: 100_000,
      roth_year_end_value: 0,
    },
    {
      opening: { ...OPENING, roth_contributions: 0, roth_conversions: [], roth_since: 2022 },
      entries: [
        { date: "2023-02-10", kind: "conversion", amount: 10_000 },
        {
          ...{ date: "2023-06-10", kind: "recharacterization", from: "roth", of: "conversion" },
          ...{ converted: 2023, amount: 10_000, earnings: 0 },
        },
      ],
    },
  );
  expect(partTwo).not.toContain("was a contribution for the year that was recharacterized");
});

// IRC 408(o)(2)(B): nobody has decided whether line 1 ends at the limit, though the form was filed as the ledger has it.
it("a filed line 1 above the limit is asked for also where nothing else is wrong", () => {
  const lines = { "1": 6500, "2": 10_000, "3": 16_500, "14": 16_500 };
  const of2023 = {
    ...{ compensation: 4000, magi: 30_000, covered_by_plan: false },
    filed: filed("2024-03-05", { form_8606: true, lines, form_1040: { "4a": 0, "4b": 0 }, form_5329: {} }),
  };
  const entries = [{ date: "2023-02-02", kind: "contribution", amount: 6500 }];
  expect(paths(jess(of2023, { entries }))).toContain("years.2023.line_1");
});

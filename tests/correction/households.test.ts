import { describe, expect, it } from "vitest";
import { correct } from "../../src/correction/correct.js";
import type { Ledger } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";

/** One of a couple whose joint 2023 return taxed all that both converted: 6,500 each, of which nothing is taxable. */
function spouse(name: string, ssn: string, years: object = {}): Ledger {
  const filed = {
    return: true,
    date: "2024-04-12",
    form_8606: false,
    form_1040: { "4a": 13_000, "4b": 13_000 },
  };
  return unwrap(
    parseLedger({
      owner: { name, ssn, born: "1979-06-06", household: "example" },
      years: { 2023: { year_end_value: 0, deducted: 0, filing_status: "married_joint", filed, ...years } },
      entries: [
        { date: "2023-02-01", kind: "contribution", amount: 6500 },
        { date: "2023-02-03", kind: "conversion", amount: 6500 },
      ],
    }),
  );
}

const ada = spouse("Ada Example", "900-00-0001");
const ben = spouse("Ben Example", "900-00-0002");
/** Line 6 cannot be computed. */
const benWithoutValue = spouse("Ben Example", "900-00-0002", { year_end_value: undefined });

function yearOf(ledger: Ledger, others: readonly (Ledger | null)[]) {
  const correction = unwrap(correct(ledger, AS_OF, others));
  const year = correction.years.find(({ tax_year }) => tax_year === 2023);
  return { ...year, lacks: correction.lacks };
}

const EVERYONE = "a usable ledger of everyone in this household";

describe("a joint claim", () => {
  it("is for what both spouses' ledgers give", () => {
    expect(yearOf(ada, [ben])).toMatchObject({ send: "amend_refund", income: { change: -1_300_000 } });
  });

  it.each([
    ["cannot be computed", [benWithoutValue], EVERYONE],
    ["could not be read", [null], "the spouse's ledger"],
    ["is not given", [], "the spouse's ledger"],
  ])("is never made while the spouse's ledger %s", (_, others, lacks) => {
    const year = yearOf(ada, others);
    expect(year).toMatchObject({ send: "undecided", income: { status: "unknown", change: null } });
    expect(year.lacks.map(({ path }) => path)).toEqual([lacks]);
  });

  it("is never made while another ledger of the same person cannot be computed", () => {
    const inherited = { ...benWithoutValue, owner: { ...ada.owner, inherited_from: "Wilma Example" } };
    const year = yearOf(ada, [ben, inherited]);
    expect(year).toMatchObject({ send: "undecided" });
    expect(year.lacks.map(({ path }) => path)).toEqual([EVERYONE]);
  });

  it("of a return that is not joint does not wait for the spouse's ledger", () => {
    const alone = {
      form_1040: { "4a": 6500, "4b": 6500 },
      return: true,
      date: "2024-04-12",
      form_8606: false,
    };
    const single = spouse("Ada Example", "900-00-0001", { filing_status: "married_separate", filed: alone });
    const alsoSingle = spouse("Ben Example", "900-00-0002", {
      filing_status: "married_separate",
      year_end_value: undefined,
    });
    expect(yearOf(single, [alsoSingle])).toMatchObject({
      send: "amend_refund",
      income: { change: -650_000 },
    });
  });
});

describe("a household", () => {
  it("has at most two people", () => {
    const third = spouse("Cleo Example", "900-00-0003");
    const found = correct(ada, AS_OF, [ben, third]);
    expect(found.ok).toBe(false);
    expect(!found.ok && found.problems).toMatchObject([
      { code: "inconsistent", path: "owner.household", message: expect.stringMatching(/^3 people have/) },
    ]);
  });

  it("may have several ledgers of one person", () => {
    const inherited = { ...ada, owner: { ...ada.owner, inherited_from: "Wilma Example" }, entries: [] };
    expect(correct(ada, AS_OF, [ben, inherited]).ok).toBe(true);
  });
});

// IRC 219(c): 9,000 less the spouse's own 6,500 leaves 2,500 of the spouse's compensation.
describe("what the limits of one spouse depend on", () => {
  const beside = (adaHas: object, benHas: object) =>
    correct(spouse("Ada Example", "900-00-0001", adaHas), AS_OF, [
      spouse("Ben Example", "900-00-0002", benHas),
    ]);

  it("comes from the other spouse's ledger: compensation, contributions and coverage", () => {
    const { ledger, years, assumed } = unwrap(
      beside({ compensation: 0 }, { compensation: 9000, covered_by_plan: true }),
    );
    expect(ledger.years[2023]?.spouse).toEqual({
      covered_by_plan: true,
      compensation: 9000_00,
      ira_contributions: 6500_00,
    });
    expect(years[0]?.right.form_5329).toMatchObject({ "15": 4000_00, "16": 4000_00 });
    const asked = assumed.map(({ path }) => path);
    expect(asked).toContain("years.2023.line_1");
    expect(asked).not.toContain("years.2023.spouse.compensation");
  });

  it("gives what it gives when it is typed again", () => {
    const typed = { compensation: 9000, ira_contributions: 6500, covered_by_plan: true };
    const [from, again] = [{}, { spouse: typed }].map((more) =>
      unwrap(beside({ compensation: 0, ...more }, { compensation: 9000, covered_by_plan: true })),
    );
    expect(from).toEqual(again);
  });

  it("is held for while neither ledger has it", () => {
    const { assumed } = unwrap(beside({ compensation: 0 }, {}));
    expect(assumed.filter(({ path }) => path === "years.2023.spouse.compensation")).toMatchObject([
      { before_signing: true, says: expect.stringContaining("above the compensation of $0") },
    ]);
  });

  it.each([
    [{ compensation: 8000 }, "compensation"],
    [{ covered_by_plan: false }, "covered_by_plan"],
    [{ ira_contributions: 3000 }, "ira_contributions"],
  ])("is refused where the two ledgers differ: %j", (facts, key) => {
    const made = beside({ compensation: 0, spouse: facts }, { compensation: 9000, covered_by_plan: true });
    expect(made.ok ? [] : made.problems).toMatchObject([
      { code: "inconsistent", path: `years.2023.spouse.${key}` },
    ]);
  });
});

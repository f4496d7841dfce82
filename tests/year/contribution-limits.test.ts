import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { excessOf, type LimitedYear, unusedLimit } from "../../src/year/contribution-limits.js";
import { gather } from "../../src/year/gather.js";

/** A year with the contributions given (traditional, Roth, rolled over from a 529 plan), in dollars. */
interface Given {
  year?: number;
  born?: string | null;
  info?: object;
  traditional?: number;
  roth?: number;
  education?: number;
  date?: string;
}

function limitedYear(given: Given): LimitedYear {
  const { year = 2023, born = "1990-05-20", info, traditional, roth, education } = given;
  const date = given.date ?? `${year}-06-01`;
  const entries = [
    traditional === undefined ? [] : [{ date, kind: "contribution", amount: traditional }],
    roth === undefined ? [] : [{ date, kind: "contribution", ira: "roth", amount: roth }],
    education === undefined
      ? []
      : [{ date, kind: "rollover_529", amount: education, contributions: education, opened: "2001-01-01" }],
  ].flat();
  const owner = { name: "Owner A", ...(born !== null && { born }) };
  const read = parseLedger({ owner, ...(info && { years: { [year]: info } }), entries });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const facts = gather(read.value).years.find((each) => each.year === year);
  if (!facts) throw new Error(`${year} is not among the years`);
  return { ledger: read.value, info: read.value.years[year] ?? null, facts, year };
}

/** What is above the limits, in dollars and with the facts that are missing by their keys; zeros are left out. */
function excess(given: Given): Record<string, unknown> {
  const found = excessOf(limitedYear(given));
  if (!found) return { contributed: 0 };
  const { missing, ...amounts } = found;
  const dollars = Object.entries(amounts).flatMap(([key, cents]) =>
    cents === 0 ? [] : [[key, cents === null ? null : cents / 100] as const],
  );
  const lacks = (["limit", "couple", "income"] as const).flatMap((kind) =>
    missing[kind].map((each) => `${kind} ${each.lacks}`),
  );
  return { ...Object.fromEntries(dollars), ...(lacks.length > 0 && { lacks }) };
}

const single = { filing_status: "single" };
const joint = { filing_status: "married_joint" };
const whole = { compensation: null, limit: 6500, rothLimit: 6500 };

// The limit is 6,500 for 2023, and 7,500 from age 50 (IRC 219(b)(5); Notice 2022-55).
describe("the limit by age and the excess above it", () => {
  test("a year without contributions has none", () => {
    expect(excessOf(limitedYear({ info: single }))).toBeUndefined();
  });

  test.each<[string, Given, object]>([
    ["nothing above 6,500", { traditional: 6500 }, { ...whole, contributed: 6500 }],
    ["1.00 above it", { traditional: 6501 }, { ...whole, contributed: 6501, overLimit: 1, traditional: 1 }],
    // The return is in whole dollars: less than one is lost in rounding.
    ["0.99 above it", { traditional: 6500.99 }, { ...whole, contributed: 6500.99 }],
    [
      "0.99 above it in a Roth IRA",
      { roth: 6500.99, info: { ...single, magi: 100_000 } },
      { ...whole, contributed: 6500.99 },
    ],
    // What is above the limit is first in the Roth IRA, since traditional contributions use the limit first.
    [
      "500 above it in two IRAs",
      { traditional: 4000, roth: 3000, info: { ...single, magi: 100_000 } },
      { ...whole, contributed: 7000, overLimit: 500, roth: 500 },
    ],
    [
      "the catch-up at 50, on December 31 of the year",
      { traditional: 7500, born: "1973-12-31" },
      { compensation: null, contributed: 7500, limit: 7500, rothLimit: 7500 },
    ],
    [
      "no catch-up at 49",
      { traditional: 7500, born: "1974-01-01" },
      { ...whole, contributed: 7500, overLimit: 1000, traditional: 1000 },
    ],
    // Without a date of birth only an amount between the two limits depends on it.
    ["6,500 at any age", { traditional: 6500, born: null }, { ...whole, contributed: 6500 }],
    [
      "6,500.01 by the date of birth",
      { traditional: 6500.01, born: null },
      { compensation: null, contributed: 6500.01, limit: 7500, rothLimit: 7500, lacks: ["limit owner.born"] },
    ],
    // Catch-up contributions began with 2002 (P.L. 107-16, section 601(a)).
    [
      "2,001 for 2001, when no age had more",
      { traditional: 100, roth: 1901, born: null, year: 2001, info: { ...single, magi: 1000 } },
      { compensation: null, contributed: 2001, limit: 2000, rothLimit: 2000, overLimit: 1, roth: 1 },
    ],
    [
      "8,000 at no age",
      { traditional: 8000, born: null },
      {
        compensation: null,
        contributed: 8000,
        limit: 7500,
        rothLimit: 7500,
        overLimit: 500,
        traditional: 500,
        lacks: ["limit owner.born"],
      },
    ],
  ])("%s", (_, given, expected) => {
    expect(excess(given)).toEqual(expected);
  });
});

// Contributions are also limited by compensation (IRC 219(b)(1)(B)), on a joint return by the couple's (IRC 219(c)).
describe("what compensation allows", () => {
  const spouse = (compensation?: number, ira_contributions?: number) => ({
    spouse: { compensation, ira_contributions },
  });
  test.each<[string, Given, object]>([
    [
      "all that was contributed, though less than the limit: nothing is asked",
      { traditional: 2000, info: { compensation: 2000 } },
      { ...whole, contributed: 2000 },
    ],
    [
      "all of the limit: what is above it is not for want of compensation",
      { traditional: 7000, info: { ...single, compensation: 6500 } },
      { ...whole, contributed: 7000, overLimit: 500, traditional: 500 },
    ],
    [
      "1,500 of 2,000",
      { traditional: 2000, info: { ...single, compensation: 1500 } },
      {
        contributed: 2000,
        limit: 6500,
        compensation: 1500,
        rothLimit: 1500,
        overLimit: 500,
        traditional: 500,
      },
    ],
    [
      "an amount that the filing status decides",
      { traditional: 2000, info: { compensation: 1500 } },
      { ...whole, contributed: 2000, lacks: ["limit years.2023.filing_status"] },
    ],
    [
      "an amount that the spouse's compensation decides",
      { traditional: 2000, info: { ...joint, compensation: 1500 } },
      { ...whole, contributed: 2000, lacks: ["couple years.2023.spouse.compensation"] },
    ],
    [
      "an amount that the spouse's compensation decides, whatever the spouse contributed",
      { traditional: 2000, info: { ...joint, compensation: 1500, ...spouse(undefined, 500) } },
      { ...whole, contributed: 2000, lacks: ["couple years.2023.spouse.compensation"] },
    ],
    [
      "an amount that the spouse's contributions decide",
      { traditional: 2000, info: { ...joint, compensation: 1500, ...spouse(1501) } },
      { ...whole, contributed: 2000, lacks: ["couple years.2023.spouse.ira_contributions"] },
    ],
    // IRC 219(c)(2)(B): the spousal limit is for the one whose compensation is less than the other's.
    [
      "one's own alone, when the spouse has no more",
      { traditional: 2000, info: { ...joint, compensation: 1500, ...spouse(1500) } },
      {
        contributed: 2000,
        limit: 6500,
        compensation: 1500,
        rothLimit: 1500,
        overSpousal: 500,
        traditional: 500,
      },
    ],
    [
      "the couple's less the spouse's contributions, and the limit",
      { traditional: 7000, info: { ...joint, compensation: 1000, ...spouse(3000, 1500) } },
      // 1,000 + 3,000 - 1,500 = 2,500: 4,000 of the limit is not allowed, and 500 is above it at any income.
      {
        contributed: 7000,
        limit: 6500,
        compensation: 2500,
        rothLimit: 2500,
        overLimit: 500,
        overSpousal: 4000,
        traditional: 4500,
      },
    ],
    [
      "never less than one's own, however much the spouse contributed",
      { traditional: 2000, info: { ...joint, compensation: 1000, ...spouse(1200, 6500) } },
      {
        contributed: 2000,
        limit: 6500,
        compensation: 1000,
        rothLimit: 1000,
        overSpousal: 1000,
        traditional: 1000,
      },
    ],
    [
      "all of it, by the couple's",
      { traditional: 2500, info: { ...joint, compensation: 1000, ...spouse(3000, 1500) } },
      { ...whole, contributed: 2500 },
    ],
  ])("%s", (_, given, expected) => {
    expect(excess(given)).toEqual(expected);
  });
});

// Difficulty-of-care payments stand in for compensation, after December 20, 2019 (IRC 408(o)(5); P.L. 116-94, section 116(b)(2)).
describe("difficulty-of-care payments", () => {
  const care = { compensation: 2000, difficulty_of_care: 3000 };
  test("with compensation cover a contribution: nothing is asked", () => {
    expect(excess({ traditional: 5000, info: care })).toEqual({ ...whole, contributed: 5000 });
  });

  test.each([
    ["2019-12-20", 3000],
    ["2019-12-21", undefined],
  ])("count for a contribution of %s: the excess is %s", (date, overLimit) => {
    const info = { ...single, ...care, compensation: 0 };
    expect(excess({ year: 2019, date, traditional: 3000, info }).overLimit).toBe(overLimit);
  });

  // IRC 408A(c)(2): a Roth IRA takes what compensation allows, less the contributions to traditional IRAs.
  test("leave no room for a Roth IRA, since traditional contributions use up compensation", () => {
    const info = { ...single, ...care, magi: 50_000 };
    const { roth, traditional } = excess({ traditional: 3000, roth: 2000, info });
    expect({ roth, traditional }).toEqual({ roth: 2000, traditional: undefined });
  });
});

// IRC 219(d)(1), until 2019: no traditional contribution for the year of 70 1/2 or a later one; a Roth contribution at any age.
describe("at 70 1/2", () => {
  const info = { ...single, compensation: 3000 };
  test.each<[string, string, number, object]>([
    ["all of it is excess, counted once", "1949-06-30", 2019, { overAge: 5000, traditional: 5000 }],
    ["the half year decides", "1949-07-01", 2019, { overLimit: 2000, traditional: 2000 }],
    ["it is none from 2020 on", "1949-06-30", 2020, { overLimit: 2000, traditional: 2000 }],
  ])("%s", (_, born, year, expected) => {
    const { overAge, overLimit, traditional } = excess({ born, year, traditional: 5000, info });
    expect({ overAge, overLimit, traditional }).toEqual({
      overAge: undefined,
      overLimit: undefined,
      ...expected,
    });
  });
});

// IRC 408A(c)(3): 138,000 to 153,000 for a single person in 2023, 0 to 10,000 for a separate return.
describe("the income limits of Roth contributions", () => {
  test.each<[string, object, object]>([
    ["are asked for", {}, { rothLimit: null, lacks: ["income years.2023.magi"] }],
    ["are those of no filing status", { magi: 138_000 }, { rothLimit: 6500 }],
    [
      "need it above those of a single person",
      { magi: 138_001 },
      { rothLimit: null, lacks: ["income years.2023.filing_status"] },
    ],
    // What compensation or the couple's allows is not known then either, and nothing is asked for twice.
    [
      "are those of the limit while the filing status is missing",
      { magi: 138_000, compensation: 6000 },
      { rothLimit: 6500 },
    ],
    [
      "are those of the limit while the spouse's compensation is missing",
      { magi: 138_000, compensation: 6000, ...joint },
      { rothLimit: 6500 },
    ],
    [
      "depend on where a couple lived, at any income",
      { magi: 5000, filing_status: "married_separate" },
      { rothLimit: null, lacks: ["income years.2023.lived_apart"] },
    ],
    // 6,500 - 6,500 x 7,500 / 15,000 = 3,250
    [
      "leave half in the middle",
      { magi: 145_500, ...single },
      { rothLimit: 3250, overIncome: 2750, roth: 2750 },
    ],
    [
      "leave nothing at the end",
      { magi: 153_000, ...single },
      { rothLimit: 0, overIncome: 6000, roth: 6000 },
    ],
  ])("%s", (_, info, expected) => {
    const { rothLimit = 0, overIncome, roth, lacks } = excess({ roth: 6000, info });
    expect({ rothLimit, overIncome, roth, lacks }).toEqual({
      overIncome: undefined,
      roth: undefined,
      lacks: undefined,
      ...expected,
    });
  });

  test("are asked of nobody who paid into traditional IRAs alone", () => {
    expect(excess({ traditional: 6000 })).not.toHaveProperty("lacks");
  });

  test("do not hold for a rollover from a 529 plan, which counts against the limit (IRC 529(c)(3)(E)(ii))", () => {
    expect(excess({ year: 2024, education: 8000, info: { ...single, magi: 200_000 } })).toEqual({
      compensation: null,
      contributed: 8000,
      limit: 7000,
      rothLimit: 7000,
      overLimit: 1000,
      roth: 1000,
    });
  });
});

// IRC 4973(b)(2)(B) and (f)(2)(B): what the year's limit leaves unused absorbs an earlier excess.
describe("the unused limit", () => {
  const unused = (given: Given, ofRoth = true) => {
    const found = unusedLimit(limitedYear(given), ofRoth);
    return "lacks" in found ? found.lacks : { traditional: found.traditional / 100, roth: found.roth / 100 };
  };
  const rich = { ...single, compensation: 90_000, magi: 90_000 };
  const spouse = { compensation: 9000, ira_contributions: 6500 };

  test.each<[string, Given, boolean, object | string]>([
    [
      "is none when all was contributed, whatever is not known",
      { traditional: 6500 },
      true,
      { traditional: 0, roth: 0 },
    ],
    [
      "counts contributions of each kind",
      { year: 2024, traditional: 1000, roth: 2000, education: 3000, info: rich },
      true,
      { traditional: 1000, roth: 1000 },
    ],
    ["needs the compensation", { traditional: 6499, info: single }, true, "years.2023.compensation"],
    ["needs it also without facts of the year", { traditional: 6499 }, true, "years.2023.compensation"],
    ["needs the filing status", { info: { compensation: 1 } }, true, "years.2023.filing_status"],
    [
      "needs the spouse's compensation",
      { info: { ...joint, compensation: 1 } },
      true,
      "years.2023.spouse.compensation",
    ],
    [
      "needs no income for Roth IRAs when compensation leaves nothing",
      { traditional: 1000, info: { ...single, compensation: 1000 } },
      true,
      { traditional: 0, roth: 0 },
    ],
    ["needs the income for Roth IRAs", { info: { ...single, compensation: 6500 } }, true, "years.2023.magi"],
    [
      "needs no income for traditional IRAs",
      { info: { ...single, compensation: 6500 } },
      false,
      { traditional: 6500, roth: 0 },
    ],
    [
      "needs where a couple lived for Roth IRAs",
      { info: { filing_status: "married_separate", compensation: 6500, magi: 5000 } },
      true,
      "years.2023.lived_apart",
    ],
    [
      "is what compensation leaves",
      { traditional: 500, info: { ...rich, compensation: 2000 } },
      true,
      { traditional: 1500, roth: 1500 },
    ],
    [
      "is the couple's",
      { info: { ...joint, compensation: 0, magi: 9000, spouse } },
      true,
      { traditional: 2500, roth: 2500 },
    ],
    [
      "is for traditional IRAs what difficulty-of-care payments allow too",
      { info: { ...rich, compensation: 1000, difficulty_of_care: 2000 } },
      true,
      { traditional: 3000, roth: 1000 },
    ],
    // 6,500 - 6,500 x 7,500 / 15,000 = 3,250 for Roth IRAs, of which 1,000 was contributed.
    [
      "is for Roth IRAs what income leaves of it",
      { roth: 1000, info: { ...rich, magi: 145_500 } },
      true,
      { traditional: 5500, roth: 2250 },
    ],
    [
      "is for Roth IRAs nothing, when more was contributed than income allows",
      { roth: 4000, info: { ...rich, magi: 145_500 } },
      true,
      { traditional: 2500, roth: 0 },
    ],
    [
      "is for traditional IRAs nothing at 70 1/2, until 2019",
      { year: 2019, born: "1949-06-30", info: rich },
      true,
      { traditional: 0, roth: 7000 },
    ],
    [
      "is for traditional IRAs what it was before that",
      { year: 2019, born: "1949-07-01", info: rich },
      true,
      { traditional: 7000, roth: 7000 },
    ],
  ])("%s", (_, given, ofRoth, expected) => {
    expect(unused(given, ofRoth)).toEqual(expected);
  });
});

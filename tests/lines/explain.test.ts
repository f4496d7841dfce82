import { describe, expect, test } from "vitest";
import { compute, toJson } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { inText } from "../../src/lines/explain.js";
import { readCases } from "../cases/case.js";
import { computeInput } from "../compute-input.js";

/** A ledger's years with their lines explained, as the program prints them: in dollars. */
function explained(input: unknown) {
  const ledger = parseLedger(input);
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const result = compute(ledger.value, { explain: true });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(toJson(result.value).years.map((year) => [year.tax_year, year.explain ?? {}]));
}

/** The sentence of each line, without the label that it stands under. */
function texts(year: Record<string, { text: string }> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(year ?? {}).map(([label, { text }]) => [label, text]));
}

describe("a year with all three parts", () => {
  // Figured in each test, not once for all: what changes a test's outcome is looked for in what the test runs.
  const years = () =>
    explained({
      owner: { name: "Owner A", born: "1960-01-15" },
      opening: {
        year: 2022,
        basis: 9000.4,
        roth_contributions: 1000,
        roth_since: 2021,
        roth_conversions: [{ year: 2021, amount: 5000, taxable: 4000 }],
      },
      years: { 2023: { year_end_value: 66000.5, deducted: 1000 } },
      entries: [
        { date: "2024-03-01", for: 2023, kind: "contribution", amount: 6500 },
        { date: "2023-07-11", kind: "distribution", amount: 33000 },
        {
          date: "2023-05-01",
          kind: "distribution",
          amount: 4000,
          reason: "disaster",
          disaster: "DR-4700-FL",
        },
        { date: "2023-08-01", kind: "conversion", amount: 10000 },
        { date: "2023-09-01", kind: "distribution", ira: "roth", amount: 17000 },
      ],
    });

  // Worked on the form of 2023: 9,000 ÷ 113,001 = 0.07965; 37,000 × 0.07965 = 2,947.05; 34,053 × 4,000 ÷ 37,000 = 3,681.4.
  test("tells each line in a sentence that can be followed by hand", () => {
    expect(texts(years()[2023])).toEqual({
      "1": "Line 1 is $5,500: nondeductible contributions made for the year. From your ledger: $6,500 contribution of March 1, 2024 (1st entry); less $1,000 deducted.",
      "2": "Line 2 is $9,000: basis brought forward, with later changes. From your ledger: $9,000.40 basis brought forward (opening). The exact sum, $9,000.40, is rounded half up to whole dollars.",
      "3": "Line 3 is $14,500: line 1 plus line 2 (line 1: $5,500; line 2: $9,000).",
      "4": "Line 4 is $5,500: the part of line 1 contributed after the end of the year. From your ledger: $5,500 earliest deposits count as nondeductible first.",
      "5": "Line 5 is $9,000: line 3 less line 4 (line 3: $14,500; line 4: $5,500).",
      "6": "Line 6 is $66,001: December 31 value of all traditional IRAs, including SEP and SIMPLE IRAs. From your ledger: $66,000.50 December 31 value on your statements. The exact sum, $66,000.50, is rounded half up to whole dollars.",
      "7": "Line 7 is $37,000: distributions that were not converted. From your ledger: $4,000 distribution of May 1, 2023 (disaster) (3rd entry); $33,000 distribution of July 11, 2023 (2nd entry).",
      "8": "Line 8 is $10,000: net amount converted to Roth IRAs. From your ledger: $10,000 conversion of August 1, 2023 (4th entry).",
      "9": "Line 9 is $113,001: the sum of lines 6, 7 and 8 (line 6: $66,001; line 7: $37,000; line 8: $10,000).",
      "10": "Line 10 is 0.07965: line 5 divided by line 9, but not more than 1 (line 5: $9,000; line 9: $113,001). Rounded half up to 5 decimals. Later lines use this printed ratio.",
      "11": "Line 11 is $797: line 8 times line 10 (line 8: $10,000; line 10: 0.07965). Rounded half up to whole dollars.",
      "12": "Line 12 is $2,947: line 7 times line 10 (line 7: $37,000; line 10: 0.07965). Rounded half up to whole dollars.",
      "13": "Line 13 is $3,744: line 11 plus line 12 (line 11: $797; line 12: $2,947).",
      "14": "Line 14 is $10,756: line 3 less line 13 (line 3: $14,500; line 13: $3,744).",
      "15a": "Line 15a is $34,053: line 7 less line 12 (line 7: $37,000; line 12: $2,947).",
      "15b":
        "Line 15b is $3,681: the share of line 15a from qualified disaster distributions (line 15a: $34,053). Rounded half up to whole dollars.",
      "15c": "Line 15c is $30,372: line 15a less line 15b (line 15a: $34,053; line 15b: $3,681).",
      "16": "Line 16 is $10,000, copied from line 8.",
      "17": "Line 17 is $797, copied from line 11.",
      "18": "Line 18 is $9,203: line 16 less line 17 (line 16: $10,000; line 17: $797).",
      "19": "Line 19 is $17,000: nonqualified distributions from Roth IRAs. From your ledger: $17,000 distribution of September 1, 2023 (5th entry).",
      "20": "Line 20 is $0: first-time homebuyer distributions, up to $10,000 in a lifetime. Your ledger has none.",
      "21": "Line 21 is $17,000: line 19 less line 20, not below zero (line 19: $17,000; line 20: $0).",
      "22": "Line 22 is $1,000: basis in regular Roth contributions. From your ledger: $1,000 contributions brought forward (opening).",
      "23": "Line 23 is $16,000: line 21 less line 22, not below zero (line 21: $17,000; line 22: $1,000).",
      "24": "Line 24 is $15,000: basis in conversions and in rollovers from employer plans. From your ledger: $5,000 conversions and plan rollovers of 2021 (opening); $10,000 conversions and plan rollovers of 2023.",
      "25a": "Line 25a is $1,000: line 23 less line 24, not below zero (line 23: $16,000; line 24: $15,000).",
      "25b":
        "Line 25b is $0: the share of line 25a from qualified disaster distributions (line 25a: $1,000; line 21: $17,000). Rounded half up to whole dollars.",
      "25c": "Line 25c is $1,000: line 25a less line 25b (line 25a: $1,000; line 25b: $0).",
    });
  });

  test("gives a program the entries behind an entered line, in dollars", () => {
    expect(years()[2023]?.["1"]).toMatchObject({
      rule: "nondeductible contributions made for the year",
      operands: [],
      entries: [
        { place: "entries[0]", what: "contribution of March 1, 2024", amount: 6500 },
        { place: "years.2023", what: "deducted", amount: -1000 },
      ],
      rounding: "The exact sum is $5,500.",
    });
  });

  test("gives a program the lines behind a computed line, line 10 as text", () => {
    expect(years()[2023]?.["11"]).toMatchObject({
      rule: "line 8 times line 10",
      operands: [
        { line: "8", amount: 10000 },
        { line: "10", amount: "0.07965" },
      ],
      entries: [],
      rounding: "Rounded half up to whole dollars.",
    });
    expect(years()[2023]?.["10"]).toMatchObject({
      rule: "line 5 divided by line 9, but not more than 1",
      operands: [
        { line: "5", amount: 9000 },
        { line: "9", amount: 113001 },
      ],
      entries: [],
      rounding: "Rounded half up to 5 decimals. Later lines use this printed ratio.",
    });
    expect(years()[2023]?.["9"]).toMatchObject({ rounding: "Not rounded: computed from the printed lines." });
  });

  test("and the year after it, in which nothing happened, has nothing to explain", () => {
    expect(years()[2024]).toEqual({});
  });
});

describe("what is told differs", () => {
  test("where cents are kept, and where the basis comes from an earlier year of the ledger", () => {
    const { 2022: year } = explained({
      owner: { name: "Owner B" },
      opening: { year: 2020, basis: 100 },
      options: { round: "cents", line10_places: 3 },
      years: { 2022: { year_end_value: 5000 } },
      entries: [
        { date: "2021-03-01", kind: "basis_adjustment", note: "A box was added wrong.", amount: -40 },
        { date: "2022-03-01", kind: "contribution", amount: 0.37 },
        { date: "2022-07-11", kind: "distribution", amount: 10.5 },
      ],
    });
    // 60.37 ÷ 5,010.50 = 0.012 to three places; 10.50 × 0.012 = 0.126.
    expect(texts(year)).toMatchObject({
      "2": "Line 2 is $60: basis brought forward, with later changes. From your ledger: $60 basis brought forward.",
      "4": "Line 4 is $0: the part of line 1 contributed after the end of the year. Your ledger has none.",
      "10": "Line 10 is 0.012: line 5 divided by line 9, but not more than 1 (line 5: $60.37; line 9: $5,010.50). Rounded half up to 3 decimals. Later lines use this printed ratio.",
      "12": "Line 12 is $0.13: line 7 times line 10 (line 7: $10.50; line 10: 0.012). Rounded half up to cents.",
    });
  });

  test("where a sum is below zero: what a value changes by can be more than the value", () => {
    // A conversion made back in the next year lowers line 6; here a recharacterized contribution left after December 31.
    const { 2023: year } = explained({
      owner: { name: "Owner C" },
      opening: { year: 2022, basis: 500 },
      years: { 2023: { year_end_value: 100 } },
      entries: [
        { date: "2023-02-01", kind: "contribution", amount: 6000 },
        { date: "2023-03-01", kind: "distribution", amount: 200 },
        {
          date: "2024-02-01",
          kind: "recharacterization",
          for: 2023,
          from: "traditional",
          amount: 6000,
          earnings: 0,
        },
      ],
    });
    expect(texts(year)["6"]).toBe(
      "Line 6 is $0: December 31 value of all traditional IRAs, including SEP and SIMPLE IRAs. From your ledger: $100 December 31 value on your statements; less $6,000 recharacterized to a Roth IRA after the year's end (3rd entry). The sum, -$5,900, is below zero, so the line is zero.",
    );
  });

  test("before 2017, when there was one line 15 and one line 25", () => {
    const { 2015: year } = explained({
      owner: { name: "Owner D", born: "1970-05-05" },
      opening: { year: 2014, basis: 1000 },
      years: { 2015: { year_end_value: 9000 } },
      entries: [{ date: "2015-03-01", kind: "distribution", amount: 1000 }],
    });
    const told = texts(year);
    expect(Object.keys(told)).not.toContain("15a");
    expect(told["15"]).toBe("Line 15 is $900: line 7 less line 12 (line 7: $1,000; line 12: $100).");
  });

  test("with Worksheet 1-1, whose lines stand in for lines 6 to 12", () => {
    const { 2023: year } = explained({
      owner: { name: "Owner E", born: "1950-05-05" },
      opening: { year: 2022, basis: 1000 },
      years: { 2023: { year_end_value: 9000, deduction_limited: true } },
      entries: [
        { date: "2023-01-05", kind: "contribution", amount: 2000 },
        { date: "2023-03-01", kind: "distribution", amount: 1000 },
      ],
    });
    // (1,000 + 2,000) ÷ (9,000 + 1,000) = 0.3; 1,000 × 0.3 = 300.
    expect(texts(year)).toMatchObject({
      "13": "Line 13 is $300, copied from line 8 of Worksheet 1-1.",
      "15a": "Line 15a is $700: line 11 of Worksheet 1-1, or line 9 if nothing was converted.",
    });
    expect(year).not.toHaveProperty("10");
  });
});

test("without being asked for, nothing is explained", () => {
  const ledger = parseLedger({
    owner: { name: "Owner F" },
    entries: [{ date: "2023-01-05", kind: "contribution", amount: 2000 }],
  });
  const result = ledger.ok ? compute(ledger.value) : ledger;
  expect(result.ok && result.value.years.map((year) => "explain" in year)).toEqual([false]);
});

describe("a form with other numbers in Part III", () => {
  const ofRoth = (year: number, more: Record<string, unknown> = {}) =>
    explained({
      owner: { name: "Owner A", born: "1970-01-15" },
      opening: {
        year: year - 1,
        basis: 0,
        roth_contributions: 1000,
        roth_since: year - 2,
        roth_conversions: [{ year: year - 2, amount: 5000, taxable: 4000 }],
        ...more,
      },
      years: { [year]: { year_end_value: 0 } },
      entries: [
        { date: `${year}-03-01`, kind: "conversion", amount: 2001 },
        { date: `${year}-09-01`, kind: "distribution", ira: "roth", amount: 1700 },
      ],
    })[year];

  test("is explained with its own numbers in 2001", () => {
    const { "20": line20, "21": line21, "23": line23 } = texts(ofRoth(2001));
    expect(line20).toMatch(
      /^Line 20 is \$1,000: basis in regular Roth contributions\. From your ledger: \$1,000 /,
    );
    expect(line21).toBe(
      "Line 21 is $700: line 19 less line 20, not below zero (line 19: $1,700; line 20: $1,000).",
    );
    expect(line23).toMatch(/^Line 23 is \$0: line 21 less line 22 and homebuyer expenses, not below zero /);
  });

  test("is explained with its own numbers in 2010, and halves what is put off", () => {
    const { "20a": line20a, "30": line30, "36": line36 } = texts(ofRoth(2010));
    expect(line20a).toBe(
      "Line 20a is $1,001: half of the taxable amount, taxed in the next year (line 18: $2,001). Rounded half up to whole dollars.",
    );
    expect(line30).toBe(
      "Line 30 is $700: line 28 less line 29, not below zero (line 28: $1,700; line 29: $1,000).",
    );
    expect(line36).toBeUndefined();
  });

  test("is explained in 2011 with income put off and without", () => {
    const put = { due: [{ year: 2011, ira: 10, plan: 0 }], taxed_early: 0 };
    const { "27": line27, "36": line36 } = texts(ofRoth(2011, { deferred_income: put }));
    expect(line27).toBe("Line 27 is $700: the smaller of lines 23 and 24 (line 23: $700; line 24: $7,001).");
    expect(line36).toMatch(/^Line 36 is \$10: .* \(line 25: \$0; line 35: \$10\)\.$/);
    expect(texts(ofRoth(2011))["36"]).toMatch(/^Line 36 is \$0: .* \(line 25: \$0\)\.$/);
  });
});

test.each([
  ["entries[0]", 650_000, "$6,500 contribution (1st entry)"],
  ["entries[11]", 650_000, "$6,500 contribution (12th entry)"],
  ["entries[11]", -650_000, "less $6,500 contribution (12th entry)"],
  ["entries[11]", 0, "$0 contribution (12th entry)"],
  ["opening", 650_000, "$6,500 contribution (opening)"],
  ["years.2023", 650_000, "$6,500 contribution"],
])("an amount of %s is told with its place", (place, amount, text) => {
  expect(inText({ place, what: "contribution", amount })).toBe(text);
});

test.each([
  ["roth_sep", "Roth SEP"],
  ["roth_simple", "Roth SIMPLE"],
])("employer money in a %s IRA is explained by its name", (ira, name) => {
  const { "22": line22 } = texts(
    explained({
      owner: { name: "Owner A", born: "1980-01-15" },
      entries: [
        { date: "2024-02-01", kind: "contribution", ira, amount: 900 },
        { date: "2024-06-03", kind: "distribution", ira, amount: 100 },
      ],
    })[2024],
  );
  expect(line22).toContain(`$900 ${name} contribution of February 1, 2024`);
});

// The form's own captions say from which lines a line is computed, so its explanation names them with their amounts.
describe("the lines that a rule names are those that the explanation computes with", () => {
  const everyLine = readCases("own").filter(({ file }) => file.includes("every-line"));
  test.each(everyLine.map((item) => [item.id, item] as const))("%s", (_, { ledger }) => {
    const result = computeInput(ledger, { explain: true });
    if (!result.ok) return expect(result.problems).toEqual([]);
    for (const { tax_year, lines, explain = {} } of result.value.years) {
      for (const [label, { rule, operands, entries }] of Object.entries(explain)) {
        if (entries.length > 0) continue;
        const ofForm = rule.replace(/line \w+ of Worksheet 1-1/g, "");
        const named = [...ofForm.matchAll(/lines? (\d+[abc]?(?:(?:, | and )\d+[abc]?)*)/g)].flatMap(
          ([, list = ""]) => list.split(/, | and /),
        );
        const used = operands.map(({ line }) => line);
        const missing = named.filter((line) => line in lines && !used.includes(line));
        expect(missing, `${tax_year} line ${label}: ${rule}`).toEqual([]);
      }
    }
  });
});

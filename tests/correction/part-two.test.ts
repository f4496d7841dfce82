import { describe, expect, it } from "vitest";
import { changeOfOtherTaxes } from "../../src/correction/amended-amounts.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { earlyRoth, filed } from "./filed-ledgers.js";

interface Case {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: Record<number, object>;
  readonly entries: readonly object[];
}

/** The Part II, the letter and the amounts of a year's envelope, after the last check has passed all of them. */
function papersOf({ owner, ...rest }: Case, taxYear: number) {
  const input = { owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06", ...owner }, ...rest };
  const correction = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  const { explanation, amounts } = amendedReturn(envelope);
  return {
    envelope,
    amounts,
    partTwo: explanation.join("\n"),
    letter: letter(envelope).paragraphs.join("\n"),
  };
}

describe("why a line of a filed form was wrong", () => {
  const as = (lines: object, on = "2024-04-10") => ({
    ...filed(on, { form_8606: true, lines, form_1040: { "4a": 6500, "4b": 4906 } }),
  });
  const wrong = { "1": 6500, "2": 0, "6": 20_000, "8": 6500, "14": 4906 };
  const backdoor = (year: number) => [
    { date: `${year}-02-06`, kind: "contribution", amount: 6500 },
    { date: `${year}-02-08`, kind: "conversion", amount: 6500 },
  ];
  const about = (value: object, entries: readonly object[] = [], others: object = {}): Case => ({
    years: { 2023: { year_end_value: 0, filed: as(wrong), ...value }, ...others },
    entries: [...backdoor(2023), ...entries],
  });
  const sep = (date: string, amount: number) => ({
    date,
    kind: "contribution",
    ira: "sep",
    for: 2023,
    amount,
  });
  const SEP = "They were in no IRA at the end of 2023, so line 6 does not include them.";

  // Instructions for Form 8606, line 6: the value as of December 31, with outstanding rollovers.
  it.each([
    [
      "a SEP contribution of the next spring",
      about({}, [sep("2024-03-20", 20_000)]),
      `SEP IRA contributions of $20,000 for 2023 were paid after the end of the year, on March 20, 2024. ${SEP}`,
    ],
    [
      "a SEP contribution of an unknown day of the next year, which nobody signs a day for",
      about({}, [{ ...sep("2024-03-20", 20_000), day: "unknown" }]),
      `SEP IRA contributions of $20,000 for 2023 were paid after the end of the year. ${SEP}`,
    ],
    [
      "two of them",
      about({}, [sep("2024-03-20", 12_000), sep("2024-04-02", 8000)]),
      `SEP IRA contributions of $20,000 for 2023 were paid after the end of the year. ${SEP}`,
    ],
    [
      "the value of the year before",
      about({ year_end_value: 30_000 }, [], { 2022: { year_end_value: 20_000 } }),
      "Line 6 as filed was the value at the end of the year before. The attached form has the value at the end of 2023.",
    ],
    [
      "a rollover that was on its way",
      about({ year_end_value: 20_000 }, [
        { date: "2023-12-10", kind: "rollover", deposited: "2024-01-15", amount: 5000 },
      ]),
      "Line 6 as filed left out $5,000 that was taken out on December 10, 2023 and rolled over after the end of the year. Line 6 includes outstanding rollovers.",
    ],
  ])("is said where the ledger proves it: %s", (_, input, says) => {
    expect(papersOf(input, 2023).partTwo).toContain(says);
  });

  it.each([
    ["another amount was paid", about({}, [sep("2024-03-20", 19_000)])],
    ["it was paid in the year", about({}, [sep("2023-12-20", 20_000)])],
    ["nothing explains it", about({ year_end_value: 30_000 }, [], { 2022: { year_end_value: 21_000 } })],
  ])("is not said where %s", (_, input) => {
    expect(papersOf(input, 2023).partTwo).not.toMatch(
      /after the end of the year|Line 6 as filed was the value/,
    );
  });

  it("is the earlier form for line 2 that it handed on, also where the line becomes 0", () => {
    const next = {
      year_end_value: 22_000,
      filed: filed("2025-04-10", {
        form_8606: true,
        lines: { "1": 6500, "2": 4906, "6": 22_000, "8": 6500, "14": 8500 },
        form_1040: { "4a": 6500, "4b": 3594 },
      }),
    };
    const input = about({}, [sep("2024-03-20", 20_000), ...backdoor(2024)], { 2024: next });
    expect(papersOf(input, 2024).partTwo).toContain(
      "Line 2 as filed was line 14 of Form 8606 for 2023 as filed, which was wrong. Line 2 of Form 8606 ($0) is line 14 of Form 8606 for 2023, mailed separately with Form 1040-X for 2023.",
    );
  });
});

const rothOut = (year: number, amount: number) => ({
  date: `${year}-05-09`,
  kind: "distribution",
  ira: "roth",
  amount,
});

const inherited: Case = {
  owner: { inherited_from: "Wim Example" },
  opening: { year: 2022, basis: 20_000 },
  years: {
    2023: {
      year_end_value: 90_000,
      filed: filed("2024-04-08", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
    },
    2024: {
      year_end_value: 80_000,
      filed: filed("2025-04-03", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
    },
  },
  entries: [
    { date: "2023-07-10", kind: "distribution", amount: 10_000, reason: "death" },
    { date: "2024-07-09", kind: "distribution", amount: 10_000, reason: "death" },
  ],
};

describe("where line 2 comes from", () => {
  it("is the form of the year before, in another envelope", () => {
    expect(papersOf(inherited, 2024).partTwo).toContain(
      "Line 2 of Form 8606 ($18,000) is line 14 of Form 8606 for 2023, mailed separately with Form 1040-X for 2023.",
    );
  });

  it("is a form with a late return, in another envelope", () => {
    const { partTwo } = papersOf(
      {
        owner: { born: "1955-06-06" },
        years: {
          2021: { year_end_value: 30_000, filed: { return: false } },
          2022: {
            year_end_value: 25_000,
            filed: filed("2023-04-10", { form_1040: { "4a": 5000, "4b": 5000 } }),
          },
        },
        entries: [
          { date: "2021-02-01", kind: "contribution", amount: 7000 },
          { date: "2022-02-01", kind: "distribution", amount: 5000 },
        ],
      },
      2022,
    );
    expect(partTwo).toContain(
      "Line 2 of Form 8606 ($7,000) is line 14 of Form 8606 for 2021, mailed separately with the late return for 2021.",
    );
    expect(partTwo).toContain(
      "$5,000 was distributed from traditional IRAs (Form 8606, line 7). Of that, $1,167 is basis from nondeductible contributions (Form 8606, line 12), which is not taxed again, and $3,833 is taxable (Form 8606, line 15c)",
    );
  });

  it("is a form that was filed and is right", () => {
    const { partTwo } = papersOf(
      {
        years: {
          2022: {
            filed: filed("2023-04-10", { form_8606: true, lines: { "1": 6000, "3": 6000, "14": 6000 } }),
          },
          2023: { year_end_value: 0, filed: filed("2024-04-10", { form_1040: { "4a": 6000, "4b": 6000 } }) },
        },
        entries: [
          { date: "2022-02-01", kind: "contribution", amount: 6000 },
          { date: "2023-02-01", kind: "conversion", amount: 6000 },
        ],
      },
      2023,
    );
    expect(partTwo).toContain("Line 17 of Form 8606 ($6,000) is line 14 of Form 8606 for 2022, as filed.");
  });

  it("is the last form before the ledger, whose year is a blank to write on", () => {
    const { partTwo } = papersOf({ ...inherited, owner: { born: "1950-06-06" } }, 2023);
    expect(partTwo).toContain(
      "Line 2 of Form 8606 ($20,000) is the basis from earlier years: line 14 of Form 8606 for ________.",
    );
  });
});

describe("an inherited IRA", () => {
  const { partTwo, letter: text, envelope } = papersOf(inherited, 2023);

  it("says so in Part II, with whose basis it is", () => {
    expect(partTwo).toContain(
      "The IRAs were inherited from Wim Example, who died on ____________________. Form 8606 is for the IRAs inherited from Wim Example only. Line 2 of Form 8606 ($20,000) is the basis of Wim Example that went with this IRA, from line 14 of the last Form 8606 of Wim Example, for ________.",
    );
  });

  // Instructions for Form 5329, Who Must File: only where Form 1099-R does not show the exception; code 4 does.
  it("sends no Form 5329 for distributions on death", () => {
    expect(envelope.contents.join()).not.toContain("5329");
    expect(`${partTwo} ${text}`).not.toContain("5329");
  });
});

describe("distributions from Roth IRAs", () => {
  it("are told apart in their order, and earnings beside recapture have their own tax", () => {
    const { partTwo, envelope } = papersOf(earlyRoth, 2023);
    expect(partTwo).toContain(
      "$15,000 is contributions (Form 8606, lines 21 and 22), and $4,000 is conversions (Form 8606, lines 23 and 24); neither is taxed again. $3,000 is earnings, which is taxable (Form 8606, line 25c).",
    );
    expect(partTwo).toContain("$4,000 of the Roth IRA distribution came from the 2021 conversion");
    expect(partTwo).toContain(
      "$3,000 of the Roth IRA distributions is earnings. It was distributed before age 59 1/2, so the additional tax applies (section 72(t)).",
    );
    // The return taxed 22,000 before age 59 1/2: it may have charged the tax, so only the signer knows the change.
    expect(partTwo).toContain(
      "$700 on early distributions (Form 5329, line 4), instead of $__________ on the return as filed.",
    );
    expect(changeOfOtherTaxes(envelope.parts)).toBeNull();
    expect(amendedReturn(envelope).amounts.at(-1)).toMatchObject({ change: null });
    const assumed = envelope.parts[0].member.assumed.find(
      ({ path }) => path === "years.2023.filed.form_5329",
    );
    expect(assumed?.says).toContain("line 10 of Form 1040-X is blank");
  });

  it("say why nothing but earnings is left", () => {
    const { partTwo, amounts, envelope } = papersOf(earlyRoth, 2024);
    expect(changeOfOtherTaxes(envelope.parts)).toBe(100_00);
    expect(partTwo).toContain(
      "All contributions and conversions had been recovered before (Form 8606 for 2023, lines 22 and 24). $1,000 is earnings, which is taxable (Form 8606, line 25c).",
    );
    expect(partTwo).not.toContain("reported less than the taxable amount");
    expect(amounts).toContainEqual({
      what: "Form 1040-X, line 10, column B, from Form 5329, if none of it was reported",
      filed: null,
      change: 100_00,
      right: null,
    });
  });

  it("for a first home alone reach no contributions, and nothing is called used up", () => {
    const { partTwo } = papersOf(
      {
        opening: {
          year: 2022,
          basis: 0,
          roth_contributions: 0,
          roth_conversions: [],
          roth_since: 2015,
          homebuyer_used: 0,
        },
        years: { 2023: { filed: filed("2024-04-10", { form_1040: { "4a": 8000, "4b": 8000 } }) } },
        entries: [{ ...rothOut(2023, 8000), reason: "homebuyer" }],
      },
      2023,
    );
    // Publication 590-B (2023), p. 31: after five years, up to $10,000 for a first home is qualified.
    expect(partTwo).toContain(
      "$8,000 was distributed from Roth IRAs (Form 8606, line 19). All of it was a qualified distribution for a first home (Form 8606, line 20), which is not taxable (section 408A(d)(2) and (5)).",
    );
    expect(partTwo).not.toMatch(/recover|not a qualified|come first/);
  });

  it("of contributions alone need no Form 5329", () => {
    const { envelope } = papersOf(
      {
        opening: { year: 2022, basis: 0, roth_contributions: 22_000, roth_since: 2015 },
        years: { 2023: { filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 } }) } },
        entries: [rothOut(2023, 10_000)],
      },
      2023,
    );
    expect(envelope.contents.join()).not.toContain("5329");
  });
});

describe("an excess contribution", () => {
  const excess: Case = {
    years: {
      2023: { compensation: 0, magi: 40_000, filing_status: "single", filed: filed("2024-04-10", {}) },
      2024: { compensation: 0, magi: 40_000, filing_status: "single", filed: filed("2025-04-10", {}) },
    },
    entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
  };

  it("says why it is one, and for a later year that it was not corrected", () => {
    expect(papersOf(excess, 2023).partTwo).toContain(
      "$6,500 of the contributions to traditional IRAs for 2023 was above the limit, because there was no compensation for the year (sections 219(b) and 4973).",
    );
    expect(papersOf(excess, 2024).partTwo).toContain(
      "$6,500 of excess contributions to traditional IRAs for earlier years had not been corrected by the end of 2024 (section 4973).",
    );
  });
});

it("explains why lines 6 to 12 are blank under Worksheet 1-1, and does not call them wrong", () => {
  const { partTwo } = papersOf(
    {
      opening: { year: 2022, basis: 6000 },
      years: {
        2023: {
          year_end_value: 50_000,
          deducted: 2500,
          deduction_limited: true,
          filing_status: "single",
          magi: 80_000,
          covered_by_plan: true,
          filed: filed("2024-04-10", {
            form_8606: true,
            lines: {
              "1": 4000,
              "2": 6000,
              "6": 50_000,
              "8": 20_000,
              "10": "0.14286",
              "14": 7143,
              "18": 17_143,
            },
            form_1040: { "4a": 20_000, "4b": 17_143 },
            deducted: 2500,
          }),
        },
      },
      entries: [
        { date: "2023-03-05", kind: "contribution", amount: 6500 },
        { date: "2023-05-09", kind: "conversion", amount: 20_000 },
      ],
    },
    2023,
  );
  expect(partTwo).not.toMatch(/line (?:6|8|10) was/);
  expect(partTwo).toContain(
    "Worksheet 1-1 of Publication 590-B therefore takes the place of lines 6 to 12 of Form 8606, which are blank on the amended form.",
  );
});

describe("nothing that is signed", () => {
  it.each([
    ["a Roth distribution", earlyRoth, 2023],
    ["an inherited IRA", inherited, 2023],
  ] as const)("has brackets: %s", (_, input, year) => {
    const { partTwo, letter: text } = papersOf(input, year);
    expect(`${partTwo} ${text}`).not.toMatch(/[[\]]/);
  });
});

it("says that line 1 as filed had what was deducted", () => {
  const { partTwo } = papersOf(
    {
      years: {
        2023: {
          deducted: 2000,
          filed: filed("2024-04-10", {
            form_8606: true,
            lines: { "1": 6000, "3": 6000, "14": 6000 },
            deducted: 2000,
          }),
        },
      },
      entries: [{ date: "2023-03-05", kind: "contribution", amount: 6000 }],
    },
    2023,
  );
  expect(partTwo).toContain(
    "Line 1 had $2,000 of contributions that were deducted (Schedule 1, line 20) and are not nondeductible contributions.",
  );
});

// Form 1040 (2018), lines 4a and 4b: IRAs, pensions, and annuities. The ledger has the part of the IRAs.
it("speaks of a part of the line in a year whose line has pensions too", () => {
  const { partTwo } = papersOf(
    {
      years: {
        2018: {
          year_end_value: 0,
          filed: filed("2023-04-20", { form_1040: { "4a": 5000, "4b": 5000 } }),
        },
      },
      entries: [
        { date: "2018-01-16", kind: "contribution", amount: 5500 },
        { date: "2018-01-18", kind: "conversion", amount: 5500 },
      ],
    },
    2018,
  );
  expect(partTwo).toContain(
    "Of line 4a, $5,000 was the total of IRA distributions; the correct amount is $5,500.",
  );
  expect(partTwo).toContain(
    "Of line 4b, $5,000 was the taxable amount of IRA distributions; the correct amount is $0.",
  );
  expect(partTwo).not.toContain("showed");
});

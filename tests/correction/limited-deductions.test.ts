import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";

/**
 * Single, 6,500 contributed and 20,000 converted in 2023, with 2,500 deducted. At a modified AGI of 80,000 someone covered
 * by a plan can deduct at most 1,950: 6,500 less 6,500 x (80,000 - 73,000) / 10,000 (IRC 219(g); Notice 2022-55).
 */
function limited(year: object = {}, filed: object = {}, more: object = {}) {
  return {
    owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06", first_on_return: true },
    opening: { year: 2022, basis: 6000, last_form: 2021 },
    years: {
      2023: {
        year_end_value: 50_000,
        deducted: 2500,
        deduction_limited: true,
        covered_by_plan: true,
        compensation: 90_000,
        magi: 80_000,
        filing_status: "single",
        ...year,
        filed: {
          return: true,
          date: "2024-04-10",
          form_8606: false,
          deducted: 2500,
          form_1040: { "4a": 20_000, "4b": 17_143 },
          form_5329: {},
          ...filed,
        },
      },
    },
    entries: [
      { date: "2023-03-05", kind: "contribution", amount: 6500 },
      { date: "2023-05-09", kind: "conversion", amount: 20_000 },
    ],
    ...more,
  };
}

function corrected(input: object, others: readonly object[] = [], asOf = AS_OF) {
  const filing = unwrap(
    correctWith(
      unwrap(parseLedger(input)),
      asOf,
      others.map((other) => unwrap(parseLedger(other))),
    ),
  );
  const all = envelopes(filing);
  const [correction] = filing.members;
  expect(lastCheck(filing, all)).toEqual([]);
  return {
    year: yearOf(correction, 2023),
    assumed: correction.assumed,
    open: [
      ...new Set(correction.assumed.filter(({ before_signing }) => before_signing).map(({ path }) => path)),
    ],
    words: assumptionsInWords(correction.assumed)
      .map(({ fact, text }) => `${fact}: ${text}`)
      .join("\n"),
    partTwo: all.map((envelope) => amendedReturn(envelope).explanation.join("\n")).join("\n"),
    letter: all.map((envelope) => letter(envelope).paragraphs.join("\n")).join("\n"),
  };
}

describe("a deduction above what the income limits allow", () => {
  it("is cut where all that decides it is known, and the rest is nondeductible", () => {
    const { year, open, partTwo } = corrected(limited({ magi_is: "right" }));
    expect(year.income.deducted).toEqual({ filed: 2500_00, right: 1950_00 });
    expect(year.right.lines["1"]).toBe(4550_00);
    // Line 4b falls by 714 (Worksheet 1-1: 12,500 / 70,000 of 20,000 is 3,571), and 550 are deducted no longer.
    expect(year.income.change).toBe(550_00 - 714_00);
    expect(year.send).toBe("amend_refund");
    expect(open).toEqual([]);
    expect(partTwo).toContain(
      "of which $550 should not have been deducted. At most $1,950 can be deducted for the year (section 219(b) and (g)). The IRA deduction is reduced by $550 to $1,950. Line 1 of Form 8606 reports $4,550",
    );
    expect(partTwo).not.toContain("[amount]");
  });

  // The deduction of the year is the one that the return claimed, where nothing else says what it claimed.
  it.each([[2500], [null]])(
    "is taken back with payment in a year in which nothing came out: %s",
    (deducted) => {
      const [deposit] = limited().entries;
      const { year, open, partTwo } = corrected(
        limited(
          { deduction_limited: false },
          { form_1040: { "4a": 0, "4b": 0 }, deducted },
          { entries: [deposit] },
        ),
      );
      expect(year.send).toBe("amend_deduction");
      expect(year.income.change).toBe(550_00);
      expect(open).toEqual([]);
      expect(partTwo).toContain("The return claimed an IRA deduction of $2,500");
    },
  );

  it("waits for what the return claimed where money came out too", () => {
    const found = corrected(limited({ deduction_limited: false }, { deducted: null }));
    expect(found.open).toEqual(["years.2023.filed.deducted"]);
    expect(found.words).toContain("So the right deduction is another one than the return claimed.");
  });

  it.each([
    ["covered_by_plan", { covered_by_plan: null }],
    ["magi", { magi: null }],
    ["filing_status", { filing_status: null }],
    ["lived_apart", { filing_status: "married_separate" }],
    ["spouse.covered_by_plan", { filing_status: "married_joint", covered_by_plan: false, magi: 220_000 }],
  ])("waits for %s, and Part II leaves the amounts blank", (lacks, year) => {
    const { open, partTwo, words } = corrected(limited(year));
    expect(open).toEqual([`years.2023.${lacks}`]);
    expect(partTwo).toContain("adjusted gross income (Form 1040-X, line 1) by $__________.");
    expect(partTwo).toContain("the IRA deduction (Schedule 1, line 20) changes to $__________.");
    expect(words).toContain("not in the ledger, and the IRA deduction depends on it");
  });

  it("waits where money came out and Worksheet 1-1 was not chosen", () => {
    const { year, open, words } = corrected(limited({ deduction_limited: false }));
    expect(year.income.deducted.right).toBe(2500_00);
    expect(open).toEqual(["years.2023.deducted"]);
    expect(words).toContain("is above $1,950, which is all that the income limits allow");
  });

  it("waits where the modified AGI is that of the return as filed", () => {
    for (const found of [
      corrected(limited({}, { agi: 77_500 })),
      corrected(limited({ magi_is: "as_filed" })),
    ]) {
      expect(found.open).toEqual(["years.2023.magi_is"]);
      // 80,000 less the 714 that line 4b falls by; 6,500 less 6,500 x 6,286 / 10,000, up to the next 10 (IRC 219(g)(2)(C)).
      expect(found.words).toContain(
        "Whether your modified AGI for 2023 is the right one or the one as filed: as filed. This package lowers the taxable amount of IRA distributions by $714, and that amount is part of modified AGI for the deduction. So the right amount is $79,286, and at most $2,420 can be deducted, not $1,950. Enter the right modified AGI, add that it is right, and make this package again. Settle this before anyone signs.",
      );
    }
  });

  // Publication 590-A, Worksheet 1-1: taxable distributions and conversions are part of modified AGI for the deduction.
  it("waits while nobody says which modified AGI the ledger has", () => {
    const { open, words } = corrected(limited());
    expect(open).toEqual(["years.2023.magi_is"]);
    expect(words).toContain(
      "not in the ledger, which only has the amount of $80,000. At that amount, at most $1,950 can be deducted. This package lowers the taxable amount of IRA distributions by $714, and that amount is part of modified AGI for the deduction. If $80,000 is the amount as filed, the right amount is $79,286, and at most $2,420 can be deducted. The ledger says that the deduction of $2,500 takes income limits into account, but it is above $1,950: one of the two amounts may be wrong. Enter the right modified AGI, before the IRA deduction, add that it is right, and make this package again. Settle this before anyone signs.",
    );
  });

  it("waits for nothing where adjusted gross income as filed shows that the modified AGI is right", () => {
    // 80,714 before the deduction of 2,500, as filed; the right one is 714 lower.
    expect(corrected(limited({}, { agi: 80_714 - 2500 })).open).toEqual([]);
    const right = corrected(limited({ magi: 79_286, magi_is: "right" }));
    expect(right.open).toEqual([]);
    expect(right.partTwo).toContain("At most $2,420 can be deducted");
  });

  it("asks about a deduction above the limits that is said to take them into account, where nothing came out", () => {
    const [deposit] = limited().entries;
    const nothingOut = { entries: [deposit] };
    const { open, words } = corrected(limited({}, { form_1040: { "4a": 0, "4b": 0 } }, nothingOut));
    expect(open).toEqual(["years.2023.magi_is"]);
    expect(words).toContain("one of the two amounts may be wrong");
    expect(words).not.toContain("This package lowers");
  });

  it("is not overruled where somebody computed another one, and waits while that is above the limit", () => {
    expect(corrected(limited({ deducted: 2210 })).open).toEqual(["years.2023.deducted"]);
    const right = corrected(limited({ deducted: 2210, magi: 79_600, magi_is: "right" }));
    expect(right.open).toEqual([]);
    expect(right.year.income.deducted.right).toBe(2210_00);
  });

  it("stands in a closed year", () => {
    const { year } = corrected(limited(), [], "2028-03-02");
    expect(year.income.deducted.right).toBe(2500_00);
    expect(year.state.income).toBe("too_high");
  });
});

describe("a deduction that the limits allow", () => {
  it("stays as filed after a fall of income too, and nothing waits", () => {
    const { year: of, open, partTwo } = corrected(limited({ magi: 78_000 }));
    expect(of.income.deducted.right).toBe(2500_00);
    expect(of.income.change).toBe(-714_00);
    expect(open).toEqual([]);
    expect(partTwo).toContain("lowers adjusted gross income (Form 1040-X, line 1) by $714.");
  });

  // Instructions for Form 8606 (2023), line 7, and Publication 590-B, Worksheet 1-1: only where the income limits may lower the
  // deduction. Notice 2022-55: from 73,000 (single), 116,000 (joint), 218,000 (only the spouse covered), 0 (separate) in 2023.
  it.each([
    ["single, below the range", { magi: 70_000 }, true],
    ["single, at its start", { magi: 73_000 }, true],
    ["single, in the range", { magi: 73_100 }, false],
    ["not covered by a plan", { covered_by_plan: false, magi: null }, true],
    ["coverage unknown, below the range", { covered_by_plan: null, magi: 60_000 }, true],
    ["joint, below the range", { filing_status: "married_joint", magi: 100_000 }, true],
    [
      "joint, only the spouse covered",
      {
        filing_status: "married_joint",
        covered_by_plan: false,
        magi: 210_000,
        spouse: { covered_by_plan: true },
      },
      true,
    ],
    [
      "joint, only the spouse covered, in the range",
      {
        filing_status: "married_joint",
        covered_by_plan: false,
        magi: 220_000,
        spouse: { covered_by_plan: true },
      },
      false,
    ],
    [
      "joint, nobody covered",
      {
        filing_status: "married_joint",
        covered_by_plan: false,
        magi: 400_000,
        spouse: { covered_by_plan: false },
      },
      true,
    ],
    [
      "separate, with any income",
      { filing_status: "married_separate", lived_apart: false, magi: 500 },
      false,
    ],
    ["above the range", { magi: 100_000, magi_is: "right" }, false],
  ])("makes Worksheet 1-1 wait only where the limits take nothing off it: %s", (_, year, waits) => {
    const { open, words } = corrected(limited(year));
    expect(open.includes("years.2023.deduction_limited")).toBe(waits);
    expect(words.includes("no income limit lowers the deduction for 2023")).toBe(waits);
  });

  it("leaves the form as filed right without Worksheet 1-1", () => {
    const lines = { "1": 4000, "2": 6000, "14": 7143, "16": 20_000, "17": 2857, "18": 17_143 };
    const { year, open } = corrected(
      limited({ magi: 70_000, deduction_limited: false }, { form_8606: true, lines }),
    );
    expect(year.send).toBe("nothing");
    expect(open).toEqual([]);
  });

  it("takes the spouse's coverage by a plan from the spouse's ledger", () => {
    const joint = limited({ filing_status: "married_joint", covered_by_plan: false, magi: 220_000 });
    const ada = { ...joint, owner: { ...joint.owner, household: "e", first_on_return: true } };
    const ben = {
      owner: { name: "Ben Example", ssn: "900-00-0002", household: "e", born: "1984-06-06" },
      years: { 2023: { filing_status: "married_joint", covered_by_plan: true } },
      entries: [],
    };
    expect(corrected(ada, [ben]).open).toEqual([]);
    expect(corrected(ada).open).toEqual(["years.2023.spouse.covered_by_plan"]);
  });
});

/**
 * Single, covered by a plan, 6,000 contributed for 2022 at 52, nothing taken out. In 2022 the deduction is phased out from 68,000 to
 * 78,000 (Notice 2021-61): at 73,000 and from 50 on, half of the 7,000 that may be contributed (IRC 219(g)).
 */
describe("a deduction of a year that is above the limits is what the return claimed", () => {
  const claimed = (deducted: number, year: object) => ({
    owner: { name: "Ned Example", ssn: "900-00-0004", born: "1970-06-06" },
    years: {
      2022: {
        ...{ deducted, filing_status: "single", covered_by_plan: true, compensation: 90_000, ...year },
        filed: { return: true, date: "2023-04-10", form_8606: false },
      },
    },
    entries: [{ date: "2022-05-09", kind: "contribution", amount: 6000 }],
  });
  const of2022 = (input: object) => {
    const filing = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
    const [{ years, assumed, lacks }] = filing.members;
    const all = envelopes(filing);
    expect(lastCheck(filing, all)).toEqual([]);
    const signed = all.map((each) => [...amendedReturn(each).explanation, ...letter(each).paragraphs]);
    return {
      years,
      signed: signed.flat().join("\n"),
      open: [...assumed.filter((one) => one.before_signing), ...lacks],
    };
  };

  it.each([
    [6000, { magi: 90_000 }, 6000, "none of which could be deducted"],
    [2000, { magi: 90_000 }, 2000, "none of which could be deducted"],
    [5000, { magi: 73_000 }, 1500, "of which $1,500 should not have been deducted"],
    [6000, { magi: 60_000, compensation: 4000 }, 2000, "of which $2,000 should not have been deducted"],
  ])("of %d at %j, so %d goes back", (deducted, year, back, says) => {
    const { years, signed, open } = of2022(claimed(deducted, year));
    expect(years[0]).toMatchObject({ send: "amend_deduction", income: { change: back * 100 } });
    expect(signed).toContain(says);
    expect(signed).not.toMatch(/were not deducted|took no deduction/);
    expect(open.map(({ path }) => path).filter((path) => /deduct|magi/.test(path))).toEqual([]);
  });

  it("and waits for modified AGI where that decides what may be deducted", () => {
    const { years, open } = of2022(claimed(6000, {}));
    expect(years[0]?.send).toBe("undecided");
    expect(open.map(({ path }) => path)).toEqual(["years.2022.magi"]);
  });

  it("and stays where nothing is above the limits", () => {
    const { years, signed } = of2022(claimed(3500, { magi: 73_000 }));
    expect(years[0]?.send).toBe("form_alone");
    expect(signed).not.toMatch(/should not have been deducted/);
  });

  // A claim states its ground (Reg. 301.6402-2(b)(1)).
  it.each([
    [
      0,
      "The return claimed no IRA deduction (Schedule 1, line 20) for contributions to traditional IRAs for 2022.",
      6000,
    ],
    [2000, "The return claimed an IRA deduction of $2,000 (Schedule 1, line 20) for contributions", 4000],
  ])("and a deduction beyond the %d of the return is claimed with its ground", (filed, says, more) => {
    const input = claimed(6000, { magi: 60_000 });
    const year = input.years[2022];
    const { years, signed, open } = of2022({
      ...input,
      years: { 2022: { ...year, filed: { ...year.filed, deducted: filed } } },
    });
    expect(years[0]).toMatchObject({ send: "amend_refund", income: { change: -more * 100 } });
    expect(signed).toContain(says);
    const dollars = `$${more / 1000},000`;
    expect(signed).toContain(
      `$6,000 of them is deducted (section 219). The IRA deduction is increased by ${dollars}.`,
    );
    expect(signed).toContain(`adds an IRA deduction of ${dollars} (Schedule 1, line 20)`);
    expect(open).toEqual([]);
  });

  // IRC 219(f)(6): what a later year's limit takes up of an excess is treated as contributed for that year.
  it("and so is that of an earlier excess", () => {
    const year = { filing_status: "single", magi: 40_000, year_end_value: 6900 };
    const { years, signed, open } = of2022({
      owner: { name: "Nora Example", ssn: "900-00-0021", born: "1985-06-06" },
      years: {
        2023: {
          ...{ ...year, compensation: 0, deducted: 0, line_1_above_limit: false },
          filed: { return: true, date: "2024-04-10", form_8606: false, form_5329: {}, deducted: 0 },
        },
        2024: {
          ...{ ...year, compensation: 5000, deducted: 5000 },
          filed: { return: true, date: "2025-04-10", form_8606: false, form_5329: {}, deducted: 0 },
        },
      },
      entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
    });
    expect(years[1]).toMatchObject({ send: "amend_either", income: { change: -5000_00 } });
    expect(signed).toContain(
      "$5,000 of excess contributions to traditional IRAs for earlier years was not on line 1 of Form 8606 for those years and is treated as contributed for 2024 (section 219(f)(6)).",
    );
    expect(signed).toContain("The IRA deduction is increased by $5,000.");
    expect(open).toEqual([]);
  });
});

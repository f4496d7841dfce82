import { describe, expect, it, test } from "vitest";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctHousehold, correctWith } from "../../src/correction/household-correction.js";
import { lastCheck } from "../../src/correction/last-check/last-check.js";
import { letter } from "../../src/correction/letter.js";
import { amendedReturn } from "../../src/correction/part-two.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap, yearOf } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const owner = { name: "Cal Closed", ssn: "900-00-7777", born: "1985-06-06" };

/** Pay of 2,000, a contribution of 5,000, and 1,000 taken out in 2021: Form 5329, line 15 is 3,000, and line 17 is 180. */
const closed = (asFiled: object) => ({
  owner,
  opening: { year: 2020, basis: 3000, last_form: 2020 },
  years: {
    2021: {
      year_end_value: 20_000,
      line_1_above_limit: false,
      deducted: 0,
      filing_status: "single",
      compensation: 2000,
      magi: 40_000,
      filed: filed("2022-04-10", { form_5329: {}, ...asFiled }),
    },
  },
  entries: [
    { date: "2021-05-05", kind: "contribution", amount: 5000 },
    { date: "2021-06-05", kind: "distribution", amount: 1000, exception: "08", exception_shown: false },
  ],
});

/** 2,000 of 6,000 was deducted with pay of 5,000 for 2020: an excess of 1,000, of which 2021 took out some. */
const harlan = (out: number) => ({
  owner: { name: "Harlan Beckett", ssn: "900-00-4104", born: "1955-08-08" },
  years: {
    2020: {
      deducted: 2000,
      compensation: 5000,
      line_1_above_limit: false,
      year_end_value: 21_000,
      filing_status: "single",
      filed: filed("2021-05-10", {
        form_8606: true,
        form_5329: {},
        lines: { "1": 6000, "2": 0, "3": 6000, "14": 6000 },
        deducted: 2000,
      }),
    },
    2021: {
      year_end_value: 19_000,
      compensation: 0,
      filing_status: "single",
      filed: filed("2022-04-01", { form_5329: {}, form_1040: { "4a": out, "4b": out } }),
    },
  },
  entries: [
    { date: "2020-10-19", kind: "contribution", amount: 6000 },
    { date: "2021-05-05", kind: "distribution", amount: out },
  ],
});

/** A year's papers, which the last check lets pass. */
function papersOf(input: object, taxYear: number) {
  const correction = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF));
  const all = envelopes(correction);
  expect(lastCheck(correction, all)).toEqual([]);
  const envelope = all.find(({ tax_year }) => tax_year === taxYear);
  if (envelope === undefined) throw new Error(`nothing is sent for ${taxYear}`);
  return {
    envelope,
    year: yearOf(correction.members[0], taxYear),
    letter: letter(envelope).paragraphs.join("\n"),
    partTwo: envelope.carrier === "form_1040_x" ? amendedReturn(envelope).explanation.join("\n") : "",
  };
}

// The tax on an excess can be assessed for six years from filing (IRC 6501(l)(4)), income for three (6501(a), 6511(a)).
describe("tax on an excess in a year whose income is closed", () => {
  const wrong = { form_8606: true, lines: { "1": 5000, "2": 3000, "3": 8000, "14": 7619, "15c": 619 } };
  test.each<[string, object, string]>([
    [
      "4b too high",
      { form_1040: { "4a": 1000, "4b": 1000 } },
      "$238 too high. The time to claim a refund of tax on it (section 6511(a)) has ended, so income",
    ],
    [
      "4b too low",
      { form_1040: { "4a": 1000, "4b": 619 } },
      "$143 too low. The time to assess tax on it (section 6501(a)) has ended, so income",
    ],
    ["4b too high, form wrong", { ...wrong, form_1040: { "4a": 1000, "4b": 1000 } }, "$238 too high."],
    ["4b too low, form wrong", { ...wrong, form_1040: { "4a": 1000, "4b": 619 } }, "$143 too low."],
  ])("is paid with Form 1040-X, whose other lines stay: %s", (_, asFiled, said) => {
    const { year, envelope, partTwo, letter } = papersOf(closed(asFiled), 2021);
    expect(year.send).toBe("amend_payment");
    expect(envelope.parts[0].with5329).toBe(true);
    expect(envelope.isPaid).toBe(true);
    expect(partTwo).toContain(said);
    expect(partTwo).toContain("additional tax of $180 on excess contributions");
    expect(partTwo).not.toContain("the correct amount is");
    expect(letter).toContain("It reports additional tax on Form 5329.");
    const { amounts } = amendedReturn(envelope);
    expect(amounts.find(({ what }) => what.startsWith("Line 4b"))).toMatchObject({ change: 0 });
    expect(amounts.find(({ what }) => what.startsWith("Form 1040-X, line 10"))).toMatchObject({
      change: 180_00,
    });
    expect(sendInWords(year)).toContain(
      "$180 of additional tax was not reported. Adjusted gross income was also",
    );
  });

  it("is due in a year that took out less than the excess of the year before", () => {
    const { year, partTwo } = papersOf(harlan(500), 2021);
    expect(year.send).toBe("amend_payment");
    expect(year.form_5329.right).toBe(35_00);
    expect(partTwo).toContain("so income and deductions do not change");
  });

  // docs/law/excess-tax-form-5329.md: the year after a taxed excess needs the form, also without tax (Form 5329, Part III).
  it("needs Form 5329 with Form 1040-X, also where nothing of it was left", () => {
    const { year, envelope, partTwo } = papersOf(harlan(2000), 2021);
    expect(year.send).toBe("amend_same_tax");
    expect(envelope.parts[0].with5329).toBe(true);
    expect(envelope.isPaid).toBe(false);
    expect(partTwo).toContain("Adjusted gross income as filed was $286 too high.");
    expect(partTwo).toContain("The additional tax does not change.");
  });

  it("is closed when the six years have ended too", () => {
    const input = closed({ form_1040: { "4a": 1000, "4b": 1000 } });
    const late = unwrap(correctWith(unwrap(parseLedger(input)), "2028-05-02"));
    expect(yearOf(late.members[0], 2021).send).toBe("form_alone_no_refund");
  });
});

describe("lines of the return that change", () => {
  const sep = (value: number) => [{ account: "SEP IRA", ira: "sep", value }];
  const deducts = { covered_by_plan: false, magi: 150_000, compensation: 90_000 };
  const jo = (date: string, status = "single") => ({
    owner: { name: "Jo Testperson", ssn: "900-00-7001", born: "1960-02-02" },
    opening: { year: 2021, basis: 0 },
    years: {
      2022: {
        ...deducts,
        year_end_value: sep(48_000),
        deducted: 6000,
        filing_status: status,
        filed: filed(date, { form_1040: { "4a": 6000, "4b": 0 } }),
      },
    },
    entries: [
      { date: "2022-01-10", kind: "contribution", amount: 6000 },
      { date: "2022-01-14", kind: "conversion", amount: 6000 },
    ],
  });

  // Instructions for Form 8606 (2023), Amending Form 8606: the deduction and line 4b each change.
  it("go on Form 1040-X also where line 4b and the deduction cancel out", () => {
    const { year, partTwo, letter, envelope } = papersOf(jo("2023-04-10"), 2022);
    expect(year.send).toBe("amend_same_tax");
    expect(partTwo).toContain("The IRA deduction is increased by $6,000.");
    expect(partTwo).toContain(
      "Line 4b showed $0 as the taxable amount of IRA distributions; the correct amount is $6,000",
    );
    expect(partTwo).toContain("leave adjusted gross income (Form 1040-X, line 1) as it was");
    expect(letter).toContain("raises the taxable amount of IRA distributions (line 4b)");
    expect(envelope.contents.join()).toContain("Corrected Form 1040 for 2022 with the changes");
    expect(sendInWords(year)).toContain("line 4b and the IRA deduction of the return change");
  });

  it("stay as filed once their time has ended", () => {
    const ledger = unwrap(parseLedger(jo("2023-04-10")));
    const year = yearOf(unwrap(correctWith(ledger, "2026-05-02")).members[0], 2022);
    expect(year.send).toBe("form_alone");
    expect(sendInWords(year)).toContain("the time to correct the other lines of the return has ended");
  });

  // Instructions for Form 8606 (2023), p. 6: the returned contribution is on line 4a too.
  test.each([
    [0, 0, "$27,000"],
    [1647, 4200, "$28,647"],
  ])("go on Form 1040-X where only line 4a changes (earnings of %d)", (earnings, basis, right) => {
    const una = {
      owner: { name: "Una Sample", ssn: "900-00-7003", born: "1971-08-01" },
      opening: { year: 2021, basis },
      years: {
        2022: { year_end_value: 0, deducted: 0, filing_status: "single", filed: filed("2023-04-03") },
        2023: {
          year_end_value: 31_000,
          deducted: 0,
          filing_status: "single",
          filed: filed("2024-04-10", { form_1040: { "4a": 20_000, "4b": 20_000 } }),
        },
      },
      entries: [
        { date: "2023-04-10", for: 2022, kind: "contribution", amount: 7000 },
        { date: "2023-09-01", for: 2022, kind: "returned_contribution", amount: 7000, earnings },
        { date: "2023-11-15", kind: "conversion", amount: 20_000 },
      ],
    };
    const { year, partTwo } = papersOf(una, 2023);
    expect(year.send).toBe("amend_same_tax");
    expect(partTwo).toContain(
      `Line 4a showed $20,000 as the total of IRA distributions; the correct amount is ${right}.`,
    );
    const after = unwrap(correctWith(unwrap(parseLedger(una)), "2027-05-03"));
    const [alone] = envelopes(after).filter(({ tax_year }) => tax_year === 2023);
    const said = alone === undefined ? "" : letter(alone).paragraphs.join("\n");
    expect(lastCheck(after, envelopes(after))).toEqual([]);
    expect(said).toContain(
      earnings === 0
        ? "agrees with this form."
        : "agrees with this form and the IRA distributions that are on no line of it.",
    );
  });

  it("are those of the whole joint return", () => {
    const spouse = {
      owner: { name: "Mira Testperson", ssn: "900-00-7002", born: "1962-03-03", household: "testperson" },
      years: {
        2022: {
          filing_status: "married_joint",
          compensation: 90_000,
          deducted: 0,
          covered_by_plan: false,
          filed: filed("2023-04-10", { form_1040: { "4a": 6000, "4b": 0 } }),
        },
      },
      entries: [],
    };
    const joint = jo("2023-04-10", "married_joint");
    const ledgers = [{ ...joint, owner: { ...joint.owner, household: "testperson" } }, spouse].map((input) =>
      unwrap(parseLedger(input)),
    );
    const [made] = correctHousehold(ledgers, AS_OF);
    const couple = unwrap((made as NonNullable<typeof made>).correction);
    expect(yearOf(couple.members[0], 2022).send).toBe("amend_same_tax");
    expect(lastCheck(couple, envelopes(couple))).toEqual([]);
  });
});

// Form 5329, Part III: line 17 of 2024 has tax, so 2025 needs the form (Instructions for Form 5329, Who Must File).
describe("a return that is not due yet", () => {
  const nora = (of2024: object, of2025: object, entries: readonly object[]) => ({
    owner: { name: "Nora Nocomp", ssn: "900-00-6021", born: "1985-06-06" },
    years: {
      2023: {
        line_1_above_limit: false,
        year_end_value: 6900,
        deducted: 0,
        filing_status: "single",
        compensation: 0,
        magi: 40_000,
        filed: filed("2024-04-10", { form_5329: {} }),
      },
      2024: {
        year_end_value: 5000,
        deducted: 0,
        filing_status: "single",
        compensation: 5000,
        magi: 40_000,
        filed: filed("2025-04-10", { form_5329: {} }),
        ...of2024,
      },
      2025: { deducted: 0, magi: 40_000, filing_status: "single", ...of2025 },
    },
    entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }, ...entries],
  });
  const wordsOf = (input: object, taxYear: number) =>
    sendInWords(yearOf(unwrap(correctWith(unwrap(parseLedger(input)), AS_OF)).members[0], taxYear));

  it("has Form 5329 with it, lines 4a and 4b, and the statement, where the excess came out", () => {
    const removal = { date: "2025-11-20", kind: "excess_removal", for: 2023, amount: 1500 };
    expect(wordsOf(nora({}, { year_end_value: 3500, compensation: 0 }, [removal]), 2025)).toBe(
      "File Form 5329 with the 2025 return, by April 15, 2026. Enter $1,500 on line 4a and $0 on line 4b. Attach the statement on what was returned or moved.",
    );
  });

  it("has both forms with it where the limit takes the excess in", () => {
    expect(wordsOf(nora({}, { year_end_value: 5200, compensation: 9000 }, []), 2025)).toBe(
      "File Form 8606 and Form 5329 with the 2025 return, by April 15, 2026.",
    );
  });

  it("is not needed to say that a return left out a deduction", () => {
    const said = wordsOf(nora({ deducted: 5000, covered_by_plan: false }, {}, []), 2024);
    expect(said).toContain("the return left out $5,000 of the IRA deduction");
  });
});

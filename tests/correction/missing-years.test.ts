import { describe, expect, it } from "vitest";
import { assumptionsInWords } from "../../src/correction/assumed/assumptions.js";
import { yearsAsked } from "../../src/correction/missing-years.js";
import { sendInWords } from "../../src/correction/send-in-words.js";
import { correctInput } from "./examples.js";
import { filed } from "./filed-ledgers.js";

const taxed = (year: number, amount: number) =>
  filed(`${year + 1}-04-10`, { form_1040: { "4a": amount, "4b": amount } });

/** Basis of 20,000, and distributions of 2020 and 2023 that were taxed in full. */
function ledger(born: string, between: Record<number, object> = {}, entries: readonly object[] = []) {
  return {
    owner: { name: "Ada Example", ssn: "900-00-0001", born },
    opening: { year: 2019, basis: 20_000 },
    years: {
      2020: { year_end_value: 60_000, filed: taxed(2020, 5000) },
      2023: { year_end_value: 50_000, filed: taxed(2023, 5000) },
      ...between,
    },
    entries: [
      { date: "2020-05-05", kind: "distribution", amount: 5000 },
      { date: "2023-05-05", kind: "distribution", amount: 5000 },
      ...entries,
    ],
  };
}

const missing = (input: object) =>
  correctInput(input)
    .assumed.filter(({ path }) => /^years\.\d{4}$/.test(path))
    .map(({ tax_year, before_signing, claim_until }) => ({ tax_year, before_signing, claim_until }));

const settled = (tax_year: number) => ({ tax_year, before_signing: true, claim_until: undefined });

describe("a year inside of a ledger of which it says nothing", () => {
  it("is asked for before anyone signs what rests on it", () => {
    expect(missing(ledger("1984-06-06"))).toEqual([settled(2021), settled(2022)]);
  });

  // IRC 401(a)(9) and 6511(a): what was required in 2022 may have been taxed in full, and can be claimed for now.
  it("had a distribution where one was required, whose claim may end first", () => {
    expect(missing(ledger("1941-06-06"))).toEqual([
      settled(2021),
      { ...settled(2022), claim_until: "2026-04-15" },
      { tax_year: 2024, before_signing: undefined, claim_until: undefined },
      { tax_year: 2025, before_signing: undefined, claim_until: undefined },
    ]);
  });

  it("is settled by a year with nothing in it, or by an entry", () => {
    expect(missing(ledger("1984-06-06", { 2021: {}, 2022: {} }))).toEqual([]);
    const contribution = { date: "2022-03-03", for: 2021, kind: "contribution", amount: 1000 };
    expect(missing(ledger("1984-06-06", {}, [contribution]))).toEqual([]);
  });

  // Lines 22 and 24 alone come from Roth amounts of earlier years, and line 2 from basis.
  it.each([
    [
      "Part I, and only Roth contributions are carried",
      { year: 2019, basis: 0, roth_contributions: 9000 },
      {},
    ],
    [
      "Part III, and only basis is carried",
      { year: 2019, basis: 9000, roth_contributions: 0 },
      { kind: "distribution", ira: "roth", exception: "03" },
    ],
  ])("is asked for, and holds nothing, where the form that is sent has only %s", (_, opening, entry) => {
    const input = {
      owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
      opening,
      years: {
        2020: { year_end_value: 0, filed: filed("2021-04-10", {}) },
        2022: { deducted: 0, filed: filed("2023-04-10", { form_1040: { "4a": 0, "4b": 0 } }) },
      },
      entries: [{ date: "2022-05-05", kind: "contribution", amount: 2000, ...entry }],
    };
    expect(missing(input)).toEqual([{ ...settled(2021), before_signing: undefined }]);
    const told = assumptionsInWords(correctInput(input).assumed).find(({ fact }) => fact.includes("in 2021"));
    expect(told?.text).toMatch(/If that is so, add the year with nothing in it\.$/);
  });

  it("is named, and holds nothing, where nothing is carried into it: a contribution then would be basis later", () => {
    const found = missing({ ...ledger("1984-06-06"), opening: { year: 2019, basis: 0 } });
    expect(found.map(({ tax_year }) => tax_year)).toEqual([2021, 2022]);
    expect(found.every(({ before_signing }) => before_signing === undefined)).toBe(true);
  });

  // A contribution of 2021 would make 2023 a refund (IRC 408(d)(1), 72(e)(8)).
  it("is named where nothing is sent, and the answer for it claims nothing", () => {
    const correction = correctInput({
      owner: { name: "Dora Example", ssn: "900-00-0020", born: "1955-06-06" },
      years: {
        2019: {
          deducted: 0,
          filed: filed("2020-04-10", { form_8606: true, lines: { "1": 6000, "14": 6000 }, deducted: 6000 }),
        },
        2023: {
          ...{ year_end_value: 50_000, deducted: 0 },
          filed: filed("2024-04-10", { form_1040: { "4a": 10_000, "4b": 10_000 } }),
        },
      },
      entries: [
        { date: "2019-05-05", kind: "contribution", amount: 6000 },
        { date: "2023-05-05", kind: "distribution", amount: 10_000 },
      ],
    });
    expect(correction.years.every(({ send }) => ["nothing", "deduction_stands"].includes(send))).toBe(true);
    expect(assumptionsInWords(correction.assumed).map(({ fact }) => fact)).toEqual([
      "What happened in your IRAs in 2020 to 2022",
      "What happened in your IRAs in 2024 and 2025",
    ]);
    expect(correction.years.map(sendInWords).slice(1, 4)).toEqual(
      Array(3).fill("Send nothing: the ledger has nothing for this year."),
    );
  });
});

describe("the years after a ledger", () => {
  const told = (input: object) => assumptionsInWords(correctInput(input).assumed);
  const later = (input: object) =>
    told(input).filter(({ fact }) => fact.startsWith("What happened in your IRAs in 20"));

  // Form 8606, line 2; IRC 6511(a): the claim for 2022 runs until April 15, 2026.
  it("are asked for while basis is left, with the claim that ends first", () => {
    const { years, entries, ...rest } = ledger("1984-06-06");
    const of2020 = { ...rest, years: { 2020: years[2020] }, entries: entries.slice(0, 1) };
    const [one, ...others] = later(of2020);
    expect(others).toEqual([]);
    expect(one?.fact).toBe("What happened in your IRAs in 2021 to 2025");
    expect(one?.text).toContain("If there was a contribution, conversion, or distribution, add those years");
    expect(one?.text).toContain("$18,462 after 2020 is not what is left now");
    expect(one?.text).toContain(
      "conversion of 2022 was taxed in full, a claim can be mailed until April 15, 2026",
    );
    const basisLeft = correctInput(of2020);
    expect(yearsAsked(basisLeft)).toEqual([]);
  });

  it("are named where no basis is left, and do not matter where the owner had died", () => {
    const [one, ...others] = later({
      ...ledger("1984-06-06", { 2021: {}, 2022: {} }),
      opening: { year: 2019, basis: 0 },
    });
    expect(others).toEqual([]);
    expect(one?.text).toMatch(
      /^not in the ledger\. If there was a contribution, conversion, or distribution, add it/,
    );
    const died = ledger("1984-06-06", { 2021: {}, 2022: {} });
    expect(later({ ...died, owner: { ...died.owner, died: "2023-06-01" } })).toEqual([]);
  });
});

describe("the basis before a ledger without an opening", () => {
  const asked = (lines: object, opening?: object) =>
    assumptionsInWords(
      correctInput({
        owner: { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" },
        ...(opening && { opening }),
        years: { 2023: { deducted: 0, filed: filed("2024-04-10", lines) } },
        entries: [{ date: "2023-05-05", kind: "contribution", amount: 6500 }],
      }).assumed,
    ).filter(({ fact }) => fact === "The basis before the ledger begins");

  // Instructions for Form 8606 (2023), line 2.
  it("is asked for, since line 2 is 0 only on a person's first form", () => {
    expect(asked({}).map(({ text }) => text)).toEqual([
      "not in the ledger, so line 2 of Form 8606 for 2023 is 0. That is right if no nondeductible contribution was made before 2023 (instructions for line 2). If one was, add the basis to the ledger.",
    ]);
  });

  // A late return has no Part II that could name the form.
  it("is to be compared with a form for it, also where a whole return or the form alone is sent", () => {
    const said = (form: object) =>
      assumptionsInWords(
        correctInput({
          owner: { name: "Ada Example", ssn: "900-00-0001", born: "1950-06-06" },
          opening: { year: 2022, basis: 10_000 },
          years: { 2023: { year_end_value: 20_000, filed: form } },
          entries: [{ date: "2023-05-05", kind: "distribution", amount: 1500 }],
        }).assumed,
      ).filter(({ fact }) => fact.startsWith("The last Form 8606 filed"));
    for (const form of [
      { return: false, required: true },
      { return: false, required: false },
    ])
      expect(said(form).map(({ text }) => text)).toEqual([
        "not in the ledger, which only has the amount of $10,000. Find that form, compare its line 14, and add its year. If none was filed, add that: forms for earlier years may be missing too, and you must prove the basis another way. Settle this before anyone signs.",
      ]);
  });

  it("is not asked for where the ledger says it, or the form as filed had it", () => {
    expect(asked({}, { year: 2022, basis: 0 })).toEqual([]);
    expect(asked({ form_8606: true, lines: { "1": 6000, "2": 0, "3": 6000, "14": 6000 } })).toEqual([]);
  });
});

describe("Form 1040-X", () => {
  const asked = (more: object) =>
    assumptionsInWords(
      correctInput(
        ledger("1984-06-06", {
          2021: {},
          2022: {},
          2023: { year_end_value: 50_000, filed: taxed(2023, 5000), ...more },
        }),
      ).assumed,
    ).filter(({ fact }) => fact.startsWith("Your filing status"));

  // Form 1040-X (Rev. December 2025), page 1: "You must check one box".
  it("needs a filing status, also where it does not change", () => {
    const [one] = asked({});
    expect(one?.fact).toBe("Your filing status for 2023");
    expect(one?.text).toContain("so no box is checked on Form 1040-X. Check one");
    expect(asked({ filing_status: "single" })).toEqual([]);
  });
});

// IRC 6511(a): three years from filing, or two from payment, whichever is later.
it("a claim that ended three years after filing is asked for payments of the last two", () => {
  const input = ledger("1984-06-06", { 2021: {}, 2022: {} });
  const paid = assumptionsInWords(correctInput(input).assumed).filter(({ fact }) =>
    fact.startsWith("The date of the last payment of your tax"),
  );
  expect(paid.map(({ text }) => text)).toEqual([
    "not in the ledger, so this package assumes that no tax was paid in the last two years, which could still be claimed back. If some was, add that date.",
  ]);
});

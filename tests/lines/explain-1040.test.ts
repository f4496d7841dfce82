import { expect, test } from "vitest";
import { computeInput } from "../compute-input.js";

/** The explanations of lines 4a and 4b of one year. */
function of(year: number, ledger: object) {
  const result = computeInput(
    { owner: { name: "Pat Sample", born: "1950-06-01" }, ...ledger },
    { explain: true },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.years.find(({ tax_year }) => tax_year === year)?.explain_1040;
}

test("lines 4a and 4b of a year with a form name the form's lines and the entries", () => {
  const explained = of(2023, {
    opening: { year: 2022, basis: 9000 },
    years: { 2023: { year_end_value: 66000 } },
    entries: [
      { date: "2023-05-01", kind: "distribution", amount: 33000 },
      { date: "2023-06-01", kind: "rollover", amount: 500, deposited: "2023-06-20" },
    ],
  });
  expect(explained?.["4a"]?.text).toBe(
    "Form 1040, line 4a, is $33,500: everything that came out of your IRAs. $33,000 distribution of May 1, 2023 (1st entry); $500 rollover (2nd entry).",
  );
  expect(explained?.["4b"]).toMatchObject({
    operands: [{ line: "15c", amount: 3_000_000 }],
    text: "Form 1040, line 4b, is $30,000: the taxable part. $30,000 from line 15c of Form 8606.",
  });
});

test("in a year without a form they name the entries alone, and before 2018 the lines are 15a and 15b", () => {
  const explained = of(2016, { entries: [{ date: "2016-05-01", kind: "distribution", amount: 33000 }] });
  expect(explained?.["4b"]?.text).toBe(
    "Form 1040, line 15b, is $33,000: the taxable part. $33,000 distribution of May 1, 2016 (1st entry).",
  );
});

test("line 4b has the income from Form 8915 that the ledger gives", () => {
  const explained = of(2025, { years: { 2025: { form_8915: 7333 } }, entries: [] });
  expect(explained?.["4b"]?.text).toBe(
    "Form 1040, line 4b, is $7,333: the taxable part. $7,333 income from Form 8915.",
  );
  expect(explained?.["4a"]?.text).toBe("Form 1040, line 4a, is $0: nothing came out of your IRAs.");
});

test("with nothing out both are zero", () => {
  const explained = of(2023, { entries: [{ date: "2023-05-01", kind: "contribution", amount: 3000 }] });
  expect(explained?.["4a"]?.text).toBe("Form 1040, line 4a, is $0: nothing came out of your IRAs.");
});

test("a recharacterized contribution is cited by its own entry", () => {
  const result = computeInput(
    {
      owner: { name: "Pat Sample", born: "1980-06-01" },
      years: { 2023: { deducted: 0 } },
      entries: [
        { date: "2023-09-03", kind: "contribution", ira: "roth", amount: 4000 },
        {
          date: "2024-02-03",
          kind: "recharacterization",
          for: 2023,
          from: "roth",
          amount: 4000,
          earnings: 220,
        },
      ],
    },
    { explain: true },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.value.years[0]?.explain?.["1"]?.entries).toEqual([
    {
      place: "entries[0]",
      what: "contribution of September 3, 2023, recharacterized on February 3, 2024",
      amount: 400_000,
    },
  ]);
});

test("line 5 is behind line 12 only where it holds it down", () => {
  const operands = (value: number) => {
    const result = computeInput(
      {
        owner: { name: "Pat Sample", born: "1980-06-01" },
        opening: { year: 2022, basis: 6500 },
        years: { 2023: { year_end_value: value } },
        options: { line10_places: 3 },
        entries: [{ date: "2023-09-03", kind: "distribution", amount: 6501 }],
      },
      { explain: true },
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.value.years[0]?.explain?.["12"]?.operands.map(({ line }) => line);
  };
  expect(operands(10_000)).toEqual(["7", "10"]);
  // 6,500 / 6,501 prints as 1.000, and 6,501 would be more than the basis.
  expect(operands(0)).toEqual(["7", "10", "5", "11"]);
});

// `options.round` of the ledger: the whole form is in whole dollars, or all of it in cents.
test.each([
  ["dollars", "whole dollars"],
  ["cents", "cents"],
])("rounded to %s, an explanation says so", (round, unit) => {
  const explained = of(2023, {
    options: { round },
    entries: [{ date: "2023-05-01", kind: "distribution", amount: 33000 }],
  });
  expect(explained?.["4b"]?.rounding).toBe(
    `Amounts that are not on a line of Form 8606 are added up and rounded once to ${unit}.`,
  );
});

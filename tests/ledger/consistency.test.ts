import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { accepted, complaints, goodLedger, ledgerOf, problemsOf } from "./good.js";

const owner = (change: Record<string, unknown>) => ({ owner: { name: "A", ...change }, entries: [] });
const opening = (change: Record<string, unknown>) => ({
  owner: { name: "A" },
  opening: { year: 2018, ...change },
});
const year = (info: Record<string, unknown>, of = "2023") => ({
  owner: { name: "A" },
  entries: [],
  years: { [of]: info },
});

/** After an opening that covers the years to 2018. */
const afterOpening = (entry: Record<string, unknown>) => ({
  ...goodLedger(),
  entries: [{ amount: 1, ...entry }],
});
const entry = (written: Record<string, unknown>) => ledgerOf({ date: "2016-06-01", amount: 100, ...written });
/** Of an owner who was born in 1979 and died on the last day of 2020. */
const ofDecedent = (written: Record<string, unknown>) => ({
  owner: { name: "A", born: "1979-04-02", died: "2020-12-31" },
  entries: [{ date: "2021-03-01", amount: 100, ...written }],
});
const ofHeir = (written: Record<string, unknown>) => ({
  owner: { name: "A", inherited_from: "B" },
  entries: [{ date: "2021-03-01", amount: 100, ...written }],
});
const recharacterization = (written: Record<string, unknown>) =>
  entry({ kind: "recharacterization", from: "roth", ...written });
const returned = (written: Record<string, unknown>) => entry({ kind: "returned_contribution", ...written });
const received = (written: Record<string, unknown>) =>
  entry({ kind: "divorce_transfer", direction: "received", basis: 0, ...written });

describe("facts that contradict each other are told at the one that is likelier wrong", () => {
  test.each<[string, unknown, string[]]>([
    ["died before birth", owner({ born: "1999-04-02", died: "1999-04-01" }), ["inconsistent owner.died"]],
    [
      "disabled before birth",
      owner({ born: "1979-04-02", disabled: "1979-04-01" }),
      ["inconsistent owner.disabled"],
    ],
    [
      "a foreign address with a state and a ZIP code",
      owner({ address: { country: "France", state: "IA", zip: "50010" } }),
      ["inconsistent owner.address.state", "inconsistent owner.address.zip"],
    ],
    [
      "a province and a postal code without a country",
      owner({ address: { province: "Ontario", postal_code: "K1A" } }),
      ["inconsistent owner.address.province", "inconsistent owner.address.postal_code"],
    ],
    [
      "something before the day on which the decedent died",
      {
        owner: { name: "A", inherited_from: "B", decedent_died: "2021-03-02" },
        entries: [
          { date: "2021-03-01", amount: 1, kind: "distribution" },
          { date: "2021-01-01", amount: 1, kind: "distribution", day: "unknown" },
          { date: "2020-01-01", amount: 1, kind: "distribution", day: "unknown" },
          { date: "2021-03-02", amount: 1, kind: "distribution" },
        ],
      },
      ["inconsistent entries[0].date", "inconsistent entries[2].date"],
    ],
    [
      "a decedent's form of a year after the death",
      {
        owner: { name: "A", inherited_from: "B", decedent_died: "2021-03-02" },
        opening: { year: 2023, basis: 1, last_form: 2022 },
      },
      ["inconsistent opening.last_form"],
    ],
    [
      "facts of years that the opening covers, which would change their lines",
      {
        owner: { name: "A" },
        opening: { year: 2021, basis: 0 },
        years: {
          2020: { deducted: 2000, year_end_value: 5, filed: { date: "2021-04-01" } },
          2021: { deduction_limited: true, difficulty_of_care: 3, no_exception: true, deducted: 0 },
          2022: { deducted: 2000, no_exception: true },
        },
      },
      [
        "inconsistent years.2020.deducted",
        "inconsistent years.2021.deduction_limited",
        "inconsistent years.2021.difficulty_of_care",
        "inconsistent years.2021.no_exception",
      ],
    ],
    [
      "a tax paid before the end of its year, which counts as paid on the due date",
      { owner: { name: "A" }, years: { 2023: { filed: { paid_on: "2023-09-15" } } }, entries: [] },
      ["inconsistent years.2023.filed.paid_on"],
    ],
    [
      "deductions that lower a later gift to charity, of years that do not",
      opening({ year: 2019, basis: 0, qcd_deductions: 1 }),
      ["inconsistent opening.qcd_deductions"],
    ],
    [
      "a charity without a gift",
      entry({ kind: "distribution", reason: "rmd", charity: "A Food Bank" }),
      ["inconsistent entries[0].charity"],
    ],
    // Instructions for Form 5329, line 2; IRC 72(t)(3)(A), 414(w)(5).
    ...["01", "06", "13", "14", "15", "16", "17", "18", "21", "24"].map(
      (exception): [string, object, string[]] => [
        `the number ${exception}, which no IRA has`,
        entry({ kind: "distribution", exception }),
        ["inconsistent entries[0].exception"],
      ],
    ),
    // IRC 72(t)(2)(D), (E), (F), (A)(vii), (G), (H), (L), (K) and (I), as each was enacted.
    ...(
      [
        ["07", "1996-12-31"],
        ["08", "1997-12-31"],
        ["09", "1997-12-31"],
        ["10", "1999-12-31"],
        ["11", "2001-09-11"],
        ["19", "2019-12-31"],
        ["20", "2022-12-29"],
        ["22", "2023-12-31"],
        ["23", "2023-05-09"],
      ] as const
    ).map(([exception, date]): [string, object, string[]] => [
      `the exception ${exception} on ${date}, before its law`,
      entry({ kind: "distribution", date, exception }),
      ["inconsistent entries[0].exception"],
    ]),
    ["an opening without basis or lines", opening({}), ["missing_value opening.basis"]],
    ["an opening with both", opening({ basis: 0, lines: { "14": 0 } }), ["inconsistent opening.lines"]],
    [
      "income put off that was due before, twice, or too late, and more of it taxed early than there was",
      opening({
        basis: 0,
        deferred_income: {
          due: [
            { year: 2018, ira: 1, plan: 0 },
            { year: 2019, ira: 0, plan: 1 },
            { year: 2019, ira: 1, plan: 0 },
            { year: 2021, ira: 1, plan: 0 },
          ],
          taxed_early: 4.01,
        },
      }),
      [
        "inconsistent opening.deferred_income.due[0].year",
        "inconsistent opening.deferred_income.due[2].year",
        "inconsistent opening.deferred_income.due[3].year",
        "inconsistent opening.deferred_income.taxed_early",
      ],
    ],
    [
      "a Roth IRA that began after the opening, in a year without an entry of one",
      opening({ basis: 0, roth_since: 2019 }),
      ["inconsistent opening.roth_since"],
    ],
    [
      "a Roth IRA that began after the opening, which has money in one",
      {
        ...opening({ basis: 0, roth_since: 2019, roth_conversions: [{ year: 2016, amount: 1, taxable: 1 }] }),
        entries: [{ date: "2019-03-01", kind: "conversion", amount: 1 }],
      },
      ["inconsistent opening.roth_since"],
    ],
    [
      "an inherited Roth IRA that began after the opening, with the spouse's own conversion",
      {
        ...opening({ basis: 0, roth_since: 2019 }),
        owner: { name: "Owner A", inherited_from: "Owner B", beneficiary: "spouse" },
        entries: [{ date: "2019-03-01", kind: "conversion", amount: 1 }],
      },
      ["inconsistent opening.roth_since"],
    ],
    [
      "a conversion layer of a later year, of the same year, taxed for more than there is",
      opening({
        basis: 0,
        roth_conversions: [
          { year: 2019, amount: 1, taxable: 1 },
          { year: 2016, amount: 1, taxable: 1.01 },
          { year: 2016, amount: 1, taxable: 1 },
        ],
      }),
      [
        "inconsistent opening.roth_conversions[0].year",
        "inconsistent opening.roth_conversions[1].taxable",
        "inconsistent opening.roth_conversions[2].year",
      ],
    ],
    ["a due date inside the year", year({ due: "2023-12-31" }), ["inconsistent years.2023.due"]],
    [
      "a return filed inside the year",
      year({ filed: { date: "2023-12-31" } }),
      ["inconsistent years.2023.filed.date"],
    ],
    [
      "a return amended before it was filed",
      year({ filed: { date: "2024-04-10", amended: ["2024-04-10", "2024-04-09"] } }),
      ["inconsistent years.2023.filed.amended[1]"],
    ],
    [
      "a return amended inside the year",
      year({ filed: { amended: ["2023-12-31"] } }),
      ["inconsistent years.2023.filed.amended[0]"],
    ],
    [
      "lines of a form that was not filed",
      year({ filed: { form_8606: false, lines: { "14": 1 } } }),
      ["inconsistent years.2023.filed.lines"],
    ],
    [
      "2010's choice in 2011",
      year({ tax_conversion_in: "2010" }, "2011"),
      ["inconsistent years.2011.tax_conversion_in"],
    ],
    [
      "an entry on the last day that the opening covers",
      afterOpening({ kind: "distribution", date: "2018-12-31" }),
      ["inconsistent entries[0].date"],
    ],
    [
      "a contribution for the year that the opening covers",
      afterOpening({ kind: "contribution", date: "2019-02-01", for: 2018 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "a contribution inside the year that the opening covers, told once",
      afterOpening({ kind: "contribution", date: "2018-02-01" }),
      ["inconsistent entries[0].date"],
    ],
    [
      "an assertion about the year that the opening covers",
      afterOpening({ kind: "assert", for: 2018, line: "14", amount: 0 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "an entry before the owner's birth",
      {
        owner: { name: "A", born: "1999-04-02" },
        entries: [{ kind: "distribution", date: "1999-04-01", amount: 1 }],
      },
      ["inconsistent entries[0].date"],
    ],
    [
      "a distribution after the owner's death",
      ofDecedent({ kind: "distribution" }),
      ["inconsistent entries[0].date"],
    ],
    [
      "a contribution after the owner's death",
      ofDecedent({ kind: "contribution", for: 2020 }),
      ["inconsistent entries[0].date"],
    ],
    [
      "a contribution to an inherited IRA",
      ofHeir({ kind: "contribution" }),
      ["inconsistent entries[0].kind"],
    ],
    ["a conversion of an inherited IRA", ofHeir({ kind: "conversion" }), ["inconsistent entries[0].kind"]],
    [
      "an inherited IRA made one's own in its own ledger",
      ofHeir({ kind: "inherited_as_own", basis: 0 }),
      ["inconsistent entries[0].kind"],
    ],
    [
      "a contribution before January 1 of its year",
      entry({ kind: "contribution", for: 2017 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "a contribution a year and a half after its year",
      entry({ kind: "contribution", for: 2014, date: "2016-07-01" }),
      ["inconsistent entries[0].for"],
    ],
    [
      "a rollover deposited before it came out",
      entry({ kind: "rollover", deposited: "2016-05-31" }),
      ["inconsistent entries[0].deposited"],
    ],
    [
      "a Roth IRA rolled over to a plan",
      entry({ kind: "rollover", ira: "roth", deposited: "2016-06-02", to: "employer_plan" }),
      ["inconsistent entries[0].to"],
    ],
    [
      "more after tax than there is",
      entry({ kind: "plan_rollover", after_tax: 100.01 }),
      ["inconsistent entries[0].after_tax"],
    ],
    [
      "a designated Roth account rolled to a traditional IRA",
      entry({ kind: "plan_rollover", after_tax: 0, source: "designated_roth" }),
      ["inconsistent entries[0].source"],
    ],
    [
      "a military death gratuity in a traditional IRA",
      entry({ kind: "plan_rollover", after_tax: 0, source: "military_death" }),
      ["inconsistent entries[0].source"],
    ],
    [
      "a disaster without its number",
      entry({ kind: "distribution", reason: "disaster" }),
      ["missing_value entries[0].disaster"],
    ],
    [
      "a disaster's number without the reason",
      entry({ kind: "distribution", disaster: "DR-1-IA" }),
      ["inconsistent entries[0].disaster"],
    ],
    ["no earnings", recharacterization({}), ["missing_value entries[0].earnings"]],
    ["no earnings of a returned contribution", returned({}), ["missing_value entries[0].earnings"]],
    [
      "earnings and a balance",
      recharacterization({ earnings: 0, adjusted_closing: 0 }),
      ["inconsistent entries[0].earnings"],
    ],
    [
      "earnings and both balances",
      returned({ earnings: 1, adjusted_opening: 100, adjusted_closing: 0 }),
      ["inconsistent entries[0].earnings"],
    ],
    [
      "only the opening balance",
      returned({ adjusted_opening: 100 }),
      ["missing_value entries[0].adjusted_closing"],
    ],
    [
      "only the closing balance",
      returned({ adjusted_closing: 0 }),
      ["missing_value entries[0].adjusted_opening"],
    ],
    ["a loss of more than there was", returned({ earnings: -100.01 }), ["inconsistent entries[0].earnings"]],
    [
      "an opening balance that lacks the contribution",
      returned({ adjusted_opening: 99.99, adjusted_closing: 0 }),
      ["inconsistent entries[0].adjusted_opening"],
    ],
    [
      "a conversion's year without a conversion",
      recharacterization({ earnings: 0, converted: 2016 }),
      ["inconsistent entries[0].converted"],
    ],
    [
      "a conversion without its year",
      recharacterization({ earnings: 0, of: "conversion" }),
      ["missing_value entries[0].converted"],
    ],
    [
      "a conversion of a later year",
      recharacterization({ earnings: 0, of: "plan_rollover", converted: 2017 }),
      ["inconsistent entries[0].for", "inconsistent entries[0].converted"],
    ],
    [
      "a conversion out of a traditional IRA undone",
      recharacterization({ earnings: 0, of: "conversion", converted: 2016, from: "traditional" }),
      ["inconsistent entries[0].from"],
    ],
    [
      "two years of one conversion",
      recharacterization({ earnings: 0, of: "conversion", converted: 2015, for: 2016 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "a contribution of next year moved",
      recharacterization({ earnings: 0, for: 2017 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "an excess of next year removed",
      entry({ kind: "excess_removal", for: 2017 }),
      ["inconsistent entries[0].for"],
    ],
    [
      "a change of next year's basis",
      entry({ kind: "basis_adjustment", for: 2017, note: "x" }),
      ["inconsistent entries[0].for"],
    ],
    [
      "conversion layers of a traditional IRA",
      received({ roth_conversions: [{ year: 2016, amount: 1, taxable: 1 }] }),
      ["inconsistent entries[0].roth_conversions"],
    ],
    [
      "conversion layers of a later year",
      received({ ira: "roth", roth_conversions: [{ year: 2017, amount: 1, taxable: 1 }] }),
      ["inconsistent entries[0].roth_conversions[0].year"],
    ],
    [
      "a repayment before the distribution",
      entry({ kind: "repayment", of: "disaster", distributed: 2017 }),
      ["inconsistent entries[0].distributed"],
    ],
    [
      "an assertion of no year",
      ledgerOf({ kind: "assert", line: "14", amount: 0 }),
      ["missing_value entries[0].for"],
    ],
  ])("%s", (_, value, expected) => {
    expect(complaints(value)).toEqual(expected);
  });
});

describe("facts at the edge of a contradiction are accepted", () => {
  test.each<[string, unknown]>([
    ["the first day after the opening", afterOpening({ kind: "distribution", date: "2019-01-01" })],
    [
      "income put off into the two years after the opening, all of it taxed early",
      opening({
        basis: 0,
        deferred_income: {
          due: [
            { year: 2019, ira: 1, plan: 0 },
            { year: 2020, ira: 0, plan: 1 },
          ],
          taxed_early: 2,
        },
      }),
    ],
    ["a Roth IRA since the year of the opening", opening({ basis: 0, roth_since: 2018 })],
    ...[
      { date: "2020-03-01", kind: "contribution", ira: "roth", for: 2019, amount: 1 },
      { date: "2019-03-01", kind: "conversion", amount: 1 },
      { date: "2019-03-01", kind: "plan_rollover", ira: "roth", amount: 1, after_tax: 0 },
      {
        date: "2020-03-01",
        kind: "recharacterization",
        from: "traditional",
        for: 2019,
        amount: 1,
        earnings: 0,
      },
    ].map((entry): [string, unknown] => [
      `a Roth IRA that began with the ${entry.kind} of an entry`,
      { ...opening({ basis: 0, roth_since: 2019 }), entries: [entry] },
    ]),
    [
      "an older conversion received in a divorce",
      opening({ basis: 0, roth_since: 2017, roth_conversions: [{ year: 2016, amount: 1, taxable: 1 }] }),
    ],
    ["a due date on January 1", year({ due: "2024-01-01" })],
    ["an amendment on the day of filing", year({ filed: { date: "2024-04-10", amended: ["2024-04-10"] } })],
    ["no lines of a form that was not filed", year({ filed: { form_8606: false, lines: {} } })],
    ["2010's choice in 2010", year({ tax_conversion_in: "2010" }, "2010")],
    [
      "accounts that add up to the most that can be",
      year({ year_end_value: [{ value: 999999999.98 }, { value: 0.01 }] }),
    ],
    [
      "a contribution on January 1 of its year",
      entry({ kind: "contribution", for: 2016, date: "2016-01-01" }),
    ],
    [
      "a contribution half a year late, which the review tells",
      entry({ kind: "contribution", for: 2014, date: "2016-06-30" }),
    ],
    [
      "a contribution later than that, on a postponed due date",
      {
        ...entry({ kind: "contribution", for: 2014, date: "2016-09-30" }),
        years: { "2014": { due: "2016-09-30" } },
      },
    ],
    ["a distribution on the day of death", ofDecedent({ kind: "distribution", date: "2020-12-31" })],
    [
      "a contribution taken back by the executor",
      ofDecedent({ kind: "returned_contribution", for: 2020, earnings: 0 }),
    ],
    [
      "a recharacterization by the executor",
      ofDecedent({ kind: "recharacterization", for: 2020, from: "roth", earnings: 0 }),
    ],
    [
      "an exception on the first day of its law",
      entry({ kind: "distribution", date: "2024-01-01", exception: "23" }),
    ],
    [
      "an exception in the year of its law, on a day that is not known",
      entry({ kind: "distribution", date: "2022-01-01", day: "unknown", exception: "20" }),
    ],
    ["automatic enrollment in a SIMPLE IRA", entry({ kind: "distribution", ira: "simple", exception: "18" })],
    ["a distribution from an inherited IRA", ofHeir({ kind: "distribution", reason: "death" })],
    ["a rollover deposited on the same day", entry({ kind: "rollover", deposited: "2016-06-01" })],
    ["a rollover that is all after tax", entry({ kind: "plan_rollover", after_tax: 100 })],
    ["a loss of everything", returned({ earnings: -100 })],
    ["a transfer that is all basis", received({ basis: 100 })],
    [
      "a removal of an excess that the opening covers",
      afterOpening({ kind: "excess_removal", date: "2019-06-01", for: 2017 }),
    ],
    [
      "a return of a contribution that the opening covers",
      afterOpening({ kind: "returned_contribution", date: "2019-02-01", for: 2018, earnings: 0 }),
    ],
    [
      "a repayment of a distribution that the opening covers",
      afterOpening({ kind: "repayment", date: "2019-02-01", of: "disaster", distributed: 2018 }),
    ],
    [
      "an adjustment of a year that the opening covers",
      afterOpening({ kind: "basis_adjustment", date: "2019-02-01", for: 2018, note: "x" }),
    ],
    ["an assertion about a later year than its date", entry({ kind: "assert", for: 2017, line: "14" })],
  ])("%s", (_, value) => {
    accepted(parseLedger(value));
  });
});

test("a contradiction with a value that is itself wrong is not told", () => {
  const bad = { kind: "rollover", date: "2023-02-30", amount: 1, deposited: "2016-01-01", ira: "roth" };
  expect(complaints(afterOpening(bad))).toEqual(["invalid_value entries[0].date"]);
});

test("the reason why an inherited IRA cannot take it is told", () => {
  const [problem] = problemsOf(parseLedger(ofHeir({ kind: "contribution" })));
  expect(problem?.message).toContain("you cannot contribute to an inherited IRA");
});

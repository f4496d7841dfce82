import { describe, expect, test } from "vitest";
import { missingForEarlyTax, recapturedConversions } from "../../src/lines/early-tax.js";
import { formOf } from "./form-of.js";

/** The fact that is missing to tell whether the year bears the additional tax, as a place in the ledger. */
function missing(...of: Parameters<typeof formOf>): string | null {
  return missingForEarlyTax(formOf(...of));
}

const out = (date: string, more: object = {}) => ({ date, kind: "distribution", amount: 500, ...more });
const unknown = { day: "unknown" };
const returned = (date: string, more: object = {}) => [
  { date: `${date.slice(0, 4)}-01-10`, kind: "contribution", amount: 1000 },
  { date, kind: "returned_contribution", for: Number(date.slice(0, 4)), amount: 1000, earnings: 40, ...more },
];
const roth = (more: object) => ({
  opening: { year: 2022, basis: 0, roth_since: 2020, roth_contributions: 0, roth_conversions: [], ...more },
});

// IRC 72(t)(1): the tax is on what is includible in income, and 408A(d)(3)(F) on what comes out of a taxed conversion.
describe("without a date of birth the additional tax cannot be told", () => {
  test.each<[string, string | null, { entries: object[] }]>([
    ["when a distribution is income", "owner.born", { entries: [out("2023-05-01")] }],
    [
      "but when it was all basis",
      null,
      { opening: { year: 2022, basis: 500 }, entries: [out("2023-05-01")] } as never,
    ],
    ["when a returned contribution had earnings", "owner.born", { entries: returned("2021-05-03") }],
    ["but when it had none", null, { entries: returned("2021-05-03", { earnings: 0 }) }],
    [
      "when a Roth distribution has earnings",
      "owner.born",
      { ...roth({}), entries: [out("2023-05-01", { ira: "roth" })] },
    ],
    [
      "but when it is of contributions",
      null,
      { ...roth({ roth_contributions: 500 }), entries: [out("2023-05-01", { ira: "roth" })] },
    ],
    [
      "when it reaches a taxed conversion inside its five years",
      "owner.born",
      {
        ...roth({ roth_conversions: [{ year: 2020, amount: 500, taxable: 500 }] }),
        entries: [out("2023-05-01", { ira: "roth" })],
      },
    ],
    [
      "but when that conversion was not taxed",
      null,
      {
        ...roth({ roth_conversions: [{ year: 2020, amount: 500, taxable: 0 }] }),
        entries: [out("2023-05-01", { ira: "roth" })],
      },
    ],
  ])("%s: %s", (_, place, ledger) => {
    expect(missing(ledger.entries.some((e) => "for" in e) ? 2021 : 2023, ledger)).toBe(place);
  });
});

describe("a day that is not known is missing where it decides", () => {
  const young = { born: "1980-01-15" };
  test.each<[string, number, string | null, object, object[]]>([
    ["59 1/2", 2024, "entries[0].date", { born: "1964-12-20" }, [out("2024-12-31", unknown)]],
    ["nothing at 44", 2024, null, young, [out("2024-12-31", unknown)]],
    ["nothing when it is known", 2024, null, { born: "1964-12-20" }, [out("2024-12-31")]],
    // IRC 72(t)(2)(A)(iii)
    [
      "a disability",
      2024,
      "entries[0].date",
      { ...young, disabled: "2024-06-03" },
      [out("2024-12-31", unknown)],
    ],
    [
      "no disability, where another exception is named",
      2024,
      null,
      { ...young, disabled: "2024-06-03" },
      [out("2024-12-31", { ...unknown, exception: "05" })],
    ],
    [
      "no disability of another year",
      2024,
      null,
      { ...young, disabled: "2023-06-05" },
      [out("2024-12-31", unknown)],
    ],
    // IRC 72(t)(2)(L), from December 30, 2022
    [
      "the law on terminal illness",
      2022,
      "entries[0].date",
      young,
      [out("2022-12-31", { ...unknown, reason: "terminal_illness" })],
    ],
    ["not that law without the illness", 2022, null, young, [out("2022-12-31", unknown)]],
    [
      "not that law after 59 1/2",
      2022,
      null,
      { born: "1960-01-15" },
      [out("2022-12-31", { ...unknown, reason: "terminal_illness" })],
    ],
    // IRC 72(t)(2)(A)(ix), from December 29, 2022
    ["the law on returned earnings", 2022, "entries[1].date", young, returned("2022-12-31", unknown)],
    ["not that law in another year", 2021, null, young, returned("2021-12-31", unknown)],
    [
      "a disability for returned earnings before that law",
      2021,
      "entries[1].date",
      { ...young, disabled: "2021-06-01" },
      returned("2021-12-31", unknown),
    ],
    [
      "no disability for them after it",
      2023,
      null,
      { ...young, disabled: "2023-06-01" },
      returned("2023-12-31", unknown),
    ],
  ])("%s", (_, year, place, owner, entries) => {
    expect(missing(year, { owner, entries })).toBe(place);
  });

  // IRC 72(t)(6): 25 percent in the first two years of a SIMPLE IRA.
  test.each<[string, string | null, object, object]>([
    ["decides", "entries[1].date", young, {}],
    ["decides nothing after 59 1/2", null, { born: "1950-01-15" }, {}],
    ["decides nothing with an exception", null, young, { exception: "05" }],
  ])(
    "the day of a withdrawal in the year in which the two years of a SIMPLE IRA end %s",
    (_, place, owner, more) => {
      const entries = [
        { date: "2022-03-01", kind: "contribution", ira: "simple", amount: 1000 },
        out("2024-12-31", { ira: "simple", ...unknown, ...more }),
      ];
      expect(missing(2024, { owner, entries })).toBe(place);
    },
  );
});

// IRC 408A(d)(3)(F) and (4)(B)(ii): conversions come out first in, first out, the taxed part of each before the rest.
test.each([
  [500, [{ year: 2020, cents: 50_000, whole: true }]],
  [
    700,
    [
      { year: 2020, cents: 50_000, whole: true },
      { year: 2021, cents: 20_000, whole: false },
    ],
  ],
  [
    5000,
    [
      { year: 2020, cents: 50_000, whole: true },
      { year: 2021, cents: 40_000, whole: false },
    ],
  ],
])("a Roth distribution of %i reaches conversions inside their five years", (amount, reached) => {
  const roth_conversions = [
    { year: 2020, amount: 500, taxable: 500 },
    { year: 2021, amount: 1000, taxable: 400 },
  ];
  const entries = [out("2023-05-01", { ira: "roth", amount })];
  const ledger = { ...roth({ roth_conversions }), owner: { born: "1980-01-15" }, entries };
  expect(recapturedConversions(formOf(2023, ledger))).toEqual(reached);
});

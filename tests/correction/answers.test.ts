import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { isSettledFirst } from "../../src/correction/assumed/held.js";
import { envelopes } from "../../src/correction/envelopes.js";
import { correctWith } from "../../src/correction/household-correction.js";
import { lastCheck, signedTexts } from "../../src/correction/last-check/last-check.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { AS_OF, unwrap } from "./examples.js";
import { filed } from "./filed-ledgers.js";

interface Input {
  readonly owner?: object;
  readonly opening?: object;
  readonly years: object;
  readonly entries: readonly object[];
  /** What counts as today, where it is another day than in the other ledgers. */
  readonly as_of?: string;
}

const owner = { name: "Ada Example", ssn: "900-00-0001", born: "1984-06-06" };
const single = { filing_status: "single" };
const out = (more: object = {}) => filed("2024-04-10", { form_1040: { "4a": 8000, "4b": 8000 }, ...more });

/** What of a ledger has to be settled before anyone signs, and what is signed. */
function held({ as_of = AS_OF, ...input }: { readonly as_of?: string }) {
  const filing = unwrap(correctWith(unwrap(parseLedger({ owner, ...input })), as_of));
  const all = envelopes(filing);
  expect(lastCheck(filing, all)).toEqual([]);
  return {
    holds: filing.members[0].assumed.filter(isSettledFirst),
    signed: all.map((each) => signedTexts(each).explanation.join("\n")).join("\n"),
    enclosed: all.flatMap((each) => signedTexts(each).enclosed),
  };
}

const early = (entry: object = {}, year: object = {}): Input => ({
  opening: { year: 2022, basis: 20_000, last_form: 2022 },
  years: { 2023: { year_end_value: 40_000, ...single, filed: out({ form_5329: {} }), ...year } },
  entries: [{ date: "2023-07-10", kind: "distribution", amount: 8000, ...entry }],
});
const inherited = (opening: object, more: object = {}): Input => ({
  ...early({ reason: "death" }),
  opening: { year: 2022, basis: 20_000, ...opening },
  owner: { ...owner, inherited_from: "Wim Example", decedent_died: "2022-03-01", ...more },
});
/** Publication 590-B, chapter 1, Qualified charitable distributions; IRC 408(d)(8)(A) and (B). */
const gift = (opening: object | null, years: object = {}): Input => ({
  owner: { ...owner, born: "1945-06-06" },
  ...(opening === null ? {} : { opening: { year: 2021, basis: 0, ...opening } }),
  years: { 2023: { year_end_value: 100_000, ...single, filed: out() }, ...years },
  entries: [
    { date: "2023-05-09", kind: "distribution", amount: 5000, reason: "qcd", charity: "Example Food Bank" },
    { date: "2023-06-09", kind: "distribution", amount: 3000, reason: "rmd" },
  ],
});
const contributed = (year: object, address?: object): Input => ({
  owner: { ...owner, ...(address && { address: { street: "1 Main", city: "Town", ...address } }) },
  years: { 2022: year },
  entries: [{ date: "2022-05-09", kind: "contribution", amount: 6000 }],
});
/** Born in 1940: a distribution is required in each year (IRC 401(a)(9)), and used up basis. */
const old = (years: object, more: object = {}): Input => ({
  owner: { ...owner, born: "1940-06-06" },
  opening: { year: 2021, basis: 20_000, last_form: 2021 },
  years: { ...years, 2023: { year_end_value: 60_000, ...single, filed: out() } },
  entries: [{ date: "2023-02-01", kind: "distribution", amount: 8000, reason: "rmd" }],
  ...more,
});

/** A conversion of 2021 that came out of the Roth IRA in 2023 (IRC 408A(d)(4)(B)). */
const rothOut = (opening: object): Input => ({
  opening: { year: 2020, basis: 0, ...opening },
  years: {
    2021: {
      year_end_value: 0,
      deducted: 0,
      filed: filed("2022-04-10", {
        form_8606: true,
        lines: { "16": 8000, "17": 0, "18": 8000 },
        form_1040: { "4a": 8000, "4b": 8000 },
      }),
    },
    2022: {},
    2023: {
      ...single,
      no_exception: true,
      filed: out({ form_5329: {}, form_1040: { "4a": 8000, "4b": 0 } }),
    },
  },
  entries: [
    { date: "2021-05-09", kind: "conversion", amount: 8000 },
    { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 8000 },
  ],
});

/** A contribution for 2023 without compensation, which came out in 2024 (IRC 408(d)(5)). */
const removed = (form_1040: object = {}, date = "2024-11-20", deducted: number | null = 0): Input => ({
  years: {
    2023: {
      ...{ year_end_value: 6900, deducted, ...single, compensation: 0, magi: 40_000 },
      line_1_above_limit: false,
      filed: { ...filed("2024-04-10", { form_5329: {} }), deducted },
    },
    2024: {
      ...{ year_end_value: 300, deducted: 0, ...single, compensation: 0, magi: 40_000 },
      filed: filed("2025-04-10", form_1040),
    },
  },
  entries: [
    { date: "2023-05-05", kind: "contribution", amount: 6500 },
    { date, kind: "excess_removal", for: 2023, amount: 6500 },
  ],
});

/** Basis of an old form, and IRAs that were empty a year before 51,000 was in them (IRC 408(d)(2)). */
const emptied = (undone: object | null, year_end_value: number = 0): Input => ({
  opening: { year: 2021, basis: 4200, last_form: 2011 },
  years: {
    2022: { year_end_value, deducted: 0, ...single, filed: filed("2023-04-03") },
    2023: {
      ...{ year_end_value: 31_000, deducted: 0, ...single },
      filed: filed("2024-04-10", { form_1040: { "4a": 20_000, "4b": 20_000 } }),
    },
  },
  entries: [
    { date: "2023-04-10", for: 2022, kind: "contribution", amount: 6000 },
    ...(undone === null ? [] : [{ date: "2023-09-01", for: 2022, amount: 6000, earnings: 310, ...undone }]),
    { date: "2023-11-15", kind: "conversion", amount: 20_000 },
  ],
});

/** IRC 408(d)(3)(A) and (I): what came back after its 60 days, or on a day that leaves it open. */
const rolled = (entry: object): Input => ({
  ...early({}, { no_exception: true, deducted: 0, compensation: 90_000, magi: 40_000 }),
  entries: [
    { date: "2023-07-10", kind: "distribution", amount: 8000 },
    { date: "2023-06-19", kind: "rollover", amount: 1000, deposited: "2023-08-27", ...entry },
  ],
});

/** Money in IRAs of which nothing says how they became empty (IRC 408(d)(1), 4973(b)(2)). */
const vanished = (values: object, empty: object, more: object = {}): Input => ({
  years: {
    2022: { ...values, deducted: 0, ...single, filed: filed("2023-04-10") },
    2023: { ...empty, deducted: 0, filed: filed("2024-04-10") },
  },
  entries: [{ date: "2022-05-09", kind: "contribution", amount: 600 }],
  ...more,
});

const RETURNED = { kind: "returned_contribution" };
/** A contribution for a year that was undone on August 1 of the next, after a return filed in July (IRC 408(d)(4), 408A(d)(6)). */
const undone = (entry: object, of: object = {}, ira = "traditional", year = 2023): Input => ({
  opening: { year: year - 1, basis: 0, last_form: "none", roth_contributions: 0, roth_conversions: [] },
  years: {
    [year]: {
      ...{ deducted: 0, ...single, compensation: 90_000, year_end_value: 7000 },
      filed: filed(`${year + 1}-07-20`, {
        form_1040: entry === RETURNED ? { "4a": 6300, "4b": 300 } : { "4a": 0, "4b": 0 },
      }),
      ...of,
    },
    [year + 1]: { year_end_value: 100, roth_year_end_value: 100, filed: filed(`${year + 2}-04-10`) },
  },
  entries: [
    { date: `${year}-03-01`, kind: "contribution", amount: 6000, ira },
    { date: `${year + 1}-08-01`, for: year, amount: 6000, earnings: 300, ...entry },
    { date: `${year + 1}-05-01`, kind: "contribution", amount: 500 },
  ],
});
const NOT_EXTENDED = { extended: false };

const OPENED_2020 = { opening: { year: 2020, basis: 20_000, last_form: 2020 } };

/** A ledger that is held for one fact, for each kind of fact. */
const HELD: readonly (readonly [path: string, input: Input])[] = [
  ["years.2023.exception", early()],
  // IRC 72(t)(2)(H)(ii): at most 5,000 for a child.
  ["years.2023.exception", early({ exception: "19" })],
  // IRC 72(t)(2)(A)(ii): made to a beneficiary on or after the death.
  ["entries[0].reason", early({ reason: "death" })],
  ["entries[0].reason", early({ exception: "04" })],
  // Reg. 301.6402-2(b)(1): "other" is no ground.
  ["entries[0].exception_reason", early({ exception: "12", exception_shown: false })],
  ["entries[0].exception_shown", early({ exception: "08" })],
  ["entries[0].exception_shown", early({ reason: "birth_adoption", amount: 4000 })],
  ["years.2023.filing_status", early({}, { filing_status: null, no_exception: true })],
  [
    "years.2023.filed.form_5329",
    {
      ...early({}, { no_exception: true }),
      years: { 2023: { year_end_value: 40_000, ...single, no_exception: true, filed: out() } },
    },
  ],
  ["opening.last_form", { ...early({}, { no_exception: true }), opening: { year: 2022, basis: 20_000 } }],
  ["years.2024.filed.form_1040", removed()],
  ["years.2022.year_end_value", emptied({ kind: "recharacterization", from: "traditional" })],
  ["years.2022.year_end_value", emptied({ kind: "returned_contribution" })],
  ["years.2022.year_end_value", emptied(null)],
  ["opening.share", inherited({ last_form: 2020 })],
  ["opening.last_form", inherited({ share: true })],
  ["owner.decedent_died", inherited({ share: true, last_form: 2020 }, { decedent_died: null })],
  ["opening.qcd_deductions", gift({}, { 2022: {} })],
  ["years.2022.deducted", gift({ qcd_deductions: 0 })],
  ["years.2021.deducted", gift(null, { 2020: {}, 2022: {} })],
  [
    "entries[0].charity",
    {
      ...gift({ qcd_deductions: 0 }, { 2022: {} }),
      entries: [
        { date: "2023-05-09", kind: "distribution", amount: 5000, reason: "qcd", note: "no receipt yet" },
      ],
    },
  ],
  [
    "years.2024.value_at_death",
    {
      owner: { ...owner, born: "1940-06-06", died: "2024-08-01" },
      opening: { year: 2023, basis: 20_000, last_form: 2023 },
      years: {
        2024: {
          year_end_value: 60_000,
          ...single,
          filed: filed("2025-04-10", { form_1040: { "4a": 3000, "4b": 3000 } }),
        },
      },
      entries: [{ date: "2024-02-01", kind: "distribution", amount: 3000, reason: "rmd" }],
    },
  ],
  ["years.2022.deducted", contributed({ filed: { return: true, date: "2023-04-10", form_8606: false } })],
  [
    "years.2022.line_1",
    contributed({ deducted: 0, compensation: 4000, ...single, filed: filed("2023-04-10") }),
  ],
  [
    "years.2022.filed.deducted",
    {
      years: {
        2022: {
          ...{ deducted: 6000, covered_by_plan: true, magi: 90_000, magi_is: "right", ...single },
          ...{ year_end_value: 50_000, no_exception: true },
          filed: { ...filed("2023-04-10", { form_1040: { "4a": 8000, "4b": 8000 } }), deducted: null },
        },
      },
      entries: [
        { date: "2022-05-09", kind: "contribution", amount: 6000 },
        { date: "2022-07-10", kind: "distribution", amount: 8000 },
      ],
    },
  ],
  // IRC 219(b)(1)(B): never more than pay, whoever is covered.
  [
    "years.2022.covered_by_plan",
    {
      ...contributed({
        ...{ deducted: 6000, compensation: 3000, ...single, year_end_value: 7000 },
        ...{ line_1_above_limit: true, filed: { ...filed("2023-04-10", { form_5329: {} }), deducted: null } },
      }),
    },
  ],
  [
    "years.2023.deduction_limited",
    {
      ...early({}, { no_exception: true }),
      years: {
        2023: {
          ...{ deducted: 2500, deduction_limited: true, covered_by_plan: true, magi: 0, magi_is: "right" },
          ...{ filing_status: "married_separate", lived_apart: false, no_exception: true },
          year_end_value: 50_000,
          filed: out({ form_5329: {}, deducted: 2500 }),
        },
      },
      entries: [
        { date: "2023-03-05", kind: "contribution", amount: 6500 },
        { date: "2023-07-10", kind: "distribution", amount: 8000 },
      ],
    },
  ],
  [
    "years.2022.included_pay",
    contributed({ deducted: 0, filed: filed("2023-04-10") }, { state: "PR", zip: "00901" }),
  ],
  [
    "years.2022.filed.required",
    contributed({ magi: 500_000, covered_by_plan: true, ...single, deducted: 0, filed: { return: false } }),
  ],
  [
    "years.2022",
    { ...early({}, { no_exception: true }), opening: { year: 2021, basis: 20_000, last_form: 2021 } },
  ],
  ["years.2022", old({})],
  ["years.2022.no_other_distribution", old({ 2022: {} })],
  ["years.2022.no_other_distribution", old({ 2022: { required_distribution: 400 } })],
  ["years.2022.no_other_distribution", old({ 2022: { required_distribution: 0 } })],
  // 30,000 / 17.7 (Publication 590-B, Table III, age 83), in the year of the form itself.
  [
    "years.2023.no_other_distribution",
    {
      ...old({ 2022: { year_end_value: 30_000, no_other_distribution: true } }),
      entries: [{ date: "2023-02-01", kind: "distribution", amount: 1500, reason: "rmd" }],
    },
  ],
  ["years.2023.no_other_distribution", vanished({ year_end_value: 610 }, { year_end_value: 0 })],
  ["years.2023.no_other_distribution", vanished({}, { year_end_value: 0 })],
  [
    "years.2023.roth_year_end_value",
    vanished(
      { year_end_value: 610, roth_year_end_value: 600 },
      { roth_year_end_value: 0 },
      { opening: { year: 2021, basis: 0, roth_contributions: 500, roth_conversions: [], roth_since: 2015 } },
    ),
  ],
  // The year before was waived: IRC 401(a)(9)(I).
  [
    "years.2021.no_other_distribution",
    old({ 2021: { required_distribution: 400 }, 2022: { no_other_distribution: true } }, OPENED_2020),
  ],
  ["entries[1].waiver", rolled({})],
  ["entries[1].date", rolled({ date: "2023-12-31", day: "unknown", deposited: "2024-01-15" })],
  // Instructions for Form 1040, lines 4a and 4b: all distributions from IRAs are on line 4a.
  [
    "years.2023.filed.form_1040",
    early(
      {},
      { no_exception: true, filed: out({ form_5329: {}, form_1040: { "4a": 13_000, "4b": 13_000 } }) },
    ),
  ],
  ["owner.first_on_return", early({}, { filing_status: "married_joint", no_exception: true })],
  // Reg. 301.9100-2(b): six months from the due date only where the return was filed on time.
  ["years.2023.extended", undone({ kind: "recharacterization", from: "roth" }, {}, "roth")],
  ["years.2023.extended", undone(RETURNED)],
  ["years.2023.extended", undone(RETURNED, { filed: { return: false } })],
  ["entries[1].kind", undone({ kind: "recharacterization", from: "roth" }, NOT_EXTENDED, "roth")],
  ["entries[1].kind", undone({ kind: "recharacterization", from: "traditional" }, NOT_EXTENDED)],
  ["entries[1].kind", undone(RETURNED, NOT_EXTENDED)],
  ["entries[1].kind", undone({ kind: "returned_contribution", ira: "roth" }, NOT_EXTENDED, "roth")],
  [
    "years.2021.filed.date",
    undone(
      { kind: "returned_contribution" },
      { filed: { ...filed("2022-04-10", { form_1040: { "4a": 6300, "4b": 300 } }), date: null } },
      "traditional",
      2021,
    ),
  ],
  // IRC 408(d)(5)(A)(i): after the due date, including extensions.
  ["years.2023.extended", removed({ form_1040: { "4a": 6500, "4b": 0 } }, "2024-09-01")],
  // IRC 408(d)(5)(A)(ii): only to the extent that no deduction was allowed.
  ["years.2023.deducted", removed({ form_1040: { "4a": 6500, "4b": 0 } }, "2024-11-20", null)],
  ["opening.roth_conversions", rothOut({ roth_contributions: 0 })],
  [
    "opening.roth_since",
    {
      ...rothOut({ roth_contributions: 0, roth_conversions: [], homebuyer_used: 0 }),
      entries: [
        { date: "2021-05-09", kind: "conversion", amount: 8000 },
        { date: "2023-05-09", kind: "distribution", ira: "roth", amount: 8000, reason: "homebuyer" },
      ],
    },
  ],
  // IRC 6511(b)(2)(A): with an extension a claim on May 2, 2026 still reaches tax withheld for 2022 (three years and six months).
  [
    "years.2022.extended",
    {
      years: {
        2022: {
          ...{ year_end_value: 0, ...single, deducted: 0 },
          filed: filed("2023-10-10", { paid_on: "2023-10-10", form_1040: { "4a": 6000, "4b": 6000 } }),
        },
      },
      entries: [
        { date: "2022-02-16", kind: "contribution", amount: 6000 },
        { date: "2022-02-18", kind: "conversion", amount: 6000 },
      ],
      as_of: "2026-05-02",
    },
  ],
  // IRC 219(b)(1)(B) and (c): only on a joint return can contributions be above one's own compensation.
  [
    "years.2022.filing_status",
    contributed({ deducted: 0, compensation: 0, filed: filed("2023-04-10", { form_5329: {} }) }),
  ],
  [
    "years.2022.spouse.compensation",
    contributed({
      ...{ deducted: 0, compensation: 2000, filing_status: "married_joint" },
      filed: filed("2023-04-10", { form_1040: { "4a": 0, "4b": 0 }, form_5329: {} }),
    }),
  ],
  [
    "years.2022.spouse.ira_contributions",
    contributed({
      ...{ deducted: 0, compensation: 2000, spouse: { compensation: 4500 }, filing_status: "married_joint" },
      filed: filed("2023-04-10", { form_1040: { "4a": 0, "4b": 0 }, form_5329: {} }),
    }),
  ],
  // Reg. 1.408A-6, A-7: the decedent's five years go on for a beneficiary.
  [
    "opening.roth_since",
    {
      owner: { ...owner, inherited_from: "Wim Example", decedent_died: "2022-03-01" },
      opening: { year: 2022, basis: 0, roth_contributions: 0, roth_conversions: [] },
      years: { 2023: { ...single, filed: out({ form_1040: { "4a": 8000, "4b": 0 } }) } },
      entries: [{ date: "2023-05-09", kind: "distribution", ira: "roth", amount: 8000, reason: "death" }],
    },
  ],
  [
    "opening.homebuyer_used",
    {
      ...rothOut({ roth_contributions: 0, roth_conversions: [] }),
      entries: [
        {
          date: "2023-05-09",
          kind: "distribution",
          ira: "roth",
          amount: 8000,
          reason: "homebuyer",
          exception_shown: false,
        },
      ],
    },
  ],
  [
    "entries[1].hsa_coverage",
    {
      ...early({}, { no_exception: true }),
      entries: [
        { date: "2023-07-10", kind: "distribution", amount: 8000 },
        { date: "2023-08-10", kind: "distribution", amount: 5000, reason: "hsa_funding" },
      ],
    },
  ],
  [
    "years.2022.filed.lines",
    {
      ...early({}, { no_exception: true }),
      opening: { year: 2021, basis: 20_000, last_form: 2020 },
      years: {
        2022: { filed: filed("2023-04-10", { form_8606: true }) },
        2023: { year_end_value: 40_000, ...single, no_exception: true, filed: out({ form_5329: {} }) },
      },
    },
  ],
  [
    "years.2021.filed.date",
    {
      ...early({}, { no_exception: true }),
      opening: { year: 2020, basis: 20_000, last_form: 2020 },
      years: {
        2021: {
          year_end_value: 45_000,
          ...single,
          no_exception: true,
          filed: {
            return: true,
            form_8606: false,
            form_1040: { "4a": 8000, "4b": 8000 },
            form_5329: {},
            deducted: 0,
          },
        },
        2022: {},
        2023: { year_end_value: 40_000, ...single, no_exception: true, filed: out({ form_5329: {} }) },
      },
      entries: [
        { date: "2021-07-10", kind: "distribution", amount: 8000 },
        { date: "2023-07-10", kind: "distribution", amount: 8000 },
      ],
    },
  ],
  [
    "years.2020.filed.paid_on",
    {
      years: {
        2020: {
          year_end_value: 3000,
          ...single,
          deducted: 0,
          filed: filed("2023-06-01", { form_1040: { "4a": 3000, "4b": 3000 } }),
        },
      },
      entries: [
        { date: "2020-02-16", kind: "contribution", amount: 6000 },
        { date: "2020-02-18", kind: "conversion", amount: 3000 },
      ],
    },
  ],
  // An excess in IRAs that a conversion emptied: an open question of docs/law.
  [
    "years.2022.converted_excess",
    {
      years: {
        2022: {
          ...{ year_end_value: 0, ...single, deducted: 0, compensation: 4000, line_1_above_limit: true },
          filed: filed("2023-04-10", { form_1040: { "4a": 6000, "4b": 6000 }, form_5329: {} }),
        },
      },
      entries: [
        { date: "2022-02-01", kind: "contribution", amount: 6000 },
        { date: "2022-02-03", kind: "conversion", amount: 6000 },
      ],
    },
  ],
  // 6 percent that is claimed back because the contributions were within the limit.
  [
    "years.2022.compensation",
    contributed({
      ...{ ...single, deducted: 0, year_end_value: 6000 },
      filed: filed("2023-04-10", { form_5329: { "17": 360 } }),
    }),
  ],
  // The tax on an excess, on the line for early distributions.
  [
    "years.2022.filed.form_5329",
    contributed({
      ...{ ...single, deducted: 0, year_end_value: 6000, compensation: 0, line_1_above_limit: true },
      filed: filed("2023-04-10", { form_5329: { "4": 360 } }),
    }),
  ],
  // Line 2 of the first form filed after the opening against the basis there.
  [
    "opening.basis",
    {
      ...early({}, { no_exception: true }),
      opening: { year: 2022, basis: 3000, last_form: 2011 },
      years: {
        2023: {
          ...{ year_end_value: 40_000, ...single, no_exception: true },
          filed: out({ form_5329: {}, form_8606: true, lines: { "2": 4200, "14": 3500 } }),
        },
      },
    },
  ],
  [
    "opening.basis",
    {
      ...contributed({
        ...{ ...single, year_end_value: 6000 },
        filed: filed("2023-04-10", { form_8606: true, lines: { "1": 6000, "2": 4200, "14": 10_200 } }),
      }),
    },
  ],
];

/** A value for what an answer leaves open. */
const FOUND: Readonly<Record<string, unknown>> = {
  "<number>": "08",
  "<reason>": "disability",
  "<date>": "2022-03-01",
  "<name>": "Example Food Bank",
  "<status>": "single",
  "<tax year>": 2020,
  "<dollars>": 50_000,
  "<dollars, or 0>": 0,
  "<the conversions, or []>": [],
};

function foundFor(text: string): unknown {
  if (text in FOUND) return FOUND[text];
  if (/^\d{4}-/.test(text)) return text;
  return text.startsWith("{") || ["true", "false"].includes(text)
    ? parseYaml(text.replaceAll("<dollars>", "500"))
    : text;
}

/** A ledger with an entry of an answer, with a day and an amount for what it leaves open, and what line 6 of that year needs. */
function withEntry(input: Partial<Input>, text: string): object {
  const year = Number(/<date in (\d{4})>/.exec(text)?.[1]);
  const entry = text.replace(/^- /, "").replace(/<date in \d{4}>/, `${year}-03-01`);
  const years = (input.years ?? {}) as Record<number, object>;
  const asFiled = filed(`${year + 1}-04-10`, { form_1040: { "4a": 500, "4b": 500 } });
  return {
    ...input,
    years: { ...years, [year]: { year_end_value: 60_000, ...single, filed: asFiled, ...years[year] } },
    entries: [...(input.entries ?? []), parseYaml(entry.replace("<dollars>", "500"))],
  };
}

/** A ledger with the key of an answer, as a person writes it. */
function withAnswer(input: object, answer: string): object {
  const [, place = "", value = ""] = /^(\S+): (.*)$/.exec(answer) ?? [];
  const steps = place.split(/[.[\]]+/).filter((step) => step !== "");
  const copy: Partial<Input> = structuredClone({ owner, ...input });
  if (place === "entries") return withEntry(copy, value);
  const last = steps.at(-1) as string;
  let at = copy as Record<string, unknown>;
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  at[last] = foundFor(value);
  return copy;
}

describe("what has to be settled first names the keys of the ledger that settle it", () => {
  const cases = HELD.flatMap(([path, input], at) => {
    const found = held(input).holds.find((hold) => hold.path === path);
    return (found?.answers ?? ["nothing is held"]).map((answer) => ({ at, path, answer, input }));
  });
  it("has a ledger for each, held for that fact", () => {
    expect(cases.filter(({ answer }) => answer === "nothing is held")).toEqual([]);
  });
  it.each(cases)("$path: $answer", ({ path, answer, input }) => {
    const before = held(input).holds.map((hold) => hold.path);
    const after = held(withAnswer(input, answer)).holds.map((hold) => hold.path);
    expect(after).not.toContain(path);
    // An answer may bring up a fact that it makes matter, and never one that was there before.
    expect(before.filter((each) => each !== path)).toEqual(after.filter((each) => before.includes(each)));
  });
});

describe("what nothing settles is not signed", () => {
  it("has no blank in Part II of a package that is not held", () => {
    for (const [, input] of HELD) {
      const { holds, signed } = held(input);
      if (holds.length === 0) expect(signed).not.toMatch(/_{4,}/);
      for (const answer of holds.flatMap(({ answers = [] }) => answers)) {
        const settled = held(withAnswer(input, answer));
        if (settled.holds.length === 0) expect(settled.signed).not.toMatch(/_{4,}/);
      }
    }
  });
});

// Instructions for Form 5329, Who Must File: no form where Form 1099-R shows the exception.
describe("Form 5329 with an exception alone", () => {
  const shown = (exception_shown: boolean | null) => held(early({ exception: "08", exception_shown }));
  it("is sworn to one way only, once the ledger has what box 7 shows", () => {
    expect(shown(null).signed).toContain("unless box 7 of Form 1099-R shows the exception");
    const isShown = shown(true);
    expect(isShown.signed).not.toContain("Form 5329");
    expect(isShown.enclosed.join()).not.toContain("Form 5329");
    const isNot = shown(false);
    expect(isNot.signed).toMatch(
      /Form 5329 for 2023 is attached: no additional tax applies .*number 08 for higher education expenses\)\./,
    );
    expect(isNot.enclosed).toContain("Form 5329 for 2023");
    expect([...isShown.holds, ...isNot.holds]).toEqual([]);
  });
});

// IRC 408(d)(8)(A): the exclusion is less the deductions for years at 70 1/2 that no gift has used up.
describe("IRA deductions before a gift to charity", () => {
  it("are asked for each year that the ledger leaves out, whatever other year it has", () => {
    const asked = held(gift({}, { 2020: {} })).holds.map(({ path }) => path);
    expect(asked).toEqual(["opening.qcd_deductions", "years.2022.deducted"]);
  });
  it.each([
    [
      0,
      "A qualified charitable distribution of $5,000 was paid by the trustee directly to Example Food Bank on May 9, 2023. It is not taxable (section 408(d)(8)).",
    ],
    [
      2000,
      "$5,000 was paid by the trustee directly to Example Food Bank on May 9, 2023. Of that, $3,000 is not taxable as a qualified charitable distribution (section 408(d)(8)).",
    ],
  ])("of %d lower what Part II says was not taxable", (qcd_deductions, says) => {
    const { holds, signed } = held(gift({ qcd_deductions }, { 2022: {} }));
    expect(holds).toEqual([]);
    expect(signed).toContain(says);
  });
});

// IRC 401(a)(9) and 4974.
describe("a year at 82 in which nothing came out", () => {
  const checked = { no_other_distribution: true };
  it.each([
    [{}, true, "not in the ledger, which has no distribution in 2022, although one was required at age 82."],
    [
      { required_distribution: 3000 },
      true,
      "not complete in the ledger, which has no distribution in 2022, while $3,000 was required.",
    ],
    [
      { required_distribution: 0 },
      true,
      "nothing by the ledger, which says that nothing was required in 2022. That is so at age 82 only if the traditional IRAs were empty",
    ],
    [
      { required_distribution: 3000, ...checked },
      false,
      "is $3,000, and the ledger has no distribution in 2022.",
    ],
    [
      checked,
      false,
      "was due at age 82, unless the traditional IRAs were empty on December 31 of 2021, and the ledger has no distribution in 2022.",
    ],
  ])("says what a missed required distribution means: %j", (year, isHeld, says) => {
    const [{ assumed }] = unwrap(
      correctWith(unwrap(parseLedger({ owner, ...old({ 2022: year }) })), AS_OF),
    ).members;
    const found = assumed.filter(({ path }) => path.endsWith("_distribution"));
    expect(found.some(isSettledFirst)).toBe(isHeld);
    expect(found.map(({ says: text }) => text?.slice(0, says.length))).toEqual([says]);
    expect(found.every(({ says: text }) => text?.includes("section 4974"))).toBe(true);
  });
});

// IRC 408(d)(5) and 6511(a): what came out untaxed needs no form, but the return may have taxed it.
describe("an excess that came out late, in a year without a form", () => {
  const asked = (form_1040: object) =>
    held(removed(form_1040)).holds.filter(({ path }) => path === "years.2024.filed.form_1040");
  it("is not settled until the lines of its return are known", () => {
    const [hold] = asked({});
    expect(hold?.says).toContain(
      "$6,500 came out of the IRAs in 2024, and $6,500 of it is not taxable. If the return taxed more than $0, a refund can be claimed until April 18, 2028 with Form 1040-X.",
    );
  });
  it.each([0, 6500])("is settled once line 4b was %d", (line4b) => {
    expect(asked({ form_1040: { "4a": 6500, "4b": line4b } })).toEqual([]);
  });
});

// IRC 408(d)(2) and 72(e)(8): what emptied the IRAs used up their basis.
describe("basis of IRAs that were empty at the end of the year before", () => {
  const asked = (input: Input) => held(input).holds.filter(({ path }) => path.endsWith("year_end_value"));
  it("is not signed for before somebody finds out what came out, and where the rest came from", () => {
    const [hold] = asked(emptied({ kind: "returned_contribution" }));
    expect(hold?.says).toContain(
      "line 2 of Form 8606 for 2023 has $4,200 of basis from before. If the IRAs were empty then, what came out of them used up that basis. Find out what came out after 2011, and where the $51,000 on line 9 came from.",
    );
  });
  it("is in order where the IRAs held something, or the basis was paid in after the end of the year", () => {
    expect(asked(emptied({ kind: "returned_contribution" }, 50_000))).toEqual([]);
    const { opening: _, ...later } = emptied(null);
    expect(asked(later)).toEqual([]);
  });
});

// IRC 408(d)(1) and (2), 4973(b)(2): what left the IRAs is on Form 8606, and of an excess on Form 5329.
describe("IRAs that became empty with too little in the entries", () => {
  const out = (entry: object) => ({
    ...vanished({ year_end_value: 6100 }, { year_end_value: 0 }),
    entries: [
      { date: "2022-05-09", kind: "contribution", amount: 6000 },
      { date: "2023-05-09", ...entry },
    ],
  });
  const asked = (input: Input) =>
    held(input)
      .holds.filter(({ path }) => /no_other_distribution|roth_year_end_value/.test(path))
      .map(({ says }) => says);
  it("are asked about, with what was in them and what came out", () => {
    expect(asked(out({ kind: "distribution", amount: 500 }))).toEqual([
      "not complete in the ledger. The traditional IRAs held $6,100 on December 31, 2022. On December 31, 2023, they held nothing, and in the ledger only $500 came out in between. What became of the rest: was it taken out, converted, moved to another plan, or lost? Each changes Form 8606, or Form 5329 if there was an excess. Add what happened, from Form 1099-R or the account statements; correct the value; or add that nothing else came out, if the rest was lost.",
    ]);
  });
  it.each([
    { kind: "distribution", amount: 5000 },
    { kind: "conversion", amount: 5950 },
    { kind: "rollover", amount: 6100, deposited: "2023-06-09", to: "employer_plan" },
    { kind: "recharacterization", for: 2022, from: "traditional", amount: 6000, earnings: 100 },
    { kind: "divorce_transfer", direction: "given", amount: 6100, basis: 6000 },
  ])("are not asked about where an entry emptied them: %j", (entry) => {
    expect(asked(out(entry))).toEqual([]);
  });
});

// IRC 401(a)(9), 4974; Publication 590-B, Table III: 60,000 / 16.8 at age 84.
describe("less than the required distribution in the year of a form", () => {
  const short = (died: string | null, year: object = {}) => {
    const input = {
      owner: { ...owner, born: "1940-06-06", ...(died && { died }) },
      opening: { year: 2022, basis: 20_000, last_form: 2022 },
      years: {
        2023: { year_end_value: 60_000, ...single, no_other_distribution: true, filed: out() },
        2024: {
          ...{ year_end_value: 58_000, ...single, ...(died && { value_at_death: 57_500 }), ...year },
          filed: filed("2025-04-12", { form_1040: { "4a": 3000, "4b": 3000 } }),
        },
      },
      entries: [
        { date: "2023-02-01", kind: "distribution", amount: 8000, reason: "rmd" },
        { date: "2024-02-01", kind: "distribution", amount: 3000, reason: "rmd" },
      ],
    };
    const [{ assumed }] = unwrap(correctWith(unwrap(parseLedger(input)), AS_OF)).members;
    return assumed.filter(({ path }) => path.endsWith("_distribution"));
  };
  it("is settled before anyone signs", () => {
    const [hold, ...more] = short(null);
    expect(hold && isSettledFirst(hold)).toBe(true);
    expect(hold?.says).toContain(
      "not complete in the ledger, which has only $3,000 of distributions in 2024, while $3,571 was required by the Uniform Lifetime Table and the value on December 31, 2023.",
    );
    expect(more).toEqual([]);
  });
  it("is a missed distribution once nothing else came out", () => {
    const [named, ...more] = short(null, { no_other_distribution: true });
    expect(named && isSettledFirst(named)).toBe(false);
    expect(named?.says).toMatch(/^is \$3,571 by the Uniform Lifetime Table .*section 4974/);
    expect(more).toEqual([]);
  });
  it("leaves the rest to the beneficiaries in the year of death", () => {
    const [named, ...more] = short("2024-08-01");
    expect(named && isSettledFirst(named)).toBe(false);
    expect(named?.says).toContain("Otherwise the beneficiaries had to take the other $571");
    expect(more).toEqual([]);
  });
});

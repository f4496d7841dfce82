import { expect, test } from "vitest";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Finding } from "../../src/review/finding.js";
import {
  type Boxes1099R,
  differingYears,
  entryOf1099R,
  meaningOf,
  type Use,
} from "../../src/web/cards/form-1099-r.js";
import { problemsIn5498 } from "../../src/web/cards/form-5498-problems.js";
import { rareOfFiled } from "../../src/web/cards/rare-of-filed.js";
import { type BackdoorAnswers, doubtOf } from "../../src/web/start/backdoor.js";
import { earlyFields } from "../../src/web/start/missed-fields.js";
import { isEarly, missedLedger, roughDay } from "../../src/web/start/missed-ledger.js";
import { missingIn } from "../../src/web/start/missed-problems.js";
import { at } from "../../src/web/state/written.js";
import { placeOfFinding } from "../../src/web/todo/finding-places.js";
import { toCheckFirst } from "../../src/web/todo/to-check-first.js";
import { problemWords } from "../../src/web/words/problem-words.js";
import { unreportedTax } from "../../src/web/words/year-answer.js";

const boxes = (code: string, ira: boolean | null, more: Partial<Boxes1099R> = {}): Boxes1099R => ({
  taxYear: 2025,
  gross: 1000,
  withheld: undefined,
  code,
  ira,
  date: "2025-03-04",
  use: null,
  deposited: undefined,
  ...more,
});

// Instructions for Forms 1099-R and 5498, Guide to Distribution Codes; the check mark beside box 7.
test.each([
  ["2", null, "asks for the check mark"],
  ["7", null, "asks for the check mark"],
  ["G", null, "asks for the check mark"],
  ["8", null, "asks for the check mark"],
  ["J", null, "is entered"],
  ["T", null, "is entered"],
  ["N", null, "goes to recharacterization"],
  ["7", true, "asks what happened"],
  ["1S", true, "asks what happened"],
  ["7", false, "goes to plan_rollover"],
  ["G", false, "goes to plan_rollover"],
  ["G", true, "is entered"],
  ["8", true, "goes to returned_contribution"],
  ["8J", null, "goes to returned_contribution"],
  ["8", false, "is refused"],
  ["4", true, "is refused"],
  ["5", true, "is refused"],
  ["D", true, "is refused"],
  ["Z", true, "is refused"],
])("Form 1099-R with code %s and check mark %s %s", (code, ira, what) => {
  const { ask, needsMark, refused, instead } = meaningOf(code, ira);
  const is = needsMark
    ? "asks for the check mark"
    : instead
      ? `goes to ${instead}`
      : refused
        ? "is refused"
        : ask.length > 0
          ? "asks what happened"
          : "is entered";
  expect(is).toBe(what);
  // Nothing is entered while something is still asked or refused.
  expect(entryOf1099R(boxes(code, ira)) !== null).toBe(what === "is entered");
});

test.each<[string, Use | null, object]>([
  ["2", "converted", { kind: "conversion", amount: 900, withheld: 100 }],
  ["1", "kept", { kind: "distribution", amount: 1000 }],
  ["3", "kept", { kind: "distribution", amount: 1000, reason: "disability" }],
  ["7", "required", { kind: "distribution", amount: 1000, reason: "rmd" }],
  ["7", "charity", { kind: "distribution", amount: 1000, reason: "qcd" }],
  ["S", "kept", { kind: "distribution", amount: 1000, ira: "simple" }],
  ["7", "moved", { kind: "rollover", amount: 1000, deposited: "2025-04-01" }],
  ["G", null, { kind: "rollover", amount: 1000, deposited: "2025-03-04", to: "employer_plan" }],
  ["T", null, { kind: "distribution", amount: 1000, ira: "roth" }],
])("code %s, %s, becomes an entry that the ledger takes", (code, use, expected) => {
  const entry = entryOf1099R(boxes(code, true, { use, withheld: 100, deposited: "2025-04-01" }));
  expect(entry).toEqual({ date: "2025-03-04", note: `Form 1099-R, code ${code}`, ...expected });
  expect(parseLedger({ owner: { name: "Ana Diaz" }, entries: [entry] }).ok).toBe(true);
});

test.each([
  [2025, "2025-03-04", null],
  [2025, "2024-12-31", { ofForm: 2025, ofDate: 2024 }],
  [2024, "2025-01-02", { ofForm: 2024, ofDate: 2025 }],
  [undefined, "2025-03-04", null],
  ["20", "2025-03-04", null],
  [2025, "03/04", null],
  [2025, "2024-02-30", null],
])("a form of %j with a payment on %j: they differ as %j", (taxYear, date, differ) => {
  expect(differingYears({ taxYear, date })).toEqual(differ);
});

test("money that was put back needs the day on which it was: none is made up", () => {
  expect(entryOf1099R(boxes("7", true, { use: "moved" }))).not.toHaveProperty("deposited");
});

test("missed years become a ledger that says what was answered and no more", () => {
  const ledger = missedLedger({
    name: "Dolores Whitcomb",
    basis: 1200,
    years: [
      { taxYear: 2019, contributed: 6000, on: "2020-03-01", filed: true, filedOn: "2020-07-10" },
      { taxYear: 2020, converted: 5000, convertedOn: "2020-05-06", value: 0, filed: false },
    ],
  });
  expect(ledger).toEqual({
    owner: { name: "Dolores Whitcomb" },
    opening: { year: 2018, basis: 1200 },
    years: {
      2019: { deducted: 0, filed: { return: true, date: "2020-07-10", form_8606: false, deducted: 0 } },
      2020: { year_end_value: 0, deducted: 0, filed: { return: false, form_8606: false } },
    },
    entries: [
      { date: "2020-03-01", kind: "contribution", for: 2019, amount: 6000 },
      { date: "2020-05-06", kind: "conversion", amount: 5000 },
    ],
  });
  expect(parseLedger(ledger).ok).toBe(true);
});

test("a missed year keeps what was taken out, and a day of which only the month or the year is known", () => {
  const ledger = missedLedger({
    name: "Pat Sample",
    basis: 0,
    years: [
      { taxYear: 2019, contributed: 6000, on: "06/2019" },
      { taxYear: 2020, contributed: 6000, on: "2021" },
      { taxYear: 2024, takenOut: 3000, takenOutOn: "2024", isLater: true, form8606: false },
    ],
  });
  expect(ledger.entries).toEqual([
    { date: "2019-06-01", day: "unknown", kind: "contribution", amount: 6000 },
    { date: "2021-01-01", day: "unknown", kind: "contribution", for: 2020, amount: 6000 },
    { date: "2024-12-31", day: "unknown", kind: "distribution", amount: 3000 },
  ]);
  expect(at(ledger, ["years", "2024"])).toEqual({ deducted: 0, filed: { form_8606: false } });
  expect(parseLedger(ledger).ok).toBe(true);
});

// IRC 72(t)(2)(A)(i): not early from the day of 59 1/2, six months after the 59th birthday.
test.each([
  ["2019-06-30", "1960-01-01", true],
  ["2019-07-01", "1960-01-01", false],
  ["2019", "1960-01-01", null],
  ["06/2019", "1960-07-02", true],
  ["2019", "1959-07-01", false],
  ["2019", undefined, null],
])("money taken out on %s by somebody born on %s is early: %s", (takenOutOn, born, early) => {
  expect(isEarly({ taxYear: 2019, takenOut: 5000, takenOutOn }, born)).toBe(early);
});

test("of money taken out early is asked when one was born, why it was taken out, and which tax was reported", () => {
  const year = { taxYear: 2019, takenOut: 5000, takenOutOn: "2019-06-03" };
  const asked = (more: object, born?: string, first = true) =>
    earlyFields({ ...year, ...more }, born, first).map(({ key }) => key);
  expect(asked({})).toEqual(["born"]);
  expect(asked({}, "1950-01-01")).toEqual(["born"]);
  expect(asked({}, "1980-01-01")).toEqual(["born", "exception", "additionalTax"]);
  expect(asked({ exception: "education" }, "1980-01-01", false)).toEqual(["exception"]);
});

test.each([
  [{ exception: "no_exception", additionalTax: 0 }, 49_100],
  [{ exception: "no_exception", additionalTax: 491 }, 0],
  [{ exception: "no_exception" }, 49_100],
  [{ exception: "education" }, 0],
  [{ exception: "disability" }, 0],
  [{ exception: "homebuyer" }, 0],
])("money taken out early, with %j: of the additional tax %d cents are open", (answers, open) => {
  const ledger = missedLedger({
    name: "Pat Sample",
    born: "1980-03-04",
    basis: 1000,
    years: [
      {
        taxYear: 2019,
        takenOut: 5000,
        takenOutOn: "2019-06-03",
        value: 50_000,
        filed: true,
        line4a: 5000,
        line4b: 5000,
        ...answers,
      },
    ],
  });
  const read = parseLedger(ledger);
  const computed = read.ok ? compute(read.value) : null;
  const year = computed?.ok ? computed.value.years.find(({ tax_year }) => tax_year === 2019) : undefined;
  if (!read.ok || year === undefined) throw new Error("The ledger is not computed");
  // Basis 1,000 of 55,000: 91 of 5,000 is not taxable (Form 8606, lines 10 to 13).
  expect(year.form_1040).toEqual({ "4a": 500_000, "4b": 490_900 });
  expect(unreportedTax(year, read.value.years[2019]?.filed?.form_5329)).toBe(open);
});

test.each([
  ["06/2019", "2019-06-01"],
  ["June 2019", "2019-06-01"],
  ["Jun. 2019", "2019-06-01"],
  ["2019", "2019-12-31"],
  ["2020", "2020-01-01"],
  ["13/2019", null],
  ["Juice 2019", null],
  ["around 2019", null],
  ["06/14/2019", null],
  ["", null],
])("%j for 2019 is the day %j, of which only the year is known", (written, day) => {
  expect(roughDay(written, 2019)).toBe(day);
});

test("the lines of Form 5329 as filed are in sight once a year owes additional tax", () => {
  expect(rareOfFiled({ "4": 30_000 })).not.toContain("form_5329");
  expect(rareOfFiled({ "4": 0 })).toContain("form_5329");
  expect(rareOfFiled(undefined)).toContain("form_5329");
});

const field = (type: "money" | "date") => ({ type, about: "", required: true }) as const;
test.each([
  ["missing_value", "is missing: write the day", field("date"), undefined, /^Write a date that exists as MM/],
  ["invalid_value", "is not in the calendar", field("date"), "2024-13-01", /^Write a date that exists as MM/],
  [
    "invalid_value",
    "must be from 1987 to 2100",
    field("date"),
    "1950-01-01",
    /^Must be from 1987 to 2100\.$/,
  ],
  ["invalid_value", "must be an amount in dollars", field("money"), "about 7", /^Write an amount in dollars/],
  ["invalid_value", "must be more than zero", field("money"), 0, /^Must be more than zero\.$/],
  [
    "missing_fact",
    "is required for line 6 of 2025-01-31",
    field("money"),
    undefined,
    /line 6 of 01\/31\/2025\.$/,
  ],
  ["inconsistent", "must not be before `date`", field("date"), "2025-01-01", /^Must not be before “Date”\.$/],
] as const)("%s, %s, is told in words for a field", (code, message, spec, value, words) => {
  expect(problemWords({ code, message }, spec, value)).toMatch(words);
});

test("an entry from before the first form is told with the place for the basis of those years", () => {
  const entries = [{ date: "1999-06-03", kind: "contribution", amount: 2000 }];
  const ledger = parseLedger({ owner: { name: "Ana Diaz" }, opening: { year: 1998, basis: 0 }, entries });
  if (!ledger.ok) throw new Error("The ledger is not read");
  const computed = compute(ledger.value);
  const [problem] = computed.ok ? [] : computed.problems;
  expect(problem && problemWords(problem, undefined, undefined)).toBe(
    "Tax years before 2001 are not supported. Enter the basis you had by then under “About you”.",
  );
});

test.each([
  ["2026-01-14", "2025-01-16", 7000, true],
  ["2025-01-16", "2025-01-14", 7000, true],
  ["2025-01-14", "2025-01-16", 7000, false],
  ["2025-01-14", "2025-01-14", 7000, false],
  ["2026-01-14", "2025-01-16", 0, false],
])(
  "paid in on %s and converted on %s, with a contribution of %d: asked %s",
  (contributedOn, convertedOn, contributed, isAsked) => {
    const answers: BackdoorAnswers = {
      name: "Ana Diaz",
      taxYear: 2025,
      contributed,
      contributedOn,
      converted: 7000,
      convertedOn,
      yearEndValue: 0,
      basis: 0,
    };
    expect(doubtOf(answers) !== null).toBe(isAsked);
  },
);

// Form 5498, boxes 1, 3, 5 and 10; IRC 219(f)(3): a contribution may be made until the due date of the year's return.
test.each([
  ["a date without an amount", { date: "2025-01-14" }, "amount", /what you contributed, or clear the date/],
  ["a date of another year", { contributed: 7000, date: "2024-01-14" }, "date", /in 2025 or 2026/],
  ["a Roth IRA with boxes 3 and 5 only", { kind: "roth" as const }, "amount", /you do not need this form/],
  ["nothing", {}, "amount", /at least one box/],
])("Form 5498 with %s says where and what", (_, boxes, key, says) => {
  const empty = { taxYear: 2025, kind: "traditional" as const, account: "" };
  const problems = problemsIn5498({
    ...empty,
    contributed: undefined,
    date: undefined,
    value: undefined,
    ...boxes,
  });
  expect([...problems.keys()]).toEqual([key]);
  expect(problems.get(key)).toMatch(says);
});

test("before a form is used, what is wrong or in doubt is looked at, and not what it costs or which forms to send", () => {
  const found = (code: string, severity: string, tax_year: number) =>
    ({ code, severity, tax_year, message: "", fix: "", source: "" }) as Finding;
  const all = [
    found("over_limit", "error", 2025),
    found("basis_chain_broken", "error", 2022),
    found("form_not_filed", "error", 2025),
    found("over_limit", "error", 2026),
    found("amount_unlikely", "warning", 2025),
    found("amount_unlikely", "warning", 2024),
    found("pro_rata", "warning", 2025),
    found("conversion_gain", "info", 2025),
  ];
  expect(toCheckFirst(all, [2025]).map(({ code, tax_year }) => [code, tax_year])).toEqual([
    ["over_limit", 2025],
    ["basis_chain_broken", 2022],
    ["amount_unlikely", 2025],
  ]);
});

test("a finding about an amount leads to the entry with it, and one about a fact to the fact", () => {
  const ledger = {
    entries: [
      { date: "2026-03-01", kind: "contribution", for: 2025, amount: 500 },
      { date: "2025-01-14", kind: "contribution", amount: 70000 },
      { date: "2025-01-16", kind: "conversion", amount: 7000 },
      { date: "2026-01-05", kind: "contribution", amount: 90000 },
    ],
  };
  const lead = (code: string) => placeOfFinding({ code, tax_year: 2025 } as Finding, ledger);
  expect(lead("over_limit")).toEqual(["entries", 1, "amount"]);
  expect(lead("conversion_before_contribution")).toEqual(["entries", 2, "amount"]);
  expect(lead("birth_date_missing")).toEqual(["owner", "born"]);
});

test.each([
  ["who", { years: [] }, undefined, false, ["name", null]],
  ["who", { years: [], name: "Ana Diaz" }, undefined, false, [null]],
  ["who", { years: [] }, undefined, true, ["name", "joint"]],
  [
    "year",
    { years: [] },
    { taxYear: 2021, contributed: 6000, converted: 500, convertedOn: "2022-01-04", takenOut: "some" },
    false,
    ["takenOut", "on", "convertedOn", "takenOutOn"],
  ],
  ["year", { years: [] }, { taxYear: 2021 }, false, ["contributed"]],
  ["year", { years: [] }, { taxYear: 2021 }, true, ["form8606"]],
  ["return", { years: [] }, { taxYear: 2021 }, false, ["filed"]],
  [
    "return",
    { years: [] },
    { taxYear: 2021, filed: true, filedOn: "soon", line4a: "x", line4b: 5 },
    false,
    ["filedOn", "joint", "line4a"],
  ],
  ["return", { years: [] }, { taxYear: 2021, filed: true, joint: true }, false, ["spouseHasIras"]],
] as const)(
  "everything that is missing on a screen is marked at once: %s, %j, %j, spouse %s",
  (about, answers, year, isSpouse, fields) => {
    const screen = { about, year } as Parameters<typeof missingIn>[1];
    expect(missingIn(answers as never, screen, isSpouse).map(({ field }) => field)).toEqual(fields);
  },
);

test("the page says what a text is for, not only that it is missing", () => {
  const spec = { type: "note", about: "Why the basis changes.", required: true } as const;
  expect(problemWords({ code: "invalid", message: "is required" } as never, spec, undefined)).toBe(
    "Fill this in: why the basis changes.",
  );
});

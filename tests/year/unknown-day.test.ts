import { describe, expect, test } from "vitest";
import { compute, parseLedger, toJson } from "../../src/index.js";
import { dayDecides, dayInWords, isDayUnknown } from "../../src/year/unknown-day.js";

/** What a ledger gives when some days are not known: its years, or the places of its problems. */
function result(ledger: object) {
  const read = parseLedger(ledger);
  if (!read.ok) return { places: read.problems.map(({ path }) => path), years: [] };
  const computed = compute(read.value);
  if (!computed.ok) return { places: computed.problems.map(({ path }) => path), years: [] };
  const { years, findings } = toJson(computed.value);
  return { places: [], years, codes: findings.map(({ code }) => code) };
}

const owner = { name: "Jordan A Sample", born: "1964-12-20" };

describe("a day that no paper gives", () => {
  test("changes no line that does not depend on it", () => {
    const entries = [
      { date: "2023-12-31", kind: "contribution", amount: 6500 },
      { date: "2023-12-31", kind: "conversion", amount: 6500.37 },
    ];
    const known = result({ owner, years: { 2023: { year_end_value: 0 } }, entries });
    const unknown = result({
      owner,
      years: { 2023: { year_end_value: 0 } },
      entries: entries.map((entry) => ({ ...entry, day: "unknown" })),
    });
    expect(unknown.years).toEqual(known.years);
    expect(unknown.years.length).toBe(1);
  });

  test("gives no wait between contribution and conversion", () => {
    const years = { 2023: { year_end_value: 0, deducted: 0 } };
    const entries = [
      { date: "2023-12-31", day: "unknown", kind: "contribution", amount: 6500 },
      { date: "2023-12-31", day: "unknown", kind: "conversion", amount: 6520 },
    ];
    const { codes } = result({ owner, years, entries });
    expect(codes).toContain("conversion_gain");
    expect(codes).not.toContain("step_transaction");
  });

  test("asks for the day of a Roth distribution in the year of 59 1/2", () => {
    const entries = [{ date: "2024-12-31", kind: "distribution", ira: "roth", amount: 500 }];
    const opening = {
      year: 2023,
      basis: 0,
      roth_contributions: 9000,
      roth_conversions: [],
      roth_since: 2010,
    };
    expect(result({ owner, opening, entries }).places).toEqual([]);
    expect(result({ owner, opening, entries: [{ ...entries[0], day: "unknown" }] }).places).toEqual([
      "entries[0].date",
    ]);
  });

  test("asks for the day of a charitable distribution in the year of 70 1/2", () => {
    const entries = [{ date: "2024-12-31", kind: "distribution", reason: "qcd", amount: 500 }];
    const years = { 2024: { year_end_value: 10_000 } };
    const old = { name: "Jordan A Sample", born: "1954-02-20" };
    expect(result({ owner: old, years, entries }).places).toEqual([]);
    expect(result({ owner: old, years, entries: [{ ...entries[0], day: "unknown" }] }).places).toEqual([
      "entries[0].date",
    ]);
  });

  test("asks for the day of a coronavirus distribution of 2020, and finds no fault with what was repaid of it", () => {
    const entries = [
      { date: "2020-12-31", kind: "distribution", amount: 9000, reason: "disaster", disaster: "coronavirus" },
      { date: "2020-12-30", kind: "repayment", amount: 8000, of: "disaster", distributed: 2020 },
    ];
    const years = { 2020: { year_end_value: 10_000 } };
    expect(result({ owner, years, entries: [{ ...entries[0], day: "unknown" }, entries[1]] }).places).toEqual(
      ["entries[0].date"],
    );
  });

  test.each([
    [
      "basis goes",
      0,
      [{ date: "2024-05-01", kind: "basis_adjustment", amount: -900, for: 2024, note: "found" }],
      "entries[1].amount",
    ],
    ["money is deducted", 900, [], "years.2023.deducted"],
  ])(
    "asks for the day of a rollover that may be a contribution, where more %s than the ledger has otherwise",
    (_, deducted, more, place) => {
      const rollover = { date: "2023-03-01", kind: "rollover", amount: 1000, deposited: "2023-09-19" };
      const years = { 2023: { year_end_value: 10_000, deducted }, 2024: { year_end_value: 10_000 } };
      expect(result({ owner, years, entries: [rollover, ...more] }).places).toEqual([]);
      const inTime = { ...rollover, date: "2023-08-01" };
      expect(result({ owner, years, entries: [inTime, ...more] }).places).toEqual([place]);
      const unknown = { ...rollover, date: "2023-12-31", day: "unknown" };
      expect(result({ owner, years, entries: [unknown, ...more] }).places).toEqual(["entries[0].date"]);
    },
  );

  // IRC 408(d)(3)(E): a rollover that was the required distribution stays on line 7, and takes basis with it.
  test("is all that is asked for, where basis may be gone only for want of it", () => {
    const old = { name: "Jordan A Sample", born: "1938-07-05" };
    const years = {
      2015: { year_end_value: 30_000 },
      2016: { year_end_value: 0 },
      2017: { year_end_value: 0 },
    };
    const opening = { year: 2014, basis: 2000 };
    const rollover = { date: "2016-01-16", kind: "rollover", amount: 17_045, deposited: "2016-02-27" };
    const more = [
      { date: "2016-02-18", kind: "conversion", amount: 9000 },
      { date: "2017-01-25", kind: "basis_adjustment", amount: -5000, for: 2017, note: "found in old papers" },
    ];
    const places = (first: object) =>
      result({ owner: old, opening, years, entries: [first, ...more] }).places;
    expect(places(rollover)).toEqual(["entries[2].amount"]);
    expect(places({ ...rollover, date: "2016-12-31", day: "unknown" })).toEqual(["entries[0].date"]);
  });

  // IRC 72(t)(2)(G)(ii): only what came out can be paid back, and a rollover that was late came out.
  test("asks for the day of a rollover of which a reservist paid back more than else came out", () => {
    const rollover = { date: "2023-03-01", kind: "rollover", amount: 9000, deposited: "2023-09-19" };
    const repaid = {
      date: "2024-05-01",
      kind: "repayment",
      amount: 9000,
      of: "reservist",
      distributed: 2023,
    };
    const years = { 2023: { year_end_value: 10_000, deducted: 0 }, 2024: { year_end_value: 10_000 } };
    expect(result({ owner, years, entries: [rollover, repaid] }).places).toEqual([]);
    expect(result({ owner, years, entries: [{ ...rollover, date: "2023-08-01" }, repaid] }).places).toEqual([
      "entries[1].amount",
    ]);
    const unknown = { ...rollover, date: "2023-12-31", day: "unknown" };
    expect(result({ owner, years, entries: [unknown, repaid] }).places).toEqual(["entries[0].date"]);
  });

  // Form 8606, line 20, and IRC 72(t)(8)(B)(i): the limit of a lifetime covers what was received first.
  test.each([
    ["the lines of Part III", 2013, ["entries[0].date"], []],
    ["Form 5329 alone, before the five years end", 2021, [], ["day_unknown"]],
  ])(
    "asks for the day of a first-home distribution that shares the limit with another kind of IRA, for %s",
    (_, roth_since, places, codes) => {
      const years = { 2023: { year_end_value: 90_000 } };
      const opening = { year: 2022, basis: 0, roth_contributions: 0, roth_conversions: [], roth_since };
      const of = (ira: string, amount: number, more: object = {}) => ({
        ...{ date: "2023-12-31", day: "unknown", kind: "distribution", reason: "homebuyer" },
        ...{ ira, amount, ...more },
      });
      const known = { date: "2023-06-01", day: undefined };
      const homes = (...entries: object[]) => result({ owner, years, opening, entries });
      const asked = homes(of("roth", 8000), of("traditional", 7000, known));
      expect(asked.places).toEqual(places);
      expect(asked.codes ?? []).toEqual(expect.arrayContaining(codes));
      for (const answered of [
        homes(of("roth", 8000, known), of("traditional", 7000, known)),
        homes(of("roth", 3000), of("traditional", 7000, known)),
        homes(of("roth", 8000), of("roth", 7000, known)),
      ]) {
        expect(answered.places).toEqual([]);
        expect(answered.codes).not.toContain("day_unknown");
      }
    },
  );

  // Form 8606, line 20, and Form 8915-F: what is paid back of a home purchase lowers the latest distribution for one.
  test("asks for the day that decides which distribution for a home was paid back", () => {
    const out = { kind: "distribution", ira: "roth", amount: 9000 };
    const entries = [
      { ...out, date: "2022-08-10", reason: "home_purchase" },
      { ...out, date: "2022-08-24", reason: "homebuyer" },
      {
        date: "2022-12-31",
        kind: "repayment",
        ira: "roth",
        amount: 1000,
        of: "home_purchase",
        distributed: 2022,
      },
    ];
    const opening = {
      year: 2021,
      basis: 0,
      roth_contributions: 30_000,
      roth_conversions: [],
      roth_since: 2013,
    };
    const ask = (reason: string) =>
      result({
        owner: { ...owner, born: "1990-01-05" },
        opening,
        entries: [entries[0], { ...entries[1], reason, date: "2022-12-31", day: "unknown" }, entries[2]],
      }).places;
    expect(ask("homebuyer")).toEqual(["entries[1].date"]);
    expect(ask("home_purchase")).toEqual([]);
  });

  // IRC 72(t)(2)(H)(v): what is paid back lowers the latest distribution; where it is all of them, none is the latest.
  test.each<[string, string[], object, object, object]>([
    [
      "with another exception",
      ["entries[1].date"],
      { reason: "birth_adoption", exception: "05" },
      { reason: "birth_adoption" },
      { of: "birth_adoption" },
    ],
    [
      "with the same exception",
      [],
      { reason: "birth_adoption", exception: "05" },
      { reason: "birth_adoption", exception: "05" },
      { of: "birth_adoption" },
    ],
    [
      "with another exception, where all is paid back",
      [],
      { reason: "birth_adoption", exception: "05" },
      { reason: "birth_adoption" },
      { of: "birth_adoption", amount: 2000 },
    ],
  ])("asks for that day of distributions of one kind, one of them %s", (_, places, one, other, repaid) => {
    const of = (more: object) => ({ date: "2024-03-01", kind: "distribution", amount: 1000, ...more });
    const entries = [
      of(one),
      of({ ...other, date: "2024-12-31", day: "unknown" }),
      { date: "2025-02-01", kind: "repayment", amount: 500, distributed: 2024, ...repaid },
    ];
    const years = { 2024: { year_end_value: 9000 }, 2025: { year_end_value: 9000 } };
    const young = { ...owner, born: "1990-01-05" };
    expect(result({ owner: young, years, entries }).places).toEqual(places);
    const known = [entries[0], { ...entries[1], day: "known" }, entries[2]].map((entry) => {
      const { day, ...rest } = entry as { day?: string };
      return rest;
    });
    expect(result({ owner: young, years, entries: known }).places).toEqual([]);
  });

  // P.L. 116-94, section 116(b)(2): contributions made after December 20, 2019.
  test("asks for the day of a Roth contribution that became a traditional one, beside difficulty-of-care payments", () => {
    const years = {
      2019: { compensation: 0, filing_status: "single", difficulty_of_care: 100, deducted: 0 },
    };
    const entries = [
      { date: "2019-12-31", day: "unknown", kind: "contribution", ira: "roth", amount: 100, for: 2019 },
      { date: "2019-12-31", kind: "recharacterization", from: "roth", amount: 100, earnings: 0, for: 2019 },
    ];
    expect(result({ owner, years, entries }).places).toEqual(["entries[0].date"]);
    expect(result({ owner, years, entries: [entries[0]] }).places).toEqual([]);
  });

  test("gives no lines of Form 5329 in the year of 59 1/2", () => {
    const entries = [{ date: "2024-05-31", kind: "distribution", amount: 500 }];
    const years = { 2024: { year_end_value: 10_000 } };
    expect(result({ owner, years, entries }).years[0]).toHaveProperty("form_5329");
    const unknown = result({ owner, years, entries: [{ ...entries[0], day: "unknown" }] });
    expect(unknown.years[0]).not.toHaveProperty("form_5329");
    expect(unknown.codes).toContain("day_unknown");
  });

  test("lets an undated contribution be undone on any day, and tells no day in the statement", () => {
    const entries = [
      { date: "2023-12-31", day: "unknown", kind: "contribution", ira: "roth", amount: 4000 },
      {
        date: "2024-12-31",
        day: "unknown",
        kind: "recharacterization",
        for: 2023,
        from: "roth",
        amount: 4000,
        earnings: 100,
      },
    ];
    const { years, places } = result({ owner, years: { 2023: { year_end_value: 0 } }, entries });
    expect(places).toEqual([]);
    const text = years[0]?.statements[0]?.text;
    expect(text).toContain("$4,000 in 2023");
    expect(text).toContain("In 2024, I recharacterized");
  });

  test("does not let a return take a contribution of a later year", () => {
    const entries = [
      { date: "2023-06-01", kind: "contribution", for: 2023, amount: 4000 },
      { date: "2024-01-01", day: "unknown", kind: "contribution", for: 2023, amount: 1000 },
      {
        date: "2023-12-31",
        day: "unknown",
        kind: "returned_contribution",
        for: 2023,
        amount: 4000,
        earnings: 0,
      },
      { date: "2023-12-31", day: "unknown", kind: "conversion", amount: 100 },
    ];
    const { years, places } = result({ owner, years: { 2023: { year_end_value: 0 } }, entries });
    expect(places).toEqual([]);
    expect(years[0]?.lines).toMatchObject({ "1": 1000, "4": 1000 });
  });

  test("asks whether two rollovers came within a year", () => {
    const rollover = { kind: "rollover", deposited: "2023-12-31", amount: 500, day: "unknown" };
    const entries = [
      { ...rollover, date: "2023-12-31" },
      { ...rollover, date: "2023-12-31", amount: 600 },
    ];
    const read = parseLedger({ owner, years: { 2023: { year_end_value: 0 } }, entries });
    const computed = read.ok ? compute(read.value) : read;
    const finding =
      computed.ok && computed.value.findings.find(({ code }) => code === "second_rollover_in_year");
    expect(finding).toMatchObject({ severity: "info" });
    expect(finding ? finding.message : "").toContain("the day of the 1st entry");
  });
});

describe("an entry of which only the year is known", () => {
  const read = parseLedger({
    owner,
    entries: [
      { date: "2024-12-31", day: "unknown", kind: "distribution", amount: 500 },
      { date: "2024-05-31", kind: "distribution", amount: 500 },
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const ledger = read.value;

  test("is told by its place, in any order of the entries", () => {
    const reversed = { ...ledger, entries: [...ledger.entries].reverse() };
    for (const each of [ledger, reversed])
      expect([0, 1, 2].map((at) => isDayUnknown(each, at))).toEqual([true, false, false]);
  });

  test.each([
    [0, "2024-06-01", true, "within its year"],
    [0, "2024-12-31", true, "on the last day of its year"],
    [0, "2024-01-01", false, "on the first day, which no other precedes"],
    [0, "2023-06-01", false, "in another year"],
    [1, "2024-06-01", false, "when its day is known"],
  ])("entry %i and a boundary of %s: %s, %s", (at, boundary, decides) => {
    const date = ledger.entries[at]?.date ?? "";
    expect(dayDecides(ledger, at, date, boundary)).toBe(decides);
  });

  test("is written with its year alone", () => {
    expect(dayInWords(ledger, 0, "2024-12-31")).toBe("in 2024");
    expect(dayInWords(ledger, 1, "2024-05-31")).toBe("on May 31, 2024");
  });
});

import { describe, expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { gather } from "../../src/year/gather.js";

const rollover = (date: string, amount: number, more = {}) => ({
  date,
  kind: "rollover",
  amount,
  deposited: "2019-12-31",
  waiver: true,
  ...more,
});
const conversion = (date: string, amount: number, more = {}) => ({
  date,
  kind: "conversion",
  amount,
  ...more,
});
const distribution = (date: string, amount: number, more = {}) => ({
  date,
  kind: "distribution",
  amount,
  ...more,
});
const unknown = { day: "unknown" };

/** What of each rollover of 2019 stays out, since it is the required distribution of 5,000; and whose day is asked for. */
function staysOut(entries: object[], ledger: object = {}) {
  const read = parseLedger({
    owner: { name: "Owner A", born: "1944-06-01" },
    opening: { year: 2018, basis: 0 },
    years: { 2019: { required_distribution: 5000 } },
    ...ledger,
    entries,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { years, problems } = gather(read.value);
  const marks = years.filter(({ year }) => year === 2019).flatMap((facts) => facts.marks);
  const rmd = marks.filter(({ code }) => code === "rmd_rolled_over");
  return {
    out: Object.fromEntries(rmd.map(({ origin, cents }) => [origin, cents / 100])),
    asked: problems.map(({ path }) => path),
  };
}

// IRC 408(d)(3)(E); Reg. 1.402(c)-2(j), 1.408A-4 A-6(b): the first money out of a year is its required distribution, and stays out.
describe("the required distribution cannot be rolled over", () => {
  test.each<[string, object[], object]>([
    [
      "whatever goes back first",
      [rollover("2019-03-01", 3000), rollover("2019-05-01", 4000)],
      { 0: 3000, 1: 2000 },
    ],
    ["nor more than it", [rollover("2019-03-01", 5000), rollover("2019-05-01", 4000)], { 0: 5000 }],
    [
      "less what was taken out and kept, before or after",
      [rollover("2019-03-01", 4000), distribution("2019-11-01", 4500)],
      { 0: 500 },
    ],
    [
      "less gifts to charity",
      [rollover("2019-03-01", 4000), distribution("2019-11-01", 4500, { reason: "qcd" })],
      { 0: 500 },
    ],
    [
      "less a conversion before it",
      [conversion("2019-02-01", 2000), rollover("2019-03-01", 4000)],
      { 1: 3000 },
    ],
    [
      "less two conversions before it, and no third one after it",
      [
        conversion("2019-01-10", 2000),
        conversion("2019-02-10", 1000),
        rollover("2019-03-01", 4000),
        conversion("2019-04-01", 1000),
      ],
      { 2: 2000 },
    ],
    [
      "not when a conversion was all of it",
      [conversion("2019-02-01", 9000), rollover("2019-03-01", 4000)],
      {},
    ],
    [
      "though a conversion after it was more",
      [rollover("2019-03-01", 4000), conversion("2019-05-01", 9000)],
      { 0: 4000 },
    ],
    [
      "less each conversion once",
      [
        conversion("2019-01-10", 2000),
        rollover("2019-02-01", 1000),
        conversion("2019-03-01", 1000),
        rollover("2019-05-01", 4000),
      ],
      { 1: 1000, 3: 1000 },
    ],
    [
      "but a Roth IRA has none",
      [rollover("2019-02-01", 4000, { ira: "roth" }), rollover("2019-03-01", 4000)],
      { 1: 4000 },
    ],
  ])("%s", (_, entries, out) => {
    expect(staysOut(entries)).toEqual({ out, asked: [] });
  });

  test.each<[string, object, object[], number | undefined]>([
    // 160,000 / 22.9 = 6,986.90, with 22.9 for 75 in the Uniform Lifetime Table until 2021 (Reg. 1.401(a)(9)-9).
    ["by the value of the year before", { 2018: { year_end_value: 160_000 } }, [], 6986.9],
    ["not without that value", { 2019: { year_end_value: 160_000 } }, [], undefined],
    // The rollover of December was in no IRA on December 31, but is in the value of that day: 170,000 / 22.9 = 7,423.58.
    [
      "by that value with what was on its way between two IRAs",
      { 2018: { year_end_value: 160_000 } },
      [rollover("2018-12-20", 10_000, { deposited: "2019-01-10" })],
      7423.58,
    ],
  ])("is told %s", (_, years, before, cents) => {
    const entries = [...before, rollover("2019-03-01", 40_000)];
    const opening = before.length > 0 ? { year: 2017, basis: 0 } : { year: 2018, basis: 0 };
    const { out } = staysOut(entries, { years, opening });
    expect(Object.values(out)).toEqual(cents === undefined ? [] : [cents]);
  });

  test("is not that of an inherited IRA, which this ledger does not compute", () => {
    const owner = { name: "Owner A", born: "1944-06-01", inherited_from: "Owner B", beneficiary: "spouse" };
    expect(staysOut([rollover("2019-03-01", 4000)], { owner })).toEqual({ out: {}, asked: [] });
  });

  test("is added to what the year before fell short of it, conversions being part of that year's", () => {
    const years = { 2018: { required_distribution: 3000 }, 2019: { required_distribution: 5000 } };
    const ledger = { years, opening: { year: 2017, basis: 0 } };
    const now = rollover("2019-03-01", 40_000);
    expect(staysOut([now], ledger).out).toEqual({ 0: 8000 });
    expect(staysOut([distribution("2018-05-01", 1000), now], ledger).out).toEqual({ 1: 7000 });
    expect(
      staysOut([conversion("2018-05-01", 1000), distribution("2018-06-01", 500), now], ledger).out,
    ).toEqual({ 2: 6500 });
    expect(staysOut([conversion("2018-05-01", 9000), now], ledger).out).toEqual({ 1: 5000 });
    expect(staysOut([now], { years, opening: { year: 2018, basis: 0 } }).out).toEqual({ 0: 5000 });
  });
});

describe("the day of a rollover or conversion is asked for where their order decides", () => {
  test.each<[string, object[], string[]]>([
    [
      "that of the conversion",
      [rollover("2019-06-01", 5000), conversion("2019-12-31", 10_000, unknown)],
      ["entries[1].date"],
    ],
    [
      "that of the conversion, whatever day its date has",
      [conversion("2019-01-01", 10_000, unknown), rollover("2019-06-01", 5000)],
      ["entries[0].date"],
    ],
    [
      "that of the rollover",
      [rollover("2019-12-31", 5000, unknown), conversion("2019-06-01", 1000)],
      ["entries[0].date"],
    ],
    [
      "that of the rollover, whatever day its date has",
      [rollover("2019-01-01", 5000, unknown), conversion("2019-06-01", 1000)],
      ["entries[0].date"],
    ],
    [
      "that of the first conversion, when two of them decide together",
      [
        rollover("2019-06-01", 4800),
        conversion("2019-12-31", 200, unknown),
        conversion("2019-12-31", 300, unknown),
      ],
      ["entries[1].date"],
    ],
    [
      "none, when they leave enough to the rollover",
      [rollover("2019-06-01", 4800), conversion("2019-12-31", 200, unknown)],
      [],
    ],
    [
      "none, when what was kept is enough",
      [
        distribution("2019-02-01", 5000),
        rollover("2019-06-01", 5000),
        conversion("2019-12-31", 10_000, unknown),
      ],
      [],
    ],
    [
      "none, when an earlier conversion is enough",
      [
        conversion("2019-02-01", 5000),
        rollover("2019-06-01", 5000),
        conversion("2019-12-31", 10_000, unknown),
      ],
      [],
    ],
    [
      "none, when an earlier rollover is enough",
      [rollover("2019-02-01", 5000), rollover("2019-06-01", 5000)],
      [],
    ],
    [
      "that of the conversion, when an earlier one leaves too little",
      [conversion("2019-02-01", 4500), rollover("2019-06-01", 1000), conversion("2019-12-31", 200, unknown)],
      ["entries[2].date"],
    ],
    ["none, when both days are known", [rollover("2019-06-01", 5000), conversion("2019-09-01", 9000)], []],
    [
      "none for a Roth IRA",
      [rollover("2019-06-01", 5000, { ira: "roth" }), conversion("2019-12-31", 10_000, unknown)],
      [],
    ],
    ["none, when there is no conversion", [rollover("2019-12-31", 5000, unknown)], []],
  ])("%s", (_, entries, asked) => {
    expect(staysOut(entries).asked).toEqual(asked);
  });
});

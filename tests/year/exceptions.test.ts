import { describe, expect, it } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { exceptedByReason } from "../../src/year/exceptions.js";
import { computeInput } from "../compute-input.js";

const emergency = (date: string, amount = 500) => ({
  date,
  kind: "distribution",
  reason: "emergency",
  amount,
});

/** Line 2 of Form 5329 by year: what is free of the additional tax, in dollars. */
function exceptedOf(entries: object[]) {
  const result = computeInput({ owner: { name: "Pat Sample", born: "1990-06-01" }, entries });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(
    result.value.years.flatMap(({ tax_year, form_5329 }) =>
      form_5329?.["2"] === undefined ? [] : [[tax_year, form_5329["2"] / 100]],
    ),
  );
}

/** IRC 72(t)(2)(I): one a calendar year, up to 1,000, and none for three years until it was made up. */
describe("an emergency distribution is free of the additional tax", () => {
  it.each<[string, object[], Record<number, number>]>([
    ["by itself", [emergency("2024-03-01")], { 2024: 500 }],
    ["up to 1,000", [emergency("2024-03-01", 1500)], { 2024: 1000 }],
    [
      "beside other distributions",
      [{ date: "2024-01-05", kind: "distribution", amount: 500 }, emergency("2024-03-01")],
      { 2024: 500 },
    ],
    ["once a year", [emergency("2024-03-01"), emergency("2024-09-01")], { 2024: 500 }],
    [
      "once a year, though it was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-05-01", kind: "repayment", of: "emergency", distributed: 2024, amount: 500 },
        emergency("2024-09-01", 300),
      ],
      // Neither: what came back is not taxed, and the second is not the year's first.
      { 2024: 0 },
    ],
    ["not in the next year", [emergency("2024-03-01"), emergency("2025-09-01")], { 2024: 500, 2025: 0 }],
    [
      "in the next year after it was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-05-01", kind: "repayment", of: "emergency", distributed: 2024, amount: 500 },
        emergency("2025-09-01"),
      ],
      { 2025: 500 },
    ],
    [
      "in the next year after as much was contributed",
      [
        emergency("2024-03-01"),
        { date: "2025-05-01", kind: "contribution", ira: "roth", amount: 500 },
        emergency("2025-09-01"),
      ],
      { 2024: 500, 2025: 500 },
    ],
    [
      "not after less was contributed, or a conversion was made",
      [
        emergency("2024-03-01"),
        { date: "2025-05-01", kind: "contribution", ira: "roth", amount: 499 },
        { date: "2025-05-02", kind: "conversion", amount: 5000 },
        emergency("2025-09-01"),
      ],
      { 2024: 500, 2025: 0 },
    ],
    [
      "not after what was contributed before it, or after the next one",
      [
        { date: "2024-02-01", kind: "contribution", ira: "roth", amount: 5000 },
        emergency("2024-03-01"),
        emergency("2025-09-01"),
        { date: "2025-10-01", kind: "contribution", ira: "roth", amount: 5000 },
      ],
      { 2024: 500, 2025: 0 },
    ],
    [
      "not after another distribution was paid back",
      [
        emergency("2024-03-01"),
        { date: "2024-04-01", kind: "distribution", reason: "domestic_abuse", amount: 500 },
        { date: "2024-05-01", kind: "repayment", of: "domestic_abuse", distributed: 2024, amount: 500 },
        emergency("2025-09-01"),
      ],
      // What was paid back is not taxed, and needs no exception.
      { 2024: 500, 2025: 0 },
    ],
    [
      "again when the one of the year was not free itself",
      [
        emergency("2024-03-01"),
        emergency("2025-02-01", 400),
        { date: "2025-03-01", kind: "contribution", ira: "roth", amount: 500 },
        emergency("2025-09-01", 300),
      ],
      { 2024: 500, 2025: 300 },
    ],
  ])("%s", (_, entries, expected) => {
    expect(exceptedOf(entries)).toEqual(expected);
  });
});

/** What is free of each distribution, in dollars, and which entry's day decides about which distribution; by their places. */
function excepted(entries: object[]) {
  const read = parseLedger({ owner: { name: "Pat Sample", born: "1990-06-01" }, entries });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { cents, undated } = exceptedByReason(read.value.entries);
  const free = Object.fromEntries([...cents].map(([at, amount]) => [at, amount / 100]));
  return { free, undated: Object.fromEntries(undated) };
}

/** An entry of which only the year is known; its date is the last day of that year. */
const some = <E extends { date: string }>(entry: E) => ({
  ...entry,
  date: `${entry.date.slice(0, 4)}-12-31`,
  day: "unknown",
});

/** IRC 72(t)(2)(H): 5,000 for one birth or adoption, in the year that begins with it. */
describe("a distribution for a birth or adoption", () => {
  const birth = (date: string, amount: number) => ({
    date,
    kind: "distribution",
    reason: "birth_adoption",
    amount,
  });

  it.each<[string, object[], object, object]>([
    [
      "is one with those within a year",
      [birth("2022-03-01", 3000), birth("2023-02-28", 4000)],
      { 0: 3000, 1: 2000 },
      {},
    ],
    [
      "is of another one a year after the first",
      [birth("2022-03-01", 3000), birth("2023-03-01", 4000)],
      { 0: 3000, 1: 4000 },
      {},
    ],
    [
      "needs its own day, if it may be more than a year after the first",
      [birth("2022-03-01", 3000), some(birth("2023-12-31", 4000))],
      { 0: 3000, 1: 2000 },
      { 1: 1 },
    ],
    [
      "needs the day of the first, which may be January 1",
      [some(birth("2022-12-31", 3000)), birth("2023-01-01", 4000)],
      { 0: 3000, 1: 2000 },
      { 1: 0 },
    ],
    [
      "needs no day, if the limit leaves as much",
      [some(birth("2022-12-31", 3000)), birth("2023-01-01", 2000)],
      { 0: 3000, 1: 2000 },
      {},
    ],
    [
      "needs the day of one that may have come before the first",
      [birth("2023-05-01", 3000), some(birth("2023-12-31", 1000)), birth("2024-03-01", 4000)],
      { 0: 3000, 1: 1000, 2: 1000 },
      { 2: 1 },
    ],
    [
      "needs no day of one that came after the first",
      [birth("2023-01-01", 3000), some(birth("2023-12-31", 1000)), birth("2023-12-31", 4000)],
      { 0: 3000, 1: 1000, 2: 1000 },
      {},
    ],
  ])("%s", (_, entries, free, undated) => {
    expect(excepted(entries)).toEqual({ free, undated });
  });
});

/** IRC 72(t)(2)(I)(vii): none in the next three calendar years, until as much was paid back or contributed after it. */
describe("an emergency distribution of a later year", () => {
  const contribution = (date: string, amount: number) => ({
    date,
    kind: "contribution",
    ira: "roth",
    amount,
  });

  it.each<[string, object[], object, object]>([
    [
      "is not free in the second year after one",
      [emergency("2024-03-01"), emergency("2026-03-01")],
      { 0: 500, 1: 0 },
      {},
    ],
    [
      "is free after one of 2023, which was before the law",
      [emergency("2023-03-01"), emergency("2024-03-01")],
      { 0: 0, 1: 500 },
      {},
    ],
    [
      "depends on the day of the contribution between them",
      [emergency("2024-03-01"), some(contribution("2025-12-31", 500)), emergency("2025-09-01")],
      { 0: 500, 2: 500 },
      { 2: 1 },
    ],
    [
      "depends on no day, if not enough was contributed",
      [emergency("2024-03-01"), some(contribution("2025-12-31", 499)), emergency("2025-09-01")],
      { 0: 500, 2: 0 },
      {},
    ],
    [
      "depends on the day of one of the contributions that make it up together",
      [
        emergency("2024-03-01"),
        contribution("2025-02-01", 100),
        contribution("2025-03-01", 100),
        contribution("2025-04-01", 100),
        some(contribution("2025-12-31", 200)),
        emergency("2025-09-01"),
      ],
      { 0: 500, 5: 500 },
      { 5: 4 },
    ],
    [
      "depends on its own day, if that is not known",
      [emergency("2024-03-01"), contribution("2025-06-01", 500), some(emergency("2025-12-31"))],
      { 0: 500, 2: 500 },
      { 2: 2 },
    ],
    [
      "depends on the day of the first, if that is not known",
      [contribution("2024-06-01", 500), some(emergency("2024-12-31")), emergency("2025-09-01")],
      { 1: 500, 2: 500 },
      { 2: 1 },
    ],
    [
      "depends on no day, if as much was contributed in the year between",
      [emergency("2024-03-01"), some(contribution("2025-12-31", 500)), emergency("2026-09-01")],
      { 0: 500, 2: 500 },
      {},
    ],
  ])("%s", (_, entries, free, undated) => {
    expect(excepted(entries)).toEqual({ free, undated });
  });
});

/** IRC 72(t)(2)(I)(vii): none in the three calendar years after one, and a contribution that was taken back made nothing up. */
describe("what makes up an emergency distribution", () => {
  const paid = (date: string, amount: number, more = {}) => ({ date, kind: "contribution", amount, ...more });
  const back = (date: string, amount: number, more = {}) => ({
    date,
    kind: "returned_contribution",
    for: 2025,
    amount,
    earnings: 0,
    ...more,
  });
  const free = (amount: number, between: object[], next = "2025-09-01") => {
    const found = excepted([emergency("2024-03-01", amount), ...between, emergency(next, amount)]);
    return found.free[1 + between.length] === amount;
  };
  it.each<[string, number, object[], boolean]>([
    ["is a contribution", 500, [paid("2025-02-01", 500)], true],
    ["is not one that was taken back", 500, [paid("2025-02-01", 500), back("2025-08-01", 500)], false],
    [
      "is what is left of the last one",
      500,
      [paid("2025-02-01", 300), paid("2025-03-01", 400), back("2025-08-01", 200)],
      true,
    ],
    [
      "is not a cent more",
      500,
      [paid("2025-02-01", 300), paid("2025-03-01", 400), back("2025-08-01", 200.01)],
      false,
    ],
    [
      "is what is left of the first one",
      250,
      [paid("2025-02-01", 300), paid("2025-03-01", 400), back("2025-08-01", 450)],
      true,
    ],
    [
      "is not a cent more of it",
      250,
      [paid("2025-02-01", 300), paid("2025-03-01", 400), back("2025-08-01", 450.01)],
      false,
    ],
    [
      "is what two returns leave",
      100,
      [paid("2025-02-01", 700), back("2025-07-01", 300), back("2025-08-01", 300)],
      true,
    ],
    [
      "is not a cent more than they leave",
      100,
      [paid("2025-02-01", 700), back("2025-07-01", 300), back("2025-08-01", 300.01)],
      false,
    ],
    [
      "is a contribution to the other kind of IRA",
      500,
      [
        paid("2025-02-01", 500),
        paid("2025-02-01", 500, { ira: "roth" }),
        back("2025-08-01", 500, { ira: "roth" }),
      ],
      true,
    ],
    [
      "is not one that was converted and taken back out of the Roth IRA",
      500,
      [
        paid("2025-02-01", 500),
        paid("2025-02-02", 100, { ira: "roth" }),
        back("2025-08-01", 500, { ira: "roth", converted: 2025 }),
      ],
      false,
    ],
    ["is not the employer's money in a SEP IRA", 500, [paid("2025-02-01", 500, { ira: "sep" })], false],
    ["is not that in a Roth SEP IRA", 500, [paid("2025-02-01", 500, { ira: "roth_sep" })], false],
  ])("%s", (_, amount, between, expected) => {
    expect(free(amount, between)).toBe(expected);
  });

  it.each([
    ["2027-12-31", false],
    ["2028-01-01", true],
  ])("is not needed after three calendar years: %s", (next, expected) => {
    expect(free(500, [], next)).toBe(expected);
  });
});

/** IRC 72(t)(2)(K)(ii): 10,000 for all of a person's distributions after domestic abuse, 10,300 from 2025 (Notice 2024-80). */
it("what is free after domestic abuse counts for all years together, whatever was taken for another reason", () => {
  const abuse = (date: string, amount: number) => ({
    date,
    kind: "distribution",
    reason: "domestic_abuse",
    amount,
  });
  const entries = [
    abuse("2024-03-01", 6000),
    { date: "2024-04-01", kind: "distribution", amount: 9000 },
    abuse("2024-09-01", 5000),
    abuse("2025-02-01", 1000),
    abuse("2025-03-01", 1000),
  ];
  expect(excepted(entries)).toEqual({ free: { 0: 6000, 2: 4000, 3: 300, 4: 0 }, undated: {} });
});

// IRC 72(t)(2)(G)(iv), called up after September 11, 2001; 72(t)(2)(L) and P.L. 117-328, section 326(c), after December 29, 2022.
it.each([
  ["reservist", 2001, { free: { 0: 900 }, undated: { 0: 0 } }],
  ["reservist", 2002, { free: { 0: 900 }, undated: {} }],
  ["terminal_illness", 2022, { free: { 0: 900 }, undated: { 0: 0 } }],
  ["terminal_illness", 2021, { free: {}, undated: {} }],
])(
  "asks for the day of a distribution of reason %s in %i only where it decides",
  (reason, year, expected) => {
    const entry = { date: `${year}-12-31`, day: "unknown", kind: "distribution", amount: 900, reason };
    expect(excepted([entry])).toEqual(expected);
  },
);

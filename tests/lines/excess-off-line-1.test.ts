import { expect, test } from "vitest";
import { compute, parseLedger, toJson } from "../../src/index.js";

const year = {
  ...{ year_end_value: 90_000, roth_year_end_value: 50_000, compensation: 0, magi: 0 },
  ...{ filing_status: "single", deducted: 0 },
};
const removal = (amount: number, of: object = {}) => ({
  ...{ date: "2023-06-05", kind: "excess_removal", for: 2022, amount, ...of },
});
const contribution = { date: "2023-05-05", kind: "contribution", amount: 300 };
const [off, unknown] = [{ excess_traditional: 600, excess_off_line_1: 500 }, { excess_unknown: true }];

/** What stands at the end of a ledger's last year whose opening has basis of 1,000 and an excess. */
function standing(excess: object, more: object, entries: readonly object[]) {
  const ledger = parseLedger({
    owner: { name: "Owner A", born: "1980-01-05" },
    opening: {
      ...{ year: 2022, basis: 1000, roth_contributions: 0, roth_conversions: [], roth_since: 2015 },
      ...{ homebuyer_used: 0, ...excess },
    },
    years: { 2023: { ...year, ...more } },
    entries,
  });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const computed = compute(ledger.value);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problems));
  const last = toJson(computed.value).years.at(-1);
  const { basis, excess_traditional: all, excess_off_line_1: left } = last?.carry ?? {};
  return { basis, all, off: left, line17: last?.form_5329?.["17"] };
}

// IRC 408(d)(5), 219(f)(6) and 4973(b): what was left off line 1 is taken out first, and absorbed last; then it is basis.
test.each<[string, object, object, object[], object]>([
  ["taken out", off, {}, [removal(200)], { basis: 1000, all: 400, off: 300, line17: 24 }],
  [
    "taken out, and basis with it",
    off,
    {},
    [removal(550)],
    { basis: 950, all: 50, off: undefined, line17: 3 },
  ],
  ["absorbed", off, { compensation: 400 }, [], { basis: 1300, all: 200, off: 200, line17: 12 }],
  ["joined by an excess on line 1", off, {}, [contribution], { basis: 1300, all: 900, off: 500, line17: 54 }],
  [
    "joined by an excess that is off it too, of which a part is taken out later",
    off,
    { line_1_above_limit: false },
    [contribution, removal(100, { date: "2024-05-05", for: 2023 })],
    { basis: 1000, off: 700 },
  ],
  [
    "of an amount that is not known in all",
    { ...unknown, excess_off_line_1: 500 },
    { line_1_above_limit: false },
    [contribution, removal(100)],
    { basis: 1000, off: 700 },
  ],
])("an excess that was left off line 1: %s", (_, excess, more, entries, expected) => {
  expect(standing(excess, more, entries)).toMatchObject(expected);
});

// Form 5329, lines 10 and 19: without pay they are not known, and not needed where distributions end all of it.
test.each([
  ["all of it", 700, { "18": 700, "19": 0, "20": 700, "22": 0 }],
  ["a part of it", 600, undefined],
])("a distribution that ends %s of a Roth excess", (_, amount, lines) => {
  const ledger = parseLedger({
    owner: { name: "Owner A", born: "1980-01-05" },
    opening: {
      year: 2022,
      basis: 0,
      roth_contributions: 0,
      roth_conversions: [],
      roth_since: 2015,
      excess_roth: 700,
    },
    years: { 2023: { year_end_value: 90_000, roth_year_end_value: 50_000 } },
    entries: [{ date: "2023-05-05", kind: "distribution", ira: "roth", amount }],
  });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const computed = compute(ledger.value);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problems));
  const [only] = toJson(computed.value).years;
  if (lines) expect(only?.form_5329).toMatchObject(lines);
  else expect(only?.form_5329?.["18"]).toBeUndefined();
  expect(only?.carry.excess_unknown).toBe(lines ? undefined : true);
});

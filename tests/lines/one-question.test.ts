import { expect, test } from "vitest";
import { computeInput } from "../compute-input.js";

const ledger = (opening: object) => ({
  owner: { name: "Pat Sample", born: "1950-06-01" },
  opening: { year: 2022, basis: 0, ...opening },
  entries: [{ date: "2023-09-03", kind: "distribution", ira: "roth", amount: 4000 }],
});

test("a Roth opening that is missing asks for the one key that may cure it, and then for the next", () => {
  const asked = (opening: object) => {
    const result = computeInput(ledger(opening));
    return result.ok ? [] : result.problems.map(({ path }) => path);
  };
  expect(asked({})).toEqual(["opening.roth_since"]);
  expect(asked({ roth_since: 2010 })).toEqual([]);
  expect(asked({ roth_since: 2020 })).toEqual(["opening.roth_contributions"]);
});

// Line 22 needs the contributions before the ledger, unless it has Roth money of its own, if only from a divorce (lines 22 and 24).
test.each<[string, string[], object[]]>([
  ["is asked for when nothing is known of the Roth IRAs", ["opening.roth_contributions"], []],
  ["is not asked for when a divorce brought contributions", [], [{ date: "2023-01-05", basis: 3000 }]],
  ["is not asked for when it brought them the year before", [], [{ date: "2022-01-05", basis: 3000 }]],
  [
    "is not asked for when a divorce brought conversions",
    [],
    [{ date: "2023-01-05", basis: 0, roth_conversions: [{ year: 2018, amount: 3000, taxable: 0 }] }],
  ],
  [
    "is not asked for when it brought them the year before",
    [],
    [{ date: "2022-01-05", basis: 0, roth_conversions: [{ year: 2018, amount: 3000, taxable: 0 }] }],
  ],
  [
    "is not asked for when a divorce brought a Roth IRA whose basis is told as zero",
    [],
    [{ date: "2023-01-05", basis: 0 }],
  ],
])("Roth basis from before the ledger %s", (_, places, transfers) => {
  const divorce = { kind: "divorce_transfer", ira: "roth", direction: "received", amount: 9000 };
  const result = computeInput({
    owner: { name: "Pat Sample", born: "1990-06-01" },
    entries: [
      ...transfers.map((each) => ({ ...divorce, ...each })),
      { date: "2023-09-03", kind: "distribution", ira: "roth", amount: 500 },
    ],
  });
  expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual(places);
});

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

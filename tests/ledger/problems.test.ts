import { expect, test } from "vitest";
import { errorCodes, formatProblem, problemAt } from "../../src/errors.js";
import { readLedger } from "../../src/ledger/read.js";

test("a place is written for people and as a JSON Pointer", () => {
  expect(problemAt("invalid_value", ["entries", 3, "amount"], "is wrong")).toEqual({
    code: "invalid_value",
    path: "entries[3].amount",
    pointer: "/entries/3/amount",
    message: "is wrong",
  });
  expect(problemAt("unknown_key", ["years", "2023", "a b/c~d\n"], "")).toMatchObject({
    path: 'years.2023["a b/c~d\\n"]',
    pointer: "/years/2023/a b~1c~0d\n",
  });
});

test("a problem is one line, without a place when it is the whole ledger", () => {
  expect(formatProblem(problemAt("invalid_value", ["owner", "born"], "must be a day"))).toBe(
    "owner.born: must be a day",
  );
  expect(formatProblem(problemAt("invalid_value", [], "must be an object"))).toBe("must be an object");
});

test("bad input exits with 2 and is the client's error; only a failure of the program is not", () => {
  for (const [code, { exit, status }] of Object.entries(errorCodes)) {
    expect([exit, Math.floor(status / 100)], code).toEqual(exit === 1 ? [1, 5] : [2, 4]);
  }
});

test("a year with nothing below it says what to add", () => {
  const read = readLedger("owner: { name: Ada Example }\nyears:\n  2024:\nentries: []\n", "yaml");
  expect(read.ok ? [] : read.problems).toMatchObject([
    {
      path: "years.2024",
      message: "has no facts yet. Add the December 31 value: 2024: { year_end_value: 0 }",
    },
  ]);
});

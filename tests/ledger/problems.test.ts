import { expect, test } from "vitest";
import { errorCodes, formatProblem, problemAt } from "../../src/errors.js";
import { parseLedger } from "../../src/ledger/parse.js";
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

test("a thousand problems are shown, and those of more than a thousand are not looked for by the other checks", () => {
  const problemsOf = (count: number) => {
    const wrong = '{"kind":"conversion","amount":-1,"date":"2023-01-02"},'.repeat(count);
    const text = `{"owner":{"name":"A","born":"1995-01-01","disabled":"1990-01-01"},"entries":[${wrong.slice(0, -1)}]}`;
    const read = readLedger(text, "json");
    return read.ok ? [] : read.problems;
  };
  const within = problemsOf(999);
  expect(within).toHaveLength(1000);
  expect(within[0]).toMatchObject({ path: "owner.disabled", code: "inconsistent" });
  const beyond = problemsOf(1002);
  expect(beyond).toHaveLength(1001);
  expect(beyond.some(({ path }) => path === "owner.disabled")).toBe(false);
  expect(beyond.at(-1)?.message).toBe("there are 2 more problems; fix these first");
});

test("each of two thousand unknown keys is told; the nearest known key is named for as many as are shown", () => {
  const ledger = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`entries${at}`, 1]));
  const read = parseLedger({ owner: { name: "A" }, entries: [], ...ledger });
  const problems = read.ok ? [] : read.problems;
  expect(problems).toHaveLength(2000);
  expect(problems[0]?.message).toMatch(/^is not a key of the ledger here[;]/);
  expect(problems.at(-1)?.message).toBe("is not a key of the ledger here");
});

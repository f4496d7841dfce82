import { describe, expect, it, test } from "vitest";
import { asWritten } from "../../src/ledger/as-written.js";
import { readLedger } from "../../src/ledger/read.js";

function entryOf(entry: string, format: "yaml" | "json" = "yaml") {
  const read = readLedger(`owner: { name: Ada Example }\nentries:\n  - ${entry}\n`, format);
  return read.ok ? read.value.entries[0] : read.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe("a ledger in YAML is taken as people write it", () => {
  it.each([
    ["a US date", "{ date: 01/14/2025, kind: contribution, amount: 7000 }"],
    ["a US date without zeros", "{ date: 1/14/2025, kind: contribution, amount: 7000 }"],
    ["a dollar sign", '{ date: 2025-01-14, kind: contribution, amount: "$7,000" }'],
    ["a dollar sign and a comma inside braces", "{ date: 2025-01-14, kind: contribution, amount: $7,000 }"],
    ["a comma inside braces", "{ date: 2025-01-14, kind: contribution, amount: 7,000 }"],
    ["a comma and cents inside braces", "{ date: 2025-01-14, kind: contribution, amount: 7,000.00 }"],
    ["capitals", "{ date: 2025-01-14, kind: Contribution, amount: 7000 }"],
  ])("%s", (_, entry) => {
    expect(entryOf(entry)).toMatchObject({ date: "2025-01-14", kind: "contribution", amount: 7000_00 });
  });

  it("takes a million inside braces whole", () => {
    expect(entryOf("{ date: 2025-01-14, kind: conversion, amount: $1,234,567.89 }")).toMatchObject({
      amount: 1_234_567_89,
    });
  });

  it.each([
    [
      "a day that can only be the other way round",
      "{ date: 14/01/2025, kind: contribution, amount: 7000 }",
      /^entries\[0\]\.date: /,
    ],
    [
      "a decimal comma",
      '{ date: 2025-01-14, kind: contribution, amount: "7.000,00" }',
      /^entries\[0\]\.amount: /,
    ],
    [
      "another currency",
      "{ date: 2025-01-14, kind: contribution, amount: €7000 }",
      /^entries\[0\]\.amount: /,
    ],
  ])("and refuses %s", (_, entry, problem) => {
    expect(entryOf(entry)).toEqual([expect.stringMatching(problem)]);
  });

  it("leaves text alone", () => {
    const entry = '{ date: 2025-01-14, kind: contribution, amount: 7000, note: "01/14/2025, $7,000" }';
    expect(entryOf(entry)).toMatchObject({ note: "01/14/2025, $7,000" });
  });
});

test.each([
  ["type for kind", "{ date: 2025-01-14, type: contribution, amount: 7000 }", /\.kind: is missing/],
  [
    "for_year",
    "{ date: 2025-01-14, kind: contribution, amount: 7000, for_year: 2024 }",
    /\.for_year: .*did you mean `for`/,
  ],
  [
    "a Roth contribution",
    "{ date: 2025-01-14, kind: roth contribution, amount: 7000 }",
    /\.kind: .*ira: roth/,
  ],
  ["a backdoor", "{ date: 2025-01-14, kind: backdoor roth, amount: 7000 }", /\.kind: .*two entries/],
  ["a 401(k) rollover", "{ date: 2025-01-14, kind: 401k rollover, amount: 7000 }", /\.kind: .*plan_rollover/],
])("%s is answered with what to write", (_, entry, message) => {
  expect(entryOf(entry)).toContainEqual(expect.stringMatching(message));
});

test("JSON stays strict", () => {
  const json = {
    owner: { name: "Ada Example" },
    entries: [{ date: "01/14/2025", kind: "Contribution", amount: "$7,000" }],
  };
  expect(readLedger(JSON.stringify(json), "json").ok).toBe(false);
});

test("a US date is month first", () => {
  expect(asWritten("02/01/2025", "date")).toBe("2025-02-01");
});

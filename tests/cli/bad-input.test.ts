import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const { at, file, list, form8606 } = session();

/** A ledger in YAML with one entry that can be spoilt, and a conversion that needs the year-end value. */
function yaml({
  ssn = "900-00-0001",
  date = "2024-01-08",
  key = "kind",
  amount = "7000",
  year = "year_end_value: 0",
  twice = "",
}) {
  return [
    `owner: { name: Ada Example, ssn: ${ssn} }`,
    "years:",
    `  2024: { ${year} }`,
    ...(twice === "" ? [] : [`  ${twice}`]),
    "entries:",
    `  - { date: ${date}, ${key}: contribution, amount: ${amount} }`,
    "  - { date: 2024-02-01, kind: conversion, amount: 7000 }",
  ].join("\n");
}

const inYaml: [what: string, text: string, stderr: RegExp][] = [
  ["a tab for indentation", "owner:\n\tname: Ada\nentries: []\n", /tabs .*\(line 2, column 1\)/],
  [
    "a misspelt key",
    yaml({ year: "year_end_vaule: 0" }),
    /^years\.2024\.year_end_vaule: .*year_end_value.*\(line 3, column 11\)/m,
  ],
  [
    "a misspelt kind",
    yaml({}).replace("kind: contribution", "kind: contribtion"),
    /^entries\[0\]\.kind: .*\(line 5, column 31\)/m,
  ],
  [
    "a day that is not in the calendar",
    yaml({ date: "2023-02-30" }),
    /^entries\[0\]\.date: .*\(line 5, column 13\)/m,
  ],
  ["an amount of NaN", yaml({ amount: "NaN" }), /^entries\[0\]\.amount: .*\(line 5, column 53\)/m],
  ["an amount of .nan", yaml({ amount: ".nan" }), /^entries\[0\]\.amount: /m],
  [
    "a negative amount",
    yaml({ amount: "-5" }),
    /^entries\[0\]\.amount: must be more than zero; write it without the minus sign \(line 5, column 53\)/m,
  ],
  ["an amount with an exponent", yaml({ amount: "1e9" }), /^entries\[0\]\.amount: /m],
  [
    "an amount of a billion",
    yaml({ amount: "1000000000" }),
    /^entries\[0\]\.amount: must be at most 999,999,999\.99/m,
  ],
  [
    "an amount with three decimals",
    yaml({ amount: "12.345" }),
    /^entries\[0\]\.amount: must have at most two decimals/m,
  ],
  [
    "a year written twice",
    yaml({ twice: "2024: { year_end_value: 5 }" }),
    /^years\.2024: .*twice.*\(line 4, column 3\)/m,
  ],
  [
    "a conversion without a year-end value",
    yaml({ year: "deducted: 0" }),
    /^years\.2024\.year_end_value: .*Line 6/m,
  ],
  ["an SSN of letters", yaml({ ssn: "abc-de-fghi" }), /^owner\.ssn: .*nine digits.*\(line 1, column 34\)/m],
  ["no text at all", "", /ledger\.yaml: /],
];

describe("a YAML ledger is refused with the place and the reason, and no file is written, for", () => {
  it.each(inYaml)("%s", async (_, text, stderr) => {
    const { status, out, err } = await form8606("draft", file("ledger.yaml", text), "--out", at("out"));
    expect(err).toMatch(stderr);
    expect({ status, out, files: list("out") }).toEqual({ status: 2, out: "", files: [] });
  });
});

const inJson: [what: string, text: string, stderr: RegExp][] = [
  ["JSON that breaks off", '{"owner": {"name": "Ada"}, "entries": [', /line 1, column 40/],
  ["a list instead of a ledger", "[1]", /ledger\.json: must be an object/],
  [
    "NaN",
    '{"owner":{"name":"Ada"},"entries":[{"date":"2024-02-01","kind":"contribution","amount":NaN}]}',
    /^entries\[0\]\.amount: /m,
  ],
  [
    "a year written twice",
    '{"owner":{"name":"Ada"},"entries":[],"years":{"2023":{},"2023":{}}}',
    /^years\.2023: .*twice/m,
  ],
  ["__proto__ as a key", '{"owner":{"name":"Ada"},"entries":[],"__proto__":{}}', /__proto__/],
];

describe("a JSON ledger is refused with the place and the reason, and no file is written, for", () => {
  it.each(inJson)("%s", async (_, text, stderr) => {
    const { status, out, err } = await form8606("draft", file("ledger.json", text), "--out", at("out"));
    expect(err).toMatch(stderr);
    expect({ status, out, files: list("out") }).toEqual({ status: 2, out: "", files: [] });
  });
});

it("lists every problem of a ledger, one line each", async () => {
  const ledger = file("ledger.yaml", yaml({ ssn: "x", date: "2023-02-30", amount: "-5" }));
  const { err } = await form8606("check", ledger);
  expect(err.split("\n").map((line) => line.split(":")[0])).toEqual([
    "owner.ssn",
    "entries[0].date",
    "entries[0].amount",
  ]);
});

it("keeps a problem to one line when a key of the ledger has a line break or a screen code in it", async () => {
  const { err } = await form8606(
    "check",
    file("l.json", { owner: { name: "Ada" }, entries: [], "a\nb\u001b[31m": 1 }),
  );
  expect(err.split("\n")).toHaveLength(1);
  expect(err).not.toContain("\u001b");
});

describe("the command line is refused, with exit status 2, for", () => {
  it.each([
    ["an unknown command", ["frob"], /unknown command 'frob'/],
    ["an unknown option", ["draft", "x.json", "--ou", "y"], /unknown option '--ou'/],
    ["no ledger", ["draft"], /missing required argument 'ledger'/],
    ["no command", [], /Usage: node form8606/],
    ["years that are none", ["draft", "x.json", "--years", "20x"], /years such as 2019-2023,2025/],
    ["a date that is none", ["draft", "x.json", "--as-of", "2023-02-30"], /a date such as/],
    ["a second ledger for lines", ["lines", "x.json", "y.json"], /too many arguments/],
    ["an extension that is no ledger's", ["check", "x.txt"], /x\.txt: a ledger's name ends in/],
  ])("%s", async (_, args, stderr) => {
    const { status, out, err } = await form8606(...args);
    expect(err).toMatch(stderr);
    expect({ status, out }).toEqual({ status: 2, out: "" });
  });
});

it.each([["draft"], ["lines"], ["explain"], ["check"], ["init"]])(
  "shows help with an example for %s",
  async (command) => {
    const { status, out } = await form8606(command, "--help");
    expect(status).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}node form8606 /);
  },
);

it.each([["--version"], ["-V"], ["draft", "--version"], ["init", "-V"]])(
  "prints its version for %s",
  async (...args) => {
    expect(await form8606(...args)).toEqual({ status: 0, out: "1.2.3", err: "" });
  },
);

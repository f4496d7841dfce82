import { describe, expect, it, test } from "vitest";
import { listClients, loadClient } from "../../src/batch/input/list-clients.js";
import { session } from "./session.js";

/**
 * What a person writes wrongly the first time, each once in YAML and once in a CSV file: taken where it has one reading,
 * and otherwise refused with what to write.
 */
const { at, file, list, form8606 } = session();

const YEARS = "2025: { year_end_value: 0, deducted: 0 }";
const ledger = (entry: string, years = YEARS) =>
  `owner: { name: Ada Example, ssn: 900-11-2222, born: 1979-04-02 }\nyears:\n  ${years}\nentries:\n${entry}\n`;

const taken: [what: string, entry: string, csv: string][] = [
  [
    "a US date",
    "  - { date: 01/14/2025, kind: contribution, amount: 7000 }",
    "contribution,01/14/2025,7000,traditional",
  ],
  [
    "a US date in words",
    "  - { date: Jan. 14 2025, kind: contribution, amount: 7000 }",
    "contribution,14-Jan-2025,7000,",
  ],
  [
    "a dollar sign",
    "  - { date: 2025-01-14, kind: contribution, amount: $7,000 }",
    'contribution,2025-01-14,"$7,000",',
  ],
  [
    "a dollar sign in quotes",
    '  - { date: 2025-01-14, kind: contribution, amount: "$7,000" }',
    "contribution,2025-01-14,$7000.00,",
  ],
  [
    "a comma",
    "  - { date: 2025-01-14, kind: contribution, amount: 7,000 }",
    'contribution,2025-01-14,"7,000",',
  ],
  [
    "a comma and cents",
    "  - date: 2025-01-14\n    kind: contribution\n    amount: 7,000.00",
    'contribution,2025-01-14,"7,000.00",',
  ],
  ["capitals", "  - { date: 2025-01-14, kind: Contribution, amount: 7000 }", "Contribution,2025-01-14,7000,"],
  [
    "an IRA in words",
    "  - { date: 2025-01-14, kind: contribution, amount: 7000, ira: Traditional IRA }",
    "contribution,2025-01-14,7000,Traditional IRA",
  ],
  [
    "curly quotes",
    "  - { date: “2025-01-14”, kind: contribution, amount: “7,000” }",
    'contribution,“2025-01-14”,"“7,000”",',
  ],
];

const HEAD = "client,kind,date,amount,ira,name,for,year_end_value,deducted";
const table = (row: string, facts = "c1,year,,,,,2025,0,0") =>
  `${HEAD}\nc1,owner,,,,Ada Example,,,\n${facts}\nc1,${row},,,,\n`;

/** The ledger of the one client of a table, or what is wrong with it. */
async function ledgerOfTable(row: string) {
  for await (const client of listClients([file("in.csv", table(row))])) {
    const loaded = "key" in client ? loadClient(client) : { ok: false as const, problems: client.problems };
    return loaded.ok ? loaded.value : loaded.problems.map(({ message }) => message);
  }
  return [];
}

describe("what has one reading is taken", () => {
  it.each(taken)("%s, in YAML", async (_, entry) => {
    const { status, out } = await form8606("lines", file("ledger.yaml", ledger(entry)), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(out).years).toMatchObject([{ tax_year: 2025, lines: { 1: 7000, 14: 7000 } }]);
  });

  it.each(taken)("%s, in CSV", async (_, _entry, row) => {
    expect(await ledgerOfTable(row)).toMatchObject({
      entries: [{ date: "2025-01-14", kind: "contribution", ira: "traditional", amount: 7000_00 }],
    });
  });
});

const refused: [what: string, entry: string, message: string, csv?: string][] = [
  [
    "a dotted date",
    "  - { date: 14.1.2025, kind: contribution, amount: 7000 }",
    "entries[0].date: write 2025-01-14 instead of 14.1.2025",
  ],
  [
    "a dotted date of two readings",
    "  - { date: 01.02.2025, kind: contribution, amount: 7000 }",
    "entries[0].date: write 2025-02-01 or 2025-01-02 instead of 01.02.2025",
  ],
  [
    "two digits of a year",
    "  - { date: 1/14/25, kind: contribution, amount: 7000 }",
    "entries[0].date: write the year with four digits: 2025-01-14 instead of 1/14/25",
  ],
  [
    "the day before the month",
    "  - { date: 14/01/2025, kind: contribution, amount: 7000 }",
    "entries[0].date: write 2025-01-14 instead of 14/01/2025",
  ],
  [
    "a day that no month has",
    "  - { date: 02/30/2025, kind: contribution, amount: 7000 }",
    "entries[0].date: is not a real date: that month has no day 30",
    "contribution,02/30/2025,7000,",
  ],
  [
    "a month alone",
    "  - { date: 2025-01, kind: contribution, amount: 7000 }",
    "entries[0].date: needs the day too, such as 2025-01-14; for an entry whose day you do not know, write December 31 of its year and add `day: unknown`",
    "contribution,2025-01,7000,",
  ],
  [
    "a day that is not known",
    "  - { date: 2025-01-??, kind: contribution, amount: 7000 }",
    "entries[0].date: needs the day too, such as 2025-01-14; for an entry whose day you do not know, write December 31 of its year and add `day: unknown`",
    "contribution,2025-01-??,7000,",
  ],
  [
    "no date",
    "  - { kind: contribution, for: 2025, amount: 7000 }",
    "entries[0].date: is missing: write the day it happened, such as 2025-01-14",
    "contribution,,7000,",
  ],
  [
    "type for kind",
    "  - { date: 2025-01-14, type: contribution, amount: 7000 }",
    "entries[0].kind: is missing: write `kind` instead of `type`",
  ],
  [
    "a Roth contribution",
    "  - { date: 2025-01-14, kind: roth contribution, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: contribution with ira: roth",
    "roth contribution,2025-01-14,7000,",
  ],
  [
    "a backdoor",
    "  - { date: 2025-01-14, kind: backdoor roth, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write two entries: kind: contribution, and kind: conversion",
    "backdoor roth,2025-01-14,7000,",
  ],
  [
    "a 401(k) rollover",
    "  - { date: 2025-01-14, kind: 401(k) rollover, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: plan_rollover",
    "401(k) rollover,2025-01-14,7000,",
  ],
  [
    "a mega backdoor",
    "  - { date: 2025-01-14, kind: mega backdoor, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: plan_rollover with ira: roth for money that went from the plan to a Roth IRA",
    "mega backdoor,2025-01-14,7000,",
  ],
  [
    "a transfer",
    "  - { date: 2025-01-14, kind: transfer, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write nothing for money that went directly from one IRA to another of the same kind; to a Roth IRA, write kind: conversion",
    "transfer,2025-01-14,7000,",
  ],
  [
    "a fact of the year",
    "  - { date: 2025-01-14, kind: distribution, amount: 7000, no_exception: true }",
    "entries[0].no_exception: is a fact of the year, not a key here: write it under `years`, in the tax year that it is about",
  ],
  [
    "an inheritance",
    "  - { date: 2025-01-14, kind: inherited, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: distribution with reason: death, in a separate ledger for the inherited IRA (`owner.inherited_from`)",
  ],
  [
    "an excess",
    "  - { date: 2025-01-14, kind: excess, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: returned_contribution if it came out by the due date; after it, kind: excess_removal, or from a Roth IRA kind: distribution",
  ],
  [
    "an HSA transfer",
    "  - { date: 2025-01-14, kind: hsa_funding, amount: 4000 }",
    "entries[0].kind: is not a kind of entry: write kind: distribution with reason: hsa_funding",
  ],
  [
    "the coronavirus as a reason",
    "  - { date: 2020-05-14, kind: distribution, reason: covid, amount: 4000 }",
    "entries[0].reason: is not a reason: write reason: disaster with disaster: coronavirus",
  ],
  [
    "a hurricane as a reason",
    "  - { date: 2024-10-14, kind: distribution, reason: hurricane, amount: 4000 }",
    "entries[0].reason: is not a reason: write reason: disaster, and its FEMA number as `disaster`",
  ],
  [
    "education as a reason",
    "  - { date: 2024-10-14, kind: distribution, reason: education, amount: 4000 }",
    "entries[0].reason: is not a reason: write `exception` with its number in the Instructions for Form 5329",
  ],
  [
    "an excess as a reason",
    "  - { date: 2024-10-14, kind: distribution, reason: excess, amount: 4000 }",
    "entries[0].reason: is not a reason: write kind: returned_contribution if it came out by the due date; after it, kind: excess_removal, or from a Roth IRA no reason",
  ],
  [
    "the Roth IRA as where a conversion came from",
    "  - { date: 2025-01-14, kind: conversion, ira: roth, amount: 7000 }",
    "entries[0].ira: is the IRA that the money came from: leave it out for a traditional IRA, or write sep or simple. A conversion always goes to a Roth IRA",
  ],
  [
    "a Roth excess removed late",
    "  - { date: 2025-01-14, kind: excess_removal, ira: roth, for: 2022, amount: 7000 }",
    "entries[0].ira: cannot be roth: an excess that comes out of a Roth IRA after the due date is kind: distribution with ira: roth",
  ],
  [
    "a rollover to a Roth IRA",
    "  - { date: 2025-01-14, kind: rollover, to: roth, deposited: 2025-01-20, amount: 7000 }",
    "entries[0].to: cannot be a Roth IRA: money from a traditional IRA to a Roth IRA is kind: conversion; from one Roth IRA to another, write ira: roth",
  ],
  [
    "what is taxable",
    "  - { date: 2025-01-14, kind: conversion, taxable: 0, amount: 7000 }",
    "entries[0].taxable: is not a key here: the program computes what is taxable",
  ],
  [
    "what is deductible",
    "  - { date: 2025-01-14, kind: contribution, deductible: false, amount: 7000 }",
    "entries[0].deductible: is not a key here: the IRA deduction is a fact of the year; write it as `deducted` under `years`",
  ],
  [
    "the form for the kind",
    "  - { date: 2025-01-14, kind: 1099-R, code: 2, amount: 7000 }",
    "entries[0].kind: is not a kind of entry: write kind: conversion if the money went to a Roth IRA, or kind: distribution if you kept it",
    "1099-R,2025-01-14,7000,",
  ],
  [
    "a code of Form 1099-R",
    "  - { date: 2025-01-14, kind: distribution, code: 2, amount: 7000 }",
    "entries[0].code: is not a key of the ledger: box 7 of Form 1099-R says which kind and reason to write (docs/guide/codes.md)",
  ],
  [
    "a rollover that names no day back",
    "  - { date: 2025-01-14, kind: rollover, amount: 7000 }",
    "entries[0].deposited: is missing: write the day the money went back in. For money that came from an employer plan, such as a 401(k), write kind: plan_rollover instead",
  ],
  [
    "a minus sign",
    "  - { date: 2025-01-14, kind: conversion, amount: -7000 }",
    "entries[0].amount: must be more than zero; write it without the minus sign",
    "conversion,2025-01-14,-7000,",
  ],
  [
    "7k",
    "  - { date: 2025-01-14, kind: conversion, amount: 7k }",
    "entries[0].amount: must be written in full: 7000, not 7k",
    "conversion,2025-01-14,7k,",
  ],
  [
    "no space behind a colon",
    "  - { date:2025-01-14, kind: conversion, amount: 7000 }",
    'entries[0]["date:2025-01-14"]: needs a colon and a space behind `date`: write `date: …`',
  ],
  [
    "no colon",
    "  - { date 2025-01-14, kind: conversion, amount: 7000 }",
    'entries[0]["date 2025-01-14"]: needs a colon and a space behind `date`: write `date: …`',
  ],
  [
    "for_year",
    "  - { date: 2025-01-14, kind: contribution, for_year: 2024, amount: 7000 }",
    "entries[0].for_year: is not a key of the ledger here; did you mean `for`?",
  ],
];

const withoutPlace = (line: string) => line.replace(/ \(line \d+, column \d+\)$/, "");

describe("anything else is refused with what to write", () => {
  it.each(refused)("%s, in YAML", async (_, entry, message) => {
    const { status, err } = await form8606("check", file("ledger.yaml", ledger(entry)));
    expect({ status, told: err.split("\n").map(withoutPlace) }).toEqual({ status: 2, told: [message] });
  });

  it.each(
    refused.flatMap(([what, , message, csv]) => (csv === undefined ? [] : [[what, csv, message] as const])),
  )("%s, in CSV", async (_, row, message) => {
    expect(await ledgerOfTable(row)).toEqual([message.replace(/^entries\[0\]\.\w+: /, "")]);
  });

  it.each([
    [
      "a value that is not known",
      "year_end_value: unknown",
      "years.2025.year_end_value: must be the value on December 31 in dollars (Form 5498, box 5), or 0 if the IRAs were empty; leave the key out while you do not know it",
    ],
    [
      "no for a deduction",
      "year_end_value: 0, deducted: no",
      "years.2025.deducted: must be the IRA deduction you claimed for the year in dollars, or 0 if you claimed none",
    ],
    [
      "value",
      "value: 0",
      "years.2025.value: is not a key of the ledger here; did you mean `year_end_value`?",
    ],
  ])("%s, among the facts of a year", async (_, facts, message) => {
    const entry = "  - { date: 2025-01-14, kind: contribution, amount: 7000 }";
    const { err } = await form8606("check", file("ledger.yaml", ledger(entry, `2025: { ${facts} }`)));
    expect(err.split("\n").map(withoutPlace)).toEqual([message]);
  });

  test("a spouse in the ledger", async () => {
    const text = ledger("  []").replace("{ name: Ada Example,", "{ name: Ada Example, spouse: Bo,");
    const { err } = await form8606("check", file("ledger.yaml", text));
    expect(err).toMatch(/^owner\.spouse: .*each spouse needs a separate ledger.*household/);
  });

  test("a brace that is not closed, at the place where it opens", async () => {
    const entry = "  - { date: 2025-01-14, kind: conversion, amount: 7000";
    const { err } = await form8606("check", file("ledger.yaml", ledger(entry)));
    expect(err).toMatch(/this bracket or brace is not closed.*\(line 5, column 5\)$/);
  });

  test("a conversion whose value on December 31 is missing", async () => {
    const text = ledger("  - { date: 2023-03-10, kind: conversion, amount: 12500 }", "{}").replace(
      "years:",
      "opening: { year: 2021, basis: 6000 }\nyears:",
    );
    const { err } = await form8606("draft", file("ledger.yaml", text), "--out", at("out"));
    expect(err).toMatch(/^years\.2023\.year_end_value: .*Form 5498, box 5.*or 0 if they were empty/);
    expect(list("out")).toEqual([]);
  });
});

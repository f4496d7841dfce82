import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { linesOfYear } from "../../src/data/printed-form.js";
import { nameLine } from "../../src/exports/efile-xml.js";
import { exportFiles } from "../../src/exports/export-files.js";
import { fontsWhenNeeded } from "../../src/node/fonts.js";
import { solve } from "./open-tax-solver.js";
import { exportedText, person } from "./people.js";
import { SITUATIONS, STORY } from "./situations.js";
import { readTxf } from "./txf.js";

const samples = process.env.FORM8606_PAPERS_DIR;
const sample = (name: string) => readFileSync(join(samples ?? "", "exports", name), "utf8");
const withAddress = {
  ...STORY,
  owner: {
    ...STORY.owner,
    address: { street: "12 Elm St", apt: "4", city: "Ames", state: "IA", zip: "50010" },
  },
};

describe.skipIf(samples === undefined || !existsSync(join(samples, "exports")))(
  "the sample files of the story (FORM8606_PAPERS_DIR)",
  () => {
    test("the e-file XML is the sample, to the letter", async () => {
      expect(await exportedText([person(STORY)], "mef", "xml", 2025)).toBe(sample("irs8606-2025.xml"));
    });

    test("OpenTaxSolver gets the sample's words, with the whole name, and lines 15b and 17 as on the form", async () => {
      const words = (text: string) =>
        text
          .replaceAll(/[ \t]+/g, " ")
          .replaceAll(" \n", "\n")
          .trim();
      const ours = await exportedText([person(withAddress)], "ots", "txt", 2025);
      const expected = words(sample("ots-f8606-2025.txt"))
        .replace("Jordan Sample", "Jordan A Sample")
        .replace("L15b ;", "L15b 0.00 ;")
        .replace("L17 ;", "L17 2426.00 ;");
      expect(words(ours)).toBe(expected);
    });

    test("TXF has every record of the sample that a ledger knows", async () => {
      const ours = readTxf(await exportedText([person(STORY)], "txf", "txf", 2025));
      const theirs = readTxf(sample("f8606-2025.txf").replaceAll(/\r?\n/g, "\r\n"));
      // Who paid and what was withheld are on the paper alone.
      const known = theirs.filter(({ token }) => token !== 604 && token !== 532);
      expect(known.filter((record) => !ours.some((one) => same(one, record)))).toEqual([]);
    });

    test("the spouse's TXF is a second copy, with the record that says so", async () => {
      const ledger = {
        owner: { name: "Sam Sample" },
        opening: { year: 2024, basis: 6500 },
        years: { 2025: { year_end_value: 0 } },
        entries: [
          { date: "2025-02-01", kind: "contribution", amount: 7000 },
          { date: "2025-02-02", kind: "conversion", amount: 13500 },
        ],
      };
      const ours = readTxf(await exportedText([person(ledger, "spouse")], "txf", "txf", 2025));
      const theirs = readTxf(sample("f8606-2025-spouse-copy.txf").replaceAll(/\r?\n/g, "\r\n"));
      // The sample's first record is the taxpayer's.
      expect(ours.filter(({ token }) => token < 450 || token === 515)).toEqual(theirs.slice(1));
    });
  },
);

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

test.each(SITUATIONS)(
  "OpenTaxSolver's arithmetic gives our lines within a dollar: $name",
  async (situation) => {
    const { ledger, year, taxable } = situation;
    const printed = solve(await exportedText([person(ledger)], "ots", "txt", year));
    expect(Math.abs((printed["15c"] ?? 0) + (printed["18"] ?? 0) - taxable)).toBeLessThan(1);
  },
);

test.each(SITUATIONS)("the e-file XML has our lines, in the order of the form: $name", async (situation) => {
  const { ledger, year } = situation;
  const xml = await exportedText([person(ledger)], "mef", "xml", year);
  const { IRS8606 } = new XMLParser({ parseTagValue: false }).parse(xml);
  const { lines, line10 } = yearOf(ledger, year);
  const inOrder = linesOfYear(year).flatMap(({ label, kind, mef = "" }) => {
    const value = kind === "ratio" ? line10 : lines[label];
    return value === undefined ? [] : [[mef, typeof value === "number" ? String(value / 100) : value]];
  });
  expect(Object.entries(IRS8606 as Record<string, string>).slice(2)).toEqual(inOrder);
});

function yearOf(ledger: object, year: number) {
  const found = person(ledger).result.years.find(({ tax_year }) => tax_year === year);
  if (found === undefined) throw new Error("the situation has its year");
  return found;
}

test.each([
  ["Jordan A Sample", "JORDAN A<SAMPLE"],
  ["Jordan A Sample Jr.", "JORDAN A<SAMPLE<JR"],
  ["Zoë O'Brien-Núñez", "ZOE<OBRIEN-NUNEZ"],
  ["Maximiliana Bartholomea Featherstonehaugh", "M B<FEATHERSTONEHAUGH"],
])("e-filed forms write %s as %s", (name, line) => {
  expect(nameLine(name)).toBe(line);
});

const BACKDOOR = SITUATIONS[0]?.ledger as typeof STORY;

test.each([
  ["mef", { ...BACKDOOR, owner: { name: "Robin Example" } }, 2024, "owner.ssn", "F8606-001"],
  ["mef", { ...BACKDOOR, owner: { ...BACKDOOR.owner, name: "Robin" } }, 2024, "owner.name", "F8606-004-01"],
  ["mef", { ...BACKDOOR, options: { round: "cents" } }, 2024, "options.round", "whole dollars"],
  ["ots", movedTo(2019), 2019, "years.2019", "before OpenTaxSolver's first"],
  ["mef", movedTo(2009), 2009, "years.2009", "before the first year"],
] as const)("%s refuses what it cannot hold, and says why", async (to, ledger, year, path, says) => {
  const format = to === "mef" ? "xml" : "txt";
  const made = await exportFiles([person(ledger)], { to, format, year, on: "2026-03-01" }, fontsWhenNeeded);
  expect(made.ok ? [] : made.problems.map((problem) => problem.path)).toContain(path);
  expect(made.ok ? "" : made.problems.map(({ message }) => message).join()).toContain(says);
});

function movedTo(year: number): object {
  return {
    owner: BACKDOOR.owner,
    years: { [year]: { year_end_value: 0 } },
    entries: [
      { date: `${year}-01-05`, kind: "contribution", amount: 5000 },
      { date: `${year}-12-08`, kind: "distribution", amount: 5000 },
    ],
  };
}

test("a couple's files are one each for OpenTaxSolver and e-file, and one together as TXF", async () => {
  const people = [
    person(STORY),
    person({ ...STORY, owner: { ...STORY.owner, name: "Sam Sample" } }, "spouse"),
  ];
  const count = async (to: "ots" | "mef" | "txf", format: "txt" | "xml" | "txf") => {
    const made = await exportFiles(people, { to, format, year: 2025, on: "2026-03-01" }, fontsWhenNeeded);
    return made.ok ? made.value.map(({ name }) => name) : [];
  };
  expect(await count("ots", "txt")).toEqual([
    "2025-ots-form-8606-jordan-a-sample.txt",
    "2025-ots-form-8606-sam-sample.txt",
  ]);
  expect(await count("mef", "xml")).toHaveLength(2);
  expect(await count("txf", "txf")).toEqual(["2025-form-8606-jordan-a-sample.txf"]);
});

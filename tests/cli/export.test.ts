import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printedBy, shownCommands } from "../docs/shown-commands.js";
import { STORY } from "../exports/situations.js";
import { session } from "./session.js";

const { at, file, form8606, list } = session({ width: 100 });

describe("export", () => {
  it("prints the sheet of the last year with a form, no wider than 80 columns", async () => {
    const { status, out } = await form8606("export", file("a.json", STORY), "--to", "turbotax");
    expect(status).toBe(0);
    expect(out).toContain("Tax year 2025: what to type into TurboTax");
    expect(out).toMatch(/Form 1040, line 4b \.+ 5,358/);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("takes the boxes from papers, each form once", async () => {
    const boxes = [
      "form,taxYear,payer,account,grossDistribution,taxableAmountNotDetermined,federalTaxWithheld,distributionCodes,iraSepSimple",
      "1099-R,2025,Example Clearing,257-996789,7000.00,true,,2,true",
    ].join("\n");
    const ledger = file("a.json", STORY);
    const papers = file("boxes.csv", boxes);
    const { status, out, err } = await form8606("export", ledger, "--to", "paper", "--papers", papers);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("Form 1099-R #1\n");
    expect(out).toMatch(/Form 1099-R #2, as expected from your ledger/);
    expect(out).not.toContain("Form 1099-R #3");
  });

  it.each(["pdf", "csv", "json"])("writes a sheet to a file that ends with .%s", async (ending) => {
    const out = at(`sheet.${ending}`);
    const { status } = await form8606("export", file("a.json", STORY), "--to", "lacerte", "--out", out);
    expect(status).toBe(0);
    const start = readFileSync(out, "utf8").slice(0, 9);
    expect(start).toBe({ pdf: "%PDF-1.7\n", csv: "\ufefftax_year", json: "[\n  {\n   " }[ending]);
    const other = await form8606("export", file("a.json", STORY), "--to", "paper", "--out", out);
    expect(other.status).toBe(2);
  });

  it("names the person whose ledger does not have the year", async () => {
    const lee = file(
      "lee.yaml",
      `
owner: { name: Lee Example }
years: { 2024: { year_end_value: 0, deducted: 0 } }
entries:
  - { date: 2024-01-14, kind: contribution, amount: 7000 }
  - { date: 2024-01-16, kind: conversion, amount: 7000 }
`,
    );
    const { status, out, err } = await form8606("export", lee, file("a.json", STORY), "--to", "turbotax");
    expect(status).toBe(0);
    expect(out).not.toContain("Lee Example");
    expect(err).toBe("Lee Example has no Form 8606 for 2025; for 2024 add --year 2024.");
  });

  it("calls lines 4a and 4b blank when nothing came out, and 0 in JSON", async () => {
    const ledger = file(
      "kim.yaml",
      "owner: { name: Kim Example }\nyears: { 2024: { year_end_value: 7000, deducted: 0 } }\nentries: [{ date: 2024-01-14, kind: contribution, amount: 7000 }]\n",
    );
    const { out } = await form8606("export", ledger, "--to", "turbotax");
    expect(out).toMatch(/Form 1040, line 4a \.+ blank\n +Form 1040, line 4b \.+ blank/);
    const json = await form8606("export", ledger, "--to", "turbotax", "--format", "json");
    const [{ checks }] = JSON.parse(json.out);
    expect(checks).toContainEqual({ where: "Form 1040, line 4b", value: 0 });
    const lines = await form8606("lines", ledger);
    expect(lines.out).not.toMatch(/^ +4[ab] /m);
  });

  it("prints a history without the mark that only files need", async () => {
    const { out } = await form8606("export", file("a.json", STORY), "--to", "history");
    expect(out.startsWith("tax_year,owner,form,line")).toBe(true);
    expect(out).not.toContain("\r");
  });

  it.each([
    [["--to", "history", "--format", "pdf"], "history can be written as csv or wide"],
    [["--to", "turbotax", "--out", "sheet.txt"], "must end with .pdf, .csv, or .json"],
    [["--to", "turbotax", "--year", "2019"], "has nothing in 2019; choose a year that it covers"],
    [["--to", "quicken"], "Allowed choices are turbotax"],
    [["--to", "turbotax", "--papers", "nowhere.pdf"], "there is no such file"],
  ] as const)("refuses %j", async (options, says) => {
    const { status, err } = await form8606("export", file("a.json", STORY), ...options);
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(list(".")).toEqual(["a.json"]);
  });

  it("writes TXF with the day as of which it runs, and says that it is experimental", async () => {
    const { out, err } = await form8606(
      "export",
      file("a.json", STORY),
      "--to",
      "txf",
      "--as-of",
      "2026-03-01",
    );
    expect(out).toContain("D03/01/2026");
    expect(err).toContain("experimental");
  });

  it("writes a file for each person of a couple, the spouse's beside the taxpayer's", async () => {
    const spouse = { ...STORY, owner: { ...STORY.owner, name: "Sam Sample", ssn: "900-00-4321" } };
    const ledgers = [file("a.json", STORY), file("b.json", spouse)];
    const { out } = await form8606("export", ...ledgers, "--to", "mef", "--out", at("f.xml"));
    expect(out).toContain("f-spouse.xml");
    expect(readFileSync(at("f-spouse.xml"), "utf8")).toContain("SAM&lt;SAMPLE");
    const printed = await form8606("export", ...ledgers, "--to", "mef");
    expect([printed.status, printed.err]).toEqual([2, "--out: name a file; the spouse's goes beside it"]);
  });

  it("puts the second ledger on the sheet of the spouse", async () => {
    const spouse = { ...STORY, owner: { ...STORY.owner, name: "Sam Sample", ssn: "900-00-4321" } };
    const { out } = await form8606(
      "export",
      file("a.json", STORY),
      file("b.json", spouse),
      "--to",
      "lacerte",
    );
    expect(out).toContain("Jordan A Sample, T (taxpayer)");
    expect(out).toContain("Sam Sample, S (spouse)");
  });
});

describe("the guide", () => {
  it.each(shownCommands("docs/guide/export.md"))("shows what %s prints", async (command, printed) => {
    const out = await printedBy(command);
    // A page shows the beginning of a long output, then dots.
    const [beginning = "", end = ""] = printed.split("\n...\n");
    expect(out.startsWith(beginning) && out.trimEnd().endsWith(end)).toBe(true);
  });
});

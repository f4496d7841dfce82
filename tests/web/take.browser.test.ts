import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LedgerFiles } from "../../src/local-server/ledger-files.js";
import { serveOpen } from "../../src/local-server/open-server.js";
import { pageFiles } from "../../src/local-server/page-files.js";
import { builtPage } from "../built.js";
import {
  downloaded,
  expectQuiet,
  fillIn,
  launch,
  linesOf,
  namesInZip,
  openFile,
  press,
  visit,
  whyNoBrowser,
} from "./page.js";

const LEDGER = `owner: { name: Ana Diaz, ssn: 900-00-4321, born: 1979-04-02 }
opening: { year: 2022, basis: 0 }
years:
  2023: { year_end_value: 0, deducted: 0 }
entries:
  - { date: 2023-02-10, kind: contribution, amount: 6500 }
  - { date: 2023-02-13, kind: conversion, amount: 6500 }
`;
const yaml = (text: string, name = "ana.yaml") => ({
  name,
  mimeType: "text/yaml",
  buffer: Buffer.from(text),
});
/** The IRS's own forms, where the machine has them. */
const officialFile = (name: string) => join(process.env.FORM8606_OFFICIAL_DIR ?? "", name);
const official = officialFile("f8606--2023.pdf");
const form1040X = officialFile("f1040x--rev-2025-12.pdf");
const form5329 = officialFile("f5329--2025.pdf");

/** Money taken out early in a year whose return reported no additional tax. */
const EARLY = `owner: { name: Ana Diaz, ssn: 900-00-4321, born: 1979-04-02 }
opening: { year: 2024, basis: 6000 }
years:
  2025:
    year_end_value: 50000
    deducted: 0
    filed: { return: true, date: 2026-04-10, form_8606: false, deducted: 0, form_1040: { 4a: 5000, 4b: 5000 }, form_5329: { 4: 0 } }
entries:
  - { date: 2025-06-03, kind: distribution, amount: 5000 }
`;

/** A conversion of money that was never deducted, reported as taxable: an amended return gets the tax back. */
const OVERPAID = LEDGER.replace(
  "deducted: 0 }",
  "deducted: 0, filed: { return: true, date: 2024-04-12, form_8606: false, deducted: 0, form_1040: { 4a: 6500, 4b: 6500 } } }",
);

describe.skipIf(whyNoBrowser)(`what leaves the page${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** The page with a ledger, at the place where files are made. */
  async function ready(ledger = LEDGER, taxYear = "2023") {
    const seen = await openFile(browser);
    await seen.page.locator(".start input[type=file]").setInputFiles(yaml(ledger));
    await seen.page.locator(".tick", { hasText: taxYear }).first().click();
    await press(seen.page, "Take it with you");
    return seen;
  }

  test("entry sheets, the basis history and the file for OpenTaxSolver are made without a request", async () => {
    const seen = await ready();
    const { page } = seen;
    await page.getByLabel("Program", { exact: true }).selectOption({ label: "FreeTaxUSA" });
    const sheet = await downloaded(page, () => press(page, "Entry sheet"));
    expect(sheet.name).toBe("2023-entry-sheet-freetaxusa-ana-diaz.pdf");
    expect((await PDFDocument.load(sheet.bytes)).getPageCount()).toBeGreaterThan(0);
    const table = await downloaded(page, () => press(page, "The same as a table"));
    expect(new TextDecoder().decode(table.bytes)).toContain("6500");
    const history = await downloaded(page, () => press(page, "Basis history"));
    expect(history.name).toBe("basis-history-ana-diaz.csv");
    await page
      .getByLabel("Program", { exact: true })
      .selectOption({ label: "OpenTaxSolver (free, open source)" });
    const ots = await downloaded(page, () => press(page, "File to open in OpenTaxSolver"));
    expect(new TextDecoder().decode(ots.bytes)).toMatch(/L1\s.*6500/);
    expectQuiet(seen);
  });

  test.skipIf(!existsSync(official))(
    "an official form that is dropped in is the one that is filled",
    async () => {
      const seen = await ready();
      const { page } = seen;
      // Before it is there, the page says what the download is.
      await page.getByText("The IRS does not accept it: do not file it.").waitFor();
      expect(await page.getByRole("button", { name: "Form 8606 for 2023" }).count()).toBe(0);
      const add = page.getByLabel("Add official PDFs");
      await add.setInputFiles(yaml("no PDF", "f8606--2023.pdf"));
      await page.getByText("the file is damaged, or is not a PDF").waitFor();
      await add.setInputFiles(official);
      await page.getByText("You get the IRS's own form for 2023").waitFor();
      const { bytes } = await downloaded(page, () => press(page, "Form 8606 for 2023"));
      expect((await linesOf(bytes)).lines).toMatchObject({ "1": 650000, "14": 0, "18": 0 });
      const filled = await PDFDocument.load(bytes);
      expect(filled.getPageCount()).toBe((await PDFDocument.load(readFileSync(official))).getPageCount());
      expectQuiet(seen);
    },
  );

  test.skipIf(!existsSync(form1040X))(
    "a Form 1040-X that is dropped in is filled in the filing package",
    async () => {
      const seen = await ready(OVERPAID);
      const { page } = seen;
      await page.getByRole("link", { name: "Form 1040-X" }).waitFor();
      const without = await downloaded(page, () => press(page, /Filing package/));
      expect(namesInZip(without.bytes)).not.toContain("2023-form-1040-x.pdf");
      await page.getByLabel("Add official PDFs").setInputFiles(form1040X);
      await page.locator(".official .good").waitFor();
      const { bytes } = await downloaded(page, () => press(page, /Filing package/));
      expect(namesInZip(bytes)).toContain("2023-form-1040-x.pdf");
      expectQuiet(seen);
    },
  );

  test.skipIf(!existsSync(form5329))(
    "a Form 5329 that is dropped in is filled in the filing package",
    async () => {
      const seen = await ready(EARLY, "2025");
      const { page } = seen;
      await page.getByRole("link", { name: "Form 5329" }).waitFor();
      const without = await downloaded(page, () => press(page, /Filing package/));
      expect(namesInZip(without.bytes)).not.toContain("2025-form-5329.pdf");
      await page.getByLabel("Add official PDFs").setInputFiles(form5329);
      await page.locator(".official .good").waitFor();
      const { bytes } = await downloaded(page, () => press(page, /Filing package/));
      expect(namesInZip(bytes)).toContain("2025-form-5329.pdf");
      expectQuiet(seen);
    },
  );

  test("on paper there is the form alone, one page a sheet, and of a list the list", async () => {
    const { page } = await ready();
    await page.locator(".tick", { hasText: "2023" }).first().click();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main").isVisible()).toBe(false);
    expect(await page.locator(".form-page").first().isVisible()).toBe(true);
    const printed = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
    expect(printed.getPageCount()).toBe(2);
    await page.emulateMedia({ media: "screen" });
    await press(page, "To do");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("main").isVisible()).toBe(true);
    expect(await page.locator(".form-page").first().isVisible()).toBe(false);
  });

  test("inherited IRAs have a tab and a form of their own", async () => {
    const { page } = await ready();
    await press(page, "About you");
    await press(page, "Add inherited IRAs");
    await press(page, "About you");
    await fillIn(page, { "Inherited from": "Ben Diaz" });
    expect(await page.locator(".person").count()).toBe(2);
    await page.locator(".person").first().click();
    await page.locator(".tick", { hasText: "2023" }).first().click();
    expect(await page.locator('[data-field="line_1"]').textContent()).toBe("6,500");
  });

  test("two pages on one file do not overwrite each other, and nothing leaves the machine", async () => {
    const folder = mkdtempSync(join(tmpdir(), "form8606-two-"));
    const file = join(folder, "ana.yaml");
    writeFileSync(file, LEDGER);
    const opened = await serveOpen({
      page: pageFiles(builtPage("app")),
      ledgers: new LedgerFiles([file]),
      official: async () => null,
      port: 0,
      patience: 60_000,
    });
    try {
      const one = await visit(browser, opened.address);
      const other = await visit(browser, opened.address);
      for (const [{ page }, amount] of [
        [one, "6,100"],
        [other, "6,200"],
      ] as const) {
        await page.locator(".tick", { hasText: "2023" }).first().click();
        await page.locator(".card input").first().fill(amount);
      }
      await press(one.page, /^Save/);
      await one.page
        .getByText(/^Saved/)
        .first()
        .waitFor();
      expect(readFileSync(file, "utf8")).toContain("6100");
      await press(other.page, /^Save/);
      await other.page.getByText("was changed by another page or program").waitFor();
      expect(readFileSync(file, "utf8")).toContain("6100");
      const { origin } = new URL(opened.address);
      const elsewhere = [...one.requests, ...other.requests].filter((url) => !url.startsWith(`${origin}/`));
      expect(elsewhere.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([]);
    } finally {
      await opened.close();
      rmSync(folder, { recursive: true });
    }
  });
});

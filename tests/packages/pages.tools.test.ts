import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Statement } from "../../src/lines/statements.js";
import { fallbackFonts } from "../../src/node/fonts.js";
import { writeChart } from "../../src/packages/pages/chart-page.js";
import { extraPagesOfPacket, extraPagesOfYear } from "../../src/packages/pages/extra-pages.js";
import { writeFindings } from "../../src/packages/pages/findings-page.js";
import { writeStatements } from "../../src/packages/pages/statement-page.js";
import { writeWorksheet11 } from "../../src/packages/pages/worksheet-1-1-page.js";
import type { PageWriter } from "../../src/pdf/pages/page-writer.js";
import { chartYear, lifetime } from "../chart/charts.js";
import { computeWhole } from "../pdf/compute-whole.js";
import { type PagesToPdf, pagesToPdf } from "../pdf/pages-to-pdf.js";
import { installed, run } from "../pdf/tools.js";

const owner = { name: "Rosa Verde", ssn: "987-65-4321" };
const textOf = (bytes: Uint8Array) =>
  run("pdftotext", ["-layout", "FILE", "-"], bytes).replace(/[ \t]+/g, " ");
const pageCount = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();

let pdf: PagesToPdf;
beforeAll(async () => {
  pdf = await pagesToPdf();
});
const read = (write: (pages: PageWriter) => void) => textOf(pdf(write));

const recharacterization: Statement = {
  kind: "recharacterization",
  text: "I contributed $6,500 to a Roth IRA and recharacterized it.",
};
const returned: Statement = { kind: "returned_contribution", text: "I had $1,000 returned to me." };
const disaster: Statement = { kind: "disaster", text: "Qualified disaster distributions of 2023." };

const found = (severity: "error" | "warning" | "info", tax_year: number) => ({
  code: "pro_rata" as const,
  tax_year,
  severity,
  message: `Message of ${severity} ${tax_year}.`,
  fix: `Fix of ${severity} ${tax_year}.`,
  source: `IRC ${tax_year}`,
});

describe.skipIf(!installed("pdftotext"))("printed pages (pdftotext, package poppler-utils)", () => {
  describe("of statements", () => {
    const statements = [
      disaster,
      recharacterization,
      returned,
      { ...returned, text: "I had $300 returned." },
    ];

    it("state everything of a year on one page, under the heading of its kind and its owner's name", async () => {
      const bytes = pdf((pages) =>
        writeStatements(pages, { owner, tax_year: 2023, statements, goesWith: "Form 8606 for 2023" }),
      );
      expect(await pageCount(bytes)).toBe(1);
      const text = textOf(bytes);
      const said = [
        "Statement for tax year 2023",
        "Name Rosa Verde",
        "Social security number 987-65-4321",
        "Attached to Form 8606 for 2023",
        "Recharacterizations",
        "I contributed $6,500 to a Roth IRA and recharacterized it.",
        "Contributions returned by the due date",
        "I had $1,000 returned to me.",
        "I had $300 returned.",
        "Qualified disaster distributions\n",
        "Qualified disaster distributions of 2023.",
      ];
      const places = said.map((words) => text.indexOf(words));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(text.match(/Contributions returned/g)).toHaveLength(1);
    });

    it("leave out an SSN that is not given, and name whom the IRAs were inherited from", () => {
      const heir = { ...owner, ssn: null, inherited_from: "Pia Verde" };
      const text = read((pages) =>
        writeStatements(pages, { owner: heir, tax_year: 2023, statements, goesWith: "Form 8606 for 2023" }),
      );
      expect(text).not.toContain("Social security");
      expect(text).toContain("IRAs inherited from Pia Verde");
    });
  });

  describe("of Worksheet 1-1", () => {
    const worksheet = {
      owner,
      tax_year: 2023,
      converted: true,
      lines: { "1": "0", "2": "2,000", "5": "5,000", "7": "0.08000", "8": "400", "11": "0" },
    };

    it("show its amounts, and a line without one empty", () => {
      const text = read((pages) => writeWorksheet11(pages, worksheet));
      expect(text).toMatch(/7 Nontaxable share: .* 0\.08000/);
      expect(text).toMatch(/8 Nontaxable in all: line 5 times line 7 400/);
      expect(text).toMatch(/9 Taxable in all: line 5 less line 8\n/);
      expect(text).toContain("Line 10 goes on line 18.");
    });

    it("send its result to the line that the year's form has", () => {
      const later = { ...worksheet, converted: false };
      const now = read((pages) => writeWorksheet11(pages, later));
      const then = read((pages) => writeWorksheet11(pages, { ...later, tax_year: 2014 }));
      expect(now).toContain("Line 9 goes on line 15a.");
      expect(then).toContain("Line 9 goes on line 15.");
      expect(then).not.toContain("line 18");
    });
  });

  describe("of findings", () => {
    it("tell errors before warnings before the rest, each with its fix and source", () => {
      const findings = [
        found("info", 2020),
        found("warning", 2021),
        found("error", 2022),
        found("warning", 2023),
      ];
      const text = read((pages) => writeFindings(pages, { owner, findings, asOf: "2026-06-01" }));
      const order = [
        "Errors:",
        "2022: Message of error",
        "Warnings:",
        "2021: Message",
        "2023: Message",
        "Good to know",
        "2020:",
      ];
      const places = order.map((words) => text.indexOf(words));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(text).toContain("As of June 1, 2026");
      expect(text).toMatch(/What to do: Fix of error 2022\.\s+Source: IRC 2022/);
    });

    it("say that there is nothing, and are not for mailing: they have no SSN", () => {
      const text = read((pages) => writeFindings(pages, { owner, findings: [], asOf: null }));
      expect(text).toContain("The review found nothing.");
      expect(text).toContain("Not for mailing");
      expect(text).not.toContain("As of");
      expect(text).not.toContain("987-65-4321");
    });

    it("go on from page to page when there are many", async () => {
      const findings = Array.from({ length: 60 }, (_, index) => found("warning", 1990 + index));
      const bytes = pdf((pages) => writeFindings(pages, { owner, findings, asOf: "2026-06-01" }));
      expect(await pageCount(bytes)).toBeGreaterThan(3);
      expect(textOf(bytes).match(/Source: IRC \d{4}/g)).toHaveLength(60);
    });
  });

  describe("of the chart", () => {
    it("have the picture's words and the same amounts as a table", () => {
      const converted = { taxFree: 489_63, taxed: 6510_37 };
      const chart = { owner: "Rosa Verde", years: [chartYear(2024, { basis: 6510_37, converted })] };
      const text = read((pages) => writeChart(pages, chart));
      expect(text).toContain("IRA basis of Rosa Verde, 2024");
      expect(text).toContain("Conversions to Roth IRAs");
      expect(text).toContain("6,510 taxed");
      expect(text).toMatch(/2024 489\.63 6,510\.37 6,510\.37/);
      expect(text).not.toContain("Deducted");
    });

    it("keep the table of a few years on one page", async () => {
      const pictured = {
        contributed: { nondeductible: 600_00, deducted: 1400_00 },
        converted: { taxFree: 500_00, taxed: 1500_00 },
        distributed: { taxFree: 250_00, taxed: 750_00 },
        basis: 2850_00,
      };
      const chart = { owner: "Rosa Verde", years: [chartYear(2023), chartYear(2024, pictured)] };
      const bytes = pdf((pages) => writeChart(pages, chart));
      expect(await pageCount(bytes)).toBe(2);
      expect(textOf(bytes).split("\f")[1]).toMatch(/^\s*The same in dollars/);
      expect(textOf(bytes).match(/^ ?Year /gm)).toHaveLength(1);
    });

    it("hold thirty years, each in the table", () => {
      const text = read((pages) => writeChart(pages, lifetime(30)));
      for (let year = 1989; year < 2019; year++) expect(text).toMatch(new RegExp(`^ ?${year} .*\\d`, "m"));
    });
  });
});

describe("the extra pages of a ledger", () => {
  const ledger = {
    owner: { name: "Łukasz Żółć", ssn: "900-00-0001", born: "1980-01-01" },
    years: { 2023: { year_end_value: 50000, deduction_limited: true } },
    entries: [
      { date: "2023-02-01", kind: "contribution", amount: 2000 },
      { date: "2023-03-01", kind: "distribution", amount: 5000 },
      { date: "2022-03-01", kind: "contribution", ira: "roth", amount: 1000 },
      {
        date: "2022-09-01",
        kind: "recharacterization",
        for: 2022,
        from: "roth",
        amount: 1000,
        earnings: 20,
      },
      {
        date: "2023-05-01",
        kind: "divorce_transfer",
        ira: "traditional",
        direction: "received",
        amount: 9000,
        basis: 1000,
        other: { name: "Юлия Ελένη", ssn: "900-00-0002" },
      },
    ],
  };
  const { ledger: read, result } = computeWhole(ledger);
  const year = (tax_year: number) => {
    const found = result.years.find((each) => each.tax_year === tax_year);
    if (found === undefined) throw new Error(`no ${tax_year}`);
    return found;
  };
  const options = () => ({ fallback: fallbackFonts() });

  it("are Worksheet 1-1 and one page of statements, with any name", async ({ skip }) => {
    const extra = extraPagesOfYear(read, year(2023));
    const bytes = pdf(extra?.write ?? (() => {}), options());
    expect(await pageCount(bytes)).toBe(2);
    skip(!installed("pdftotext"), "needs pdftotext");
    const text = textOf(bytes);
    expect(text).toContain("Worksheet 1-1 of Publication 590-B");
    expect(text).toContain("Name Łukasz Żółć");
    expect(text).toContain("Юлия Ελένη");
  });

  it("are none for a year that has nothing to attach", () => {
    const quiet = { ...year(2023), statements: [] };
    const { worksheet: _, ...form } = quiet;
    expect(extraPagesOfYear(read, form)).toBeNull();
  });

  it("end a packet with the findings and the chart, the same bytes each time", async ({ skip }) => {
    const make = () => pdf(extraPagesOfPacket(read, result).write, options());
    const bytes = make();
    expect(Buffer.from(bytes).equals(Buffer.from(make()))).toBe(true);
    skip(!installed("pdftotext"), "needs pdftotext");
    const text = textOf(bytes);
    expect(text.indexOf("What the review found")).toBeLessThan(text.indexOf("IRA basis of Łukasz Żółć"));
    expect(text).not.toContain("900-00-0001");
  });

  it.skipIf(!installed("qpdf"))("are sound PDFs (qpdf, package qpdf)", () => {
    const extra = extraPagesOfYear(read, year(2023));
    for (const write of [extra?.write ?? (() => {}), extraPagesOfPacket(read, result).write]) {
      expect(run("qpdf", ["--check", "FILE"], pdf(write, options()))).toContain(
        "No syntax or stream encoding",
      );
    }
  });
});

import { PDFDict, PDFDocument, PDFHexString, PDFName } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { PageWriter } from "../../../src/pdf/pages/page-writer.js";
import type { Picture } from "../../../src/picture.js";
import { type PagesToPdf, pagesToPdf } from "../pages-to-pdf.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../tools.js";

const owner = { name: "Rosa Verde", ssn: "987-65-4321" };
const pageCount = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();
const textOf = (bytes: Uint8Array) =>
  run("pdftotext", ["-layout", "FILE", "-"], bytes).replace(/[ \t]+/g, " ");
const hasText = installed("pdftotext");

let pdf: PagesToPdf;
beforeAll(async () => {
  pdf = await pagesToPdf();
});

const columns = [
  { heading: "Year", share: 1 },
  { heading: "What", share: 4 },
  { heading: "Amount", share: 1, align: "right" as const },
];

const picture: Picture = {
  width: 200,
  height: 100,
  marks: [
    {
      kind: "area",
      points: [
        [0, 0],
        [200, 0],
        [200, 100],
      ],
      fill: "#d3e3f2",
      outline: "#17507f",
    },
    {
      kind: "line",
      pieces: [
        [
          [0, 100],
          [200, 0],
        ],
      ],
      color: "#1a1a1a",
      width: 2,
    },
    {
      kind: "text",
      text: "in a picture",
      x: 100,
      y: 50,
      style: { size: 12, color: "#595959" },
      anchor: "middle",
    },
  ],
};

function everything(pages: PageWriter): void {
  pages.heading("A packet");
  pages.facts([
    ["Name", owner.name],
    ["Attached to", "tax return"],
  ]);
  pages.paragraph("The first paragraph.");
  pages.note("A note.");
  pages.subheading("A list");
  pages.bullets(["One.", { bold: "Two:", text: "after the bold." }]);
  pages.picture(picture, "What the picture shows.");
  pages.table(
    columns,
    Array.from({ length: 60 }, (_, index) => [String(1990 + index), "contribution", `${index},000`]),
  );
}

describe("pages", () => {
  it("are the same bytes for the same input", () => {
    expect(Buffer.from(pdf(everything)).equals(Buffer.from(pdf(everything)))).toBe(true);
  });

  it("go on where one is full, and repeat a table's headings", async ({ skip }) => {
    const bytes = pdf(everything, { footer: "Rosa Verde" });
    expect(await pageCount(bytes)).toBe(3);
    skip(!hasText, NEEDS_PDFTOTEXT);
    const text = textOf(bytes);
    expect(text.match(/Year What Amount/g)).toHaveLength(3);
    expect(text.match(/Rosa Verde Page \d of 3/g)).toEqual([1, 2, 3].map((n) => `Rosa Verde Page ${n} of 3`));
    for (let year = 1990; year < 2050; year++) expect(text).toContain(`${year} contribution`);
  });

  it("hold more rows of a compact table", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => [String(1990 + index), "contribution", "1"]);
    expect(await pageCount(pdf((pages) => pages.table(columns, rows)))).toBe(2);
    expect(await pageCount(pdf((pages) => pages.table(columns, rows, { compact: true })))).toBe(1);
  });

  it("break a paragraph longer than a page without losing a word", async ({ skip }) => {
    const words = Array.from({ length: 2000 }, (_, index) => `w${index}`);
    const bytes = pdf((pages) => pages.paragraph(words.join(" ")));
    expect(await pageCount(bytes)).toBeGreaterThan(1);
    skip(!hasText, NEEDS_PDFTOTEXT);
    expect(textOf(bytes).match(/w\d+/g)).toEqual(words);
  });

  it("keep a heading with the first row of its table, and a paragraph's last lines together", ({ skip }) => {
    skip(!hasText, NEEDS_PDFTOTEXT);
    const tall = Array.from({ length: 13 }, (_, index) => `line ${index}`).join("\n");
    for (let filled = 20; filled < 50; filled++) {
      const bytes = pdf((pages) => {
        pages.block(Array.from({ length: filled }, () => "above"));
        pages.subheading("Its heading");
        pages.table(columns, [["2024", tall, "1"]]);
        pages.subheading("Another");
        pages.paragraph("word ".repeat(70));
      });
      const parts = textOf(bytes).split("\f");
      expect(parts.find((part) => part.includes("Its heading"))).toContain("line 12");
      for (const part of parts) {
        const words = part.match(/^(?: ?word)+ ?$/gm) ?? [];
        expect(words.length).not.toBe(1);
        if (part.includes("Another")) expect(words.length).toBeGreaterThan(1);
      }
    }
  });

  it("keep a heading with the first item of its list, and a short item whole", ({ skip }) => {
    skip(!hasText, NEEDS_PDFTOTEXT);
    const item = Array.from({ length: 4 }, (_, at) => `part ${at} `.padEnd(100, "-")).join(" ");
    for (const list of ["bullets", "checks"] as const)
      for (let lines = 41; lines < 47; lines++) {
        const bytes = pdf((pages) => {
          for (let at = 0; at < lines; at++) pages.space(14);
          pages.subheading("The list");
          pages[list]([item, item]);
        });
        for (const page of textOf(bytes).split("\f")) {
          if (page.includes("The list")) expect(page).toContain("part 0");
          expect(page.match(/part 3/g)?.length).toBe(page.match(/part 0/g)?.length);
        }
      }
  });

  it("break a word wider than the page", ({ skip }) => {
    const bytes = pdf((pages) => pages.paragraph("x".repeat(400)));
    skip(!hasText, NEEDS_PDFTOTEXT);
    const rows = textOf(bytes).match(/x+/g) ?? [];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.join("")).toBe("x".repeat(400));
  });

  it("set a name whose accents stand apart as one whose letters have them", ({ skip }) => {
    skip(!hasText, NEEDS_PDFTOTEXT);
    expect(textOf(pdf((pages) => pages.paragraph("Zoe\u0308 Rivie\u0300re")))).toContain("Zoë Rivière");
  });

  it("begin a picture on a new page when it does not fit", async () => {
    const tall = { ...picture, height: 600 };
    const bytes = pdf((pages) => {
      pages.paragraph("word ".repeat(1200));
      pages.picture(tall, "Tall.");
    });
    expect(await pageCount(bytes)).toBe(2);
  });

  it("have a picture's words in the order of reading", async () => {
    const { context } = await PDFDocument.load(pdf(everything));
    const figures = context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
      .filter((dict) => dict.get(PDFName.of("S")) === PDFName.of("Figure"));
    expect(figures.map((dict) => dict.lookup(PDFName.of("Alt"), PDFHexString).decodeText())).toEqual([
      "What the picture shows.",
    ]);
  });

  it.skipIf(!installed("qpdf"))("are a sound PDF (qpdf, package qpdf)", () => {
    expect(run("qpdf", ["--check", "FILE"], pdf(everything))).toContain("No syntax or stream encoding");
  });
});

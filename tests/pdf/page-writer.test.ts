import { PDFDocument, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { addPages, type PageWriter, writePages } from "../../src/pdf/page-writer.js";
import { writeStatement } from "../../src/pdf/pages/statement-page.js";
import { writeWorksheet11 } from "../../src/pdf/pages/worksheet-1-1-page.js";
import { type Typeface, typeface } from "../../src/pdf/typeface.js";
import { installed, NEEDS_PDFTOTEXT, run } from "./tools.js";

const owner = { name: "Rosa Verde", ssn: "987-65-4321" };
const pageCount = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();
const textOf = (bytes: Uint8Array) =>
  run("pdftotext", ["-layout", "FILE", "-"], bytes).replace(/[ \t]+/g, " ");
const hasText = installed("pdftotext");

const columns = [
  { heading: "Year", share: 1 },
  { heading: "What", share: 4 },
  { heading: "Amount", share: 1, align: "right" as const },
];

function everything(pages: PageWriter): void {
  pages.heading("A packet");
  pages.facts([
    ["Name", owner.name],
    ["Attached to", "tax return"],
  ]);
  pages.paragraph("The first paragraph.");
  pages.subheading("A list");
  pages.bullets(["One.", { bold: "Two:", text: "after the bold." }]);
  pages.table(
    columns,
    Array.from({ length: 60 }, (_, index) => [String(1990 + index), "contribution", `${index},000`]),
  );
}

describe("pages", () => {
  it("are the same bytes for the same input", async () => {
    const twice = await Promise.all([writePages("T", everything), writePages("T", everything)]);
    expect(Buffer.from(twice[0]).equals(Buffer.from(twice[1]))).toBe(true);
  });

  it("go on where one is full, and repeat a table's headings", async ({ skip }) => {
    const bytes = await writePages("T", everything, { footer: "Rosa Verde" });
    expect(await pageCount(bytes)).toBe(3);
    skip(!hasText, NEEDS_PDFTOTEXT);
    const text = textOf(bytes);
    expect(text.match(/Year What Amount/g)).toHaveLength(3);
    expect(text.match(/Rosa Verde Page \d of 3/g)).toEqual([1, 2, 3].map((n) => `Rosa Verde Page ${n} of 3`));
    for (let year = 1990; year < 2050; year++) expect(text).toContain(`${year} contribution`);
  });

  it("break a paragraph longer than a page without losing a word", async ({ skip }) => {
    const words = Array.from({ length: 2000 }, (_, index) => `w${index}`);
    const bytes = await writePages("T", (pages) => pages.paragraph(words.join(" ")));
    expect(await pageCount(bytes)).toBeGreaterThan(1);
    skip(!hasText, NEEDS_PDFTOTEXT);
    expect(textOf(bytes).match(/w\d+/g)).toEqual(words);
  });

  it("break a word wider than the page", async ({ skip }) => {
    const bytes = await writePages("T", (pages) => pages.paragraph("x".repeat(400)));
    skip(!hasText, NEEDS_PDFTOTEXT);
    const rows = textOf(bytes).match(/x+/g) ?? [];
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.join("")).toBe("x".repeat(400));
  });

  it("say which character no typeface has", async () => {
    const writing = writePages("T", (pages) => pages.paragraph("From Łukasz"));
    await expect(writing).rejects.toThrow(RangeError);
    await expect(writing).rejects.toThrow("“Ł”");
  });

  it("set a word in the first typeface that has all of it", async () => {
    const doc = await PDFDocument.create();
    const used: string[] = [];
    const noting = (face: Typeface): Typeface => ({
      ...face,
      encode: (text) => {
        used.push(`${face.key} ${text.trim()}`);
        return face.encode(text);
      },
    });
    const latin = noting(typeface("F1", await doc.embedFont(StandardFonts.Helvetica)));
    const greek = noting(typeface("F2", await doc.embedFont(StandardFonts.Symbol)));
    const typefaces = { regular: [latin, greek], bold: [latin] };
    await addPages(doc, (pages) => pages.paragraph("rate α and β"), { typefaces });
    expect(used.slice(0, 4)).toEqual(["F1 rate", "F2 α", "F1 and", "F2 β"]);
  });

  it("are added at the end of a document without touching its own", async () => {
    const doc = await PDFDocument.create();
    doc.addPage([300, 300]);
    await addPages(doc, (pages) => pages.heading("Added"));
    expect(doc.getPages().map((page) => page.getWidth())).toEqual([300, 612]);
  });

  it.skipIf(!installed("qpdf"))("are a sound PDF (qpdf, package qpdf)", async () => {
    const bytes = await writePages("T", everything);
    expect(run("qpdf", ["--check", "FILE"], bytes)).toContain("No syntax or stream encoding");
  });
});

describe.skipIf(!hasText)("printed pages (pdftotext, package poppler-utils)", () => {
  it("state what a statement states, under its owner's name", async () => {
    const bytes = await writePages("Statement", (pages) =>
      writeStatement(pages, {
        owner,
        tax_year: 2023,
        title: "Recharacterization",
        paragraphs: ["I moved 6,500 dollars.", "With 312 of income."],
      }),
    );
    const text = textOf(bytes);
    for (const said of [
      "Recharacterization",
      "Name Rosa Verde",
      "Social security number 987-65-4321",
      "tax return for 2023",
      "I moved 6,500 dollars.",
      "With 312 of income.",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("leave out an SSN that is not given", async () => {
    const bytes = await writePages("Statement", (pages) =>
      writeStatement(pages, { owner: { ...owner, ssn: null }, tax_year: 2023, title: "T", paragraphs: [] }),
    );
    expect(textOf(bytes)).not.toContain("Social security");
  });

  const worksheet = {
    owner,
    tax_year: 2023,
    converted: true,
    lines: { "1": "0", "2": "2,000", "5": "5,000", "7": "0.08000", "8": "400", "11": "0" },
  };

  it("show Worksheet 1-1 with its amounts, and a line without one empty", async () => {
    const text = textOf(await writePages("W", (pages) => writeWorksheet11(pages, worksheet)));
    expect(text).toMatch(/7 Nontaxable share: .* 0\.08000/);
    expect(text).toMatch(/8 Nontaxable in all: line 5 times line 7 400/);
    expect(text).toMatch(/9 Taxable in all: line 5 less line 8\n/);
    expect(text).toContain("Line 10 goes on line 18.");
  });

  it("send the worksheet's result to the line that the year's form has", async () => {
    const later = { ...worksheet, converted: false };
    const earlier = { ...later, tax_year: 2014 };
    const [now, then] = await Promise.all(
      [later, earlier].map(async (each) =>
        textOf(await writePages("W", (pages) => writeWorksheet11(pages, each))),
      ),
    );
    expect(now).toContain("Line 9 goes on line 15a.");
    expect(then).toContain("Line 9 goes on line 15.");
    expect(then).not.toContain("line 18");
  });
});

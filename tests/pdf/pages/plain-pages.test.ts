import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { fallbackFonts } from "../../../src/node/fonts.js";
import { fillPacket } from "../../../src/pdf/fill/packet.js";
import type { PageWriter } from "../../../src/pdf/pages/page-writer.js";
import { type PlainFonts, plainFonts, plainPages } from "../../../src/pdf/pages/plain-pages.js";
import { compiledWorksheet, numberedValues, unwrap } from "../templates.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../tools.js";

let fonts: PlainFonts;
beforeAll(async () => {
  fonts = await plainFonts();
});

const fallback = () => ({ fallback: fallbackFonts() });

function pdf(write: (pages: PageWriter) => void, options = {}): Uint8Array {
  const pages = unwrap(plainPages(fonts, write, options));
  return unwrap(fillPacket([{ pages }], { shape: "flattened", money: "dollars", title: "Pages" }));
}

function everything(pages: PageWriter): void {
  pages.heading("A packet (of \\ pages)");
  pages.facts([["Name", "Rosa Verde"]]);
  pages.block(["12 Elm St", "Ames, IA 50010"]);
  pages.paragraph({ bold: "First:", text: "the café’s bill." });
  pages.checks(["Sign in ink.", "Mail it."]);
  pages.table([{ heading: "Year", share: 1 }], [["2023"]]);
  pages.newPage();
  pages.bullets(["Last."]);
}

const textOf = (bytes: Uint8Array) =>
  run("pdftotext", ["-layout", "FILE", "-"], bytes).replace(/[ \t]+/g, " ");

describe("plain pages", () => {
  it("hold what is written on them, in order", ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const text = textOf(pdf(everything, { footer: "Foot" }));
    const wanted = ["A packet (of \\ pages)", "Name", "12 Elm St", "First: the café’s bill.", "Sign in ink."];
    const places = [...wanted, "2023", "Foot", "Page 1 of 2", "• Last."].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it("are the same bytes for the same input", () => {
    expect(Buffer.from(pdf(everything)).equals(Buffer.from(pdf(everything)))).toBe(true);
  });

  it("show a block's own lines, whatever block began alike before", () => {
    const block = (city: string) =>
      Buffer.from(pdf((pages) => pages.block(["Internal Revenue Service", city]))).toString("latin1");
    for (const city of ["Ogden, UT", "Ogden, UT", "Fresno, CA", "Fresno, CA", "Ogden, UT"])
      expect(block(city)).toContain(`(${city})`);
  });

  it("have as many pages as were begun", async () => {
    expect((await PDFDocument.load(pdf(everything))).getPageCount()).toBe(2);
  });

  it.runIf(installed("qpdf"))("are sound to qpdf, with and without a fallback font", () => {
    for (const options of [{}, fallback()]) {
      const bytes = pdf(
        (pages) => pages.paragraph("fallback" in options ? "Łukasz Żółć, Ελένη" : "x"),
        options,
      );
      expect(run("qpdf", ["--check", "FILE"], bytes)).toContain("No syntax or stream encoding errors");
    }
  });

  it("set a name of another alphabet in a fallback font", ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const text = textOf(pdf((pages) => pages.paragraph("Dear Nguyễn Łukasz, hello"), fallback()));
    expect(text).toContain("Dear Nguyễn Łukasz, hello");
  });

  it("name the character that no font has, and nothing is written", () => {
    const result = plainPages(fonts, (pages) => pages.paragraph("From 王 Łukasz"), fallback());
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      "no installed font can show “王” (U+738B)",
    ]);
  });

  it("take a block of any size into the file's identity", () => {
    const long = "word ".repeat(60_000);
    expect(pdf((pages) => pages.paragraph(long)).length).toBeGreaterThan(200_000);
  });

  it("before a form do not hide it, whatever numbers their objects have", async () => {
    const template = await compiledWorksheet(2024);
    const form = { template, values: numberedValues(template) };
    const options = { shape: "flattened", money: "dollars", title: "Packet" } as const;
    unwrap(fillPacket([form], options));
    for (let count = 1; count <= 60; count++) {
      const write = (pages: PageWriter) => {
        for (let page = 1; page < count; page++) pages.newPage();
      };
      const pages = unwrap(plainPages(fonts, write));
      expect(fillPacket([{ pages }, form], options).ok, `${count} pages`).toBe(true);
    }
  });
});

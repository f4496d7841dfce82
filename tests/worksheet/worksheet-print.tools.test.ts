import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { formYear, linesOfYear, partsOfYear, yearsDrawn } from "../../src/data/printed-form.js";
import { installed, run } from "../pdf/tools.js";

const template = (year: number) =>
  readFileSync(new URL(`../../templates/worksheet-${year}.pdf`, import.meta.url));
const years = yearsDrawn();
const oneLine = (text: string) => text.replace(/[\s\u00a0]+/g, " ");

describe.skipIf(!installed("pdftotext"))(
  "what the worksheets print (pdftotext, package poppler-utils)",
  () => {
    const textOf = (year: number) => {
      const inReadingOrder = run("pdftotext", ["-raw", "FILE", "-"], template(year));
      return oneLine(inReadingOrder);
    };

    it.each(years)("%i: every line of the form, with its number at the left and in its box", (year) => {
      const text = textOf(year);
      for (const line of linesOfYear(year)) {
        expect(text).toContain(`${line.label} ${line.name}: ${line.caption}`);
      }
      for (const part of partsOfYear(year)) {
        expect(text).toContain(`Part ${part.label} ${part.title}`);
        expect(text).toContain(part.condition);
      }
    });

    it.each(years)("%i: that it is a draft and not the IRS's form", (year) => {
      const text = textOf(year);
      expect(text).toContain("A draft, not the IRS's form.");
      expect(text).toContain("Not an IRS form.");
      expect(text).toContain(`Tax year ${year}`);
      expect(text.includes(`The final form for ${year} is not out.`)).toBe(formYear(year).status === "draft");
    });
  },
);

describe.skipIf(!installed("qpdf"))("the worksheets as PDF (qpdf, package qpdf)", () => {
  it.each(years)("%i: is a sound file", (year) => {
    expect(run("qpdf", ["--check", "FILE"], template(year))).toContain("No syntax or stream encoding");
  });
});

const officialDir = process.env.FORM8606_OFFICIAL_DIR;
const officialTexts = ["f8606--2018.pdf", "f8606--2021.pdf", "f8606--2023.pdf", "f8606--2025.pdf"];

describe.skipIf(officialDir === undefined || !installed("pdftotext"))(
  "our words (needs FORM8606_OFFICIAL_DIR and pdftotext, package poppler-utils)",
  () => {
    // Years are taken as equal: the official text of every year is not at hand.
    const words = (text: string) =>
      oneLine(text.toLowerCase())
        .replace(/\b20\d\d\b/g, "year")
        .replace(/[^a-z0-9 ]/g, "");
    let official = "";
    beforeAll(() => {
      const texts = officialTexts.map((name) =>
        run("pdftotext", ["FILE", "-"], readFileSync(`${officialDir}/${name}`)),
      );
      official = texts.map(words).join(" ");
    });

    it.each(years)("%i: no caption is a sentence of the official form", (year) => {
      const ours = [
        ...linesOfYear(year).flatMap((line) => line.caption.split(/[.;:] /)),
        ...partsOfYear(year).flatMap((part) => part.condition.split(/[.;:] /)),
      ];
      const long = ours.filter((sentence) => words(sentence).split(" ").length >= 6);
      expect(long.length).toBeGreaterThan(5);
      for (const sentence of long) expect(official).not.toContain(words(sentence));
    });

    it("finds a sentence that is one of the official form's", () => {
      expect(official).toContain(words("Subtract line 4 from line 3"));
    });
  },
);

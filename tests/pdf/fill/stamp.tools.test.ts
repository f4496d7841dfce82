import { describe, expect, it } from "vitest";
import { officialForm } from "../../../src/data/official-forms.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import { compileTemplate } from "../../../src/pdf/template/compile.js";
import { numberedValues, officialBytes, officialYears, skipReason, unwrap } from "../templates.js";
import { installed, run } from "../tools.js";

const options = (shape: "fillable" | "flattened") => ({ shape, money: "dollars" }) as const;

describe.skipIf(officialYears.length === 0 || !installed("pdftotext"))(
  `a form stamped AMENDED${skipReason}`,
  () => {
    describe.each(officialYears)("of %i", (year) => {
      it.each(["fillable", "flattened"] as const)(
        "%s has the word once, above everything else",
        async (shape) => {
          const { fields } = officialForm(year) as { fields: Parameters<typeof compileTemplate>[1] };
          const template = unwrap(await compileTemplate(officialBytes(year), fields, year, "AMENDED"));
          const bytes = unwrap(fill(template, numberedValues(template), options(shape)));
          const words = wordsOf(run("pdftotext", ["-bbox", "-f", "1", "-l", "1", "FILE", "-"], bytes));
          const stamps = words.filter(({ word }) => word === "AMENDED");
          expect(stamps).toHaveLength(1);
          const [stamp] = stamps as [Word];
          expect(stamp.top).toBeGreaterThan(10);
          expect(Math.abs((stamp.left + stamp.right) / 2 - 306)).toBeLessThan(8);
          const touching = words.filter(
            ({ word, left, right, top, bottom }) =>
              word !== "AMENDED" &&
              left < stamp.right &&
              right > stamp.left &&
              top < stamp.bottom - 3 &&
              bottom > stamp.top,
          );
          expect(touching).toEqual([]);
        },
      );
    });

    it.runIf(installed("qpdf"))("is sound to qpdf", async () => {
      const year = officialYears[0] as number;
      const { fields } = officialForm(year) as { fields: Parameters<typeof compileTemplate>[1] };
      const template = unwrap(await compileTemplate(officialBytes(year), fields, year, "AMENDED"));
      for (const shape of ["fillable", "flattened"] as const) {
        const bytes = unwrap(fill(template, numberedValues(template), options(shape)));
        expect(run("qpdf", ["--check", "FILE"], bytes)).toContain("No syntax or stream encoding errors");
      }
    });
  },
);

interface Word {
  left: number;
  top: number;
  right: number;
  bottom: number;
  word: string;
}

function wordsOf(boxes: string): Word[] {
  return [
    ...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\S+)<\/word>/g),
  ].map(([, left, top, right, bottom, word = ""]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    word,
  }));
}

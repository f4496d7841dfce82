import { describe, expect, it } from "vitest";
import { officialForm } from "../../../src/data/official-forms.js";
import { labelsPdf } from "../../../src/pdf/official/labels.js";
import { readForms } from "../../../src/pdf/official/read-forms.js";
import { officialBytes, officialYears, skipReason, unwrap, worksheetBytes } from "../templates.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../tools.js";

describe.runIf(installed("pdftotext"))(`labels (${NEEDS_PDFTOTEXT})`, () => {
  it("show in each box of a worksheet what goes into it", async () => {
    const bytes = unwrap(await labelsPdf(worksheetBytes(2024), "worksheet", 2024));
    const text = run("pdftotext", ["-layout", "FILE", "-"], bytes);
    // The number before the box, and the same number in it.
    for (const line of ["1", "14", "15b", "25c"])
      expect(text).toMatch(new RegExp(`\\b${line}\\s+${line}$`, "m"));
  });

  it.runIf(officialYears.length > 0)(`show it on official forms${skipReason}`, async () => {
    for (const year of officialYears) {
      const fields = officialForm(year)?.fields ?? {};
      const bytes = unwrap(await labelsPdf(officialBytes(year), fields, year));
      const text = run("pdftotext", ["-layout", "FILE", "-"], bytes);
      expect(text).toMatch(/\b25c\s+25c\b/);
      expect(text).toMatch(/\b1\s+1\b/);
      expect(text).toContain("preparer: firm ein");
    }
  });
});

describe("a PDF of labels", () => {
  it("has no amounts: it cannot be taken for a filled form", async () => {
    const result = await readForms(unwrap(await labelsPdf(worksheetBytes(2024), "worksheet", 2024)));
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toContain("2024.15a");
  });
});

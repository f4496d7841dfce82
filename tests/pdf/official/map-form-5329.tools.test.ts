import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { companionForm } from "../../../src/data/official-forms.js";
import { FORM_5329_LINES } from "../../../src/ledger/form-5329-lines.js";
import { mapForm5329 } from "../../../src/pdf/official/map-form-5329.js";
import { worksheetBytes } from "../templates.js";

const folder = process.env.FORM8606_OFFICIAL_DIR ?? "";
const known = companionForm("5329", 2025);
const path = join(folder, known?.name ?? "");

const isHere = folder !== "" && existsSync(path);
const why = isHere ? "" : " (needs f5329--2025.pdf in FORM8606_OFFICIAL_DIR)";

describe.skipIf(!isHere)(`the IRS's own Form 5329${why}`, () => {
  const bytes = () => new Uint8Array(readFileSync(path));

  it("maps by reading to the very fields that were verified by hand", async () => {
    const { fields, reasons } = await mapForm5329(bytes(), 2025, FORM_5329_LINES);
    expect(reasons).toEqual([]);
    expect(fields).toEqual(known?.fields);
  });

  it.each([
    [2024, "it is the form of 2025, not of 2024"],
    [2001, "the lines of the form of 2001 are not known"],
  ])("is not taken for the form of %i", async (year, reason) => {
    expect(await mapForm5329(bytes(), year, FORM_5329_LINES)).toEqual({ fields: null, reasons: [reason] });
  });

  it("is not mapped with a line that it does not have", async () => {
    const { reasons } = await mapForm5329(bytes(), 2025, [...FORM_5329_LINES, "99"]);
    expect(reasons).toContain("no field found for 99");
  });
});

it("is not found in a worksheet of Form 8606", async () => {
  const { fields, reasons } = await mapForm5329(worksheetBytes(2023), 2023, FORM_5329_LINES);
  expect(fields).toBeNull();
  expect(reasons).toContain("it is not a Form 5329 that states its year");
});

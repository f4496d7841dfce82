import { PDFCheckBox, PDFDocument, PDFTextField } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { officialForm } from "../../../src/data/official-forms.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import type { CompiledTemplate } from "../../../src/pdf/template/compiled.js";
import { boxesOf, type FormValues, worksheetFieldMap } from "../../../src/pdf/template/slots.js";
import {
  compiledOfficial,
  compiledWorksheet,
  numberedValues,
  officialYears,
  skipReason,
  unwrap,
} from "../templates.js";

const fillable = { shape: "fillable", money: "dollars" } as const;

/** What pdf-lib finds in the boxes of a fillable form: the reader here that has nothing of ours in it. */
async function boxesRead(bytes: Uint8Array, year: number | "worksheet"): Promise<Record<string, string>> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const form = doc.getForm();
  const fields = form
    .getFields()
    .map((field) => ({ name: field.getName(), check: field instanceof PDFCheckBox }));
  const map = year === "worksheet" ? worksheetFieldMap(fields) : (officialForm(year)?.fields ?? {});
  const read: Record<string, string> = {};
  for (const [slot, slotFields] of Object.entries(map)) {
    for (const { box, field: name } of boxesOf(slot, slotFields)) {
      const field = form.getField(name);
      if (field instanceof PDFCheckBox) read[box] = field.isChecked() ? "checked" : "";
      else if (field instanceof PDFTextField) read[box] = field.getText() ?? "";
    }
  }
  return read;
}

function expectedBoxes(template: CompiledTemplate, values: FormValues): Record<string, string> {
  const expected: Record<string, string> = {};
  for (const [slot, value] of Object.entries(values)) {
    const kind = template.slots.get(slot)?.kind;
    if ("checked" in value) expected[slot] = "checked";
    else if ("ratio" in value) {
      expected[`${slot}.integer`] = "0";
      expected[`${slot}.decimal`] = value.ratio.slice(2);
    } else if ("text" in value) expected[slot] = value.text;
    else {
      const dollars = (value.cents / 100).toLocaleString("en-US");
      expected[kind === "dollars_cents" ? `${slot}.dollars` : slot] = dollars;
      if (kind === "dollars_cents") expected[`${slot}.cents`] = "";
    }
  }
  return expected;
}

describe.runIf(officialYears.length > 0)(`filling the official forms${skipReason}`, () => {
  it.each(officialYears)("puts every value into its own box of the form of %i", async (year) => {
    const template = await compiledOfficial(year);
    const values = numberedValues(template);
    const bytes = unwrap(fill(template, values, fillable));
    expect(await boxesRead(bytes, year)).toEqual(expectedBoxes(template, values));
  });
});

describe("filling a worksheet", () => {
  it.each([2013, 2018, 2024])("puts every value into its own box of the worksheet of %i", async (year) => {
    const template = await compiledWorksheet(year);
    const values = numberedValues(template);
    const bytes = unwrap(fill(template, values, fillable));
    expect(await boxesRead(bytes, "worksheet")).toEqual(expectedBoxes(template, values));
  });

  it("gives equal bytes for equal input, and another /ID for another amount", async () => {
    const template = await compiledWorksheet(2023);
    const again = await compiledWorksheet(2023);
    for (const shape of ["fillable", "flattened"] as const) {
      const options = { shape, money: "dollars" } as const;
      const first = unwrap(fill(template, { "1": { cents: 650_000 } }, options));
      expect(unwrap(fill(again, { "1": { cents: 650_000 } }, options))).toEqual(first);
      const other = unwrap(fill(template, { "1": { cents: 650_100 } }, options));
      expect(idOf(other)[0]).toBe(idOf(first)[0]);
      expect(idOf(other)[1]).not.toBe(idOf(first)[1]);
    }
  });
});

function idOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  return /\/ID\[<(\w+)><(\w+)>\]/.exec(text)?.slice(1) ?? [];
}

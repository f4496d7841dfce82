import { existsSync, readFileSync } from "node:fs";
import { PDFCheckBox, PDFDocument, type PDFField, PDFHexString, PDFName, PDFTextField } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { linesOfYear, yearsDrawn, yearsWithForm } from "../../src/data/printed-form.js";
import { worksheetTemplate } from "../../src/worksheet/template.js";

const blank = (year: number) => new URL(`../../templates/worksheet-${year}.pdf`, import.meta.url);

/** What a person may write on, in the form's order. Typed here by hand, not derived from `forms/`. */
function slotsOf(year: number): string[] {
  const owner = ["notice", "name", "ssn", "address_home", "apt", "city_state_zip"];
  const amended = year === 2017 || year === 2018 ? ["amended"] : [];
  const foreign = ["foreign_country", "foreign_province", "foreign_postal"];
  const partOne = "1 2 3 4 5 6 7 8 9 10_integer 10_decimal 11 12 13_note 13 14".split(" ");
  const threes = [2005, 2006, 2008, 2009].includes(year) || year >= 2017;
  const fifteen = threes ? ["15a", "15b", "15c"] : ["15"];
  const middle = "16 17 18 19 20 21 22 23 24".split(" ").slice(0, year < 2003 ? 8 : 9);
  const tail = "25 26 27 28 29 30 31 32 33 34 35 36 37 38".split(" ");
  const last = threes ? ["25a", "25b", "25c"] : year < 2003 ? [] : year === 2011 ? tail : ["25"];
  const lines = [...partOne, ...fifteen, ...middle, ...last].map((label) => `line_${label}`);
  const preparer = "name self_employed ptin firm_name firm_ein firm_address phone";
  return [
    ...owner,
    ...amended,
    ...foreign,
    ...lines,
    ...preparer.split(" ").map((name) => `preparer_${name}`),
  ];
}

const rectOf = (field: PDFField) => {
  const rect = field.acroField.getWidgets()[0]?.getRectangle();
  if (rect === undefined) throw new Error(`${field.getName()} has no widget`);
  return rect;
};

describe.each(yearsDrawn())("the worksheet template of %i", (year) => {
  let doc: PDFDocument;
  let fields: PDFField[];
  const pageOf = (field: PDFField) =>
    doc.getPages().findIndex((page) => page.ref === field.acroField.getWidgets()[0]?.P());

  beforeAll(async () => {
    doc = await PDFDocument.load(readFileSync(blank(year)), { updateMetadata: false });
    fields = doc.getForm().getFields();
  });

  it("is drawn again to the very bytes that are kept", async () => {
    const drawn = await worksheetTemplate(year);
    expect(Buffer.from(drawn).equals(readFileSync(blank(year)))).toBe(true);
    expect(drawn.length).toBeLessThan(40_000);
  });

  it("has two letter pages, a title and a language", () => {
    expect(doc.getPages().map((page) => page.getSize())).toEqual([
      { width: 612, height: 792 },
      { width: 612, height: 792 },
    ]);
    expect(doc.getTitle()).toBe(`Form 8606 worksheet, tax year ${year}`);
    expect(String(doc.catalog.get(PDFName.of("Lang")))).toBe("(en-US)");
    expect(doc.catalog.getViewerPreferences()?.getDisplayDocTitle()).toBe(true);
  });

  it("has exactly the form's places as fields, in the form's order", () => {
    expect(fields.map((field) => field.getName())).toEqual(slotsOf(year));
  });

  it("breaks its pages where the official form does", () => {
    const first = year === 2011 || year === 2012 ? "line_19" : year >= 2025 ? "line_15a" : "line_16";
    expect(fields.find((field) => pageOf(field) === 1)?.getName()).toBe(first);
  });

  it("tells a viewer what each field is for", () => {
    for (const field of fields) {
      const tooltip = field.acroField.dict.lookup(PDFName.of("TU"), PDFHexString).decodeText();
      expect(tooltip.length, field.getName()).toBeGreaterThan(6);
    }
    const tooltips = Object.fromEntries(
      fields.map((field) => [
        field.getName(),
        field.acroField.dict.lookup(PDFName.of("TU"), PDFHexString).decodeText(),
      ]),
    );
    for (const line of linesOfYear(year).filter(({ kind }) => kind === "amount")) {
      expect(tooltips[`line_${line.label}`]).toBe(`Line ${line.label}. ${line.name}: ${line.caption}`);
    }
  });

  it("sets amounts to the right, and limits what official fields limit", () => {
    for (const line of linesOfYear(year).filter(({ kind }) => kind === "amount")) {
      const field = doc.getForm().getTextField(`line_${line.label}`);
      expect(field.getAlignment(), line.label).toBe(2);
      expect(field.getMaxLength(), line.label).toBeUndefined();
    }
    const limits = { ssn: 11, preparer_ptin: 11, preparer_firm_ein: 10, line_10_integer: 1 };
    for (const [name, limit] of Object.entries(limits)) {
      expect(doc.getForm().getTextField(name).getMaxLength(), name).toBe(limit);
    }
  });

  it("has check boxes with an on and an off appearance, not checked", () => {
    const boxes = fields.filter((field) => field instanceof PDFCheckBox);
    const amended = year === 2017 || year === 2018 ? ["amended"] : [];
    expect(boxes.map((box) => box.getName())).toEqual([...amended, "preparer_self_employed"]);
    for (const box of boxes) {
      expect(box.isChecked()).toBe(false);
      expect(box.acroField.getOnValue()?.asString()).toBe("/1");
      box.check();
      expect(box.isChecked()).toBe(true);
      box.uncheck();
    }
  });

  it("keeps every field inside its page and apart from every other", () => {
    for (const field of fields) {
      const { x, y, width, height } = rectOf(field);
      const inside = x >= 36 && y >= 30 && x + width <= 576 && y + height <= 762;
      expect(inside, field.getName()).toBe(true);
      expect(width > 7 && height > 8, field.getName()).toBe(true);
    }
    fields.forEach((one, index) => {
      for (const other of fields.slice(index + 1)) {
        const [a, b] = [rectOf(one), rectOf(other)];
        const apart =
          pageOf(one) !== pageOf(other) ||
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        expect(apart, `${one.getName()} and ${other.getName()}`).toBe(true);
      }
    });
  });

  it("holds a seven-digit amount with cents and parentheses in every amount's box", () => {
    // "(9,876,543.21)" in Helvetica at 9.5 points, and two points of padding on both sides.
    const width = 0.5 * (2 * 0.333 + 2 * 0.278 + 0.278 + 9 * 0.556) * 9.5 * 2 + 4;
    for (const line of linesOfYear(year).filter(({ kind }) => kind === "amount")) {
      const field = doc.getForm().getField(`line_${line.label}`);
      expect(field).toBeInstanceOf(PDFTextField);
      expect(rectOf(field).width, line.label).toBeGreaterThanOrEqual(width);
    }
  });

  it("puts each box in the column where the official form has it", () => {
    const rightEdge = (label: string) => {
      const { x, width } = rectOf(doc.getForm().getField(`line_${label}`));
      return Math.round(x + width);
    };
    const right = rightEdge("1");
    const middle = rightEdge("11");
    const inner = middle - (right - middle);
    expect(middle).toBeLessThan(right);
    const [six, nine] = year >= 2023 ? [right, middle] : [middle, inner];
    expect(["6", "7", "8"].map(rightEdge)).toEqual([six, six, six]);
    expect(rightEdge("9")).toBe(nine);
    expect(rightEdge("10_decimal")).toBe(middle);
    expect(rightEdge("12")).toBe(middle);
    expect(["2", "3", "4", "5", "13", "14", "16", "22"].map(rightEdge)).toEqual(Array(8).fill(right));
  });
});

it("keeps no template of a year without a form, or whose form is not settled", () => {
  for (const year of yearsWithForm()) expect(existsSync(blank(year))).toBe(yearsDrawn().includes(year));
  expect(existsSync(blank(2000))).toBe(false);
  expect(existsSync(blank(2027))).toBe(false);
});

import { PDFDict, PDFDocument, PDFName, type PDFTextField, StandardFonts } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { officialForm } from "../../../src/data/official-forms.js";
import { fallbackFonts } from "../../../src/node/fonts.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import { fillPacket } from "../../../src/pdf/fill/packet.js";
import { amountOf, type ReadForm, readForms } from "../../../src/pdf/official/read-forms.js";
import { compilePages } from "../../../src/pdf/template/compile.js";
import type { CompiledTemplate } from "../../../src/pdf/template/compiled.js";
import type { FormValues } from "../../../src/pdf/template/slots.js";
import { shownText } from "../../../src/pdf/text/shown-text.js";
import {
  compiledOfficial,
  compiledWorksheet,
  numberedValues,
  officialBytes,
  officialYears,
  skipReason,
  unwrap,
} from "../templates.js";

const shapes = ["fillable", "flattened"] as const;

/** The form that a template filled with its numbers must read as. */
function expected(template: CompiledTemplate, kind: ReadForm["kind"]): ReadForm {
  const values = numberedValues(template);
  const form: ReadForm = {
    kind,
    tax_year: template.taxYear,
    owner: "name",
    ssn: "987-65-4321",
    lines: {},
    line10: "0.12345",
    amended: "amended" in values,
    texts: {},
    pages: { 1: 1, 2: 2 },
    unread: [],
  };
  for (const [slot, value] of Object.entries(values)) {
    if ("cents" in value) form.lines[slot] = value.cents;
    else if ("text" in value && slot !== "name" && slot !== "ssn") form.texts[slot] = value.text;
  }
  return form;
}

/** A form with check boxes read as words, whatever their on-state is. */
function plain(form: ReadForm): ReadForm {
  const { preparer_self_employed: mark, ...texts } = form.texts;
  expect(mark).toBeTruthy();
  return { ...form, texts };
}

describe.each(shapes)("reading a %s form", (shape) => {
  it.each([2013, 2018, 2024])("gives back every line of the worksheet of %i", async (year) => {
    const template = await compiledWorksheet(year);
    const bytes = unwrap(fill(template, numberedValues(template), { shape, money: "dollars" }));
    expect(unwrap(await readForms(bytes)).map(plain)).toEqual([expected(template, "worksheet")]);
  });

  it("gives back names of any alphabet, negative amounts, zeros and cents", async () => {
    const template = await compiledWorksheet(2023);
    const values: FormValues = {
      name: { text: "Юлия “Ñandú” Żółć" },
      city_state_zip: { text: "Zürich (a\\b)" },
      "1": { cents: -123_456 },
      "2": { cents: 0, zero: "-0-" },
      "13": { cents: 46_000, mark: "*" },
      "10": { ratio: "1.00000" },
    };
    const bytes = unwrap(fill(template, values, { shape, money: "cents", fonts: fallbackFonts() }));
    const [form] = unwrap(await readForms(bytes));
    expect(form?.owner).toBe("Юлия “Ñandú” Żółć");
    expect(form?.texts).toEqual({ city_state_zip: "Zürich (a\\b)" });
    expect(form?.lines).toEqual({ "1": -123_456, "2": 0, "13": 46_000 });
    expect(form?.line10).toBe("1.00000");
  });

  it("reads a file that another program has saved again", async () => {
    const template = await compiledWorksheet(2023);
    const bytes = unwrap(fill(template, numberedValues(template), { shape, money: "dollars" }));
    const again = await (await PDFDocument.load(bytes)).save();
    expect(unwrap(await readForms(again)).map(plain)).toEqual([expected(template, "worksheet")]);
  });

  it("reads every form of a packet, and passes over its other pages", async () => {
    const templates = await Promise.all([2024, 2013].map(compiledWorksheet));
    const statement = await PDFDocument.create();
    statement.addPage().drawText("Statement");
    const pages = unwrap(await compilePages(await statement.save()));
    const parts = templates.flatMap((template) => [
      { template, values: numberedValues(template) },
      { pages },
    ]);
    const bytes = unwrap(fillPacket(parts, { shape, money: "dollars", title: "Packet" }));
    const forms = unwrap(await readForms(bytes)).map(plain);
    expect(forms).toEqual([
      expected(templates[0] as CompiledTemplate, "worksheet"),
      { ...expected(templates[1] as CompiledTemplate, "worksheet"), pages: { 1: 4, 2: 5 } },
    ]);
  });
});

/** An official blank as pdf-lib can fill it. */
async function withoutXfa(year: number): Promise<PDFDocument> {
  const doc = await PDFDocument.load(officialBytes(year));
  doc.catalog.lookup(PDFName.of("AcroForm"), PDFDict).delete(PDFName.of("XFA"));
  return doc;
}

describe.runIf(officialYears.length > 0)(`reading official forms${skipReason}`, () => {
  it.each(officialYears.flatMap((year) => shapes.map((shape) => [year, shape] as const)))(
    "gives back every line of %i, %s",
    async (year, shape) => {
      const template = await compiledOfficial(year);
      const bytes = unwrap(fill(template, numberedValues(template), { shape, money: "dollars" }));
      expect(unwrap(await readForms(bytes)).map(plain)).toEqual([expected(template, "official")]);
    },
  );

  it.each(officialYears)("reads a form of %i that was filled by another program", async (year) => {
    const doc = await withoutXfa(year);
    const form = doc.getForm();
    const { name, "14": line } = officialForm(year)?.fields ?? {};
    const field = typeof line === "object" && "dollars" in line ? line.dollars : (line as string);
    (form.getField(name as string) as PDFTextField).setText("Ann Example");
    (form.getField(field) as PDFTextField).setText("$6,500");
    const [read] = unwrap(await readForms(await doc.save()));
    expect(read).toMatchObject({ tax_year: year, owner: "Ann Example", lines: { "14": 650_000 } });
    expect(Object.keys(read?.lines ?? {})).toEqual(["14"]);
  });

  it("refuses a form whose fields are not where their lines are printed", async () => {
    const year = officialYears.at(-1) as number;
    const doc = await withoutXfa(year);
    const [one, two] = doc.getForm().getFields().slice(9, 11);
    const [a, b] = [one?.acroField.dict, two?.acroField.dict];
    const nameOf = a?.get(PDFName.of("T"));
    a?.set(PDFName.of("T"), b?.get(PDFName.of("T")) as NonNullable<typeof nameOf>);
    b?.set(PDFName.of("T"), nameOf as NonNullable<typeof nameOf>);
    const result = await readForms(await doc.save());
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/not where the form of \d+ prints them: 2, 3|: 3, 2|: 1, 2/),
    ]);
  });
});

describe("reading a form that was printed letter by letter, as browsers print", () => {
  it.each([2013, 2023])("gives the lines of the worksheet of %i", async (year) => {
    const template = await compiledWorksheet(year);
    const values: FormValues = { ...numberedValues(template), name: { text: "Ada Example" } };
    const printed = unwrap(fill(template, values, { shape: "flattened", money: "dollars" }));
    const doc = await PDFDocument.load(printed);
    const spelled = await PDFDocument.create();
    const font = await spelled.embedFont(StandardFonts.Helvetica);
    for (const page of doc.getPages()) {
      const copy = spelled.addPage([page.getWidth(), page.getHeight()]);
      for (const { text, x, end, y, size } of shownText(doc, page.node)) {
        const letters = [...text].filter((letter) => letter.charCodeAt(0) < 127);
        const scale = (end - x) / font.widthOfTextAtSize(letters.join(""), size);
        for (const [index, letter] of letters.entries()) {
          const before = font.widthOfTextAtSize(letters.slice(0, index).join(""), size);
          copy.drawText(letter, { x: x + before * scale, y, size, font });
        }
      }
    }
    const [form, ...more] = unwrap(await readForms(await spelled.save()));
    expect(more).toEqual([]);
    const { lines, ssn } = expected(template, "worksheet");
    expect(form).toMatchObject({ lines, ssn, owner: "Ada Example", unread: [] });
  });
});

describe("reading what is not a filled form", () => {
  it("says why", async () => {
    const doc = await PDFDocument.create();
    doc.addPage().drawText("A letter");
    const messages = async (bytes: Uint8Array) => {
      const result = await readForms(bytes);
      return result.ok ? [] : result.problems.map(({ message }) => message);
    };
    expect((await messages(await doc.save())).join()).toMatch(/no page of it is a Form 8606/);
    const scan = await PDFDocument.create();
    scan.addPage().drawRectangle({ width: 300, height: 400 });
    expect((await messages(await scan.save())).join()).toMatch(/^its pages are pictures without text/);
    expect(await messages(new Uint8Array(100))).toEqual(["the file is damaged, or is not a PDF"]);
  });

  it("names the line whose text is not an amount, and reads the others", async () => {
    const template = await compiledWorksheet(2023);
    const bytes = unwrap(
      fill(
        template,
        { "7": { text: "see attached" }, "8": { text: "NONE" }, "14": { cents: 5_00 } },
        { shape: "fillable", money: "dollars" },
      ),
    );
    expect(unwrap(await readForms(bytes))).toMatchObject([
      {
        lines: { "8": 0, "14": 5_00 },
        unread: [{ line: "7", why: "what is written there is not an amount" }],
      },
    ]);
  });
});

describe("an amount on a form", () => {
  it("is read however people write it", () => {
    const amounts: [string, number | undefined][] = [
      ["6,500", 650_000],
      ["6500", 650_000],
      ["$ 6,500.37", 650_037],
      ["6,500.", 650_000],
      [".5", 50],
      ["6,500 00", 650_000],
      ["6500. 25", 650_025],
      ["6,500...", 650_000],
      ["(1,234).", undefined],
      ["NONE", 0],
      ["none", 0],
      ["N/A", 0],
      ["6,500 1", undefined],
      ["(1,234)", -123_400],
      ["(1,234.56)", -123_456],
      ["-1,234", -123_400],
      ["−7", -700],
      ["460*", 46_000],
      ["-0-", 0],
      ["0", 0],
      ["(0)", 0],
      ["", undefined],
      ["-", undefined],
      ["6,50", undefined],
      ["1.234,56", undefined],
      ["see attached", undefined],
      ["1 2 x", undefined],
      ["99999999999999999", undefined],
    ];
    for (const [text, cents] of amounts) expect(amountOf(text), text).toBe(cents);
  });
});

it("refuses a worksheet in which two fields have one name", async () => {
  const template = await compiledWorksheet(2023);
  const whole = unwrap(fill(template, numberedValues(template), { shape: "fillable", money: "dollars" }));
  const changed = Buffer.from(whole);
  changed.write("/T(line_12)", changed.indexOf("/T(line_16)"), "latin1");
  expect(await readForms(changed)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining("two fields are called line_12") }],
  });
});

import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
} from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { FieldMap } from "../../../src/data/field-map.js";
import { officialForm } from "../../../src/data/official-forms.js";
import { formFields } from "../../../src/pdf/document/form-fields.js";
import { contentOf } from "../../../src/pdf/document/open-pdf.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import { mapOfficialForm } from "../../../src/pdf/official/map.js";
import { readForms } from "../../../src/pdf/official/read-forms.js";
import { compileTemplate } from "../../../src/pdf/template/compile.js";
import {
  compiledOfficial,
  numberedValues,
  officialBytes,
  officialYears,
  skipReason,
  unwrap,
  worksheetBytes,
} from "../templates.js";
import { installed, rewritten } from "../tools.js";

/** Programs that write the same document otherwise. `OUT` stands for the new file. */
const REWRITES: { command: string; args: string[] }[] = [
  { command: "qpdf", args: ["--qdf", "--object-streams=disable", "FILE", "OUT"] },
  { command: "qpdf", args: ["--object-streams=generate", "FILE", "OUT"] },
  { command: "qpdf", args: ["--linearize", "FILE", "OUT"] },
  { command: "mutool", args: ["clean", "FILE", "OUT"] },
  { command: "mutool", args: ["clean", "-gggg", "-z", "FILE", "OUT"] },
];

/**
 * Positions to try in the file of a year: others in each year's file, so that the files together have all of them tried;
 * every one of each file with FORM8606_RUNS.
 */
function positions(count: number, year: number): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  const files = officialYears.length;
  return process.env.FORM8606_RUNS ? all : all.filter((at) => at % files === officialYears.indexOf(year));
}

/** An official blank with something changed in it. */
async function altered(year: number, change: (doc: PDFDocument) => void): Promise<Uint8Array> {
  const doc = await PDFDocument.load(officialBytes(year), { updateMetadata: false });
  change(doc);
  return doc.save({ updateFieldAppearances: false });
}

function acroForm(doc: PDFDocument): PDFDict {
  return doc.catalog.lookup(PDFName.of("AcroForm"), PDFDict);
}

function withoutXfa(doc: PDFDocument) {
  acroForm(doc).delete(PDFName.of("XFA"));
}

function swapNames(doc: PDFDocument, first: number, second: number) {
  const fields = formFields(doc);
  const [a, b] = [fields[first]?.dict, fields[second]?.dict] as [PDFDict, PDFDict];
  const [nameA, nameB] = [a.get(PDFName.of("T")), b.get(PDFName.of("T"))] as [PDFHexString, PDFHexString];
  a.set(PDFName.of("T"), nameB);
  b.set(PDFName.of("T"), nameA);
}

/** Changes the corners of a field: left, bottom, right, top. */
function changeCorners(doc: PDFDocument, position: number, change: (corners: number[]) => number[]) {
  const dict = formFields(doc)[position]?.dict as PDFDict;
  const corners = dict
    .lookup(PDFName.of("Rect"), PDFArray)
    .asArray()
    .map((value) => Number(String(value)));
  dict.set(PDFName.of("Rect"), doc.context.obj(change(corners)));
}

function moveField(doc: PDFDocument, position: number, right: number, up: number) {
  changeCorners(doc, position, (corners) =>
    corners.map((value, index) => value + (index % 2 === 0 ? right : up)),
  );
}

/** Moves the left edge alone. */
function growField(doc: PDFDocument, position: number, by: number) {
  changeCorners(doc, position, ([left = 0, ...others]) => [left - by, ...others]);
}

/** Changes what a page prints. */
function changeContent(doc: PDFDocument, page: number, from: string, to: string) {
  const { node } = doc.getPage(page);
  const content = Buffer.from(contentOf(doc, node)).toString("latin1");
  expect(content.includes(from), from).toBe(true);
  const changed = Uint8Array.from(Buffer.from(content.replaceAll(from, to), "latin1"));
  node.set(PDFName.of("Contents"), doc.context.register(doc.context.flateStream(changed)));
}

/** Changes the XFA template, in which what is spoken for the fields stands. */
function changeXfa(doc: PDFDocument, change: (xml: string) => string) {
  const packets = acroForm(doc).lookup(PDFName.of("XFA"), PDFArray);
  for (let index = 0; index + 1 < packets.size(); index += 2) {
    const stream = packets.lookup(index + 1);
    if (String(packets.lookup(index)) !== "(template)" || !(stream instanceof PDFRawStream)) continue;
    const xml = Buffer.from(decodePDFRawStream(stream).decode()).toString("utf8");
    const changed = change(xml);
    expect(changed).not.toBe(xml);
    const bytes = Uint8Array.from(Buffer.from(changed, "utf8"));
    packets.set(index + 1, doc.context.register(doc.context.flateStream(bytes)));
  }
}

/** What is spoken, in the words of other years: they say line and part otherwise, and call 15b and 15c line 15a. */
function inOtherWords(xml: string): string {
  return xml.replace(/(<speak\b[^>]*>)([^<]*)/g, (_, tag: string, spoken: string) => {
    const text = spoken
      .replace(/^Apt\. no\./, "Apartment number")
      .replace(/\bPart I I I\./, "Part 3.")
      .replace(/\bPart I I\./, "Part 2.")
      .replace(/\bPart I\./, "Part 1.")
      .replace(/(^|[.:)]\s)(\d{1,2}[a-c]?)\.\s+(?=[A-Z])/g, "$1Line $2. ")
      .replace(/^Line 15[bc]\. (?!Cents)/, "Line 15a. ");
    return tag + text;
  });
}

/** What a file says when it is filled, and the boxes that it was filled in. */
async function filledAs(bytes: Uint8Array, fields: FieldMap, year: number) {
  const template = unwrap(await compileTemplate(bytes, fields, year));
  const options = { shape: "flattened", money: "dollars" } as const;
  const read = unwrap(await readForms(unwrap(fill(template, numberedValues(template), options))));
  return { read, boxes: template.boxes, pages: template.pageBoxes, slots: template.slots };
}

const untouched = new Map<number, ReturnType<typeof filledAs>>();

/** The same of the official blank as it is. */
function originalFilledAs(year: number): ReturnType<typeof filledAs> {
  const known = untouched.get(year) ?? filledAs(officialBytes(year), officialForm(year)?.fields ?? {}, year);
  untouched.set(year, known);
  return known;
}

/** Puts what is spoken for one line in the place of another line's, and the other way round. */
function swapSpoken(xml: string, first: string, second: string): string {
  const spoken = (label: string) => new RegExp(`(<speak\\b[^>]*>)${label}\\. (?!Cents)`);
  return xml
    .replace(spoken(first), "$1@. ")
    .replace(spoken(second), `$1${first}. `)
    .replace("@. ", `${second}. `);
}

async function reasons(bytes: Uint8Array, year: number): Promise<readonly string[]> {
  const report = await mapOfficialForm(bytes, year);
  expect(report.fields === null).toBe(report.reasons.length > 0);
  return report.reasons;
}

describe.runIf(officialYears.length > 0)(`mapping an official blank by reading it${skipReason}`, () => {
  it.each(officialYears)("finds for %i the map that was verified by eye", async (year) => {
    const report = await mapOfficialForm(officialBytes(year), year);
    expect(report.reasons).toEqual([]);
    expect(report.fields).toEqual(officialForm(year)?.fields);
    expect(report.boxes.every(({ spoken }) => spoken === true)).toBe(true);
  });

  it.each(officialYears)("finds it for %i without the XFA form, by what is printed alone", async (year) => {
    const report = await mapOfficialForm(await altered(year, withoutXfa), year);
    expect(report.reasons).toEqual([]);
    expect(report.fields).toEqual(officialForm(year)?.fields);
  });

  describe.each(REWRITES)("as $command $args writes it", ({ command, args }) => {
    const needs = installed(command) ? "" : ` (skipped: needs ${command})`;
    it.runIf(needs === "").each(officialYears)(
      `maps and fills the file of %i alike${needs}`,
      async (year) => {
        const original = officialBytes(year);
        const bytes = rewritten(command, args, original);
        expect(Buffer.from(bytes).equals(original)).toBe(false);
        const fields = officialForm(year)?.fields;
        const report = await mapOfficialForm(bytes, year);
        expect(report.reasons).toEqual([]);
        expect(report.fields).toEqual(fields);
        expect(await filledAs(bytes, report.fields ?? {}, year)).toEqual(await originalFilledAs(year));
      },
    );
  });

  it.each(officialYears)(
    "maps the file of %i when it speaks otherwise and contradicts itself",
    async (year) => {
      const otherwise = await altered(year, (doc) => changeXfa(doc, inOtherWords));
      const report = await mapOfficialForm(otherwise, year);
      expect(report.reasons).toEqual([]);
      expect(report.fields).toEqual(officialForm(year)?.fields);
      // It is silent about the two that it calls line 15a, and understood about the others.
      const silent = report.boxes.filter(({ spoken }) => spoken !== true).map(({ box }) => box);
      expect(silent.length).toBe(2);
      expect(silent.every((box) => /^15[bc]/.test(box))).toBe(true);
    },
  );

  it.each(officialYears)("maps the file of %i when nothing is known of what it speaks", async (year) => {
    const unknown = await altered(year, (doc) =>
      changeXfa(doc, (xml) => xml.replace(/(<speak\b[^>]*>)[^<]*/g, "$1Write here")),
    );
    expect(await reasons(unknown, year)).toEqual([]);
  });

  it.each(officialYears)(
    "refuses the file of %i when it speaks of other lines without a contradiction",
    async (year) => {
      const swapped = await altered(year, (doc) => changeXfa(doc, (xml) => swapSpoken(xml, "2", "3")));
      expect((await reasons(swapped, year)).join()).toMatch(/does not speak of 2\b.* does not speak of 3\b/);
    },
  );

  it.each(officialYears)("refuses fields of %i that changed places, whatever is spoken", async (year) => {
    for (const [first, second] of [
      [9, 10],
      [11, 20],
      [0, 1],
    ] as const) {
      const bytes = await altered(year, (doc) => {
        changeXfa(doc, inOtherWords);
        swapNames(doc, first, second);
      });
      expect((await reasons(bytes, year)).join()).toMatch(/not where the XFA form has it/);
    }
  });

  it.each(officialYears)("refuses any two fields of %i whose names were swapped", async (year) => {
    const count = formFields(await PDFDocument.load(officialBytes(year))).length;
    for (const first of positions(count - 1, year)) {
      const second = (first * 7 + 1) % count === first ? first + 1 : (first * 7 + 1) % count;
      const bytes = await altered(year, (doc) => swapNames(doc, first, second));
      expect((await reasons(bytes, year)).length, `${first} and ${second}`).toBeGreaterThan(0);
    }
  });

  it.each(officialYears)("refuses any field of %i that was moved", async (year) => {
    const count = formFields(await PDFDocument.load(officialBytes(year))).length;
    const moves = [
      [0, 12],
      [0, -12],
      [4, 0],
      [-80, 0],
      [0, 2],
    ] as const;
    for (const position of positions(count, year)) {
      const [right, up] = moves[position % moves.length] as readonly [number, number];
      const bytes = await altered(year, (doc) => moveField(doc, position, right, up));
      expect((await reasons(bytes, year)).length, `${position} by ${right}, ${up}`).toBeGreaterThan(0);
    }
  });

  it.each(officialYears)(
    "refuses any check box of %i that was moved, and any field that grew",
    async (year) => {
      const fields = formFields(await PDFDocument.load(officialBytes(year)));
      const checks = fields.flatMap(({ check }, position) => (check ? [position] : []));
      const tried = positions(checks.length, year).map((at) => checks[at] as number);
      for (const position of new Set([
        ...tried,
        ...positions(fields.length, year).filter((at) => at % 3 === 0),
      ])) {
        const moved = await altered(year, (doc) => moveField(doc, position, 0, -1.5));
        expect((await reasons(moved, year)).length, `${position} moved`).toBeGreaterThan(0);
        const grown = await altered(year, (doc) => growField(doc, position, 1.5));
        expect((await reasons(grown, year)).length, `${position} grown`).toBeGreaterThan(0);
      }
    },
  );

  it("refuses two amounts that changed places, and two names, even without the XFA form", async () => {
    const year = officialYears.at(-1) as number;
    const amounts = await altered(year, (doc) => {
      withoutXfa(doc);
      swapNames(doc, 10, 11);
    });
    expect((await reasons(amounts, year)).join()).toMatch(/against the form's order/);
    const moved = await altered(year, (doc) => {
      withoutXfa(doc);
      moveField(doc, 9, 0, 12);
    });
    expect((await reasons(moved, year)).join()).toMatch(/no field found for|fields found for/);
  });

  it("refuses a file on which one year was changed", async () => {
    const year = officialYears.at(-1) as number;
    const other = year + 1;
    const changes: ((doc: PDFDocument) => void)[] = [
      (doc) => doc.setTitle(`${other} Form 8606`),
      (doc) => changeContent(doc, 0, `\\(${year}\\)`, `\\(${other}\\)`),
      (doc) => changeContent(doc, 1, `\\(${year}\\)`, `\\(${other}\\)`),
      (doc) => changeContent(doc, 0, `(${String(year).slice(2)})Tj`, `(${String(other).slice(2)})Tj`),
    ];
    for (const [index, change] of changes.entries()) {
      const bytes = await altered(year, change);
      expect((await reasons(bytes, year)).join(), `change ${index}`).toMatch(/year/);
      expect((await reasons(bytes, other)).length).toBeGreaterThan(0);
    }
  });

  it("refuses a file of another year than the one asked for", async () => {
    const [year] = officialYears as [number];
    expect(await reasons(officialBytes(year), 2024)).toEqual([`it is the form of ${year}, not of 2024`]);
    expect(await reasons(officialBytes(year), 1999)).toEqual(["the lines of the form of 1999 are not known"]);
  });

  it("refuses a form that is filled in, one without fields, one with a field too many", async () => {
    const year = officialYears.at(-1) as number;
    const filled = await altered(year, (doc) => {
      formFields(doc)[9]?.dict.set(PDFName.of("V"), PDFHexString.fromText("6,500"));
    });
    expect(await reasons(filled, year)).toEqual(["1 of its fields are filled in already"]);
    const template = await compiledOfficial(year);
    const flattened = unwrap(
      fill(template, { "1": { cents: 100 } }, { shape: "flattened", money: "dollars" }),
    );
    expect((await reasons(flattened, year)).join()).toMatch(/no fields/);
    const extended = await altered(year, (doc) => {
      const copy = formFields(doc).at(-1)?.dict.clone(doc.context) as PDFDict;
      copy.set(PDFName.of("T"), PDFHexString.fromText("f2_99[0]"));
      const ref = doc.context.register(copy);
      const parent = copy.lookup(PDFName.of("Parent"), PDFDict);
      parent.lookup(PDFName.of("Kids"), PDFArray).push(ref);
      doc.getPage(1).node.Annots()?.push(ref);
    });
    expect((await reasons(extended, year)).length).toBeGreaterThan(0);
  });

  it("refuses a damaged and an encrypted file", async () => {
    const year = officialYears.at(-1) as number;
    const bytes = officialBytes(year);
    expect(await reasons(bytes.slice(0, 2000), year)).toEqual(["the file is damaged, or is not a PDF"]);
    const encrypted = await altered(year, (doc) => {
      const dict = doc.context.obj({ Filter: "Standard", V: 1, R: 2, P: -4 });
      doc.context.trailerInfo.Encrypt = doc.context.register(dict);
    });
    expect((await reasons(encrypted, year)).join()).toMatch(/^the file needs a password/);
    if (!installed("qpdf")) return;
    const locked = (password: string) =>
      rewritten("qpdf", ["--encrypt", password, "owner", "256", "--", "FILE", "OUT"], bytes);
    expect(await reasons(locked(""), year)).toEqual([]);
    expect((await reasons(locked("secret"), year)).join()).toMatch(/^the file needs a password/);
  });
});

describe("mapping a file that is not an official blank", () => {
  let other: Uint8Array;
  beforeAll(async () => {
    const doc = await PDFDocument.create();
    doc.setTitle("2025 Form 1099-R");
    doc.addPage().drawText("Distributions");
    doc.addPage().drawText("Copy B");
    other = await doc.save();
  });

  it("refuses a worksheet of this program", async () => {
    expect(await reasons(worksheetBytes(2025), 2025)).toEqual([
      "it is a worksheet of this program, not the IRS's form",
    ]);
  });

  it("refuses another form", async () => {
    expect(await reasons(other, 2025)).toEqual(["it is not a Form 8606 of two pages"]);
  });

  it("refuses what is not a PDF", async () => {
    for (const bytes of [new Uint8Array(0), Buffer.from("hello"), new Uint8Array(10_000)]) {
      expect(await reasons(bytes, 2025)).toEqual(["the file is damaged, or is not a PDF"]);
    }
  });
});

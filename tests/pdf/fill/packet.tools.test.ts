import { PDFDocument, PDFTextField } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import type { CompiledPages } from "../../../src/pdf/document/objects.js";
import { fill } from "../../../src/pdf/fill/fill.js";
import { fillPacket, type PacketPart } from "../../../src/pdf/fill/packet.js";
import { compilePages } from "../../../src/pdf/template/compile.js";
import type { CompiledTemplate } from "../../../src/pdf/template/compiled.js";
import {
  compiledOfficial,
  compiledWorksheet,
  numberedValues,
  officialYears,
  skipReason,
  unwrap,
} from "../templates.js";
import { installed, run } from "../tools.js";

let worksheets: CompiledTemplate[];
let statement: CompiledPages;
beforeAll(async () => {
  worksheets = await Promise.all([2013, 2018, 2024].map(compiledWorksheet));
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.addPage().drawText("Statement of the trustee", { x: 50, y: 700 });
  statement = unwrap(await compilePages(await doc.save()));
});

const options = (shape: "fillable" | "flattened") =>
  ({ shape, money: "dollars", title: "Łukasz: Forms 8606" }) as const;

function packetParts(templates: CompiledTemplate[]): PacketPart[] {
  const forms = templates.map((template) => ({ template, values: numberedValues(template) }));
  return [...forms.slice(0, 1), { pages: statement }, ...forms.slice(1)];
}

describe.each(["fillable", "flattened"] as const)("a %s packet", (shape) => {
  it("has all pages in order and its title, in equal bytes each time", async () => {
    const bytes = unwrap(fillPacket(packetParts(worksheets), options(shape)));
    expect(unwrap(fillPacket(packetParts(worksheets), options(shape)))).toEqual(bytes);
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(doc.getTitle()).toBe("Łukasz: Forms 8606");
    expect(doc.getPages().map((page) => Math.round(page.getWidth()))).toEqual([
      612, 612, 595, 612, 612, 612, 612,
    ]);
  });

  it("is the same whatever was filled before it, and so is what is filled after it", () => {
    const [first, second] = worksheets as [CompiledTemplate, CompiledTemplate];
    const alone = (template: CompiledTemplate) =>
      unwrap(fill(template, numberedValues(template), options(shape)));
    const packet = () => unwrap(fillPacket(packetParts(worksheets), options(shape)));
    const files = [alone(first), packet(), alone(second)];
    for (const order of [
      [2, 2, 0],
      [1, 0, 1],
      [0, 2, 1],
    ]) {
      for (const at of order)
        expect(at === 1 ? packet() : alone(at === 0 ? first : second)).toEqual(files[at]);
    }
  });

  it.runIf(installed("qpdf"))("is sound to qpdf", () => {
    const bytes = unwrap(fillPacket(packetParts(worksheets), options(shape)));
    expect(run("qpdf", ["--check", "FILE"], bytes)).toContain("No syntax or stream encoding errors");
  });

  it("names the part and the slot of a value that cannot be shown", () => {
    const [first] = worksheets as [CompiledTemplate];
    const result = fillPacket(
      [{ pages: statement }, { template: first, values: { name: { text: "王" } } }],
      options(shape),
    );
    expect(result.ok ? [] : result.problems.map(({ path, pointer }) => [path, pointer])).toEqual([
      ["parts[1].name", "/parts/1/name"],
    ]);
  });

  it("may hold one form, or pages alone", async () => {
    const [first] = worksheets as [CompiledTemplate];
    for (const parts of [[{ template: first, values: {} }, { pages: statement }], [{ pages: statement }]]) {
      const doc = await PDFDocument.load(unwrap(fillPacket(parts, options(shape))));
      expect(doc.getPageCount()).toBe(parts.length === 2 ? 3 : 1);
    }
  });
});

describe("a fillable packet", () => {
  it("keeps the fields of each form under a root of its own", async () => {
    const parts = packetParts(worksheets);
    const doc = await PDFDocument.load(unwrap(fillPacket(parts, options("fillable"))));
    const form = doc.getForm();
    for (const [index, year] of [2013, 2018, 2024].entries()) {
      const field = form.getField(`y${year}.line_7`) as PDFTextField;
      expect(field.getText()).toBe("7,000");
      const count = form.getFields().filter((each) => each.getName().startsWith(`y${year}.`)).length;
      expect(count).toBe(worksheets[index]?.boxes.length);
    }
  });

  it("tells two forms of one year apart by the names that it is given", async () => {
    const [template] = worksheets as [CompiledTemplate];
    const spouse = (root: string, cents: number) => ({ template, root, values: { "1": { cents } } });
    const bytes = unwrap(fillPacket([spouse("ann", 100), spouse("bob", 200)], options("fillable")));
    const form = (await PDFDocument.load(bytes)).getForm();
    expect([form.getTextField("ann.line_1").getText(), form.getTextField("bob.line_1").getText()]).toEqual([
      "1",
      "2",
    ]);
    expect(() => fillPacket([spouse("ann", 1), spouse("ann", 2)], options("fillable"))).toThrow(RangeError);
  });
});

describe.runIf(officialYears.length > 0)(`a packet of official forms${skipReason}`, () => {
  it.each(["fillable", "flattened"] as const)("holds every year, %s, beside worksheets", async (shape) => {
    const templates = [
      ...(await Promise.all(officialYears.map(compiledOfficial))),
      ...worksheets.slice(0, 1),
    ];
    const bytes = unwrap(fillPacket(packetParts(templates), options(shape)));
    const doc = await PDFDocument.load(bytes);
    expect(doc.getPageCount()).toBe(templates.length * 2 + 1);
    if (installed("qpdf")) expect(run("qpdf", ["--check", "FILE"], bytes)).toContain("No syntax");
    if (shape === "flattened") return;
    const texts = doc
      .getForm()
      .getFields()
      .filter((field) => field instanceof PDFTextField);
    expect(texts.filter((field) => field.getText() === "14,000")).toHaveLength(templates.length);
  });
});

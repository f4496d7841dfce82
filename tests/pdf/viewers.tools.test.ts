import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fallbackFonts } from "../../src/node/fonts.js";
import { fill } from "../../src/pdf/fill/fill.js";
import { fillPacket } from "../../src/pdf/fill/packet.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import {
  compiledOfficial,
  compiledWorksheet,
  numberedValues,
  officialYears,
  skipReason,
  unwrap,
} from "./templates.js";
import { installed, run } from "./tools.js";

interface Seen {
  /** Values of the fields by their full names. */
  fields: Map<string, string>;
  /** Text of each page, appearances included where the page draws them. */
  pages: string[];
}

/** What pdf.js, the viewer of Firefox, makes of a file. */
async function seenByPdfJs(bytes: Uint8Array): Promise<Seen> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const doc = await task.promise;
  const seen: Seen = { fields: new Map(), pages: [] };
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    const { items } = await page.getTextContent();
    seen.pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    for (const annotation of await page.getAnnotations()) {
      if (annotation.fieldName !== undefined)
        seen.fields.set(annotation.fieldName, String(annotation.fieldValue ?? ""));
    }
  }
  await task.destroy();
  return seen;
}

const shapes = ["fillable", "flattened"] as const;
const names = {
  name: { text: "Łukasz Żółć, Ελένη, Юлия, Nguyễn" },
  address_home: { text: "José (a\\b) €5" },
};

function suite(title: string, templates: () => CompiledTemplate[]) {
  describe.each(shapes)(`${title}, %s`, (shape) => {
    it("is read by pdf.js: every value, and names of any alphabet", async () => {
      for (const template of templates()) {
        const values = { ...numberedValues(template), ...names };
        const bytes = unwrap(fill(template, values, { shape, money: "dollars", fonts: fallbackFonts() }));
        const { fields, pages } = await seenByPdfJs(bytes);
        if (shape === "fillable") {
          expect(fields.size).toBe(template.boxes.length);
          const textIn = (box: string) =>
            fields.get(template.boxes.find(({ name }) => name === box)?.field ?? "");
          expect(textIn("name")).toBe(names.name.text);
          expect(textIn("address_home")).toBe(names.address_home.text);
          expect([...fields.values()].filter((value) => value === "14,000")).toHaveLength(1);
        } else {
          expect(fields.size).toBe(0);
          expect(pages[0]).toContain(names.name.text);
          expect(pages[0]).toContain(names.address_home.text);
          expect(pages.join(" ")).toContain("25,00");
        }
      }
    });

    it.runIf(installed("qpdf"))("is sound to qpdf", () => {
      for (const template of templates()) {
        const bytes = unwrap(
          fill(
            template,
            { ...numberedValues(template), ...names },
            { shape, money: "dollars", fonts: fallbackFonts() },
          ),
        );
        const said = run("qpdf", ["--check", "FILE"], bytes);
        expect(said).toContain("No syntax or stream encoding errors");
        expect(said).not.toMatch(/warning/i);
        const empty = unwrap(fill(template, {}, { shape, money: "dollars" }));
        expect(run("qpdf", ["--check", "FILE"], empty)).toContain("No syntax");
      }
    });

    it.runIf(installed("mutool"))("is drawn by MuPDF with every text", () => {
      for (const template of templates()) {
        const bytes = unwrap(
          fill(
            template,
            { ...numberedValues(template), ...names },
            { shape, money: "dollars", fonts: fallbackFonts() },
          ),
        );
        const text = run("mutool", ["draw", "-q", "-F", "txt", "FILE"], bytes);
        expect(text).toContain(names.name.text);
        expect(text).toContain("14,000");
      }
    });

    it("says its title and nothing that runs, signs or shows other data", () => {
      for (const template of templates()) {
        const bytes = unwrap(fill(template, numberedValues(template), { shape, money: "dollars" }));
        const text = Buffer.from(bytes).toString("latin1");
        for (const key of [
          "/XFA",
          "/Perms",
          "/SigFlags",
          "/JavaScript",
          "/NeedAppearances",
          "/OpenAction",
          "/Encrypt",
        ]) {
          expect(text, key).not.toContain(key);
        }
        expect(text).toContain(`/Title(${template.title})`);
        expect(text.includes("/StructTreeRoot"), "tags").toBe(shape === "fillable");
      }
    });

    const packet = () => {
      const parts = templates().map((template) => ({
        template,
        values: { ...numberedValues(template), ...names },
      }));
      const options = { shape, money: "dollars", title: "Packet", fonts: fallbackFonts() } as const;
      return { parts, bytes: unwrap(fillPacket(parts, options)) };
    };

    it.runIf(installed("qpdf") && installed("mutool"))(
      "is a packet sound to qpdf, and drawn by MuPDF",
      () => {
        const { parts, bytes } = packet();
        const said = run("qpdf", ["--check", "FILE"], bytes);
        expect(said).toContain("No syntax or stream encoding errors");
        expect(said).not.toMatch(/warning/i);
        const text = run("mutool", ["draw", "-q", "-F", "txt", "FILE"], bytes);
        expect(text.split(names.name.text)).toHaveLength(parts.length + 1);
        expect(text.match(/\b14,000\b/g)).toHaveLength(parts.length);
      },
    );

    it("is a packet that pdf.js reads", async () => {
      const { parts, bytes } = packet();
      const { fields, pages } = await seenByPdfJs(bytes);
      expect(pages).toHaveLength(parts.length * 2);
      const boxes = parts.reduce((sum, { template }) => sum + template.boxes.length, 0);
      expect(fields.size).toBe(shape === "fillable" ? boxes : 0);
    });
  });
}

let worksheets: CompiledTemplate[] = [];
beforeAll(async () => {
  worksheets = await Promise.all([2014, 2018, 2026].map(compiledWorksheet));
});
suite("a worksheet", () => worksheets);

describe.runIf(officialYears.length > 0)(`official forms${skipReason}`, () => {
  let official: CompiledTemplate[] = [];
  beforeAll(async () => {
    official = await Promise.all(officialYears.map(compiledOfficial));
  });
  suite("an official form", () => official);
});

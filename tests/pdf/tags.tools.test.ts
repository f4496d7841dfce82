import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { fill } from "../../src/pdf/fill/fill.js";
import { fillPacket, type PacketPart } from "../../src/pdf/fill/packet.js";
import { plainFonts, plainPages } from "../../src/pdf/pages/plain-pages.js";
import { compilePages } from "../../src/pdf/template/compile.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import {
  compiledOfficial,
  compiledWorksheet,
  numberedValues,
  officialYears,
  skipReason,
  unwrap,
  worksheetBytes,
} from "./templates.js";

const name = PDFName.of;

/** What is wrong with the structure tree of a file; nothing for a tree that holds every page's content and every field. */
async function faults(bytes: Uint8Array): Promise<string[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  const { context } = doc;
  const found: string[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    for (const to of references(object))
      if (context.lookup(to) === undefined) found.push(`${ref} refers to ${to}, which is gone`);
  }
  const root = doc.catalog.lookup(name("StructTreeRoot"), PDFDict);
  const keys = new Map<number, unknown>();
  const readTree = (node: PDFDict) => {
    const numbers = node.lookupMaybe(name("Nums"), PDFArray)?.asArray() ?? [];
    for (let index = 0; index < numbers.length; index += 2) {
      const key = (numbers[index] as PDFNumber).asNumber();
      if (keys.has(key)) found.push(`the parent tree has ${key} twice`);
      keys.set(key, context.lookup(numbers[index + 1] as PDFRef) ?? numbers[index + 1]);
    }
    for (const kid of node.lookupMaybe(name("Kids"), PDFArray)?.asArray() ?? [])
      readTree(context.lookup(kid, PDFDict));
  };
  readTree(root.lookup(name("ParentTree"), PDFDict));

  // Every element is reached once from the root, under the parent that it names.
  const elements = new Set<PDFDict>();
  const widgets = new Map<PDFRef, PDFDict>();
  const visit = (kid: unknown, parent: PDFDict) => {
    const item = kid instanceof PDFRef ? context.lookup(kid) : kid;
    if (item instanceof PDFArray) for (const each of item.asArray()) visit(each, parent);
    if (!(item instanceof PDFDict)) return;
    const type = item.get(name("Type"));
    if (type === name("OBJR")) widgets.set(item.get(name("Obj")) as PDFRef, parent);
    else if (type !== name("MCR")) {
      if (elements.has(item)) found.push("an element is in the tree twice");
      elements.add(item);
      if (item.lookup(name("P")) !== parent) found.push("an element names another parent");
      visit(item.get(name("K")), item);
    }
  };
  visit(root.get(name("K")), root);

  for (const [index, page] of doc.getPages().entries()) {
    const key = page.node.lookup(name("StructParents"), PDFNumber).asNumber();
    const contents = keys.get(key);
    if (!(contents instanceof PDFArray)) found.push(`page ${index + 1} is not in the parent tree`);
    else
      for (const owner of contents.asArray()) {
        const element = context.lookup(owner as PDFRef);
        if (element instanceof PDFDict && !elements.has(element))
          found.push("content of an element outside the tree");
      }
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const widget = context.lookup(ref as PDFRef, PDFDict);
      const owner = keys.get(widget.lookup(name("StructParent"), PDFNumber).asNumber());
      if (owner === undefined || widgets.get(ref as PDFRef) !== owner)
        found.push(`a field of page ${index + 1} is not tagged`);
    }
  }
  return [...new Set(found)];
}

function references(object: unknown): PDFRef[] {
  if (object instanceof PDFRef) return [object];
  if (object instanceof PDFArray) return object.asArray().flatMap(references);
  if (object instanceof PDFDict) return object.values().flatMap(references);
  return object !== null && typeof object === "object" && "dict" in object ? references(object.dict) : [];
}

function filled(template: CompiledTemplate): Uint8Array {
  return unwrap(fill(template, numberedValues(template), { shape: "fillable", money: "dollars" }));
}

async function packet(templates: CompiledTemplate[]): Promise<Uint8Array> {
  const tagged = unwrap(await compilePages(worksheetBytes(2015)));
  const plain = unwrap(
    plainPages(await plainFonts(), (pages) => {
      pages.heading("A list");
      pages.bullets(["One.", "Two."]);
      pages.newPage();
      pages.table([{ heading: "Year", share: 1 }], [["2023"]]);
    }),
  );
  const forms = templates.map((template): PacketPart => ({ template, values: numberedValues(template) }));
  return unwrap(
    fillPacket([...forms, { pages: plain }, { pages: tagged }, { pages: plain }], {
      shape: "fillable",
      money: "dollars",
      title: "Packet",
    }),
  );
}

describe("the tags of a fillable form", () => {
  it.each([2013, 2024])("hold the whole worksheet of %i", async (year) => {
    expect(await faults(filled(await compiledWorksheet(year)))).toEqual([]);
  });

  it("hold every form of a packet and the pages beside them", async () => {
    expect(await faults(await packet(await Promise.all([2013, 2018, 2024].map(compiledWorksheet))))).toEqual(
      [],
    );
  });

  it("are missed by this test when a field is taken out of them", async () => {
    const doc = await PDFDocument.load(filled(await compiledWorksheet(2024)));
    const [annotation] = doc.getPage(0).node.Annots()?.asArray() ?? [];
    doc.context.lookup(annotation as PDFRef, PDFDict).set(name("StructParent"), PDFNumber.of(0));
    expect(await faults(await doc.save())).not.toEqual([]);
  });
});

describe.runIf(officialYears.length > 0)(`the tags of official forms${skipReason}`, () => {
  it.each(officialYears)("hold the whole form of %i", async (year) => {
    expect(await faults(filled(await compiledOfficial(year)))).toEqual([]);
  });

  it("hold every form of a packet", async () => {
    expect(await faults(await packet(await Promise.all(officialYears.map(compiledOfficial))))).toEqual([]);
  });
});

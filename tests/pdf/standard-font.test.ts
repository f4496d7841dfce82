import { PDFArray, PDFDict, PDFName, PDFNumber } from "pdf-lib";
import { expect, it } from "vitest";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makePackage } from "../../src/packages/package.js";
import { openPdf } from "../../src/pdf/document/open-pdf.js";
import { AS_OF, exampleLedger, unwrap } from "../correction/examples.js";

const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

/** Widths of "A" and "i" in Adobe's metrics of the fonts. */
const ADOBE = { "/Helvetica": [667, 222], "/Helvetica-Bold": [722, 278] } as const;

// A viewer without these fonts fits another one into the widths; without them, Part II ran off the page in Chromium.
it("is written with its widths, in forms and on pages", async () => {
  const { files } = unwrap(await makePackage(exampleLedger("six-missing-years"), AS_OF, [], means));
  const envelope = files.find(({ name }) => name.startsWith("envelope-1"))?.bytes as Uint8Array;
  const { context } = await openPdf(envelope);
  const found = new Map<string, number[]>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of("FontDescriptor"))) continue;
    const widths = object.lookup(PDFName.of("Widths"), PDFArray);
    const first = object.lookup(PDFName.of("FirstChar"), PDFNumber).asNumber();
    const widthOf = (char: string) => widths.lookup(char.charCodeAt(0) - first, PDFNumber).asNumber();
    found.set(String(object.get(PDFName.of("BaseFont"))), [widthOf("A"), widthOf("i")]);
    expect(widths.size()).toBe(224);
  }
  expect(Object.fromEntries(found)).toEqual(ADOBE);
});

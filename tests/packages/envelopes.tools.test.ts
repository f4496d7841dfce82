import { PDFDict, PDFDocument, type PDFHexString, PDFName, type PDFRef, type PDFString } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makePackage } from "../../src/packages/package.js";
import type { PackageFile } from "../../src/packages/package-kit.js";
import { AS_OF, exampleLedger, unwrap } from "../correction/examples.js";
import { installed, NEEDS_PDFTOTEXT, run } from "../pdf/tools.js";

const means = { templates: new CompiledTemplates(), choice: "worksheet" } as const;

async function filesOf(name: string, spouse?: string): Promise<readonly PackageFile[]> {
  const others = spouse === undefined ? [] : [exampleLedger(spouse)];
  return unwrap(await makePackage(exampleLedger(name), AS_OF, others, means)).files;
}

const bytesOf = (files: readonly PackageFile[], pattern: RegExp) =>
  files.filter(({ name }) => pattern.test(name)).map(({ bytes }) => bytes as Uint8Array);

/** The bookmarks of a file with the number of the page that each leads to, from 1. */
async function bookmarksOf(bytes: Uint8Array): Promise<[title: string, page: number][]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false });
  const pages = doc.getPages().map(({ ref }) => ref);
  const found: [string, number][] = [];
  let item = doc.catalog
    .lookupMaybe(PDFName.of("Outlines"), PDFDict)
    ?.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item !== undefined) {
    const title = item.lookup(PDFName.of("Title")) as PDFString | PDFHexString;
    const [page] = (item.lookup(PDFName.of("Dest")) as unknown as { asArray(): PDFRef[] }).asArray();
    found.push([title.decodeText(), pages.indexOf(page as PDFRef) + 1]);
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return found;
}

const pagesOf = (bytes: Uint8Array) =>
  run("pdftotext", ["-layout", "FILE", "-"], bytes).split("\f").slice(0, -1);

describe.each([
  ["contribution-in-the-wrong-year", undefined],
  ["six-missing-years", undefined],
  ["couple-pooled-noreen", "couple-pooled-felix"],
  ["name-in-a-wider-font", undefined],
])("the envelopes of %s", (name, spouse) => {
  it("have a bookmark for everything in them, each on the front of a sheet", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    for (const bytes of bytesOf(await filesOf(name, spouse), /^envelope/)) {
      const bookmarks = await bookmarksOf(bytes);
      const pages = pagesOf(bytes);
      expect(bookmarks.slice(0, 2)).toEqual([
        ["Outside of the envelope", 1],
        ["Cover letter", 3],
      ]);
      expect(bookmarks.filter(([, page]) => page % 2 === 0)).toEqual([]);
      for (const [title, page] of bookmarks) {
        const text = pages[page - 1]?.replace(/\s+/g, " ") ?? "";
        const [, inserted] = /^Insert: (.*)$/.exec(title) ?? [];
        if (inserted !== undefined) expect(text).toContain(`INSERT HERE: ${inserted}`);
        if (title.startsWith("Statement of reasonable cause"))
          expect(text).toContain("Statement of reasonable cause");
        if (title.startsWith("Worksheet for Form 8606")) expect(text).toContain("Form 8606 worksheet");
      }
      expect(pages.filter((text) => text.includes("INSERT HERE"))).toHaveLength(
        bookmarks.filter(([title]) => title.startsWith("Insert: ")).length,
      );
    }
  });

  it("say on which pages to sign, and mark the places on our own pages", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    for (const bytes of bytesOf(await filesOf(name, spouse), /^envelope/)) {
      const pages = pagesOf(bytes);
      const table = pages[0]?.split("Sign here, in ink")[1] ?? "";
      const places = [...table.matchAll(/^\s*(\d+)\s+(Cover letter|Statement of reasonable cause)/gm)];
      expect(places.length).toBeGreaterThan(0);
      const marked = pages.flatMap((text, at) => (/^\s*Sign here\b/m.test(text) ? [at + 1] : []));
      expect(places.map(([, page]) => Number(page))).toEqual(marked.filter((page) => page > 1));
    }
  });

  it("have as many slip sheets as the checklist counts", async ({ skip }) => {
    skip(!installed("pdftotext"), NEEDS_PDFTOTEXT);
    const files = await filesOf(name, spouse);
    const [checklist = ""] = bytesOf(files, /^not-for-mailing/).map((bytes) => pagesOf(bytes).join(" "));
    const counted = [...checklist.matchAll(/(\d+) slip sheets? (?:is|are) taken out/g)].map(([, count]) =>
      Number(count),
    );
    const slips = bytesOf(files, /^envelope/).map(
      (bytes) => pagesOf(bytes).filter((text) => text.includes("INSERT HERE")).length,
    );
    expect(counted).toEqual(slips.filter((count) => count > 0));
  });
});

it("the pages that stay at the office have bookmarks too", async () => {
  const files = await filesOf("contribution-in-the-wrong-year");
  const [bytes] = bytesOf(files, /^not-for-mailing/) as [Uint8Array];
  expect((await bookmarksOf(bytes)).map(([title]) => title)).toEqual([
    "Summary",
    "Checklist",
    "Part II of Form 1040-X, 2022",
  ]);
});

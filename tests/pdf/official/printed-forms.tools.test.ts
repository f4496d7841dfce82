import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill } from "../../../src/pdf/fill/fill.js";
import { readForms } from "../../../src/pdf/official/read-forms.js";
import type { CompiledTemplate } from "../../../src/pdf/template/compiled.js";
import type { FormValues } from "../../../src/pdf/template/slots.js";
import { compiledOfficial, compiledWorksheet, officialYears, unwrap } from "../templates.js";

/** A form with basis left over, a line of one digit that looks like a line number, and both columns. */
const VALUES: FormValues = {
  name: { text: "Ada Example" },
  ssn: { text: "900-00-0001" },
  "1": { cents: 6_500_00 },
  "2": { cents: 12_000_00 },
  "3": { cents: 18_500_00 },
  "4": { cents: 0, zero: "-0-" },
  "6": { cents: 90_000_00 },
  "7": { cents: 7_00 },
  "10": { ratio: "0.18929" },
  "11": { cents: 1_230_00 },
  "14": { cents: 17_036_00 },
  "16": { cents: 6_500_00 },
  "18": { cents: -5_270_00 },
};
const LINES = {
  1: 6_500_00,
  2: 12_000_00,
  3: 18_500_00,
  4: 0,
  6: 90_000_00,
  7: 7_00,
  11: 1_230_00,
  14: 17_036_00,
  16: 6_500_00,
  18: -5_270_00,
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-printed-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program makes of a PDF. */
function through(bytes: Uint8Array, command: (from: string, to: string) => readonly string[]): Uint8Array {
  const [from, to] = [join(folder, "from.pdf"), join(folder, "to.pdf")];
  writeFileSync(from, bytes);
  const [name = "", ...args] = command(from, to);
  execFileSync(name, args, { stdio: "pipe" });
  return new Uint8Array(readFileSync(to));
}

const PROGRAMS: [name: string, flatten: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>][] = [
  [
    "pdf-lib",
    async (bytes) => {
      const doc = await PDFDocument.load(bytes);
      doc.getForm().flatten();
      return doc.save();
    },
  ],
  [
    "qpdf",
    (bytes) =>
      through(bytes, (from, to) => ["qpdf", "--generate-appearances", "--flatten-annotations=all", from, to]),
  ],
  ["pdftocairo", (bytes) => through(bytes, (from, to) => ["pdftocairo", "-pdf", from, to])],
];

const templates: [name: string, kind: "official" | "worksheet", make: () => Promise<CompiledTemplate>][] = [
  ["the worksheet", "worksheet", () => compiledWorksheet(2023)],
  ["the worksheet whose second page begins with line 15a", "worksheet", () => compiledWorksheet(2025)],
  ["the worksheet of a form with cents", "worksheet", () => compiledWorksheet(2013)],
  ...officialYears.map(
    (year) =>
      [`the official form of ${year}`, "official", () => compiledOfficial(year)] as [
        string,
        "official",
        () => Promise<CompiledTemplate>,
      ],
  ),
];

it.each(PROGRAMS)(
  "line 15a on the worksheet's second page is read after %s flattened it",
  async (_, flatten) => {
    const values = { ...VALUES, "15a": { cents: 1_001_00 }, "15c": { cents: 1_001_00 } };
    const bytes = unwrap(
      fill(await compiledWorksheet(2025), values, { shape: "fillable", money: "dollars" }),
    );
    expect(unwrap(await readForms(await flatten(bytes)))).toMatchObject([
      { lines: { ...LINES, "15a": 1_001_00, "15c": 1_001_00 }, unread: [] },
    ]);
    const alone = through(bytes, (from, to) => ["qpdf", from, "--pages", from, "2", "--", to]);
    expect(unwrap(await readForms(alone))).toMatchObject([
      { lines: { "15a": 1_001_00, "18": -5_270_00 }, unread: [] },
    ]);
  },
);

describe.each(templates)("%s", (_, kind, make) => {
  const filled = async () => unwrap(fill(await make(), VALUES, { shape: "fillable", money: "dollars" }));

  it.each(PROGRAMS)("is read after %s flattened it", async (_, flatten) => {
    const [form, ...more] = unwrap(await readForms(await flatten(await filled())));
    expect(more).toEqual([]);
    expect(form).toMatchObject({
      kind,
      owner: "Ada Example",
      ssn: "900-00-0001",
      lines: LINES,
      line10: "0.18929",
      pages: { 1: 1, 2: 2 },
      unread: [],
    });
  });

  it.each([
    [1, { 1: 1 }, ["1", "2", "3", "4", "6", "7", "11", "14"]],
    [2, { 2: 1 }, ["16", "18"]],
  ] as const)(
    "is read from its page %i alone, with its fields and flattened",
    async (page, pages, labels) => {
      const bytes = await filled();
      for (const whole of [
        bytes,
        ...(await Promise.all(PROGRAMS.slice(1).map(([, flatten]) => flatten(bytes)))),
      ]) {
        const alone = through(whole, (from, to) => ["qpdf", from, "--pages", from, String(page), "--", to]);
        const [form] = unwrap(await readForms(alone));
        expect(form?.pages).toEqual(pages);
        expect(Object.keys(form?.lines ?? {})).toEqual(labels);
      }
    },
  );

  it("is found inside a whole return", async () => {
    const bytes = await filled();
    const other = await PDFDocument.create();
    for (const text of ["Form 1040 (2023)", "Attach Form 8606. See line 4b."]) {
      const page = other.addPage();
      for (const label of ["1", "2", "3", "14"]) page.drawText(label, { x: 490, y: 40 * Number(label) });
      page.drawText(text, { x: 40, y: 700 });
    }
    writeFileSync(join(folder, "other.pdf"), await other.save());
    for (const form of [bytes, await PROGRAMS[1]?.[1](bytes)]) {
      const whole = through(form as Uint8Array, (from, to) => [
        "qpdf",
        "--empty",
        "--pages",
        join(folder, "other.pdf"),
        from,
        join(folder, "other.pdf"),
        "--",
        to,
      ]);
      expect(unwrap(await readForms(whole))).toMatchObject([{ lines: LINES, pages: { 1: 3, 2: 4 } }]);
    }
  });
});

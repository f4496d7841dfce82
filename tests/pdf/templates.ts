import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { officialForm, yearsWithOfficialForm } from "../../src/data/official-forms.js";
import { contentOf } from "../../src/pdf/document/open-pdf.js";
import { compileTemplate } from "../../src/pdf/template/compile.js";
import type { CompiledTemplate } from "../../src/pdf/template/compiled.js";
import type { FormValues, SlotValue } from "../../src/pdf/template/slots.js";

/** Where the IRS's own PDFs are. They are not part of the project; without them their tests are skipped. */
const directory = process.env.FORM8606_OFFICIAL_DIR;
const pathOf = (year: number) => join(directory ?? "", `f8606--${year}.pdf`);

/** Tax years whose official PDF is at hand. */
export const officialYears =
  directory === undefined ? [] : yearsWithOfficialForm().filter((year) => existsSync(pathOf(year)));

/** For the title of a suite that needs official PDFs: why it is skipped, or nothing. */
export const skipReason =
  officialYears.length === 0 ? " (skipped: FORM8606_OFFICIAL_DIR has no official PDFs)" : "";

export function officialBytes(year: number): Uint8Array {
  return readFileSync(pathOf(year));
}

export function worksheetBytes(year: number): Uint8Array {
  return readFileSync(new URL(`../../templates/worksheet-${year}.pdf`, import.meta.url));
}

export async function compiledOfficial(year: number): Promise<CompiledTemplate> {
  const fields = officialForm(year)?.fields;
  if (fields === undefined) throw new Error(`no map for ${year}`);
  return unwrap(await compileTemplate(officialBytes(year), fields, year));
}

export async function compiledWorksheet(year: number): Promise<CompiledTemplate> {
  return unwrap(await compileTemplate(worksheetBytes(year), "worksheet", year));
}

/** The value of a result that a test expects to have one. */
export function unwrap<T>(result: { ok: true; value: T } | { ok: false; problems: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Every slot of a template with a value that tells it from the others: line 7 has 7,000, line 15b 15,002. */
export function numberedValues(template: CompiledTemplate): FormValues {
  const texts: Record<string, string> = {
    ssn: "987-65-4321",
    preparer_ptin: "P00000000",
    preparer_firm_ein: "00-0000000",
    apt: "4b",
  };
  const values: Record<string, SlotValue> = {};
  for (const [slot, plan] of template.slots) {
    const line = /^(\d+)([abc]?)$/.exec(slot);
    if (plan.kind === "check") values[slot] = { checked: true };
    else if (slot === "10") values[slot] = { ratio: "0.12345" };
    else if (line !== null) {
      const letter = " abc".indexOf(line[2] || " ");
      values[slot] = { cents: (Number(line[1]) * 1000 + letter) * 100 };
    } else values[slot] = { text: texts[slot] ?? slot };
  }
  return values;
}

/** An official blank made to state another year wherever it is printed, without its XFA form: a file nobody knows. */
export async function officialAs(year: number, otherYear: number): Promise<Uint8Array> {
  const doc = await PDFDocument.load(officialBytes(year), { updateMetadata: false });
  doc.setTitle(`${otherYear} Form 8606`);
  doc.catalog.lookup(PDFName.of("AcroForm"), PDFDict).delete(PDFName.of("XFA"));
  doc.getPages().forEach(({ node }, page) => {
    const [heading, otherHeading] = [year, otherYear].map((each) => `(${String(each).slice(2)})Tj`);
    let content = Buffer.from(contentOf(doc, node)).toString("latin1");
    content = content.replaceAll(`\\(${year}\\)`, `\\(${otherYear}\\)`);
    if (page === 0) content = content.replace(heading as string, otherHeading as string);
    const changed = doc.context.flateStream(Uint8Array.from(Buffer.from(content, "latin1")));
    node.set(PDFName.of("Contents"), doc.context.register(changed));
  });
  return doc.save({ updateFieldAppearances: false });
}

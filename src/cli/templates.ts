import { type CompanionForm, companionForms } from "../data/official-forms.js";
import { whyNotDrawn, yearsWithForm } from "../data/printed-form.js";
import { readBytes } from "../node/files/read-source.js";
import { writeFiles } from "../node/files/write-files.js";
import { companionPath, findTemplate } from "../node/templates/store.js";
import { trustGiven } from "../node/templates/trust.js";
import { labelsPdf } from "../pdf/official/labels.js";
import { type FormReport, mapOfficialForm } from "../pdf/official/map.js";
import { DONE, REFUSED } from "./exit-status.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** `form8606 templates list`: what each tax year is filled on, and the forms that go with Form 8606. */
export async function listTemplates(terminal: Terminal): Promise<number> {
  for (const year of yearsWithForm()) {
    const why = whyNotDrawn(year);
    if (why !== undefined) {
      terminal.print(`${year}  not filled: ${why}`);
      continue;
    }
    const { known } = await findTemplate(year, "auto");
    terminal.print(`${year}  ${BLANKS[known]}`);
  }
  for (const form of companionForms) {
    const installed = companionPath(form) !== null;
    const otherwise =
      form.form === "1040-X"
        ? "not installed: packages have a page to copy Part II from"
        : "not installed: worksheet";
    terminal.print(`Form ${form.form}, ${yearsOf(form)}  ${installed ? BLANKS.hash : otherwise}`);
  }
  return DONE;
}

/** The tax years of a form that goes with Form 8606. */
export function yearsOf({ from, through }: CompanionForm): string {
  if (through === null) return `${from} on`;
  return from === through ? String(from) : `${from} to ${through}`;
}

const BLANKS = {
  hash: "the IRS's form",
  reading: "the IRS's form, mapped by reading it",
  drawn: "worksheet",
} as const;

/** `form8606 templates map`: what was found in a blank of the IRS, and why it may or may not be filled. */
export async function mapTemplate(file: string, terminal: Terminal): Promise<number> {
  const bytes = readBytes(file, file);
  const { printedYear, boxes, reasons } = await reportOn(bytes);
  for (const { box, page, fields } of boxes) {
    terminal.print(escapeControl(`${box}  page ${page ?? "?"}  ${fields.join(", ") || "no field"}`));
  }
  for (const reason of reasons) terminal.complain(escapeControl(`${file}: ${reason}`));
  if (printedYear === null || reasons.length > 0) return REFUSED;
  const known = (await trustGiven(bytes, printedYear)).by === "hash";
  terminal.print(
    `It is the form of ${printedYear}, and every box was found once: it may be filled.${known ? " It is the IRS's file that is known here, byte for byte." : ""}`,
  );
  return DONE;
}

/** `form8606 templates labels`: a PDF in which each box shows its own name, of a year's template or of a file. */
export async function labelTemplate(which: string, out: string, force: boolean, terminal: Terminal) {
  const blank = /^\d{4}$/.test(which) ? await ofYear(Number(which)) : await ofFile(which);
  if ("reasons" in blank) {
    for (const reason of blank.reasons) terminal.complain(escapeControl(`${which}: ${reason}`));
    return REFUSED;
  }
  const made = await labelsPdf(blank.bytes, blank.fields, blank.year);
  if (!made.ok) {
    for (const { message } of made.problems) terminal.complain(escapeControl(`${which}: ${message}`));
    return REFUSED;
  }
  writeFiles([{ path: out, bytes: made.value }], { force });
  terminal.print(`Wrote ${escapeControl(out)}.`);
  return DONE;
}

async function ofYear(year: number) {
  return { year, ...(await findTemplate(year, "auto")) };
}

async function ofFile(file: string) {
  const bytes = readBytes(file, file);
  const { printedYear: year, fields, reasons } = await reportOn(bytes);
  return year === null || fields === null ? { reasons } : { year, bytes, fields };
}

/** Maps a blank as the form of the year that is printed on it. */
async function reportOn(bytes: Uint8Array): Promise<FormReport> {
  const newest = Math.max(...yearsWithForm());
  const report = await mapOfficialForm(bytes, newest);
  const { printedYear } = report;
  return printedYear === null || printedYear === newest ? report : mapOfficialForm(bytes, printedYear);
}

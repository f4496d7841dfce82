import { type PDFDict, type PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { yearsWithForm } from "../../data/printed-form.js";
import { type Problem, problemAt } from "../../errors.js";
import { adler32, unpacked } from "../document/bounds.js";
import { latin1Text } from "../document/bytes.js";
import { contentOperations, type Operand, Text } from "../document/content-tokens.js";
import { dictEntry, entry } from "../document/open-pdf.js";
import { budgetOf } from "../document/read-budget.js";
import { hex4 } from "../fonts/character.js";
import { winAnsiCharacters } from "../fonts/win-ansi.js";
import { OVERLAY, SUM, SUM_DIGITS } from "../template/compiled.js";
import type { BoxName } from "../template/slots.js";
import type { FoundForm } from "./found-form.js";
import { runsOfPage } from "./page-text.js";

/** The forms on pages that this program flattened. What is not as it was drawn is a problem. */
export function flattenedForms(doc: PDFDocument, problems: Problem[]): FoundForm[] {
  const forms: FoundForm[] = [];
  doc.getPages().forEach(({ node }, page) => {
    const objects = dictEntry(node.Resources() ?? node, "XObject");
    const overlay = objects === undefined ? undefined : entry(objects, OVERLAY);
    if (objects?.has(PDFName.of(OVERLAY)) !== true) return;
    if (overlay instanceof PDFRawStream && isOtherForm(overlay)) return;
    const read = overlay instanceof PDFRawStream ? readOverlay(overlay) : undefined;
    if (read === undefined || !yearsWithForm().includes(read.year)) {
      problems.push(problemAt("template_refused", [], `page ${page + 1} is not as this program draws it`));
      return;
    }
    let form = read.page === 1 ? undefined : forms.at(-1);
    if (form === undefined) {
      const text = runsOfPage(doc, node)
        .map((run) => run.text)
        .join("");
      const kind = kindOf(text, read.year);
      if (kind === undefined) {
        problems.push(problemAt("template_refused", [], `page ${page + 1} does not print its year`));
        return;
      }
      form = { kind, taxYear: read.year, page, pages: {}, boxes: new Map() };
      forms.push(form);
    }
    form.pages[read.page === 1 ? 1 : 2] = page;
    for (const [box, text] of read.boxes) form.boxes.set(box, text);
  });
  return forms;
}

/** Whether this program drew another form than Form 8606 there. */
function isOtherForm(overlay: PDFRawStream): boolean {
  return /\/Form\/[\w-]+\/Sum /.test(latin1Text(unpacked(overlay), 0, 120));
}

/** What a page is, by what it prints: its year must be the one of what was filled in. */
function kindOf(text: string, year: number): FoundForm["kind"] | undefined {
  if (new RegExp(`worksheet\\s*,\\s*tax year\\s*${year}`, "i").test(text)) return "worksheet";
  return new RegExp(`Form\\s*8606\\s*\\(${year}\\)`).test(text) ? "official" : undefined;
}

/** What an overlay says, when it is as it was written: its sum is right, and it has a text for each of its names. */
function readOverlay(
  overlay: PDFRawStream,
): { year: number; page: number; boxes: [BoxName, string][] } | undefined {
  let header: Operand[] = [];
  let decode = winAnsiText;
  const texts: string[] = [];
  const marks: string[] = [];
  const budget = budgetOf(overlay.dict.context);
  const content = unpacked(overlay);
  if (!hasItsSum(content)) return undefined;
  for (const [name, operands] of contentOperations(content, budget)) {
    if (name === "BDC" && operands[0] === `/${OVERLAY}`) header = operands;
    const last = operands.at(-1);
    if (name === "Tf") decode = decoderOf(overlay.dict, String(operands.at(-2)).slice(1));
    if (name === "Tj" && last instanceof Text) texts.push(decode(last.text));
    if (name === "Do") marks.push("checked");
  }
  const after = (key: string) => header[header.indexOf(key) + 1];
  const names = after("/Boxes");
  const year = Number(after("/Year"));
  if (!Array.isArray(names) || !Number.isInteger(year)) return undefined;
  const lost: BoxName[] = [];
  // Marks of check boxes are drawn behind all texts.
  const boxes = names.map((name): [BoxName, string] => {
    const box = String(name).slice(1);
    const isMark = box === "amended" || box === "preparer_self_employed";
    const text = isMark ? marks.shift() : texts.shift();
    if (text === undefined) lost.push(box);
    return [box, text ?? ""];
  });
  if (lost.length + texts.length + marks.length > 0) return undefined;
  return { year, page: Number(after("/Page")), boxes };
}

/** Whether an overlay is, byte for byte, what was written: its sum is taken with blanks in its own place. */
function hasItsSum(content: Uint8Array): boolean {
  const place = latin1Text(content, 0, 200).indexOf(SUM);
  const at = place + SUM.length;
  const digits = latin1Text(content, at, at + SUM_DIGITS);
  if (place < 0 || !/^\d{10}$/.test(digits)) return false;
  const blank = content.slice();
  blank.fill(0x20, at, at + SUM_DIGITS);
  return adler32(blank) === Number(digits);
}

const winAnsi = new Map(winAnsiCharacters());

function winAnsiText(codes: string): string {
  return [...codes].map((code) => winAnsi.get(code.charCodeAt(0)) ?? "").join("");
}

/** How the codes of a font in some resources are read: by its ToUnicode map, or as WinAnsi. */
function decoderOf(xObject: PDFDict, name: string): (codes: string) => string {
  const fonts = dictEntry(dictEntry(xObject, "Resources") ?? xObject, "Font");
  const font = fonts === undefined ? undefined : dictEntry(fonts, name);
  const map = font === undefined ? undefined : entry(font, "ToUnicode");
  if (!(map instanceof PDFRawStream)) return winAnsiText;
  const characters = new Map<string, string>();
  const text = new TextDecoder("latin1").decode(unpacked(map));
  for (const [, code = "", units = ""] of text.matchAll(/<(\w{4})>\s*<(\w+)>/g)) {
    const chars = units.match(/.{4}/g)?.map((unit) => String.fromCharCode(Number.parseInt(unit, 16)));
    characters.set(code.toUpperCase(), (chars ?? []).join(""));
  }
  return (codes) => {
    let shown = "";
    for (let at = 0; at + 1 < codes.length; at += 2)
      shown += characters.get(hex4(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1))) ?? "";
    return shown;
  };
}

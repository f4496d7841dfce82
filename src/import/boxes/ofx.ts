import { XMLParser } from "fast-xml-parser";
import { FormDraft } from "../form-draft.js";
import type { FormPaper } from "../paper-facts.js";
import { fillIn, isRecord } from "./keys-to-boxes.js";
import { type BoxForm, formOf } from "./names.js";

/** Whether a text is OFX, version 1 (SGML with a header of its own) or 2 (XML). */
export function isOfx(text: string): boolean {
  const head = text.slice(0, 4000);
  return /^\s*OFXHEADER\s*:/i.test(head) || /<\?OFX\b/i.test(head) || /<OFX>/i.test(head);
}

/** OFX that cannot be read. */
interface OfxRead {
  papers: FormPaper[];
  problems: { line: number; message: string }[];
}

/**
 * Reads the Forms 1099-R, 5498 and W-2 of an OFX file. Version 1, whose leaves are not closed, is made XML first.
 * Entities other than XML's own five, and document types, are not read.
 */
export function readOfx(text: string, file: string): OfxRead {
  const start = text.search(/<OFX>/i);
  if (start < 0) return broken(1);
  if (tagsIn(text) > MOST_TAGS) return { papers: [], problems: [{ line: 1, message: TOO_MANY_TAGS }] };
  const before = text.slice(0, start).split(/\r\n|\r|\n/).length;
  const xml = closeLeaves(text.slice(start));
  let root: unknown;
  try {
    root = parser().parse(xml);
  } catch {
    return broken(before);
  }
  const papers: FormPaper[] = [];
  const starts = lineStarts(xml);
  const lineOf = (node: unknown) => before - 1 + lineAt(starts, metadataOf(node));
  visit(root, 0, (form, fields) => papers.push(paperOf(form, fields, file, lineOf(fields))));
  return { papers, problems: [] };
}

/** No file of tax forms has more tags: a form has some dozens. */
const MOST_TAGS = 50_000;

const TOO_MANY_TAGS = `this file has more than ${MOST_TAGS} tags and is not read. Download the tax forms of one year alone.`;

function tagsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) count++;
  return count;
}

function broken(line: number): OfxRead {
  return {
    papers: [],
    problems: [{ line, message: "the OFX in this file is damaged. Download the file again." }],
  };
}

function parser(): XMLParser {
  return new XMLParser({
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: true,
    processEntities: false,
    trimValues: true,
    captureMetaData: true,
    maxNestedTags: 40,
  });
}

const METADATA: unknown = XMLParser.getMetaDataSymbol();

function metadataOf(node: unknown): number {
  const held = isRecord(node) ? (node as Record<symbol, unknown>)[METADATA as symbol] : undefined;
  return isRecord(held) && typeof held.startIndex === "number" ? held.startIndex : 0;
}

function visit(
  node: unknown,
  depth: number,
  found: (form: BoxForm, fields: Record<string, unknown>) => void,
): void {
  if (depth > 40) return;
  if (Array.isArray(node)) {
    for (const item of node) visit(item, depth + 1, found);
    return;
  }
  if (!isRecord(node)) return;
  for (const [key, held] of Object.entries(node)) {
    const form = /^tax(?:\d|w\d)/i.test(key) && /_v\d+$/i.test(key) ? formOf(key) : undefined;
    if (form === undefined) visit(held, depth + 1, found);
    else for (const fields of Array.isArray(held) ? held : [held]) if (isRecord(fields)) found(form, fields);
  }
}

function paperOf(form: BoxForm, fields: Record<string, unknown>, file: string, line: number): FormPaper {
  const { TAXYEAR } = fields;
  const year = typeof TAXYEAR === "string" && /^(?:19|20)\d{2}$/.test(TAXYEAR) ? Number(TAXYEAR) : null;
  const draft = new FormDraft(file, form, "ofx", year);
  for (const [key, held] of Object.entries(fields)) {
    const values = Array.isArray(held) && key !== "DISTCODE" ? held : [held];
    for (const value of values) {
      const shown = isRecord(value) ? "" : Array.isArray(value) ? value.join("") : String(value);
      fillIn(draft, form, key, decoded(value), { line, text: `${key}: ${shown}` });
    }
  }
  return draft.paper;
}

/** Texts with XML's five entities written out, also inside of addresses. */
function decoded(value: unknown): unknown {
  if (typeof value === "string") {
    const entities: Record<string, string> = {
      "&lt;": "<",
      "&gt;": ">",
      "&quot;": '"',
      "&apos;": "'",
      "&amp;": "&",
    };
    return value.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
  }
  if (Array.isArray(value)) return value.map(decoded);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, decoded(held)]));
}

/**
 * SGML of OFX 1 as XML: a tag with text behind it is a leaf, and is closed where its text ends unless it closes itself.
 * Nothing is moved to another line. What is XML already stays as it is.
 */
function closeLeaves(sgml: string): string {
  const pieces: string[] = [];
  let at = 0;
  while (at < sgml.length) {
    const open = sgml.indexOf("<", at);
    const close = open < 0 ? -1 : sgml.indexOf(">", open);
    if (close < 0) break;
    const name = /^<([A-Za-z][\w.]{0,60})>$/.exec(sgml.slice(open, Math.min(close + 1, open + 70)))?.[1];
    const next = sgml.indexOf("<", close);
    const text = sgml.slice(close + 1, next < 0 ? sgml.length : next);
    pieces.push(sgml.slice(at, close + 1));
    at = close + 1;
    if (name === undefined || text.trim() === "") continue;
    const isClosed = next >= 0 && sgml.startsWith(`</${name}>`, next);
    const value = text.trimEnd();
    pieces.push(
      value.replace(/&(?!(?:lt|gt|quot|apos|amp);)/g, "&amp;"),
      isClosed ? "" : `</${name}>`,
      text.slice(value.length),
    );
    at += text.length;
  }
  return pieces.join("");
}

/** The offsets at which lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

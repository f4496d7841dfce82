import { PDFContext, type PDFRef } from "pdf-lib";
import { ACRO_FORM, type Body, CATALOG, INFO, PAGES, PARENT_TREE, STRUCTURE } from "../template/compile.js";
import { latin1, type Piece } from "./serialize.js";

/**
 * A body with its place in a file: every object has its number. Its static objects are one block of bytes that is
 * copied as it is, and its part of the cross-reference is ready but for where the block begins.
 */
export interface Bound {
  /** Number of the first object. */
  base: number;
  /** How many numbers it takes. */
  size: number;
  block: Uint8Array;
  /** Cross-reference entries of `ENTRY` bytes, offsets counted from the block's start. */
  entries: Uint8Array;
  /** Which of the entries hold an offset in the block. */
  inBlock: Uint16Array;
  /** The objects that a fill writes: fields in the order of the boxes, or the overlays of the pages. */
  changing: { number: number; head: Uint8Array }[];
  pages: number[];
  fieldRoots: number[];
  structureKids: number[];
  parentTree: number;
  roleMap: [name: string, role: string][];
  fonts: [name: string, object: number][];
  /** Resources of what is filled in: their number, and those of the fonts and marks that they name. */
  resources: {
    number: number;
    fonts: [name: string, object: number][];
    marks: [name: string, object: number][];
  };
}

/** Bytes of a cross-reference entry: type, offset (or number of the object stream), index in the stream. */
export const ENTRY = 5;
/** How many objects one object stream holds: the index has one byte. */
const PER_STREAM = 250;

const fixed = new Map<PDFRef, number>(
  [CATALOG, PAGES, INFO, ACRO_FORM, STRUCTURE, PARENT_TREE].map((ref) => [ref, ref.objectNumber]),
);

/** How many numbers a body takes. */
export function sizeOf({ streams, packed, changing }: Body, pack: boolean): number {
  return streams.length + packed.length + containersOf(packed, pack) + changing.length;
}

/** How many object streams hold the small objects. */
function containersOf(packed: Body["packed"], pack: boolean): number {
  return pack ? Math.ceil(packed.length / PER_STREAM) : 0;
}

/**
 * Gives a body its numbers.
 *
 * @param base number of its first object; also added to its keys in the structure's parent tree
 * @param wrapper number of the field that its top-level fields belong to, 0 for none
 * @param pack whether small objects go into compressed object streams
 */
export function bind(body: Body, base: number, wrapper: number, pack: boolean): Bound {
  const numbers = new Map(fixed);
  let next = base;
  for (const { ref } of body.streams) numbers.set(ref, next++);
  for (const { ref } of body.packed) numbers.set(ref, next++);
  const streamCount = containersOf(body.packed, pack);
  const firstStream = next;
  next += streamCount;
  for (const { ref } of body.changing) numbers.set(ref, next++);

  const numberOf = (ref: PDFRef) => numbers.get(ref) as number;
  const named = (list: [string, PDFRef][]): [string, number][] =>
    list.map(([name, ref]) => [name, numberOf(ref)]);
  const text = (pieces: Piece[]) =>
    pieces
      .map((piece) => {
        if (typeof piece === "string") return piece;
        if ("ref" in piece) return numberOf(piece.ref);
        if ("key" in piece) return piece.key + base;
        return wrapper === 0 ? "" : `/Parent ${wrapper} 0 R`;
      })
      .join("");

  const entries = new Uint8Array((next - base) * ENTRY);
  const inBlock: number[] = [];
  const block: Uint8Array[] = [];
  let length = 0;
  const write = (number: number, ...parts: Uint8Array[]) => {
    const index = number - base;
    inBlock.push(index);
    entries.set([1, length >> 16, length >> 8, length, 0], index * ENTRY);
    for (const part of parts) {
      block.push(part);
      length += part.length;
    }
  };
  const stream = (number: number, head: string, contents: Uint8Array) => {
    const open = `${number} 0 obj\n${head.slice(0, -2)}/Length ${contents.length}>>\nstream\n`;
    write(number, latin1(open), contents, latin1("\nendstream\nendobj\n"));
  };

  for (const { ref, head, contents } of body.streams) stream(numberOf(ref), text(head), contents);
  if (pack) {
    const context = PDFContext.create();
    for (let index = 0; index < streamCount; index++) {
      const members = body.packed.slice(index * PER_STREAM, (index + 1) * PER_STREAM);
      const texts = members.map(({ pieces }) => text(pieces));
      let offset = 0;
      const table = members.map(({ ref }, position) => {
        const at = offset;
        offset += (texts[position] as string).length + 1;
        const number = numberOf(ref);
        const container = firstStream + index;
        entries.set([2, container >> 16, container >> 8, container, position], (number - base) * ENTRY);
        return `${number} ${at}`;
      });
      const head = `${table.join(" ")} `;
      const packed = context.flateStream(latin1(`${head}${texts.join(" ")}`)).getContents();
      const dict = `<</Type/ObjStm/N ${members.length}/First ${head.length}/Filter/FlateDecode>>`;
      stream(firstStream + index, dict, packed);
    }
  } else {
    for (const { ref, pieces } of body.packed) {
      const number = numberOf(ref);
      write(number, latin1(`${number} 0 obj\n${text(pieces)}\nendobj\n`));
    }
  }

  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of block) {
    whole.set(part, at);
    at += part.length;
  }
  return {
    base,
    size: next - base,
    block: whole,
    entries,
    inBlock: Uint16Array.from(inBlock),
    changing: body.changing.map(({ ref, head }) => {
      const number = numberOf(ref);
      return { number, head: latin1(`${number} 0 obj\n${text(head).slice(0, -2)}`) };
    }),
    pages: body.pages.map(numberOf),
    fieldRoots: body.fieldRoots.map(numberOf),
    structureKids: body.structureKids.map(numberOf),
    parentTree: body.parentTree === null ? 0 : numberOf(body.parentTree),
    roleMap: body.roleMap,
    fonts: named(body.fonts),
    resources: {
      number: body.resources === null ? 0 : numberOf(body.resources.ref),
      fonts: named(body.resources?.fonts ?? []),
      marks: named(body.resources?.marks ?? []),
    },
  };
}

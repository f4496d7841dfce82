import { PDFContext, type PDFRef } from "pdf-lib";
import { ByteWriter } from "./byte-writer.js";
import { latin1 } from "./bytes.js";
import {
  ACRO_FORM,
  BOLD,
  type Body,
  CATALOG,
  INFO,
  PAGES,
  PARENT_TREE,
  REGULAR,
  STRUCTURE,
} from "./objects.js";
import type { Piece } from "./serialize.js";

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
  /** Cross-reference entries of `ENTRY` bytes, those of objects in object streams alone. */
  entries: Uint8Array;
  /** The other objects of the block, and where they begin in it. */
  inBlock: { number: number; offset: number }[];
  /** The objects that a fill writes: fields in the order of the boxes, or the overlays of the pages. */
  changing: { number: number; head: Uint8Array }[];
  pages: number[];
  fieldRoots: number[];
  structureKids: number[];
  parentTree: number;
  roleMap: [name: string, role: string][];
  fonts: [name: string, object: number][];
  /** The objects of the standard fonts of plain pages, as the body has them. */
  standardFonts: readonly string[];
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
  [CATALOG, PAGES, INFO, ACRO_FORM, STRUCTURE, PARENT_TREE, REGULAR, BOLD].map((ref) => [
    ref,
    ref.objectNumber,
  ]),
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
  const numbers = new Numbers(body, base, wrapper, pack);
  const block = new Block();
  for (const { ref, head, contents } of body.streams)
    block.stream(numbers.of(ref), numbers.text(head), contents);
  const entries = new Uint8Array(sizeOf(body, pack) * ENTRY);
  if (pack) packObjects(body.packed, numbers, block, entries);
  else {
    for (const { ref, pieces } of body.packed) {
      const number = numbers.of(ref);
      block.object(number, `${number} 0 obj\n${numbers.text(pieces)}\nendobj\n`);
    }
  }
  const list = (refs: PDFRef[]) => refs.map((ref) => numbers.of(ref));
  const named = (refs: [string, PDFRef][]) =>
    refs.map(([name, ref]): [string, number] => [name, numbers.of(ref)]);
  return {
    base,
    size: sizeOf(body, pack),
    block: block.take(),
    entries,
    inBlock: block.objects,
    changing: body.changing.map(({ ref, head }) => {
      const number = numbers.of(ref);
      return { number, head: latin1(`${number} 0 obj\n${numbers.text(head).slice(0, -2)}`) };
    }),
    pages: list(body.pages),
    fieldRoots: list(body.fieldRoots),
    structureKids: list(body.structureKids),
    parentTree: body.parentTree === null ? 0 : numbers.of(body.parentTree),
    roleMap: body.roleMap,
    fonts: named(body.fonts),
    standardFonts: body.standardFonts,
    resources: {
      number: body.resources === null ? 0 : numbers.of(body.resources.ref),
      fonts: named(body.resources?.fonts ?? []),
      marks: named(body.resources?.marks ?? []),
    },
  };
}

/** The numbers of a body's objects, and what the open pieces of its objects become with them. */
class Numbers {
  /** Number of the first object stream, behind those of the objects that are in it. */
  readonly firstContainer: number;
  readonly base: number;
  readonly #wrapper: number;
  readonly #numbers = new Map(fixed);

  constructor({ streams, packed, changing }: Body, base: number, wrapper: number, pack: boolean) {
    this.base = base;
    this.#wrapper = wrapper;
    let next = base;
    for (const { ref } of streams) this.#numbers.set(ref, next++);
    for (const { ref } of packed) this.#numbers.set(ref, next++);
    this.firstContainer = next;
    next += containersOf(packed, pack);
    for (const { ref } of changing) this.#numbers.set(ref, next++);
  }

  of(ref: PDFRef): number {
    const number = this.#numbers.get(ref);
    if (number === undefined) throw new RangeError(`${ref} is not an object of the body`);
    return number;
  }

  text(pieces: readonly Piece[]): string {
    let text = "";
    for (const piece of pieces) {
      if (typeof piece === "string") text += piece;
      else if ("ref" in piece) text += this.of(piece.ref);
      else if ("key" in piece) text += piece.key + this.base;
      else if (this.#wrapper !== 0) text += `/Parent ${this.#wrapper} 0 R`;
    }
    return text;
  }
}

/** What every block is written into: nothing interrupts the binding of a body. */
const out = new ByteWriter(1 << 16);

/** The static objects of a body, one behind the other. */
class Block {
  readonly objects: { number: number; offset: number }[] = [];

  constructor() {
    out.reset();
  }

  object(number: number, text: string): void {
    this.objects.push({ number, offset: out.length });
    out.text(text);
  }

  /** @param head the stream's dictionary without its length */
  stream(number: number, head: string, contents: readonly Uint8Array[]): void {
    const length = contents.reduce((sum, part) => sum + part.length, 0);
    this.object(number, `${number} 0 obj\n${head.slice(0, -2)}/Length ${length}>>\nstream\n`);
    for (const part of contents) out.copy(part);
    out.text("\nendstream\nendobj\n");
  }

  take(): Uint8Array {
    return out.take();
  }
}

/** Puts small objects into object streams (ISO 32000-1, 7.5.7), and their entries into the cross-reference. */
function packObjects(packed: Body["packed"], numbers: Numbers, block: Block, entries: Uint8Array): void {
  const context = PDFContext.create();
  for (let index = 0; index < containersOf(packed, true); index++) {
    const container = numbers.firstContainer + index;
    let table = "";
    let texts = "";
    const members = packed.slice(index * PER_STREAM, (index + 1) * PER_STREAM);
    members.forEach(({ ref, pieces }, position) => {
      const number = numbers.of(ref);
      const at = (number - numbers.base) * ENTRY;
      entries.set([2, container >> 16, container >> 8, container, position], at);
      table += `${number} ${texts.length} `;
      texts += `${numbers.text(pieces)} `;
    });
    const contents = context.flateStream(latin1(table + texts.slice(0, -1))).getContents();
    const dict = `<</Type/ObjStm/N ${members.length}/First ${table.length}/Filter/FlateDecode>>`;
    block.stream(container, dict, [contents]);
  }
}

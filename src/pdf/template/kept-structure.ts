import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from "pdf-lib";
import { dictEntry, entry } from "../document/open-pdf.js";
import { type Piece, serialize } from "../document/serialize.js";

/** What a template's structure tree, by which it is read aloud, becomes in a file of several forms. */
export interface KeptStructure {
  /** The tree's top elements. */
  kids: PDFRef[];
  parentTree: ParentTreeLeaf;
  roleMap: [name: string, role: string][];
}

/** Takes the structure of a document apart. */
export function keptStructure(doc: PDFDocument, tree: PDFDict): KeptStructure {
  const kids = topElements(doc, tree.get(PDFName.of("K")));
  const inTree = elementsUnder(doc, kids);
  const numbers = numberTree(dictEntry(tree, "ParentTree")).map(([key, value]): [number, PDFObject] => [
    key,
    withoutStrays(doc, value, inTree),
  ]);
  const roles = dictEntry(tree, "RoleMap")?.entries() ?? [];
  return {
    kids,
    parentTree: new ParentTreeLeaf(numbers),
    roleMap: roles.map(([from, to]) => [from.toString(), to.toString()]),
  };
}

/** A leaf of the structure's parent tree, whose keys are shifted when several forms share one file. */
export class ParentTreeLeaf {
  constructor(readonly numbers: [key: number, value: PDFObject][]) {}

  pieces(): Piece[] {
    const keys = this.numbers.map(([key]) => key);
    const pieces: Piece[] = [
      "<</Limits[",
      { key: Math.min(...keys) },
      " ",
      { key: Math.max(...keys) },
      "]/Nums[",
    ];
    for (const [key, value] of this.numbers) pieces.push({ key }, " ", ...serialize(value), " ");
    return [...pieces, "]>>"];
  }
}

function topElements(doc: PDFDocument, kids: PDFObject | undefined): PDFRef[] {
  const list = kids instanceof PDFRef ? doc.context.lookup(kids) : kids;
  if (list instanceof PDFArray) return list.asArray().filter((kid) => kid instanceof PDFRef);
  return kids instanceof PDFRef ? [kids] : [];
}

/** The elements of the structure tree, from the top ones down. */
function elementsUnder(doc: PDFDocument, top: PDFRef[]): Set<PDFRef> {
  const found = new Set<PDFRef>();
  const visit = (kid: PDFObject | undefined) => {
    if (kid instanceof PDFArray) for (const each of kid.asArray()) visit(each);
    if (!(kid instanceof PDFRef) || found.has(kid)) return;
    const element = doc.context.lookup(kid);
    if (element instanceof PDFArray) visit(element);
    if (!(element instanceof PDFDict)) return;
    found.add(kid);
    visit(element.get(PDFName.of("K")));
  };
  for (const ref of top) visit(ref);
  return found;
}

/** An entry of the parent tree without elements that are not in the tree: the IRS's files have many for artifacts. */
function withoutStrays(doc: PDFDocument, value: PDFObject, inTree: ReadonlySet<PDFRef>): PDFObject {
  const list = value instanceof PDFRef ? doc.context.lookup(value) : value;
  if (!(list instanceof PDFArray)) return value;
  const kept = list.asArray().map((item) => (item instanceof PDFRef && !inTree.has(item) ? PDFNull : item));
  return doc.context.obj(kept);
}

/** The entries of a number tree (ISO 32000-1, 7.9.7), in order of their keys. */
function numberTree(node: PDFDict | undefined): [number, PDFObject][] {
  if (node === undefined) return [];
  const found: [number, PDFObject][] = [];
  const numbers = entry(node, "Nums");
  const items = numbers instanceof PDFArray ? numbers.asArray() : [];
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key, value] = items.slice(index, index + 2);
    if (key instanceof PDFNumber && value !== undefined) found.push([key.asNumber(), value]);
  }
  const kids = entry(node, "Kids");
  for (const kid of kids instanceof PDFArray ? kids.asArray() : []) {
    const dict = kid instanceof PDFRef ? node.context.lookup(kid) : kid;
    if (dict instanceof PDFDict) found.push(...numberTree(dict));
  }
  return found.sort(([a], [b]) => a - b);
}

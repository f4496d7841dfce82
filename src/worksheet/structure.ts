import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from "pdf-lib";
import type { Tag } from "../pdf/document/tags.js";

interface Element {
  ref: PDFRef;
  dict: PDFDict;
  kids: PDFArray;
}

/**
 * The structure tree of a document: the order in which its text and fields are read aloud.
 * Elements are added under the one that is open; `within` opens one for the time of a function.
 */
export class Structure {
  readonly #doc: PDFDocument;
  readonly #root: PDFDict;
  readonly #rootRef: PDFRef;
  readonly #numbers: PDFArray;
  #open: Element;
  #nextKey = 0;

  constructor(doc: PDFDocument) {
    this.#doc = doc;
    const { context } = doc;
    this.#numbers = PDFArray.withContext(context);
    this.#root = context.obj({ Type: "StructTreeRoot", ParentTree: { Nums: this.#numbers } });
    this.#rootRef = context.register(this.#root);
    this.#open = this.#element("Document", this.#rootRef);
    this.#root.set(PDFName.of("K"), this.#open.ref);
    doc.catalog.set(PDFName.of("StructTreeRoot"), this.#rootRef);
    doc.catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  }

  /** Adds a grouping element and puts what `draw` adds under it. */
  within(tag: Tag, draw: () => void): void {
    const outer = this.#open;
    this.#open = this.#add(tag);
    draw();
    this.#open = outer;
  }

  /** Adds an element whose content is the marked content `mcid` of a page. Returns the element. */
  content(tag: Tag, page: PDFRef, mcid: number): PDFRef {
    const element = this.#add(tag);
    element.dict.set(PDFName.of("Pg"), page);
    element.kids.push(PDFNumber.of(mcid));
    return element.ref;
  }

  /** Adds a field's element. Returns the key for the widget's `/StructParent`. */
  field(widget: PDFRef, page: PDFRef, alternative: string): number {
    const element = this.#add("Form");
    element.dict.set(PDFName.of("Pg"), page);
    element.dict.set(PDFName.of("Alt"), PDFHexString.fromText(alternative));
    element.kids.push(this.#doc.context.obj({ Type: "OBJR", Obj: widget, Pg: page }));
    const key = this.#key();
    this.#numbers.push(PDFNumber.of(key));
    this.#numbers.push(element.ref);
    return key;
  }

  /** Records the elements of a page's marked contents, in the order of their mcids. Returns its `/StructParents`. */
  page(elements: PDFRef[]): number {
    const key = this.#key();
    this.#numbers.push(PDFNumber.of(key));
    this.#numbers.push(this.#doc.context.obj(elements));
    return key;
  }

  #key(): number {
    const key = this.#nextKey++;
    this.#root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(this.#nextKey));
    return key;
  }

  #add(tag: Tag): Element {
    const element = this.#element(tag, this.#open.ref);
    this.#open.kids.push(element.ref);
    return element;
  }

  #element(tag: Tag, parent: PDFRef): Element {
    const { context } = this.#doc;
    const kids = PDFArray.withContext(context);
    const dict = context.obj({ Type: "StructElem", S: tag, P: parent, K: kids });
    return { ref: context.register(dict), dict, kids };
  }
}

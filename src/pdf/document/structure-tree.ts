import type { PDFRef } from "pdf-lib";
import { STRUCTURE } from "./objects.js";
import type { Piece } from "./serialize.js";
import type { Tag } from "./tags.js";

interface Element {
  readonly tag: Tag;
  readonly alternative: string | null;
  /** Elements under it, or the one marked content of a page that it stands for. */
  readonly kids: Element[];
  readonly content: { readonly page: number; readonly id: number } | null;
}

/** A structure tree as objects of a body. */
export interface StructureObjects {
  /** Its top element. */
  readonly root: PDFRef;
  /** From the keys of the pages, which are their places, to their elements. */
  readonly parentTree: PDFRef;
}

/** The order in which plain pages are read aloud: what `Structure` is to a document of pdf-lib. */
export class PlainStructure {
  readonly #root: Element = { tag: "Document", alternative: null, kids: [], content: null };
  #open = this.#root;
  /** For each page its elements in the order of their marked contents. */
  readonly #pages: Element[][] = [];

  /** Adds an element and puts what `draw` adds under it. */
  within(tag: Tag, draw: () => void): void {
    const outer = this.#open;
    const element: Element = { tag, alternative: null, kids: [], content: null };
    outer.kids.push(element);
    this.#open = element;
    draw();
    this.#open = outer;
  }

  /**
   * Adds the element of one marked content of a page and gives the content's number on the page.
   *
   * @param page the page's place, counted from 0
   * @param alternative what is read aloud in the place of a picture
   */
  content(tag: Tag, page: number, alternative: string | null): number {
    const ofPage = this.#pages[page] ?? [];
    this.#pages[page] = ofPage;
    const element = { tag, alternative, kids: [], content: { page, id: ofPage.length } };
    ofPage.push(element);
    this.#open.kids.push(element);
    return element.content.id;
  }

  /**
   * Writes the tree.
   *
   * @param pages references to the pages
   * @param fresh gives the reference of a new object
   * @param write takes the pieces of an object
   */
  objects(
    pages: readonly PDFRef[],
    fresh: () => PDFRef,
    write: (ref: PDFRef, pieces: Piece[]) => void,
  ): StructureObjects {
    const refs = new Map<Element, PDFRef>();
    const refOf = (element: Element): PDFRef => {
      const ref = refs.get(element) ?? fresh();
      refs.set(element, ref);
      return ref;
    };
    const visit = (element: Element, parent: PDFRef) => {
      const { tag, alternative, content, kids } = element;
      const ref = refOf(element);
      const page = content === null ? undefined : pages[content.page];
      write(ref, [
        `<</Type/StructElem/S/${tag}/P `,
        { ref: parent },
        " 0 R",
        ...(alternative === null ? [] : [`/Alt${textString(alternative)}`]),
        ...(page === undefined ? [] : ["/Pg ", { ref: page }, " 0 R"]),
        content === null ? "/K[" : `/K[${content.id}`,
        ...kids.flatMap((kid): Piece[] => [{ ref: refOf(kid) }, " 0 R "]),
        "]>>",
      ]);
      for (const kid of kids) visit(kid, ref);
    };
    visit(this.#root, STRUCTURE);
    const parentTree = fresh();
    write(parentTree, [
      "<</Limits[",
      { key: 0 },
      " ",
      { key: pages.length - 1 },
      "]/Nums[",
      ...pages.flatMap((_, page): Piece[] => [
        { key: page },
        "[",
        ...(this.#pages[page] ?? []).flatMap((element): Piece[] => [{ ref: refOf(element) }, " 0 R "]),
        "]",
      ]),
      "]>>",
    ]);
    return { root: refOf(this.#root), parentTree };
  }
}

/** A text string (ISO 32000-1, 7.9.2.2) as UTF-16BE. */
function textString(text: string): string {
  let hex = "";
  for (let index = 0; index < text.length; index++)
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0");
  return `<FEFF${hex}>`;
}

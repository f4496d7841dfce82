import type { PdfWriter } from "../document/pdf-writer.js";
import type { Member } from "./member.js";
import { writeValue } from "./write-text.js";

/** The list of bookmarks of a file (ISO 32000-1, 12.3.3): one for each part that has a name, in their order. */
export class Bookmarks {
  readonly #first: number;
  readonly #items: readonly { readonly title: string; readonly page: number }[];

  /** @param first the number of its first object */
  constructor(members: readonly Member[], first: number) {
    this.#first = first;
    this.#items = members.flatMap(({ bookmark, bound }) => {
      const [page] = bound.pages;
      return bookmark === undefined || page === undefined ? [] : [{ title: bookmark, page }];
    });
  }

  /** How many objects it has; none without bookmarks. */
  get size(): number {
    return this.#items.length === 0 ? 0 : this.#items.length + 1;
  }

  /** The number of the object that the catalog names; null without bookmarks. */
  get root(): number | null {
    return this.size === 0 ? null : this.#first;
  }

  write(out: PdfWriter): void {
    const count = this.#items.length;
    if (count === 0) return;
    const root = this.#first;
    out.begin(root);
    out.text(
      `${root} 0 obj\n<</Type/Outlines/First ${root + 1} 0 R/Last ${root + count} 0 R/Count ${count}>>\nendobj\n`,
    );
    this.#items.forEach(({ title, page }, at) => {
      const number = root + 1 + at;
      out.begin(number);
      out.text(`${number} 0 obj\n<</Title`);
      writeValue(out, title, /^[ -~]*$/.test(title));
      const previous = at === 0 ? "" : `/Prev ${number - 1} 0 R`;
      const next = at === count - 1 ? "" : `/Next ${number + 1} 0 R`;
      out.text(`/Parent ${root} 0 R${previous}${next}/Dest[${page} 0 R/Fit]>>\nendobj\n`);
    });
  }
}

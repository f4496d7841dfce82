import type { Bound } from "../document/bind.js";
import { latin1 } from "../document/bytes.js";
import { FIRST_BODY, type Shape } from "../document/objects.js";
import { PdfWriter } from "../document/pdf-writer.js";
import { Bookmarks } from "./bookmarks.js";
import { DocumentObjects } from "./document-objects.js";
import { ExtraObjects } from "./extra-objects.js";
import { fileId } from "./file-id.js";
import type { Member } from "./member.js";
import { writeFields } from "./write-fields.js";
import { writeOverlays } from "./write-overlays.js";

const HEADER = latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");

/** Writes files of compiled parts, one after another, into a buffer of its own. */
export class FileAssembler {
  readonly #out = new PdfWriter(1 << 17);
  readonly #documents = new DocumentObjects();
  /** The first block that is in the buffer: a file that begins like the last one does not copy it again. */
  #kept: Bound | undefined;

  /**
   * Writes a file: the static blocks of its parts as they are, then the objects that hold what was filled in, the few
   * objects of the whole document, one cross-reference stream and the trailer. The number of each object is its place
   * in the cross-reference; places between the parts are free entries.
   *
   * Throws a RangeError when the file would have 16 MB or more.
   */
  write(members: readonly Member[], shape: Shape, title: string): Uint8Array {
    const out = this.#out;
    this.#writeBlocks(members);
    const layouts = members.flatMap(({ form }) => (form === undefined ? [] : [form.layout]));
    const extras = new ExtraObjects(layouts, firstBehind(members));
    for (const { bound, form, wrapper } of members) {
      if (form === undefined) continue;
      if (shape === "fillable") writeFields(out, bound, form, wrapper, extras);
      else writeOverlays(out, bound, form, extras.fonts);
    }
    extras.fonts.write(out);
    const bookmarks = new Bookmarks(members, extras.next);
    extras.next += bookmarks.size;
    bookmarks.write(out);
    this.#documents.write(out, members, { shape, title, outlines: bookmarks.root });
    const bodies = members.map(({ bound }) => bound);
    out.finish(extras.next, bodies, fileId(members, shape));
    return out.take();
  }

  /** Writes the header and the static blocks. */
  #writeBlocks(members: readonly Member[]): void {
    const out = this.#out;
    out.reset();
    out.copy(HEADER);
    members.forEach(({ bound }, index) => {
      const start = out.length;
      for (const { number, offset } of bound.inBlock) out.begin(number, start + offset);
      if (index === 0 && bound === this.#kept) out.length += bound.block.length;
      else out.copy(bound.block);
    });
    this.#kept = members[0]?.bound;
  }
}

/** The number behind those of all parts. */
function firstBehind(members: readonly Member[]): number {
  return Math.max(
    FIRST_BODY,
    ...members.map(({ bound, wrapper }) => Math.max(bound.base + bound.size, (wrapper?.number ?? 0) + 1)),
  );
}

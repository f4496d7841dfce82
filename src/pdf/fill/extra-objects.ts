import { EmbeddedFonts } from "../fonts/embedded-fonts.js";
import type { Layout } from "./layout.js";

/** The objects of a file behind its bodies: the fonts that it embeds, then the appearances of its fields. */
export class ExtraObjects {
  readonly fonts: EmbeddedFonts;
  /** The number of the next object. */
  next: number;

  constructor(layouts: readonly Layout[], first: number) {
    const texts = layouts.flatMap((layout) =>
      layout.embeds ? layout.texts.filter((text) => text !== undefined) : [],
    );
    this.fonts = new EmbeddedFonts(texts, first);
    this.next = first + this.fonts.size;
  }
}

import type { PacketPart } from "../pdf/fill/packet.js";
import { type PlainFonts, type PlainPages, plainPages } from "../pdf/pages/plain-pages.js";

/** A part of a packet, and how many pages it has. */
export interface CountedPart {
  readonly part: PacketPart;
  readonly count: number;
}

/** A part behind another one, on the sides that follow, or on a new sheet: every part with a bookmark begins one. */
export interface PlacedPart extends CountedPart {
  /** The number of its first page in the file, from 1. */
  readonly page: number;
}

/**
 * Lets every part with a bookmark begin on the front side of a sheet, also when both sides are printed: a page that is
 * blank on purpose comes before it where it would not.
 */
export function onFrontSides(parts: readonly CountedPart[], fonts: PlainFonts): PlacedPart[] {
  const placed: PlacedPart[] = [];
  let pages = 0;
  const place = (one: CountedPart) => {
    placed.push({ ...one, page: pages + 1 });
    pages += one.count;
  };
  for (const one of parts) {
    if (one.part.bookmark !== undefined && pages % 2 === 1)
      place({ part: { pages: blankPage(fonts) }, count: 1 });
    place(one);
  }
  return placed;
}

const blanks = new WeakMap<PlainFonts, PlainPages>();

function blankPage(fonts: PlainFonts): PlainPages {
  const known = blanks.get(fonts);
  if (known !== undefined) return known;
  const made = plainPages(fonts, (pages) => pages.blank(BLANK), { tagged: false });
  if (!made.ok) throw new Error("a blank page has a character that no font has");
  const { flattened, fillable, count } = made.value;
  blanks.set(fonts, { flattened, fillable, count });
  return made.value;
}

const BLANK = "This page is blank on purpose. If you print on one side only, leave it out.";

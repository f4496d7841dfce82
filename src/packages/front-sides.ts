import type { PacketPart } from "../pdf/fill/packet.js";
import type { PlainFonts, PlainPages } from "../pdf/pages/plain-pages.js";
import { keptPages } from "./kept-pages.js";

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

function blankPage(fonts: PlainFonts): PlainPages {
  const page = keptPages(fonts, BLANK, (pages) => pages.blank(BLANK));
  if (page === null) throw new Error("a blank page has a character that no font has");
  return page;
}

const BLANK = "This page is blank on purpose. If you print on one side only, leave it out.";

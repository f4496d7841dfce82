import { fillPacket } from "../../src/pdf/fill/packet.js";
import type { PageWriter } from "../../src/pdf/pages/page-writer.js";
import { plainFonts, plainPages } from "../../src/pdf/pages/plain-pages.js";
import { unwrap } from "./templates.js";

/** Writes pages into a PDF of their own, tagged. Throws when a character cannot be shown. */
export type PagesToPdf = (
  write: (pages: PageWriter) => void,
  options?: Parameters<typeof plainPages>[2],
) => Uint8Array;

export async function pagesToPdf(): Promise<PagesToPdf> {
  const fonts = await plainFonts();
  return (write, options) => {
    const pages = unwrap(plainPages(fonts, write, options));
    return unwrap(fillPacket([{ pages }], { shape: "fillable", money: "dollars", title: "Pages" }));
  };
}

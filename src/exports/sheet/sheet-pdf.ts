import type { Result } from "../../errors.js";
import type { Ledger } from "../../index.js";
import { fontsForNames, pageFonts } from "../../packages/page-fonts.js";
import { fillPacket } from "../../pdf/fill/packet.js";
import type { FallbackFonts } from "../../pdf/fonts/fallback-fonts.js";
import { plainPages } from "../../pdf/pages/plain-pages.js";
import type { EntrySheet } from "./entry-sheet.js";
import { writeSheet } from "./sheet-page.js";

/** Sheets as one PDF to print, each from a new page. @param fonts for names in other alphabets */
export async function sheetPdf(
  sheets: readonly EntrySheet[],
  ledgers: readonly Ledger[],
  fonts: FallbackFonts,
): Promise<Result<Uint8Array>> {
  const [first] = sheets;
  const fallback = ledgers.map((ledger) => fontsForNames(ledger, fonts)).find((each) => each !== undefined);
  const pages = plainPages(
    await pageFonts(),
    (writer) =>
      sheets.forEach((sheet, at) => {
        if (at > 0) writer.newPage();
        writeSheet(writer, sheet);
      }),
    { footer: "For your own use: do not mail it", fallback },
  );
  if (!pages.ok) return pages;
  const title = `${first?.tax_year}: what to type into ${first?.program}`;
  return fillPacket([{ pages: pages.value }], { shape: "fillable", money: "dollars", title });
}

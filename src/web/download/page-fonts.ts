import { readAsset } from "../assets.js";
import type { Ledger } from "../engine.js";
import { type FallbackFonts, TrueTypeFont } from "../engine-papers.js";
import { woffToTtf } from "./woff-to-ttf.js";

let loaded: { readonly regular: readonly TrueTypeFont[]; readonly bold: readonly TrueTypeFont[] } | undefined;

/** Unpacks the page's own typeface for PDFs, if one of these ledgers has a name that the standard fonts cannot show. */
export async function prepareFonts(ledgers: readonly Ledger[]): Promise<void> {
  if (loaded !== undefined || !ledgers.some(needsMore)) return;
  const load = async (weight: number) => {
    const woff = await readAsset(`noto-sans-${weight}.woff`);
    return woff === null ? [] : [new TrueTypeFont(await woffToTtf(woff))];
  };
  const [regular, bold] = await Promise.all([load(400), load(700)]);
  loaded = { regular, bold };
}

function needsMore({ owner, preparer, entries }: Ledger): boolean {
  return /[^\u0020-\u00ff]/.test(JSON.stringify([owner, preparer, entries]));
}

/** What `prepareFonts` unpacked. */
export const pageFallbackFonts: FallbackFonts = {
  get regular() {
    return loaded?.regular ?? [];
  },
  get bold() {
    return loaded?.bold ?? [];
  },
};

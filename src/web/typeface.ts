import { assetAddress } from "./assets.js";

/** Loads the one typeface of the page before anything is measured or drawn with it; without it there is the system's. */
export async function loadTypeface(): Promise<void> {
  const loaded = [400, 700].map(async (weight) => {
    const address = assetAddress(`noto-sans-${weight}.woff`, "font/woff");
    const face = new FontFace("Noto Sans Page", `url("${address}")`, { weight: String(weight) });
    document.fonts.add(await face.load());
  });
  await Promise.allSettled(loaded);
}

import { readAsset } from "./assets.js";

/** Loads the one typeface of the page before anything is measured or drawn with it. */
export async function loadTypeface(): Promise<void> {
  const loaded = [400, 700].map(async (weight) => {
    const bytes = await readAsset(`noto-sans-${weight}.woff`);
    if (bytes === null) return;
    const face = new FontFace("Noto Sans Page", bytes, { weight: String(weight) });
    document.fonts.add(await face.load());
  });
  await Promise.all(loaded);
}

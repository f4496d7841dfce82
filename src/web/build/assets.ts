import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { toWoff } from "./woff.ts";

const require = createRequire(import.meta.url);

/** A file that the page reads when it needs it: under its name beside the app, or inside the single file. */
export interface Asset {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The page's typeface, which PDFs also take for names in other alphabets, and the worksheet templates of all years. */
export function assets(root: string): Asset[] {
  const font = (file: string) =>
    toWoff(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${file}`)));
  const templates = join(root, "templates");
  return [
    { name: "noto-sans-400.woff", bytes: font("400Regular/NotoSans_400Regular.ttf") },
    { name: "noto-sans-700.woff", bytes: font("700Bold/NotoSans_700Bold.ttf") },
    ...readdirSync(templates)
      .filter((name) => name.endsWith(".pdf"))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(join(templates, name)) })),
  ];
}

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { yearsDrawn } from "../data/printed-form.js";
import { worksheetTemplate } from "./template.js";

/** Draws the blank worksheet of every year whose form is settled into `templates/`. Run by `npm run templates`. */
const folder = fileURLToPath(new URL("../../templates/", import.meta.url));
await mkdir(folder, { recursive: true });
for (const year of yearsDrawn()) {
  const bytes = await worksheetTemplate(year);
  await writeFile(join(folder, `worksheet-${year}.pdf`), bytes);
  console.log(`templates/worksheet-${year}.pdf  ${bytes.length} bytes`);
}

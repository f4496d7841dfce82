import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { yearsDrawn } from "../data/printed-form.js";
import { type OutputFile, writeFiles } from "../node/files/write-files.js";
import { packageRoot } from "../node/package-root.js";
import { worksheetTemplate } from "./template.js";

/**
 * Draws the worksheet of every year whose form is settled into `templates/`, or into the folder that is named: all of
 * them, or none when it is interrupted. Run by `npm run templates`.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL("templates/", packageRoot));
const files: OutputFile[] = [];
for (const year of yearsDrawn()) {
  const bytes = await worksheetTemplate(year);
  files.push({ path: join(folder, `worksheet-${year}.pdf`), bytes });
}
writeFiles(files, { force: true, mode: 0o644 });
for (const { path, bytes } of files) console.log(`${path}  ${bytes.length} bytes`);

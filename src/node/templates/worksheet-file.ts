import { fileURLToPath } from "node:url";

/** `templates/` stands beside `src/` and beside `dist/`. */
const WORKSHEETS = new URL("../../../templates/", import.meta.url);

/** Where this project's own drawing of a year's form is, if there is one. */
export function worksheetFile(taxYear: number): string {
  return fileURLToPath(new URL(`worksheet-${taxYear}.pdf`, WORKSHEETS));
}

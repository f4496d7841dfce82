import { fileURLToPath } from "node:url";
import { packageRoot } from "../package-root.js";

const WORKSHEETS = new URL("templates/", packageRoot);

/** Where this project's own drawing of a year's form is, if there is one. */
export function worksheetFile(taxYear: number): string {
  return fileURLToPath(new URL(`worksheet-${taxYear}.pdf`, WORKSHEETS));
}

import { existsSync } from "node:fs";
import { packageRoot } from "./package-root.js";

/**
 * What a person types to start this program: in a clone `node form8606`, which starts the file of that name at once;
 * where the package is installed, whose files that one is not among, `form8606`.
 */
export const COMMAND = existsSync(new URL("form8606.js", packageRoot)) ? "node form8606" : "form8606";

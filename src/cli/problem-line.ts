import type { Problem } from "../errors.js";
import { shown } from "./terminal.js";

/**
 * One line about one problem: `entries[3].amount: must be more than zero (line 12, column 5)`.
 *
 * @param file the ledger's name, given when the command reads several
 */
export function problemLine({ path, message, line, column }: Problem, file: string | null): string {
  const place =
    line === undefined ? "" : ` (line ${line}${column === undefined ? "" : `, column ${column}`})`;
  return shown([file, path, `${message}${place}`].filter((part) => part !== null && part !== "").join(": "));
}

import type { Problem } from "../errors.js";
import { shown } from "./terminal.js";

/**
 * One line about one problem: `entries[3].amount: must be more than zero (line 12, column 5)`. The file's name is in
 * front when the command reads several, or when the problem is the whole ledger's.
 */
export function problemLine(
  { path, message, line, column }: Problem,
  { file, several }: { file: string; several: boolean },
): string {
  const place =
    line === undefined ? "" : ` (line ${line}${column === undefined ? "" : `, column ${column}`})`;
  const where = [...(several || path === "" ? [file] : []), ...(path === "" ? [] : [path])];
  return shown([...where, `${message}${place}`].join(": "));
}

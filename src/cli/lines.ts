import { toJson } from "../index.js";
import { answers, carrySentence } from "./draft-table.js";
import { DONE, REFUSED } from "./exit-status.js";
import { explanation } from "./explain.js";
import { linesTable } from "./lines-table.js";
import type { LinesOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** `form8606 lines`: every line of every year, as a table or as the JSON object that other programs read. */
export function lines(file: string, { json, explain, asOf }: LinesOptions, terminal: Terminal): number {
  const options = { explain: explain === true, asOf, estimate: json !== true };
  const [computed] = readLedgers([file], terminal, options) ?? [];
  if (computed === undefined) return REFUSED;
  const { result } = computed;
  if (json) {
    terminal.print(JSON.stringify(toJson(result), null, 2));
    return DONE;
  }
  terminal.print(terminal.style.strong(escapeControl(result.owner)));
  for (const line of answers(result.years, asOf, terminal.width)) terminal.print(line);
  for (const line of estimateLines(computed, terminal.width)) terminal.print(line);
  terminal.print("");
  const required = result.years.filter((year) => year.must_file);
  for (const line of linesTable(required, terminal.width)) terminal.print(line);
  if (required.length === 0) terminal.print("No year of this ledger needs Form 8606.");
  terminal.print(carrySentence(result));
  if (explain) for (const line of explanation(result, {}, terminal)) terminal.print(line);
  return DONE;
}

import { count, spanOfYears } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import { readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** `form8606 check`: whether each ledger is right and complete enough to compute every year; all problems if not. */
export function check(files: readonly string[], terminal: Terminal): number {
  const computed = readLedgers(files, terminal);
  if (computed === null) return REFUSED;
  for (const { file, ledger, result } of computed) {
    const years = result.years.map((year) => year.tax_year);
    const needed = result.years.filter((year) => year.must_file).length;
    terminal.print(
      escapeControl(
        `${file}: nothing wrong. ${ledger.owner.name}, ${count(ledger.entries.length, "entry", "entries")}, ` +
          `${span(years)}; Form 8606 needed for ${count(needed, "year", "years")}.`,
      ),
    );
  }
  return DONE;
}

function span(years: readonly number[]): string {
  const first = years.at(0);
  const last = years.at(-1);
  if (first === undefined) return "no years yet";
  return `${first === last ? "tax year" : "tax years"} ${spanOfYears(first, last)}`;
}

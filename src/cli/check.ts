import { count, spanOfYears } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import { findingLines } from "./finding-lines.js";
import type { CheckOptions } from "./options.js";
import { type Computed, estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";

/**
 * `form8606 check`: whether each ledger is complete enough to compute every year, with all problems if not, and what a
 * review of it calls an error. The exit status tells whether it can be computed; findings do not change it.
 */
export function check(files: readonly string[], { asOf }: CheckOptions, terminal: Terminal): number {
  const computed = readLedgers(files, terminal, { asOf });
  if (computed === null) return REFUSED;
  for (const each of computed) for (const line of about(each, terminal)) terminal.print(line);
  return DONE;
}

function about(computed: Computed, terminal: Terminal): string[] {
  const { file, ledger, result } = computed;
  const years = result.years.map((year) => year.tax_year);
  const needed = result.years.filter((year) => year.must_file).length;
  const errors = result.findings.filter(({ severity }) => severity === "error");
  const warnings = result.findings.filter(({ severity }) => severity === "warning").length;
  const verdict =
    errors.length === 0
      ? "nothing wrong."
      : `complete, but ${count(errors.length, "error", "errors")} found.`;
  return [
    escapeControl(
      `${file}: ${verdict} ${ledger.owner.name}, ${count(ledger.entries.length, "entry", "entries")}, ` +
        `${span(years)}; Form 8606 needed for ${count(needed, "year", "years")}.`,
    ),
    ...estimateLines(computed, terminal.width),
    ...findingLines(errors, terminal),
    ...(warnings > 0
      ? [
          `${count(warnings, "warning", "warnings")} as well: run form8606 review to read ${warnings === 1 ? "it" : "them"}.`,
        ]
      : []),
  ];
}

function span(years: readonly number[]): string {
  const first = years.at(0);
  const last = years.at(-1);
  if (first === undefined) return "no years yet";
  return `${first === last ? "tax year" : "tax years"} ${spanOfYears(first, last)}`;
}

import { extendedDueDate } from "../data/law.js";
import { COMMAND } from "../node/command-name.js";
import { count, spanOfYears, yearsInWords } from "../text/wording.js";
import { DONE, REFUSED } from "./exit-status.js";
import { findingLines } from "./finding-lines.js";
import type { CheckOptions } from "./options.js";
import { type Computed, estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/**
 * `form8606 check`: whether each ledger is complete enough to compute every year, with all problems if not, and what a
 * review of it calls an error. The exit status tells whether it can be computed; findings do not change it.
 */
export function check(files: readonly string[], { asOf }: CheckOptions, terminal: Terminal): number {
  const computed = readLedgers(files, terminal, { asOf });
  if (computed === null) return REFUSED;
  for (const each of computed) for (const line of about(each, asOf, terminal)) terminal.print(line);
  return DONE;
}

function about(computed: Computed, asOf: string, terminal: Terminal): string[] {
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
    ...notSaidAsFiled(computed, asOf, terminal),
    ...(warnings > 0
      ? [
          `${count(warnings, "warning", "warnings")} as well. To read ${warnings === 1 ? "it" : "them"}:`,
          escapeControl(`  ${COMMAND} review ${file}`),
        ]
      : []),
  ];
}

/** Years that needed the form, are long due, and of which the ledger does not say what was filed. */
function notSaidAsFiled({ file, ledger, result }: Computed, asOf: string, { width }: Terminal): string[] {
  const years = result.years
    .filter(({ tax_year, must_file }) => must_file && extendedDueDate(tax_year) < asOf)
    .map(({ tax_year }) => tax_year)
    .filter((year) => (ledger.years[year]?.filed ?? null) === null);
  if (years.length === 0) return [];
  const text = `The ledger does not say what you filed for ${yearsInWords(years)}. If a form was missing or wrong, enter what you filed (years.${years[0]}.filed). Then this command shows what to send:`;
  return [
    ...wrap(text, { width, first: "", indent: "  " }),
    escapeControl(`  ${COMMAND} correct ${file} --out packages`),
  ];
}

function span(years: readonly number[]): string {
  const first = years.at(0);
  const last = years.at(-1);
  if (first === undefined) return "no years yet";
  return `${first === last ? "tax year" : "tax years"} ${spanOfYears(first, last)}`;
}

import type { LedgerResult } from "../index.js";
import { DONE, REFUSED } from "./exit-status.js";
import { inFormOrder } from "./form-order.js";
import type { ExplainOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** `form8606 explain`: how each line, or the one asked for, came about. */
export function explain(file: string, options: ExplainOptions, terminal: Terminal): number {
  const [computed] = readLedgers([file], terminal, { explain: true, asOf: options.asOf }) ?? [];
  if (computed === undefined) return REFUSED;
  const paragraphs = explanation(computed.result, options, terminal);
  if (paragraphs.length === 0) {
    terminal.complain(nothing(computed.result, options));
    return REFUSED;
  }
  terminal.print(terminal.style.strong(escapeControl(computed.result.owner)));
  for (const line of estimateLines(computed, terminal.width)) terminal.print(line);
  for (const line of paragraphs) terminal.print(line);
  return DONE;
}

/** The explanation of the lines asked for, year by year, each line a paragraph; empty when there are none such. */
export function explanation(
  { years }: LedgerResult,
  { year: onlyYear, line: onlyLine }: Pick<ExplainOptions, "year" | "line">,
  { style, width }: Terminal,
): string[] {
  return years
    .filter(({ tax_year }) => onlyYear === undefined || tax_year === onlyYear)
    .flatMap(({ tax_year, must_file, explain = {}, explain_1040 = {}, explain_5329 = {} }) => {
      const wanted = (label: string) => onlyLine === undefined || label === onlyLine;
      const lines = Object.keys(explain).sort(inFormOrder).filter(wanted);
      const onReturn = Object.keys(explain_1040).sort(inFormOrder).filter(wanted);
      const more = onlyLine === undefined ? Object.keys(explain_5329).sort(inFormOrder) : [];
      if (lines.length + onReturn.length + more.length === 0) return [];
      const noForm = `No Form 8606 is required for ${tax_year}.`;
      const texts = [
        ...(must_file || onlyLine !== undefined ? [] : [noForm]),
        ...lines.map((label) => explain[label]?.text),
        ...onReturn.map((label) => explain_1040[label]?.text),
        ...more.map((label) => explain_5329[label]?.text),
      ].flatMap((text) => wrap(escapeControl(text ?? ""), { width, first: "  ", indent: "      " }));
      return ["", style.strong(String(tax_year)), ...texts];
    });
}

function nothing({ years }: LedgerResult, { year, line }: ExplainOptions): string {
  if (year !== undefined && !years.some(({ tax_year }) => tax_year === year)) {
    return `--year: the ledger has nothing about ${year}`;
  }
  if (line !== undefined)
    return `--line: line ${escapeControl(line)} is blank${year === undefined ? "" : ` in ${year}`}`;
  return `No line of Form 8606 is filled${year === undefined ? "" : ` in ${year}`}.`;
}

import type { Finding } from "../index.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/**
 * Findings for a person: the year, what is wrong, and below it what to do about it and where that is written. Where
 * neighbours say the same about that, it is said once, below the last of them.
 */
export function findingLines(findings: readonly Finding[], { style, width }: Terminal): string[] {
  return findings.flatMap((finding, at) => {
    const { severity, tax_year, message, fix, enter, source } = finding;
    const mark = severity === "error" ? style.error : severity === "warning" ? style.warn : style.faint;
    const [head = "", ...rest] = wrap(escapeControl(`${severity} ${tax_year}: ${message}`), {
      width,
      first: "",
      indent: INDENT,
    });
    const next = findings[at + 1];
    if (next !== undefined && next.fix === fix && next.enter === enter && next.source === source)
      return [mark(head), ...rest];
    return [
      mark(head),
      ...rest,
      ...wrap(escapeControl(enter === undefined ? fix : `${fix} ${enter}`), { width, indent: INDENT }),
      ...wrap(escapeControl(source), { width, indent: INDENT }).map(style.faint),
    ];
  });
}

const INDENT = "    ";

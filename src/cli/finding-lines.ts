import type { Finding } from "../index.js";
import { shown, type Terminal } from "./terminal.js";
import { wrap } from "./wrap.js";

/** Findings for a person: the year, what is wrong, and below it what to do about it and where that is written. */
export function findingLines(findings: readonly Finding[], { style, width }: Terminal): string[] {
  return findings.flatMap(({ severity, tax_year, message, fix, source }) => {
    const mark = severity === "error" ? style.error : severity === "warning" ? style.warn : style.faint;
    const [head = "", ...rest] = wrap(shown(`${severity} ${tax_year}: ${message}`), {
      width,
      first: "",
      indent: "    ",
    });
    return [
      mark(head),
      ...rest,
      ...wrap(shown(fix), { width, indent: "    " }),
      ...wrap(shown(source), { width, indent: "    " }).map(style.faint),
    ];
  });
}

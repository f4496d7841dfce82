import { placesInWords, yearsInWords } from "../text/wording.js";
import type { FindingCode } from "./codes.js";
import type { Finding, Lack } from "./finding.js";

/** Findings in the order of their years; what lacks a fact is said once for each code, with all facts that it lacks. */
export function decide(found: readonly (Finding | Lack)[]): Finding[] {
  const findings: Finding[] = [];
  const open = new Map<FindingCode, Lack[]>();
  for (const item of found) {
    if (!("lacks" in item)) findings.push(item);
    else if (open.has(item.code)) open.get(item.code)?.push(item);
    else open.set(item.code, [item]);
  }
  for (const lacks of open.values()) findings.push(undecided(lacks));
  return findings.sort((a, b) => a.tax_year - b.tax_year);
}

function undecided(lacks: readonly Lack[]): Finding {
  const years = lacks.map(({ tax_year }) => tax_year);
  const last = lacks.reduce((a, b) => (b.tax_year > a.tax_year ? b : a));
  const missing = placesInWords(lacks.map((lack) => lack.lacks));
  return {
    code: last.code,
    tax_year: last.tax_year,
    severity: last.severity ?? "info",
    message: `Cannot be decided for ${yearsInWords(years)}: ${last.whether}. Missing: ${missing}.`,
    fix: `Give ${missing}.`,
    source: last.source,
  };
}

import { placesInWords, yearsInWords } from "../text/wording.js";
import type { FindingCode } from "./all-rules.js";
import type { Finding } from "./finding.js";
import type { Found, MissingFact, Remark } from "./found.js";
import { add } from "./rule.js";

/**
 * Findings in the order of their years, and within a year in the order of the rules. What needs a fact that is missing is
 * said once for each rule, with all the facts that it needs.
 */
export function decide(results: readonly { readonly code: FindingCode; readonly found: Found }[]): Finding[] {
  const findings: Finding[] = [];
  const undecided: Finding[] = [];
  for (const { code, found } of results) {
    if (found === undefined) continue;
    const all: (Remark | MissingFact)[] = [];
    add(all, found);
    const missing: MissingFact[] = [];
    for (const item of all) {
      if ("lacks" in item) missing.push(item);
      else findings.push({ code, ...item });
    }
    const last = missing.reduce<MissingFact | undefined>(latest, undefined);
    if (last) undecided.push({ code, ...cannotTell(missing, last) });
  }
  return [...findings, ...undecided].sort((a, b) => a.tax_year - b.tax_year);
}

function latest(a: MissingFact | undefined, b: MissingFact): MissingFact {
  return a === undefined || b.tax_year > a.tax_year ? b : a;
}

function cannotTell(missing: readonly MissingFact[], last: MissingFact): Remark {
  const years = missing.map(({ tax_year }) => tax_year);
  const facts = placesInWords(missing.map(({ lacks }) => lacks));
  return {
    tax_year: last.tax_year,
    severity: last.severity ?? "info",
    message: `Cannot be decided for ${yearsInWords(years)}: ${last.whether}. Missing: ${facts}.`,
    fix: `Give ${facts}.`,
    source: last.source,
  };
}

import { placesInWords, yearsInWords } from "../text/wording.js";
import type { FindingCode } from "./all-rules.js";
import type { Found, MissingFact, Remark } from "./check-result.js";
import { missingFromLedger } from "./facts-in-words.js";
import type { Finding } from "./finding.js";
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
      else {
        const { about: _, ...said } = item;
        findings.push({ code, ...said });
      }
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
  const places = new Set(missing.map(({ lacks }) => lacks));
  return {
    tax_year: last.tax_year,
    severity: last.severity ?? "info",
    message: `For ${yearsInWords(years)}, we cannot tell ${last.whether}, because the ledger ${missingFromLedger(missing)}.`,
    fix: places.size === 1 ? "Add it to the ledger." : "Add them to the ledger.",
    enter: `In the ledger: ${placesInWords([...places])}.`,
    source: last.source,
  };
}

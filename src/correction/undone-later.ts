import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { differ } from "../review/filed.js";
import { listed, longDate } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";

interface Undone {
  readonly date: string;
  readonly amount: Cents;
  readonly what: "recharacterized" | "returned";
}

/**
 * What made line 1 of a form too high only after it was filed: contributions for its year that were recharacterized or
 * returned later, and that together are the whole difference. Empty where the form was wrong on the day it was filed, or
 * where the ledger does not tell.
 */
function undoneLater(ledger: Ledger, { tax_year, filed_lines, filed_on, right }: YearCorrection): Undone[] {
  const line1 = filed_lines?.["1"];
  const amended = ledger.years[tax_year]?.filed?.amended ?? [];
  if (typeof line1 !== "number" || filed_on === null || amended.length > 0) return [];
  const later = ledger.entries.flatMap((entry): Undone[] => {
    if (entry.kind !== "recharacterization" && entry.kind !== "returned_contribution") return [];
    const { date, day, amount } = entry;
    if (entry.for !== tax_year || date === null || day === "unknown" || date <= filed_on) return [];
    return [{ date, amount, what: entry.kind === "recharacterization" ? "recharacterized" : "returned" }];
  });
  const sum = later.reduce((total, { amount }) => total + amount, 0);
  return differ(line1 - sum, right.lines["1"] ?? 0) ? [] : later;
}

/** Whether line 1 of a year's form became too high only after it was filed. */
export function isUndoneLater(ledger: Ledger, year: YearCorrection): boolean {
  return undoneLater(ledger, year).length > 0;
}

/** Why line 1 of a year's form became too high after it was filed, as a sentence; empty where that is not so. */
export function whyLine1BecameTooHigh(ledger: Ledger, year: YearCorrection): string[] {
  const later = undoneLater(ledger, year);
  if (later.length === 0 || year.filed_on === null) return [];
  const what = listed(later.map(({ date, what }) => `a contribution was ${what} on ${longDate(date)}`));
  return [
    `Line 1 of Form 8606 for ${year.tax_year} became too high only after it was filed on ${longDate(year.filed_on)}, because ${what}.`,
  ];
}

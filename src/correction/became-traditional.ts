import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { listed, longDate } from "../text/wording.js";

interface FormYear {
  readonly tax_year: number;
  readonly right: Pick<YearResult, "lines" | "reasons">;
}

const ONE_DOLLAR = 100;

/**
 * The days on which contributions to Roth IRAs were recharacterized after the return of their year was filed, where they are all
 * that line 1 has. They count as made to a traditional IRA from the beginning (IRC 408A(d)(6)), but when the return was filed
 * nothing had to be reported for them: the Form 8606 goes with an amended return (Instructions for Form 8606,
 * Recharacterizations), and its absence is no failure to file it (IRC 408(o)(4), 6693(b)(2)). Empty otherwise.
 */
export function becameTraditional({ entries, years }: Ledger, { tax_year, right }: FormYear): string[] {
  const filed = years[tax_year]?.filed ?? null;
  if (filed === null || filed.return === false || filed.date === null) return [];
  const last = [filed.date, ...(filed.amended ?? [])].reduce((a, b) => (b > a ? b : a));
  const later = entries.filter(
    (entry) =>
      entry.kind === "recharacterization" &&
      entry.of === "contribution" &&
      entry.from === "roth" &&
      entry.for === tax_year &&
      entry.day !== "unknown" &&
      entry.date > last,
  );
  const own = entries.some(
    (entry) => entry.kind === "contribution" && entry.ira === "traditional" && entry.for === tax_year,
  );
  const line1: Cents = right.lines["1"] ?? 0;
  const sum = later.reduce((all, { amount }) => all + amount, 0);
  return own || line1 === 0 || line1 - sum >= ONE_DOLLAR ? [] : later.flatMap(({ date }) => date ?? []);
}

/** Whether no Form 8606 was required when the return was filed: only what was recharacterized later requires it. */
export function wasNoneRequired(ledger: Ledger, year: FormYear): boolean {
  const { lines, reasons } = year.right;
  const isByLine1 = (reason: (typeof reasons)[number]) =>
    reason === "nondeductible_contribution" ||
    (reason === "distribution_with_basis" && (lines["2"] ?? 0) === 0);
  return reasons.every(isByLine1) && becameTraditional(ledger, year).length > 0;
}

/** When what is on line 1 became a contribution to a traditional IRA, as a sentence. It is signed. */
export function becameInWords(ledger: Ledger, year: FormYear): string[] {
  const days = becameTraditional(ledger, year);
  const filed = ledger.years[year.tax_year]?.filed?.date ?? null;
  if (days.length === 0 || filed === null) return [];
  const how = listed(days.map((day) => `a recharacterization on ${longDate(day)}`));
  return [
    `The amount on line 1 became a contribution to a traditional IRA by ${how}, after the return was filed on ${longDate(filed)}.`,
  ];
}

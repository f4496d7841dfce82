import { labelIn } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { Ledger } from "../../ledger/schema.js";
import { openingBasis } from "../../lines/carry-forward.js";
import type { YearResult } from "../../lines/result.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { type Assumption, settleFirst } from "./assumption.js";
import { lastFormYear } from "./opening.js";

/**
 * The forms whose line 2 has basis of IRAs that were empty at the end of the year before: what emptied them used up that basis
 * (IRC 408(d)(2), 72(e)(8)), or the value is wrong. Nothing is signed first.
 *
 * @param years all years of the ledger, from its first to its last
 * @param sent the years for which something is sent
 */
export function basisOfEmptyIras(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
): Assumption[] {
  return sent.flatMap((right) => {
    const { tax_year, lines } = right;
    const before = tax_year - 1;
    const basis = basisAtYearEnd(before, years, ledger);
    const isEmpty = ledger.years[before]?.year_end_value === 0 && !isOnItsWay(before, ledger);
    if (!isEmpty || basis <= 0 || (lines[labelIn(tax_year, "2")] ?? 0) <= 0) return [];
    const all = lines[labelIn(tax_year, "9")] ?? 0;
    const path = `years.${before}.year_end_value`;
    const from = ledger.opening === null ? null : lastFormYear(ledger.opening);
    const since = typeof from === "number" && from < before ? ` after ${from}` : "";
    return [
      {
        tax_year: before,
        path,
        assumes: "it is right",
        says: `is 0 in the ledger, but line 2 of Form 8606 for ${tax_year} has ${inDollars(basis)} of basis from before. If the IRAs were empty then, what came out of them used up that basis. Find out what came out${since}${all > 0 ? `, and where the ${inDollars(all)} on line ${labelIn(tax_year, "9")} came from. A rollover from an employer plan may have after-tax money of its own` : ""}. Correct the value, or the basis before the ledger begins, or add what is missing. Then make this package again.`,
        ...settleFirst(
          `${path}: <dollars>`,
          ...(ledger.opening?.basis == null ? [] : ["opening.basis: <dollars, or 0>"]),
        ),
      },
    ];
  });
}

/** The basis at the end of a year without what was paid in later for it, in cents. */
function basisAtYearEnd(year: number, years: readonly YearResult[], { opening, entries }: Ledger): Cents {
  const last = years.find(({ tax_year }) => tax_year === year);
  const carried = last?.carry.basis ?? (opening?.year === year ? openingBasis(opening) : 0);
  const later = entries
    .filter(
      (entry) =>
        (entry.kind === "contribution" || entry.kind === "recharacterization") &&
        "for" in entry &&
        entry.for === year &&
        entry.date !== null &&
        yearOf(entry.date) > year,
    )
    .reduce((sum, { amount }) => sum + amount, 0);
  const contributed = last === undefined ? later : (last.lines[labelIn(year, "1")] ?? 0);
  return carried - Math.min(later, contributed);
}

/** Whether a rollover was out of the IRAs at the end of a year, so that they only seemed empty. */
function isOnItsWay(year: number, { entries }: Ledger): boolean {
  return entries.some(
    (entry) =>
      entry.kind === "rollover" &&
      entry.date !== null &&
      yearOf(entry.date) === year &&
      entry.deposited !== null &&
      yearOf(entry.deposited) > year,
  );
}

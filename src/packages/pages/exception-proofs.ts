import type { Correction } from "../../correction/correct.js";
import { exceptionNumbersOf } from "../../correction/exception-number.js";
import { yearsInWords } from "../../text/wording.js";

/** What proves an exception to the additional tax, by its number (IRC 72(t)(2), (7) and (8), 72(m)(7), 213). */
const PROOFS: readonly (readonly [number: string, proof: (years: string) => string])[] = [
  [
    "03",
    (years) =>
      `For the disability in ${years}: a physician's statement of its nature, its length, and its start.`,
  ],
  [
    "05",
    (years) =>
      `For the medical expenses in ${years}: the bills and payments of that year, and what insurance reimbursed.`,
  ],
  [
    "07",
    (years) =>
      `For the health insurance premiums in ${years}: the premiums paid, and the unemployment compensation for at least 12 weeks in a row.`,
  ],
  [
    "08",
    (years) =>
      `For the higher education expenses in ${years}: Form 1098-T, the bills and payments of that year, and any tax-free scholarships, which reduce them (section 72(t)(7)). They cover tuition, fees, books, and supplies, and for a student at least half-time, room and board.`,
  ],
  [
    "09",
    (years) =>
      `For the first home in ${years}: the closing papers; proof that the money paid for the home within 120 days of the distribution; proof that neither the buyer nor a spouse owned a main home in the two years before; and any earlier distributions for a first home. At most $10,000 counts in a lifetime (section 72(t)(8)).`,
  ],
];

/** What to gather for the exceptions on line 2 of Form 5329, each once with its years. */
export function exceptionProofs(members: readonly Pick<Correction, "ledger" | "years">[]): string[] {
  return PROOFS.flatMap(([number, proof]) => {
    const years = members.flatMap(({ ledger, years }) =>
      years.filter(
        ({ tax_year, right }) =>
          (right.form_5329?.["2"] ?? 0) > 0 && exceptionNumbersOf(ledger, tax_year).includes(number),
      ),
    );
    const named = [...new Set(years.map(({ tax_year }) => tax_year))].sort();
    return named.length === 0 ? [] : [proof(yearsInWords(named))];
  });
}

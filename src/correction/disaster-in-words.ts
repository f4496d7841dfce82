import { returnLabels } from "../data/printed-form.js";
import { entryAt } from "../ledger/entry-at.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import { inDollars, yearsInWords } from "../text/wording.js";
import { dayInWords } from "../year/unknown-day.js";
import type { YearCorrection } from "./correct.js";

/** What was taken out because of a disaster, its income from Form 8915, and what was repaid. The sentences are signed. */
export function aboutDisasters(ledger: Ledger, year: YearCorrection): string[] {
  const { disasters, right, tax_year } = year;
  const income = right.form_8915?.income ?? 0;
  const before = disasterYearsBefore(ledger, tax_year);
  const of = before.length === 0 ? "" : ` for qualified disaster distributions of ${yearsInWords(before)}`;
  const whole = disasters.length === 0 ? of : "";
  return [
    ...disasters.flatMap(({ cents, origin }) => {
      const entry = entryAt(ledger, origin);
      if (entry?.kind !== "distribution" || entry.date === null) return [];
      return [
        `${inDollars(cents)} was taken out ${dayInWords(ledger, origin, entry.date)} because of ${entry.disaster ?? "a disaster"} and was a qualified disaster distribution, which is on Form 8915.`,
      ];
    }),
    ...disasterRepayments(ledger, tax_year).map(
      (entry) =>
        `${inDollars(entry.amount)} of the qualified disaster distributions of ${entry.distributed} was repaid ${dayInWords(ledger, entry.index, entry.date)}.`,
    ),
    ...(income > 0
      ? [
          `${inDollars(income)} is income for ${tax_year} from Form 8915${whole}, which is on line ${returnLabels(tax_year)["4b"]}.`,
        ]
      : []),
    ...(isSpread(year) ? ["It is one third of the taxable amount, which is included over three years."] : []),
  ];
}

/** Whether the return has a third of the income of the year's own disaster distributions (IRC 72(t)(11)(D)). */
export function isSpread({ disasters, right }: Pick<YearCorrection, "disasters" | "right">): boolean {
  const { reported = 0, income = null } = right.form_8915 ?? {};
  if (disasters.length === 0 || income === null || income === 0) return false;
  return Math.abs(reported - SPREAD_YEARS * income) <= SPREAD_YEARS * 100;
}

/** Over how many years the income of a disaster distribution can be spread. */
const SPREAD_YEARS = 3;

/** The years before in which something was taken out whose income can be in a year. */
export function disasterYearsBefore({ entries }: Ledger, taxYear: number): number[] {
  const years = entries.flatMap((entry) =>
    entry.kind === "distribution" && entry.reason === "disaster" && entry.date !== null
      ? [Number(entry.date.slice(0, 4))]
      : [],
  );
  return [...new Set(years)].filter((year) => isSpreadTo(year, taxYear) && year < taxYear).sort();
}

function isSpreadTo(year: number, taxYear: number): boolean {
  return year <= taxYear && year > taxYear - SPREAD_YEARS;
}

/** Repayments of disaster distributions whose income can be in a year. */
export function disasterRepayments({ entries }: Ledger, taxYear: number): EntryOf<"repayment">[] {
  return entries.filter(
    (entry): entry is EntryOf<"repayment"> =>
      entry.kind === "repayment" && entry.of === "disaster" && isSpreadTo(entry.distributed, taxYear),
  );
}

/** The reasons of distributions whose repayment counts as a rollover, with their law. */
const REPAID_AS_ROLLOVER: Readonly<Record<string, string>> = {
  birth_adoption: "for a birth or adoption was repaid (section 72(t)(2)(H))",
  emergency: "for an emergency was repaid (section 72(t)(2)(I))",
  domestic_abuse: "for domestic abuse was repaid (section 72(t)(2)(K))",
  terminal_illness: "because of a terminal illness was repaid (section 72(t)(2)(L))",
};

/** What was repaid as if it had been rolled over, which takes it out of the income of the year. The sentences are signed. */
export function aboutRepaid(ledger: Ledger, { repaid, tax_year }: YearCorrection): string[] {
  return repaid.flatMap(({ cents, origin }) => {
    const entry = entryAt(ledger, origin);
    const reason = entry?.kind === "repayment" ? REPAID_AS_ROLLOVER[entry.of] : undefined;
    if (entry?.kind !== "repayment" || reason === undefined) return [];
    const day = dayInWords(ledger, origin, entry.date);
    return [
      `${inDollars(cents)} of what was distributed in ${tax_year} ${reason.replace(" was repaid", ` was repaid ${day}`)} and counts as rolled over, so it is not taxable.`,
    ];
  });
}

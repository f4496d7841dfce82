import { labelIn } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Entry } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars, longDate } from "../text/wording.js";
import type { Correction, YearCorrection } from "./correct.js";
import type { EnvelopePart } from "./envelopes.js";

/**
 * Why lines of Form 8606 as filed were wrong, where the ledger proves it: a value of line 6 with money that was in no IRA at
 * the end of the year, without a rollover that was on its way, or of another day; and a line 2 from an earlier form that was
 * wrong itself. The sentences are signed.
 */
export function whyLines(part: EnvelopePart): string[] {
  const { member, year } = part;
  if (year.form.status !== "wrong") return [];
  return [...whyLine6(member, year), ...whyLine2(member, year), ...whyWithoutBasis(part)];
}

/** Why line 2 does not have line 14 of the last form as filed, where the contribution on that form was deducted for good. */
export function whyWithoutBasis({ member, year, withForm }: EnvelopePart): string[] {
  const before = withForm && year.form.status !== "right" ? deductedBefore(member, year) : null;
  return before === null
    ? []
    : [
        `Line ${labelIn(year.tax_year, "2")} does not include line 14 of Form 8606 for ${before} as filed: the contribution on that form was deducted, and a deducted contribution is not basis (section 408(o)(2)).`,
      ];
}

/** The year of the last filed form before, if the contribution on it was deducted for good; null otherwise. */
function deductedBefore(
  { years }: Pick<Correction, "years">,
  { tax_year, right: { lines } }: Pick<YearCorrection, "tax_year" | "right">,
): number | null {
  const before = years.findLast((each) => each.tax_year < tax_year && each.filed_lines !== null);
  const line14 = before?.filed_lines?.[labelIn(before.tax_year, "14")];
  if (before === undefined || before.right.carry.basis > 0) return null;
  const isIncluded = before.state.deduction !== "stands" || typeof line14 !== "number" || line14 <= 0;
  return isIncluded || lines[labelIn(tax_year, "2")] === undefined ? null : before.tax_year;
}

/** A line as filed and as it should be, in cents; null where both are the same, or one is blank. */
export function changedLine(
  { tax_year, form }: Pick<YearCorrection, "tax_year" | "form">,
  id: "2" | "6",
): { filed: Cents; right: Cents } | null {
  const found = form.differences.find(({ line }) => line === labelIn(tax_year, id));
  if (typeof found?.filed !== "number" || typeof found.right !== "number") return null;
  return { filed: found.filed, right: found.right };
}

type Contribution = Extract<Entry, { kind: "contribution" }>;

/** What was contributed to one kind of traditional IRA for a year, and paid after its end; a day that nobody knows is no day. */
export function paidAfter(
  { ledger }: Pick<Correction, "ledger">,
  taxYear: number,
  ira: "traditional" | "sep" | "simple",
): { cents: Cents; days: readonly string[] } {
  const paid = ledger.entries.filter(
    (entry): entry is Contribution =>
      entry.kind === "contribution" &&
      entry.ira === ira &&
      entry.for === taxYear &&
      entry.date !== null &&
      yearOf(entry.date) > taxYear,
  );
  return {
    cents: paid.reduce((sum, { amount }) => sum + amount, 0),
    days: paid.every(({ day }) => day === "known") ? paid.flatMap(({ date }) => date ?? []) : [],
  };
}

/** The name of each kind of IRA before "contributions". */
const KINDS = { sep: "SEP IRA", simple: "SIMPLE IRA", traditional: "Traditional IRA" } as const;

function whyLine6(member: Correction, year: YearCorrection): string[] {
  const line = changedLine(year, "6");
  if (line === null) return [];
  const { tax_year } = year;
  for (const ira of ["sep", "simple", "traditional"] as const) {
    const { cents, days } = paidAfter(member, tax_year, ira);
    if (cents === 0 || !isSame(line.filed - line.right, cents)) continue;
    const on = days.length === 1 ? `, on ${longDate(days[0] as string)}` : "";
    return [
      `${KINDS[ira]} contributions of ${inDollars(cents)} for ${tax_year} were paid after the end of the year${on}.`,
      `They were in no IRA at the end of ${tax_year}, so line 6 does not include them.`,
    ];
  }
  return [...outstanding(member, tax_year, line), ...otherDay(member, tax_year, line)];
}

/** A rollover that was on its way at the end of the year, which line 6 includes (instructions for line 6). */
function outstanding(member: Correction, taxYear: number, line: { filed: Cents; right: Cents }): string[] {
  const found = onTheWay(member, taxYear).find(({ amount }) => isSame(line.right - line.filed, amount));
  if (found === undefined) return [];
  return [
    `Line 6 as filed left out ${inDollars(line.right - line.filed)} that was taken out on ${longDate(found.date)} and rolled over after the end of the year.`,
    "Line 6 includes outstanding rollovers.",
  ];
}

/** What was taken out on a known day of a year and rolled over in the next one. */
export function onTheWay(
  { ledger }: Pick<Correction, "ledger">,
  taxYear: number,
): { date: string; amount: Cents }[] {
  return ledger.entries.flatMap((entry) =>
    "deposited" in entry &&
    entry.deposited != null &&
    entry.date !== null &&
    entry.day === "known" &&
    yearOf(entry.date) === taxYear &&
    yearOf(entry.deposited) > taxYear
      ? [{ date: entry.date, amount: entry.amount }]
      : [],
  );
}

/** The value of a day other than the one that line 6 asks for. */
function otherDay({ ledger }: Correction, taxYear: number, line: { filed: Cents; right: Cents }): string[] {
  const valueAtEnd = (year: number) => ledger.years[year]?.year_end_value ?? null;
  const { died } = ledger.owner;
  const atDeath = ledger.years[taxYear]?.value_at_death ?? null;
  const is = (value: Cents | null, cents: Cents) => value !== null && isSame(value, cents);
  if (died !== null && is(atDeath, line.right) && is(valueAtEnd(taxYear), line.filed))
    return [
      `Line 6 as filed was the value at the end of the year. The attached form has the value on ${longDate(died)}, the date of death.`,
    ];
  if (line.filed === 0 || !is(valueAtEnd(taxYear), line.right)) return [];
  const which = is(valueAtEnd(taxYear - 1), line.filed)
    ? "before"
    : is(valueAtEnd(taxYear + 1), line.filed)
      ? "after"
      : null;
  return which === null
    ? []
    : [
        `Line 6 as filed was the value at the end of the year ${which}. The attached form has the value at the end of ${taxYear}.`,
      ];
}

/** Line 2 that was taken from an earlier form, which was wrong too. */
function whyLine2(member: Correction, year: YearCorrection): string[] {
  const line = changedLine(year, "2");
  const before = wrongBefore(member, year);
  return line === null || before === null || before.line14 !== line.filed
    ? []
    : [`Line 2 as filed was line 14 of Form 8606 for ${before.tax_year} as filed, which was wrong.`];
}

/** Line 14 as filed of the last form before a year, where that form was wrong in it; null where there is none. */
export function wrongBefore(
  { years }: Pick<Correction, "years">,
  { tax_year }: Pick<YearCorrection, "tax_year">,
): { tax_year: number; line14: Cents } | null {
  const before = years.findLast((each) => each.tax_year < tax_year && each.filed_lines !== null);
  const filed = before?.form.differences.find(({ line }) => line === "14")?.filed;
  return before === undefined || typeof filed !== "number"
    ? null
    : { tax_year: before.tax_year, line14: filed };
}

/** Amounts in the ledger may have cents, and lines of the form whole dollars. */
export function isSame(a: Cents, b: Cents): boolean {
  return Math.abs(a - b) < ONE_DOLLAR;
}

const ONE_DOLLAR = 100;

/** The years that a ledger can speak of: nondeductible contributions began with 1987 (Tax Reform Act of 1986). */
export const FIRST_YEAR = 1987;
export const LAST_YEAR = 2100;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a day of the calendar written `YYYY-MM-DD`: 2024-02-29 is, 2023-02-29 is not. */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const leap = month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0));
  return day >= 1 && day <= (leap ? 29 : (DAYS[month - 1] ?? 0));
}

/** The year of a civil date. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The last day on which an entry can have happened: of an unknown day only the year is known. Null without a date. */
export function latestDay({ date, day }: { date?: string | null; day?: string | null }): string | null {
  if (!date) return null;
  return day === "unknown" ? `${yearOf(date)}-12-31` : date;
}

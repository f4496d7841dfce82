import { isCivilDate } from "./date.js";

/** What to write instead of something that is no day as a ledger has it; as the end of a sentence that begins with its place. */
export function whyNotDate(given: unknown, first: number, last: number): string {
  // An object may say anything about its own text, even that it has none.
  if (typeof given !== "string" && typeof given !== "number") return "must be a day, such as 2025-01-14";
  const text = String(given).trim();
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    if (isCivilDate(text)) return `must be from ${first} to ${last}`;
    return Number(month) >= 1 && Number(month) <= 12
      ? `is not a real date: that month has no day ${Number(day)}`
      : "is not a real date: write the year, then the month, then the day, such as 2025-01-14";
  }
  if (/^\d{4}(?:-\d{1,2})?(?:-(?:\?+|x+|00?))?$/i.test(text))
    return "needs the day too, such as 2025-01-14; for an entry whose day you do not know, write December 31 of its year and add `day: unknown`";
  return otherOrder(text) ?? "must be a day written as year, month, day, such as 2025-01-14";
}

/** For days in figures and another order: the days that can be meant. */
function otherOrder(text: string): string | undefined {
  const [, one = "", sign = "", two = "", year = ""] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (year === "") return undefined;
  const centuries = year.length === 4 ? [year] : [`20${year}`];
  // A dot stands between the figures where people write the day first; a slash where they write the month first.
  const days = centuries.flatMap((full) =>
    sign === "." ? [iso(full, two, one), iso(full, one, two)] : [iso(full, one, two), iso(full, two, one)],
  );
  const possible = [...new Set(days)].filter(isCivilDate);
  const certain = sign === "." && possible.length > 1 ? possible : possible.slice(0, 1);
  if (certain.length === 0) return undefined;
  return year.length === 4
    ? `write ${certain.join(" or ")} instead of ${text}`
    : `write the year with four digits: ${certain.join(" or ")} instead of ${text}`;
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

import { type Cents, formatDollars } from "../money/cents.js";
import type { Ratio } from "../money/ratio.js";

/** Dollars in a sentence: `$6,510`, `-$33`. */
export function inDollars(cents: Cents): string {
  return cents < 0 ? `-$${formatDollars(-cents)}` : `$${formatDollars(cents)}`;
}

/** An amount in a table; a dash where there is none or it is not known. */
export function cell(cents: Cents | null | undefined): string {
  return cents === null || cents === undefined ? "–" : formatDollars(cents);
}

/** A change in a table, with its sign. */
export function signed(cents: Cents | null): string {
  if (cents === null) return "not known";
  return cents > 0 ? `+${formatDollars(cents)}` : cents < 0 ? `-${formatDollars(-cents)}` : "0";
}

/** A number with its noun. @example count(1, "entry", "entries") // "1 entry" */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A place in a list, counted from 1: `1st`, `22nd`, `13th`. */
export function ordinal(number: number): string {
  const teens = number % 100 > 10 && number % 100 < 14;
  const ending = teens ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** The same at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a`, `a and b`, `a, b, and c`. */
export function listed(items: readonly string[], link: "and" | "or" = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")}${items.length > 2 ? "," : ""} ${link} ${items.at(-1)}`;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A day without its year. @example monthAndDay("2026-04-15") // "April 15" */
export function monthAndDay(iso: string): string {
  return `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8, 10))}`;
}

/** A date in a sentence. @example longDate("2028-04-18") // "April 18, 2028" */
export function longDate(iso: string): string {
  return `${monthAndDay(iso)}, ${iso.slice(0, 4)}`;
}

/** Years in order, neighbours drawn together: `2018 to 2020 and 2023`. */
export function yearsInWords(years: Iterable<number>): string {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return listed(
    runs.flatMap(([from, to]) => {
      if (from === to) return [String(from)];
      return to === from + 1 ? [String(from), String(to)] : [`${from} to ${to}`];
    }),
  );
}

/** From the first year to the last: `2020`, `2020 to 2024`. */
export function spanOfYears(first: number, last = first): string {
  return first === last ? String(first) : `${first} to ${last}`;
}

/** `the same day`, `1 day`, `12 days`. */
export function daysInWords(days: number): string {
  if (days === 0) return "the same day";
  return days === 1 ? "1 day" : `${days} days`;
}

/** The part that line 10 leaves taxable, in percent with no more decimals than line 10 gives: `93.458 percent`. */
export function taxedPercent({ digits, places }: Ratio): string {
  const one = 10 ** places;
  const text = (((one - digits) * 100) / one).toFixed(Math.max(0, places - 2));
  return `${text.includes(".") ? text.replace(/\.?0+$/, "") : text} percent`;
}

/** Places of the ledger, those that differ only in their year drawn together: `years.Y.magi for 2018 to 2022`. */
export function placesInWords(places: readonly string[]): string {
  const years = new Map<string, Set<number>>();
  for (const place of places) {
    const [, year, key = place] = /^years\.(\d{4})\.(\S+)$/.exec(place) ?? [];
    const of = years.get(key) ?? new Set();
    if (year !== undefined) of.add(Number(year));
    years.set(key, of);
  }
  return listed(
    [...years].map(([key, of]) => {
      if (of.size === 0) return key;
      return of.size === 1 ? `years.${[...of][0]}.${key}` : `years.Y.${key} for ${yearsInWords(of)}`;
    }),
  );
}

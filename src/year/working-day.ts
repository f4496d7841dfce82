import { addDays } from "date-fns/addDays";
import { formatISO } from "date-fns/formatISO";
import { getISODay } from "date-fns/getISODay";
import { parseISO } from "date-fns/parseISO";
import { BoundedMap } from "../bounded-map.js";
import { holidays } from "../data/law.js";
import { yearOf } from "../ledger/date.js";

/**
 * The day itself, or when it is a Saturday, a Sunday or a legal holiday in the District of Columbia the next day that
 * is none (IRC 7503). Emancipation Day, April 16, is why April 15 is so often not the last day.
 *
 * @example workingDay("2028-04-15") // "2028-04-18": a Saturday, a Sunday, and Emancipation Day kept on a Monday
 */
export function workingDay(date: string): string {
  const known = workingDays.get(date);
  if (known !== undefined) return known;
  let day = parseISO(date);
  while (isWeekend(day) || isHoliday(iso(day))) day = addDays(day, 1);
  const found = iso(day);
  workingDays.set(date, found);
  return found;
}

/** The deadlines of many ledgers are a few hundred days. */
const workingDays = new BoundedMap<string, string>(1000);

function isWeekend(day: Date): boolean {
  return getISODay(day) > 5;
}

function isHoliday(date: string): boolean {
  const year = yearOf(date);
  // New Year's Day of the next year may be kept on December 31.
  return holidaysOf(year).has(date) || holidaysOf(year + 1).has(date);
}

const byYear = new Map<number, ReadonlySet<string>>();

/** The days on which a year's holidays are kept: one on a Saturday the day before, one on a Sunday the day after. */
function holidaysOf(year: number): ReadonlySet<string> {
  let days = byYear.get(year);
  if (!days) {
    const fixed = holidays.on_a_day
      .filter(({ from }) => from <= year)
      .map(({ month, day }) => observed(new Date(year, month - 1, day)));
    const floating = holidays.on_a_weekday.map(({ month, weekday, nth }) =>
      iso(nthWeekday(year, month, WEEKDAYS.indexOf(weekday) + 1, nth)),
    );
    days = new Set([...fixed, ...floating, ...inauguration(year)]);
    byYear.set(year, days);
  }
  return days;
}

/** Inauguration Day of every fourth year: on a Sunday it is kept the day after, on a Saturday no other day is free. */
function inauguration(year: number): string[] {
  const { month, day, every, remainder } = holidays.inauguration;
  if (year % every !== remainder) return [];
  const date = new Date(year, month - 1, day);
  return [iso(getISODay(date) === 7 ? addDays(date, 1) : date)];
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

function observed(day: Date): string {
  const weekday = getISODay(day);
  return iso(addDays(day, weekday === 6 ? -1 : weekday === 7 ? 1 : 0));
}

/** The first, second, … or last such weekday of a month; weekdays count from Monday as 1. */
function nthWeekday(year: number, month: number, weekday: number, nth: number | string): Date {
  if (typeof nth === "number") {
    const first = new Date(year, month - 1, 1);
    return addDays(first, ((weekday - getISODay(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = new Date(year, month, 0);
  return addDays(last, -((getISODay(last) - weekday + 7) % 7));
}

function iso(day: Date): string {
  return formatISO(day, { representation: "date" });
}

import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import { BoundedMap } from "../bounded-map.js";
import { yearOf } from "../ledger/date.js";

/** Days from one civil date to another. */
export function daysBetween(from: string, to: string): number {
  return (midnight(to) - midnight(from)) / MILLISECONDS_OF_A_DAY;
}

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** A civil date in a calendar without time zones, in which every day is equally long. */
function midnight(date: string): number {
  return Date.UTC(yearOf(date), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

/** The civil date a number of days later. */
export function daysLater(date: string, days: number): string {
  return formatISO(addDays(parseISO(date), days), { representation: "date" });
}

/** The day on which someone born on `born` reaches an age given in months, such as 714 for 59 1/2. */
export function dayOfAge(born: string, months: number): string {
  const key = `${born}+${months}`;
  let day = daysOfAge.get(key);
  if (day === undefined) {
    day = formatISO(addMonths(parseISO(born), months), { representation: "date" });
    daysOfAge.set(key, day);
  }
  return day;
}

/** A ledger asks for the same days in each of its years. */
const daysOfAge = new BoundedMap<string, string>(1000);

/** The day of 59 1/2, from which distributions are not early (IRC 72(t)(2)(A)(i)). */
export function dayOf59AndAHalf(born: string): string {
  return dayOfAge(born, 59 * 12 + 6);
}

/** The day of 70 1/2, from which charitable distributions can be qualified (IRC 408(d)(8)(B)(ii)). */
export function dayOf70AndAHalf(born: string): string {
  return dayOfAge(born, 70 * 12 + 6);
}

/** The same day a number of months later. */
export function monthsLater(date: string, months: number): string {
  return dayOfAge(date, months);
}

/** The same day a number of years later. */
export function yearsLater(date: string, years: number): string {
  return dayOfAge(date, years * 12);
}

/** Whether someone is 50 or older at the end of a year (IRC 219(b)(5)(B)); false when the birth date is not known. */
export function fiftyByYearEnd(born: string | null, year: number): boolean {
  return born !== null && year - yearOf(born) >= 50;
}

/** Whether someone is 55 or older at the end of a year (IRC 223(b)(3)); false when the birth date is not known. */
export function fiftyFiveByYearEnd(born: string | null, year: number): boolean {
  return born !== null && year - yearOf(born) >= 55;
}

/** How much of a distribution for a disaster is one by the law, read from `forms/figures/disasters.json`. */
import disasters from "../../forms/figures/disasters.json" with { type: "json" };
import type { Cents } from "../money/cents.js";

/** What a person may treat as distributions for one disaster, or for several together. */
export interface DisasterLimit {
  readonly cents: Cents;
  /** The limit is one for all disasters whose distributions fall between these days; null: for each disaster. */
  readonly together: { readonly from: string; readonly to: string } | null;
}

interface DisasterEntry {
  readonly from_day: string;
  readonly to_day?: string;
  readonly dollars: number;
  readonly coronavirus?: boolean;
  readonly fema_from?: number;
  readonly fema_to?: number;
  readonly names?: readonly string[];
  readonly together?: boolean;
}

const limits: readonly DisasterEntry[] = disasters.limits;

/** The FEMA number in the name of a disaster, such as 4683 in DR-4683-CA; undefined when it has none. */
export function femaNumber(disaster: string): number | undefined {
  const digits = /(?:^|\D)(\d{3,4})(?!\d)/.exec(disaster)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether a disaster is the coronavirus, which is told by its name, or by the number of a declaration for it. */
export function isCoronavirus(disaster: string): boolean {
  if (/corona|covid/i.test(disaster)) return true;
  const fema = femaNumber(disaster);
  const { numbers } = disasters.coronavirus_fema;
  return fema !== undefined && numbers.some(([from = 0, to = 0]) => from <= fema && fema <= to);
}

/** Whether an entry is for a disaster: all of them, or those that its numbers or names tell. */
function isFor(
  { coronavirus = false, fema_from, fema_to, names = [] }: DisasterEntry,
  disaster: string,
): boolean {
  if (coronavirus !== isCoronavirus(disaster)) return false;
  if (fema_from === undefined && fema_to === undefined) return true;
  const fema = femaNumber(disaster);
  if (fema === undefined) return names.some((name) => disaster.toLowerCase().includes(name));
  return (fema_from ?? 0) <= fema && fema <= (fema_to ?? Number.POSITIVE_INFINITY);
}

function entryFor(disaster: string, day: string): DisasterEntry | undefined {
  return limits.find(
    (limit) => limit.from_day <= day && day <= (limit.to_day ?? day) && isFor(limit, disaster),
  );
}

/**
 * How much can be a qualified disaster distribution, by the disaster and the day of the distribution. All of it where no law
 * allowed any: there the program stops for that reason, because the year's form has no line for them.
 */
export function disasterLimit(disaster: string, day: string): DisasterLimit {
  const found = entryFor(disaster, day);
  if (!found) return { cents: Number.MAX_SAFE_INTEGER, together: null };
  const { dollars, together, from_day, to_day } = found;
  return {
    cents: dollars * 100,
    together: together === true && to_day !== undefined ? { from: from_day, to: to_day } : null,
  };
}

/** Whether any law allowed distributions for a disaster on a day. */
export function hasDisasterLaw(disaster: string, day: string): boolean {
  return (entryFor(disaster, day)?.dollars ?? 0) > 0;
}

/** The days of a year on which a limit for a disaster begins or has ended; January 1 is the first of them. */
export function daysOfChange(disaster: string, year: number): string[] {
  const days = [`${year}-01-01`];
  for (const limit of limits) {
    if (!isFor(limit, disaster)) continue;
    days.push(limit.from_day);
    if (limit.to_day !== undefined) days.push(limit.to_day);
  }
  return days.filter((day) => day.startsWith(`${year}-`));
}

/**
 * The last day to put back money that was taken out between two days for a home whose purchase a disaster prevented; null where
 * three years hold, undefined where no law allowed it.
 */
export function lastHomePurchaseDay(from: string, to: string): string | null | undefined {
  const spans: readonly { from_day: string; to_day?: string; last_day?: string }[] =
    disasters.home_purchases.spans;
  const lasts = spans
    .filter(({ from_day, to_day = to }) => from_day <= to && from <= to_day)
    .map(({ last_day }) => last_day);
  return lasts.includes(undefined) ? null : lasts.sort().at(-1);
}

/** Whether a disaster is the Kansas storms of 2007, whose distributions no Form 8606 has a line for. */
export function isKansas2007(disaster: string): boolean {
  return femaNumber(disaster) === disasters.kansas_storms_of_2007.fema;
}

/** Whether any law allowed distributions for some disaster in a year. */
export function hasDisasterLawIn(year: number): boolean {
  return limits.some(
    ({ from_day, to_day, dollars }) =>
      dollars > 0 && from_day <= `${year}-12-31` && (to_day ?? `${year}-12-31`) >= `${year}-01-01`,
  );
}

/** Whether the law let a person take a distribution because of the coronavirus in a year. */
export function isCoronavirusYear(year: number): boolean {
  return hasDisasterLaw("coronavirus", `${year}-06-30`);
}

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
  readonly named?: string;
  readonly fema_from?: number;
  readonly fema_to?: number;
  readonly together?: boolean;
}

/** The FEMA number in the name of a disaster, such as 4683 in DR-4683-CA; undefined when it has none. */
export function femaNumber(disaster: string): number | undefined {
  const digits = /(?:^|\D)(\d{3,4})(?!\d)/.exec(disaster)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether a disaster is the coronavirus, which is told by its name. */
function isCoronavirus(disaster: string): boolean {
  return /corona|covid/i.test(disaster);
}

/**
 * How much can be a qualified disaster distribution, by the disaster and the day of the distribution. All of it in a year
 * whose form has no line for such distributions: there it stops for that reason.
 */
export function disasterLimit(disaster: string, day: string): DisasterLimit {
  const limits: readonly DisasterEntry[] = disasters.limits;
  const fema = femaNumber(disaster);
  const isNumbered = ({ fema_from = 0, fema_to = Number.POSITIVE_INFINITY }: DisasterEntry) =>
    fema !== undefined && fema_from <= fema && fema <= fema_to;
  const found = limits.find(
    (limit) =>
      limit.from_day <= day &&
      day <= (limit.to_day ?? day) &&
      (limit.named !== undefined) === isCoronavirus(disaster) &&
      ((limit.fema_from === undefined && limit.fema_to === undefined) || isNumbered(limit)),
  );
  if (!found) return { cents: Number.MAX_SAFE_INTEGER, together: null };
  const { dollars, together, from_day, to_day } = found;
  return {
    cents: dollars * 100,
    together: together === true && to_day !== undefined ? { from: from_day, to: to_day } : null,
  };
}

/** Whether a disaster is the Kansas storms of 2007, whose distributions no Form 8606 has a line for. */
export function isKansas2007(disaster: string): boolean {
  return femaNumber(disaster) === disasters.kansas_storms_of_2007.fema;
}

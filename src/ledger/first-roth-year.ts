import { totalOf } from "./consistency-of-layers.js";
import { yearOf } from "./date.js";
import type { Entry, Ledger, Opening } from "./schema.js";

/**
 * The latest that the first year of the Roth IRAs can be by the amounts of the opening: the first year of its conversions,
 * or its own year where other money is in them. Null where nothing shows a Roth IRA before the entries.
 */
export function latestFirstRoth(opening: Opening): number | null {
  const { year, roth_contributions, roth_conversions, in_plan_rollovers, deferred_income } = opening;
  const amounts = [
    roth_contributions ?? 0,
    totalOf(in_plan_rollovers),
    opening.repayments_carried,
    opening.excess_roth,
    opening.rolled_from_529,
    ...(deferred_income?.due ?? []).map((due) => due?.ira + due?.plan),
  ];
  const years = (roth_conversions ?? []).filter((layer) => layer?.amount > 0).map((layer) => layer.year);
  if (amounts.some((amount) => amount > 0)) years.push(year);
  return years.length === 0 ? null : Math.min(...years);
}

/** The years for which entries put money into the owner's own Roth IRAs, what was undone since included. */
export function yearsIntoRoth({ owner, entries }: Ledger): ReadonlySet<number> {
  const years = new Set<number>();
  // Nothing is contributed to an inherited IRA, and a spouse's conversion goes to an IRA of their own.
  if (!owner || owner.inherited_from !== null) return years;
  for (const entry of entries) {
    const year = entry && yearIntoRoth(entry);
    if (year) years.add(year);
  }
  return years;
}

function yearIntoRoth(entry: Entry): number | null {
  const year = ("for" in entry ? entry.for : null) ?? (entry.date ? yearOf(entry.date) : null);
  switch (entry.kind) {
    case "contribution":
    case "plan_rollover":
      return entry.ira?.startsWith("roth") ? year : null;
    case "conversion":
    case "rollover_529":
      return year;
    case "recharacterization":
      return entry.from === "traditional" ? year : null;
    default:
      return null;
  }
}

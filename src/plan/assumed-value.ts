import { fail, problemAt, type Result, succeed } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, EntryOf, Ledger } from "../ledger/schema.js";
import { type Cents, formatDollars } from "../money/cents.js";
import type { Steps } from "./steps.js";

/**
 * What is in the traditional, SEP and SIMPLE IRAs before the steps, in cents: as given, or the ledger's value for that
 * year-end, or the last year-end value known with what went in and out since. What is not known is said.
 */
export function assumedValue(
  ledger: Ledger,
  { year, value }: Steps,
): Result<{ value: Cents; assumptions: string[] }> {
  if (value !== null)
    return succeed({
      value,
      assumptions: [`The IRAs hold $${formatDollars(value)} before the steps, as given.`],
    });
  const known = ledger.years[year]?.year_end_value ?? null;
  if (known !== null) {
    const assumptions = [
      `We use the ledger's year-end value for ${year}, $${formatDollars(known)}, as the balance before the steps.`,
    ];
    return succeed({ value: known, assumptions });
  }
  const last = lastKnown(ledger, year);
  if (last === null) {
    const why =
      "is needed for the plan: the ledger has no year-end value, so give what the IRAs hold now (--value)";
    return fail([problemAt("missing_fact", ["years", String(year), "year_end_value"], why)]);
  }
  let assumed = last.value;
  const isSince = (date: string) => yearOf(date) > last.year && yearOf(date) <= year;
  for (const entry of ledger.entries) {
    if (entry.date !== null && isSince(entry.date)) assumed += flow(entry, ledger);
    // What was on its way at the end of the year was not in its value.
    if (entry.kind === "rollover" && returns(entry) && isSince(entry.deposited)) assumed += entry.amount;
  }
  assumed = Math.max(0, assumed);
  const start = last.year === 0 ? "nothing" : `the value at the end of ${last.year}`;
  const from = `${start}, plus and minus what the ledger shows since then, with no growth`;
  return succeed({
    value: assumed,
    assumptions: [`We assume that the IRAs hold $${formatDollars(assumed)} before the steps: ${from}.`],
  });
}

function lastKnown(ledger: Ledger, before: number): { year: number; value: Cents } | null {
  let last: { year: number; value: Cents } | null = null;
  for (const [key, info] of Object.entries(ledger.years)) {
    const year = Number(key);
    if (year >= before || info.year_end_value === null || (last !== null && year <= last.year)) continue;
    last = { year, value: info.year_end_value };
  }
  if (last !== null) return last;
  const touched = ledger.entries.filter((entry) => entry.kind !== "assert");
  return ledger.opening === null && touched.length > 0 ? { year: 0, value: 0 } : null;
}

/** What an entry puts into the traditional, SEP and SIMPLE IRAs (negative: takes out), in cents. */
function flow(entry: Entry, { owner }: Ledger): Cents {
  switch (entry.kind) {
    case "contribution":
      return entry.ira === "roth" ? 0 : entry.amount;
    case "conversion":
      return -entry.amount - (entry.withheld ?? 0);
    case "distribution":
      return entry.ira === "roth" ? 0 : -entry.amount;
    case "rollover":
      return entry.ira === "roth" ? 0 : -entry.amount;
    case "plan_rollover":
      return entry.ira === "roth" ? 0 : entry.amount;
    case "recharacterization":
      return entry.from === "roth" ? entry.amount : -entry.amount;
    case "returned_contribution":
      return entry.ira === "roth" ? 0 : -entry.amount;
    case "excess_removal":
      return -entry.amount;
    case "divorce_transfer":
      if (entry.ira === "roth") return 0;
      return entry.direction === "received" ? entry.amount : -entry.amount;
    case "inherited_as_own":
      if (entry.ira === "roth") return 0;
      return owner.inherited_from === null ? entry.amount : -entry.amount;
    case "repayment":
      return entry.ira === "roth" ? 0 : entry.amount;
    default:
      return 0;
  }
}

/** Whether a rollover comes back into a traditional IRA. */
function returns({ ira, to }: EntryOf<"rollover">): boolean {
  return ira !== "roth" && to === "ira";
}

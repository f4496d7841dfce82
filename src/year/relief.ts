import { type RolloverRelief, rolloverDays, rolloverReliefs } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf, Ledger, Owner } from "../ledger/schema.js";
import { dayOf70AndAHalf, daysLater } from "./dates.js";

type Rollover = EntryOf<"rollover">;

/** The last day to put a distribution back without a waiver of one's own: day 60, or 120 when the purchase of a first home failed. */
export function lastRolloverDay({ date, failed_home_purchase: failed }: Rollover): string {
  return daysLater(date, failed ? rolloverDays.failedFirstHome : rolloverDays.ordinary);
}

/** Whether only the day it came out, which is not known, tells if what went back came in time (IRC 408(d)(3)(A)). */
export function dayDecidesRollover(rollover: Rollover): boolean {
  if (rollover.day !== "unknown" || rollover.waiver !== null) return false;
  const earliest = { ...rollover, date: `${yearOf(rollover.date)}-01-01` };
  return lastRolloverDay(earliest) < rollover.deposited && rollover.deposited <= lastRolloverDay(rollover);
}

/** The first rollover up to a year of which only the day, which is not known, tells whether it is a distribution and a contribution. */
export function undecidedRollover({ entries }: Ledger, year: number): Rollover | undefined {
  return entries.find(
    (entry): entry is Rollover =>
      entry.kind === "rollover" && yearOf(entry.deposited) <= year && dayDecidesRollover(entry),
  );
}

/** Whether these IRAs were inherited by someone other than the spouse, who can roll nothing over (IRC 408(d)(3)(C)). */
export function isNonspouseBeneficiary({ inherited_from, beneficiary }: Owner): boolean {
  return inherited_from !== null && beneficiary !== "spouse";
}

/**
 * The notice under which a deposit counts although its days had passed, or although a beneficiary made it; undefined
 * when none does. `"born"`: it depends on the date of birth, which the ledger does not give.
 */
export function reliefFor(owner: Owner, rollover: Rollover): RolloverRelief | "born" | undefined {
  let unknown = false;
  for (const relief of rolloverReliefs) {
    if (!reaches(relief, rollover)) continue;
    if (owner.inherited_from !== null) {
      if (relief.inherited || (owner.beneficiary === "spouse" && relief.born === undefined)) return relief;
      continue;
    }
    const holds = holdsForOwner(relief, owner.born, rollover);
    if (holds) return relief;
    if (holds === undefined) unknown = true;
  }
  return unknown ? "born" : undefined;
}

/** Whether the days of a rollover are those of a notice. */
function reaches({ deadline, distributed, last_day }: RolloverRelief, rollover: Rollover): boolean {
  if (rollover.deposited > last_day) return false;
  const day = deadline ? lastRolloverDay(rollover) : rollover.date;
  const [from = "", to = ""] = deadline ?? distributed ?? [];
  return from <= day && day <= to;
}

/** Whether it is for this owner; undefined when the date of birth is needed to tell. Owners of Roth IRAs must take nothing. */
function holdsForOwner(
  { of, born: bornIn }: RolloverRelief,
  born: string | null,
  { ira, date }: Rollover,
): boolean | undefined {
  if (of === undefined && bornIn === undefined) return true;
  if (ira === "roth") return false;
  if (born === null) return undefined;
  return bornIn === undefined ? yearOf(dayOf70AndAHalf(born)) <= yearOf(date) : yearOf(born) === bornIn;
}

import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger, Owner } from "../../ledger/schema.js";
import { longDate } from "../../text/wording.js";
import { dayDecidesRollover, isNonspouseBeneficiary, lastRolloverDay, reliefFor } from "../../year/relief.js";
import { type AssumingYear, type Assumption, settleFact, settleFirst } from "./assumption.js";

type Rollover = EntryOf<"rollover">;

/**
 * What came back after its 60 days is a distribution and a contribution, unless there was a waiver (IRC 408(d)(3)(A) and (I)).
 * It is in the basis of every later form too.
 */
export function aboutRollovers({ tax_year }: Pick<AssumingYear, "tax_year">, ledger: Ledger): Assumption[] {
  const { owner, entries } = ledger;
  if (isNonspouseBeneficiary(owner)) return [];
  return entries.flatMap((entry) => {
    if (entry.kind !== "rollover" || yearOf(entry.date) > tax_year) return [];
    if (dayDecidesRollover(entry)) return [undated(entry, tax_year)];
    return isLate(entry, owner) ? [late(entry, tax_year)] : [];
  });
}

function isLate(entry: Rollover, owner: Owner): boolean {
  const { waiver, failed_home_purchase: failed, deposited } = entry;
  if (waiver !== null || failed || deposited <= lastRolloverDay(entry)) return false;
  return reliefFor(owner, entry) === undefined;
}

function late({ index, date, deposited }: Rollover, taxYear: number): Assumption {
  const path = `entries[${index}].waiver`;
  return {
    tax_year: taxYear,
    path,
    assumes: "there was none",
    says: `not in the ledger. The money came out on ${longDate(date)} and was back on ${longDate(deposited)}, after more than 60 days. Without a waiver, or a reason in Rev. Proc. 2020-46 that you certified to the custodian, it is a distribution, and what was paid in is a contribution. Ask, and add the answer to that rollover.`,
    ...settleFirst(`${path}: true`, `${path}: false`, `entries[${index}].failed_home_purchase: true`),
  };
}

function undated({ index, deposited }: Rollover, taxYear: number): Assumption {
  const path = `entries[${index}].date`;
  return {
    tax_year: taxYear,
    path,
    assumes: "the money was back within 60 days",
    says: `not in the ledger. It decides whether what was paid in on ${longDate(deposited)} came within 60 days. If it did not, it is a contribution, and what came out is a distribution. Add the day.`,
    ...settleFact(path),
  };
}

import { type RuleName, ruleBegan } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { EntryOf } from "../ledger/schema.js";
import type { FactsByYear } from "./facts-by-year.js";
import { isNonspouseBeneficiary } from "./relief.js";

/**
 * From an employer plan into an IRA. After-tax money joins line 2 (traditional) or makes the untaxed part of a
 * layer on line 24 (Roth). Money from a designated Roth account brings its investment in the contract to line 22,
 * and so does a military death gratuity or SGLI payment with its whole amount (Instructions, lines 2, 22, 24).
 */
export function addPlanRollover(byYear: FactsByYear, entry: EntryOf<"plan_rollover">): void {
  const facts = byYear.year(yearOf(entry.date));
  const origin = entry.index;
  if (entry.source === "airline_payment" || entry.source === "exxon_valdez") {
    if (!byYear.inForce(`${entry.source}_to_ira`, facts.year)) {
      const message = `is money that could go into an IRA only from 2008, not in ${facts.year}`;
      return byYear.problem(entry, "source", "inconsistent", message);
    }
  }
  if (isBeforeItsLaw(byYear, entry, facts.year)) return;
  if (entry.ira !== "roth") {
    const what = "after-tax money rolled over from a plan";
    facts.basisChanges.push({ cents: entry.after_tax, origin, what, kind: "other" });
    return;
  }
  const layered = entry.source === "plan";
  if (layered && !byYear.inForce("plan_rollover_to_roth", facts.year)) {
    const message = `cannot be \`roth\`: in ${facts.year} a plan's money went to a Roth IRA only by way of a traditional one`;
    return byYear.problem(entry, "ira", "inconsistent", message);
  }
  const taxable = layered ? entry.amount - entry.after_tax : 0;
  facts.planRollovers.push({
    date: entry.date,
    origin,
    paid: entry.amount,
    left: entry.amount,
    taxable,
    layered,
  });
  if (entry.source === "designated_roth") {
    const what = "investment in the contract from a designated Roth account";
    facts.rothBasisChanges.push({ cents: entry.after_tax, origin, what });
    for (const { year, amount, taxable } of entry.in_plan_rollovers ?? [])
      facts.inPlanRollovers.push({ year, amount, taxable, origin });
  }
  const what = WHOLE_ON_LINE_22[entry.source];
  if (what !== undefined) facts.rothBasisChanges.push({ cents: entry.amount, origin, what });
}

/** Tells of money that could not go into an IRA yet; true where it could not. */
function isBeforeItsLaw(byYear: FactsByYear, entry: EntryOf<"plan_rollover">, year: number): boolean {
  const tooEarly = (rule: RuleName, key: string, message: string): boolean => {
    if (byYear.inForce(rule, year)) return false;
    byYear.problem(entry, key, "inconsistent", message);
    return true;
  };
  if (isNonspouseBeneficiary(byYear.ledger.owner))
    if (tooEarly("inherited_plan_rollover", "date", INHERITED_TOO_EARLY)) return true;
  if (entry.ira === "traditional" && entry.after_tax > 0)
    return tooEarly("after_tax_rollover_to_ira", "after_tax", AFTER_TAX_TOO_EARLY);
  if (entry.source === "designated_roth")
    return tooEarly("designated_roth_rollover", "source", `is too early: ${DESIGNATED_ROTH}`);
  if (entry.source === "military_death")
    return tooEarly("military_death_to_roth", "source", `is too early: ${MILITARY}`);
  return false;
}

const INHERITED_TOO_EARLY = `is too early: an employer plan can pay a beneficiary who is not the spouse into an inherited IRA only since ${ruleBegan("inherited_plan_rollover")}`;
const AFTER_TAX_TOO_EARLY = `must be 0: after-tax money of a plan can be rolled over only since ${ruleBegan("after_tax_rollover_to_ira")}; what went into the IRA all the same is a \`contribution\``;
const DESIGNATED_ROTH = `designated Roth accounts exist since ${ruleBegan("designated_roth_rollover")}`;
const MILITARY = `such payments can go into a Roth IRA only since ${ruleBegan("military_death_to_roth")}`;

/** Money that was taxed whole before it went into a Roth IRA: all of it is on line 22, none on line 24. */
const WHOLE_ON_LINE_22: Partial<Record<EntryOf<"plan_rollover">["source"], string>> = {
  military_death: "military death gratuity or SGLI payment",
  airline_payment: "airline payment",
  exxon_valdez: "Exxon Valdez settlement income",
};

/** A transfer incident to divorce: not a distribution, but its basis goes with it (lines 2, 22 and 24). */
export function addDivorceTransfer(byYear: FactsByYear, entry: EntryOf<"divorce_transfer">): void {
  const facts = byYear.year(yearOf(entry.date));
  const sign = entry.direction === "received" ? 1 : -1;
  const what = `basis ${entry.direction} in a divorce transfer`;
  const origin = entry.index;
  if (entry.ira === "roth") {
    facts.rothBasisChanges.push({ cents: sign * entry.basis, origin, what });
    for (const layer of entry.roth_conversions) {
      const amount = sign * layer.amount;
      facts.layerChanges.push({ year: layer.year, amount, taxable: sign * layer.taxable, origin });
    }
  } else if (entry.basis > 0) {
    facts.basisChanges.push({ cents: sign * entry.basis, origin, what, kind: "divorce" });
  }
  const changesBasis = entry.basis > 0 || entry.roth_conversions.length > 0;
  if (changesBasis) facts.statements.push({ kind: "divorce_transfer", origin });
}

/**
 * A surviving spouse treats the decedent's IRA as their own: its basis joins their line 2 (Reg. 1.408-8 A-5), its Roth layers
 * theirs, and the earlier of the two clocks goes on (Reg. 1.408A-6 A-7). In the inherited ledger the same entry says what
 * leaves it.
 */
export function addInheritedAsOwn(byYear: FactsByYear, entry: EntryOf<"inherited_as_own">): void {
  const facts = byYear.year(yearOf(entry.date));
  const leaves = byYear.ledger.owner.inherited_from !== null;
  const { index: origin, basis } = entry;
  if (entry.ira === "roth") {
    const sign = leaves ? -1 : 1;
    const what = `Roth contributions in a deceased spouse's IRA that you took over`;
    facts.rothBasisChanges.push({ cents: sign * (basis ?? 0), origin, what });
    for (const { year, amount, taxable } of entry.roth_conversions)
      facts.layerChanges.push({ year, amount: sign * amount, taxable: sign * taxable, origin });
    if (leaves) return;
    if (entry.roth_since === null) facts.rothSinceUntold = true;
    // Without the decedent's first year, it is that of the first conversion, or of the takeover, at the latest.
    const since = entry.roth_since ?? Math.min(facts.year, ...entry.roth_conversions.map(({ year }) => year));
    facts.rothSince = Math.min(facts.rothSince ?? since, since);
  } else if (leaves) {
    const what = "inherited IRA that the spouse took over";
    facts.madeOwn.push({ cents: entry.amount, origin, what, basis });
    facts.valueChanges.push({ cents: entry.amount, origin, what });
  } else {
    const what = "basis of a deceased spouse's IRA that you took over";
    facts.basisChanges.push({ cents: basis ?? 0, origin, what, kind: "other" });
  }
}

/** A documented change of basis; for a year that was settled before, it joins the first year of the ledger. */
export function addBasisAdjustment(byYear: FactsByYear, entry: EntryOf<"basis_adjustment">): void {
  const { opening } = byYear.ledger;
  const year = opening && entry.for <= opening.year ? opening.year + 1 : entry.for;
  const change = {
    cents: entry.amount,
    origin: entry.index,
    what: "documented change of basis",
    kind: "other",
  } as const;
  byYear.year(year).basisChanges.push(change);
}

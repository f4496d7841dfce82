import { homebuyerLifetimeLimit } from "../data/law.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { total, totalLeft, type Withdrawal, type YearFacts } from "../year/facts.js";
import { dayDecides } from "../year/unknown-day.js";
import type { Layer } from "./chain.js";
import { reportsQualified } from "./spread.js";
import type { Work } from "./work.js";

/** What Part III and Form 5329 need to know about a year's Roth money. */
export interface RothYear {
  /** The first year for which anything went into a Roth IRA, this year included. */
  readonly since: number | null;
  /** There is Roth money of which it is not known since when: only `since` of the owner's own is. */
  readonly sinceUnknown: boolean;
  /** The five years of a qualified distribution have passed (IRC 408A(d)(2)(B)). */
  readonly clockMet: boolean;
  /** What line 19 takes: those that are not qualified, and qualified ones while they bring income forward. */
  readonly reported: readonly Withdrawal[];
  /** Distributions that are not qualified, homebuyer ones included. */
  readonly nonqualified: readonly Withdrawal[];
  /** Qualified ones: on line 4a of Form 1040 alone. */
  readonly qualified: readonly Withdrawal[];
}

/** The five-tax-year period that makes a distribution qualified, and that recapture looks at, in years. */
export const FIVE_YEARS = 5;

/** Sorts a year's Roth distributions into qualified ones and those of line 19. */
export function rothYear(w: Work): RothYear {
  const { facts, chain } = w;
  const own = chain.rothSince ?? (startsClock(w) ? facts.year : null);
  const since = facts.rothSince === null ? own : Math.min(facts.rothSince, own ?? facts.rothSince);
  const clockMet = since !== null && since <= facts.year - FIVE_YEARS;
  const sinceUnknown = chain.rothSinceUnknown || (since === null && receivedRoth(facts));
  const nonqualified: Withdrawal[] = [];
  const qualified: Withdrawal[] = [];
  for (const withdrawal of facts.rothDistributions) {
    if (withdrawal.cents === 0) continue;
    (isQualified(w, withdrawal, clockMet, sinceUnknown) ? qualified : nonqualified).push(withdrawal);
  }
  const reported = reportsQualified(w) ? [...nonqualified, ...qualified] : nonqualified;
  return { since, sinceUnknown, clockMet, reported, nonqualified, qualified };
}

/** Contributions, conversions and plan rollovers to a Roth IRA start the clock; what was undone does not. */
function startsClock({ facts, ledger }: Work): boolean {
  if (totalLeft(facts.rothDeposits) > 0) return true;
  if (totalLeft(facts.conversions) > 0 && !convertsToOwnRoth(ledger)) return true;
  if (totalLeft(facts.rothEmployerDeposits) > 0 || total(facts.educationRollovers) > 0) return true;
  return totalLeft(facts.planRollovers) > 0;
}

/** A surviving spouse converts inherited IRAs into a Roth IRA of their own, which is another ledger. */
function convertsToOwnRoth({ owner }: Work["ledger"]): boolean {
  return owner.inherited_from !== null;
}

/** A divorce brings Roth money, and with it a clock that the ledger does not tell. */
function receivedRoth({ rothBasisChanges, layerChanges }: YearFacts): boolean {
  return rothBasisChanges.some((part) => part.cents > 0) || layerChanges.some((change) => change.amount > 0);
}

function isQualified(w: Work, withdrawal: Withdrawal, clockMet: boolean, sinceUnknown: boolean): boolean {
  const { owner } = w.ledger;
  const always = isOnDeath(w, withdrawal) || isDisabled(w, withdrawal);
  if (!clockMet) {
    if (sinceUnknown && (always || owner.born === null || withdrawal.date >= dayOf59AndAHalf(owner.born))) {
      w.needs(
        ["opening", "roth_since"],
        "the first year of the Roth IRAs decides whether a distribution is qualified (line 19)",
      );
    }
    return false;
  }
  if (always) return true;
  if (
    owner.born !== null &&
    dayDecides(w.ledger, withdrawal.origin, withdrawal.date, dayOf59AndAHalf(owner.born))
  ) {
    w.needs(
      ["entries", withdrawal.origin, "date"],
      "the day decides whether a Roth distribution was made at 59 1/2 or later (line 19)",
    );
  }
  if (owner.born === null) {
    w.needs(
      ["owner", "born"],
      "the date of birth decides whether a Roth distribution is qualified (line 19)",
    );
    return false;
  }
  return withdrawal.date >= dayOf59AndAHalf(owner.born);
}

/** Made to a beneficiary, or called so in the ledger. */
export function isOnDeath(w: Work, withdrawal: Withdrawal): boolean {
  return withdrawal.reason === "death" || w.ledger.owner.inherited_from !== null;
}

/** Made while the owner was disabled, by the ledger's word for it or the owner's date. */
export function isDisabled(w: Work, withdrawal: Withdrawal): boolean {
  return withdrawal.reason === "disability" || isDisabledOn(w, withdrawal.date);
}

/** Whether the owner was disabled on a day. */
export function isDisabledOn(w: Work, date: string): boolean {
  const { disabled } = w.ledger.owner;
  return disabled !== null && date >= disabled;
}

/**
 * First-time homebuyer distributions before 59 1/2, traditional or Roth, as far as the lifetime limit allows, by
 * entry; taken in the order of their dates.
 */
export function homebuyerAllowed(w: Work): Map<Withdrawal, Cents> {
  const allowed = new Map<Withdrawal, Cents>();
  let left = homebuyerLifetimeLimit - w.chain.homebuyerUsed;
  const all = [...w.facts.rothDistributions, ...w.distributions].filter((d) => d.reason === "homebuyer");
  const { born } = w.ledger.owner;
  const grown = born === null ? null : dayOf59AndAHalf(born);
  all.sort((a, b) => a.date.localeCompare(b.date));
  for (const withdrawal of all) {
    if (grown !== null && withdrawal.date >= grown) continue;
    const cents = Math.max(0, Math.min(withdrawal.cents, left));
    allowed.set(withdrawal, cents);
    left -= cents;
  }
  return allowed;
}

/** The layers before this year's distributions: those brought forward, changes, and this year's own conversions. */
export function layersOf(w: Work): Layer[] {
  const byYear = new Map<number, Layer>();
  const add = (year: number, amount: Cents, taxable: Cents) => {
    const layer = byYear.get(year) ?? { year, amount: 0, taxable: 0 };
    layer.amount += amount;
    layer.taxable += taxable;
    byYear.set(year, layer);
  };
  for (const layer of w.chain.layers) add(layer.year, layer.amount, layer.taxable);
  for (const { layered, left, taxable } of w.facts.planRollovers) if (layered) add(w.year, left, taxable);
  for (const change of w.facts.layerChanges) add(change.year, change.amount, change.taxable);
  if (w.parts.II && !convertsToOwnRoth(w.ledger)) add(w.year, w.get("16"), Math.max(0, w.get("18")));
  const layers = [...byYear.values()].filter((layer) => layer.amount > 0);
  return layers.sort((a, b) => a.year - b.year);
}

/** The in-plan Roth rollovers that line 22 holds, before this year's distributions, oldest first. */
export function inPlanLayersOf({ chain, facts }: Work): Layer[] {
  const byYear = new Map<number, Layer>();
  for (const { year, amount, taxable } of [...chain.inPlan, ...facts.inPlanRollovers]) {
    const layer = byYear.get(year) ?? { year, amount: 0, taxable: 0 };
    layer.amount += amount;
    layer.taxable += taxable;
    byYear.set(year, layer);
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

/**
 * What this year's distributions take out of the in-plan Roth rollovers on line 22: they come out after all other
 * contributions, as the first of what was rolled over (IRC 408A(d)(4)(B)).
 */
export function takenFromInPlan(w: Work): ReturnType<typeof takeFromLayers> {
  const layers = inPlanLayersOf(w);
  const line22 = w.lines["22"] ?? 0;
  const out = Math.min(w.lines["21"] ?? w.lines["19"] ?? 0, line22);
  const others = Math.max(0, line22 - totalOfLayers(layers));
  return takeFromLayers(layers, Math.max(0, out - others));
}

/** Takes an amount out of the layers, oldest year first, in each the taxed part first (IRC 408A(d)(4)(B)). */
export function takeFromLayers(
  layers: readonly Layer[],
  amount: Cents,
): { left: Layer[]; taxed: Map<number, Cents> } {
  const left: Layer[] = [];
  const taxed = new Map<number, Cents>();
  let rest = amount;
  for (const layer of layers) {
    const out = Math.min(layer.amount, rest);
    const fromTaxed = Math.min(layer.taxable, out);
    taxed.set(layer.year, fromTaxed);
    rest -= out;
    if (layer.amount > out) {
      left.push({ year: layer.year, amount: layer.amount - out, taxable: layer.taxable - fromTaxed });
    }
  }
  return { left, taxed };
}

export function totalOfLayers(layers: readonly Layer[]): Cents {
  return layers.reduce((sum, layer) => sum + layer.amount, 0);
}

/** Basis in Roth contributions after this year's contributions and changes, before distributions; exact cents. */
export function rothContributions(w: Work): Cents {
  const { facts, chain } = w;
  const paidIn = totalLeft(facts.rothDeposits) + totalLeft(facts.rothEmployerDeposits);
  return (chain.rothContributions ?? 0) + paidIn + total(facts.rothBasisChanges);
}

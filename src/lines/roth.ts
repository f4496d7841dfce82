import { homebuyerLifetimeLimit } from "../data/law.js";
import { problemAt } from "../errors.js";
import { yearOf } from "../ledger/date.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { total, totalLeft, type Withdrawal, type YearFacts } from "../year/facts.js";
import { dayDecides } from "../year/unknown-day.js";
import type { Layer } from "./carry-forward.js";
import { reportsQualified } from "./spread.js";
import type { YearForm } from "./year-form.js";

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
export function rothYear(form: YearForm): RothYear {
  const { facts, broughtForward } = form;
  const own = broughtForward.rothSince ?? (startsClock(form) ? firstYear(form) : null);
  const since = facts.rothSince === null ? own : Math.min(facts.rothSince, own ?? facts.rothSince);
  const clockMet = since !== null && since <= facts.year - FIVE_YEARS;
  const sinceUnknown =
    broughtForward.rothSinceUnknown || (since === null && receivedRoth(facts)) || facts.rothSinceUntold;
  const nonqualified: Withdrawal[] = [];
  const qualified: Withdrawal[] = [];
  for (const withdrawal of facts.rothDistributions) {
    if (withdrawal.cents === 0) continue;
    (isQualified(form, withdrawal, clockMet, sinceUnknown) ? qualified : nonqualified).push(withdrawal);
  }
  const reported = reportsQualified(form) ? [...nonqualified, ...qualified] : nonqualified;
  return { since, sinceUnknown, clockMet, reported, nonqualified, qualified };
}

/** This year, which starts the clock; the opening must not name another year of the ledger. */
function firstYear({ facts, ledger, problems }: YearForm): number {
  const { year } = facts;
  const { opening } = ledger;
  const since = opening?.roth_since ?? year;
  if (opening && since > opening.year && since !== year) {
    const message = `must not be later than ${year}, the first year for which an entry puts money into a Roth IRA`;
    problems.push(problemAt("inconsistent", ["opening", "roth_since"], message));
  }
  return year;
}

/** Contributions, conversions and plan rollovers to a Roth IRA start the clock; what was undone does not. */
function startsClock({ facts, ledger }: YearForm): boolean {
  if (totalLeft(facts.rothDeposits) > 0) return true;
  if (totalLeft(facts.conversions) > 0 && !convertsToOwnRoth(ledger)) return true;
  if (totalLeft(facts.rothEmployerDeposits) > 0 || total(facts.educationRollovers) > 0) return true;
  return totalLeft(facts.planRollovers) > 0;
}

/** A surviving spouse converts inherited IRAs into a Roth IRA of their own, which is another ledger. */
function convertsToOwnRoth({ owner }: YearForm["ledger"]): boolean {
  return owner.inherited_from !== null;
}

/** A divorce brings Roth money, and with it a clock that the ledger does not tell. */
function receivedRoth({ rothBasisChanges, layerChanges }: YearFacts): boolean {
  return rothBasisChanges.some((part) => part.cents > 0) || layerChanges.some((change) => change.amount > 0);
}

/** Where the ledger would tell the clock: of a deceased spouse's Roth IRA that was taken over, or of the opening. */
function placeOfClock({ ledger, year }: YearForm): (string | number)[] {
  const takeover = ledger.entries.find(
    (entry) =>
      entry.kind === "inherited_as_own" &&
      entry.ira === "roth" &&
      entry.roth_since === null &&
      yearOf(entry.date) <= year,
  );
  const untold = takeover !== undefined && ledger.owner.inherited_from === null;
  return untold ? ["entries", takeover.index, "roth_since"] : ["opening", "roth_since"];
}

function isQualified(
  form: YearForm,
  withdrawal: Withdrawal,
  clockMet: boolean,
  sinceUnknown: boolean,
): boolean {
  const { owner } = form.ledger;
  const always = isOnDeath(form, withdrawal) || isDisabled(form, withdrawal);
  if (!clockMet) {
    if (sinceUnknown && (always || owner.born === null || withdrawal.date >= dayOf59AndAHalf(owner.born))) {
      form.needs(
        placeOfClock(form),
        "the first year of the Roth IRAs decides whether a distribution is qualified (line 19)",
      );
    }
    return false;
  }
  if (isDisabilityUndated(form, withdrawal)) {
    form.needs(
      ["entries", withdrawal.origin, "date"],
      "the day decides whether a Roth distribution was made after you became disabled (line 19)",
    );
  }
  if (always) return true;
  if (
    owner.born !== null &&
    dayDecides(form.ledger, withdrawal.origin, withdrawal.date, dayOf59AndAHalf(owner.born))
  ) {
    form.needs(
      ["entries", withdrawal.origin, "date"],
      "the day decides whether a Roth distribution was made at 59 1/2 or later (line 19)",
    );
  }
  if (owner.born === null) {
    form.needs(
      ["owner", "born"],
      "the date of birth decides whether a Roth distribution is qualified (line 19)",
    );
    return false;
  }
  return withdrawal.date >= dayOf59AndAHalf(owner.born);
}

/** Made to a beneficiary, or called so in the ledger. */
export function isOnDeath(form: YearForm, withdrawal: Withdrawal): boolean {
  return withdrawal.reason === "death" || form.ledger.owner.inherited_from !== null;
}

/** Made while the owner was disabled, by the ledger's word for it or the owner's date. */
export function isDisabled(form: YearForm, withdrawal: Withdrawal): boolean {
  return withdrawal.reason === "disability" || isDisabledOn(form, withdrawal.date);
}

/** Whether only the year of a distribution is known, and its day decides whether the owner was disabled before 59 1/2. */
export function isDisabilityUndated(form: YearForm, withdrawal: Withdrawal): boolean {
  const { born, disabled } = form.ledger.owner;
  if (disabled === null || isOnDeath(form, withdrawal) || withdrawal.reason === "disability") return false;
  const isGrown = born !== null && dayOf59AndAHalf(born) <= `${form.year}-01-01`;
  return !isGrown && dayDecides(form.ledger, withdrawal.origin, withdrawal.date, disabled);
}

/** Whether the owner was disabled on a day. */
export function isDisabledOn(form: YearForm, date: string): boolean {
  const { disabled } = form.ledger.owner;
  return disabled !== null && date >= disabled;
}

/**
 * First-time homebuyer distributions before 59 1/2, traditional or Roth, as far as the lifetime limit allows, by
 * entry; taken in the order of their dates.
 */
export function homebuyerAllowed(form: YearForm): Map<Withdrawal, Cents> {
  const allowed = new Map<Withdrawal, Cents>();
  let left = homebuyerLifetimeLimit - form.broughtForward.homebuyerUsed;
  const all = [...form.facts.rothDistributions, ...form.distributions].filter(
    (d) => d.reason === "homebuyer",
  );
  const { born } = form.ledger.owner;
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

/**
 * The entry whose day, which is not known, decides which of unlike first-time homebuyer distributions the lifetime limit
 * covers: those of the year are more than is left of it.
 */
export function undatedFirstHome(form: YearForm): number | undefined {
  const { ledger, facts, distributions, broughtForward } = form;
  const { born } = ledger.owner;
  const grown = born === null ? null : dayOf59AndAHalf(born);
  const isEarly = ({ date, anyDay }: Withdrawal) =>
    grown === null || date < grown || (anyDay === true && grown > `${form.year}-01-01`);
  const homes = [...facts.rothDistributions, ...distributions].filter(
    (d) => d.reason === "homebuyer" && isEarly(d),
  );
  const left = homebuyerLifetimeLimit - broughtForward.homebuyerUsed;
  const undated = homes.find(({ anyDay }) => anyDay);
  if (undated === undefined || left <= 0 || homes.reduce((sum, { cents }) => sum + cents, 0) <= left)
    return undefined;
  const kinds = new Set(
    homes.map((d) => [d.ira, d.exception, d.disaster, d.repaid > 0, isDisabled(form, d)].join(" ")),
  );
  return kinds.size > 1 ? undated.origin : undefined;
}

/** The layers before this year's distributions: those brought forward, changes, and this year's own conversions. */
export function layersOf(form: YearForm): Layer[] {
  const byYear = new Map<number, Layer>();
  const add = (year: number, amount: Cents, taxable: Cents) => {
    const layer = byYear.get(year) ?? { year, amount: 0, taxable: 0 };
    layer.amount += amount;
    layer.taxable += taxable;
    byYear.set(year, layer);
  };
  for (const layer of form.broughtForward.layers) add(layer.year, layer.amount, layer.taxable);
  for (const { layered, left, taxable } of form.facts.planRollovers)
    if (layered) add(form.year, left, taxable);
  for (const change of form.facts.layerChanges) add(change.year, change.amount, change.taxable);
  if (form.parts.II && !convertsToOwnRoth(form.ledger))
    add(form.year, form.get("16"), Math.max(0, form.get("18")));
  const layers = [...byYear.values()].filter((layer) => layer.amount > 0);
  return layers.sort((a, b) => a.year - b.year);
}

/** The in-plan Roth rollovers that line 22 holds, before this year's distributions, oldest first. */
function inPlanLayersOf({ broughtForward, facts }: YearForm): Layer[] {
  const byYear = new Map<number, Layer>();
  for (const { year, amount, taxable } of [...broughtForward.inPlan, ...facts.inPlanRollovers]) {
    const layer = byYear.get(year) ?? { year, amount: 0, taxable: 0 };
    layer.amount += amount;
    layer.taxable += taxable;
    byYear.set(year, layer);
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

/**
 * What this year's distributions take out of the taxed part of the in-plan Roth rollovers on line 22, by year: they come out after all other
 * contributions, as the first of what was rolled over (IRC 408A(d)(4)(B)).
 */
export function takenFromInPlan(form: YearForm): ReadonlyMap<number, Cents> {
  const layers = inPlanLayersOf(form);
  const line22 = form.lines["22"] ?? 0;
  const out = Math.min(form.lines["21"] ?? form.lines["19"] ?? 0, line22);
  const others = Math.max(0, line22 - totalOfLayers(layers));
  return takeFromLayers(layers, Math.max(0, out - others)).taxed;
}

/**
 * What is left of them for later years. Line 22 falls by line 19, first homes included, so that what line 20 took is gone from
 * them too.
 */
export function inPlanLeft(form: YearForm, contributionsLeft: Cents): Layer[] {
  const layers = inPlanLayersOf(form);
  return takeFromLayers(layers, Math.max(0, totalOfLayers(layers) - contributionsLeft)).left;
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
export function rothContributions(form: YearForm): Cents {
  const { facts, broughtForward } = form;
  const paidIn = totalLeft(facts.rothDeposits) + totalLeft(facts.rothEmployerDeposits);
  return (broughtForward.rothContributions ?? 0) + paidIn + total(facts.rothBasisChanges);
}

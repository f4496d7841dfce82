import { hasDisasterLaw, isKansas2007 } from "../data/disaster-law.js";
import { lineLabel } from "../data/printed-form.js";
import { problemAt } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { total, totalLeft, type YearFacts } from "../year/facts.js";
import { undecidedRollover } from "../year/relief.js";
import type { CarryForward } from "./carry-forward.js";
import { carryToNextYear } from "./carry-to-next-year.js";
import { type Charitable, splitCharitable } from "./charitable.js";
import { type ExcessTax, excessTax } from "./excess-tax.js";
import { isPart1Required, part1 } from "./part1.js";
import { basis } from "./part1-entered.js";
import { part2 } from "./part2.js";
import { part3 } from "./part3.js";
import { type RothYear, rothContributions, rothYear } from "./roth.js";
import { partOfRollovers } from "./spread.js";
import { YearForm } from "./year-form.js";

/** One tax year, completed: its lines, and what goes on to the next year. */
export interface CompletedYear {
  readonly form: YearForm;
  readonly roth: RothYear;
  readonly charitable: Charitable;
  /** Form 5329, Parts III and IV. */
  readonly excess: ExcessTax;
  readonly carryForward: CarryForward;
}

/** Completes one tax year's form from its facts and from what the year before handed on. */
export function completeYear(ledger: Ledger, facts: YearFacts, broughtForward: CarryForward): CompletedYear {
  const completeWith = (absorbed: Cents) =>
    completeOnce(new YearForm(ledger, facts, broughtForward, absorbed));
  const without = completeWith(0);
  return without.excess.absorbedOffLine1 === 0 ? without : settleAbsorbed(completeWith, without);
}

/** After so many rounds, which only a nearly empty IRA needs, the amount is bisected. */
const ROUNDS = 100;

/**
 * An earlier excess that was left off line 1 comes onto it as far as the year's unused limit absorbs it (IRC 219(f)(6)). What
 * is absorbed depends on the income of the year's distributions, which ends an excess first (IRC 4973(b)(2)), and that
 * income on line 1. The least amount on line 1 that absorbs no more than itself is taken. Rounding can leave none that
 * absorbs itself to the cent.
 */
function settleAbsorbed(
  completeWith: (absorbed: Cents) => CompletedYear,
  without: CompletedYear,
): CompletedYear {
  let low = 0;
  let high = without.excess.absorbedOffLine1;
  let year = completeWith(high);
  for (let round = 0; round < ROUNDS && year.excess.absorbedOffLine1 > high; round++) {
    low = high;
    high = year.excess.absorbedOffLine1;
    year = completeWith(high);
  }
  const { form } = without;
  if (year.excess.absorbedOffLine1 > high) {
    low = high;
    high = form.broughtForward.excess.offLine1;
  } else if (year.excess.absorbedOffLine1 === high) return year;
  while (high - low > form.unit) {
    const middle = low + Math.floor((high - low) / (2 * form.unit)) * form.unit;
    if (completeWith(middle).excess.absorbedOffLine1 > middle) low = middle;
    else high = middle;
  }
  return completeWith(high);
}

function completeOnce(form: YearForm): CompletedYear {
  const { broughtForward, facts } = form;
  checkFacts(form);
  const charitable = splitCharitable(form);
  if (isPart1Required(form)) part1(form);
  part2(form);
  partOfRollovers(form);
  const roth = rothYear(form);
  part3(form, roth);
  const excess = excessTax(form, broughtForward.excess, facts.info);
  return {
    form,
    roth,
    charitable,
    excess,
    carryForward: carryToNextYear(form, roth, charitable, excess),
  };
}

/** Facts that contradict each other: more deducted than contributed, more basis gone than there was. */
function checkFacts(form: YearForm): void {
  const { facts } = form;
  const deducted = facts.info?.deducted ?? 0;
  if (deducted > totalLeft(facts.deposits) + form.absorbed) {
    const message = "is more than the contributions to traditional IRAs for that year that the ledger has";
    contradict(form, ["years", String(form.year), "deducted"], message);
  }
  if (facts.disasterUse.length > 0) checkDisasterLines(form);
  if (total(basis(form)) < 0) {
    const change = facts.basisChanges.findLast((part) => part.cents < 0 && part.kind !== "removal");
    const origin = change?.origin;
    const key = change?.kind === "divorce" ? "basis" : "amount";
    const path = typeof origin === "number" ? ["entries", origin, key] : ["years", String(form.year)];
    contradict(form, path, "removes more basis than there is");
  }
  checkGivenLayers(form);
  needBasisOfRepaid(form);
}

/**
 * Facts that contradict each other. Where a rollover may have come back too late, and so may be a contribution, its day is
 * asked for first.
 */
function contradict({ ledger, problems, year }: YearForm, path: (string | number)[], message: string): void {
  const undated = undecidedRollover(ledger, year);
  const why = "the day decides whether what was rolled over came back in time, or is a contribution";
  problems.push(
    undated
      ? problemAt("missing_fact", ["entries", undated.index, "date"], why)
      : problemAt("inconsistent", path, message),
  );
}

/** A year whose form has no line for disaster distributions: what to do instead, by what the law allowed. */
function checkDisasterLines({ facts, problems, year }: YearForm): void {
  const hasLine = lineLabel("15b", year) !== null;
  for (const { disaster, date, origin } of [...facts.distributions, ...facts.rothDistributions]) {
    if (disaster === null || (hasLine && !isKansas2007(disaster))) continue;
    problems.push(
      problemAt("not_supported", ["entries", origin, "reason"], withoutLine(disaster, date, year)),
    );
  }
}

const AS_ORDINARY = "enter the distribution as an ordinary one (without `reason` and `disaster`)";

function withoutLine(disaster: string, date: string, year: number): string {
  if (isKansas2007(disaster))
    return `is for the Kansas storms of May 2007, for which Form 8606 has no line. By hand: Publication 4492-A has them on a Form 8915 of 2005 with its words changed. For lines 7 to 15, ${AS_ORDINARY}, and take its taxable part from line 15 to that form`;
  if (hasDisasterLaw(disaster, date))
    return `is for a disaster whose law came after Form 8606 for ${year}, which has no line for it. By hand: for lines 7 to 15, ${AS_ORDINARY}, and take its taxable part from line 15 (line 25 from a Roth IRA) to Form 8915A`;
  return `names a kind of distribution that no law allowed in ${year}, and Form 8606 for ${year} has no line for it: ${AS_ORDINARY}`;
}

/**
 * Line 1 of some years takes the share of basis in a repaid disaster distribution. When the opening covers the year of the
 * distribution and there is basis, the ledger must give that share: zero is not assumed.
 */
function needBasisOfRepaid({ facts, broughtForward, ledger, problems }: YearForm): void {
  const { opening } = ledger;
  if (opening === null || opening.basis === 0) return;
  for (const { distributed, basis, origin } of facts.disasterRepaymentsOnLine1) {
    if (basis !== null || distributed > opening.year || broughtForward.earlier.has(distributed)) continue;
    const why = `line 1 needs the nontaxable part of the ${distributed} distribution (line 12 of that form, divided by line 7, times the repayment)`;
    problems.push(problemAt("missing_fact", ["entries", origin as number, "basis"], why));
  }
}

/** A transfer cannot take more of a conversion year, of its taxed part, or of Roth contributions than the Roth IRAs hold. */
function checkGivenLayers(form: YearForm): void {
  const { facts, broughtForward } = form;
  for (const { year, amount, origin } of facts.layerChanges) {
    if (amount >= 0) continue;
    const held = heldOf(form, year);
    const path = ["entries", origin, "roth_conversions"];
    if (form.round(held.amount) < 0) {
      const message = "transfers more of a year's conversions than the Roth IRAs have";
      form.problems.push(problemAt("inconsistent", path, message));
    } else if (
      year < form.year &&
      (form.round(held.taxable) < 0 || form.round(held.amount - held.taxable) < 0)
    ) {
      const part = form.round(held.taxable) < 0 ? "taxed" : "untaxed";
      const message = `transfers more of the ${part} part of a year's conversions than the Roth IRAs have`;
      form.problems.push(problemAt("inconsistent", path, message));
    }
  }
  const given = facts.rothBasisChanges.find((part) => part.cents < 0);
  if (given && broughtForward.rothContributions !== null && rothContributions(form) < 0) {
    const path = ["entries", given.origin as number, "basis"];
    form.problems.push(problemAt("inconsistent", path, "transfers more Roth contributions than there are"));
  }
}

/** What the Roth IRAs hold of one year's conversions after the year's transfers; the taxed part of earlier years alone. */
function heldOf(
  { facts, broughtForward, year: now }: YearForm,
  year: number,
): { amount: Cents; taxable: Cents } {
  let amount = year === now ? totalLeft(facts.conversions) : 0;
  let taxable = 0;
  for (const layer of [...broughtForward.layers, ...facts.layerChanges]) {
    if (layer.year !== year) continue;
    amount += layer.amount;
    taxable += layer.taxable;
  }
  for (const { layered, left } of facts.planRollovers) if (layered && year === now) amount += left;
  return { amount, taxable };
}

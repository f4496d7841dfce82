import { isKansas2007 } from "../data/law.js";
import { lineLabel } from "../data/printed-form.js";
import { problemAt } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { total, totalLeft, type YearFacts } from "../year/facts.js";
import { carryForward } from "./carry.js";
import type { Chain } from "./chain.js";
import { type Charitable, splitCharitable } from "./charitable.js";
import { type ExcessTax, excessTax } from "./excess-tax.js";
import { isPart1Required, part1 } from "./part1.js";
import { basis } from "./part1-amounts.js";
import { part2 } from "./part2.js";
import { part3 } from "./part3.js";
import { type RothYear, rothContributions, rothYear } from "./roth.js";
import { partOfRollovers } from "./spread.js";
import { Work } from "./work.js";

/** One tax year, completed: its lines, and what goes on to the next year. */
export interface YearDone {
  readonly work: Work;
  readonly roth: RothYear;
  readonly charitable: Charitable;
  /** Form 5329, Parts III and IV. */
  readonly excess: ExcessTax;
  readonly carry: Chain;
}

/** Completes one tax year's form from its facts and from what the year before handed on. */
export function completeYear(ledger: Ledger, facts: YearFacts, chain: Chain): YearDone {
  const w = new Work(ledger, facts, chain);
  checkFacts(w);
  const charitable = splitCharitable(w);
  if (isPart1Required(w)) part1(w);
  part2(w);
  partOfRollovers(w);
  const roth = rothYear(w);
  part3(w, roth);
  const excess = excessTax(w, chain.excess, facts.info);
  return { work: w, roth, charitable, excess, carry: carryForward(w, roth, charitable, excess) };
}

/** Facts that contradict each other: more deducted than contributed, more basis gone than there was. */
function checkFacts(w: Work): void {
  const { facts } = w;
  const deducted = facts.info?.deducted ?? 0;
  if (deducted > totalLeft(facts.deposits)) {
    const message = "is more than the contributions to traditional IRAs for that year that the ledger has";
    w.problems.push(problemAt("inconsistent", ["years", String(w.year), "deducted"], message));
  }
  const hasLine = lineLabel("15b", w.year) !== null;
  if (facts.disasterUse.length > 0) {
    for (const { disaster, origin } of [...facts.distributions, ...facts.rothDistributions]) {
      if (disaster === null || (hasLine && !isKansas2007(disaster))) continue;
      const message = isKansas2007(disaster)
        ? "is for the Kansas storms of May 2007, for which Form 8606 has no line. By hand: Publication 4492-A has them on a Form 8915 of 2005 with its words changed. Enter the distribution as an ordinary one for lines 7 to 15, and take its taxable part from line 15 to that form"
        : "names a kind of distribution for which Form 8606 of that year has no line";
      w.problems.push(problemAt("not_supported", ["entries", origin, "reason"], message));
    }
  }
  if (total(basis(w)) < 0) {
    const change = facts.basisChanges.findLast((part) => part.cents < 0 && part.kind !== "removal");
    const origin = change?.origin;
    const key = change?.kind === "divorce" ? "basis" : "amount";
    const path = typeof origin === "number" ? ["entries", origin, key] : ["years", String(w.year)];
    w.problems.push(problemAt("inconsistent", path, "takes away more basis than there is"));
  }
  checkGivenLayers(w);
  needBasisOfRepaid(w);
}

/**
 * Line 1 of some years takes the share of basis in a repaid disaster distribution. When the opening covers the year of the
 * distribution and there is basis, the ledger must give that share: zero is not assumed.
 */
function needBasisOfRepaid({ facts, chain, ledger, problems }: Work): void {
  const { opening } = ledger;
  if (opening === null || opening.basis === 0) return;
  for (const { distributed, basis, origin } of facts.disasterRepaymentsOnLine1) {
    if (basis !== null || distributed > opening.year || chain.earlier.has(distributed)) continue;
    const why = `the part of the distribution of ${distributed} that was not taxable (line 12 of that form, divided by line 7, times what was paid back) is needed for line 1`;
    problems.push(problemAt("missing_fact", ["entries", origin as number, "basis"], why));
  }
}

/** A divorce cannot give away more of a conversion year, or of Roth contributions, than the Roth IRAs hold. */
function checkGivenLayers(w: Work): void {
  const { facts, chain } = w;
  for (const { year, amount, origin } of facts.layerChanges) {
    if (amount >= 0) continue;
    let held = year === w.year ? totalLeft(facts.conversions) : 0;
    for (const layer of chain.layers) if (layer.year === year) held += layer.amount;
    for (const change of facts.layerChanges) if (change.year === year) held += change.amount;
    for (const rollover of facts.planRollovers)
      if (rollover.layered && year === w.year) held += rollover.left;
    if (w.round(held) >= 0) continue;
    const message = "gives away more of a conversion year than the Roth IRAs hold";
    w.problems.push(problemAt("inconsistent", ["entries", origin, "roth_conversions"], message));
  }
  const given = facts.rothBasisChanges.find((part) => part.cents < 0);
  if (given && chain.rothContributions !== null && rothContributions(w) < 0) {
    const path = ["entries", given.origin as number, "basis"];
    w.problems.push(problemAt("inconsistent", path, "gives away more Roth contributions than there are"));
  }
}

/** What the entered lines of Part I are made of: lines 1, 2, 4, 6, 7 and 8. */

import { yearOf } from "../ledger/date.js";
import { type Cents, roundTo, share } from "../money/cents.js";
import { type Deposit, nonzero, type Part, total, type YearFacts } from "../year/facts.js";
import { leftOffLine1 } from "../year/left-off-line-1.js";
import type { YearForm } from "./year-form.js";

/**
 * Contributions for the year less the deduction, and the repayments that line 1 takes. An earlier excess that was left off
 * line 1 counts as contributed for the year whose unused limit absorbs it (IRC 219(f)(6)).
 */
export function nondeductible(form: YearForm): Part[] {
  const { facts } = form;
  const parts: Part[] = facts.deposits.map(contributionPart);
  parts.push({ cents: -(facts.info?.deducted ?? 0), origin: "year", what: "deducted" });
  parts.push({
    cents: -leftOffLine1(form.ledger, facts),
    origin: "year",
    what: "above the contribution limit, left off line 1",
  });
  parts.push({
    cents: form.absorbed,
    origin: "brought_forward",
    what: "earlier excess that the year's unused limit absorbed",
  });
  parts.push(...repaidOnLine1(form));
  return nonzero(parts);
}

/** The repayments that line 1 takes: whole, or of a disaster distribution the share that was basis when it was taken. */
export function repaidOnLine1({ facts, broughtForward }: YearForm): Part[] {
  const ofDisasters = facts.disasterRepaymentsOnLine1.map(
    ({ cents, origin, what, distributed, basis }): Part => {
      const then = broughtForward.earlier.get(distributed);
      const back = basis ?? (then ? share(1, cents, then.line12, then.line7) : 0);
      return { cents: back, origin, what: `${what}, its share of basis` };
    },
  );
  return [...facts.line1Repayments, ...ofDisasters];
}

/** What is left of a deposit, to a traditional or a Roth IRA. */
export function contributionPart({ left, origin, date, recharacterized }: Deposit): Part {
  const moved = recharacterized === undefined ? "" : `, recharacterized on ${recharacterized}`;
  return { cents: left, origin, what: `contribution of ${date}${moved}` };
}

/** What line 2 is made of; a removal never takes out more than there is. */
export function basis(form: YearForm): Part[] {
  const parts: Part[] = [
    { cents: form.broughtForward.basis, origin: "brought_forward", what: "basis brought forward" },
  ];
  let sum = form.broughtForward.basis;
  for (const change of form.basisChanges) {
    if (change.kind === "removal") continue;
    parts.push(change);
    sum += change.cents;
  }
  for (const change of form.basisChanges) {
    if (change.kind !== "removal") continue;
    const cents = -Math.min(-change.cents, Math.max(0, sum));
    parts.push({ ...change, cents });
    sum += cents;
  }
  return nonzero(parts);
}

/**
 * With both deductible and nondeductible contributions the owner chooses which deposits are the nondeductible ones
 * (Instructions, line 4); line 4 is never less than line 1 less what was paid in inside the year.
 */
export function paidAfterYearEnd(form: YearForm): Part[] {
  const { facts } = form;
  let inside = form.absorbed;
  let after = 0;
  for (const { date, left } of facts.deposits) {
    if (yearOf(date) > facts.year) after += left;
    else inside += left;
  }
  if (after === 0) return [];
  const undeducted = inside + after - (facts.info?.deducted ?? 0) - leftOffLine1(form.ledger, facts);
  const latest = facts.info?.nondeductible_first === "latest";
  const cents = latest ? Math.min(undeducted, after) : Math.max(0, undeducted - inside);
  const what = latest
    ? "latest deposits count as nondeductible first"
    : "earliest deposits count as nondeductible first";
  return [{ cents, origin: "year", what }];
}

/** The statements' value with the changes that line 6 asks for. */
export function yearEndValue({ facts }: YearForm): Part[] {
  const value = facts.info?.year_end_value ?? 0;
  return [
    { cents: value, origin: "year", what: "December 31 value on your statements" },
    ...facts.valueChanges,
  ];
}

export function partsOf(
  withdrawals: readonly { cents: Cents; origin: number; date: string; reason: string }[],
): Part[] {
  return withdrawals.map(({ cents, origin, date, reason }) => ({
    cents,
    origin,
    what: reason === "normal" ? `distribution of ${date}` : `distribution of ${date} (${reason})`,
  }));
}

export function converted(facts: YearFacts): Part[] {
  return nonzero(
    facts.conversions.map(({ left, origin, date }) => ({
      cents: left,
      origin,
      what: `conversion of ${date}`,
    })),
  );
}

/** A missing year-end value is an error, never a zero (decision 8). */
export function needYearEndValue(form: YearForm): void {
  if (typeof form.facts.info?.year_end_value === "number") return;
  const path = ["years", String(form.year), "year_end_value"];
  if (form.problems.some((problem) => problem.path === path.join("."))) return;
  const died = form.ledger.owner.died !== null && yearOf(form.ledger.owner.died) === form.year;
  const when = died ? "the date of death" : `December 31, ${form.year}`;
  form.needs(
    path,
    `add the value of your traditional IRAs, including SEP and SIMPLE IRAs, on ${when} (Form 5498, box 5), or 0 if they were empty. Line 6 of Form 8606 needs it`,
  );
}

/** Rounds like an entered line; for amounts that are tested but not printed. */
export function asEntered(form: YearForm, parts: readonly Part[]): Cents {
  return roundTo(form.unit, Math.max(0, total(parts)));
}

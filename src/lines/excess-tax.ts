/**
 * Form 5329, Parts III and IV: the 6 percent tax on contributions above what was allowed, for their own year and for each
 * later one at whose end they are still in the IRAs (IRC 4973).
 */
import { excessTaxPercent } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Form5329Line } from "../ledger/form-5329-lines.js";
import type { YearInfo } from "../ledger/schema.js";
import { type Cents, share } from "../money/cents.js";
import { excessOf, type LimitedYear, type MissingLimit, unusedLimit } from "../year/contribution-limits.js";
import { total, totalLeft } from "../year/facts.js";
import { leftOffLine1 } from "../year/left-off-line-1.js";
import { taxableDistributions } from "./form-1040.js";
import type { StandingExcess } from "./standing-excess.js";
import type { YearForm } from "./year-form.js";

/** What Parts III and IV of a year come to. */
export interface ExcessTax {
  /** The lines that are filled, in cents; empty in a year without an excess. */
  readonly lines: Readonly<Partial<Record<Form5329Line, Cents>>>;
  /** How each of them came about. */
  readonly rules: Readonly<Partial<Record<Form5329Line, string>>>;
  readonly standing: StandingExcess;
  /** What the year's own contributions are above what was allowed: lines 15 and 23 together. */
  readonly own: Cents;
  /** What earlier years left standing at the end of this one: lines 14 and 22 together. */
  readonly carried: Cents;
  /** Of what line 10 absorbs, the part that was left off line 1, which counts as contributed for this year. */
  readonly absorbedOffLine1: Cents;
  /** The fact that is missing to go on from an earlier year's excess. */
  readonly missing: MissingLimit | undefined;
}

/**
 * Parts III and IV of a year, from what stood at the end of the year before.
 *
 * @param info the year's facts; the review may know more of a spouse than the ledger
 */
export function excessTax(form: YearForm, before: StandingExcess, info: YearInfo | null): ExcessTax {
  const year: LimitedYear = { ledger: form.ledger, info, facts: form.facts, year: form.year };
  const excess = excessOf(year);
  const ownTraditional = form.round(excess?.traditional ?? 0);
  const ownRoth = form.round(excess?.roth ?? 0);
  const own = ownTraditional + ownRoth;
  const removedOff = removedOffLine1(form);
  const ownOff = Math.min(ownTraditional, form.round(leftOffLine1(form.ledger, form.facts)));
  const nothing = { own, carried: 0, absorbedOffLine1: 0 };
  const sheet = new Sheet(form);
  const untold: StandingExcess = {
    traditional: 0,
    offLine1: Math.max(0, before.offLine1 - removedOff) + ownOff,
    roth: 0,
    unknown: true,
  };
  if (before.unknown) return { ...sheet, ...nothing, standing: untold, missing: undefined };

  const ended = { income: 0, removed: 0 };
  if (before.traditional > 0) {
    ended.income = taxableOut(form);
    ended.removed = form.round(-total(form.facts.basisChanges.filter(({ kind }) => kind === "removal")));
  }
  const rothOut = before.roth > 0 ? rothDistributed(form, before.roth) : 0;
  const left = Math.max(0, before.traditional - ended.income - ended.removed);
  const rothLeft = Math.max(0, before.roth - rothOut);
  const unused = unusedBeside(year, { before, left, rothLeft });
  const offLine1 = Math.max(0, Math.min(left, before.offLine1 - removedOff));
  if ("lacks" in unused)
    return {
      ...sheet,
      ...nothing,
      standing: { ...untold, offLine1: offLine1 + ownOff },
      missing: unused,
    };
  const room = form.round(unused.traditional);
  const takenUp = Math.min(left, room);
  const rothRoom = Math.max(0, form.round(unused.roth) - takenUp);
  sheet.traditional(before.traditional, room, ended.income, ended.removed, ownTraditional);
  sheet.roth(before.roth, rothRoom, rothOut, ownRoth);
  const { lines } = sheet;
  const absorbedOffLine1 = Math.max(0, takenUp - (left - offLine1));
  return {
    ...sheet,
    own,
    carried: (lines["14"] ?? 0) + (lines["22"] ?? 0),
    standing: {
      traditional: lines["16"] ?? 0,
      offLine1: Math.max(0, offLine1 - form.absorbed) + ownOff,
      roth: lines["24"] ?? 0,
      unknown: false,
    },
    absorbedOffLine1,
    missing: undefined,
  };
}

/** What was taken out of an earlier excess that was left off line 1. */
function removedOffLine1(form: YearForm): Cents {
  const all = -total(form.facts.basisChanges.filter(({ kind }) => kind === "removal"));
  const onLine1 = -total(form.basisChanges.filter(({ kind }) => kind === "removal"));
  return form.round(all - onLine1);
}

/**
 * The unused limits for lines 10 and 19. The form prints them in every year with an excess from before, also where
 * distributions end all of it; then no fact about pay or income is asked for, and without one they are 0.
 */
function unusedBeside(
  year: LimitedYear,
  { before, left, rothLeft }: { before: StandingExcess; left: Cents; rothLeft: Cents },
): { traditional: Cents; roth: Cents } | MissingLimit {
  const none = { traditional: 0, roth: 0 };
  if (before.traditional + before.roth === 0) return none;
  const all = unusedLimit(year, before.roth > 0);
  if (!("lacks" in all)) return all;
  return left + rothLeft > 0 ? unusedLimit(year, rothLeft > 0) : none;
}

/**
 * Line 11: what came out of traditional IRAs and is income. A taxable conversion is in it: it is income "as a distribution"
 * under section 408(d)(1) (IRC 4973(b)(2)(A); Reg. 1.408A-4, A-7).
 */
function taxableOut(form: YearForm): Cents {
  return taxableDistributions(form) + Math.max(0, form.lines["18"] ?? 0);
}

/**
 * Line 20: all Roth distributions, whether Part III has them or not (IRC 4973(f)(2)(A)); but what was paid back is by law a
 * transfer between trustees. With nothing left in the Roth IRAs never less than line 18.
 */
function rothDistributed(form: YearForm, standing: Cents): Cents {
  const { rothDistributions, rothToOthers } = form.facts;
  const kept = rothDistributions.reduce((sum, { cents, repaid }) => sum + cents - repaid, 0);
  const out = form.round(kept + total(rothToOthers));
  return out > 0 && rothValue(form) === 0 ? Math.max(out, standing) : out;
}

/** December 31 value with the year's contributions that were paid in later; null when the ledger does not have it. */
function traditionalValue({ facts }: YearForm): Cents | null {
  const value = facts.info?.year_end_value ?? null;
  return value === null ? null : value + paidIn(facts.deposits, facts.year);
}

function rothValue({ facts }: YearForm): Cents | null {
  const value = facts.info?.roth_year_end_value ?? null;
  return value === null ? null : value + paidIn(facts.rothDeposits, facts.year);
}

function paidIn(deposits: YearForm["facts"]["deposits"], year: number): Cents {
  return totalLeft(deposits.filter(({ date }) => yearOf(date) > year));
}

/** The lines of the two parts while they are filled in. */
class Sheet {
  readonly lines: Partial<Record<Form5329Line, Cents>> = {};
  readonly rules: Partial<Record<Form5329Line, string>> = {};
  readonly #form: YearForm;

  constructor(form: YearForm) {
    this.#form = form;
  }

  #enter(line: Form5329Line, cents: Cents, rule: string): Cents {
    this.lines[line] = cents;
    this.rules[line] = rule;
    return cents;
  }

  /** Part III. Without an excess from before, the form goes straight to line 15. */
  traditional(before: Cents, room: Cents, income: Cents, removed: Cents, own: Cents): void {
    if (before + own === 0) return;
    this.#enter("9", before, "excess contributions from line 16 of the prior year's form");
    let left = 0;
    if (before > 0) {
      this.#enter("10", room, "the unused part of the year's limit for traditional IRAs");
      this.#enter("11", income, "the year's taxable distributions and conversions");
      this.#enter("12", removed, "excess contributions of earlier years taken out, nontaxable");
      const sum = this.#enter("13", room + income + removed, "the sum of lines 10, 11 and 12");
      left = this.#enter("14", Math.max(0, before - sum), "line 9 less line 13, not below zero");
    }
    this.#enter("15", own, "contributions for the year above the limit, less those returned on time");
    const all = this.#enter("16", left + own, "line 14 plus line 15");
    this.#tax("17", "16", all, traditionalValue(this.#form));
  }

  /** Part IV. */
  roth(before: Cents, room: Cents, out: Cents, own: Cents): void {
    if (before + own === 0) return;
    this.#enter("18", before, "excess contributions from line 24 of the prior year's form");
    let left = 0;
    if (before > 0) {
      this.#enter("19", room, "the unused part of the year's limit for Roth IRAs");
      this.#enter("20", out, "distributions from Roth IRAs");
      const sum = this.#enter("21", room + out, "the sum of lines 19 and 20");
      left = this.#enter("22", Math.max(0, before - sum), "line 18 less line 21, not below zero");
    }
    this.#enter("23", own, "contributions for the year above the limit, less those returned on time");
    const all = this.#enter("24", left + own, "line 22 plus line 23");
    this.#tax("25", "24", all, rothValue(this.#form));
  }

  #tax(line: Form5329Line, of: Form5329Line, excess: Cents, value: Cents | null): void {
    const capped = value === null ? excess : Math.min(excess, value);
    const rule =
      value === null
        ? `${excessTaxPercent} percent of line ${of}; the ledger does not have the December 31 value that could lower it`
        : `${excessTaxPercent} percent of line ${of} or of the December 31 value, whichever is smaller`;
    this.#enter(line, share(this.#form.unit, capped, excessTaxPercent, 100), rule);
  }
}

/**
 * What the entries of one year come to, for the oracle: written from the instructions, sharing nothing with the program
 * but the types of the ledger.
 */
import dueDates from "../../forms/figures/due-dates.json" with { type: "json" };
import type { Entry, EntryOf, Ledger } from "../../src/ledger/schema.js";
import { leftOff, traditionalExcess } from "./excess.js";
import {
  atMost,
  dollars,
  type Fraction,
  fraction,
  isPositive,
  minus,
  nearest,
  notBelowZero,
  over,
  plus,
  smaller,
  times,
  ZERO,
} from "./fraction.js";
import { hsaFunded, isLate, requiredInRollovers, withinDisasterLimits } from "./special-money.js";

/** Money that went in, and what is left of it after returns and recharacterizations. */
interface Deposit {
  readonly date: string;
  readonly year: number;
  readonly roth: boolean;
  left: Fraction;
}

/** The facts of one year, in exact dollars. */
export interface Facts {
  /** To traditional IRAs for the year, by date. */
  readonly deposits: Deposit[];
  /** To Roth IRAs for the year. */
  readonly rothDeposits: Fraction;
  /** Repayments of reservist, birth and adoption distributions that the year's line 1 takes. */
  repaidOnLine1: Fraction;
  basisChange: Fraction;
  /** Excess contributions taken out after the due date. */
  removed: Fraction;
  divorceChangesBasis: boolean;
  valueChange: Fraction;
  /** Distributions that count, charitable ones apart. */
  withdrawn: Fraction;
  disaster: Fraction;
  charity: Fraction;
  /** Transfers to an HSA within its limit. */
  hsa: Fraction;
  conversions: Fraction;
  /** Repayments treated as rollovers. */
  rolledBack: Fraction;
}

/** The first and the last year that a ledger touches. */
export function span({ opening, years, entries }: Ledger): [number, number] {
  const touched = Object.keys(years).map(Number);
  for (const entry of entries) {
    if (entry.date !== null) touched.push(yearOf(entry.date));
    if ("for" in entry) touched.push(entry.for);
    if (entry.kind === "rollover") touched.push(yearOf(entry.deposited));
    if (entry.kind === "recharacterization" && entry.converted !== null) touched.push(entry.converted);
  }
  const first = opening === null ? Number.NEGATIVE_INFINITY : opening.year + 1;
  return [Math.max(first, Math.min(...touched)), Math.max(first, ...touched)];
}

/** The basis before the first year, by the Total Basis Chart where lines are given. */
export function openingBasis({ opening }: Ledger): Fraction {
  if (opening === null) return ZERO;
  if (opening.basis !== null) return dollars(opening.basis);
  const { year, lines } = opening;
  const chart =
    year >= 2001
      ? ["14"]
      : year >= 1993
        ? ["12"]
        : year >= 1989
          ? ["14"]
          : year === 1988
            ? ["7", "16"]
            : ["4", "13"];
  return plus(ZERO, ...chart.map((label) => dollars(lines?.[label] ?? 0)));
}

export function gather(ledger: Ledger, year: number): Facts {
  const { entries } = ledger;
  const deposits = depositsAfterCorrections(ledger);
  const facts: Facts = {
    deposits: deposits.regular.filter((deposit) => !deposit.roth && deposit.year === year),
    rothDeposits: plus(
      ZERO,
      ...[...deposits.regular, ...deposits.rothPlans]
        .filter((each) => each.roth && each.year === year)
        .map(({ left }) => left),
    ),
    repaidOnLine1: ZERO,
    basisChange: ZERO,
    removed: ZERO,
    divorceChangesBasis: false,
    valueChange: deposits.valueChange.get(year) ?? ZERO,
    withdrawn: ZERO,
    disaster: ZERO,
    charity: ZERO,
    hsa: ZERO,
    conversions: plus(
      ZERO,
      ...deposits.conversions.filter((each) => each.year === year).map(({ left }) => left),
    ),
    rolledBack: ZERO,
  };
  const known: Known = {
    disasters: withinDisasterLimits(ledger, year),
    hsa: hsaFunded(ledger),
    required: requiredIn(ledger),
  };
  for (const entry of entries) {
    if (entry.kind === "basis_adjustment" && entry.for === year)
      facts.basisChange = plus(facts.basisChange, dollars(entry.amount));
    if (entry.kind === "repayment") addRepayment(entry, year, facts);
    if (entry.date !== null && yearOf(entry.date) === year) addOwnYear(entry, ledger, facts, known);
  }
  return facts;
}

/** What the law makes of entries, by their places. */
interface Known {
  readonly disasters: Map<number, Fraction>;
  readonly hsa: Map<number, Fraction>;
  readonly required: Map<number, Fraction>;
}

/** What of rollovers was the required distribution, when only what was taken out otherwise is not enough. */
export function requiredIn(ledger: Ledger): Map<number, Fraction> {
  const taken = (year: number) => {
    const facts = { withdrawn: ZERO, charity: ZERO } as Facts;
    const known = { disasters: new Map(), hsa: hsaFunded(ledger), required: new Map() };
    for (const entry of ledger.entries) {
      if (entry.date === null || yearOf(entry.date) !== year) continue;
      if (entry.kind === "conversion") facts.withdrawn = plus(facts.withdrawn, dollars(entry.withheld ?? 0));
      if (entry.kind === "rollover" && entry.ira !== "roth" && isLate(entry, ledger))
        facts.withdrawn = plus(facts.withdrawn, dollars(entry.amount));
      if (entry.kind !== "distribution" || entry.ira === "roth") continue;
      facts.withdrawn = plus(
        facts.withdrawn,
        minus(dollars(entry.amount), known.hsa.get(entry.index) ?? ZERO),
      );
    }
    return facts.withdrawn;
  };
  return requiredInRollovers(ledger, taken);
}

/** What an entry does to the year of its own date. */
function addOwnYear(entry: Entry, ledger: Ledger, facts: Facts, known: Known): void {
  const amount = dollars(entry.amount);
  const add = (key: "withdrawn" | "basisChange" | "removed" | "valueChange", more: Fraction) => {
    facts[key] = plus(facts[key], more);
  };
  switch (entry.kind) {
    case "conversion":
      return add("withdrawn", dollars(entry.withheld ?? 0));
    case "plan_rollover":
      return entry.ira === "traditional" ? add("basisChange", dollars(entry.after_tax)) : undefined;
    case "inherited_as_own":
      return add("basisChange", dollars(entry.basis ?? 0));
    case "divorce_transfer":
      if (entry.ira === "roth" || entry.basis === 0) return;
      facts.divorceChangesBasis = true;
      return add(
        "basisChange",
        entry.direction === "received" ? dollars(entry.basis) : dollars(-entry.basis),
      );
    case "excess_removal":
      add("removed", freelyRemoved(entry, ledger));
      return add("withdrawn", minus(amount, freelyRemoved(entry, ledger)));
    case "rollover":
      if (entry.ira === "roth") return;
      if (isLate(entry, ledger) || ledger.owner.inherited_from !== null) return add("withdrawn", amount);
      add("withdrawn", known.required.get(entry.index) ?? ZERO);
      if (entry.to === "ira" && yearOf(entry.deposited) > yearOf(entry.date))
        add("valueChange", minus(amount, known.required.get(entry.index) ?? ZERO));
      return;
    case "distribution":
      if (entry.ira === "roth") return;
      if (entry.reason === "hsa_funding") {
        const funded = known.hsa.get(entry.index) ?? ZERO;
        facts.hsa = plus(facts.hsa, funded);
        return add("withdrawn", minus(amount, funded));
      }
      if (entry.reason === "qcd" && isOldEnoughForCharity(entry, ledger)) {
        facts.charity = plus(facts.charity, amount);
        return;
      }
      if (entry.reason === "disaster")
        facts.disaster = plus(facts.disaster, known.disasters.get(entry.index) ?? ZERO);
      return add("withdrawn", amount);
    default:
      return;
  }
}

/** What a repayment does to a year: that of the repayment, or that of the distribution. */
function addRepayment(entry: EntryOf<"repayment">, year: number, facts: Facts): void {
  if (entry.ira === "roth") return;
  const amount = dollars(entry.amount);
  const inYear = yearOf(entry.date) === year;
  const ofThisYear = entry.distributed === year;
  const rollsOver = entry.distributed >= 2024 && entry.of !== "disaster" && entry.of !== "reservist";
  if (entry.of === "home_purchase") {
    if (ofThisYear) facts.withdrawn = minus(facts.withdrawn, amount);
  } else if (entry.of === "disaster" || rollsOver) {
    if (inYear && ofThisYear) facts.valueChange = minus(facts.valueChange, amount);
    if (ofThisYear && rollsOver) facts.rolledBack = plus(facts.rolledBack, amount);
  } else if (inYear) {
    facts.repaidOnLine1 = plus(facts.repaidOnLine1, amount);
  }
}

/**
 * All deposits and conversions after what was returned or recharacterized, which comes off the last one made by its
 * date, and what recharacterizations after December 31 change in the value of that day.
 */
export function depositsAfterCorrections(ledger: Ledger) {
  const regular: Deposit[] = [];
  /** Roth SEP and Roth SIMPLE money, of the year it was paid in; SEP and SIMPLE money, of the year it was for. */
  const rothPlans: (Deposit & { plan: string })[] = [];
  const employer: (Deposit & { plan: string })[] = [];
  const conversions: Deposit[] = [];
  const valueChange = new Map<number, Fraction>();
  const required = requiredIn(ledger);
  for (const entry of ledger.entries) {
    if (entry.kind === "contribution" && entry.roth_plan !== null)
      rothPlans.push({
        date: entry.date,
        year: yearOf(entry.date),
        roth: true,
        plan: entry.roth_plan,
        left: dollars(entry.amount),
      });
    else if (entry.kind === "contribution" && (entry.ira === "sep" || entry.ira === "simple"))
      employer.push({
        date: entry.date,
        year: entry.for,
        roth: false,
        plan: entry.ira,
        left: dollars(entry.amount),
      });
    else if (entry.kind === "contribution")
      regular.push({
        date: entry.date,
        year: inTime(entry, ledger) ? entry.for : yearOf(entry.date),
        roth: entry.ira === "roth",
        left: dollars(entry.amount),
      });
    const tooLate =
      entry.kind === "rollover" && ledger.owner.inherited_from === null && isLate(entry, ledger);
    const stayed = entry.kind === "rollover" ? (required.get(entry.index) ?? ZERO) : ZERO;
    if (entry.kind === "rollover" && entry.to === "ira" && (tooLate || isPositive(stayed)))
      regular.push({
        date: entry.deposited,
        year: yearOf(entry.deposited),
        roth: entry.ira === "roth",
        left: tooLate ? dollars(entry.amount) : stayed,
      });
    if (entry.kind === "conversion")
      conversions.push({
        date: entry.date,
        year: yearOf(entry.date),
        roth: false,
        left: dollars(entry.amount),
      });
  }
  const corrections = ledger.entries.filter(
    (entry) => entry.kind === "recharacterization" || entry.kind === "returned_contribution",
  );
  // On one day recharacterizations come first, so that the order of entries does not matter.
  const order = ({ date, kind }: Entry) => `${date} ${kind}`;
  for (const entry of corrections.sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const moved = plus(dollars(entry.amount), dollars(netIncome(entry)));
    const change = (year: number, more: Fraction) =>
      valueChange.set(year, plus(valueChange.get(year) ?? ZERO, more));
    if (entry.kind === "returned_contribution") {
      const roth = entry.ira === "roth" && entry.converted === null;
      const ofYear = (each: Deposit) => each.year === entry.for;
      if (entry.ira === "sep" || entry.ira === "simple")
        takeLast(
          employer.filter((each) => ofYear(each) && each.plan === entry.ira),
          entry,
        );
      else if (entry.roth_plan !== null)
        takeLast(
          rothPlans.filter((each) => ofYear(each) && each.plan === entry.roth_plan),
          entry,
        );
      else
        takeLast(
          regular.filter((each) => each.roth === roth && ofYear(each)),
          entry,
        );
      // It was never contributed, so it was never converted.
      if (entry.converted !== null)
        takeLast(
          conversions.filter((each) => each.year === entry.converted),
          entry,
        );
    } else if (entry.of === "plan_rollover") {
      if (yearOf(entry.date) > (entry.converted ?? 0)) change(entry.converted ?? 0, moved);
    } else if (entry.of === "conversion") {
      const year = entry.converted ?? 0;
      if (year > 2017) continue;
      takeLast(
        conversions.filter((each) => each.year === year),
        entry,
      );
      if (yearOf(entry.date) > year) change(year, moved);
    } else {
      const roth = entry.from === "roth";
      const taken = takeLast(
        regular.filter((each) => each.roth === roth && each.year === entry.for),
        entry,
      );
      for (const { date, amount } of taken)
        regular.push({ date, year: entry.for, roth: !roth, left: amount });
      // Only a deposit that was there on December 31 is in that day's value, with its share of the gain or loss in cents.
      let incomeLeft = dollars(netIncome(entry));
      for (const [at, { date, amount }] of taken.entries()) {
        const share = nearest(times(dollars(netIncome(entry)), over(amount, dollars(entry.amount))), 100);
        const income = at === taken.length - 1 ? incomeLeft : share;
        incomeLeft = minus(incomeLeft, income);
        if (yearOf(date) !== entry.for || yearOf(entry.date) <= entry.for) continue;
        const part = plus(amount, income);
        change(entry.for, roth ? part : minus(ZERO, part));
      }
    }
  }
  regular.sort((a, b) => (a.date < b.date ? -1 : 1));
  return { regular, rothPlans, employer, conversions, valueChange };
}

function takeLast(from: Deposit[], { amount, date: by }: { amount: number; date: string }) {
  let rest = dollars(amount);
  const taken: { date: string; amount: Fraction }[] = [];
  for (const deposit of from.filter(({ date }) => date <= by).sort((a, b) => (a.date < b.date ? 1 : -1))) {
    const part = smaller(deposit.left, rest);
    if (!isPositive(part)) continue;
    deposit.left = minus(deposit.left, part);
    rest = minus(rest, part);
    taken.push({ date: deposit.date, amount: part });
  }
  if (isPositive(rest)) throw new Error("more taken than was there");
  return taken;
}

/** Reg. 1.408-11: contribution × (closing − opening) ÷ opening, to the cent. */
export function netIncome(entry: EntryOf<"recharacterization"> | EntryOf<"returned_contribution">): number {
  const { adjusted_opening: opening, adjusted_closing: closing } = entry;
  if (opening === null || closing === null) return entry.earnings ?? 0;
  const gain = over(fraction(BigInt(entry.amount) * BigInt(closing - opening)), fraction(opening));
  return Number(nearest(gain, 1).top);
}

/** Line 4: how much of the nondeductible amount was paid in during `lateYear`. */
export function nondeductiblePart(
  deposits: readonly Deposit[],
  nondeductible: Fraction,
  first: "earliest" | "latest",
  lateYear: number,
): Fraction {
  const order = first === "earliest" ? deposits : [...deposits].reverse();
  let rest = nondeductible;
  let late = ZERO;
  for (const { date, left } of order) {
    const part = notBelowZero(smaller(left, rest));
    rest = minus(rest, part);
    if (yearOf(date) >= lateYear) late = plus(late, part);
  }
  return late;
}

/**
 * Charitable distributions: how much is excluded, and how much of the deductions at 70 1/2 and after is still to come off
 * later ones (Publication 590-B, Appendix D; IRC 408(d)(8)(A)). Only pre-tax money counts, up to the year's limit.
 */
export function charitable(
  ledger: Ledger,
  year: number,
  facts: Facts,
  broughtForward: Fraction,
  line5: Fraction,
  value: Fraction,
): { excluded: Fraction; toOffset: Fraction } {
  const limits: [number, number][] = [
    [2026, 111_000],
    [2025, 108_000],
    [2024, 105_000],
    [0, 100_000],
  ];
  const limit = fraction(limits.find(([from]) => from <= year)?.[1] ?? 0);
  const deducted = ledger.years[year]?.deducted ?? 0;
  const counts = year >= 2020 && deducted > 0 && ageInHalfYears(ledger, `${year}-12-31`) >= 141;
  const toOffset = counts ? plus(broughtForward, dollars(deducted)) : broughtForward;
  const pretax = notBelowZero(
    minus(plus(value, facts.withdrawn, facts.conversions, facts.charity, facts.hsa), line5),
  );
  const qualified = isPositive(facts.charity) ? smaller(smaller(limit, facts.charity), pretax) : ZERO;
  return {
    excluded: notBelowZero(minus(qualified, toOffset)),
    toOffset: notBelowZero(minus(toOffset, qualified)),
  };
}

function isOldEnoughForCharity({ date }: EntryOf<"distribution">, ledger: Ledger): boolean {
  return date >= "2006-01-01" && ageInHalfYears(ledger, date) >= 141;
}

/** Completed half years of age on a day; 141 is 70 1/2. Without a birth date there is no charitable distribution. */
function ageInHalfYears({ owner: { born } }: Ledger, day: string): number {
  if (born === null) return 0;
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  const whole = months(day) - months(born) - (day.slice(8) < born.slice(8) ? 1 : 0);
  return Math.floor(whole / 6);
}

/** The year a rollover from a 529 plan counts for. */
export function educationYear(entry: EntryOf<"rollover_529">, ledger: Ledger): number {
  return inTime(entry, ledger) ? entry.for : yearOf(entry.date);
}

function inTime({ for: year, date }: EntryOf<"contribution" | "rollover_529">, ledger: Ledger): boolean {
  const due = ledger.years[year]?.due ?? (dueDates.return_due as Record<string, string>)[year] ?? "";
  return date <= due;
}

/** What of a removal is free of tax: within the table, what the compensation of the ledger did not allow. */
function freelyRemoved(entry: EntryOf<"excess_removal">, ledger: Ledger): Fraction {
  if (!isWithinTheTable(entry, ledger)) return ZERO;
  const excess = entry.ira === "traditional" ? traditionalExcess(ledger, entry.for) : null;
  return excess === null ? dollars(entry.amount) : smaller(dollars(entry.amount), dollars(excess));
}

/** What a year's removals can have taken of contributions that no line 1 had; of years before the ledger, all of it. */
export function removedOffLine1(ledger: Ledger, year: number): Fraction {
  const removals = ledger.entries.filter(
    (entry): entry is EntryOf<"excess_removal"> =>
      entry.kind === "excess_removal" && entry.ira === "traditional",
  );
  const inOrder = removals.toSorted((a, b) => a.date.localeCompare(b.date) || a.index - b.index);
  return inOrder.reduce((sum, entry, at) => {
    if (yearOf(entry.date) !== year) return sum;
    const free = freelyRemoved(entry, ledger);
    if (entry.for <= (ledger.opening?.year ?? 0)) return plus(sum, free);
    const before = inOrder.slice(0, at).filter((each) => each.for === entry.for);
    const gone = before.reduce((cents, { amount }) => cents + amount, 0);
    return plus(sum, smaller(free, notBelowZero(dollars(leftOff(ledger, entry.for) - gone))));
  }, ZERO);
}

/**
 * Whether the removal of an excess is free of tax (Instructions for 2023, p. 6 and 7): nothing was deducted, and the year's
 * contributions, less what was returned of them, are within the table, which an employer's SEP contributions raise up to their
 * own limit.
 */
function isWithinTheTable({ for: year }: EntryOf<"excess_removal">, ledger: Ledger): boolean {
  // From the year: the limit, the limit at 50, and what an employer's contributions may add.
  const table: [number, number, number, number][] = [
    [2026, 7_500, 8_600, 72_000],
    [2025, 7_000, 8_000, 70_000],
    [2024, 7_000, 8_000, 69_000],
    [2023, 6_500, 7_500, 66_000],
    [2022, 6_000, 7_000, 61_000],
    [2021, 6_000, 7_000, 58_000],
    [2020, 6_000, 7_000, 57_000],
    [2019, 6_000, 7_000, 56_000],
    [2018, 5_500, 6_500, 55_000],
    [2017, 5_500, 6_500, 54_000],
    [2015, 5_500, 6_500, 53_000],
    [2014, 5_500, 6_500, 52_000],
    [2013, 5_500, 6_500, 51_000],
    [2012, 5_000, 6_000, 50_000],
    [2009, 5_000, 6_000, 49_000],
    [2008, 5_000, 6_000, 46_000],
    [2007, 4_000, 5_000, 45_000],
    [2006, 4_000, 5_000, 44_000],
    [2005, 4_000, 4_500, 42_000],
    [2004, 3_000, 3_500, 41_000],
    [2002, 3_000, 3_500, 40_000],
    [2001, 2_000, 2_000, 35_000],
  ];
  const [, under = 0, over50 = 0, cap = 0] = table.find(([from]) => from <= year) ?? [];
  const { born } = ledger.owner;
  const own = fraction(born !== null && year - yearOf(born) >= 50 ? over50 : under);
  const { regular, employer: plans } = depositsAfterCorrections(ledger);
  const ofYear = (each: Deposit) => each.year === year;
  const leftOf = (deposits: Deposit[]) => plus(ZERO, ...deposits.map(({ left }) => left));
  const employer = leftOf(plans.filter((each) => ofYear(each) && each.plan === "sep"));
  const total = plus(employer, leftOf(regular.filter((each) => ofYear(each) && !each.roth)));
  const limit = plus(own, smaller(employer, fraction(cap)));
  return atMost(total, limit) && (ledger.years[year]?.deducted ?? 0) === 0;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** What a year adds to lines 22 and 24 beside contributions and conversions, or takes from them. */
export function rothChanges(
  ledger: Ledger,
  year: number,
): { contributions: Fraction; conversions: Fraction; byDivorce: Fraction } {
  let contributions = ZERO;
  let conversions = ZERO;
  let byDivorce = ZERO;
  for (const entry of ledger.entries) {
    if (entry.kind === "recharacterization" && entry.of === "plan_rollover" && entry.converted === year)
      conversions = minus(conversions, dollars(entry.amount));
    if (entry.kind === "rollover_529" && educationYear(entry, ledger) === year)
      contributions = plus(contributions, dollars(entry.contributions));
    if (entry.date === null || yearOf(entry.date) !== year) continue;
    if (entry.kind === "plan_rollover" && entry.ira === "roth") {
      if (entry.source === "plan") conversions = plus(conversions, dollars(entry.amount));
      else contributions = plus(contributions, dollars(entry.after_tax));
    }
    if (entry.kind === "divorce_transfer" && entry.ira === "roth") {
      const sign = entry.direction === "received" ? 1 : -1;
      contributions = plus(contributions, dollars(sign * entry.basis));
      const layers = entry.roth_conversions.map(({ amount }) => dollars(sign * amount));
      conversions = plus(conversions, ...layers);
      byDivorce = plus(byDivorce, ...layers);
    }
  }
  return { contributions, conversions, byDivorce };
}

/** Repayments of a year's Roth distributions that the worksheet of line 25c counts: of those that line 19 has. */
export function rothRepayments(ledger: Ledger, year: number): Fraction {
  const { entries } = ledger;
  const repaid = entries.filter(
    (entry): entry is EntryOf<"repayment"> =>
      entry.kind === "repayment" &&
      entry.ira === "roth" &&
      entry.distributed === year &&
      !["disaster", "reservist", "home_purchase"].includes(entry.of) &&
      entries.some(
        (taken) =>
          taken.kind === "distribution" &&
          taken.ira === "roth" &&
          taken.reason === entry.of &&
          yearOf(taken.date) === year &&
          !isQualified(taken, ledger),
      ),
  );
  return plus(ZERO, ...repaid.map(({ amount }) => dollars(amount)));
}

/** Line 19 (2023, p. 10): at 59 1/2, disabled or after a death, and something put into a Roth IRA five years before. */
function isQualified({ date, reason }: EntryOf<"distribution">, ledger: Ledger): boolean {
  const { disabled, inherited_from: inherited } = ledger.owner;
  const since = rothSince(ledger);
  if (since === null || since > yearOf(date) - 5) return false;
  if (reason === "death" || reason === "disability" || inherited !== null) return true;
  return ageInHalfYears(ledger, date) >= 119 || (disabled !== null && date >= disabled);
}

/** The first year for which a contribution, a conversion or a plan's money went into a Roth IRA to stay. */
function rothSince(ledger: Ledger): number | null {
  const { regular, rothPlans, conversions } = depositsAfterCorrections(ledger);
  const into = [...regular.filter(({ roth }) => roth), ...rothPlans, ...conversions].filter(({ left }) =>
    isPositive(left),
  );
  const years = into.map(({ year }) => year);
  for (const entry of ledger.entries)
    if (entry.kind === "plan_rollover" && entry.ira === "roth") years.push(yearOf(entry.date));
    else if (entry.kind === "rollover_529") years.push(educationYear(entry, ledger));
  const { opening } = ledger;
  if (typeof opening?.roth_since === "number") years.push(opening.roth_since);
  else if (opening) years.push(...openingRothYears(opening));
  return years.length === 0 ? null : Math.min(...years);
}

/** Years by which money must have been in a Roth IRA before the entries (2023, line 20, p. 11: any contribution, a conversion too). */
function openingRothYears(opening: NonNullable<Ledger["opening"]>): number[] {
  const years = (opening.roth_conversions ?? []).flatMap(({ year, amount }) => (amount > 0 ? [year] : []));
  const others = [opening.roth_contributions ?? 0, opening.repayments_carried, opening.rolled_from_529];
  return others.some((amount) => amount > 0) ? [...years, opening.year] : years;
}

/**
 * Form 5329, Parts III and IV, a second time: from the form's own lines, sharing nothing with the program but the types of
 * the ledger and the table of the income limits. Cents; what is income is taken as printed.
 */
import phaseOuts from "../../forms/figures/phase-outs.json" with { type: "json" };
import type { Ledger } from "../../src/ledger/schema.js";
import { depositsAfterCorrections, educationYear, yearOf } from "./facts.js";
import type { Fraction } from "./fraction.js";

/** What a year's printed forms say of money out: income from traditional IRAs, and Roth distributions. */
export interface MoneyOut {
  readonly year: number;
  readonly income: number;
  readonly roth: number;
  readonly removed: number;
}

/** Lines 9 to 25 of each year, by number; undefined from the year on in which they cannot be told. */
export function excessLines(ledger: Ledger, years: readonly MoneyOut[]): (Map<number, number> | undefined)[] {
  let standing: [number, number] | undefined = [
    ledger.opening?.excess_traditional ?? 0,
    ledger.opening?.excess_roth ?? 0,
  ];
  return years.map((out) => {
    if (standing === undefined) return undefined;
    const lines: Map<number, number> | undefined = oneYear(ledger, out, standing);
    standing = lines && [lines.get(16) ?? 0, lines.get(24) ?? 0];
    return lines;
  });
}

/** What of a year's traditional contributions was above what was allowed, in exact cents; null when that is not told. */
export function traditionalExcess(ledger: Ledger, year: number): number | null {
  const { traditional, roth, education } = contributed(ledger, year);
  const all = traditional + roth + education;
  if (all === 0) return null;
  if (isTooOld(ledger, year) && traditional > 0) return traditional;
  const pay = ledger.years[year]?.compensation ?? null;
  const limit = limitOf(ledger, year, all);
  if (pay === null || (ledger.owner.born === null && limit > limitOf(ledger, year, 0))) return null;
  const allowed = Math.min(limit, pay);
  const over = Math.max(0, traditional - Math.min(limit, allowed + careOf(ledger, year)));
  const rothOver = Math.max(0, roth + education - Math.max(0, allowed - traditional));
  return over + rothOver < 100 ? 0 : over;
}

/** Payments for care, for a contribution after December 20, 2019. */
function careOf(ledger: Ledger, year: number): number {
  if (year < 2019) return 0;
  const { regular } = depositsAfterCorrections(ledger);
  const since = regular.filter((each) => !each.roth && each.year === year && each.date > "2019-12-20");
  const paid = since.reduce((cents, { left }) => cents + inCents(left), 0);
  return Math.min(ledger.years[year]?.difficulty_of_care ?? 0, paid);
}

/** What stands in traditional IRAs at a year's end, in cents: line 16, and its part that no line 1 has had. */
export interface Standing {
  readonly all: number;
  readonly off: number;
}

/** What stood before the ledger. */
export function standingBefore(ledger: Ledger): Standing | undefined {
  const { opening } = ledger;
  if (opening?.excess_unknown) return undefined;
  const print = printer(ledger);
  return { all: print(opening?.excess_traditional ?? 0), off: print(opening?.excess_off_line_1 ?? 0) };
}

/** Whether line 1 ends at the limit in any year. */
export function isOffLine1({ years }: Ledger): boolean {
  return Object.values(years).some(({ line_1_above_limit }) => line_1_above_limit === false);
}

/** For someone whose line 1 ends at the limit: what is above it and was not deducted, in exact cents. */
export function leftOff(ledger: Ledger, year: number): number {
  const info = ledger.years[year];
  if (info?.line_1_above_limit !== false) return 0;
  const undeducted = contributed(ledger, year).traditional - (info.deducted ?? 0);
  return Math.max(0, Math.min(undeducted, traditionalOver(ledger, year)));
}

/**
 * A year's end after `income` and `removed` (lines 11 and 12), and what its unused limit took up of what no line 1 has had:
 * by section 219(f)(6) that is contributed for this year. What line 1 once had is taken up first.
 */
export function takeUp(
  ledger: Ledger,
  { year, income, removed }: Pick<MoneyOut, "year" | "income" | "removed">,
  before: Standing,
  removedOff: number,
): { after: Standing | undefined; taken: number; own: number } {
  const print = printer(ledger);
  const lines = oneYear(ledger, { year, income, removed, roth: 0 }, [before.all, 0]);
  const own = Math.min(print(leftOff(ledger, year)), lines?.get(15) ?? 0);
  if (lines === undefined) return { after: undefined, taken: 0, own };
  const left = Math.max(0, before.all - (before.all > 0 ? print(removed) + income : 0));
  const off = Math.max(0, Math.min(left, before.off - print(removedOff)));
  const stays = (lines.get(16) ?? 0) - (lines.get(15) ?? 0);
  const taken = Math.max(0, off - stays);
  return { after: { all: lines.get(16) ?? 0, off: off - taken + own }, taken, own };
}

function printer(ledger: Ledger): (cents: number) => number {
  const unit = ledger.options.round === "dollars" ? 100 : 1;
  return (cents) => Math.floor((cents + unit / 2) / unit) * unit;
}

/** Line 15 before it is rounded. */
function traditionalOver(ledger: Ledger, year: number): number {
  const { traditional, roth, education } = contributed(ledger, year);
  if (isTooOld(ledger, year)) return traditional;
  const limit = limitOf(ledger, year, traditional + roth + education);
  const allowed = Math.min(limit, ledger.years[year]?.compensation ?? limit);
  const over = Math.max(0, traditional - Math.min(limit, allowed + careOf(ledger, year)));
  const rothOver = Math.max(0, roth + education - Math.max(0, allowed - traditional));
  return over + rothOver < 100 ? 0 : over;
}

function oneYear(
  ledger: Ledger,
  { year, income, roth: rothOut, removed }: MoneyOut,
  [before, rothBefore]: [number, number],
): Map<number, number> | undefined {
  const print = printer(ledger);
  const { traditional, roth, education, lateTraditional, lateRoth } = contributed(ledger, year);
  const all = traditional + roth + education;
  const info = ledger.years[year];
  const limit = limitOf(ledger, year, all);
  const pay = info?.compensation ?? null;
  const care = year >= 2019 ? (info?.difficulty_of_care ?? 0) : 0;
  const allowed = Math.min(limit, pay ?? limit);
  const forTraditional = Math.min(limit, allowed + care);
  const forDeposits = Math.min(limit, allowed + careOf(ledger, year));
  const forRoth = rothLimit(ledger, year, allowed);
  const gone = isTooOld(ledger, year);

  // Lines 15 and 23.
  const room = Math.max(0, allowed - traditional);
  let over = gone ? 0 : Math.max(0, traditional - forDeposits);
  let rothOver = Math.max(0, roth + education - room);
  if (over + rothOver < 100) over = rothOver = 0;
  const byIncome = Math.max(0, Math.min(roth, room) - (forRoth ?? allowed));
  const own = print(over + (gone ? traditional : 0));
  const rothOwn = print(rothOver + (byIncome < 100 ? 0 : byIncome));

  const lines = new Map<number, number>();
  const out = before > 0 ? print(removed) + income : 0;
  const left = Math.max(0, before - out);
  const value = info?.roth_year_end_value;
  const empty = typeof value === "number" && value + lateRoth === 0;
  const wentOut = rothBefore > 0 ? (empty && rothOut > 0 ? Math.max(rothOut, rothBefore) : rothOut) : 0;
  const rothLeft = Math.max(0, rothBefore - wentOut);
  let takesUp = 0;
  let rothTakesUp = 0;
  if (left + rothLeft > 0 && all < limit) {
    if (pay === null) return undefined;
    const open = Math.max(0, allowed - all);
    if (rothLeft > 0 && open > 0 && forRoth === null) return undefined;
    takesUp = gone ? 0 : print(Math.max(0, forTraditional - all));
    const openToRoth = rothLeft > 0 ? Math.min(open, Math.max(0, (forRoth ?? 0) - roth)) : 0;
    rothTakesUp = Math.max(0, print(openToRoth) - Math.min(left, takesUp));
  }
  if (before + own > 0) {
    const rest = Math.max(0, left - takesUp);
    const held = info?.year_end_value ?? null;
    lines
      .set(15, own)
      .set(16, rest + own)
      .set(17, tax(rest + own, held === null ? null : held + lateTraditional));
  }
  if (rothBefore + rothOwn > 0) {
    const rest = Math.max(0, rothLeft - rothTakesUp);
    const held = typeof value === "number" ? value + lateRoth : null;
    lines
      .set(23, rothOwn)
      .set(24, rest + rothOwn)
      .set(25, tax(rest + rothOwn, held));
  }
  return lines;

  function tax(excess: number, held: number | null): number {
    return print((held === null ? excess : Math.min(excess, held)) * 0.06);
  }
}

function contributed(ledger: Ledger, year: number) {
  const { regular } = depositsAfterCorrections(ledger);
  const ofYear = regular.filter((each) => each.year === year);
  const sum = (roth: boolean, late: boolean) =>
    ofYear
      .filter((each) => each.roth === roth && (!late || yearOf(each.date) > year))
      .reduce((cents, { left }) => cents + inCents(left), 0);
  const education = ledger.entries.reduce(
    (cents, entry) =>
      cents + (entry.kind === "rollover_529" && educationYear(entry, ledger) === year ? entry.amount : 0),
    0,
  );
  return {
    traditional: sum(false, false),
    roth: sum(true, false),
    education,
    lateTraditional: sum(false, true),
    lateRoth: sum(true, true),
  };
}

/** From the year: the limit, and the limit at 50, in dollars. */
const LIMITS: [number, number, number][] = [
  [2026, 7_500, 8_600],
  [2024, 7_000, 8_000],
  [2023, 6_500, 7_500],
  [2019, 6_000, 7_000],
  [2013, 5_500, 6_500],
  [2008, 5_000, 6_000],
  [2006, 4_000, 5_000],
  [2005, 4_000, 4_500],
  [2002, 3_000, 3_500],
  [2001, 2_000, 2_000],
];

/** Without a date of birth the higher limit holds for amounts that are above the lower one. */
function limitOf({ owner: { born } }: Ledger, year: number, wanted: number): number {
  const [, under = 0, over50 = 0] = LIMITS.find(([from]) => from <= year) ?? [];
  if (born === null) return wanted > under * 100 ? over50 * 100 : under * 100;
  return (year - yearOf(born) >= 50 ? over50 : under) * 100;
}

/** What the income limits leave of a Roth contribution (IRC 408A(c)(3)); null when income is not known. */
function rothLimit(ledger: Ledger, year: number, allowed: number): number | null {
  const info = ledger.years[year];
  const magi = info?.magi ?? null;
  if (magi === null) return null;
  const range = phaseOuts.roth_contribution.single.filter(({ from }) => from <= year).at(-1);
  if (range === undefined) return allowed;
  const start = range.start * 100;
  const end = range.end * 100;
  if (magi <= start) return allowed;
  if (magi >= end) return 0;
  const exact = (allowed * (magi - start)) / (end - start);
  const left = allowed - Math.floor(exact / 1000) * 1000;
  return Math.min(allowed, Math.max(left, 20_000));
}

/** The year of 70 1/2 or later, until 2019. */
function isTooOld({ owner: { born } }: Ledger, year: number): boolean {
  if (born === null || year > 2019) return false;
  const [y, m] = [yearOf(born), Number(born.slice(5, 7))];
  return (m <= 6 ? y + 70 : y + 71) <= year;
}

function inCents({ top, bottom }: Fraction): number {
  return Number((top * 100n) / bottom);
}

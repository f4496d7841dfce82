/**
 * A second computation of Part I and of lines 16 to 18, in exact fractions of a dollar, written from the form,
 * its instructions and Publication 590-B and never from the program. It reads a ledger and gives printed lines.
 * It is made to be checked by eye: one pass a year, top to bottom as on the form, nothing kept but the basis.
 */
import type { Ledger } from "../../src/ledger/schema.js";
import { leftOff, type Standing, standingBefore, takeUp } from "./excess.js";
import { charitable, gather, nondeductiblePart, openingBasis, removedOffLine1, span } from "./facts.js";
import {
  atMost,
  dollars,
  type Fraction,
  fraction,
  isPositive,
  isZero,
  minus,
  nearest,
  notBelowZero,
  over,
  plus,
  times,
  ZERO,
} from "./fraction.js";
import { beyondPretax } from "./special-money.js";

/** How amounts and ratios are printed. */
interface Rounding {
  readonly print: (amount: Fraction) => Fraction;
  readonly places: number;
}

/** The lines of one year by the labels since 2017, in exact dollars, and the basis that goes on. */
export interface OracleYear {
  readonly year: number;
  readonly lines: Record<string, Fraction>;
  readonly basis: Fraction;
  /** What was distributed and its nontaxable part, also where Worksheet 1-1 leaves lines 7 and 12 blank. */
  readonly paid?: { readonly all: Fraction; readonly nontaxable: Fraction };
  /** What of the year's distributions and conversions is income. */
  readonly income: Fraction;
  /** Charitable distributions and transfers to an HSA that are on no line. */
  readonly offForm: Fraction;
  /** Excess contributions at the year's end; undefined once it is not known what stands. */
  readonly standing: Standing | undefined;
  /** Of what no line 1 has had, the part that is left, in cents; also where it is not known what stands. */
  readonly off: number;
  /** What the year took up of that on its line 1, and what was taken out of it, in cents. */
  readonly takenUp: number;
  readonly removedOff: number;
  /** Deductions at 70 1/2 and after that no charitable distribution has used up. */
  readonly toOffset: Fraction;
}

/** Every year from the first to the last of the ledger. */
export function part1(ledger: Ledger): OracleYear[] {
  const [first, last] = span(ledger);
  const years: OracleYear[] = [];
  const standing = standingBefore(ledger);
  const off = standing?.off ?? ledger.opening?.excess_off_line_1 ?? 0;
  const toOffset = dollars(ledger.opening?.qcd_deductions ?? 0);
  let before: Before = { basis: openingBasis(ledger), toOffset, standing, off };
  for (let year = first; year <= last; year++) {
    const done = oneYear(ledger, year, before, years);
    before = done;
    years.push(done);
  }
  return years;
}

type Before = Pick<OracleYear, "basis" | "toOffset" | "standing" | "off">;

/** As many rounds as the program goes before it halves. */
const ROUNDS = 100;

/**
 * A year with what its unused limit takes up of an earlier excess that no line 1 has had. That is on its line 1, which changes
 * what of a distribution is income, which ends an excess first. From nothing, what is taken up goes onto line 1 again until it
 * leads to no more than itself.
 */
function oneYear(ledger: Ledger, year: number, before: Before, earlier: readonly OracleYear[]): OracleYear {
  const { removed } = gather(ledger, year);
  const removedOff = removedOffLine1(ledger, year);
  const off = Math.min(inCents(removedOff), before.off);
  const unknown = { standing: undefined, off: before.off - off + leftOff(ledger, year) };
  const withTaken = (taken: number) => {
    const done = linesOf(ledger, year, before, earlier, dollars(taken), dollars(off));
    const moved = { takenUp: taken, removedOff: off };
    const facts = { year, income: inCents(done.income), removed: inCents(removed) };
    const next = before.standing && takeUp(ledger, facts, before.standing, off);
    if (next?.after === undefined) return { year: { ...done, ...moved, ...unknown }, leadsTo: taken };
    const { after, taken: leadsTo, own } = next;
    const standing = { ...after, off: Math.max(0, after.off - own + leadsTo - taken) + own };
    return { year: { ...done, ...moved, standing, off: standing.off }, leadsTo };
  };
  const leadsTo = (taken: number) => withTaken(taken).leadsTo;
  let [low, high] = [0, leadsTo(0)];
  let next = leadsTo(high);
  for (let round = 0; round < ROUNDS && next > high; round++) {
    [low, high] = [high, next];
    next = leadsTo(high);
  }
  if (next === high) return withTaken(high).year;
  if (next > high) [low, high] = [high, before.off];
  const unit = ledger.options.round === "dollars" ? 100 : 1;
  while (high - low > unit) {
    const middle = low + Math.floor((high - low) / (2 * unit)) * unit;
    if (leadsTo(middle) > middle) low = middle;
    else high = middle;
  }
  return withTaken(high).year;
}

function linesOf(
  ledger: Ledger,
  year: number,
  before: Before,
  earlier: readonly OracleYear[],
  takenUp: Fraction,
  removedOff: Fraction,
): Omit<OracleYear, "standing" | "off" | "takenUp" | "removedOff"> {
  const { round, line10_places: places, carry_leftover: keepLeftover } = ledger.options;
  const print = (amount: Fraction) => nearest(amount, round === "dollars" ? 1 : 100);
  const how: Rounding = { print, places };
  const info = ledger.years[year];
  const facts = gather(ledger, year);
  const lines: Record<string, Fraction> = {};

  // Lines 1 to 3.
  const contributed = plus(ZERO, ...facts.deposits.map(({ left }) => left));
  const nondeductible = minus(
    plus(contributed, takenUp),
    dollars((info?.deducted ?? 0) + leftOff(ledger, year)),
  );
  facts.repaidOnLine1 = plus(facts.repaidOnLine1, repaidBasis(ledger, year, earlier));
  const line1 = print(plus(nondeductible, facts.repaidOnLine1));
  const line2Exact = notBelowZero(
    minus(plus(before.basis, facts.basisChange), minus(facts.removed, removedOff)),
  );
  const line2 = print(line2Exact);
  const line3 = plus(line1, line2);
  const deposits = [{ date: `${year - 1}-12-31`, year, roth: false, left: takenUp }, ...facts.deposits];

  // Line 4: only what was paid in after the year's end, and of that what was not deducted.
  const late = print(
    nondeductiblePart(deposits, nondeductible, info?.nondeductible_first ?? "earliest", year + 1),
  );

  // Lines 5 to 8, entered whether or not they will be printed.
  const converted = facts.conversions;
  const line5 = minus(line3, late);
  const value = info?.year_end_value ?? null;
  const valueExact = notBelowZero(plus(dollars(value ?? 0), facts.valueChange));
  const line6 = print(valueExact);
  const { excluded: charity, toOffset } = charitable(ledger, year, facts, before.toOffset, line5, valueExact);
  // What a transfer to an HSA takes beyond pre-tax money, after charity, is on line 7 (IRC 408(d)(9)(E)).
  const all = plus(valueExact, facts.withdrawn, facts.conversions, facts.charity, facts.hsa);
  const hsaKept = beyondPretax(facts.hsa, minus(minus(all, line5), charity));
  const taken = plus(facts.withdrawn, minus(facts.charity, charity), hsaKept);
  const offForm = plus(charity, minus(facts.hsa, hsaKept));
  const line7 = print(taken);
  const line8 = print(converted);

  // What happened is told by exact amounts, even where they print as zero.
  const contributedSome = isPositive(plus(nondeductible, facts.repaidOnLine1));
  const tookSomething = isPositive(taken) || isPositive(converted);
  const everythingConverted = isPositive(converted) && !isPositive(taken) && !isPositive(valueExact);
  const hasBasis = contributedSome || isPositive(line2Exact);
  // A divorce transfer has to be shown on line 2 (p. 9), so it completes Part I as a contribution does.
  const completed =
    contributedSome || facts.divorceChangesBasis || (hasBasis && tookSomething && !everythingConverted);

  if (!completed) {
    const ordinary = print(notBelowZero(minus(minus(taken, facts.disaster), facts.rolledBack)));
    // Part II by itself: line 17 is the basis that there was before the conversion.
    if (isPositive(converted)) {
      const basisInConversion = hasBasis ? line2 : ZERO;
      Object.assign(lines, { "16": line8, "17": basisInConversion, "18": minus(line8, basisInConversion) });
      const left = notBelowZero(minus(basisInConversion, line8));
      const income = plus(ordinary, notBelowZero(lines["18"] ?? ZERO));
      return { year, lines, income, offForm, toOffset, basis: keepLeftover ? left : ZERO };
    }
    return { year, lines, income: ordinary, offForm, toOffset, basis: line2Exact };
  }

  Object.assign(lines, { "1": line1, "2": line2, "3": line3 });
  if (!tookSomething) {
    lines["14"] = line3;
    return { year, lines, income: ZERO, offForm, toOffset, basis: line3 };
  }
  Object.assign(lines, { "4": late, "5": line5 });

  const sheet =
    info?.deduction_limited && isPositive(plus(contributed, takenUp))
      ? worksheet(
          line2,
          print(plus(contributed, takenUp, facts.repaidOnLine1)),
          line6,
          print(plus(taken, converted)),
          how,
        )
      : undefined;
  if (sheet !== undefined && atMost(sheet.nontaxable, line5)) {
    const taxable = minus(sheet.out, sheet.nontaxable);
    const onConversion = isPositive(sheet.out) ? print(times(taxable, over(line8, sheet.out))) : ZERO;
    lines["13"] = sheet.nontaxable;
    lines["14"] = minus(line3, sheet.nontaxable);
    lines["15a"] = minus(taxable, onConversion);
    if (isPositive(converted))
      Object.assign(lines, { "16": line8, "17": minus(line8, onConversion), "18": onConversion });
  } else {
    const line9 = plus(line6, line7, line8);
    const ratio = ratioOf(line5, line9, how);
    let line11 = print(times(line8, ratio));
    let line12 = print(times(line7, ratio));
    const tooMuch = notBelowZero(minus(plus(line11, line12), line5));
    const from12 = atMost(tooMuch, line12) ? tooMuch : line12;
    line12 = minus(line12, from12);
    line11 = minus(line11, minus(tooMuch, from12));
    const line13 = plus(line11, line12);
    Object.assign(lines, { "6": line6, "7": line7, "8": line8, "9": line9, "10": ratio });
    Object.assign(lines, { "11": line11, "12": line12, "13": line13 });
    lines["14"] = minus(line3, line13);
    lines["15a"] = minus(line7, line12);
    if (isPositive(converted))
      Object.assign(lines, { "16": line8, "17": line11, "18": minus(line8, line11) });
  }

  // Lines 15b and 15c.
  const line15a = lines["15a"] ?? ZERO;
  const onlyDisaster = isPositive(facts.disaster) && isZero(minus(taken, facts.disaster));
  lines["15b"] =
    !isPositive(facts.disaster) || isZero(line15a)
      ? ZERO
      : onlyDisaster
        ? line15a
        : print(times(line15a, over(print(facts.disaster), line7)));
  let line15c = minus(line15a, lines["15b"]);
  let back = ZERO;
  if (isPositive(facts.rolledBack)) {
    // Only what is the same under every reading of the worksheet: all of line 7 was paid back.
    if (!isZero(minus(facts.rolledBack, taken))) throw new Error("a partial repayment with basis");
    back = minus(line7, line15c);
    line15c = ZERO;
  }
  lines["15c"] = line15c;
  const paid = { all: line7, nontaxable: notBelowZero(minus(line7, line15a)) };
  const income = plus(line15c, notBelowZero(lines["18"] ?? ZERO));
  return { year, lines, paid, income, offForm, toOffset, basis: plus(lines["14"] ?? ZERO, back) };
}

/** Publication 590-B, Worksheet 1-1, lines 1 to 8. */
function worksheet(basis: Fraction, contributions: Fraction, value: Fraction, out: Fraction, how: Rounding) {
  const part = plus(basis, contributions);
  const ratio = ratioOf(part, plus(value, out), how);
  return { out, nontaxable: how.print(times(out, ratio)) };
}

/** `part ÷ whole` as printed: never above 1, and 0 or 1 when there is nothing to divide by. */
function ratioOf(part: Fraction, whole: Fraction, { places }: Rounding): Fraction {
  if (!isPositive(part)) return ZERO;
  return atMost(whole, part) ? fraction(1) : nearest(over(part, whole), 10 ** places);
}

/**
 * From 2008 to 2012 line 1 took of a repaid disaster distribution of an earlier year the part that had come from
 * nondeductible contributions: in the proportion of line 12 to line 7 of that year (Instructions 2008, line 1).
 */
export function repaidBasis(ledger: Ledger, year: number, earlier: readonly OracleYear[]): Fraction {
  if (year < 2008 || year > 2012) return ZERO;
  const parts = ledger.entries.flatMap((entry) => {
    if (entry.kind !== "repayment" || entry.of !== "disaster" || entry.ira === "roth") return [];
    if (Number(entry.date.slice(0, 4)) !== year || entry.distributed >= year) return [];
    const paid = earlier.find((each) => each.year === entry.distributed)?.paid;
    if (paid === undefined || isZero(paid.all)) return [];
    return [nearest(over(times(dollars(entry.amount), paid.nontaxable), paid.all), 100)];
  });
  return plus(ZERO, ...parts);
}

function inCents({ top, bottom }: Fraction): number {
  return Number((top * 100n) / bottom);
}

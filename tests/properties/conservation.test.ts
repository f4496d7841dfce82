import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineLabel } from "../../src/data/printed-form.js";
import type { LedgerResult, YearResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Entry, Ledger } from "../../src/ledger/schema.js";
import { isOffLine1, leftOff } from "../oracle/excess.js";
import { gather, netIncome, requiredIn, rothChanges, rothRepayments, yearOf } from "../oracle/facts.js";
import { type Fraction, ZERO } from "../oracle/fraction.js";
import { part1, repaidBasis } from "../oracle/part1.js";
import { isLate, withinDisasterLimits } from "../oracle/special-money.js";
import { accepted, inCents, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers, type LedgerInput } from "./ledgers.js";

describe.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)("in cents, in ledgers of %s,", (_, ledgers) => {
  test(
    "what is taxed and what is not is what came out",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const { ledger, result } = both(input);
          const out = sum(ledger.entries.map(moneyOut));
          expect(sum(result.years.map((year) => year.form_1040["4a"]))).toBe(out);
          expect(taxed(result, ledger) + untaxed(result, ledger)).toBe(out);
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );

  test(
    "basis never appears or disappears",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const { ledger, result } = both(input);
          // The second computation follows an excess in traditional IRAs alone.
          fc.pre(!isOffLine1(ledger) || result.years.every(({ carry }) => !carry.excess_unknown));
          const oracle = part1(ledger);
          let before = ledger.opening?.basis ?? 0;
          for (const year of result.years) {
            const { tax_year, lines, carry } = year;
            const facts = gather(ledger, tax_year);
            const deducted = ledger.years[tax_year]?.deducted ?? 0;
            // What line 1 leaves off comes onto a later one, or is taken out without having been basis.
            const { takenUp = 0, removedOff = 0 } = oracle.find((done) => done.year === tax_year) ?? {};
            const onLine1 = takenUp - leftOff(ledger, tax_year);
            const contributed = sum(facts.deposits.map(({ left }) => cents(left))) - deducted + onLine1;
            const there = before + cents(facts.basisChange);
            const repaid = cents(facts.repaidOnLine1) + cents(repaidBasis(ledger, tax_year, oracle));
            const into = contributed + repaid;
            const all = cents(facts.removed) - removedOff;
            const removed = Math.min(there, all);
            if (removed < all) expect(codes(result, tax_year)).toContain("excess_above_basis");
            const back = lines["14"] === undefined ? 0 : carry.basis - lines["14"];
            const unrecovered = there + into - removed - recovered(year) + back - carry.basis;
            if (unrecovered !== 0) {
              expect(unrecovered).toBe((lines["17"] ?? 0) - (lines["16"] ?? 0));
              expect(unrecovered).toBeGreaterThan(0);
              expect(codes(result, tax_year)).toContain("basis_unrecovered");
            }
            before = carry.basis;
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );

  test(
    "money in a Roth IRA that was taxed before never appears or disappears",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const { ledger, result } = both(input);
          let before =
            (ledger.opening?.roth_contributions ?? 0) +
            sum((ledger.opening?.roth_conversions ?? []).map(({ amount }) => amount));
          for (const year of result.years) {
            const { carry, lines, tax_year } = year;
            const facts = gather(ledger, tax_year);
            const changes = rothChanges(ledger, tax_year);
            const into =
              cents(facts.rothDeposits) +
              cents(facts.conversions) +
              cents(changes.contributions) +
              cents(changes.conversions);
            const repaid = cents(rothRepayments(ledger, tax_year));
            const line19 = on(year, "19");
            const left = Math.max(0, before + into - (line19 ?? 0));
            const used = (lines["25a"] ?? 0) - (lines["25b"] ?? 0) - (lines["25c"] ?? lines["25"] ?? 0);
            const has25a = tax_year >= 2017 && lines["25a"] !== undefined;
            const over = line19 === undefined ? undefined : repaid - (has25a ? used : 0);
            const after =
              (carry.roth_contributions ?? 0) +
              sum(carry.roth_conversions.map(({ amount }) => amount)) +
              (carry.repayments_carried ?? 0);
            if (over !== undefined) expect(after).toBe(left + over);
            else if (repaid === 0) expect(after).toBe(left);
            before = after;
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );
});

function both(input: LedgerInput): { ledger: Ledger; result: LedgerResult } {
  const kept = inCents(input);
  const result = accepted(kept);
  const ledger = parseLedger(kept);
  if (!ledger.ok) throw new Error("unreachable");
  return { ledger: ledger.value, result };
}

/** What leaves an IRA by an entry, as line 4a of Form 1040 counts it, in cents. */
function moneyOut(entry: Entry): number {
  switch (entry.kind) {
    case "distribution":
    case "rollover":
    case "excess_removal":
      return entry.amount;
    case "conversion":
      return entry.amount + (entry.withheld ?? 0);
    case "returned_contribution":
      return entry.amount + netIncome(entry);
    case "recharacterization": {
      const of = entry.converted ?? entry.for;
      return yearOf(entry.date) === of ? entry.amount + netIncome(entry) : 0;
    }
    default:
      return 0;
  }
}

/** The amount of a line by the label it has had since 2017. */
function on({ lines, tax_year }: YearResult, id: string): number | undefined {
  return lines[lineLabel(id, tax_year) ?? "none"];
}

/**
 * Line 4b of Form 1040 and what goes there by way of Form 8915, with the income of the conversions of 2010 in the year
 * of the conversion, whenever it was taxed.
 */
function taxed({ years }: LedgerResult, ledger: Ledger): number {
  return sum(
    years.map((year, at) => {
      const { tax_year, form_1040, lines } = year;
      const putOff = (lines["20a"] ?? 0) + (lines["20b"] ?? 0);
      const late = putOff - ofEarlierIncome(year, years[at - 1]);
      const alone = lines["7"] ?? lines["15a"] ?? lines["15"];
      const within = withinDisasterLimits(ledger, tax_year);
      const disasters = ledger.entries.filter(
        (entry) =>
          entry.kind === "distribution" &&
          entry.reason === "disaster" &&
          entry.ira !== "roth" &&
          yearOf(entry.date) === tax_year,
      );
      const withoutPartI =
        alone === undefined ? sum(disasters.map(({ index }) => cents(within.get(index) ?? ZERO))) : 0;
      const onForm8915 = (lines["15b"] ?? 0) + (tax_year === 2010 ? 0 : (lines["25b"] ?? 0));
      return form_1040["4b"] + late + onForm8915 + withoutPartI;
    }),
  );
}

/** What of line 4b is income of the conversions and plan rollovers of 2010 that was put off. */
function ofEarlierIncome({ tax_year, lines }: YearResult, before: YearResult | undefined): number {
  if (tax_year === 2010) return lines["33"] ?? 0;
  const deferred = before?.carry.deferred_income;
  if (deferred === undefined) return 0;
  if (lines["35"] !== undefined) return lines["35"];
  const left = sum(deferred.due.map(({ ira, plan }) => ira + plan)) - deferred.taxed_early;
  const due = sum(deferred.due.filter(({ year }) => year === tax_year).map(({ ira }) => ira));
  return Math.min(left, due);
}

/** Everything that came out and is taxed nowhere. */
function untaxed(result: LedgerResult, ledger: Ledger): number {
  const oracle = part1(ledger);
  const byYear = result.years.map((year) => {
    const { tax_year, lines } = year;
    const has15 = lines["15a"] !== undefined;
    const repaid = has15
      ? (lines["15a"] ?? 0) - (lines["15b"] ?? 0) - (lines["15c"] ?? 0)
      : cents(gather(ledger, tax_year).rolledBack);
    const offForm = oracle.find((each) => each.year === tax_year)?.offForm;
    const brought = tax_year === 2010 ? (lines["33"] ?? 0) : tax_year === 2011 ? (lines["35"] ?? 0) : 0;
    const disaster = tax_year === 2010 ? 0 : (lines["25b"] ?? 0);
    const taxable = (on(year, "25c") ?? 0) - brought + disaster;
    return (
      recovered(year) +
      repaid -
      taxable +
      (offForm === undefined ? 0 : cents(offForm)) +
      cents(gather(ledger, tax_year).removed)
    );
  });
  const required = requiredIn(ledger);
  const byEntry = ledger.entries.map((entry) => {
    switch (entry.kind) {
      case "distribution":
        return entry.ira === "roth" ? entry.amount : 0;
      case "rollover":
        if (entry.ira === "roth") return entry.amount;
        if (isLate(entry, ledger) || ledger.owner.inherited_from !== null) return 0;
        return entry.amount - cents(required.get(entry.index) ?? ZERO);
      case "recharacterization":
        // What was converted and moved back had come out too.
        return moneyOut(entry) + (entry.of === "conversion" ? entry.amount : 0);
      case "returned_contribution":
        // A conversion of what was returned had come out too.
        return (
          moneyOut(entry) - Math.max(0, netIncome(entry)) + (entry.converted === null ? 0 : entry.amount)
        );
      case "repayment":
        return entry.of === "home_purchase" && entry.ira !== "roth" ? entry.amount : 0;
      default:
        return 0;
    }
  });
  return sum(byYear) + sum(byEntry);
}

/** Basis that came out free of tax, by the lines. */
function recovered({ lines }: YearResult): number {
  return lines["13"] ?? Math.min(lines["17"] ?? 0, lines["16"] ?? 0);
}

function codes({ findings }: LedgerResult, year: number): string[] {
  return findings.filter(({ tax_year }) => tax_year === year).map(({ code }) => code);
}

/** Whole cents of exact dollars. */
function cents({ top, bottom }: Fraction): number {
  return Number((top * 100n) / bottom);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { lineLabel } from "../../src/data/printed-form.js";
import type { YearResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Ledger } from "../../src/ledger/schema.js";
import { accepted, runs, timeLimit } from "../properties/accepted.js";
import { allLedgers, everydayLedgers } from "../properties/ledgers.js";
import { excessLines, type MoneyOut } from "./excess.js";
import { netIncome, yearOf } from "./facts.js";

/** The years in which income of 2010 falls due say nothing of what came out of traditional IRAs. */
const AFTER_2012 = 2013;

/** Income of traditional IRAs is line 4b without the Roth IRAs' and what came back with returned contributions. */
function moneyOut(ledger: Ledger, { tax_year: year, form_1040, lines }: YearResult): MoneyOut {
  const roth = lines[lineLabel("25c", year) ?? "none"] ?? 0;
  const rothOut = ledger.entries.reduce(
    (sum, entry) =>
      sum +
      (entry.kind === "distribution" && entry.ira === "roth" && yearOf(entry.date) === year
        ? entry.amount
        : 0),
    0,
  );
  const unit = ledger.options.round === "dollars" ? 100 : 1;
  return {
    year,
    income: form_1040["4b"] - roth,
    roth: Math.floor((rothOut + unit / 2) / unit) * unit,
    removed: ledger.entries.reduce(
      (sum, entry) =>
        sum + (entry.kind === "excess_removal" && yearOf(entry.date) === year ? entry.amount : 0),
      0,
    ),
  };
}

/** What this short way to the money out cannot follow: other kinds that leave Roth IRAs, gains, removals in part. */
function isPlain(ledger: Ledger, years: readonly YearResult[]): boolean {
  if ((years[0]?.tax_year ?? 0) < AFTER_2012) return false;
  const gains = ledger.entries.some(
    (entry) => entry.kind === "returned_contribution" && netIncome(entry) > 0,
  );
  const other = ledger.entries.some(
    (entry) =>
      (entry.kind === "rollover" && entry.ira === "roth") ||
      (entry.kind === "repayment" && entry.ira === "roth") ||
      (entry.kind === "recharacterization" && entry.of === "conversion" && entry.date >= "2018") ||
      (entry.kind === "distribution" && entry.ira === "roth" && entry.reason !== "normal") ||
      entry.kind === "excess_removal",
  );
  // Without a date of birth the limit of a year is not known when more than the lower one was contributed.
  const isAgeOpen = ledger.owner.born === null && ledger.entries.some(({ kind }) => kind === "contribution");
  return !gains && !other && !isAgeOpen;
}

// Few ledgers can be followed: about one of three, or one of ten. Those alone are counted, so that none of a few runs is empty.
test.each([
  ["everyday kinds", everydayLedgers, 3],
  ["every kind", allLedgers, 10],
] as const)(
  "the 6 percent tax of ledgers of %s is that of a second computation",
  (_, ledgers, oneOf) => {
    let compared = 0;
    fc.assert(
      fc.property(ledgers, (input) => {
        const result = accepted(input);
        const ledger = parseLedger(input);
        if (!ledger.ok) throw new Error("unreachable");
        fc.pre(isPlain(ledger.value, result.years));
        const second = excessLines(
          ledger.value,
          result.years.map((year) => moneyOut(ledger.value, year)),
        );
        for (const [at, { tax_year, form_5329 = {} }] of result.years.entries()) {
          const want = second[at] ?? new Map<number, number>();
          const got = new Map(
            Object.entries(form_5329)
              .filter(([line]) => ["15", "16", "17", "23", "24", "25"].includes(line))
              .map(([line, cents]) => [Number(line), cents]),
          );
          expect(got, String(tax_year)).toEqual(want);
          if (want.size > 0) compared++;
        }
      }),
      { numRuns: Math.max(5, Math.ceil(runs / oneOf)) },
    );
    expect(compared).toBeGreaterThan(0);
  },
  timeLimit,
);

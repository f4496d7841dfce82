import fc from "fast-check";
import { expect, test } from "vitest";
import { lineLabel } from "../../src/data/printed-form.js";
import type { YearResult } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { accepted, runs, timeLimit } from "../properties/accepted.js";
import { allLedgers, everydayLedgers } from "../properties/ledgers.js";
import { dollars, type Fraction } from "./fraction.js";
import { type Printed, rothBasis } from "./roth-basis.js";

test.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)(
  "lines 22 and 24 of ledgers of %s follow the instructions' worksheet and chart",
  (_, ledgers) => {
    fc.assert(
      fc.property(ledgers, (input) => {
        const { years } = accepted(input);
        const ledger = parseLedger(input);
        if (!ledger.ok) throw new Error("unreachable");
        const told = rothBasis(
          ledger.value,
          years.map((year) => ({ year: year.tax_year, printed: printedLines(year) })),
        );
        for (const [at, year] of years.entries()) {
          const by = told[at];
          if (by === undefined) throw new Error("unreachable");
          const { carry, lines } = year;
          const on = (id: string) => lines[lineLabel(id, year.tax_year) ?? "none"];
          const layers = carry.roth_conversions.reduce((sum, { amount }) => sum + amount, 0);
          const program = {
            line22: on("22") ?? "blank",
            line24: on("24") ?? "blank",
            contributions: (carry.roth_contributions ?? 0) + (carry.repayments_carried ?? 0),
            conversions: layers,
          };
          expect(program).toEqual({
            line22: on("22") === undefined ? "blank" : cents(by.line22),
            line24: on("24") === undefined ? "blank" : cents(by.line24),
            contributions: cents(by.contributions),
            conversions: cents(by.conversions),
          });
        }
      }),
      { numRuns: runs },
    );
  },
  timeLimit,
);

function printedLines({ tax_year, lines }: YearResult): Printed {
  return (id) => {
    // Before 2017 one line 25 is all of it; another line of 2010 has the label 25b.
    const label = lineLabel(id, tax_year) ?? (id === "25a" ? "25" : null);
    const amount = label === null ? undefined : lines[label];
    return amount === undefined ? undefined : dollars(amount);
  };
}

/** Whole cents of exact dollars. */
function cents({ top, bottom }: Fraction): number {
  return Number((top * 100n) / bottom);
}

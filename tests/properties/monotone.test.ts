import fc from "fast-check";
import { expect, test } from "vitest";
import { lineLabel } from "../../src/data/printed-form.js";
import { accepted, inCents, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers, type LedgerInput } from "./ledgers.js";

test.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)(
  "a higher year-end value never lowers what is taxed that year, in ledgers of %s",
  (_, ledgers) => {
    const more = fc.integer({ min: 1, max: 5_000_000 });
    fc.assert(
      fc.property(ledgers, fc.nat(), more, (input, which, cents) => {
        const years = Object.keys(input.years);
        const year = years[which % years.length] ?? "";
        // Worksheet 1-1 is used or not used by a comparison that the value moves, so the taxed part may jump.
        fc.pre(input.years[year]?.deduction_limited !== true);
        // A deduction at 70 1/2 and after is set off against a charitable distribution, which the value makes larger.
        const deducted = Object.values(input.years).some((info) => Number(info.deducted) > 0);
        fc.pre(!deducted || !input.entries.some(({ reason }) => reason === "qcd"));
        const kept = inCents(input);
        expect(taxedIn(raised(kept, year, cents / 100), year)).toBeGreaterThanOrEqual(taxedIn(kept, year));
      }),
      { numRuns: runs },
    );
  },
  timeLimit,
);

function raised(input: LedgerInput, year: string, dollars: number): LedgerInput {
  const info = input.years[year];
  const value = Math.round((Number(info?.year_end_value) + dollars) * 100) / 100;
  return { ...input, years: { ...input.years, [year]: { ...info, year_end_value: value } } };
}

function taxedIn(input: LedgerInput, year: string): number {
  const found = accepted(input).years.find(({ tax_year }) => String(tax_year) === year);
  if (found === undefined) return 0;
  // Conversion income of 2010 is taxed later, but it is income of that year's conversions all the same.
  const putOff = (["spread_first", "spread_second"] as const).map((id) => lineLabel(id, found.tax_year));
  const lines = [...putOff, "15b"].map((label) => found.lines[label ?? "none"] ?? 0);
  return lines.reduce((sum, amount) => sum + amount, found.form_1040["4b"]);
}

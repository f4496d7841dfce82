import type { ChartYear, LedgerChart } from "../../src/chart/ledger-chart.js";
import { chartOf } from "../../src/chart/ledger-chart.js";
import { parseLedger } from "../../src/ledger/parse.js";

/** The chart of a ledger as it is written; throws when the ledger is wrong. */
export function chartOfInput(input: unknown): LedgerChart {
  const ledger = parseLedger(input);
  const chart = ledger.ok ? chartOf(ledger.value) : ledger;
  if (!chart.ok) throw new Error(JSON.stringify(chart.problems));
  return chart.value;
}

/** A year in which nothing happened but what is given. */
export function chartYear(tax_year: number, what: Partial<ChartYear> = {}): ChartYear {
  return {
    tax_year,
    basis: 0,
    contributed: { nondeductible: 0, deducted: 0 },
    converted: { taxFree: 0, taxed: 0 },
    distributed: { taxFree: 0, taxed: 0 },
    roth: 0,
    ...what,
  };
}

/** A life with IRAs, as long as it is asked for: saving, a conversion now and then, at the end withdrawals. */
export function lifetime(years: number): LedgerChart {
  let basis = 0;
  return {
    owner: "Ada Example",
    years: Array.from({ length: years }, (_, index) => {
      const saving = index < years * 0.7;
      const contributed = saving ? 2_000_00 + index * 150_37 : 0;
      const deducted = index % 7 === 3 ? contributed : 0;
      const converted = index % 5 === 4 ? 30_000_00 + index * 1_111_11 : 0;
      const distributed = saving ? 0 : 18_000_00 + (index % 4) * 2_345_67;
      basis += contributed - deducted;
      const taxFree = (out: number) => Math.min(Math.round(out * 0.12), Math.floor(basis / 2));
      const [fromConversion, fromDistribution] = [taxFree(converted), taxFree(distributed)];
      basis -= fromConversion + fromDistribution;
      return chartYear(1989 + index, {
        basis,
        contributed: { nondeductible: contributed - deducted, deducted },
        converted: { taxFree: fromConversion, taxed: converted - fromConversion },
        distributed: { taxFree: fromDistribution, taxed: distributed - fromDistribution },
        roth: index % 9 === 2 ? 3_000_00 : 0,
      });
    }),
  };
}

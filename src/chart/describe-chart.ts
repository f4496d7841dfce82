import { type Cents, formatDollars } from "../money/cents.js";
import type { ChartYear, LedgerChart } from "./ledger-chart.js";

/** The picture in words: every amount in it, year by year, for those who hear it read or cannot see it. */
export function describeChart({ years }: LedgerChart): string {
  if (years.length === 0) return "The ledger has no year yet.";
  return ["Amounts in dollars, by tax year.", ...years.map(describeYear)].join("\n");
}

function describeYear({ tax_year, basis, contributed, converted, distributed, roth }: ChartYear): string {
  const happened = [
    said("nondeductible contributions to traditional IRAs", contributed.nondeductible),
    said("deducted contributions to traditional IRAs", contributed.deducted),
    said("contributions to Roth IRAs", roth),
    said("conversions to Roth IRAs, tax-free", converted.taxFree),
    said("conversions to Roth IRAs, taxed", converted.taxed),
    said("distributions, tax-free", distributed.taxFree),
    said("distributions, taxed", distributed.taxed),
  ].filter((words) => words !== null);
  return `${tax_year}: ${[...happened, `basis carried to ${tax_year + 1} ${formatDollars(basis)}`].join("; ")}.`;
}

function said(what: string, cents: Cents): string | null {
  return cents === 0 ? null : `${what} ${formatDollars(cents)}`;
}

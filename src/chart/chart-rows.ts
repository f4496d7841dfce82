import type { Cents } from "../money/cents.js";
import type { ChartYear } from "./ledger-chart.js";

/**
 * What a part of a bar stands for, told apart by more than colour: money that was taxed before is light with an
 * outline, money taxed in the year is dark, money to be taxed later is hatched.
 */
export interface Fill {
  readonly style: "taxed_before" | "taxed" | "taxed_later";
  /** Its word in the row's key, and above a bar that has two parts. */
  readonly key: string;
}

/** A part of one year's bar, from the bottom up. */
export interface Part {
  readonly fill: Fill;
  readonly cents: Cents;
}

/** One row of the chart: what it shows, and its parts in a year. */
export interface Row {
  readonly title: string;
  /** A level that holds until it changes is an area; what happens in a year is a bar. */
  readonly shape: "area" | "bars";
  readonly fills: readonly Fill[];
  parts(year: ChartYear): Part[];
}

const basis: Fill = { style: "taxed_before", key: "basis" };
const nondeductible: Fill = { style: "taxed_before", key: "nondeductible" };
const deducted: Fill = { style: "taxed_later", key: "deducted" };
const taxFree: Fill = { style: "taxed_before", key: "tax-free" };
const taxed: Fill = { style: "taxed", key: "taxed" };

/** The rows of the chart, from the top. */
export const chartRows: readonly Row[] = [
  {
    title: "Basis carried to the next year",
    shape: "area",
    fills: [],
    parts: (year) => [{ fill: basis, cents: year.basis }],
  },
  {
    title: "Contributions to traditional IRAs",
    shape: "bars",
    fills: [nondeductible, deducted],
    parts: ({ contributed }) => [
      { fill: nondeductible, cents: contributed.nondeductible },
      { fill: deducted, cents: contributed.deducted },
    ],
  },
  {
    title: "Conversions to Roth IRAs",
    shape: "bars",
    fills: [taxFree, taxed],
    parts: ({ converted }) => [
      { fill: taxFree, cents: converted.taxFree },
      { fill: taxed, cents: converted.taxed },
    ],
  },
  {
    title: "Distributions",
    shape: "bars",
    fills: [taxFree, taxed],
    parts: ({ distributed }) => [
      { fill: taxFree, cents: distributed.taxFree },
      { fill: taxed, cents: distributed.taxed },
    ],
  },
  {
    title: "Contributions to Roth IRAs",
    shape: "bars",
    fills: [],
    parts: ({ roth }) => [{ fill: nondeductible, cents: roth }],
  },
];

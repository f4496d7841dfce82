import { describeChart } from "../../chart/describe-chart.js";
import { chartTitle, drawChart } from "../../chart/draw-chart.js";
import type { ChartYear, LedgerChart } from "../../chart/ledger-chart.js";
import { type Cents, formatDollars } from "../../money/cents.js";
import type { Column, PageWriter } from "../../pdf/pages/page-writer.js";

/** Amounts of a year in the table, by their heading. */
const AMOUNTS: readonly (readonly [heading: string, amount: (year: ChartYear) => Cents])[] = [
  ["Not deducted", ({ contributed }) => contributed.nondeductible],
  ["Deducted", ({ contributed }) => contributed.deducted],
  ["Into Roth IRAs", ({ roth }) => roth],
  ["Converted, tax-free", ({ converted }) => converted.taxFree],
  ["Converted, taxed", ({ converted }) => converted.taxed],
  ["Taken out, tax-free", ({ distributed }) => distributed.taxFree],
  ["Taken out, taxed", ({ distributed }) => distributed.taxed],
  ["Basis carried on", ({ basis }) => basis],
];

/** Heights in points, so that a table which fits on a page stays on one. */
const HEAD_OF_TABLE = 60;
const ROW_OF_TABLE = 15.5;

/** Writes the picture of a ledger, and below it a table of its amounts. Not for mailing. */
export function writeChart(pages: PageWriter, chart: LedgerChart): void {
  pages.heading(chartTitle(chart));
  pages.picture(drawChart(chart, { alone: false }), describeChart(chart));
  if (chart.years.length === 0) return;
  const used = AMOUNTS.filter(([, amount]) => chart.years.some((year) => amount(year) !== 0));
  const columns: Column[] = [
    { heading: "Year", share: 0.7 },
    ...used.map(([heading]): Column => ({ heading, share: 1, align: "right" })),
  ];
  const rows = chart.years.map((year) => [
    { bold: String(year.tax_year), text: "" },
    ...used.map(([, amount]) => (amount(year) === 0 ? "" : formatDollars(amount(year)))),
  ]);
  pages.together(HEAD_OF_TABLE + rows.length * ROW_OF_TABLE);
  pages.subheading("The same in dollars");
  pages.table(columns, rows, { compact: true });
}

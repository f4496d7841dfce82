import type { LedgerResult } from "../index.js";
import { type Clocks, clocksOf } from "../lines/clocks.js";
import { formatDollars } from "../money/cents.js";
import { DONE, REFUSED } from "./exit-status.js";
import { readLedgers } from "./read-ledgers.js";
import { table } from "./table.js";
import { shown, type Terminal } from "./terminal.js";

/** `form8606 clocks`: each conversion's five years, the person's own Roth clock, and what may come out when. */
export function clocks(file: string, { json }: { json?: true }, terminal: Terminal): number {
  const [computed] = readLedgers([file], terminal, {}) ?? [];
  if (computed === undefined) return REFUSED;
  const { result, ledger } = computed;
  const carry = result.years.at(-1)?.carry;
  if (carry === undefined) {
    terminal.complain("The ledger has no year to look at.");
    return REFUSED;
  }
  const found = clocksOf(carry, ledger.owner);
  if (json) {
    terminal.print(JSON.stringify(clocksToJson(result, carry.year, found), null, 2));
    return DONE;
  }
  terminal.print(terminal.style.strong(`${shown(result.owner)}, at the end of ${carry.year}`));
  for (const line of sentences(found)) terminal.print(line);
  if (found.layers.length > 0) for (const line of layerTable(found)) terminal.print(line);
  return DONE;
}

function sentences({ since, fiveYearsPassed, grown, qualifiedFrom, contributions }: Clocks): string[] {
  return [
    since === null
      ? "Roth clock: nothing known to have gone into a Roth IRA."
      : `Roth clock: began January 1, ${since}; its five years have passed from ${fiveYearsPassed}.`,
    grown === null ? "Age 59 1/2: not known; the ledger has no owner.born." : `Age 59 1/2: on ${grown}.`,
    qualifiedFrom === null
      ? "Everything, earnings included: from when cannot be told yet."
      : `Everything, earnings included, is free of tax and penalty from ${qualifiedFrom}.`,
    contributions === null
      ? "Contributions: not known; the opening has no roth_contributions."
      : `Contributions of ${formatDollars(contributions)} may come out at any time, and come out first.`,
  ];
}

function layerTable({ layers }: Clocks): string[] {
  return table(
    [
      { heading: "Conversions of", align: "left" },
      { heading: "left", align: "right" },
      { heading: "taxed then", align: "right" },
      { heading: "five years end", align: "left" },
      { heading: "without penalty from", align: "left" },
    ],
    layers.map(({ year, amount, taxable, ends, freeFrom }) => [
      String(year),
      formatDollars(amount),
      formatDollars(taxable),
      ends,
      freeFrom ?? "any time (nothing was taxed)",
    ]),
  );
}

/** The clocks for another program: amounts in dollars. */
function clocksToJson({ owner }: LedgerResult, year: number, clocks: Clocks) {
  const dollars = (cents: number | null) => (cents === null ? null : cents / 100);
  return {
    owner,
    tax_year: year,
    roth_since: clocks.since,
    five_years_passed: clocks.fiveYearsPassed,
    age_59_and_a_half: clocks.grown,
    qualified_from: clocks.qualifiedFrom,
    contributions: dollars(clocks.contributions),
    conversions: clocks.layers.map((layer) => ({
      year: layer.year,
      amount: dollars(layer.amount),
      taxable: dollars(layer.taxable),
      five_years_end: layer.ends,
      without_penalty_from: layer.freeFrom,
    })),
  };
}

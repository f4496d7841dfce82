import { type Clocks, clocksOf } from "../lines/clocks.js";
import { replay } from "../lines/replay.js";
import { FIVE_YEARS } from "../lines/roth.js";
import { formatDollars } from "../money/cents.js";
import { DONE, REFUSED } from "./exit-status.js";
import type { ClocksOptions } from "./options.js";
import { estimateLines, readLedgers } from "./read-ledgers.js";
import { table } from "./table.js";
import { escapeControl, type Terminal } from "./terminal.js";
import { wrap } from "./wrap-text.js";

/** `form8606 clocks`: each conversion's five years, the person's own Roth clock, and what may come out when. */
export function clocks(file: string, { json, asOf }: ClocksOptions, terminal: Terminal): number {
  const [computed] = readLedgers([file], terminal, { asOf, estimate: json !== true }) ?? [];
  if (computed === undefined) return REFUSED;
  const { ledger } = computed;
  const replayed = replay(ledger);
  const last = replayed.ok ? replayed.value.at(-1) : undefined;
  if (last === undefined) {
    terminal.complain("The ledger covers no tax years yet.");
    return REFUSED;
  }
  const found = clocksOf(last.carryForward, ledger.owner);
  const { year } = last.form;
  if (json) {
    terminal.print(JSON.stringify(clocksToJson(ledger.owner.name, year, found), null, 2));
    return DONE;
  }
  const { style, width } = terminal;
  terminal.print(style.strong(`${escapeControl(ledger.owner.name)}, at the end of ${year}`));
  for (const text of sentences(found))
    for (const line of wrap(text, { width, indent: "  " })) terminal.print(line);
  for (const line of estimateLines(computed, width)) terminal.print(line);
  if (found.since === null && found.layers.length === 0 && !found.contributions) return DONE;
  for (const line of ["", ...orderOfMoney(found), ""]) terminal.print(line);
  const note = found.afterDeath ? ORDER : `${ORDER} ${BEFORE_59_AND_A_HALF}`;
  for (const line of wrap(note, { width, indent: "  " })) terminal.print(line);
  return DONE;
}

const ORDER = "Money comes out of all Roth IRAs together in this order.";
const BEFORE_59_AND_A_HALF =
  "A conversion's five years matter only before 59 1/2, and only for the part that was taxed when you converted. Earnings that you take out before their date are taxable. Before 59 1/2, the 10 percent additional tax usually applies to them too.";

function sentences({ since, sinceKnown, grown, disabled, afterDeath }: Clocks): string[] {
  const clock = fiveYearsOfAll(since, sinceKnown);
  if (afterDeath)
    return [clock, "After the owner's death, there is no additional tax, and age no longer matters."];
  return [
    clock,
    grown === null ? "Age 59 1/2: not known; add owner.born to the ledger." : `Age 59 1/2: ${grown}.`,
    ...(disabled === null ? [] : [`Disabled: ${disabled}.`]),
  ];
}

function fiveYearsOfAll(since: number | null, known: boolean): string {
  const name = "The five years of the Roth IRAs";
  if (since === null)
    return known
      ? `${name}: not started, because nothing has gone into a Roth IRA.`
      : `${name}: not known; add opening.roth_since to the ledger.`;
  const [from, to] = [`${since}-01-01`, lastDay(since)];
  return known
    ? `${name}: ${from} to ${to}.`
    : `${name}: from ${from} or earlier to ${to} at the latest. Add opening.roth_since to the ledger for the exact dates.`;
}

function lastDay(since: number): string {
  return `${since + FIVE_YEARS - 1}-12-31`;
}

function orderOfMoney({ layers, contributions, since, qualifiedFrom, qualifiedAtLatest }: Clocks): string[] {
  return table(
    [
      { heading: "What comes out first", align: "left" },
      { heading: "left", align: "right" },
      { heading: "was taxed", align: "right" },
      { heading: "five years end", align: "left" },
      { heading: "no tax or penalty", align: "left" },
    ],
    [
      [
        "Contributions",
        contributions === null ? "not known" : formatDollars(contributions),
        "",
        "",
        ANY_TIME,
      ],
      ...layers.map(({ year, amount, taxable, ends, freeFrom }) => [
        `Conversions of ${year}`,
        formatDollars(amount),
        formatDollars(taxable),
        ends,
        freeFrom === null ? ANY_TIME : `from ${freeFrom}`,
      ]),
      [
        "Earnings",
        "",
        "",
        since === null ? "" : lastDay(since),
        qualifiedFrom === null ? "not known" : `${qualifiedAtLatest ? "by" : "from"} ${qualifiedFrom}`,
      ],
    ],
  );
}

const ANY_TIME = "any time";

/** The clocks for another program: amounts in dollars. */
function clocksToJson(owner: string, year: number, clocks: Clocks) {
  const dollars = (cents: number | null) => (cents === null ? null : cents / 100);
  return {
    owner,
    tax_year: year,
    roth_since: clocks.since,
    roth_since_known: clocks.sinceKnown,
    five_years_passed: clocks.fiveYearsPassed,
    age_59_and_a_half: clocks.grown,
    disabled: clocks.disabled,
    after_death: clocks.afterDeath,
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

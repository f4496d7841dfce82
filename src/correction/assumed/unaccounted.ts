import { yearOf } from "../../ledger/date.js";
import type { Entry, Ledger } from "../../ledger/schema.js";
import { openingBasis } from "../../lines/carry-forward.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { whatCameOut } from "../missing-years.js";
import { type Assumption, settleFirst } from "./assumption.js";

/** Which IRAs are meant. */
type Kind = "traditional" | "roth";

/**
 * The years at whose end the IRAs were empty, and in whose entries too little came out: the money was distributed, converted or
 * rolled over, or it was lost. Each changes Form 8606 (IRC 408(d)(1) and (2)), and of an excess Form 5329 (4973(b)(2)), so nothing is
 * signed before somebody says what became of it.
 */
export function unaccountedFor(ledger: Ledger): Assumption[] {
  const { died } = ledger.owner;
  // After a death the beneficiaries take the money, and that is on their returns.
  const end = died === null ? Number.POSITIVE_INFINITY : yearOf(died);
  return Object.keys(ledger.years)
    .map(Number)
    .filter((year) => year <= end)
    .flatMap((year) =>
      (["traditional", "roth"] as const).flatMap((kind) =>
        lastValue(ledger, kind, year) === 0 ? emptiedWithout(ledger, kind, year) : [],
      ),
    );
}

/** The last day on which the owner's IRAs have a value in a year: December 31, or the date of death. */
function lastDay({ owner: { died } }: Ledger, year: number): string {
  return died !== null && yearOf(died) === year ? died : `${year}-12-31`;
}

/** The value on that day, which a ledger has of the traditional IRAs alone in the year of death. */
function lastValue(ledger: Ledger, kind: Kind, year: number): Cents | null {
  if (ledger.owner.died === null || yearOf(ledger.owner.died) !== year)
    return yearEndValue(ledger, kind, year);
  return kind === "roth" ? null : (ledger.years[year]?.value_at_death ?? null);
}

/** What to ask of a year that left IRAs empty, unless what came out explains it. */
function emptiedWithout(ledger: Ledger, kind: Kind, year: number): Assumption[] {
  const day = lastDay(ledger, year);
  if (ledger.years[year]?.no_other_distribution === true) return [];
  const known = lastKnown(ledger, kind, year);
  const flows = ledger.entries.flatMap((entry) => flowsOf(entry, kind));
  const sumOf = (sign: 1 | -1) =>
    flows
      .filter(({ cents, date }) => cents * sign > 0 && yearOf(date) > known.year && date <= day)
      .reduce((sum, { cents }) => sum + Math.abs(cents), 0);
  const was = known.cents + sumOf(1);
  const out = sumOf(-1);
  if (was < ONE_DOLLAR || out >= was * EXPLAINED) return [];
  const iras = kind === "roth" ? "Roth IRAs" : "traditional IRAs";
  const held = known.isValue
    ? `The ${iras} held ${inDollars(known.cents)} on December 31, ${known.year}${sumOf(1) > 0 ? `, and ${inDollars(sumOf(1))} went in after that` : ""}`
    : `${inDollars(was)} was in the ${iras}, by the entries and the basis before them`;
  const [nothing, distribution] = whatCameOut(year);
  const atDeath = day === ledger.owner.died ? "value_at_death" : "year_end_value";
  const value = kind === "roth" ? "roth_year_end_value" : atDeath;
  const corrected = `years.${year}.${value}: <dollars>`;
  const taken =
    kind === "roth"
      ? distribution.replace("kind: distribution", "kind: distribution, ira: roth")
      : distribution;
  return [
    {
      tax_year: year,
      path: kind === "roth" ? `years.${year}.${value}` : `years.${year}.no_other_distribution`,
      assumes: "nothing else did",
      says: `${kind === "roth" ? "is 0" : "not complete"} in the ledger. ${held}. On ${longDate(day)}, they held nothing, and in the ledger ${out === 0 ? "nothing" : `only ${inDollars(out)}`} came out in between. What became of the rest: was it taken out, converted, moved to another plan, or lost? Each changes Form 8606, or Form 5329 if there was an excess. Add what happened, from Form 1099-R or the account statements; correct the value; or add that nothing else came out, if the rest was lost.`,
      ...settleFirst(nothing, taken, corrected),
    },
  ];
}

/** A smaller part of what was in the IRAs is not explained by a loss in value alone. */
const EXPLAINED = 0.75;

const ONE_DOLLAR = 100;

function yearEndValue({ years }: Ledger, kind: Kind, year: number): Cents | null {
  const info = years[year];
  return (kind === "roth" ? info?.roth_year_end_value : info?.year_end_value) ?? null;
}

/** What was in the IRAs at the end of the last year before with a value; without one, what the opening says of them. */
function lastKnown(
  ledger: Ledger,
  kind: Kind,
  year: number,
): { readonly year: number; readonly cents: Cents; readonly isValue: boolean } {
  const before = Object.keys(ledger.years)
    .map(Number)
    .filter((each) => each < year && yearEndValue(ledger, kind, each) !== null)
    .sort((a, b) => b - a)[0];
  if (before !== undefined)
    return { year: before, cents: yearEndValue(ledger, kind, before) ?? 0, isValue: true };
  const { opening } = ledger;
  if (opening === null) return { year: Number.NEGATIVE_INFINITY, cents: 0, isValue: false };
  const cents = kind === "roth" ? (opening.roth_contributions ?? 0) : openingBasis(opening);
  return { year: opening.year, cents, isValue: false };
}

/** Money that an entry moves into IRAs of a kind, or out of them (below zero), with its day. */
interface Flow {
  readonly date: string;
  readonly cents: Cents;
}

// Long because it has one case for each kind of entry.
function flowsOf(entry: Entry, kind: Kind): Flow[] {
  const { date, amount } = entry;
  if (date === null) return [];
  const isOf = (ira: string) => (ira === "roth") === (kind === "roth");
  const flow = (cents: Cents): Flow[] => [{ date, cents }];
  switch (entry.kind) {
    case "contribution":
    case "plan_rollover":
    case "repayment":
    case "inherited_as_own":
      return isOf(entry.ira) ? flow(amount) : [];
    case "distribution":
    case "excess_removal":
      return isOf(entry.ira) ? flow(-amount) : [];
    case "returned_contribution":
      return isOf(entry.ira) ? flow(-amount - (entry.earnings ?? 0)) : [];
    case "conversion":
      return flow(kind === "roth" ? amount : -amount - (entry.withheld ?? 0));
    case "rollover":
      if (!isOf(entry.ira)) return [];
      return entry.to === "ira"
        ? [...flow(-amount), { date: entry.deposited, cents: amount }]
        : flow(-amount);
    case "rollover_529":
      return kind === "roth" ? flow(amount) : [];
    case "recharacterization":
      return flow((isOf(entry.from) ? -1 : 1) * (amount + (entry.earnings ?? 0)));
    case "divorce_transfer":
      return isOf(entry.ira) ? flow(entry.direction === "given" ? -amount : amount) : [];
    default:
      return [];
  }
}

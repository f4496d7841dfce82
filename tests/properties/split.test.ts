import fc from "fast-check";
import { expect, test } from "vitest";
import { yearToJson } from "../../src/lines/to-json.js";
import { computeInput } from "../compute-input.js";
import { accepted, runs, timeLimit } from "./accepted.js";
import { allLedgers, type EntryInput, everydayLedgers, type LedgerInput } from "./ledgers.js";

test.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)(
  "a ledger of %s in two halves, joined by what is carried, gives the same lines",
  (_, ledgers) => {
    let splits = 0;
    fc.assert(
      fc.property(ledgers, (input) => {
        // Looked at before anything is computed: most random ledgers cannot be split anywhere.
        const places = possibleEnds(input).filter((year) => canBeSplit(input, year));
        fc.pre(places.length > 0);
        const whole = accepted(input).years.map(yearToJson);
        const ends = chosen(whole.map((year) => year.tax_year).filter((year) => places.includes(year)));
        fc.pre(ends.length > 0);
        for (const end of ends) {
          splits += 1;
          const first = computeInput(before(input, end));
          if (!first.ok) return expect(first.problems).toEqual([]);
          const done = first.value.years.map(yearToJson);
          for (const year of done.filter((each) => each.tax_year <= end))
            expect(year).toEqual(whole.find((each) => each.tax_year === year.tax_year));
          const carry = done.find((each) => each.tax_year === end)?.carry;
          const second = computeInput(after(input, end, carry));
          if (!second.ok) return expect(second.problems).toEqual([]);
          const rest = second.value.years.map(yearToJson);
          for (const year of whole.filter((each) => each.tax_year > end))
            expect(rest.find((each) => each.tax_year === year.tax_year)).toEqual(year);
        }
      }),
      { numRuns: runs },
    );
    expect(splits).toBeGreaterThan(runs / 4);
  },
  timeLimit,
);

/** One year end of three, and each of them with FORM8606_RUNS. Ledgers begin in all years, so all years are among them. */
function chosen(ends: readonly number[]): readonly number[] {
  return process.env.FORM8606_RUNS ? ends : ends.filter((end, at) => (end - at) % 3 === at % 3);
}

/** The years from the first that the ledger names to the one before its last. */
function possibleEnds({ entries, years }: LedgerInput): number[] {
  const named = [...Object.keys(years).map(Number), ...entries.map(({ date }) => yearOf(date))];
  const first = Math.min(...named);
  return named.length === 0 ? [] : Array.from({ length: Math.max(...named) - first }, (_, at) => first + at);
}

/** No event after the year's end names the year or an earlier one, and none needs to be remembered beyond `carry`. */
function canBeSplit({ owner, entries, years }: LedgerInput, end: number): boolean {
  const isLast = Object.keys(years).every((year) => Number(year) <= end);
  return !isLast && !entries.some((entry) => straddles(entry, end) || isRemembered(entry, owner));
}

/**
 * Earlier money under an exception's limit, the first day of a SIMPLE IRA, the value of the year before, which tells the
 * required distribution in a rollover, and that Roth conversions were another person's before a divorce are not carried.
 */
function isRemembered(entry: EntryInput, { born }: LedgerInput["owner"]): boolean {
  const { kind, ira, reason, date } = entry;
  if (kind === "divorce_transfer" && ira === "roth" && entry.direction === "received") return true;
  if (kind === "contribution" && (ira === "simple" || ira === "roth_simple")) return true;
  if (kind === "rollover" && ira !== "roth" && yearOf(date) - yearOf(String(born ?? 9999)) >= 70) return true;
  return ["birth_adoption", "emergency", "domestic_abuse"].includes(String(reason));
}

function straddles(entry: EntryInput, end: number): boolean {
  if (yearOf(entry.date) <= end) return typeof entry.deposited === "string" && yearOf(entry.deposited) > end;
  return [entry.for, entry.converted, entry.distributed].some(
    (year) => typeof year === "number" && year <= end,
  );
}

function before(input: LedgerInput, end: number): LedgerInput {
  return {
    ...input,
    years: yearsWhere(input, (year) => year <= end),
    entries: input.entries.filter(({ date }) => yearOf(date) <= end),
  };
}

function after(input: LedgerInput, end: number, carry: unknown): LedgerInput {
  return {
    ...input,
    opening: carry as NonNullable<LedgerInput["opening"]>,
    years: yearsWhere(input, (year) => year > end),
    entries: input.entries.filter(({ date }) => yearOf(date) > end),
  };
}

function yearsWhere({ years }: LedgerInput, keep: (year: number) => boolean): LedgerInput["years"] {
  return Object.fromEntries(Object.entries(years).filter(([year]) => keep(Number(year))));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { hasDisasterLaw } from "../../src/data/disaster-law.js";
import type { LedgerResult, YearResult } from "../../src/index.js";
import { computeInput } from "../compute-input.js";
import { accepted, runs, timeLimit } from "./accepted.js";
import { allLedgers, type EntryInput, everydayLedgers, type LedgerInput } from "./ledgers.js";

/** The same ledger from papers that give the year of one entry and not its day. */
function forget(input: LedgerInput, forgotten: EntryInput): LedgerInput {
  const undated = { ...forgotten, date: `${forgotten.date.slice(0, 4)}-12-31`, day: "unknown" };
  return { ...input, entries: input.entries.map((entry) => (entry === forgotten ? undated : entry)) };
}

/** Whoever says that a distribution was for a disaster says that it came after it, and so after the first day of its law. */
function isBeforeItsDisaster({ date, disaster }: EntryInput): boolean {
  if (typeof disaster !== "string") return false;
  return !hasDisasterLaw(disaster, date) && hasDisasterLaw(disaster, `${date.slice(0, 4)}-12-31`);
}

/** Whether a finding asks for the day of an entry. */
function isAsked({ findings }: LedgerResult): boolean {
  return findings.some(({ message }) => message.includes("the ledger does not have the day of"));
}

function figures({ lines, line10, form_1040, form_5329, carry }: YearResult, forgotten: EntryInput) {
  const { disaster_distributions: use = [], ...kept } = carry;
  const used = use.map(({ disaster, amount }) => `${disaster} ${amount}`).sort();
  // Money is taken to have left a SIMPLE IRA after its first deposit, whatever day of the year was forgotten.
  const early = String(forgotten.ira).endsWith("simple") ? { ...form_5329, "4": undefined } : form_5329;
  return { lines, line10, form_1040, early, kept, used };
}

test.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)(
  "in ledgers of %s a day that no paper gives is asked for, or it changes nothing",
  (_, ledgers) => {
    const one = ledgers
      .filter(({ entries }) => entries.length > 0)
      .chain((input) => fc.tuple(fc.constant(input), fc.constantFrom(...input.entries)));
    fc.assert(
      fc.property(one, ([input, forgotten]) => {
        if (isBeforeItsDisaster(forgotten)) return;
        const known = accepted(input);
        const result = computeInput(forget(input, forgotten));
        if (!result.ok) {
          expect(result.problems.map(({ code }) => code)).toEqual(result.problems.map(() => "missing_fact"));
          return;
        }
        if (isAsked(result.value)) return;
        const undated = result.value.years.map((year) => figures(year, forgotten));
        expect(undated).toEqual(known.years.map((year) => figures(year, forgotten)));
      }),
      { numRuns: runs },
    );
  },
  timeLimit,
);

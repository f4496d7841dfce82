import fc from "fast-check";
import { expect, test } from "vitest";
import { accepted, figures, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers } from "./ledgers.js";

test.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)(
  "entries of %s in any order give the same lines",
  (_, ledgers) => {
    const shuffled = ledgers.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.shuffledSubarray(input.entries, {
          minLength: input.entries.length,
          maxLength: input.entries.length,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([input, entries]) => {
        const straight = accepted(input).years.map(figures);
        const mixed = accepted({ ...input, entries }).years.map(figures);
        expect(mixed).toEqual(straight);
      }),
      { numRuns: runs },
    );
  },
  timeLimit,
);

test(
  "asserting every line as it came out changes nothing",
  () => {
    fc.assert(
      fc.property(allLedgers, (input) => {
        const { years } = accepted(input);
        const assertions = years.flatMap(({ tax_year, lines }) =>
          Object.entries(lines).map(([line, amount]) => ({
            kind: "assert",
            for: tax_year,
            date: `${tax_year}-12-31`,
            line,
            amount: amount / 100,
          })),
        );
        const again = accepted({ ...input, entries: [...assertions, ...input.entries] });
        expect(again.years.map(figures)).toEqual(years.map(figures));
      }),
      { numRuns: runs },
    );
  },
  timeLimit,
);

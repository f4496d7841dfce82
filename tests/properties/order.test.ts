import fc from "fast-check";
import { expect, test } from "vitest";
import { computeInput } from "../compute-input.js";
import { accepted, figures, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers } from "./ledgers.js";
import { tiedLedgers } from "./ties.js";

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

test(
  "entries alike in date, kind and amount in any order give the same lines, findings and refusals",
  () => {
    let taken = 0;
    fc.assert(
      fc.property(tiedLedgers, ({ straight, mixed }) => {
        const [one, other] = [computeInput(straight), computeInput(mixed)];
        if (one.ok) taken += 1;
        expect(outcome(other)).toEqual(outcome(one));
      }),
      { numRuns: runs * 5 },
    );
    expect(taken).toBeGreaterThan(runs / 4);
  },
  timeLimit,
);

/** Lines and findings, or why there are none, without the places of entries, which the order changes. */
function outcome(result: ReturnType<typeof computeInput>) {
  if (!result.ok)
    return result.problems
      .map(({ code, path, message }) => `${code} ${path.replace(/\d+/g, "N")} ${message}`)
      .sort();
  const findings = result.value.findings.map(({ code, tax_year, severity }) => [code, tax_year, severity]);
  return { years: result.value.years.map(figures), findings: findings.map(String).sort() };
}

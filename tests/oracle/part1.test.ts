import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineLabel } from "../../src/data/printed-form.js";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { printed } from "../cases/differences.js";
import { runs, timeLimit } from "../properties/accepted.js";
import { allLedgers, everydayLedgers, type LedgerInput } from "../properties/ledgers.js";
import { isOffLine1 } from "./excess.js";
import type { Fraction } from "./fraction.js";
import { part1 } from "./part1.js";

/** Part I and lines 16 to 18. */
const LINES = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
  "13",
  "14",
  "15a",
  "15b",
  "15c",
  "16",
  "17",
  "18",
];

describe("a second computation in exact fractions", () => {
  test.each([
    ["everyday kinds", everydayLedgers],
    ["every kind", allLedgers],
  ] as const)(
    "gives the same Part I for ledgers of %s",
    (_, ledgers) => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const { program, oracle } = both(input);
          expect(program).toEqual(oracle);
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );
});

/** The lines and the basis of every year, from the program and from the oracle, as text to compare. */
function both(input: LedgerInput) {
  const ledger = parseLedger(input);
  fc.pre(ledger.ok);
  const result = ledger.ok ? compute(ledger.value) : ledger;
  fc.pre(result.ok);
  if (!ledger.ok || !result.ok) throw new Error("unreachable");
  // The second computation follows an excess in traditional IRAs alone, and a Roth one can leave it unknown what stands.
  fc.pre(!isOffLine1(ledger.value) || result.value.years.every(({ carry }) => !carry.excess_unknown));
  const program = new Map<number, Record<string, string>>();
  for (const year of result.value.years) {
    const lines: Record<string, string> = {};
    for (const id of LINES) {
      const label = lineLabel(id, year.tax_year);
      const amount = label === null ? undefined : printed(year)[label];
      if (amount !== undefined) lines[id] = typeof amount === "string" ? decimal(amount) : dollarText(amount);
    }
    program.set(year.tax_year, { ...lines, basis: dollarText(year.carry.basis) });
  }
  const oracle = new Map<number, Record<string, string>>();
  for (const { year, lines, basis } of part1(ledger.value)) {
    if (!program.has(year)) continue;
    const told: Record<string, string> = {};
    for (const id of LINES) {
      const amount = lines[id];
      if (amount !== undefined && lineLabel(id, year) !== null) told[id] = exactText(amount);
    }
    oracle.set(year, { ...told, basis: exactText(basis) });
  }
  return { program, oracle };
}

function dollarText(cents: number): string {
  return exactText({ top: BigInt(cents), bottom: 100n });
}

function decimal(text: string): string {
  const [whole = "0", places = ""] = text.split(".");
  return exactText({ top: BigInt(whole + places), bottom: 10n ** BigInt(places.length) });
}

/** A fraction in lowest terms, so that equal ones read alike. */
function exactText({ top, bottom }: Fraction): string {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? "0" : `${top / a}/${bottom / a}`;
}

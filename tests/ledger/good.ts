import { expect } from "vitest";
import type { Problem, Result } from "../../src/errors.js";
import { parseLedger } from "../../src/ledger/parse.js";
import type { Ledger } from "../../src/ledger/schema.js";

/** A ledger that is right, to be changed by a test; every block of the format is in it. */
export function goodLedger() {
  return {
    owner: {
      name: "Jordan A Rivera",
      ssn: "900-00-1234",
      born: "1979-04-02",
      died: null as string | null,
      disabled: null as string | null,
      household: "rivera",
      inherited_from: null as string | null,
      address: { street: "12 Elm St", apt: "4", city: "Ames", state: "IA", zip: "50010" } as Record<
        string,
        unknown
      >,
    },
    opening: {
      year: 2018,
      basis: 5500,
      roth_contributions: 0,
      roth_conversions: [{ year: 2016, amount: 10000, taxable: 9000 }],
      roth_since: 2012,
      homebuyer_used: 0,
    } as Record<string, unknown> | null,
    years: {
      "2023": { year_end_value: 6105.12, filing_status: "married_joint", magi: 310000 },
      "2024": { year_end_value: "6,240.88" },
    } as Record<string, Record<string, unknown>>,
    entries: [
      { date: "2024-02-10", kind: "contribution", for: 2023, amount: 6500 },
      { date: "2024-02-12", kind: "conversion", amount: 6500.37 },
    ] as Record<string, unknown>[],
  };
}

/** The good ledger with these entries alone, and nothing covered by an opening. */
export function ledgerOf(...entries: Record<string, unknown>[]) {
  return { ...goodLedger(), opening: null, entries };
}

/** The value of a result that must be good. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) expect.fail(result.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result.value;
}

/** The problems of a result that must be bad. */
export function problemsOf<T>(result: Result<T>): Problem[] {
  if (result.ok) expect.fail("it was accepted");
  return result.problems;
}

/** Codes and places of a value's problems: `invalid_value entries[0].amount`. */
export function complaints(value: unknown): string[] {
  return problemsOf(parseLedger(value)).map(({ code, path }) => `${code} ${path}`);
}

/** The first entry of a value that must be good. */
export function firstEntry(value: unknown): Ledger["entries"][number] {
  const [entry] = accepted(parseLedger(value)).entries;
  if (!entry) expect.fail("there is no entry");
  return entry;
}

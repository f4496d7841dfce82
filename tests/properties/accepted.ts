import fc from "fast-check";
import type { LedgerResult, YearResult } from "../../src/index.js";
import { computeInput } from "../compute-input.js";
import type { LedgerInput } from "./ledgers.js";

/** How many random ledgers each property sees; a long run sets the environment variable. */
export const runs = Number(process.env.FORM8606_RUNS ?? 100);

/** Time for that many, in milliseconds. */
export const timeLimit = 600_000 + runs * 1000;

/** The result of a random ledger, or undefined where the program refuses it: a property skips those. */
export function accepted(input: LedgerInput): LedgerResult {
  const result = computeInput(input);
  fc.pre(result.ok);
  if (!result.ok) throw new Error("unreachable");
  return result.value;
}

/** The same ledger with its amounts kept in cents. */
export function inCents(input: LedgerInput): LedgerInput {
  return { ...input, options: { ...input.options, round: "cents" } };
}

/** The same ledger in whole dollars. */
export function inDollars(input: LedgerInput): LedgerInput {
  return { ...input, options: { ...input.options, round: "dollars" } };
}

/** What must not depend on the order in which a ledger's entries are written down. */
export function figures({ statements, explain, ...rest }: YearResult) {
  return { ...rest, statements: statements.map(({ kind }) => kind).sort() };
}

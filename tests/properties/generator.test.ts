import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeInput } from "../compute-input.js";
import { allLedgers, everydayLedgers } from "./ledgers.js";

describe("the random ledgers", () => {
  test.each([
    ["of everyday kinds", everydayLedgers, 0.9],
    ["of every kind", allLedgers, 0.6],
  ] as const)("%s are mostly accepted", (_, ledgers, share) => {
    const sample = fc.sample(ledgers, { numRuns: 500, seed: 8606 });
    const refused = new Map<string, number>();
    for (const ledger of sample) {
      const result = computeInput(ledger);
      if (result.ok) continue;
      for (const { code, path, message } of result.problems) {
        const what = `${code} ${path.replace(/\d+/g, "N")}: ${message.replace(/\d+/g, "N")}`;
        refused.set(what, (refused.get(what) ?? 0) + 1);
      }
    }
    const accepted = sample.filter((ledger) => computeInput(ledger).ok).length;
    expect(accepted / sample.length, JSON.stringify([...refused], null, 1)).toBeGreaterThan(share);
  });

  test("hold every kind of entry that is money, in ledgers that are accepted", () => {
    const kinds = new Set<string>();
    for (const ledger of fc.sample(allLedgers, { numRuns: 1000, seed: 8606 }))
      if (computeInput(ledger).ok) for (const { kind } of ledger.entries) kinds.add(kind);
    expect([...kinds].sort()).toEqual([
      "basis_adjustment",
      "contribution",
      "conversion",
      "distribution",
      "divorce_transfer",
      "excess_removal",
      "inherited_as_own",
      "plan_rollover",
      "recharacterization",
      "repayment",
      "returned_contribution",
      "rollover",
      "rollover_529",
    ]);
  });
});

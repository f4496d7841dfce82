import { expect, test } from "vitest";
import { parseLedger } from "../../src/ledger/parse.js";
import { clocksOf } from "../../src/lines/clocks.js";
import { plan, type Steps } from "../../src/plan/plan.js";

const steps: Steps = {
  year: 2026,
  contribute: 7500_00,
  convert: 7500_00,
  movePretaxToPlan: false,
  on: "2026-03-02",
  value: null,
};

function planned(
  years: Record<string, unknown>,
  change: Partial<Steps>,
  opening: unknown = { year: 2025, basis: 0 },
) {
  const ledger = parseLedger({
    owner: { name: "Pat Planner", born: "1980-05-05" },
    opening,
    years,
    entries: [],
  });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  const made = plan(ledger.value, { ...steps, ...change });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

test("a clean backdoor is free of tax", () => {
  const { advice, with: taken } = planned({}, { value: 0 });
  expect(taken.taxed).toBe(0);
  expect(advice).toEqual({ kind: "tax_free" });
});

// 7,500 ÷ (93,000 left + 7,500 converted) = 0.07463; 7,500 × 0.07463 = 560 free, 6,940 taxed.
test("93,000 of pre-tax money is moved by a plan that takes it, and then nothing is taxed", () => {
  const years = { 2026: { employer_plan: { accepts_ira_rollovers: "all" } } };
  const { advice, with: taken } = planned(years, { value: 93000_00 });
  expect(taken.taxed).toBe(6940_00);
  expect(advice).toEqual({ kind: "move_to_plan", amount: 93000_00, taxed: 0, ask: false });
  const followed = planned(years, { value: 93000_00, movePretaxToPlan: true });
  expect([followed.with.taxed, followed.with.moved]).toEqual([0, 93000_00]);
});

test("a plan that takes no money from IRAs is no way out", () => {
  const years = { 2026: { employer_plan: { accepts_ira_rollovers: "none" } } };
  expect(planned(years, { value: 93000_00 }).advice.kind).toBe("no_plan");
});

test("a plan that takes plan money only takes none that did not come from a plan", () => {
  const years = { 2026: { employer_plan: { accepts_ira_rollovers: "plan_money_only" } } };
  expect(planned(years, { value: 93000_00 }).advice.kind).toBe("no_plan");
});

test("converting everything at a loss without a contribution tells what basis would be lost", () => {
  const change = { contribute: 0, convert: "all", value: 5000_00 } as const;
  const { advice } = planned({}, change, { year: 2025, basis: 6000 });
  expect(advice).toEqual({ kind: "basis_left", unused: 1000_00 });
});

test("the clocks end five years after they began, or at 59 1/2", () => {
  const carry = {
    year: 2025,
    basis: 0,
    roth_contributions: 100_00,
    roth_since: 2022,
    roth_conversions: [
      { year: 2022, amount: 500_00, taxable: 200_00 },
      { year: 2024, amount: 300_00, taxable: 0 },
    ],
    homebuyer_used: 0,
  };
  const clocks = clocksOf(carry, { born: "1966-01-15", disabled: null });
  expect(clocks.fiveYearsPassed).toBe("2027-01-01");
  expect(clocks.grown).toBe("2025-07-15");
  expect(clocks.qualifiedFrom).toBe("2027-01-01");
  expect(clocks.layers.map(({ ends, freeFrom }) => [ends, freeFrom])).toEqual([
    ["2026-12-31", "2025-07-15"],
    ["2028-12-31", null],
  ]);
});

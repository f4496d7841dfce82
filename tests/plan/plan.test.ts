import { describe, expect, test } from "vitest";
import { compute } from "../../src/index.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { type Plan, plan } from "../../src/plan/plan.js";
import type { Steps } from "../../src/plan/steps.js";

const steps: Steps = {
  year: 2026,
  contribute: 7500_00,
  convert: 7500_00,
  movePretaxToPlan: false,
  on: "2026-03-02",
  value: null,
};

interface Written {
  owner?: object;
  opening?: unknown;
  years?: Record<string, unknown>;
  entries?: object[];
}

const PAT = { name: "Pat Planner", born: "1980-05-05" };

function ledgerOf({ owner = PAT, opening = { year: 2025, basis: 0 }, years = {}, entries = [] }: Written) {
  const ledger = parseLedger({ owner, opening, years, entries });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems));
  return ledger.value;
}

function planned(written: Written, change: Partial<Steps> = {}): Plan {
  const made = plan(ledgerOf(written), { ...steps, ...change });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

/** What `form8606 lines` prints for 2026 when somebody has done it and written it down, entry by entry. */
function lived(written: Written, entries: object[], yearEndValue: number) {
  const years = {
    ...written.years,
    2026: { ...(written.years?.[2026] as object), year_end_value: yearEndValue },
  };
  const result = compute(ledgerOf({ ...written, years, entries: [...(written.entries ?? []), ...entries] }));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const year = result.value.years.find(({ tax_year }) => tax_year === 2026);
  if (!year) throw new Error("the ledger does not reach 2026");
  return { lines: year.lines, taxable: year.form_1040["4b"], basis: year.carry.basis };
}

const contribution = { date: "2026-03-02", kind: "contribution", amount: 7500 };
const conversion = { date: "2026-03-02", kind: "conversion", amount: 7500 };
const toPlan = (amount: number) => ({
  date: "2026-03-02",
  deposited: "2026-03-02",
  kind: "rollover",
  to: "employer_plan",
  amount,
});

/** 93,000 of pre-tax money, and what an employer's plan takes of it. */
const pretax = (accepts: "all" | "plan_money_only" | "none" | null, fromPlan = 0): Written => ({
  opening: { year: 2022, basis: 0 },
  years: {
    2025: { year_end_value: 93000 },
    2026: { deducted: 0, employer_plan: { accepts_ira_rollovers: accepts } },
  },
  entries:
    fromPlan === 0 ? [] : [{ date: "2023-03-05", kind: "plan_rollover", amount: fromPlan, after_tax: 0 }],
});

describe("a clean backdoor", () => {
  test("is free of tax, and the ledger that results says the same", () => {
    const { advice, with: taken, without } = planned({}, { value: 0 });
    expect(advice).toEqual({ kind: "tax_free" });
    expect([taken.taxed, taken.yearEndValue, without.year.must_file]).toEqual([0, 0, false]);
    expect(lived({}, [contribution, conversion], 0)).toMatchObject({ taxable: 0, basis: 0 });
  });

  test("is spoiled by what comes in before December 31, and the plan shows by how much", () => {
    const { byYearEndValue } = planned({}, { value: 0 });
    expect(byYearEndValue.map(({ value, taxed }) => [value / 100, taxed / 100])).toEqual([
      [0, 0],
      [10, 10],
      [100, 99],
      [1000, 882],
      [10000, 4286],
    ]);
    // 7,500 ÷ 17,500 = 0.42857, 7,500 × 0.42857 = 3,214 free.
    expect(lived({}, [contribution, conversion], 10000).taxable).toBe(4286_00);
  });

  test("with 12 dollars of interest is left as it is", () => {
    const { advice } = planned({}, { value: 12_00, convert: "all" });
    expect(advice).toEqual({ kind: "nearly_tax_free", taxed: 12_00 });
  });
});

// 7,500 ÷ (93,000 left + 7,500 converted) = 0.07463; 7,500 × 0.07463 = 560 free, 6,940 taxed.
describe("93,000 of pre-tax money", () => {
  test("with a plan that takes it is moved, and the ledger that results has nothing taxed", () => {
    const { advice, with: taken } = planned(pretax("all"));
    expect(taken.taxed).toBe(6940_00);
    expect(advice).toEqual({ kind: "move_to_plan", amount: 93000_00, taxed: 0, ask: false });
    const followed = planned(pretax("all"), { movePretaxToPlan: true });
    expect([followed.with.taxed, followed.with.moved, followed.advice.kind]).toEqual([
      0,
      93000_00,
      "tax_free",
    ]);
    expect(lived(pretax("all"), [contribution, conversion], 93000).taxable).toBe(6940_00);
    expect(lived(pretax("all"), [contribution, toPlan(93000), conversion], 0).taxable).toBe(0);
  });

  test("needs all of it moved: with a thousand left the conversion is taxed again", () => {
    expect(lived(pretax("all"), [contribution, toPlan(92000), conversion], 1000).taxable).toBe(882_00);
  });

  test("with a plan of which nothing is known is moved if the plan agrees", () => {
    expect(planned(pretax(null)).advice).toEqual({
      kind: "move_to_plan",
      amount: 93000_00,
      taxed: 0,
      ask: true,
    });
    const { assumptions } = planned(pretax(null), { movePretaxToPlan: true });
    expect(assumptions).toContain("We assume that the plan accepts pre-tax money from IRAs: ask it first.");
  });

  test("with a plan that takes plan money only, of which 60,000 is, is moved so far", () => {
    const written = pretax("plan_money_only", 60000);
    expect(planned(written).advice).toEqual({
      kind: "move_to_plan",
      amount: 60000_00,
      taxed: 6111_00,
      ask: false,
    });
    const followed = planned(written, { movePretaxToPlan: true });
    expect(followed.advice).toMatchObject({ kind: "no_plan", pretax: 33000_00, moved: 60000_00 });
    expect(lived(written, [contribution, toPlan(60000), conversion], 33000).taxable).toBe(6111_00);
  });

  test("of which 10,000 of the plan money went back already, has 50,000 to move", () => {
    const written = pretax("plan_money_only", 60000);
    written.entries?.push({ ...toPlan(10000), date: "2024-03-05", deposited: "2024-03-09" });
    expect(planned(written).advice).toMatchObject({ kind: "move_to_plan", amount: 50000_00 });
  });

  test("with a plan that takes plan money only, of which none is, stays, and is taxed once if all is converted", () => {
    const { advice } = planned(pretax("plan_money_only"));
    expect(advice).toEqual({
      kind: "no_plan",
      pretax: 93000_00,
      moved: 0,
      accepts: "plan_money_only",
      taxedByAll: 93000_00,
    });
  });

  test("with a plan that takes none stays, whether asked to move or not, and the ledger that converts all says the same", () => {
    const asked = planned(pretax("none"), { movePretaxToPlan: true });
    expect([asked.with.moved, asked.advice.kind]).toEqual([0, "no_plan"]);
    const { advice } = planned(pretax("none"));
    expect(advice).toMatchObject({ kind: "no_plan", accepts: "none", taxedByAll: 93000_00 });
    const all = lived(pretax("none"), [contribution, { ...conversion, amount: 100500 }], 0);
    expect(all).toMatchObject({ taxable: 93000_00, basis: 0 });
  });

  test("beside 8,000 of basis: the basis stays in the IRA, and only the rest is moved", () => {
    const written = { ...pretax("all"), opening: { year: 2024, basis: 8000 } };
    const { with: taken } = planned(written, { movePretaxToPlan: true, convert: "all" });
    expect([taken.moved, taken.converted, taken.taxed]).toEqual([85000_00, 15500_00, 0]);
    expect(lived(written, [contribution, toPlan(85000), { ...conversion, amount: 15500 }], 0).taxable).toBe(
      0,
    );
  });

  test("with after-tax money that came from a plan this year: that is basis too, and stays", () => {
    const written = { ...pretax("all"), opening: { year: 2024, basis: 0 } };
    written.entries = [{ date: "2026-01-20", kind: "plan_rollover", amount: 20000, after_tax: 5000 }];
    const { with: taken } = planned(written, { movePretaxToPlan: true });
    expect([taken.moved, taken.yearEndValue]).toEqual([108000_00, 5000_00]);
  });
});

// 7,000 contributed for 2025 is worth 6,100.
describe("converting everything at a loss", () => {
  const loss: Written = {
    opening: null,
    years: { 2025: { deducted: 0, year_end_value: 6100 } },
    entries: [{ date: "2025-03-05", kind: "contribution", amount: 7000 }],
  };

  test("without a contribution loses 900 of basis, as the ledger that results says", () => {
    const { advice, with: taken } = planned(loss, { contribute: 0, convert: "all" });
    expect(advice).toEqual({ kind: "basis_left", unused: 900_00 });
    expect([taken.converted, taken.taxed]).toEqual([6100_00, 0]);
    expect(lived(loss, [{ ...conversion, amount: 6100 }], 0)).toMatchObject({ taxable: 0, basis: 0 });
  });

  test("but for five dollars keeps the basis: both ways of the advice do", () => {
    expect(lived(loss, [{ ...conversion, amount: 6095 }], 5)).toMatchObject({ taxable: 0, basis: 905_00 });
    const contributed = [
      { ...contribution, amount: 10 },
      { ...conversion, amount: 6110 },
    ];
    expect(lived(loss, contributed, 0)).toMatchObject({ taxable: 0, basis: 900_00 });
    expect(planned(loss, { contribute: 0, convert: 6095_00 }).advice.kind).toBe("tax_free");
    expect(planned(loss, { contribute: 10_00, convert: "all" }).advice.kind).toBe("tax_free");
  });
});

describe("what is in the IRAs before the steps", () => {
  test("is the last year-end value with what went in and out since", () => {
    const written: Written = {
      years: { 2025: { year_end_value: 40000 }, 2026: { deducted: 0 } },
      entries: [
        { date: "2026-01-15", kind: "contribution", amount: 5000 },
        { date: "2026-02-15", kind: "contribution", ira: "sep", amount: 3000 },
        { date: "2026-02-20", kind: "distribution", amount: 1000 },
        { date: "2026-02-21", kind: "distribution", ira: "roth", amount: 700 },
      ],
      opening: { year: 2024, basis: 0, roth_contributions: 5000, roth_since: 2015 },
    };
    const { with: taken, assumptions } = planned(written, { contribute: 0, convert: "all" });
    expect(taken.converted).toBe(47000_00);
    expect(assumptions[0]).toContain("We assume that the IRAs hold $47,000");
  });

  test("is what was given, when it was", () => {
    const { with: taken, assumptions } = planned(pretax("all"), { value: 50000_00, convert: "all" });
    expect(taken.converted).toBe(57500_00);
    expect(assumptions).toEqual(["The IRAs hold $50,000 before the steps, as given."]);
  });

  test.each([
    [
      "a Roth IRA taken over from a spouse is not in it",
      "$10,000",
      [
        {
          date: "2026-01-10",
          kind: "inherited_as_own",
          ira: "roth",
          amount: 40000,
          basis: 40000,
          roth_since: 2010,
        },
      ],
    ],
    [
      "a traditional IRA taken over from a spouse is",
      "$50,000",
      [{ date: "2026-01-10", kind: "inherited_as_own", amount: 40000, basis: 0 }],
    ],
    [
      "a rollover that was on its way at the year-end comes back",
      "$15,000",
      [{ date: "2025-12-20", kind: "rollover", amount: 5000, deposited: "2026-01-10" }],
    ],
    [
      "a rollover of the year itself changes nothing",
      "$10,000",
      [{ date: "2026-01-05", kind: "rollover", amount: 5000, deposited: "2026-02-10" }],
    ],
  ])("the value since the last year-end: %s", (_, value, entries) => {
    const written = {
      opening: { year: 2024, basis: 0 },
      years: { 2025: { year_end_value: 10000 } },
      entries,
    };
    expect(planned(written).assumptions[0]).toContain(
      `We assume that the IRAs hold ${value} before the steps`,
    );
  });

  test("cannot be told without any year-end value, and is asked for", () => {
    const made = plan(ledgerOf({}), steps);
    expect(made.ok ? null : made.problems.map(({ code, path }) => [code, path])).toEqual([
      ["missing_fact", "years.2026.year_end_value"],
    ]);
  });

  test("limits what can be converted", () => {
    const { with: taken, assumptions } = planned({}, { value: 0, convert: 9000_00 });
    expect(taken.converted).toBe(7500_00);
    expect(assumptions).toContain("Only $7,500 is there to convert.");
  });
});

test("a required distribution is said to be missing from the figures, from its age on", () => {
  const owner = { name: "Pat Planner", born: "1950-05-05" };
  const at76 = planned({ ...pretax("all"), owner }, { contribute: 0, convert: 1000_00 });
  expect(at76.assumptions.join()).toContain("The required distribution of 2026 is not in these figures");
  const at46 = planned(pretax("all"), { contribute: 0, convert: 1000_00 });
  expect(at46.assumptions.join()).not.toContain("required distribution");
});

test("a contribution above the limit is found", () => {
  const { with: taken } = planned({}, { value: 0, contribute: 9000_00, convert: "all" });
  expect(taken.findings.map(({ code }) => code)).toContain("over_limit");
});

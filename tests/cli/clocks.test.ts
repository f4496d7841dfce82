import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const { file, form8606 } = session({ width: 80 });

/**
 * A Roth contribution of March 2022 for 2021, a clean backdoor of 2022, and in 2024 a contribution for 2023 that is
 * converted with 20,000 of pre-tax money, of 76,500 in all.
 */
const ledger = (owner: object = {}) => ({
  owner: { name: "Rosa Example", born: "1983-05-20", ...owner },
  years: {
    2022: { deducted: 0, year_end_value: 0 },
    2023: { deducted: 0, year_end_value: 70000 },
    2024: { deducted: 0, year_end_value: 50000 },
  },
  entries: [
    { date: "2022-03-10", kind: "contribution", ira: "roth", for: 2021, amount: 6000 },
    { date: "2022-06-10", kind: "contribution", amount: 6000 },
    { date: "2022-06-12", kind: "conversion", amount: 6000 },
    { date: "2024-02-10", kind: "contribution", for: 2023, amount: 6500 },
    { date: "2024-02-12", kind: "conversion", amount: 26500 },
  ],
});

describe("form8606 clocks", () => {
  it("counts a contribution of next spring for the year it was for, and a conversion for the year it was made in", async () => {
    const { status, out } = await form8606("clocks", file("a.json", ledger()));
    expect(status).toBe(0);
    expect(out).toContain("The five years of the Roth IRAs: 2021-01-01 to 2025-12-31.");
    expect(out).toMatch(/^Conversions of 2022 +6,000 +0 +2026-12-31 +any time$/m);
    // 6,500 ÷ 76,500 = 0.08497, 26,500 × 0.08497 = 2,252 nontaxable, 24,248 taxable.
    expect(out).toMatch(/^Conversions of 2024 +26,500 +24,248 +2028-12-31 +from 2029-01-01$/m);
  });

  it("tells from when everything comes out, in the order in which it does", async () => {
    const { out } = await form8606("clocks", file("a.json", ledger()));
    expect(out).toContain("Age 59 1/2: 2042-11-20.");
    expect(out).toMatch(/^Contributions +6,000 +any time$/m);
    expect(out).toMatch(/^Earnings +2025-12-31 +from 2042-11-20$/m);
    const firsts = ["Contributions", "Conversions of 2022", "Conversions of 2024", "Earnings "];
    const places = firsts.map((first) => out.indexOf(first));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("ends a conversion's clock with 59 1/2 when that comes first", async () => {
    const { out } = await form8606("clocks", file("a.json", ledger({ born: "1966-02-10" })));
    expect(out).toContain("Age 59 1/2: 2025-08-10.");
    expect(out).toMatch(/^Conversions of 2024 .*2028-12-31 +from 2025-08-10$/m);
    expect(out).toMatch(/^Earnings +2025-12-31 +from 2026-01-01$/m);
  });

  it("ends it with a disability too", async () => {
    const { out } = await form8606("clocks", file("a.json", ledger({ disabled: "2024-06-01" })));
    expect(out).toContain("Disabled: 2024-06-01.");
    expect(out).toMatch(/^Conversions of 2024 .*2028-12-31 +from 2024-06-01$/m);
    expect(out).toMatch(/^Earnings .*from 2026-01-01$/m);
  });

  it("says what an opening leaves open", async () => {
    const opening = { year: 2022, basis: 0, roth_contributions: 1000 };
    const entries = [
      { date: "2023-06-10", kind: "contribution", amount: 6000 },
      { date: "2023-06-12", kind: "conversion", amount: 6000 },
    ];
    const open = { ...ledger({ born: "1966-02-10" }), opening, entries };
    const { out } = await form8606("clocks", file("a.json", open));
    // What was left of contributions at the end of 2022 went in for 2022 at the latest.
    expect(out).toContain("from 2022-01-01 or earlier");
    expect(out).toMatch(/^Earnings +2026-12-31 +by 2027-01-01$/m);
    const unborn = await form8606("clocks", file("b.json", { ...open, owner: { name: "Rosa Example" } }));
    expect(unborn.out).toContain("add owner.born to the ledger");
    expect(unborn.out).toMatch(/^Earnings .*not known$/m);
  });

  it("says of an inherited Roth IRA that age no longer matters", async () => {
    const opening = {
      year: 2023,
      basis: 0,
      roth_contributions: 4000,
      roth_since: 2021,
      roth_conversions: [{ year: 2022, amount: 5000, taxable: 5000 }],
    };
    const entries = [{ date: "2024-03-01", kind: "distribution", ira: "roth", reason: "death", amount: 500 }];
    const inherited = { owner: { name: "Rosa Example", inherited_from: "A Parent" }, opening, entries };
    const { out } = await form8606("clocks", file("a.json", inherited));
    expect(out.replaceAll(/\s+/g, " ")).toContain("age no longer matters");
    expect(out).toMatch(/^Conversions of 2022 .*any time$/m);
    expect(out).toMatch(/^Earnings +2025-12-31 +from 2026-01-01$/m);
    expect(out).not.toContain("59 1/2");
  });

  it("says so when nothing went into a Roth IRA", async () => {
    const entries = [{ date: "2024-02-10", kind: "contribution", amount: 6500 }];
    const { status, out } = await form8606("clocks", file("a.json", { ...ledger(), entries }));
    expect(status).toBe(0);
    expect(out.replaceAll(/\s+/g, " ")).toContain("not started, because nothing has gone into a Roth IRA");
    expect(out).not.toContain("Earnings");
  });

  it("gives the same as JSON, in dollars", async () => {
    const { out } = await form8606("clocks", file("a.json", ledger()), "--json");
    expect(JSON.parse(out)).toEqual({
      owner: "Rosa Example",
      tax_year: 2024,
      roth_since: 2021,
      roth_since_known: true,
      five_years_passed: "2026-01-01",
      age_59_and_a_half: "2042-11-20",
      disabled: null,
      after_death: false,
      qualified_from: "2042-11-20",
      contributions: 6000,
      conversions: [
        { year: 2022, amount: 6000, taxable: 0, five_years_end: "2026-12-31", without_penalty_from: null },
        {
          year: 2024,
          amount: 26500,
          taxable: 24248,
          five_years_end: "2028-12-31",
          without_penalty_from: "2029-01-01",
        },
      ],
    });
  });

  it("estimates the value of a year that is not over, and says so; JSON demands it", async () => {
    const open = file("open.json", {
      ...ledger(),
      years: {
        2022: { year_end_value: 0 },
        2023: { year_end_value: 70000 },
        2024: { year_end_value: 50000 },
      },
      entries: [
        ...ledger().entries,
        { date: "2026-02-02", kind: "contribution", amount: 7500 },
        { date: "2026-02-04", kind: "conversion", amount: 7500 },
      ],
    });
    const { status, out } = await form8606("clocks", open, "--as-of", "2026-03-02");
    expect(status).toBe(0);
    expect(out.replaceAll(/\s+/g, " ")).toContain("IRAs will hold $50,000 on December 31");
    expect(out).toMatch(/^Conversions of 2026 +7,500 /m);
    const json = await form8606("clocks", open, "--json", "--as-of", "2026-03-02");
    expect([json.status, json.err]).toEqual([2, expect.stringContaining("years.2026.year_end_value")]);
    const over = await form8606("clocks", open, "--as-of", "2027-01-01");
    expect([over.status, over.err]).toEqual([2, expect.stringContaining("years.2026.year_end_value")]);
  });

  it("refuses a ledger without a year, and one that is wrong", async () => {
    const empty = await form8606("clocks", file("a.json", { owner: { name: "Rosa Example" }, entries: [] }));
    expect([empty.status, empty.err]).toEqual([2, expect.stringContaining("covers no tax years yet")]);
    const wrong = await form8606("clocks", file("b.json", { owner: {}, entries: [] }));
    expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("owner.name")]);
  });
});

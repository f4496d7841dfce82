import { describe, expect, it } from "vitest";
import { session } from "./session.js";

const { file, form8606 } = session({ width: 80 });

/** 93,000 of pre-tax money, and a plan that takes it. */
const ledger = (accepts = "all") => ({
  owner: { name: "Sam Example", born: "1974-06-18" },
  opening: { year: 2024, basis: 0 },
  years: {
    2025: { year_end_value: 93000 },
    2026: { deducted: 0, employer_plan: { accepts_ira_rollovers: accepts } },
  },
  entries: [],
});
const year = ["--year", "2026", "--as-of", "2026-03-02"];
const backdoor = [...year, "--contribute", "7500", "--convert", "7500"];

describe("form8606 plan", () => {
  it("prints the year with the steps beside the year without, and what to do, in 80 columns", async () => {
    const { status, out } = await form8606("plan", file("a.json", ledger()), ...backdoor);
    expect(status).toBe(0);
    expect(out).toContain("Steps on March 2, 2026: contribute $7,500; convert $7,500.");
    expect(out).toMatch(/^Line 18, taxable +6,940$/m);
    expect(out).toMatch(/^Form 1040, line 4b, taxable {2,}6,940$/m);
    expect(words(out)).toContain(
      "Roll $93,000 of pre-tax money into the employer's plan (--move-pretax-to-plan)",
    );
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("names what is assumed, before the figures that rest on it, and marks them", async () => {
    const { out } = await form8606("plan", file("a.json", ledger()), ...backdoor);
    expect(words(out)).toContain("We assume that the IRAs hold $93,000 before the steps");
    expect(out.indexOf("Assumed, not known")).toBeLessThan(out.indexOf("Line 18"));
    expect(out).toMatch(/^Line 6, left on December 31 \(assumed\) +93,000$/m);
  });

  it("shows how much is taxed with more or less left on December 31", async () => {
    const { out } = await form8606("plan", file("a.json", ledger()), ...backdoor);
    expect(out).toMatch(/^ +0 +0 +0\.0%$/m);
    expect(out).toMatch(/^ +93,000 +6,940 +92\.5% {2}as planned$/m);
    expect(out).toMatch(/^ +111,600 +7,028 +93\.7%$/m);
  });

  it("moves the money into the plan when told to, and then nothing is taxed", async () => {
    const { out } = await form8606("plan", file("a.json", ledger()), ...backdoor, "--move-pretax-to-plan");
    expect(out).toMatch(/^Moved to the employer's plan +0 +93,000$/m);
    expect(out).not.toContain("Line 18");
    expect(words(out)).toContain("Under these assumptions, the conversion is nontaxable.");
  });

  it("says of a plan that takes nothing what is left to do", async () => {
    const { out } = await form8606("plan", file("a.json", ledger("none")), ...backdoor);
    expect(words(out)).toContain("The employer's plan takes no money from IRAs.");
    expect(words(out)).toContain("If you convert everything this year, $93,000 is taxable");
  });

  it("prints errors that the steps would make, and no notes", async () => {
    const file1 = file("a.json", ledger());
    const { out } = await form8606("plan", file1, ...year, "--contribute", "9000", "--convert", "7500");
    expect(out).toContain("error over_limit");
    expect(out).not.toMatch(/^info /m);
  });

  it("gives the same as JSON, in dollars", async () => {
    const { out } = await form8606("plan", file("a.json", ledger()), ...backdoor, "--json");
    const plan = JSON.parse(out);
    expect(plan.steps).toEqual({ on: "2026-03-02", contribute: 7500, convert: 7500, move_to_plan: 0 });
    expect(plan.with).toMatchObject({
      taxed: 6940,
      year_end_value: 93000,
      lines: { "18": 6940, "10": "0.07463" },
    });
    expect(plan.without).toMatchObject({ taxed: 0, must_file: false });
    expect(plan.by_year_end_value).toContainEqual({ value: 93000, taxed: 6940 });
    expect(plan.advice).toEqual({ kind: "move_to_plan", amount: 93000, taxed: 0, ask: false });
    expect(plan.assumptions).toHaveLength(1);
    const none = await form8606("plan", file("b.json", ledger("none")), ...backdoor, "--json");
    expect(JSON.parse(none.out).advice).toMatchObject({ kind: "no_plan", taxed_by_all: 93000 });
  });

  it("says of a year that is over that nothing can be done in it any more", async () => {
    const later = ["--year", "2026", "--as-of", "2027-01-02", "--contribute", "7500", "--convert", "all"];
    const { status, out } = await form8606("plan", file("a.json", ledger()), ...later);
    expect(status).toBe(0);
    expect(words(out)).toContain("2026 is over. You can no longer take these steps");
    expect(out).toContain("Steps on December 31, 2026");
  });

  it("shows a year in which nothing is done", async () => {
    const { out } = await form8606("plan", file("a.json", ledger()), ...year);
    expect(out).toContain("No step is taken.");
    expect(out).toContain("You convert nothing");
    expect(out).not.toContain("If a different amount is");
  });

  it.each([
    ["a day outside the year", ["--convert-on", "2025-12-31"], "--convert-on: it must be a day of the year"],
    ["an amount that is none", ["--convert", "much"], "--convert"],
  ])("refuses %s", async (_, options, says) => {
    const { status, err } = await form8606("plan", file("a.json", ledger()), ...year, ...options);
    expect(status).toBe(2);
    expect(err).toContain(says);
  });

  it("asks for what the IRAs hold when the ledger cannot tell", async () => {
    const unknown = { ...ledger(), years: {} };
    const { status, err } = await form8606("plan", file("a.json", unknown), ...backdoor);
    expect([status, err]).toEqual([2, expect.stringContaining("--value")]);
    const told = await form8606("plan", file("a.json", unknown), ...backdoor, "--value", "0");
    expect(told.status).toBe(0);
  });

  it("refuses a ledger that is wrong", async () => {
    const { status, err } = await form8606("plan", file("a.json", { owner: {}, entries: [] }), ...backdoor);
    expect([status, err]).toEqual([2, expect.stringContaining("owner.name")]);
  });
});

/** What was printed, as one line. */
function words(out: string): string {
  return out.replaceAll(/\s+/g, " ");
}

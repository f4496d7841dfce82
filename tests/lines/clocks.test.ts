import { describe, expect, test } from "vitest";
import { clocksOf } from "../../src/lines/clocks.js";
import type { Carry } from "../../src/lines/result.js";

const carry: Carry = {
  year: 2024,
  basis: 0,
  roth_contributions: 700_000,
  roth_conversions: [
    { year: 2021, amount: 500_000, taxable: 500_000 },
    { year: 2023, amount: 300_000, taxable: 0 },
  ],
  roth_since: 2021,
  homebuyer_used: 0,
};

describe("the clocks of a Roth IRA that began in 2021", () => {
  test("of a young owner: the five years pass first, age comes last, each taxed conversion in its own time", () => {
    // Born March 5, 1980: 59 1/2 on September 5, 2039. Five years: 2021 to 2025 (IRC 408A(d)(2)(B)).
    expect(clocksOf(carry, { born: "1980-03-05", disabled: null })).toEqual({
      since: 2021,
      fiveYearsPassed: "2026-01-01",
      grown: "2039-09-05",
      disabled: null,
      exemptFrom: "2039-09-05",
      qualifiedFrom: "2039-09-05",
      contributions: 700_000,
      layers: [
        { year: 2021, amount: 500_000, taxable: 500_000, ends: "2025-12-31", freeFrom: "2026-01-01" },
        { year: 2023, amount: 300_000, taxable: 0, ends: "2027-12-31", freeFrom: null },
      ],
    });
  });

  test("of an owner who turns 59 1/2 first: conversions are free from that day, earnings after the five years", () => {
    // Born January 31, 1965: 59 1/2 on July 31, 2024.
    const clocks = clocksOf(carry, { born: "1965-01-31", disabled: null });
    expect(clocks.grown).toBe("2024-07-31");
    expect(clocks.qualifiedFrom).toBe("2026-01-01");
    expect(clocks.layers[0]?.freeFrom).toBe("2024-07-31");
  });

  test("of an owner whose birth date is not known: only the five years are told", () => {
    const clocks = clocksOf(carry, { born: null, disabled: null });
    expect(clocks).toMatchObject({ fiveYearsPassed: "2026-01-01", grown: null, qualifiedFrom: null });
    expect(clocks.layers[0]?.freeFrom).toBe("2026-01-01");
  });

  test("whose beginning is not known: no day can be told", () => {
    const clocks = clocksOf({ ...carry, roth_since: null }, { born: "1965-01-31", disabled: null });
    expect(clocks).toMatchObject({
      since: null,
      fiveYearsPassed: null,
      grown: "2024-07-31",
      qualifiedFrom: null,
    });
  });

  test("of an owner disabled since 2022: nothing bears the additional tax, earnings wait for the five years", () => {
    const clocks = clocksOf(carry, { born: "1980-03-05", disabled: "2022-06-01" });
    expect(clocks).toMatchObject({ exemptFrom: "2022-06-01", qualifiedFrom: "2026-01-01" });
    expect(clocks.layers[0]?.freeFrom).toBe("2022-06-01");
  });

  test("of an owner disabled after 59 1/2: age came first", () => {
    const clocks = clocksOf(carry, { born: "1965-01-31", disabled: "2025-03-01" });
    expect(clocks.exemptFrom).toBe("2024-07-31");
  });
});

import { describe, expect, test } from "vitest";
import { clocksOf } from "../../src/lines/clocks.js";

const carry = {
  rothContributions: 700_000,
  layers: [
    { year: 2021, amount: 500_000, taxable: 500_000 },
    { year: 2023, amount: 300_000, taxable: 0 },
  ],
  rothSince: 2021,
  rothSinceUnknown: false,
};

const owner = { born: "1980-03-05", disabled: null, died: null, inherited_from: null };
/** 59 1/2 on July 31, 2024. */
const older = { ...owner, born: "1965-01-31" };

describe("the clocks of a Roth IRA that began in 2021", () => {
  test("of a young owner: the five years pass first, age comes last, each taxed conversion in its own time", () => {
    // Born March 5, 1980: 59 1/2 on September 5, 2039. Five years: 2021 to 2025 (IRC 408A(d)(2)(B)).
    expect(clocksOf(carry, owner)).toEqual({
      since: 2021,
      sinceKnown: true,
      fiveYearsPassed: "2026-01-01",
      grown: "2039-09-05",
      disabled: null,
      afterDeath: false,
      exemptFrom: "2039-09-05",
      qualifiedFrom: "2039-09-05",
      qualifiedAtLatest: false,
      contributions: 700_000,
      layers: [
        { year: 2021, amount: 500_000, taxable: 500_000, ends: "2025-12-31", freeFrom: "2026-01-01" },
        { year: 2023, amount: 300_000, taxable: 0, ends: "2027-12-31", freeFrom: null },
      ],
    });
  });

  test("of an owner who turns 59 1/2 first: conversions are free from that day, earnings after the five years", () => {
    const clocks = clocksOf(carry, older);
    expect(clocks.grown).toBe("2024-07-31");
    expect(clocks.qualifiedFrom).toBe("2026-01-01");
    expect(clocks.layers[0]?.freeFrom).toBe("2024-07-31");
  });

  test("of an owner whose birth date is not known: only the five years are told", () => {
    const clocks = clocksOf(carry, { ...owner, born: null });
    expect(clocks).toMatchObject({ fiveYearsPassed: "2026-01-01", grown: null, qualifiedFrom: null });
    expect(clocks.layers[0]?.freeFrom).toBe("2026-01-01");
  });

  test("whose beginning is not known: no day can be told", () => {
    const clocks = clocksOf({ ...carry, rothSince: null, rothSinceUnknown: true }, older);
    expect(clocks).toMatchObject({
      since: null,
      sinceKnown: false,
      fiveYearsPassed: null,
      grown: "2024-07-31",
      qualifiedFrom: null,
      qualifiedAtLatest: false,
    });
  });

  test("or earlier: that changes the day only for an owner who is 59 1/2 before the five years are over", () => {
    const unknown = { ...carry, rothSinceUnknown: true };
    expect(clocksOf(unknown, older)).toMatchObject({ qualifiedFrom: "2026-01-01", qualifiedAtLatest: true });
    expect(clocksOf(unknown, owner)).toMatchObject({ qualifiedFrom: "2039-09-05", qualifiedAtLatest: false });
  });

  test("of an owner disabled since 2022: nothing bears the additional tax, earnings wait for the five years", () => {
    const clocks = clocksOf(carry, { ...owner, disabled: "2022-06-01" });
    expect(clocks).toMatchObject({ exemptFrom: "2022-06-01", qualifiedFrom: "2026-01-01" });
    expect(clocks.layers[0]?.freeFrom).toBe("2022-06-01");
  });

  test("of an owner disabled after 59 1/2: age came first", () => {
    expect(clocksOf(carry, { ...older, disabled: "2025-03-01" }).exemptFrom).toBe("2024-07-31");
  });

  test.each([
    { ...owner, inherited_from: "Parent A" },
    { ...owner, died: "2024-02-02" },
  ])("after a death: conversions are free at any time, earnings after the five years", (after) => {
    const clocks = clocksOf(carry, after);
    expect(clocks).toMatchObject({ afterDeath: true, qualifiedFrom: "2026-01-01" });
    expect(clocks.layers.map(({ freeFrom }) => freeFrom)).toEqual([null, null]);
  });
});

// Reg. 1.408A-6, A-7 and A-8: a Roth IRA that may have begun earlier is qualified at the latest on the day that is known.
describe("the day of qualified distributions is the latest one", () => {
  test.each([
    [
      "when the Roth IRAs may have begun earlier, and the five years end last",
      { ...carry, rothSinceUnknown: true },
      older,
      true,
    ],
    ["not when the beginning is known", carry, older, false],
    [
      "not when age comes last, which does not depend on the beginning",
      { ...carry, rothSinceUnknown: true },
      owner,
      false,
    ],
    [
      "after death, when age does not matter",
      { ...carry, rothSinceUnknown: true },
      { ...owner, died: "2024-02-01" },
      true,
    ],
  ])("%s", (_, from, whose, expected) => {
    expect(clocksOf(from, whose).qualifiedAtLatest).toBe(expected);
  });
});

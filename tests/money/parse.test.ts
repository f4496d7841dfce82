import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDollars, whyNotDollars } from "../../src/money/parse.js";

describe("dollars are read as exact cents", () => {
  test.each([
    [0, 0],
    [-0, 0],
    [6500, 650_000],
    [6500.37, 650_037],
    [0.29, 29],
    [1.1, 110],
    [-33.5, -3_350],
    [999_999_999.99, 99_999_999_999],
    ["0", 0],
    ["-0", 0],
    ["-0.00", 0],
    ["6500", 650_000],
    ["6,500.00", 650_000],
    ["6500.5", 650_050],
    ["1,234,567.89", 123_456_789],
    ["999,999,999.99", 99_999_999_999],
    [" 12 ", 1_200],
    ["-1,000", -100_000],
  ])("%j is %d cents", (dollars, cents) => {
    expect(parseDollars(dollars)).toBe(cents);
  });

  test("any amount of cents is read back from the number and from the text of its dollars", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (cents) => {
        const sign = cents < 0 ? "-" : "";
        const whole = Math.floor(Math.abs(cents) / 100);
        const decimals = String(Math.abs(cents) % 100).padStart(2, "0");
        expect(parseDollars(cents / 100)).toBe(cents);
        expect(parseDollars(`${sign}${whole}.${decimals}`)).toBe(cents);
        expect(parseDollars(`${sign}${whole.toLocaleString("en-US")}.${decimals}`)).toBe(cents);
      }),
    );
  });

  test("a number is an amount only when its shortest text has at most two decimals", () => {
    fc.assert(
      fc.property(fc.double({ min: -2e9, max: 2e9, noNaN: true }), (dollars) => {
        const cents = parseDollars(dollars);
        if (cents === undefined) expect(/^-?\d{1,9}(\.\d{1,2})?$/.test(String(dollars))).toBe(false);
        else expect(cents / 100).toBe(dollars === 0 ? 0 : dollars);
      }),
    );
  });
});

describe("what is no amount is refused with its reason", () => {
  const form = /^must be an amount in dollars with at most two decimals/;
  test.each([
    [12.345, /two decimals$/],
    [0.1 + 0.2, /two decimals$/],
    ["6,500.000", /two decimals$/],
    [" 6500.125 ", /two decimals$/],
    ["$6500.125", form],
    ["6500.125 dollars", form],
    [1e9, /at most 999,999,999\.99$/],
    [-1e9, /at most 999,999,999\.99$/],
    ["1000000000.50", /at most 999,999,999\.99$/],
    [Number.NaN, form],
    [Number.POSITIVE_INFINITY, form],
    [1e21, form],
    [1e-7, form],
    ["7k", /in full: 7000, not 7k$/],
    ["$7.5K", /in full/],
    ["6,500 thousand", /in full/],
    ["12 million", /in full/],
    ["7km", form],
    ["about 7k", form],
    ["k", form],
    ["(6,500)", /without parentheses/],
    ["-(33)", /without parentheses/],
    ["(33) or so", form],
    ["of (33)", form],
    ["", form],
    ["$5", form],
    ["+5", form],
    ["5.", form],
    [".5", form],
    ["007", form],
    ["1e3", form],
    ["0x10", form],
    ["1_000", form],
    ["65,00", form],
    ["6500,00", form],
    ["1,00,000", form],
    ["five", form],
    ["５", form],
  ])("%j", (dollars, reason) => {
    expect(parseDollars(dollars)).toBeUndefined();
    expect(whyNotDollars(dollars)).toMatch(reason);
  });

  test("the reason never repeats the text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (text) => {
        expect(whyNotDollars(text)).not.toContain(text);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineLabel, partLabel } from "../../src/data/printed-form.js";
import type { YearResult } from "../../src/index.js";
import { accepted, inCents, inDollars, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers, type LedgerInput } from "./ledgers.js";

describe.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)("a form of a ledger of %s", (_, ledgers) => {
  test(
    "foots by hand from its printed lines, in whole dollars",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          for (const year of accepted(inDollars(input)).years) {
            expect(Object.values(year.lines).filter((amount) => amount % 100 !== 0)).toEqual([]);
            const repaid = isRepaid(input, year.tax_year);
            const expected = footed(year, { repaid, unit: 100 });
            expect(expected.map(([label]) => [label, year.lines[label]])).toEqual(expected);
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );

  test(
    "foots in cents as well",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          for (const year of accepted(inCents(input)).years) {
            const repaid = isRepaid(input, year.tax_year);
            const expected = footed(year, { repaid, unit: 1 });
            expect(expected.map(([label]) => [label, year.lines[label]])).toEqual(expected);
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );

  test(
    "never has line 13 above line 5, nor line 14 below zero",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          for (const { lines, carry } of accepted(input).years) {
            if (lines["13"] !== undefined) expect(lines["13"]).toBeLessThanOrEqual(lines["5"] ?? -1);
            expect(Object.entries(lines).filter(([label, amount]) => label !== "18" && amount < 0)).toEqual(
              [],
            );
            expect(carry.basis).toBeGreaterThanOrEqual(0);
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );

  test(
    "has each part whole or not at all",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          for (const { tax_year, lines, line10, method, parts, must_file } of accepted(input).years) {
            const on = (id: string) => lineLabel(id, tax_year) ?? "none";
            const has = (label: string) => lines[label] !== undefined;
            const all = (...labels: string[]) =>
              labels.filter((label) => has(label) !== has(labels[0] ?? ""));
            expect(all("1", "2", "3", "14")).toEqual([]);
            expect(all("4", "5", "13")).toEqual([]);
            expect(all("6", "7", "8", "9", "11", "12")).toEqual([]);
            expect(line10 !== undefined).toBe(has("6"));
            expect(all("16", "17", "18")).toEqual([]);
            if (tax_year > 2003) expect(all(on("19"), on("20"), on("21"))).toEqual([]);
            else expect(all("19", "20", "21")).toEqual([]);
            if (method === "worksheet_1_1") expect(has("6")).toBe(false);
            else expect(has("13")).toBe(has("6"));
            expect(parts).toEqual([
              ...(has("1") ? ["I"] : []),
              ...(has("16") ? ["II"] : []),
              ...(tax_year === 2010 && has("21") ? ["III"] : []),
              ...(has(on("19")) ? [partLabel("III", tax_year)] : []),
            ]);
            expect(must_file).toBe(parts.length > 0);
          }
        }),
        { numRuns: runs },
      );
    },
    timeLimit,
  );
});

/** Whether a distribution of the year was paid back in a way that lines 15c and 25c take (from 2024). */
function isRepaid({ entries }: LedgerInput, year: number): boolean {
  return entries.some(
    ({ kind, of, distributed }) =>
      kind === "repayment" &&
      distributed === year &&
      !["disaster", "home_purchase", "reservist"].includes(String(of)),
  );
}

/** What each computed line must be by the form's own words, from the other printed lines of the year. */
function footed(
  { tax_year, lines, line10, method, worksheet }: YearResult,
  { repaid, unit }: { repaid: boolean; unit: 1 | 100 },
): [string, number][] {
  const at = (label: string) => lines[label] ?? 0;
  const has = (label: string) => lines[label] !== undefined;
  const notBelowZero = (amount: number) => Math.max(0, amount);
  const expected: [string, number][] = [];
  const foot = (label: string, amount: number) => {
    if (has(label)) expected.push([label, amount]);
  };
  const byHand = method !== "worksheet_1_1";
  foot("3", at("1") + at("2"));
  foot("5", at("3") - at("4"));
  foot("14", at("3") - at("13"));
  if (byHand) {
    foot("9", at("6") + at("7") + at("8"));
    if (line10 !== undefined) {
      const places = line10.length - 2;
      const one = 10 ** places;
      const nine = at("9");
      const ratio =
        at("5") >= nine ? (at("5") > 0 ? one : 0) : Math.floor((at("5") * one * 2 + nine) / (nine * 2));
      expect(Math.round(Number(line10) * one)).toBe(ratio);
      const times = (amount: number) =>
        Math.floor((amount * ratio * 2 + one * unit) / (one * unit * 2)) * unit;
      const tooMuch = notBelowZero(times(at("8")) + times(at("7")) - at("5"));
      const off12 = Math.min(tooMuch, times(at("7")));
      foot("12", times(at("7")) - off12);
      foot("11", times(at("8")) - (tooMuch - off12));
    }
    foot("13", at("11") + at("12"));
    foot("15a", at("7") - at("12"));
    foot("15", at("7") - at("12"));
    if (has("11")) {
      foot("16", at("8"));
      foot("17", at("11"));
    }
  } else {
    const sheet = (line: string) => Number(worksheet?.[line] ?? 0);
    foot("13", sheet("8"));
    foot("15a", worksheet?.["11"] === undefined ? sheet("9") : sheet("11"));
    foot("18", sheet("10"));
    expect(sheet("3")).toBe(sheet("1") + sheet("2"));
    expect(sheet("6")).toBe(sheet("4") + sheet("5"));
    expect(sheet("9")).toBe(sheet("5") - sheet("8"));
    expect(at("13")).toBeLessThanOrEqual(at("5"));
  }
  // What was paid back and is treated as a rollover comes off lines 15c and 25c as well.
  if (!repaid) foot("15c", at("15a") - at("15b"));
  foot("18", at("16") - at("17"));
  if (tax_year === 2010) foot2010();
  else if (tax_year <= 2003) {
    foot("21", notBelowZero(at("19") - at("20")));
    // A first home comes off line 23 since 2003.
    if (has("23")) expect(at("23")).toBeLessThanOrEqual(notBelowZero(at("21") - at("22")));
    if (tax_year < 2003) foot("23", notBelowZero(at("21") - at("22")));
  } else {
    foot("21", notBelowZero(at("19") - at("20")));
    foot("23", notBelowZero(at("21") - at("22")));
    foot("25a", notBelowZero(at("23") - at("24")));
    if (at("26") === 0) foot("25", notBelowZero(at("23") - at("24")));
    if (!repaid) foot("25c", at("25a") - at("25b"));
    if (tax_year === 2011) foot2011();
  }
  return expected;

  function foot2010(): void {
    foot("20a", Math.floor((notBelowZero(at("18")) + unit) / (2 * unit)) * unit);
    foot("20b", notBelowZero(at("18")) - at("20a"));
    foot("19", notBelowZero(at("18")));
    expect(has("18") ? [has("19"), has("20a")].filter(Boolean).length : 1).toBe(1);
    foot("24", at("23"));
    foot("23", at("21") - at("22"));
    if (has("25a")) foot("25b", at("23") - at("25a"));
    foot("28", notBelowZero(at("26") - at("27")));
    foot("30", notBelowZero(at("28") - at("29")));
    foot("32", notBelowZero(at("30") - at("31")));
    foot("33", Math.min(at("32"), at("20a") + at("20b") + at("25a") + at("25b")));
    foot("34", at("32") - at("33"));
    if (has("35")) expect(at("35")).toBeLessThanOrEqual(at("34"));
    foot("36", at("33") + at("35"));
  }

  function foot2011(): void {
    if (has("27")) foot("27", Math.min(at("23"), at("24")));
    foot("29", notBelowZero(at("27") - at("28")));
    foot("31", at("26") - at("30"));
    foot("32", Math.min(at("29"), at("31")));
    foot("34", at("32") + at("33"));
    foot("35", Math.min(at("31"), at("34")));
    foot("36", at("25") + at("35"));
    foot("37", at("30") + at("35"));
    foot("38", at("26") - at("37"));
  }
}

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelIn } from "../../src/data/printed-form.js";
import { historyCsv, wideHistoryCsv } from "../../src/exports/basis-history.js";
import { makeSheets } from "../../src/exports/export-files.js";
import { expectedSlips } from "../../src/exports/forms-to-enter.js";
import { openTaxSolverFile } from "../../src/exports/open-tax-solver.js";
import { sheetCsv } from "../../src/exports/sheet/sheet-csv.js";
import { txfFile } from "../../src/exports/txf.js";
import { parseLedger } from "../../src/ledger/parse.js";
import { replay } from "../../src/lines/replay.js";
import type { CompletedYear } from "../../src/lines/year.js";
import { roundTo } from "../../src/money/cents.js";
import { solve } from "../exports/open-tax-solver.js";
import { type Typed, typeInto } from "../exports/programs.js";
import { readTxf } from "../exports/txf.js";
import { accepted, inDollars, runs, timeLimit } from "./accepted.js";
import { allLedgers, everydayLedgers, type LedgerInput } from "./ledgers.js";

const many = { numRuns: Math.ceil(runs / 4) };

describe.each([
  ["everyday kinds", everydayLedgers],
  ["every kind", allLedgers],
] as const)("exports of a ledger of %s", (_, ledgers) => {
  test(
    "a history read back has the lines of every year",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const owner = { ledger: ledgerOf(input), result: accepted(input) };
          const rows: Record<string, string>[] = parse(historyCsv([owner]), { bom: true, columns: true });
          const wide: Record<string, string>[] = parse(wideHistoryCsv([owner]), { bom: true, columns: true });
          expect(wide.length).toBe(owner.result.years.length);
          for (const { tax_year, lines, line10, carry } of owner.result.years) {
            const mine = rows.filter((row) => row.tax_year === String(tax_year));
            const read = mine
              .filter(({ form, line }) => form === "8606" && line !== "10")
              .map(({ line, amount }) => [line, Math.round(Number(amount) * 100)]);
            expect(Object.fromEntries(read)).toEqual(lines);
            expect(mine.find(({ form, line }) => form === "8606" && line === "10")?.amount).toBe(line10);
            const row = wide.find((each) => each.tax_year === String(tax_year));
            expect(Math.round(Number(row?.basis_carried_forward) * 100)).toBe(carry.basis);
          }
        }),
        many,
      );
    },
    timeLimit,
  );

  test(
    "the Forms 1099-R to expect add up to line 4a, and what was converted to line 8 or 16",
    () => {
      fc.assert(
        fc.property(ledgers, (input) => {
          const result = accepted(input);
          const ledger = ledgerOf(input);
          const replayed = replay(ledger);
          if (!replayed.ok) throw new Error("unreachable");
          const unit = ledger.options.round === "cents" ? 1 : 100;
          replayed.value.forEach((done, at) => {
            const year = result.years[at];
            const slips = expectedSlips(ledger, done);
            for (const { gross, uses } of slips)
              expect([...uses.values()].reduce((sum, cents) => sum + cents, 0)).toBe(gross);
            const all = roundTo(
              unit,
              slips.reduce((sum, { gross }) => sum + gross, 0),
            );
            // Line 4a is never below what of line 4b comes from this year's money.
            expect(all).toBeLessThanOrEqual(year?.form_1040["4a"] ?? 0);
            if (all < (year?.form_1040["4a"] ?? 0)) expect(year?.form_1040["4b"]).toBeGreaterThan(all);
            const converted = slips.reduce((sum, { uses }) => sum + (uses.get("converted") ?? 0), 0);
            expect(roundTo(unit, converted)).toBe(year?.lines["16"] === undefined ? 0 : done.form.get("16"));
          });
        }),
        many,
      );
    },
    timeLimit,
  );
});

test(
  "a TXF file read back has lines 1, 2, and 6, and OpenTaxSolver's arithmetic our lines or a refusal",
  () => {
    fc.assert(
      fc.property(everydayLedgers, (input) => {
        const result = accepted(input);
        const ledger = ledgerOf(input);
        const replayed = replay(ledger);
        if (!replayed.ok) throw new Error("unreachable");
        result.years.forEach((year, at) => {
          const exported = { ledger, result, year, role: "taxpayer" as const };
          const slips = expectedSlips(ledger, replayed.value[at] as CompletedYear);
          const records = readTxf(txfFile([{ exported, slips }], "2026-03-01"));
          const amount = (token: number) => {
            const value = records.find((record) => record.token === token)?.value;
            return value === undefined ? undefined : -Math.round(Number(value?.slice(1)) * 100) + 0;
          };
          for (const [id, token] of [
            ["1", 439],
            ["2", 440],
            ["6", 438],
          ] as const)
            expect(amount(token)).toBe(year.lines[labelIn(year.tax_year, id)]);
          const file = openTaxSolverFile(exported);
          if (!file.ok) return;
          const printed = solve(file.value);
          // Its ratio has all its decimals: on large amounts that is more than a dollar.
          const tolerance = 1 + Math.max(0, ...Object.values(year.lines)) / 1e6;
          for (const [label, theirs] of Object.entries(printed)) {
            const ours = (year.lines[label] ?? 0) / 100;
            expect(Math.abs(theirs - ours), `line ${label}`).toBeLessThanOrEqual(tolerance);
          }
        });
      }),
      many,
    );
  },
  timeLimit,
);

test(
  "a sheet without form lines, typed into a model of a program, gives line 4b",
  () => {
    let typed = 0;
    fc.assert(
      fc.property(everydayLedgers, (input) => {
        // The model keeps five decimals of line 10.
        const whole = inDollars({ ...input, options: { ...input.options, line10_places: 5 } });
        const result = accepted(whole);
        const ledger = ledgerOf(whole);
        for (const year of result.years.filter(({ tax_year, must_file }) => tax_year >= 2023 && must_file)) {
          const sheets = makeSheets([{ ledger, result, role: "taxpayer" }], "freetaxusa", year.tax_year);
          if (!sheets.ok) throw new Error("unreachable");
          const sheet: Typed[] = parse(sheetCsv(sheets.value), { bom: true, columns: true });
          if (!sheet.every(isAnswered)) continue;
          typed += 1;
          const { line4b } = typeInto("freetaxusa", sheet);
          // Each Form 1099-R is rounded by itself here.
          expect(Math.abs(line4b * 100 - year.form_1040["4b"])).toBeLessThanOrEqual(300);
        }
      }),
      // One sheet in ten has every answer.
      { numRuns: 3 * runs },
    );
    expect(typed).toBeGreaterThan(runs / 20);
  },
  timeLimit,
);

/** Whether a row has an answer; only what is withheld, and by whom, changes no line. The form's lines are no question. */
function isAnswered({ where, question, answer }: Typed): boolean {
  if (where.startsWith("Form 8606 line")) return false;
  return !answer.startsWith("?") || /Name and account|withheld|not determined/.test(question);
}

function ledgerOf(input: LedgerInput) {
  const read = parseLedger(input);
  if (!read.ok) throw new Error("unreachable");
  return read.value;
}

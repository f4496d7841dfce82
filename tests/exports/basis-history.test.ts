import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportedText, person, rowsOf } from "./people.js";
import { STORY } from "./situations.js";

const samples = process.env.FORM8606_PAPERS_DIR;
const sample = (name: string) => join(samples ?? "", "exports", name);

describe.skipIf(samples === undefined || !existsSync(sample("basis-history.csv")))(
  "the sample exports of the story (FORM8606_PAPERS_DIR)",
  () => {
    test("the history has every row of the sample, and the other years and Form 1040 besides", async () => {
      const ours = rowsOf(await exportedText([person(STORY)], "history", "csv"));
      for (const { form: _, ...row } of rowsOf(readFileSync(sample("basis-history.csv"), "utf8")) as {
        form?: string;
      }[]) {
        expect(ours).toContainEqual({ ...row, form: "8606" });
      }
    });

    test("Free File Fillable Forms get the sample's values", async () => {
      expect(JSON.parse(await exportedText([person(STORY)], "fffa", "fields", 2025))).toEqual(
        JSON.parse(readFileSync(sample("fffa-f8606-2025.json"), "utf8")),
      );
    });

    test("the entry sheet has every answer of the sample that a ledger knows", async () => {
      const ours = rowsOf(await exportedText([person(STORY)], "turbotax", "csv", 2025));
      const amounts = rowsOf(readFileSync(sample("entry-sheet-2025.csv"), "utf8"))
        // What was withheld from a distribution is on the paper alone.
        .filter(({ question }) => question !== "Federal tax withheld")
        .flatMap(({ answer = "" }) => (/^[\d.]+$/.test(answer) ? [Number(answer)] : []));
      const had = ours.flatMap(({ answer = "" }) => (/^[\d.]+$/.test(answer) ? [Number(answer)] : []));
      expect(amounts.filter((amount) => !had.includes(amount))).toEqual([]);
    });
  },
);

test("the wide table has one row a year, each line under its name of today", async () => {
  const rows = rowsOf(await exportedText([person(STORY)], "history", "wide"));
  expect(
    rows.map(({ tax_year, line_14, line_10, form_1040_4b }) => [tax_year, line_14, line_10, form_1040_4b]),
  ).toEqual([
    ["2023", "6500", "", "0"],
    ["2024", "0", "0.99978", "3"],
    ["2025", "4158", "0.34653", "5358"],
  ]);
});

test("a line that a form did not have stays blank, even where another line had its number", async () => {
  const ledger = {
    owner: { name: "Pat Example" },
    years: { 2012: { year_end_value: 10000 } },
    entries: [
      { date: "2012-02-01", kind: "contribution", amount: 5000 },
      { date: "2012-03-01", kind: "distribution", amount: 1000 },
    ],
  };
  const [row] = rowsOf(await exportedText([person(ledger)], "history", "wide"));
  const { lines } = person(ledger).result.years[0] as { lines: Record<string, number> };
  expect(Number(row?.line_15c) * 100).toBe(lines["15"]);
});

test("a file for spreadsheets has a byte order mark, CRLF, and no formula in any name", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }), async (text) => {
      const name = text.trim();
      fc.pre(name !== "" && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name));
      const csv = await exportedText([person({ ...STORY, owner: { name } })], "history", "csv");
      expect(csv.startsWith("\ufefftax_year,")).toBe(true);
      expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      expect(csv).not.toMatch(/(?:^|,)"?[=+@]/m);
      const rows = rowsOf(csv);
      expect(rows.every(({ must_file }) => must_file === "yes")).toBe(true);
    }),
    { numRuns: 30 },
  );
});

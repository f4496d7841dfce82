import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCases } from "../cases/case.js";
import { reviewInput } from "./review-input.js";

/** The codes above `info` in a ledger. A household's ledgers are reviewed one by one here. */
function aboveInfo(ledger: unknown): string[] {
  const result = reviewInput([ledger], null);
  const findings = result.ok ? result.value.flat() : [];
  return [...new Set(findings.filter(({ severity }) => severity !== "info").map(({ code }) => code))].sort();
}

const example = (file: string) => parse(readFileSync(`docs/examples/${file}`, "utf8"));

describe("a careful preparer would find nothing above a note", () => {
  test.each([
    "clean-backdoor.yaml",
    "two-year-backdoor.yaml",
    "retirement-withdrawals.yaml",
    "spouses-ana.yaml",
    "late-filing/nothing-to-correct.yaml",
    "late-filing/roth-only.yaml",
  ])("in docs/examples/%s", (file) => {
    expect(aboveInfo(example(file))).toEqual([]);
  });

  test("in a backdoor of ten years, each in order", () => {
    const years = [2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023];
    const ledger = {
      owner: { name: "Owner A", born: "1980-05-20" },
      years: Object.fromEntries(years.map((year) => [year, { deducted: 0, year_end_value: 0 }])),
      entries: years.flatMap((year) => [
        { date: `${year}-01-05`, kind: "contribution", amount: 5500 },
        { date: `${year}-01-08`, kind: "conversion", amount: 5500.37 },
      ]),
    };
    const result = reviewInput([ledger], null);
    const codes = result.ok ? (result.value[0] ?? []).map(({ code }) => code) : [];
    expect(codes).toEqual(["step_transaction", "five_year_clocks"]);
  });
});

test("the published cases give only what was read and found right: see above-info.yaml", () => {
  const found: Record<string, string[]> = {};
  for (const item of readCases("published")) {
    for (const code of aboveInfo(item.ledger)) found[code] = [...(found[code] ?? []), item.id];
  }
  expect(found).toEqual(parse(readFileSync("tests/review/above-info.yaml", "utf8")));
});

test("every example in docs is reviewed without failing", () => {
  const files = readdirSync("docs/examples", { recursive: true }).filter((file) =>
    String(file).endsWith(".yaml"),
  );
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) expect(() => aboveInfo(example(String(file))), String(file)).not.toThrow();
});

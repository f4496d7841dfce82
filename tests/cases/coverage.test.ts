import { describe, expect, test } from "vitest";
import { linesOfYear, yearsWithForm } from "../../src/data/printed-form.js";
import { readCases } from "./case.js";

/** By year, the lines for which some case expects a printed number. */
const covered = new Map<number, Set<string>>();
for (const { expect: years } of [...readCases("published"), ...readCases("own")])
  for (const [year, { lines }] of Object.entries(years ?? {})) {
    const labels = covered.get(Number(year)) ?? new Set();
    for (const label of Object.keys(lines ?? {})) labels.add(label);
    covered.set(Number(year), labels);
  }

describe("every line of every form", () => {
  test.each(yearsWithForm())("of %i is proved by a case", (year) => {
    const labels = linesOfYear(year).map(({ label }) => label);
    expect(labels.filter((label) => !covered.get(year)?.has(label))).toEqual([]);
  });

  test.each(yearsWithForm())("that a case expects is on the form of %i", (year) => {
    const labels = new Set(linesOfYear(year).map(({ label }) => label));
    expect([...(covered.get(year) ?? [])].filter((label) => !labels.has(label))).toEqual([]);
  });
});

import { afterAll, describe, expect, test } from "vitest";
import { yearsWithForm } from "../../src/forms.js";
import { computeInput } from "../compute-input.js";
import { firstYear, readCases } from "./case.js";
import { differences } from "./differences.js";

const cases = readCases("published");
const first = Math.min(...yearsWithForm());
const ready = cases.filter((item) => firstYear(item) >= first);
const waiting = cases.filter((item) => firstYear(item) < first);

describe("the published worked examples", () => {
  let passed = 0;

  afterAll(() => {
    const names = waiting.map(({ id }) => id).join(", ");
    console.info(
      `published cases: ${passed} of ${cases.length} passed, ${waiting.length} wait for years before ${first}: ${names}`,
    );
  });

  test("each has a name of its own, a source and something it must give", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const item of cases) {
      expect(item.source.length, item.id).toBeGreaterThan(10);
      expect(Object.keys(item.expect ?? {}).length, item.id).toBeGreaterThan(0);
    }
  });

  test.each(ready.map((item) => [item.id, item] as const))("%s comes out as published", (_, item) => {
    const result = computeInput(item.ledger);
    if (!result.ok) return expect(result.problems).toEqual([]);
    expect(differences(result.value, item).join("\n")).toBe("");
    passed += 1;
  });

  test.skipIf(waiting.length === 0)("a ledger of years without data is refused, not guessed", () => {
    for (const item of waiting) expect(computeInput(item.ledger).ok, item.id).toBe(false);
  });
});

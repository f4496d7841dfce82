import { afterAll, describe, expect, test } from "vitest";
import { computeInput } from "../compute-input.js";
import { readCases } from "./case.js";
import { differences } from "./differences.js";

const cases = readCases("published");

describe("the published worked examples", () => {
  let passed = 0;

  afterAll(() => {
    console.info(`published cases: ${passed} of ${cases.length} passed`);
  });

  test("each has a name of its own, a source and something it must give", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const item of cases) {
      expect(item.source.length, item.id).toBeGreaterThan(10);
      expect(Object.keys(item.expect ?? {}).length, item.id).toBeGreaterThan(0);
    }
  });

  test.each(cases.map((item) => [item.id, item] as const))("%s comes out as published", (_, item) => {
    const result = computeInput(item.ledger);
    if (!result.ok) return expect(result.problems).toEqual([]);
    expect(differences(result.value, item).join("\n")).toBe("");
    passed += 1;
  });
});

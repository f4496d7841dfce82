import { describe, expect, test } from "vitest";
import { computeInput } from "../compute-input.js";
import { readCases } from "./case.js";
import { differences } from "./differences.js";

const cases = readCases("own");
const files = [...new Set(cases.map(({ file }) => file))];

describe.each(files)("%s", (file) => {
  const here = cases.filter((item) => item.file === file);

  test.each(here.map((item) => [item.id, item] as const))("%s comes out as worked by hand", (_, item) => {
    const result = computeInput(item.ledger);
    if (item.error !== undefined) {
      const problems = result.ok ? [] : result.problems;
      const { code, path, says } = item.error;
      const found = problems.filter(
        (problem) =>
          problem.code === code &&
          (path === undefined || problem.path === path) &&
          (says === undefined || problem.message.includes(says)),
      );
      return expect(
        found,
        `${JSON.stringify(item.error)} is not among ${JSON.stringify(problems)}`,
      ).not.toEqual([]);
    }
    if (!result.ok) return expect(result.problems).toEqual([]);
    expect(differences(result.value, item).join("\n")).toBe("");
  });
});

test("our own cases have names of their own, a source with its page, and the arithmetic", () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  for (const item of cases) {
    expect(item.source, item.id).toMatch(/p\. ?\d|lines? \d|Reg\.|IRC|Form|Worksheet|decision/i);
    expect(item.about.length, item.id).toBeGreaterThan(20);
    expect(item.error !== undefined || Object.keys(item.expect ?? {}).length > 0, item.id).toBe(true);
  }
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What ASVS 5.0.0 asks at levels 1 and 2, by section: the numbers of its requirements. */
const ASKED: Readonly<Record<string, readonly number[]>> = {
  "1.1": [1, 2],
  "1.2": [1, 2, 3, 4, 5, 6, 7, 8, 9],
  "1.3": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  "1.4": [1, 2, 3],
  "1.5": [1, 2],
  "2.1": [1, 2, 3],
  "2.2": [1, 2, 3],
  "2.3": [1, 2, 3, 4],
  "2.4": [1],
  "6.1": [1, 2, 3],
  "6.2": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  "6.3": [1, 2, 3, 4],
  "6.4": [1, 2, 3, 4],
  "6.5": [1, 2, 3, 4, 5],
  "6.6": [1, 2, 3],
  "6.8": [1, 2, 3, 4],
  "9.1": [1, 2, 3],
  "9.2": [1, 2, 3, 4],
  "12.1": [1, 2, 3],
  "12.2": [1, 2],
  "12.3": [1, 2, 3, 4],
};

const rows = readFileSync("docs/decisions/28-security-requirements.md", "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, numbers = "", ...cells] = line.split("|");
    return { numbers: numbers.split(",").map((each) => each.trim()), cells: cells.slice(0, -1) };
  });

test("each requirement of the chapters that are gone through is answered once", () => {
  const named = rows.flatMap(({ numbers }) => numbers);
  for (const [section, numbers] of Object.entries(ASKED)) {
    if (named.includes(section)) continue;
    for (const each of numbers)
      expect(
        named.filter((number) => number === `${section}.${each}`),
        `${section}.${each}`,
      ).toHaveLength(1);
  }
});

test("what applies names the tests that show it", () => {
  const applying = rows.filter(({ cells }) => cells.length === 2);
  expect(applying.length).toBeGreaterThan(20);
  for (const { numbers, cells } of applying)
    expect(cells[1], numbers.join()).toMatch(/\]\(\.\.\/\.\.\/tests\/[\w/.-]+\.test\.ts\)/);
});

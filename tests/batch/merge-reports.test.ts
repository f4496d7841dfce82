import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mergeReports } from "../../src/batch/merge-reports.js";
import { failedRow, failureLine, REPORT_HEAD, reportLine } from "../../src/batch/report.js";
import { problemAt } from "../../src/errors.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-merge-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bad = [problemAt("invalid_value", ["entries", 0], "must be more, “much” more")];
const row = (number: number) => failedRow(`client ${number}`, number % 3 === 0 ? bad : []);

/** The folder of a shard with these clients. */
function shard(name: string, numbers: readonly number[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "report.csv"),
    REPORT_HEAD + numbers.map((at) => reportLine(at, row(at))).join(""),
  );
  const failed = numbers.filter((at) => row(at).problems.length > 0);
  writeFileSync(join(folder, "failures.jsonl"), failed.map((at) => failureLine(at, row(at))).join(""));
  return folder;
}

function withReport(folder: string, report: string): string {
  writeFileSync(join(folder, "report.csv"), report);
  return folder;
}

const read = (name: string) => readFileSync(join(root, name), "utf8");

describe("the merged report", () => {
  it("is the one of the whole input", () => {
    shard("whole", [1, 2, 3, 4, 5, 6, 7]);
    const parts = [shard("a", [3, 6, 7]), shard("b", []), shard("c", [1, 2, 4, 5])];
    expect(mergeReports(join(root, "merged"), parts)).toBe(7);
    expect(read("merged/report.csv")).toBe(read("whole/report.csv"));
    expect(read("merged/failures.jsonl")).toBe(read("whole/failures.jsonl"));
    expect(readdirSync(join(root, "merged")).sort()).toEqual(["failures.jsonl", "report.csv"]);
  });

  it("takes the reports themselves too", () => {
    const parts = [shard("a", [2]), shard("b", [1])].map((folder) => join(folder, "report.csv"));
    expect(mergeReports(root, parts)).toBe(2);
  });

  it.each([
    ["a shard is missing", () => [shard("a", [1, 4])], /client 2 is in none of the reports/],
    ["a shard is given twice", () => [shard("a", [1, 2]), shard("b", [2, 3])], /client 2 is in two/],
    ["there is no report", () => [join(root, "none")], /no such file; is this shard's run complete\?/],
    [
      "a file is no report",
      () => [shard("a", [1]), withReport(shard("b", [2]), "a,b\n1,2\n")],
      /is not a report/,
    ],
    ["a line is none", () => [withReport(shard("a", [1]), `${REPORT_HEAD}x,y\r\n`)], /not this program's/],
  ] as [string, () => string[], RegExp][])(
    "is refused when %s, and nothing is written",
    (_, parts, message) => {
      const given = parts();
      expect(() => mergeReports(join(root, "merged"), given)).toThrow(message);
      expect(readdirSync(join(root, "merged"))).toEqual([]);
    },
  );
});

import { expect, test } from "vitest";
import { sources } from "./sources.js";

/** Places in the sources that match, as lines. */
function found(pattern: RegExp): string[] {
  return sources().flatMap(({ path, text }) =>
    text
      .split("\n")
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}

test("no code is made of text", () => {
  expect(found(/\beval\(|\bnew Function\(|node:vm|\bsetTimeout\(\s*["'`]/)).toEqual([]);
});

test("no markup is made of text", () => {
  expect(
    found(/\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(/),
  ).toEqual([]);
});

test("no program is started through a shell, and none with what a file says", () => {
  expect(found(/\bshell:|\bexecSync\(/)).toEqual([]);
  expect(found(/node:child_process/)).toEqual([
    'local-server/show-in-browser.ts: import { spawn } from "node:child_process";',
    'node/notices/write-notices.ts: import { execFileSync } from "node:child_process";',
  ]);
});

test("a regular expression is made of the program's own words and years alone", () => {
  const made = found(/\bRegExp\(/).map((line) => /\$\{(.+?)\}/g[Symbol.matchAll](line));
  const parts = made.flatMap((matches) => [...matches].map(([, part]) => part));
  expect([...new Set(parts)].sort()).toEqual([
    "4 - lost",
    'STATES.join("|")',
    "name",
    'pieces.join("")',
    "year",
  ]);
});

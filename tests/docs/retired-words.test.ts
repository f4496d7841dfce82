import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Words and turns that a taxpayer stumbles on. Each has a plain one that is used instead. */
const RETIRED =
  /\b(?:anew|goe?s? on with|put off|taxed at once|free of tax|cannot be (?:decided|told)|may be left out|is no mistake|to be given|stop nobody|one has to|as far as|stands twice|it figures|is figured)\b/i;

function lines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .map((line, at) => `${path}:${at + 1}: ${line.trim()}`);
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

test("what the program prints has no retired word", () => {
  const shown = [...filesIn("src", ".ts"), ...filesIn("src", ".tsx")]
    .flatMap((path) => lines(path))
    // What follows two slashes or stands in a doc comment is for programmers.
    .filter((line) => !/:\d+: (?:\*|\/\*|\/\/)/.test(line))
    .map((line) => line.replace(/ \/\/ .*/, ""));
  expect(shown.filter((line) => RETIRED.test(line))).toEqual([]);
});

test("the forms' captions, the guide and the README have no retired word", () => {
  const files = [...filesIn("forms", ".json"), ...filesIn("docs/guide", ".md"), "README.md"];
  expect(files.flatMap(lines).filter((line) => RETIRED.test(line))).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMAND } from "../../src/node/command-name.js";

/** A command line without what starts it: at the beginning of a line, behind a prompt, or in backticks. */
const BARE = /(?:^ *(?:\$ )?|`(?:\$ )?)form8606 [a-z-]/;

test("the guide and the README show each command as it is typed", () => {
  const pages = readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name));
  const lines = [...pages, "README.md"].flatMap((page) =>
    readFileSync(page, "utf8")
      .split("\n")
      .map((line, at) => `${page}:${at + 1}: ${line}`),
  );
  const shown = lines.map((line) => line.replace(/^\S+:\d+: /, ""));
  expect(lines.filter((_, at) => BARE.test(shown[at] ?? ""))).toEqual([]);
  expect(shown.filter((line) => line.includes(`${COMMAND} `)).length).toBeGreaterThan(40);
});

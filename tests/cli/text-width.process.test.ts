import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/cli/text-width.js";
import { session } from "./session.js";

/**
 * Every command that prints for a person, over every example, on a terminal of 80 columns. Only what cannot be broken may be
 * longer: a line that is one word, a file's name, a command to copy, or the place of a problem, which stays on one line.
 */
const WIDTH = 80;
const { at, form8606 } = session({ width: WIDTH });

const FOLDERS = [
  "docs/examples",
  "docs/examples/late-filing",
  "docs/examples/pitfalls",
  "docs/examples/plan",
  "docs/examples/rules",
];
const examples = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name)),
);

const COMMANDS: [name: string, args: (ledger: string) => string[]][] = [
  ["lines", (ledger) => ["lines", ledger]],
  ["explain", (ledger) => ["explain", ledger]],
  ["review", (ledger) => ["review", ledger]],
  ["check", (ledger) => ["check", ledger]],
  ["clocks", (ledger) => ["clocks", ledger]],
  ["correct", (ledger) => ["correct", ledger, "--dry-run"]],
  ["plan", (ledger) => ["plan", ledger, "--year", "2026", "--contribute", "7500", "--convert", "all"]],
];
const DATED = new Set(["lines", "explain", "review", "check", "correct", "plan"]);

const mayBeLonger = (line: string) =>
  /^\s*\S+$/.test(line) ||
  /^ {2}node form8606 /.test(line) ||
  /^\S+\.ya?ml: /.test(line) ||
  /^\s+\S*\/\S+\.pdf$/.test(line);

describe("on a terminal of 80 columns no row is broken", () => {
  it.each(COMMANDS)("by %s", async (name, args) => {
    const long: string[] = [];
    for (const ledger of examples) {
      const { out } = await form8606(...args(ledger), ...(DATED.has(name) ? ["--as-of", "2026-03-02"] : []));
      for (const line of out.split("\n"))
        if (columnsOf(line) > WIDTH && !mayBeLonger(line)) long.push(`${ledger}: ${line}`);
    }
    expect(long).toEqual([]);
  });

  it("by draft", async () => {
    const long: string[] = [];
    for (const ledger of examples.slice(0, 10)) {
      const { out } = await form8606(
        "draft",
        ledger,
        "--as-of",
        "2026-03-02",
        "--out",
        at("out"),
        "--force",
        "--notes",
      );
      for (const line of out.split("\n"))
        if (columnsOf(line) > WIDTH && !mayBeLonger(line)) long.push(`${ledger}: ${line}`);
    }
    expect(long).toEqual([]);
  });

  it.each([
    "draft",
    "lines",
    "explain",
    "plan",
    "review",
    "clocks",
    "chart",
    "correct",
    "check",
    "open",
    "serve",
    "init",
    "import",
    "read",
    "templates",
  ])("by the help of %s", async (command) => {
    const { out } = await form8606(command, "--help");
    expect(
      out.split("\n").filter((line) => columnsOf(line) > WIDTH && !/^ {2}node form8606 /.test(line)),
    ).toEqual([]);
  });
});

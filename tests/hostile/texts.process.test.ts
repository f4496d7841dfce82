import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOST_MEGABYTES, type Run, runBounded } from "./run-bounded.js";
import { hostileLedgers, hostileLists, hostilePapers } from "./texts.js";

const folder = mkdtempSync(join(tmpdir(), "form8606-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Texts = Readonly<Record<string, () => string | Uint8Array>>;

/** Every third text is tried; all of them with FORM8606_RUNS. */
const some = (texts: Texts): Texts =>
  process.env.FORM8606_RUNS
    ? texts
    : Object.fromEntries(Object.entries(texts).filter((_, at) => at % 3 === 0));

/** Every fourth text takes one of the other ways in besides its own; every text takes all of them with FORM8606_RUNS. */
function otherWays<T>(others: readonly T[], at: number): readonly T[] {
  if (process.env.FORM8606_RUNS) return others;
  return at % 4 === 0 ? others.slice((at / 4) % others.length).slice(0, 1) : [];
}

/** All texts by all ways, each in a process of its own, take 15 minutes on a slow machine. In milliseconds. */
const LONGEST = process.env.FORM8606_RUNS ? 3_600_000 : 600_000;

/** Runs commands on each text. */
function runOnAll(texts: Texts, [first, ...others]: readonly (readonly string[])[]) {
  const commands = Object.entries(texts).flatMap(([name, text], at): [string, string[]][] => {
    const file = join(folder, name);
    writeFileSync(file, text());
    return [first ?? [], ...otherWays(others, at)].map((command) => [
      `${command.join(" ")} ${name}`,
      command.map((word) => (word === "FILE" ? file : word)),
    ]);
  });
  return runBounded(new Map(commands));
}

const LEDGER = "docs/examples/clean-backdoor.yaml";
const PAPER = "docs/examples/papers/transcript-2023.txt";

/** A run that ended by itself, within the budget, and not by a failure of the program. */
function endedWell(run: Run | undefined): Run {
  if (run === undefined) throw new Error("this run, or one before it, did not end by itself");
  expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(run.err).not.toMatch(/\n {4}at |[A-Z]\w+Error/);
  return run;
}

/** Kinds of text and the commands that read them, the one that is meant for them first. */
const KINDS: readonly { readonly kind: string; readonly texts: Texts; readonly commands: string[][] }[] = [
  {
    kind: "ledger",
    texts: hostileLedgers,
    commands: [
      ["check", "FILE"],
      ["lines", "FILE"],
      ["correct", "FILE", "--dry-run"],
      ["import", PAPER, "--into", "FILE", "--json"],
      ["import", PAPER, "--answers", "FILE", "--json"],
    ],
  },
  {
    kind: "paper",
    texts: hostilePapers,
    commands: [
      ["import", "--json", "FILE"],
      ["init", "--from", "FILE"],
      ["read", "FILE"],
      ["templates", "map", "FILE"],
      ["draft", LEDGER, "--template", "FILE", "--out", folder],
    ],
  },
  {
    kind: "list of clients",
    texts: hostileLists,
    commands: [
      ["correct", "FILE", "--dry-run", "--json"],
      ["correct", LEDGER, "--client-list", "FILE", "--dry-run", "--json"],
    ],
  },
];

describe.each(KINDS)("a $kind that costs far more to read than its size", ({ texts, commands }) => {
  const tried = some(texts);
  let runs: Map<string, Run>;
  beforeAll(async () => {
    runs = await runOnAll(tried, commands);
  }, LONGEST);

  const names = Object.keys(tried).map((name, at): [string, number] => [name, at]);
  it.each(names)("is refused, or read within the budget: %s", (name, at) => {
    const taken = [...runs].filter(([key]) => key.endsWith(` ${name}`));
    const ways = 1 + otherWays(commands.slice(1), at).length;
    expect(taken.length, "this run, or one before it, did not end by itself").toBe(ways);
    for (const [key, run] of taken) {
      const { status, err, out } = endedWell(run);
      expect([0, 2, 3], key).toContain(status);
      // No problem repeats what is beyond measure.
      for (const line of err.split("\n")) expect(line.length, key).toBeLessThan(2000);
      if (key.startsWith("import")) expect(out === "" || JSON.parse(out), key).toBeTruthy();
    }
  });
});

describe("what has no end", () => {
  it("is refused by every command that reads a file", async () => {
    const commands = ["read", "import", "templates map", "init --from"];
    const runs = await runBounded(
      new Map(commands.map((command) => [command, [...command.split(" "), "/dev/zero"]])),
    );
    for (const command of commands) {
      const { status, err, megabytes } = endedWell(runs.get(command));
      expect([command, status]).toEqual([command, 2]);
      expect(err).toContain("is a device or a pipe, not a file");
      expect(megabytes).toBeLessThan(200);
    }
  });
});

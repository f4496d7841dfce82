import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOST_MEGABYTES, type Run, runBounded } from "./run-bounded.js";
import { hostileLedgers, hostilePapers } from "./texts.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on each text, in one process. */
function runOnAll(texts: Readonly<Record<string, () => string>>, ...command: string[]) {
  const commands = Object.entries(texts).map(([name, text]): [string, string[]] => {
    const file = join(folder, name);
    writeFileSync(file, text());
    return [name, [...command, file]];
  });
  return runBounded(new Map(commands));
}

/** A run that ended by itself, within the budget, and not by a failure of the program. */
function endedWell(run: Run | undefined): Run {
  if (run === undefined) throw new Error("this run, or one before it, did not end by itself");
  expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(run.err).not.toMatch(/\n {4}at |[A-Z]\w+Error/);
  return run;
}

describe("a ledger that costs far more to read than its size", () => {
  let runs: Map<string, Run>;
  beforeAll(async () => {
    runs = await runOnAll(hostileLedgers, "check");
  });

  it.each(Object.keys(hostileLedgers))("is refused, or read within the budget: %s", (name) => {
    const { status, err } = endedWell(runs.get(name));
    expect([0, 2]).toContain(status);
    // No problem repeats what is beyond measure.
    for (const line of err.split("\n")) expect(line.length).toBeLessThan(2000);
  });
});

describe("a paper that costs far more to read than its size", () => {
  let runs: Map<string, Run>;
  beforeAll(async () => {
    runs = await runOnAll(hostilePapers, "import", "--json");
  });

  it.each(Object.keys(hostilePapers))("is refused, or read within the budget: %s", (name) => {
    const { status, out } = endedWell(runs.get(name));
    expect([0, 2, 3]).toContain(status);
    expect(JSON.parse(out)).toHaveProperty("problems");
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

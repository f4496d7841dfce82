import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOST_MEGABYTES, runBounded } from "./run-bounded.js";
import { hostileLedgers, hostilePapers } from "./texts.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runOn(name: string, content: string, ...command: string[]) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const run = await runBounded(...command, file);
  expect(run.signal).toBeNull();
  expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(run.err).not.toMatch(/\n {4}at |[A-Z]\w+Error/);
  return run;
}

describe("a ledger that costs far more to read than its size", () => {
  it.concurrent.each(Object.keys(hostileLedgers))(
    "is refused, or read within the budget: %s",
    async (name) => {
      const { status, err } = await runOn(name, hostileLedgers[name]?.() ?? "", "check");
      expect([0, 2]).toContain(status);
      // No problem repeats what is beyond measure.
      for (const line of err.split("\n")) expect(line.length).toBeLessThan(2000);
    },
  );
});

describe("a paper that costs far more to read than its size", () => {
  it.concurrent.each(Object.keys(hostilePapers))(
    "is refused, or read within the budget: %s",
    async (name) => {
      const { status, out } = await runOn(name, hostilePapers[name]?.() ?? "", "import", "--json");
      expect([0, 2, 3]).toContain(status);
      expect(JSON.parse(out)).toHaveProperty("problems");
    },
  );
});

describe("what has no end", () => {
  it.concurrent.each([
    ["read", "/dev/zero"],
    ["import", "/dev/zero"],
    ["templates", "map", "/dev/zero"],
    ["init", "--from", "/dev/zero"],
  ])("is refused by %s", async (...args) => {
    const { status, signal, err, megabytes } = await runBounded(...args);
    expect({ status, signal }).toEqual({ status: 2, signal: null });
    expect(err).toContain("is a device or a pipe, not a file");
    expect(megabytes).toBeLessThan(200);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostilePdfs } from "./pdfs.js";
import { MOST_MEGABYTES, type Run, runBounded } from "./run-bounded.js";

/** Every way by which a PDF comes in. Each file takes one of them, all of them with FORM8606_RUNS. */
const DOORS = [["read"], ["import", "--json"], ["templates", "map"], ["init", "--from"]];

const names = Object.keys(hostilePdfs);
const folder = mkdtempSync(join(tmpdir(), "form8606-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a PDF that costs far more to read than its size", () => {
  const runs = new Map<string, Run>();
  beforeAll(async () => {
    const files = names.map((name) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, hostilePdfs[name]?.() ?? "");
      return file;
    });
    for (const [at, door] of DOORS.entries()) {
      const taken = files.filter((_, index) => process.env.FORM8606_RUNS || index % DOORS.length === at);
      const commands = taken.map((file): [string, string[]] => [`${door} ${file}`, [...door, file]]);
      for (const [name, run] of await runBounded(new Map(commands))) runs.set(name, run);
    }
  });

  it("is of one kind in forty and more", () => {
    expect(names.length).toBeGreaterThan(40);
  });

  it.each(names.map((name, index) => [name, index] as const))(
    "is refused, or read within the budget: %s",
    (name, index) => {
      const doors = process.env.FORM8606_RUNS ? DOORS : [DOORS[index % DOORS.length] ?? []];
      for (const door of doors) {
        const run = runs.get(`${door} ${join(folder, `${name}.pdf`)}`);
        if (run === undefined) throw new Error(`${door}: this run, or one before it, did not end by itself`);
        expect([door, run.status]).toEqual([door, 2]);
        // A sentence, and neither a stack nor what the file holds.
        expect(run.err).not.toMatch(/ at |Error|\d{30}/);
        expect(run.megabytes).toBeLessThan(MOST_MEGABYTES);
      }
    },
  );
});

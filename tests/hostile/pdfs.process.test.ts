import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostilePdfs } from "./pdfs.js";
import { MOST_MEGABYTES, type Run, runBounded } from "./run-bounded.js";

/** Every way by which a PDF comes in. */
const DOORS = [["read"], ["import", "--json"], ["templates", "map"], ["init", "--from"]];

/** Every third file is tried, by one of the ways; all of them by all ways with FORM8606_RUNS. */
const ALL = Boolean(process.env.FORM8606_RUNS);
const names = Object.keys(hostilePdfs).filter((_, at) => ALL || at % 3 === 0);
const doorsOf = (index: number) => (ALL ? DOORS : DOORS.slice(index % DOORS.length).slice(0, 1));

const folder = mkdtempSync(join(tmpdir(), "form8606-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a PDF that costs far more to read than its size", () => {
  const runs = new Map<string, Run>();
  beforeAll(async () => {
    const commands = names.flatMap((name, index) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, hostilePdfs[name]?.() ?? "");
      return doorsOf(index).map((door): [string, string[]] => [`${door} ${file}`, [...door, file]]);
    });
    for (const [name, run] of await runBounded(new Map(commands))) runs.set(name, run);
  });

  it("is of one kind in forty and more", () => {
    expect(Object.keys(hostilePdfs).length).toBeGreaterThan(40);
  });

  it.each(names.map((name, index) => [name, index] as const))(
    "is refused, or read within the budget: %s",
    (name, index) => {
      for (const door of doorsOf(index)) {
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

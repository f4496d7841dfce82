import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostilePdfs } from "./pdfs.js";
import { MOST_MEGABYTES, runBounded } from "./run-bounded.js";

/** Every way by which a PDF comes in. Each file takes one of them, all of them with FORM8606_RUNS. */
const DOORS = [["read"], ["import", "--json"], ["templates", "map"], ["init", "--from"]];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a PDF that costs far more to read than its size", () => {
  const names = Object.keys(hostilePdfs);

  it("is of one kind in forty and more", () => {
    expect(names.length).toBeGreaterThan(40);
  });

  it.concurrent.each(names.map((name, index) => [name, index] as const))(
    "is refused, or read within the budget: %s",
    async (name, index) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, hostilePdfs[name]?.() ?? "");
      const doors = process.env.FORM8606_RUNS ? DOORS : [DOORS[index % DOORS.length] ?? []];
      for (const door of doors) {
        const { status, signal, err, megabytes } = await runBounded(...door, file);
        expect({ status, signal }).toEqual({ status: 2, signal: null });
        // A sentence, and neither a stack nor what the file holds.
        expect(err).not.toMatch(/ at |Error|\d{30}/);
        expect(megabytes).toBeLessThan(MOST_MEGABYTES);
      }
    },
  );
});

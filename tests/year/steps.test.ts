import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { denseLedger, shapes } from "./dense-ledgers.mjs";
import { StepCounter } from "./steps.js";

/** From a ledger to one four times as long the steps may grow by sorting, and by no more. */
const [SHORT, LONG, MOST] = [100, 400, 4 * 1.25];

describe("the steps grow with the entries, not with their square", () => {
  const counter = new StepCounter();
  let program: typeof import("../../src/index.js");
  let parser: typeof import("../../src/ledger/parse.js");
  beforeAll(async () => {
    await counter.start();
    vi.resetModules();
    program = await import("../../src/index.js");
    parser = await import("../../src/ledger/parse.js");
  });
  afterAll(() => counter.stop());

  test.each(Object.keys(shapes))("%s", async (name) => {
    const work = (count: number) => () => {
      const ledger = parser.parseLedger(denseLedger(name, count));
      if (!ledger.ok) throw new Error(JSON.stringify(ledger.problems.slice(0, 3)));
      const result = program.compute(ledger.value, { asOf: "2026-06-01", explain: true });
      if (result.ok) result.value.findings.length;
      else if (born(ledger.value) !== null) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
    };
    work(8)();
    const few = await counter.count(work(SHORT));
    const many = await counter.count(work(LONG));
    expect(few).toBeGreaterThan(SHORT);
    expect(many / few).toBeLessThan(MOST);
  });
});

function born({ owner }: { owner: { born: string | null } }): string | null {
  return owner.born;
}

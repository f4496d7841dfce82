import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { EventLoopBudget } from "../../src/api/event-loop-budget.js";

const work = (milliseconds: number) => {
  for (const end = performance.now() + milliseconds; performance.now() < end; );
};

describe("a turn of the event loop", () => {
  it("counts what was worked since its first call, and begins anew with the next turn", async () => {
    const turn = new EventLoopBudget();
    expect(turn.spent()).toBe(0);
    work(5);
    expect(turn.spent()).toBeGreaterThanOrEqual(5);
    await nextTurn();
    await nextTurn();
    expect(turn.spent()).toBe(0);
  });

  it("lets others go first after long work, each time", async () => {
    const turn = new EventLoopBudget();
    const order: string[] = [];
    turn.spent();
    work(15);
    setImmediate(() => order.push("another"));
    await turn.yield();
    order.push("second step");
    work(15);
    setImmediate(() => order.push("another"));
    await turn.yield();
    order.push("third step");
    expect(order).toEqual(["another", "second step", "another", "third step"]);
  });

  it("goes on at once after short work", async () => {
    const turn = new EventLoopBudget();
    const order: string[] = [];
    turn.spent();
    setImmediate(() => order.push("another"));
    await turn.yield();
    order.push("second step");
    expect(order).toEqual(["second step"]);
  });
});

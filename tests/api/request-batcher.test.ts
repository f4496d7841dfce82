import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { RequestBatcher } from "../../src/api/request-batcher.js";

describe("requests that arrive together", () => {
  /** Lets some arrive in one turn of the event loop; gives what was read and begun, in order. */
  function arriving(gathering: RequestBatcher, sizes: readonly number[]) {
    const told: string[] = [];
    const all = sizes.map(async (bytes, at) => {
      told.push(`read ${at}`);
      await gathering.join(bytes);
      told.push(`begin ${at}`);
    });
    return { told, all: Promise.all(all) };
  }

  it("are all read before the first is worked on", async () => {
    const { told, all } = arriving(new RequestBatcher(), [500, 500, 500]);
    await all;
    expect(told).toEqual(["read 0", "read 1", "read 2", "begin 0", "begin 1", "begin 2"]);
  });

  it("wait no longer than the turn of the event loop", async () => {
    const { told, all } = arriving(new RequestBatcher(), [500]);
    await Promise.resolve();
    expect(told).toEqual(["read 0"]);
    await nextTurn();
    expect(told).toEqual(["read 0", "begin 0"]);
    await all;
  });

  it("begin at once when they are many, and the next ones by themselves", async () => {
    const { told, all } = arriving(new RequestBatcher(), Array<number>(18).fill(500));
    for (let hop = 0; hop < 3; hop++) await Promise.resolve();
    expect(told.filter((each) => each.startsWith("begin"))).toHaveLength(16);
    await all;
    expect(told.slice(-2)).toEqual(["begin 16", "begin 17"]);
  });

  it("begin at once when their bodies are long: a long ledger takes its time alone", async () => {
    const { told, all } = arriving(new RequestBatcher(), [500, 1 << 15, 500]);
    for (let hop = 0; hop < 3; hop++) await Promise.resolve();
    expect(told.filter((each) => each.startsWith("begin"))).toEqual(["begin 0", "begin 1"]);
    await all;
  });

  it("of the next turn are gathered anew", async () => {
    const gathering = new RequestBatcher();
    await arriving(gathering, [500]).all;
    const { told, all } = arriving(gathering, [500, 500]);
    await all;
    expect(told).toEqual(["read 0", "read 1", "begin 0", "begin 1"]);
  });
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atLeast } from "../../src/api/least-rate.js";

// A clock of its own: on a busy machine a pause of nothing takes longer than a span.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function* chunks(sizes: readonly number[], pause: number) {
  for (const size of sizes) {
    await sleep(pause);
    yield Buffer.alloc(size);
  }
}

async function lengths(stream: AsyncIterable<Buffer>, least: { bytes: number; span: number }, work = 0) {
  const read = async () => {
    const all: (number | null)[] = [];
    for await (const chunk of atLeast(stream, least)) {
      all.push(chunk === null ? null : chunk.length);
      await sleep(work);
    }
    return all;
  };
  const all = read();
  await vi.runAllTimersAsync();
  return all;
}

it("takes every chunk of a stream that brings enough", async () => {
  expect(await lengths(chunks([10, 0, 20], 1), { bytes: 1, span: 60_000 })).toEqual([10, 0, 20]);
});

it("ends a stream that brings nothing", async () => {
  expect(await lengths(chunks([10, 10], 60_000), { bytes: 1, span: 20 })).toEqual([null]);
});

it("ends a stream that drips", async () => {
  const all = await lengths(chunks(Array(1000).fill(1), 10), { bytes: 1000, span: 50 });
  expect(all).toEqual([1, 1, 1, 1, null]);
});

it("does not count the time that the reader itself takes", async () => {
  expect(await lengths(chunks([1, 1, 1], 0), { bytes: 100, span: 40 }, 60)).toEqual([1, 1, 1]);
});

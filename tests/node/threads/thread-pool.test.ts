import { afterEach, describe, expect, it, vi } from "vitest";
import { ThreadPool, type ThreadPoolOptions } from "../../../src/node/threads/thread-pool.js";

/** What a thread of these tests does: it answers, once the gate is open, works for ever, throws, ends, or holds so many MB. */
interface Task {
  readonly do: "answer" | "loop" | "throw" | "exit" | "hold";
  readonly gate?: Int32Array;
  readonly megabytes?: number;
}
type Answer = { readonly thread: number; readonly data: unknown };

/** The code of a thread as it is built: it speaks the messages of `answerTasks`. */
const code = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);

const THREAD = code(`
  import { parentPort, threadId, workerData } from "node:worker_threads";
  parentPort.on("message", (task) => {
    if (task.gate) Atomics.wait(task.gate, 0, 0);
    if (task.do === "loop") for (;;);
    if (task.do === "throw") throw new TypeError("failed");
    if (task.do === "exit") process.exit(0);
    const heap = (task.megabytes ?? 0) * 2 ** 20;
    parentPort.postMessage({ answer: { thread: threadId, data: workerData }, heap });
  });
  parentPort.postMessage({ answer: null, heap: 0 });
`);

/** A task that is not done before it is let go. */
function held() {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const letGo = () => {
    gate[0] = 1;
    Atomics.notify(gate, 0);
  };
  return { task: { do: "answer", gate } as const, letGo };
}

const pools: ThreadPool<Task, Answer>[] = [];
function poolOf(options: Partial<ThreadPoolOptions> = {}): ThreadPool<Task, Answer> {
  const pool = new ThreadPool<Task, Answer>({ file: THREAD, threads: 1, longest: 60_000, ...options });
  pools.push(pool);
  return pool;
}
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

const threadOf = async (pool: ThreadPool<Task, Answer>, task: Task = { do: "answer" }) => {
  const outcome = await pool.run(task);
  if ("failed" in outcome) throw new Error(outcome.failed);
  return outcome.thread;
};

describe("a pool of threads", () => {
  it("gives the threads what they are to have, and keeps them", async () => {
    const pool = poolOf({ data: { limit: 5 } });
    const first = await pool.run({ do: "answer" });
    expect(first).toEqual({ thread: expect.any(Number), data: { limit: 5 } });
    expect(await pool.run({ do: "answer" })).toEqual(first);
  });

  it("works on as many tasks at a time as it has threads", async () => {
    const pool = poolOf({ threads: 2 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => threadOf(pool)));
    expect(new Set(answers).size).toBeLessThanOrEqual(2);
    expect(answers).toHaveLength(10);
  });

  it.each([
    ["takes too long", "loop", "time"],
    ["fails", "throw", "program"],
    ["ends its thread", "exit", "program"],
  ] as const)("ends the thread of a task that %s, and no other task", async (_, todo, failed) => {
    const pool = poolOf({ longest: todo === "loop" ? 1000 : 60_000 });
    const before = await threadOf(pool);
    const outcomes = await Promise.all([pool.run({ do: todo }), pool.run({ do: "answer" })]);
    expect(outcomes).toEqual([{ failed }, { thread: expect.any(Number), data: undefined }]);
    expect(await threadOf(pool)).not.toBe(before);
  });

  it("says at once that too many tasks wait, except to those that may wait however long", async () => {
    const pool = poolOf({ mostWaiting: 2 });
    const order: string[] = [];
    const run = (name: string, task: Task = { do: "answer" }, options = {}) =>
      pool
        .run(task, options)
        .then((outcome) => order.push("failed" in outcome ? `${name}: ${outcome.failed}` : name));
    await threadOf(pool);
    const { task, letGo } = held();
    const runs = [run("held", task), run("first"), run("second"), run("third")];
    runs.push(run("patient", undefined, { isPatient: true }));
    await runs[3];
    letGo();
    await Promise.all(runs);
    expect(order).toEqual(["third: full", "held", "first", "second", "patient"]);
  });

  it("never begins a task that nobody waits for, and gives its place to others", async () => {
    const pool = poolOf({ mostWaiting: 1 });
    await threadOf(pool);
    const { task, letGo } = held();
    let isWanted = true;
    const first = pool.run(task);
    const left = pool.run({ do: "throw" }, { isWanted: () => isWanted });
    isWanted = false;
    const next = pool.run({ do: "answer" });
    expect(await left).toEqual({ failed: "full" });
    letGo();
    for (const outcome of [await first, await next]) expect(outcome).toHaveProperty("thread");
  });

  it("replaces a thread after so many tasks", async () => {
    const pool = poolOf({ replaceAfter: { tasks: 3, heap: 1000 } });
    const threads: number[] = [];
    for (let at = 0; at < 7; at++) threads.push(await threadOf(pool));
    const [a, b, c] = [threads[0], threads[3], threads[6]];
    expect(threads).toEqual([a, a, a, b, b, b, c]);
    expect(new Set([a, b, c]).size).toBe(3);
  });

  it("replaces a thread that holds too much memory, after its answer", async () => {
    const pool = poolOf({ replaceAfter: { tasks: 1000, heap: 100 } });
    const first = await threadOf(pool, { do: "hold", megabytes: 99 });
    expect(await threadOf(pool, { do: "hold", megabytes: 101 })).toBe(first);
    expect(await threadOf(pool)).not.toBe(first);
  });

  it("keeps its threads started once it was told to", async () => {
    const pool = poolOf({ threads: 2 });
    await pool.start();
    const [one, other] = await Promise.all([threadOf(pool), threadOf(pool)]);
    expect(one).not.toBe(other);
    expect(await pool.run({ do: "throw" })).toEqual({ failed: "program" });
    // The thread in place of the other starts without a task.
    const seen = new Set([one, other]);
    await vi.waitFor(
      async () => {
        for (const thread of await Promise.all([threadOf(pool), threadOf(pool)])) seen.add(thread);
        expect(seen.size).toBe(3);
      },
      { timeout: 30_000 },
    );
  });

  it("says so when its threads cannot start, and tries anew for each task", async () => {
    const pool = poolOf({ file: code("throw new Error('no code');") });
    await expect(pool.start()).rejects.toThrow("did not start");
    expect(await Promise.all([pool.run({ do: "answer" }), pool.run({ do: "answer" })])).toEqual([
      { failed: "program" },
      { failed: "program" },
    ]);
  });

  it("answers nothing after it was closed", async () => {
    const pool = poolOf();
    await threadOf(pool);
    const running = pool.run({ do: "loop" });
    const waiting = pool.run({ do: "answer" });
    await pool.close();
    expect(await running).toEqual({ failed: "program" });
    expect(await waiting).toEqual({ failed: "full" });
    expect(await pool.run({ do: "answer" })).toEqual({ failed: "full" });
  });
});

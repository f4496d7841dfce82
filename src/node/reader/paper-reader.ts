import { Worker } from "node:worker_threads";
import type { Reading, Task } from "./reader-thread.js";

/** Why papers were not read: they took too long or too much memory, or the program failed on them. */
export interface Failed {
  readonly failed: "time" | "memory" | "program";
}

export interface ReaderOptions {
  /** How many papers are read at the same time. */
  readonly threads: number;
  /** Milliseconds that one task may take. */
  readonly longest: number;
  /** The code of a thread; tests that run from sources name the built one. */
  readonly thread?: URL;
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (reading: Reading | Failed) => void;
}

interface ReaderThread {
  readonly worker: Worker;
  /** Ends its task; null while it has none. */
  end: ((reading: Reading | Failed) => void) | null;
}

/** Memory of a thread in MB. */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };

/**
 * Reads papers in threads, so that a paper that takes too long or too much memory ends its own thread alone. Threads
 * start when they are needed, keep nothing of a task, and do not keep the process running while they have none.
 */
export class PaperReader {
  readonly #options: ReaderOptions;
  readonly #idle: ReaderThread[] = [];
  readonly #all = new Set<ReaderThread>();
  readonly #waiting: Waiting[] = [];

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Reads what a task holds; never rejects. */
  read(task: Task): Promise<Reading | Failed> {
    return new Promise((resolve) => {
      this.#waiting.push({ task, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map(({ worker }) => worker.terminate()));
  }

  #next(): void {
    const isFull = this.#idle.length === 0 && this.#all.size >= this.#options.threads;
    const next = isFull ? undefined : this.#waiting.shift();
    if (next === undefined) return;
    this.#give(this.#idle.pop() ?? this.#start(), next);
  }

  #start(): ReaderThread {
    const file = this.#options.thread ?? new URL("./reader-thread.js", import.meta.url);
    const thread: ReaderThread = { worker: new Worker(file, { resourceLimits: MEMORY }), end: null };
    const fail = (failed: Failed["failed"]) => thread.end?.({ failed });
    thread.worker.on("message", (reading: Reading) => thread.end?.(reading));
    thread.worker.on("error", ({ code }: NodeJS.ErrnoException) =>
      fail(code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "program"),
    );
    thread.worker.on("exit", () => fail("program"));
    this.#all.add(thread);
    return thread;
  }

  #give(thread: ReaderThread, { task, resolve }: Waiting): void {
    const { worker } = thread;
    const clock = setTimeout(() => thread.end?.({ failed: "time" }), this.#options.longest);
    thread.end = (reading) => {
      clearTimeout(clock);
      thread.end = null;
      if ("failed" in reading) {
        this.#all.delete(thread);
        void worker.terminate();
      } else {
        worker.unref();
        this.#idle.push(thread);
      }
      resolve(reading);
      this.#next();
    };
    worker.ref();
    worker.postMessage(task, "form" in task ? [task.form.buffer] : []);
  }
}

import { Worker } from "node:worker_threads";
import type { Message } from "./answer-tasks.js";

/** Why a task has no answer: it took too long or too much memory, the program failed on it, or too many others wait. */
export interface Failed {
  readonly failed: "time" | "memory" | "program" | "full";
}

export interface ThreadPoolOptions {
  /** The code of a thread, which calls `answerTasks`. */
  readonly file: URL;
  /** What each thread gets as its `workerData`. */
  readonly data?: unknown;
  /** How many tasks are worked on at the same time. */
  readonly threads: number;
  /** Milliseconds that one task may take. */
  readonly longest: number;
  /** How many tasks may wait for a thread; any number when left out. */
  readonly mostWaiting?: number;
  /** A thread is replaced after so many tasks, or when so many MB of its heap are in use; never when left out. */
  readonly replaceAfter?: { readonly tasks: number; readonly heap: number };
}

/** How one task is run. */
export interface RunOptions {
  /** Buffers of the task that are moved to the thread instead of copied. */
  readonly moved?: readonly ArrayBuffer[];
  /** It may wait, however many others do. */
  readonly isPatient?: boolean;
  /** Whether somebody still waits for the answer; what nobody waits for is never begun. */
  readonly isWanted?: () => boolean;
}

interface Waiting<Task, Answer> extends RunOptions {
  readonly task: Task;
  readonly resolve: (outcome: Answer | Failed) => void;
}

interface PoolThread<Answer> {
  readonly worker: Worker;
  /** It has loaded its code. */
  isReady: boolean;
  /** How many tasks it was given. */
  tasks: number;
  /** Ends its start (with null) or its task; null while it has nothing to do. */
  end: ((outcome: Answer | Failed | null) => void) | null;
}

/** Memory of a thread in MB. */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 };
/** Milliseconds in which a thread must have loaded its code, however busy the machine is. */
const LONGEST_START = 120_000;
const MB = 1 << 20;

/**
 * Does tasks in threads, so that a task that takes too long or too much memory ends its own thread alone, and another
 * takes its place. Threads do not keep the process running while they have no task.
 */
export class ThreadPool<Task, Answer extends object> {
  readonly #options: ThreadPoolOptions;
  readonly #all = new Set<PoolThread<Answer>>();
  readonly #idle: PoolThread<Answer>[] = [];
  #waiting: Waiting<Task, Answer>[] = [];
  /** Every thread is kept started, and not only those that are needed. */
  #isKept = false;
  #isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /** Starts every thread, and from now on replaces one at once. Throws when one does not start. */
  async start(): Promise<void> {
    this.#isKept = true;
    const started: Promise<boolean>[] = [];
    while (this.#all.size < this.#options.threads) started.push(this.#start());
    if ((await Promise.all(started)).includes(false)) throw new Error("a thread did not start");
  }

  /** Does a task; never rejects. */
  run(task: Task, options: RunOptions = {}): Promise<Answer | Failed> {
    return new Promise((resolve) => {
      const isFull = !options.isPatient && this.#isFull();
      if (isFull || this.#isClosed) return resolve({ failed: "full" });
      this.#waiting.push({ ...options, task, resolve });
      this.#next();
    });
  }

  /** Ends every thread, whatever it does. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve({ failed: "full" });
    await Promise.all([...this.#all].map(({ worker }) => worker.terminate()));
  }

  #isFull(): boolean {
    const { mostWaiting } = this.#options;
    if (mostWaiting === undefined || this.#waiting.length < mostWaiting) return false;
    this.#dropUnwanted();
    return this.#waiting.length >= mostWaiting;
  }

  #dropUnwanted(): void {
    const all = this.#waiting;
    this.#waiting = [];
    for (const each of all) {
      if (each.isWanted?.() === false) each.resolve({ failed: "full" });
      else this.#waiting.push(each);
    }
  }

  /** Gives what waits to threads that have nothing to do, and starts threads for the rest. */
  #next(): void {
    this.#dropUnwanted();
    for (let thread = this.#idle.pop(); thread !== undefined; thread = this.#idle.pop()) {
      const next = this.#waiting.shift();
      if (next === undefined) {
        this.#idle.push(thread);
        return;
      }
      this.#give(thread, next);
    }
    let starting = [...this.#all].filter(({ isReady }) => !isReady).length;
    for (; starting < this.#waiting.length && this.#all.size < this.#options.threads; starting++)
      void this.#start();
  }

  /** Starts a thread. Resolves to whether it could. */
  #start(): Promise<boolean> {
    const { file, data } = this.#options;
    const worker = new Worker(file, { workerData: data, resourceLimits: MEMORY });
    const thread: PoolThread<Answer> = { worker, isReady: false, tasks: 0, end: null };
    worker.on("message", (message: Message<Answer>) => this.#take(thread, message));
    worker.on("error", ({ code }: NodeJS.ErrnoException) =>
      this.#lose(thread, code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "program"),
    );
    worker.on("exit", () => this.#lose(thread, "program"));
    this.#all.add(thread);
    return new Promise((resolve) =>
      this.#occupy(thread, LONGEST_START, (outcome) => {
        thread.isReady = outcome === null;
        // Without an end to it, a thread that cannot start would be started for ever.
        if (!thread.isReady) this.#waiting.shift()?.resolve({ failed: "program" });
        resolve(thread.isReady);
      }),
    );
  }

  #give(thread: PoolThread<Answer>, { task, moved = [], resolve }: Waiting<Task, Answer>): void {
    thread.tasks += 1;
    this.#occupy(thread, this.#options.longest, (outcome) => outcome !== null && resolve(outcome));
    thread.worker.ref();
    thread.worker.postMessage(task, moved);
  }

  #occupy(thread: PoolThread<Answer>, longest: number, end: (outcome: Answer | Failed | null) => void): void {
    const clock = setTimeout(() => this.#lose(thread, "time"), longest);
    thread.end = (outcome) => {
      clearTimeout(clock);
      thread.end = null;
      end(outcome);
    };
  }

  #take(thread: PoolThread<Answer>, { answer, heap }: Message<Answer>): void {
    // What it says after its time has no place any more.
    if (!this.#all.has(thread)) return;
    thread.end?.(answer);
    const { tasks, heap: most } = this.#options.replaceAfter ?? NEVER;
    if (thread.tasks >= tasks || heap > most * MB) return this.#lose(thread, "program");
    thread.worker.unref();
    this.#idle.push(thread);
    this.#next();
  }

  /** Ends a thread for good: it failed at what it does, or has done enough. */
  #lose(thread: PoolThread<Answer>, failed: Failed["failed"]): void {
    if (!this.#all.delete(thread)) return;
    void thread.worker.terminate();
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
    thread.end?.({ failed });
    if (this.#isClosed) return;
    if (this.#isKept && thread.isReady) void this.#start();
    this.#next();
  }
}

const NEVER = { tasks: Number.POSITIVE_INFINITY, heap: Number.POSITIVE_INFINITY };

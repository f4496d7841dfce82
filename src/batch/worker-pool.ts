import { Worker } from "node:worker_threads";
import { problemAt } from "../errors.js";
import { failed, type Job, type Orders, type Outcome, type Times } from "./client-outcome.js";

/** Some households for one thread. */
export interface Task {
  readonly id: number;
  readonly households: readonly (readonly Job[])[];
}

/** What a thread answers. */
export interface Done {
  readonly id: number;
  readonly outcomes: readonly Outcome[];
  readonly times: Times;
  /** The code of the error that the disk failed with; null when it did not. */
  readonly stopped: string | null;
}

/** What a thread says first. */
export interface Ready {
  readonly ready: true;
}

export interface WorkerOrders extends Orders {
  /** A folder of this run, on the disk of the packages. */
  readonly temporary: string;
}

/** Tasks that a thread has at a time: one that it works on, and the next, so that it never waits. */
const AT_ONCE = 2;

/**
 * Memory of a thread in MB. Without it a thread takes what there is, and lets garbage lie; with it, one ledger that needs
 * more than any should ends its own thread alone.
 */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 128 };

/** The disk failed while packages were written. */
export class DiskError extends Error {
  constructor(readonly code: string) {
    super(`stopped: ${code}`);
  }
}

/**
 * Does tasks in worker threads. Each has few tasks at a time and the next ones are only then taken, so what waits does
 * not grow with the input. When a thread dies, the task it was at is done again one household at a time, and
 * the household that kills its thread alone fails.
 *
 * @param tasks taken one after the other
 * @param onDone told of each task that is done; `Times` are those of its thread
 * @throws DiskError when the disk failed
 */
export async function workInThreads(
  tasks: Iterator<readonly (readonly Job[])[]>,
  threads: number,
  orders: WorkerOrders,
  onDone: (outcomes: readonly Outcome[], times: Times) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    new WorkerPool(tasks, orders, onDone, resolve, reject).start(threads),
  );
}

interface PooledWorker {
  readonly worker: Worker;
  /** What it has, the first one in work. */
  readonly tasks: Task[];
  /** It has loaded the program. */
  ready: boolean;
}

function whatEnded(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? "this ledger takes more memory than one may have"
    : "the program failed on this ledger (its thread ended); please report it";
}

class WorkerPool {
  readonly #workers = new Set<PooledWorker>();
  /** Tasks of a thread that died. */
  readonly #again: (readonly (readonly Job[])[])[] = [];
  #next = 0;
  #ended = false;

  constructor(
    readonly tasks: Iterator<readonly (readonly Job[])[]>,
    readonly orders: WorkerOrders,
    readonly onDone: (outcomes: readonly Outcome[], times: Times) => void,
    readonly resolve: () => void,
    readonly reject: (error: unknown) => void,
  ) {}

  start(threads: number): void {
    for (let count = 0; count < threads; count++) this.#add();
  }

  #add(): void {
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: this.orders,
      resourceLimits: MEMORY,
    });
    const pooled: PooledWorker = { worker, tasks: [], ready: false };
    this.#workers.add(pooled);
    worker.on("message", (done: Done | Ready) => this.#guarded(() => this.#take(pooled, done)));
    worker.on("error", (error) => this.#guarded(() => this.#lose(pooled, error)));
    this.#supply(pooled);
  }

  #supply(pooled: PooledWorker): void {
    while (pooled.tasks.length < AT_ONCE) {
      const households = this.#again.shift() ?? this.#fresh();
      if (households === undefined) break;
      const task = { id: this.#next++, households };
      pooled.tasks.push(task);
      pooled.worker.postMessage(task);
    }
    if ([...this.#workers].every(({ tasks }) => tasks.length === 0)) this.#end(this.resolve);
  }

  #fresh(): readonly (readonly Job[])[] | undefined {
    const { done, value } = this.tasks.next();
    return done ? undefined : value;
  }

  #take(pooled: PooledWorker, message: Done | Ready): void {
    if ("ready" in message) {
      pooled.ready = true;
      return;
    }
    const { id, outcomes, times, stopped } = message;
    pooled.tasks.splice(
      pooled.tasks.findIndex((task) => task.id === id),
      1,
    );
    this.onDone(outcomes, times);
    if (stopped !== null) throw new DiskError(stopped);
    this.#supply(pooled);
  }

  #lose(pooled: PooledWorker, error: unknown): void {
    this.#workers.delete(pooled);
    if (!pooled.ready) throw error;
    const [suspect, ...others] = pooled.tasks;
    this.#again.push(...others.map(({ households }) => households));
    if (suspect !== undefined && suspect.households.length > 1)
      this.#again.push(...suspect.households.map((household) => [household]));
    else if (suspect !== undefined) {
      const died = problemAt("internal", [], whatEnded(error));
      this.onDone(
        (suspect.households[0] ?? []).map((job) => failed(job, [died])),
        { fill: 0, write: 0, all: 0 },
      );
    }
    this.#add();
  }

  #guarded(work: () => void): void {
    if (this.#ended) return;
    try {
      work();
    } catch (error) {
      this.#end(() => this.reject(error));
    }
  }

  #end(then: () => void): void {
    if (this.#ended) return;
    this.#ended = true;
    void Promise.all([...this.#workers].map(({ worker }) => worker.terminate())).then(then);
  }
}

import { join } from "node:path";
import { parentPort, threadId, workerData } from "node:worker_threads";
import { makeFolders } from "../node/files/make-folders.js";
import { PackageMaker } from "./package-maker.js";
import type { Done, Ready, Task, WorkerOrders } from "./worker-pool.js";

/** The thread's side of the pool: takes tasks one after the other, and answers each. */
const port = parentPort;
if (port === null) throw new Error("this file runs in a worker thread");
const { temporary, ...orders } = workerData as WorkerOrders;
const mine = join(temporary, String(threadId));
if (orders.out !== null) makeFolders(mine);
const maker = new PackageMaker(orders, mine);

let busy = Promise.resolve();
port.on("message", (task: Task) => {
  busy = busy.then(async () => port.postMessage(await answer(task)));
});

port.postMessage({ ready: true } satisfies Ready);

async function answer({ id, households }: Task): Promise<Done> {
  const before = { ...maker.times };
  const outcomes = [];
  try {
    for (const household of households) outcomes.push(...(await maker.work(household)));
  } catch (error) {
    // Only the disk ends a run; what was done before is told all the same.
    return {
      id,
      outcomes,
      times: spent(before),
      stopped: (error as NodeJS.ErrnoException).code ?? "unknown",
    };
  }
  return { id, outcomes, times: spent(before), stopped: null };
}

function spent(before: { fill: number; write: number; all: number }) {
  const { fill, write, all } = maker.times;
  return { fill: fill - before.fill, write: write - before.write, all: all - before.all };
}

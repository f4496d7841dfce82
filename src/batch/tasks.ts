import { availableParallelism } from "node:os";
import type { ClientItem } from "./client-index.js";
import type { Job } from "./client-outcome.js";

/** Households that one thread takes at a time have together about so many clients, and so tens of forms. */
const CLIENTS_AT_ONCE = 16;
/** More threads than this wait for the disk; a larger machine takes shards. */
const MOST_THREADS = 8;

/** Households a few at a time, with what is known of each client; made when a thread takes them. */
export function* tasksOf(
  households: Iterable<readonly ClientItem[]>,
  clients: number,
  jobs: (household: readonly ClientItem[]) => Job[],
): Generator<Job[][]> {
  const size = Math.max(1, Math.min(CLIENTS_AT_ONCE, Math.ceil(clients / (2 * threadsFor(clients)))));
  let task: Job[][] = [];
  let count = 0;
  for (const household of households) {
    task.push(jobs(household));
    count += household.length;
    if (count < size) continue;
    yield task;
    task = [];
    count = 0;
  }
  if (count > 0) yield task;
}

/** How many threads are worth their start for so many clients. */
export function threadsFor(clients: number): number {
  return Math.max(1, Math.min(availableParallelism(), MOST_THREADS, Math.ceil(clients / CLIENTS_AT_ONCE)));
}

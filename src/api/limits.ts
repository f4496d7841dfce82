import { availableParallelism } from "node:os";
import type { JsonLimits } from "./json-limits.js";

/** How the server protects itself. Times in milliseconds, sizes in bytes. */
export interface Limits extends JsonLimits {
  /** One JSON body, or one line of a batch. */
  readonly body: number;
  readonly headers: number;
  /** Ledgers of one batch, and of one household. */
  readonly batch: number;
  readonly household: number;
  /** The papers of one import together. */
  readonly papers: number;
  /** Imports at a time. */
  readonly imports: number;
  /** How long the papers of one import may be read. */
  readonly importTime: number;
  /** Threads that answer heavy requests, how many of these may wait, and how long one may take. */
  readonly heavyThreads: number;
  readonly heavyWaiting: number;
  readonly heavyTime: number;
  /** For the headers of a request, for its whole body, and for a connection on which nothing moves. */
  readonly headersTime: number;
  readonly bodyTime: number;
  readonly idleTime: number;
  /** How long requests that arrived together may be worked on before the rest of them is sent away. */
  readonly turn: number;
  /** The longest average delay of the event loop before requests are turned away. */
  readonly loopDelay: number;
  /** Requests of one client in one second. */
  readonly rate: number;
  /** Connections at once: in all, and of one client. Beyond them the one that waits longest for its sender is closed. */
  readonly connections: number;
  readonly connectionsOfClient: number;
  /** Requests of one connection before it is closed. */
  readonly requestsPerSocket: number;
  /** For a whole request, which is longest for a batch. */
  readonly requestTime: number;
  /** What a batch must bring at least while it is waited for: bytes in each span. */
  readonly batchRate: { readonly bytes: number; readonly span: number };
  /** For the rest of a request that was answered before all of it arrived. */
  readonly restTime: number;
  /** How long a server that is asked to stop still serves what arrives, so that balancers notice. */
  readonly drainTime: number;
  /** How long what then runs may take. */
  readonly stopTime: number;
}

export const DEFAULT_LIMITS: Limits = {
  body: 256 * 1024,
  headers: 8 * 1024,
  items: 1000,
  values: 5000,
  batch: 100_000,
  household: 20,
  papers: 20 * 1024 * 1024,
  imports: 8,
  importTime: 20_000,
  // One beside the server's own thread, and not more than two: each has its templates in memory.
  heavyThreads: Math.min(2, Math.max(1, availableParallelism() - 1)),
  heavyWaiting: 32,
  heavyTime: 10_000,
  headersTime: 10_000,
  bodyTime: 20_000,
  idleTime: 60_000,
  turn: 50,
  loopDelay: 1000,
  rate: 100,
  connections: 1000,
  connectionsOfClient: 250,
  requestsPerSocket: 1000,
  requestTime: 3_600_000,
  batchRate: { bytes: 1024, span: 10_000 },
  restTime: 1000,
  drainTime: 500,
  stopTime: 30_000,
};

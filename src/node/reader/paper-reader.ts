import { ThreadPool } from "../threads/thread-pool.js";
import type { Reading, Task } from "./reader-thread.js";

export interface ReaderOptions {
  /** How many papers are read at the same time. */
  readonly threads: number;
  /** Milliseconds that one task may take. */
  readonly longest: number;
  /** The code of a thread; tests that run from sources name the built one. */
  readonly thread?: URL;
}

/**
 * The PDF parser keeps every name that it meets until its thread ends; those of one paper can take 100 MB. So a thread is
 * replaced after so many tasks, and when so many MB are in use.
 */
const REPLACE_AFTER = { tasks: 500, heap: 128 };

/** Threads that read papers. They start when they are needed. */
export function paperReader({ threads, longest, thread }: ReaderOptions): PaperReader {
  const file = thread ?? new URL("./reader-thread.js", import.meta.url);
  return new ThreadPool({ file, threads, longest, replaceAfter: REPLACE_AFTER });
}

export type PaperReader = ThreadPool<Task, Reading>;

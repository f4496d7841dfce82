import type { ServerResponse } from "node:http";
import { type PaperReader, paperReader } from "../node/reader/paper-reader.js";
import { HttpProblem } from "./http-problem.js";
import type { Limits } from "./limits.js";

/** The reader of papers, and how many requests it may have at once: each holds the bytes of its papers. */
export class Imports {
  readonly reader: PaperReader;
  readonly #most: number;
  #admitted = 0;

  /** @param thread the code of the reader's threads, when it is not the program's own */
  constructor({ imports, importTime }: Pick<Limits, "imports" | "importTime">, thread?: URL) {
    this.#most = imports;
    this.reader = paperReader({ threads: THREADS, longest: importTime, ...(thread && { thread }) });
  }

  /** Before a body is read. Throws an HttpProblem when there are as many as may be. */
  admit(response: ServerResponse): void {
    if (this.#admitted >= this.#most)
      throw new HttpProblem("overloaded", { headers: { "retry-after": "1" } });
    this.#admitted += 1;
    response.once("close", () => {
      this.#admitted -= 1;
    });
  }
}

/** One paper that takes long does not stop the others. */
const THREADS = 2;

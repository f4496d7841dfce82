import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Failed, RunOptions } from "../../node/threads/thread-pool.js";
import { HttpProblem } from "../http-problem.js";
import { FailedElsewhere } from "../log.js";
import { type LineAnswer, type LinesTask, problemAnswer } from "./batch-part.js";
import type { HeavyAnswer, HeavyTask, RequestTask } from "./heavy-task.js";

/** The code of a heavy thread. */
export const HEAVY_THREAD = new URL("./heavy-thread.js", import.meta.url);

/** What does heavy tasks: threads, or the thread that asks. */
export interface HeavyWorkers {
  readonly run: (task: HeavyTask, options: RunOptions) => Promise<HeavyAnswer | Failed>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * The way of requests whose work can be long: they are answered by threads of their own, one after the other, so that
 * no other request waits for them. When too many of them wait, one more is sent away.
 */
export class HeavyLane {
  readonly #workers: HeavyWorkers;

  constructor(workers: HeavyWorkers) {
    this.#workers = workers;
  }

  start(): Promise<void> {
    return this.#workers.start();
  }

  close(): Promise<void> {
    return this.#workers.close();
  }

  /** The payload of a request's answer; sets its headers. Throws an HttpProblem when the request has a problem. */
  async answer(task: RequestTask, reply: FastifyReply): Promise<string | Uint8Array | Readable> {
    const answer = await this.#workers.run(task, { isWanted: () => !reply.raw.destroyed });
    if (!("content" in answer)) throw whyNone(answer);
    const { headers, content, isStream } = answer;
    reply.headers(headers);
    if (typeof content === "string") return content;
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
    return isStream ? Readable.from([bytes], { objectMode: false }) : bytes;
  }

  /**
   * The answers to some lines of a batch. When they take too long together, each is answered alone, and one that still
   * does has that as its problem.
   */
  async answerLines(task: LinesTask, isWanted: () => boolean): Promise<readonly LineAnswer[]> {
    const answer = await this.#workers.run(task, { isPatient: true, isWanted });
    if ("lines" in answer) return answer.lines;
    const { lines, asFiles } = task;
    const [only] = lines;
    if (only === undefined || !("failed" in answer) || answer.failed === "full") throw whyNone(answer);
    if (lines.length === 1) return [problemAnswer(only.line, whyNone(answer), asFiles)];
    const answers: LineAnswer[] = [];
    for (const line of lines) answers.push(...(await this.answerLines({ ...task, lines: [line] }, isWanted)));
    return answers;
  }
}

/** Why a task has no answer, as it is thrown. */
function whyNone(answer: HeavyAnswer | Failed): Error {
  if ("problem" in answer) return new HttpProblem(answer.problem.code, answer.problem.details);
  if ("error" in answer) return new FailedElsewhere(answer.error);
  if (!("failed" in answer) || answer.failed === "program") return new HttpProblem("internal");
  const detail = DETAILS[answer.failed];
  return new HttpProblem("overloaded", {
    ...(detail !== undefined && { detail }),
    headers: { "retry-after": "1" },
  });
}

const DETAILS: Readonly<Record<string, string>> = {
  time: "The server stopped this request because it took too long. Try again, or send less at once.",
  memory: "The server stopped this request because it took too much memory. Send less at once.",
};

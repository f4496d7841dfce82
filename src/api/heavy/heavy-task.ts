import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { HttpProblem, type HttpProblemParts } from "../http-problem.js";
import type { LedgerRoute, Means } from "../ledger-route.js";
import { type ErrorPlace, placeOfError } from "../log.js";
import { answerLines, type LinesAnswer, type LinesTask } from "./batch-part.js";

/** A request whose query was read, for the route with this id. */
export interface RequestTask {
  readonly id: string;
  readonly body: string;
  readonly query: unknown;
  /** The media type to answer in. */
  readonly accept: string;
}

/** What a heavy thread does: one request, or some lines of a batch. */
export type HeavyTask = RequestTask | LinesTask;

interface RequestAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
  /** It is sent as a stream, and no header says how long it is. */
  readonly isStream: boolean;
}

/** The answer, or why there is none: a problem of the request, or a failure of the program. */
export type HeavyAnswer =
  | RequestAnswer
  | LinesAnswer
  | { readonly problem: HttpProblemParts }
  | { readonly error: ErrorPlace };

/** Does a task with the handlers of the routes; never rejects. */
export async function performTask(
  task: HeavyTask,
  routes: readonly LedgerRoute[],
  means: Means,
): Promise<HeavyAnswer> {
  try {
    return "lines" in task ? await answerLines(task, means) : await answerRequest(task, routes, means);
  } catch (error) {
    if (error instanceof HttpProblem) return { problem: { code: error.code, details: error.details } };
    return { error: placeOfError(error as Error) };
  }
}

async function answerRequest(
  { id, body, query, accept }: RequestTask,
  routes: readonly LedgerRoute[],
  means: Means,
): Promise<RequestAnswer> {
  const route = routes.find((each) => each.id === id);
  if (route === undefined) throw new Error("no route has this id");
  const headers: Record<string, string> = {};
  const reply = {
    header: (name: string, value: string) => {
      headers[name] = value;
    },
  };
  const payload = await route.handle({ request: { body }, reply, query, accept }, means);
  if (payload instanceof Readable) return { headers, content: await buffer(payload), isStream: true };
  return { headers, content: payload as string | Uint8Array, isStream: false };
}

/** The buffers that an answer does not share with anything else, so that they can be moved to another thread. */
export function ownBuffers(answer: HeavyAnswer): ArrayBuffer[] {
  return contentsOf(answer).flatMap((content) => {
    if (typeof content === "string" || content.byteLength < content.buffer.byteLength) return [];
    return content.buffer instanceof ArrayBuffer ? [content.buffer] : [];
  });
}

function contentsOf(answer: HeavyAnswer): (string | Uint8Array)[] {
  if ("content" in answer) return [answer.content];
  if (!("lines" in answer)) return [];
  return answer.lines.flatMap((line) => (typeof line === "string" ? [] : line.map(({ input }) => input)));
}

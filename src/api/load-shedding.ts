import { getHeapStatistics } from "node:v8";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import type { EventLoopBudget } from "./event-loop-budget.js";
import { HttpProblem } from "./http-problem.js";
import type { Limits } from "./limits.js";

/** The part of the heap that may be in use. */
const FULL_HEAP = 0.85;

/**
 * Sends requests away with 503 and Retry-After when there are more than can be served. A request is worked on in one
 * go, so those that wait together are served one after the other in one turn of the event loop; when a turn has taken
 * its time, the rest of it is sent away at once, which costs next to nothing. What is served is therefore served soon.
 *
 * @param limits `turn`, the milliseconds of one turn; `loopDelay`, beyond which something else keeps the process busy
 */
export async function shedLoad(
  scope: FastifyInstance,
  budget: EventLoopBudget,
  { turn, loopDelay }: Pick<Limits, "turn" | "loopDelay">,
): Promise<void> {
  await scope.register(underPressure, {
    maxEventLoopDelay: loopDelay,
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * FULL_HEAP,
    retryAfter: 1,
  });
  scope.addHook("onRequest", (_request, _reply, done) => {
    if (budget.spent() > turn) done(new HttpProblem("overloaded", { headers: { "retry-after": "1" } }));
    else done();
  });
}

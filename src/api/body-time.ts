import type { FastifyInstance, FastifyReply } from "fastify";
import { HttpProblem } from "./http-problem.js";

/**
 * Answers 408 to a request whose body has not arrived in time. One clock looks after all that are waited for: a timer
 * and a signal for each would cost a small request a tenth of its time. A body that is read as a stream is not waited for.
 *
 * @param longest milliseconds; a body may be late by a quarter of it, and never by more than a second
 */
export function limitBodyTime(app: FastifyInstance, longest: number): void {
  /** When each body must have arrived, the earliest first. */
  const awaited = new Map<FastifyReply, number>();
  app.addHook("preParsing", (_request, reply, payload, done) => {
    awaited.set(reply, performance.now() + longest);
    done(null, payload);
  });
  app.addHook("preValidation", (_request, reply, done) => {
    awaited.delete(reply);
    done();
  });
  // A body that is refused, or whose sender is gone, never gets to its validation.
  app.addHook("onResponse", (_request, reply, done) => {
    awaited.delete(reply);
    done();
  });
  const clock = setInterval(
    () => {
      const now = performance.now();
      for (const [reply, end] of awaited) {
        if (end > now) return;
        awaited.delete(reply);
        if (!reply.sent) reply.send(new HttpProblem("request_timeout"));
      }
    },
    Math.min(longest / 4, 1000),
  ).unref();
  app.addHook("onClose", (_app, done) => {
    clearInterval(clock);
    done();
  });
}

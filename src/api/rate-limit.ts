import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { clientOf } from "./client-address.js";
import { HttpProblem } from "./http-problem.js";

/** Lets one client make so many requests in a second; those beyond are answered with 429 and Retry-After. */
export async function limitRate(scope: FastifyInstance, perSecond: number): Promise<void> {
  await scope.register(rateLimit, {
    max: perSecond,
    timeWindow: 1000,
    keyGenerator: clientOf,
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    errorResponseBuilder: () => new HttpProblem("too_many_requests"),
  });
}

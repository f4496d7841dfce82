import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { HttpProblem } from "./http-problem.js";

/** Lets one client make so many requests in a second; those beyond are answered with 429 and Retry-After. */
export async function limitRate(scope: FastifyInstance, perSecond: number): Promise<void> {
  await scope.register(rateLimit, {
    max: perSecond,
    timeWindow: 1000,
    keyGenerator: ({ ip }) => clientOf(ip),
    addHeadersOnExceeding: {
      "x-ratelimit-limit": false,
      "x-ratelimit-remaining": false,
      "x-ratelimit-reset": false,
    },
    errorResponseBuilder: () => new HttpProblem("too_many_requests"),
  });
}

/** The client of an address: an IPv4 address, or a whole IPv6 network. A client that is already gone has none. */
function clientOf(ip: string | undefined): string {
  if (ip === undefined) return "gone";
  try {
    return normalizeIP(ip.replace(/%.*$/, ""));
  } catch {
    return ip;
  }
}

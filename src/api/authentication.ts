import bearerAuth from "@fastify/bearer-auth";
import type { FastifyInstance } from "fastify";
import { HttpProblem } from "./http-problem.js";

/** Asks for a bearer token on every route of a scope, and compares it in constant time (RFC 6750). The word "Bearer" may be in any case (RFC 9110, 11.1). */
export async function askForToken(scope: FastifyInstance, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  await scope.register(bearerAuth, {
    keys: new Set(tokens),
    addHook: false,
    verifyErrorLogLevel: "debug",
    specCompliance: "rfc6749",
  });
  const verify = scope.verifyBearerAuth;
  if (verify === undefined) throw new Error("the bearer token cannot be verified");
  scope.addHook("onRequest", (request, reply, done) => {
    verify(request, reply, (error?: Error) =>
      error ? done(new HttpProblem("unauthorized", CHALLENGE)) : done(),
    );
  });
}

const CHALLENGE = { headers: { "www-authenticate": 'Bearer realm="form8606"' } };

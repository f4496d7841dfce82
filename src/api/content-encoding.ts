import type { FastifyInstance } from "fastify";
import { HttpProblem } from "./http-problem.js";

/** Refuses bodies that are compressed: what they unpack to has no bound (RFC 9110, 12.5.3). */
export function refuseEncodedBodies(app: FastifyInstance): void {
  app.addHook("preParsing", (request, _reply, payload, done) => {
    const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
    if (encoding === "" || encoding === "identity") return done(null, payload);
    done(
      new HttpProblem("unsupported_media_type", {
        detail: "The body is compressed. Send it without content-encoding.",
        headers: { "accept-encoding": "identity" },
      }),
    );
  });
}

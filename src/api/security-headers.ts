import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Headers of every answer: nothing may be cached, framed or guessed; a page of /docs may use its own style alone. */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "frame-ancestors": ["'none'"],
      },
    },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("cache-control", "no-store").header("x-request-id", request.id);
    done();
  });
}

import type { FastifyInstance } from "fastify";

/** Takes the body of a batch as the stream that it is. */
export function takeJsonLines(app: FastifyInstance): void {
  app.addContentTypeParser(["application/jsonl", "application/x-ndjson"], (_request, stream, done) => {
    done(null, stream);
  });
}

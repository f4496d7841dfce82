import type { FastifyInstance } from "fastify";

/** Takes the body of an import as its bytes; a thread reads them. */
export function takePapers(app: FastifyInstance): void {
  app.addContentTypeParser("multipart/form-data", { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
}

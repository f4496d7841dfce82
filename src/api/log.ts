import type { Writable } from "node:stream";
import type { FastifyInstance, FastifyServerOptions } from "fastify";

/**
 * The log's settings: JSON lines which never hold anything of a request's address, headers or body. Of an error they
 * hold its kind, its code and its places in the program; a message could repeat what a ledger says.
 */
export function logOptions(stream: Writable | undefined): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level: "info",
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: placeOfError, req: nothing, res: nothing },
    ...(stream !== undefined && { stream }),
  };
}

/** One line for each answered request: its id, route, status and duration. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    app.log.info({
      request_id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    });
    done();
  });
}

function nothing() {
  return {};
}

function placeOfError(error: Error & { code?: unknown }) {
  const places = (error.stack ?? "").split("\n").flatMap((line) => {
    const place = /^ {4}at .*?((?:dist|src|node_modules)\/[^\s()]+:\d+:\d+)\)?$/.exec(line)?.[1];
    return place === undefined ? [] : [place];
  });
  return {
    type: error.constructor.name,
    message: typeof error.code === "string" ? error.code : "",
    stack: places.slice(0, 8).join(" "),
  };
}

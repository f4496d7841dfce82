import type { Writable } from "node:stream";
import type { FastifyInstance, FastifyRequest, FastifyServerOptions } from "fastify";

/**
 * The log's settings: JSON lines which never hold anything of a request's address, headers or body. Of an error they
 * hold its kind, its code and its places in the program; a message could repeat what a ledger says.
 */
export function logOptions(stream: Writable | undefined): NonNullable<FastifyServerOptions["logger"]> {
  return {
    level: "info",
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // An error's message never becomes the line's own.
    hooks: {
      logMethod(parts, write) {
        const [first, message] = parts as unknown as [unknown, string | undefined];
        if (first instanceof Error) write.call(this, { err: first }, "error");
        else if (message === undefined && hasError(first)) write.call(this, first, "error");
        else write.apply(this, parts);
      },
    },
    serializers: { err: placeOfError, req: nothing, res: nothing },
    ...(stream !== undefined && { stream }),
  };
}

/** One line for each request, answered or given up by its client: its id, route, status and duration. */
export function logRequests(app: FastifyInstance): void {
  const log = (request: FastifyRequest, status: number | null, ms: number) =>
    app.log.info({
      request_id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? null,
      status,
      ms: Math.round(ms * 100) / 100,
    });
  app.addHook("onResponse", (request, reply, done) => {
    log(request, reply.statusCode, reply.elapsedTime);
    done();
  });
  app.addHook("onRequestAbort", (request, done) => {
    log(request, null, 0);
    done();
  });
}

function hasError(object: unknown): object is { err: unknown } {
  return typeof object === "object" && object !== null && "err" in object;
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

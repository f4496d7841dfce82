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

/** What the log says of an error. */
export type ErrorPlace = { readonly type: string; readonly message: string; readonly stack: string };

/** An error in another thread, which is logged as if it had been thrown here. */
export class FailedElsewhere extends Error {
  constructor(readonly place: ErrorPlace) {
    super("failed in another thread");
  }
}

/** The kind, code and places of an error, without its message. */
export function placeOfError(error: Error & { code?: unknown }): ErrorPlace {
  if (error instanceof FailedElsewhere) return error.place;
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

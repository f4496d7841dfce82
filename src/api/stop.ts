import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Limits } from "./limits.js";
import type { Server } from "./server.js";

/**
 * Closes each connection after its answer once the server closes: a batch that began before has told its client that the
 * connection stays open.
 */
export function closeWhenAnswered(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  app.addHook("onResponse", (_request, _reply, done) => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
}

/**
 * Stops a server: says that it is stopping, serves what has arrived or still arrives for a moment, takes no new
 * connection, finishes what runs, and closes. True when everything was finished in time.
 */
export async function stop(
  { app, stopping }: Server,
  { drainTime, stopTime }: Pick<Limits, "drainTime" | "stopTime">,
): Promise<boolean> {
  stopping();
  await wait(drainTime);
  const timeout = new AbortController();
  const late = wait(stopTime, false, { signal: timeout.signal, ref: false }).catch(() => false);
  const finished = await Promise.race([app.close().then(() => true), late]);
  timeout.abort();
  if (!finished) app.server.closeAllConnections();
  return finished;
}

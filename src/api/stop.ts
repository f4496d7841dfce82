import { setTimeout as wait } from "node:timers/promises";
import type { Limits } from "./limits.js";
import type { Server } from "./server.js";

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

import { setTimeout as sleep } from "node:timers/promises";
import type { Dispatcher, fetch, Response } from "undici";

/** How a file is fetched. Times in milliseconds, sizes in bytes. */
export interface Connection {
  /** The largest file that is taken. */
  readonly limit: number;
  /** How long nothing may happen: while connecting, before the answer, between two pieces of it. */
  readonly idle: number;
  /** How long one attempt may take in all. */
  readonly whole: number;
  /** The pauses before further attempts, when what went wrong may pass. */
  readonly pauses: readonly number[];
  /** Certificates (PEM) that are trusted instead of the system's. */
  readonly ca?: string;
}

/** A downloaded file, or why there is none, in words for a person. */
export type Download =
  | { readonly bytes: Uint8Array }
  | {
      readonly failed: string;
      /** Nobody answered, so asking for another file is of no use. */
      readonly unreachable: boolean;
    };

/**
 * Fetches a file over HTTPS, and over nothing else when it is sent on to another address. A proxy that the environment
 * names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY, in capitals or not) is used.
 *
 * @param url the address, beginning with https:
 * @param onProgress told how many bytes came, of how many when the server says so
 */
export async function download(
  url: string,
  connection: Connection,
  onProgress: (received: number, expected: number | null) => void = () => {},
): Promise<Download> {
  const undici = await import("undici");
  let dispatcher: Dispatcher;
  try {
    dispatcher = new undici.EnvHttpProxyAgent(agentOptions(connection.ca));
  } catch {
    return failure(`the proxy of the environment is no address such as http://proxy.example:8080; ${PROXY}`);
  }
  try {
    for (let attempt = 0; ; attempt++) {
      const { passing, ...outcome } = await once(url, {
        fetch: undici.fetch,
        dispatcher,
        connection,
        onProgress,
      });
      const pause = connection.pauses[attempt];
      if (!passing || pause === undefined) return outcome;
      await sleep(pause);
    }
  } finally {
    await dispatcher.destroy();
  }
}

/** undici takes a proxy with its scheme only, and an empty variable for a set one; curl, and people, do not. */
function agentOptions(ca: string | undefined) {
  const { env } = process;
  return {
    httpProxy: proxyUrl(env.http_proxy || env.HTTP_PROXY),
    httpsProxy: proxyUrl(env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY),
    noProxy: env.no_proxy || env.NO_PROXY || "",
    ...(ca !== undefined && { connect: { ca }, requestTls: { ca } }),
  };
}

function proxyUrl(text = ""): string {
  return text === "" || text.includes("://") ? text : `http://${text}`;
}

// ---- one attempt ---------------------------------------------------------------------------------------------

interface Attempt {
  readonly fetch: typeof fetch;
  readonly dispatcher: Dispatcher;
  readonly connection: Connection;
  onProgress(received: number, expected: number | null): void;
}

/** What came of one attempt; `passing` when the next one may do better. */
type Outcome = Download & { readonly passing?: boolean };

const MOST_REDIRECTS = 5;

async function once(url: string, attempt: Attempt): Promise<Outcome> {
  const { connection, dispatcher, fetch } = attempt;
  const watch = new Watch(connection);
  let address = new URL(url);
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      const response = await fetch(address.href, {
        dispatcher,
        redirect: "manual",
        signal: watch.signal,
        headers: { "user-agent": "form8606", accept: "application/pdf", "accept-encoding": "identity" },
      });
      watch.moved();
      const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
      if (location === null) return await bodyOf(response, attempt, watch);
      const next = URL.canParse(location, address.href) ? new URL(location, address) : null;
      const refusal = whyNotFollow(next, address);
      if (next === null || refusal !== null) return failure(refusal ?? "");
      address = next;
    }
    return failure(`too many redirects (more than ${MOST_REDIRECTS})`);
  } catch (error) {
    return watch.expired === null ? brokenOff(error, address) : stalled(watch.expired);
  } finally {
    // What is not read any more is closed, so that nothing goes on arriving.
    watch.end();
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function whyNotFollow(to: URL | null, from: URL): string | null {
  if (to === null) return `${from.host} sends on to what is no address`;
  if (to.protocol !== "https:") {
    return `${from.host} sends on to ${to.protocol}, where anybody on the way can change a file; only https: is used`;
  }
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, "");
  return bare(to) === bare(from) ? null : `${from.host} sends on to another place, ${to.host}`;
}

async function bodyOf(
  response: Response,
  { connection: { limit }, onProgress }: Attempt,
  watch: Watch,
): Promise<Outcome> {
  const { status, headers } = response;
  if (status !== 200) return refused(status);
  const length = headers.get("content-length");
  const expected = length === null ? null : Number(length);
  const tooLarge = failure(`it is larger than ${Math.floor(limit / 1e6)} MB, so it is not the form`);
  if (expected !== null && expected > limit) return tooLarge;
  const pieces: Uint8Array[] = [];
  let received = 0;
  for await (const piece of response.body ?? []) {
    watch.moved();
    pieces.push(piece);
    received += piece.length;
    if (received > limit) return tooLarge;
    onProgress(received, expected);
  }
  return { bytes: Buffer.concat(pieces) };
}

/** Ends an attempt on which nothing happens, or that takes too long. */
class Watch {
  readonly #end = new AbortController();
  readonly #idle: NodeJS.Timeout;
  readonly #whole: NodeJS.Timeout;
  /** The time that ran out, in milliseconds. */
  expired: number | null = null;

  constructor({ idle, whole }: Connection) {
    const after = (time: number) =>
      setTimeout(() => {
        this.expired = time;
        this.#end.abort();
      }, time);
    this.#idle = after(idle);
    this.#whole = after(whole);
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  moved(): void {
    this.#idle.refresh();
  }

  end(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#whole);
    this.#end.abort();
  }
}

// ---- what went wrong -------------------------------------------------------------------------------------------

const PROXY = "set HTTPS_PROXY to where the proxy is";

function failure(failed: string, { unreachable = false, passing = false } = {}): Outcome {
  return { failed, unreachable, passing };
}

/** Answers after which the same request may be granted. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function refused(status: number): Outcome {
  if (status === 404 || status === 410) return failure(`there is no such file there (${status})`);
  return failure(`the server answers ${status}`, { passing: PASSING.has(status) });
}

function stalled(time: number): Outcome {
  return failure(`it did not come within ${time / 1000} seconds; try again, and behind a proxy ${PROXY}`, {
    unreachable: true,
    passing: true,
  });
}

/** An error of the network in words, by the code at its root. */
function brokenOff(error: unknown, { host }: URL): Outcome {
  const { code, message } = rootOf(error);
  const proxy = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (proxy !== undefined) {
    const password = proxy === "407" ? ", it wants a user and a password in HTTPS_PROXY" : "";
    return failure(`the proxy answers ${proxy}${password}`, { unreachable: true });
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    const todo = "a proxy that opens TLS needs its own certificate in NODE_EXTRA_CA_CERTS";
    return failure(`the certificate of ${host} is not trusted (${code}): ${todo}`, { unreachable: true });
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    const todo = `is this machine online? Behind a proxy ${PROXY}`;
    return failure(`${host} is not found (${code}): ${todo}`, { unreachable: true, passing: true });
  }
  if (/^(EPROTO|ERR_SSL)/.test(code)) {
    return failure(`${host} does not speak TLS there (${code})`, { unreachable: true });
  }
  if (/REFUSED|UNREACH|TIMEDOUT|TIMEOUT/.test(code)) {
    return failure(`${host} cannot be reached (${code}); try again, and behind a proxy ${PROXY}`, {
      unreachable: true,
      passing: true,
    });
  }
  return failure(`the connection broke off before all of it came (${code}); try again`, { passing: true });
}

function rootOf(error: unknown): { code: string; message: string } {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  if (root instanceof AggregateError && root.errors[0] instanceof Error) root = root.errors[0];
  const { code = "unknown", message = "" } = root as NodeJS.ErrnoException;
  return { code, message };
}

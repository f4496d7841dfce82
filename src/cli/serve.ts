import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer as createTcpServer, isIP } from "node:net";
import { DEFAULT_LIMITS } from "../api/limits.js";
import { createServer } from "../api/server.js";
import { stop } from "../api/stop.js";
import { FileError } from "../node/files/file-error.js";
import { DONE, FAILED } from "./exit-status.js";
import type { ServeOptions } from "./options.js";
import { escapeControl, type Terminal } from "./terminal.js";

/** The shortest token that is taken, in characters. */
const SHORTEST_TOKEN = 32;

/**
 * `form8606 serve`: answers the HTTP API until it is told to stop (SIGTERM or SIGINT), finishes what runs, and ends.
 * A second signal ends it at once.
 *
 * @throws FileError when the address cannot be listened on, or when others can reach it, directly or by a proxy, and no
 *   token is given
 */
export async function serve(options: ServeOptions, version: string, terminal: Terminal): Promise<number> {
  const tokens = options.tokenFile === undefined ? [] : readTokens(options.tokenFile, terminal);
  if (tokens.length === 0) requireOwnMachine(options);
  const limits = { ...DEFAULT_LIMITS, ...(options.rate !== undefined && { rate: options.rate }) };
  const ownHost = isIP(options.host) === 6 ? `[${options.host}]` : options.host;
  const server = await createServer({
    version,
    tokens,
    origins: options.allowOrigin ?? [],
    trustProxy: options.trustProxy === true,
    ...(tokens.length === 0 && { ownHost }),
    metrics: options.metrics === true,
    limits,
  });
  const stopped = signalled();
  // The warm-up takes seconds; that the address cannot be had is said before it.
  await listening(options, () => tryAddress(options));
  await server.warmUp();
  const address = await listening(options, () =>
    server.app.listen({ port: options.port, host: options.host }),
  );
  terminal.complain(`form8606 listens on ${address} (${address}/docs); Ctrl+C stops it.`);
  await stopped;
  return (await stop(server, limits)) ? DONE : FAILED;
}

/** @throws FileError when others can reach the server, directly or by a proxy */
function requireOwnMachine({ host, trustProxy }: ServeOptions): void {
  const add = "Add --token-file FILE, where FILE has one token per line";
  if (!isLoopback(host))
    throw new FileError(`--host ${host}`, `other machines can reach this address. ${add}`);
  if (trustProxy) throw new FileError("--trust-proxy", `others can reach this server by its proxy. ${add}`);
}

/** @throws FileError with the reason why the address cannot be listened on */
async function listening<T>({ host, port }: ServeOptions, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FileError(`${host}:${port}`, REASONS[code ?? ""] ?? `cannot listen there (${code})`);
  }
}

/** Listens on the address for a moment. */
async function tryAddress({ host, port }: ServeOptions): Promise<void> {
  const probe = createTcpServer().listen({ host, port });
  await once(probe, "listening");
  probe.close();
  await once(probe, "close");
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there",
  EADDRNOTAVAIL: "is no address of this machine",
  EACCES: "no permission to listen there",
  ENOTFOUND: "there is no such host",
};

/** The tokens of a file, one a line. */
function readTokens(file: string, terminal: Terminal): string[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
    if (process.platform !== "win32" && (statSync(file).mode & OTHERS) !== 0)
      terminal.complain(
        escapeControl(`${file}: every user of this machine can use it; run: chmod 600 ${file}`),
      );
  } catch (error) {
    throw new FileError(file, `could not be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
  const tokens = text.split(/\r?\n/).map((line) => line.trim());
  const given = tokens.filter((token) => token !== "");
  if (given.length === 0) throw new FileError(file, "holds no token; write one a line");
  if (given.some((token) => token.length < SHORTEST_TOKEN || !/^[\w.~+/-]+=*$/.test(token))) {
    throw new FileError(file, `a token is at least ${SHORTEST_TOKEN} letters, digits and -._~+/ (RFC 6750)`);
  }
  return given;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** What users other than the owner and its group may do with a file. */
const OTHERS = 0o007;

/** Waits for the first signal to stop; the second one then does what it does to any program. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ["SIGTERM", "SIGINT"] as const;
    const first = () => {
      for (const signal of signals) process.removeListener(signal, first);
      resolve();
    };
    for (const signal of signals) process.on(signal, first);
  });
}

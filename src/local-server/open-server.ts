import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { FileError } from "../node/files/file-error.js";
import type { LedgerFiles } from "./ledger-files.js";
import type { PageFile } from "./page-files.js";

/** What the page is served with. */
export interface OpenOptions {
  readonly page: ReadonlyMap<string, PageFile>;
  readonly ledgers: LedgerFiles;
  /**
   * An official form that is installed and may be filled: Form 8606 by its tax year, such as `2023`, and the forms that
   * go with it by the names of their files; null when there is none.
   */
  readonly official: (name: string) => Promise<Uint8Array | null>;
  /** A free one when 0. */
  readonly port: number;
  /** How long to wait for a tab after the last one was closed, in milliseconds. */
  readonly patience: number;
}

/** The page as it is served on this machine. */
export interface Opened {
  /** With the token: nobody else on this machine can guess it. */
  readonly address: string;
  /** Resolves when the last tab has been closed for a while. */
  readonly left: Promise<void>;
  readonly close: () => Promise<void>;
}

/** No ledger is larger. */
const MOST_BYTES = 10 * 1024 * 1024;

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * Serves the page on 127.0.0.1, and nothing else. Every address begins with a random token; the Host must be this
 * server's own (a page elsewhere cannot reach it by a name of its own), and so must the Origin where there is one.
 */
export async function serveOpen(options: OpenOptions): Promise<Opened> {
  const token = randomBytes(24).toString("base64url");
  const tabs = new Tabs(options.patience);
  const server: Server = createServer((request, response) => {
    answer(request, response, { ...options, token, tabs, host: hostOf(server) }).catch(() => {
      if (!response.headersSent) send(response, 500, "text/plain", "The page's server failed.");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    address: `http://${hostOf(server)}/${token}/`,
    left: tabs.left,
    close: () =>
      new Promise((resolve) => {
        tabs.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo | null)?.port}`;
}

interface Here extends OpenOptions {
  readonly token: string;
  readonly host: string;
  readonly tabs: Tabs;
}

async function answer(request: IncomingMessage, response: ServerResponse, here: Here): Promise<void> {
  const { host, origin } = request.headers;
  if (host !== here.host || (origin !== undefined && origin !== `http://${here.host}`))
    return send(response, 403, "text/plain", "Forbidden");
  const [path = ""] = (request.url ?? "").slice(1).split("?");
  const [token = "", ...rest] = path.split("/");
  if (!isSame(token, here.token)) return send(response, 404, "text/plain", "Not found");
  const name = rest.join("/");
  if (request.method === "PUT" && /^ledgers\/\d{1,3}$/.test(name)) return save(request, response, name, here);
  if (request.method !== "GET") return send(response, 405, "text/plain", "Method not allowed");
  if (name === "alive") return here.tabs.join(response);
  if (name === "ledgers") {
    const all = inWords(() => here.ledgers.all());
    return all instanceof FileError
      ? send(response, 507, "text/plain", all.message)
      : json(response, 200, all);
  }
  const [, officialName] = /^official\/([\w-]+(?:\.pdf)?)$/.exec(name) ?? [];
  if (officialName !== undefined) {
    const bytes = await here.official(officialName);
    if (bytes === null) return send(response, 404, "text/plain", "Not found");
    return send(response, 200, "application/pdf", bytes);
  }
  const file = here.page.get(name);
  if (file === undefined) return send(response, 404, "text/plain", "Not found");
  send(response, 200, file.type, file.bytes);
}

/** Saves one ledger; an answer of 409 says that the file is not the one that the page began with. */
async function save(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  { ledgers, host }: Here,
): Promise<void> {
  if (request.headers.origin !== `http://${host}` || request.headers["content-type"] !== "application/json")
    return send(response, 403, "text/plain", "Forbidden");
  const body = await bodyOf(request);
  const sent = body === null ? null : (parsed(body) as { text?: unknown; version?: unknown } | null);
  if (typeof sent?.text !== "string" || typeof sent.version !== "string")
    return send(response, 400, "text/plain", "Send text and version.");
  const saved = inWords(() =>
    ledgers.save(Number(name.slice(8)), sent.text as string, sent.version as string),
  );
  if (saved instanceof FileError) return send(response, 507, "text/plain", saved.message);
  if (saved === null) return send(response, 404, "text/plain", "Not found");
  if (saved === "stale") return send(response, 409, "text/plain", "The file has changed.");
  json(response, 200, saved);
}

/** Does what the disk may refuse; why it did is told to the page. */
function inWords<T>(work: () => T): T | FileError {
  try {
    return work();
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, "application/json", JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { ...HEADERS, "content-type": type });
  response.end(body);
}

/** The tabs that are open: each holds one answer that never ends. */
class Tabs {
  readonly left: Promise<void>;
  readonly #patience: number;
  readonly #open = new Set<ServerResponse>();
  #leave: () => void = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(patience: number) {
    this.#patience = patience;
    this.left = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  join(response: ServerResponse): void {
    clearTimeout(this.#timer);
    this.#open.add(response);
    response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
    response.write(": open\n\n");
    response.once("close", () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#timer = setTimeout(this.#leave, this.#patience);
    });
  }

  end(): void {
    clearTimeout(this.#timer);
    for (const response of this.#open) response.end();
  }
}

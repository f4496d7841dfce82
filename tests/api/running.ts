import { join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { InstalledTemplates } from "../../src/api/installed-templates.js";
import { DEFAULT_LIMITS, type Limits } from "../../src/api/limits.js";
import type { ServerOptions } from "../../src/api/options.js";
import { createServer, type Server } from "../../src/api/server.js";
import { builtProgram } from "../built.js";

/** A real server on a free port of this machine. */
export interface Running {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** Everything that was logged. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

/** The templates of all servers: to read and compile them takes a second. */
let templates: Promise<InstalledTemplates> | undefined;

/**
 * Starts a server for a test, with limits that its own requests do not reach, however slow the machine is. Its heavy requests
 * are answered by this thread unless `heavyThread` names the built code of one.
 */
export async function start(
  options: Partial<Omit<ServerOptions, "limits">> = {},
  limits: Partial<Limits> = {},
): Promise<Running> {
  let logged = "";
  const log = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  templates ??= InstalledTemplates.load();
  const server = await createServer({
    version: "0.0.0",
    templates: await templates,
    tokens: [],
    origins: [],
    trustProxy: false,
    metrics: false,
    log,
    heavyThread: null,
    ...options,
    limits: {
      ...DEFAULT_LIMITS,
      rate: 1_000_000,
      turn: 600_000,
      loopDelay: 600_000,
      drainTime: 100,
      restTime: 600_000,
      ...limits,
    },
  });
  const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    port: Number(new URL(url).port),
    server,
    log: () => logged,
    close: () => server.app.close(),
  };
}

/** The built thread that reads papers, for tests of imports. */
export function readerThread(): URL {
  return pathToFileURL(join(builtProgram(), "dist", "bin", "reader-thread.js"));
}

/** The built thread that answers heavy requests. */
export function heavyThread(): URL {
  return pathToFileURL(join(builtProgram(), "dist", "bin", "heavy-thread.js"));
}

/** A form of papers: texts, or bytes, by the names of their files. */
export function formOf(
  papers: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  parts: Readonly<Record<string, unknown>> = {},
): FormData {
  const form = new FormData();
  for (const [name, content] of Object.entries(papers)) form.append("paper", new Blob([content]), name);
  for (const [name, value] of Object.entries(parts))
    form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  return form;
}

/** Sends JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** A small right ledger, of which one year needs the form. */
export const small = {
  owner: { name: "Jordan A Rivera", ssn: "900-00-1234", born: "1979-04-02" },
  opening: { year: 2022, basis: 5500 },
  years: { "2023": { year_end_value: 6105.12, deducted: 0 } },
  entries: [
    { date: "2023-02-10", kind: "contribution", amount: 6500 },
    { date: "2023-02-12", kind: "conversion", amount: 6500.37 },
  ],
};

/** Two years that need the form. */
export const twoYears = {
  ...small,
  years: { ...small.years, "2024": { year_end_value: 0, deducted: 0 } },
  entries: [...small.entries, { date: "2024-03-01", kind: "conversion", amount: 6000 }],
};

/** The JSON of an answer: each test looks at the keys that its route has. */
// biome-ignore lint/suspicious/noExplicitAny: the contract test holds every answer against its schema
export async function json(reply: Response | Promise<Response>): Promise<any> {
  return (await reply).json();
}

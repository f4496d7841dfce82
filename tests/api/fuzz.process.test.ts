import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fullLedger } from "../ledger/full.js";
import { broken, mutated, type Random, random } from "./mutations.js";
import { type Running, readerThread, small, start, twoYears } from "./running.js";

/** How many requests; more with FORM8606_RUNS=200000, and never so few that an answer of some kind is missing. */
const REQUESTS = Math.max(3000, Number(process.env.FORM8606_RUNS ?? 0));
const SEED = Number(process.env.FORM8606_SEED ?? 8606);
const AT_ONCE = 16;

let server: Running;
beforeAll(async () => {
  server = await start({ readerThread: readerThread() }, { bodyTime: 400, headersTime: 400, idleTime: 1500 });
});
afterAll(() => server.close());

const LEDGERS = [small, twoYears, fullLedger(), [small, twoYears]];
const PATHS = [
  "/v1/lines",
  "/v1/lines?explain=true",
  "/v1/forms",
  "/v1/forms?flatten=true&packet=true&years=2023-2024",
  "/v1/forms?years=9999-0000&x=1",
  "/v1/review",
  "/v1/batch",
  "/v1/batch?forms=true",
  "/v1/import",
  "/v1/years",
  "/v1/nothing/../__proto__",
  "/v1/%ff/..;/%00",
  "/docs?a[]=1&__proto__=2",
];
const TYPES = [
  "application/json",
  "application/json",
  "application/json",
  "application/jsonl",
  "text/plain",
  "multipart/form-data; boundary=x",
  "x/y; z",
  "\u00e9",
];
const ACCEPTS = [
  "*/*",
  "application/pdf",
  "application/zip",
  "application/json",
  "image/png",
  ";;q=x,,",
  "application/jsonl",
];

/** A whole request as it goes over the wire, now and then with a wrong length or a wrong word. */
function requestText(from: Random): Buffer {
  const { below, pick } = from;
  const ledger = pick(LEDGERS);
  const json = JSON.stringify(below(3) === 0 ? ledger : mutated(ledger, from));
  const text = below(4) === 0 ? partsOf(json, pick(["paper", "paper", "answers", "ledger"])) : json;
  const body = Buffer.from(below(3) === 0 ? broken(text, from) : text);
  const method = pick([
    "POST",
    "POST",
    "POST",
    "POST",
    "POST",
    "GET",
    "PUT",
    "DELETE",
    "OPTIONS",
    "NONSENSE",
  ]);
  const length = below(20) === 0 ? body.length + below(100) - 50 : body.length;
  const chunked = below(20) === 0 ? "transfer-encoding: chunked\r\n" : `content-length: ${length}\r\n`;
  const head = `${method} ${pick(PATHS)} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: ${pick(TYPES)}\r\naccept: ${pick(ACCEPTS)}\r\n${chunked}\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}

/** A form with two papers, of which one is random. */
function partsOf(text: string, name: string): string {
  const part = (named: string, content: string) =>
    `--x\r\ncontent-disposition: form-data; name="${named}"; filename="a.csv"\r\n\r\n${content}\r\n`;
  return `${part("paper", "Form 1099-R")}${part(name, text)}--x--\r\n`;
}

type End = { kind: "answered"; statuses: string[] } | { kind: "closed" } | { kind: "hangs" };

/** Sends a request on a connection of its own: whole, in pieces, half, or gone before the answer. */
function send(bytes: Buffer, from: Random): Promise<End> {
  const { below } = from;
  const manner = below(40);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(server.port, "127.0.0.1");
    const hangs = setTimeout(() => {
      socket.destroy();
      resolve({ kind: "hangs" });
    }, 60_000);
    socket.on("connect", () => {
      if (manner === 0) socket.end(bytes.subarray(0, below(bytes.length)));
      else if (manner === 1) socket.write(bytes.subarray(0, below(bytes.length)));
      else if (manner === 2) {
        socket.write(bytes);
        setTimeout(() => socket.destroy(), below(5));
      } else if (manner === 3) {
        const middle = below(bytes.length);
        socket.write(bytes.subarray(0, middle));
        setTimeout(() => !socket.destroyed && socket.write(bytes.subarray(middle)), 50);
      } else socket.write(bytes);
    });
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(hangs);
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status = ""]) => status);
      resolve(statuses.length > 0 ? { kind: "answered", statuses } : { kind: "closed" });
    });
  });
}

it(
  `answers ${REQUESTS} random and broken requests with 2xx, 4xx and 503 alone, and stays as it was`,
  async () => {
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    let sent = 0;
    const worker = async (seed: number) => {
      const from = random(seed);
      while (sent < REQUESTS) {
        sent++;
        const bytes = requestText(from);
        const end = await send(bytes, from);
        const statuses = end.kind === "answered" ? end.statuses : [end.kind];
        for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
        if (statuses.some((status) => !/^[24]\d\d$|^503$|^closed$/.test(status))) {
          wrong.push(`${statuses.join()} to ${bytes.toString("latin1").slice(0, 2000)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => worker(SEED + at)));

    expect(wrong.slice(0, 3)).toEqual([]);
    const failures = server
      .log()
      .split("\n")
      .filter((line) => /"level":[56]0/.test(line));
    expect(failures.slice(0, 3)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    for (const status of ["200", "400", "404", "405", "406", "415", "422"]) {
      expect(counts.get(status) ?? 0, `answers with ${status}`).toBeGreaterThan(0);
    }
    const open = await new Promise((resolve) => {
      setTimeout(() => server.server.app.server.getConnections((_error, count) => resolve(count)), 3000);
    });
    expect(open).toBe(0);
    if (REQUESTS > 3000) console.log(Object.fromEntries(counts), process.memoryUsage());
  },
  120_000 + REQUESTS * 20,
);

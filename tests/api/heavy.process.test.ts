import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { denseLedger, shapes } from "../year/dense-ledgers.mjs";
import { heavyThread, json, post, type Running, small, start, twoYears } from "./running.js";

/** So many threads answer heavy requests of these tests, whatever this machine has. */
const LIMITS = { heavyThreads: 2 };

/** A ledger that is heavy for every route. */
const heavy = (count = 100) => denseLedger(Object.keys(shapes)[0] as string, count);
const wrong = {
  ...heavy(),
  entries: Array.from({ length: 100 }, () => ({ date: "2023-01-01", kind: "contribution", amount: "x" })),
};
const JSONL = { "content-type": "application/jsonl" };
const batchOf = (...lines: unknown[]) =>
  lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");

/** A server whose own thread was just busy for a second sends requests away; then it is asked again. */
async function untilAnswered(send: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const reply = await send();
    if (reply.status !== 503) return reply;
    await reply.arrayBuffer();
    await sleep(300);
  }
}

describe("a heavy request", () => {
  let here: Running;
  let elsewhere: Running;
  beforeAll(async () => {
    here = await start();
    elsewhere = await start({ heavyThread: heavyThread() }, LIMITS);
  });
  afterAll(async () => {
    await here.close();
    await elsewhere.close();
  });

  it.each<[number, string, unknown, Record<string, string>?]>([
    [200, "/v1/lines", heavy()],
    [200, "/v1/lines?explain=true&as_of=2026-06-01", heavy()],
    [422, "/v1/lines", wrong],
    [400, "/v1/lines", `${JSON.stringify(heavy())}}`],
    [200, "/v1/review?as_of=2026-06-01", [heavy(), small]],
    [422, "/v1/review", [heavy(), wrong]],
    [200, "/v1/forms", heavy()],
    [200, "/v1/forms?years=2024&flatten=true", heavy()],
    [200, "/v1/forms", heavy(), { accept: "application/zip" }],
    [200, "/v1/forms?template=worksheet", heavy(), { accept: "application/json" }],
    [422, "/v1/forms?years=2015", heavy()],
    [200, "/v1/packages?as_of=2026-06-01", small],
    [200, "/v1/packages?as_of=2026-06-01", [small, twoYears]],
    [422, "/v1/packages", wrong],
    [200, "/v1/exports/sheet?year=2024", heavy(), { accept: "application/pdf" }],
    [200, "/v1/exports/history?wide=true", heavy()],
    [422, "/v1/exports/mef?year=2024&as_of=2026-06-01", heavy()],
    [200, "/v1/batch?as_of=2026-06-01", batchOf(small, wrong, "{", heavy(), {}), JSONL],
    [200, "/v1/batch?as_of=2026-06-01&forms=true", batchOf(small, twoYears, heavy(3)), JSONL],
    [
      200,
      "/v1/batch?as_of=2026-06-01",
      batchOf(small, wrong, twoYears, ""),
      { ...JSONL, accept: "application/zip" },
    ],
  ])(
    "is answered with %i at %s by another thread as it is by this one, byte for byte (%#)",
    async (status, path, body, headers) => {
      const [one, other] = await Promise.all(
        [here, elsewhere].map(async ({ url }) => {
          const reply = await untilAnswered(() => post(url + path, body, headers));
          const { date, "x-request-id": id, ...rest } = Object.fromEntries(reply.headers);
          expect([date, id]).not.toContain(undefined);
          return { status: reply.status, headers: rest, bytes: Buffer.from(await reply.arrayBuffer()) };
        }),
      );
      expect(one?.status).toBe(status);
      expect({ ...other, bytes: null }).toEqual({ ...one, bytes: null });
      expect(other?.bytes.equals(one?.bytes as Buffer)).toBe(true);
    },
  );
});

const DETAIL = "The server stopped this reques";

/** The code of a thread that does what is said with each task. */
const threadThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      const say = (answer) => parentPort.postMessage({ answer, heap: 0 });
      parentPort.on("message", (task) => { ${does} });
      say(null);
    `)}`,
  );
const ANSWER = `say({ headers: {}, content: "{}", isStream: false });`;

describe("the threads of heavy requests", () => {
  const running: Running[] = [];
  const serving = async (does: string, limits: Parameters<typeof start>[1] = {}) => {
    const server = await start({ heavyThread: threadThat(does) }, { heavyThreads: 1, ...limits });
    running.push(server);
    return server;
  };
  afterEach(async () => {
    for (const server of running.splice(0)) await server.close();
  });
  const lines = ({ url }: Running, body: unknown) => post(`${url}/v1/lines`, body);

  it("keep no other request waiting, and none is sent away because of them", async () => {
    const server = await serving(`if (task.body.includes("bad")) for (;;); else { ${ANSWER} }`, {
      heavyTime: 3000,
      heavyWaiting: 1,
    });
    // With this answer its thread has started.
    expect((await lines(server, heavy())).status).toBe(200);
    const heavyOnes = [1, 2, 3].map(async () => {
      const reply = await lines(server, { ...heavy(), note: "bad" });
      expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
      return json(reply);
    });
    // One is worked on and one waits, so another one has no place.
    expect(await Promise.race(heavyOnes)).toMatchObject({ code: "overloaded", status: 503 });
    for (let at = 0; at < 100; at++) expect((await lines(server, small)).status).toBe(200);
    const details = (await Promise.all(heavyOnes)).map(({ detail }) => detail?.slice(0, 30));
    expect(details.sort()).toEqual([DETAIL, DETAIL, undefined]);
  });

  it.each([
    ["ends", "process.exit(0);", 500, "internal"],
    ["fails", "throw new TypeError('Vantongeren');", 500, "internal"],
    [
      "takes too much memory",
      "const held = []; for (;;) held.push(new Array(1000).fill({}));",
      503,
      "overloaded",
    ],
  ])("are replaced when one %s", async (_, does, status, code) => {
    const server = await serving(`if (task.body.includes("bad")) { ${does} } else { ${ANSWER} }`);
    const bad = lines(server, { ...heavy(), note: "bad" });
    const next = lines(server, heavy());
    const reply = await bad;
    expect([reply.status, (await json(reply)).code]).toEqual([status, code]);
    expect((await next).status).toBe(200);
    expect(server.log()).not.toContain("Vantongeren");
  });

  it("tell the log where they failed, and nothing else", async () => {
    const place = { type: "RangeError", message: "", stack: "src/year/some.ts:1:2" };
    const server = await serving(`say({ error: ${JSON.stringify(place)} });`);
    const reply = await lines(server, heavy());
    expect([reply.status, (await json(reply)).code]).toEqual([500, "internal"]);
    expect(server.log()).toContain(`"err":${JSON.stringify(place)}`);
  });

  it("answer the lines of a batch alone when they take too long together", async () => {
    const does = `const { lines } = task; if (lines.some(({ line }) => line === 2)) for (;;);
      say({ lines: lines.map(({ line }) => \`{"line":\${line}}\\n\`) });`;
    const server = await serving(does, { heavyTime: 1000 });
    const reply = await post(`${server.url}/v1/batch`, batchOf(small, small, small), JSONL);
    const [first, second, third] = (await reply.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect([first, third]).toEqual([{ line: 1 }, { line: 3 }]);
    expect(second).toMatchObject({ line: 2, error: { code: "overloaded" } });
  });
});

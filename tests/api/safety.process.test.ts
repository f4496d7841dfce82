import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/api/limits.js";
import { json, post, type Running, small, start } from "./running.js";

const running: Running[] = [];
async function serving(...how: Parameters<typeof start>): Promise<Running> {
  const server = await start(...how);
  running.push(server);
  return server;
}
afterAll(async () => {
  for (const server of running) await server.close();
});

/** Sends bytes over a connection of its own and waits for its end; what came back. */
function raw(port: number, send: string | Buffer, wait = 5000): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(send));
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, wait);
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}

describe("the bearer token", () => {
  const token = "t".repeat(40);
  let server: Running;
  beforeAll(async () => {
    server = await serving({ tokens: [token, "u".repeat(40)], metrics: true });
  });

  it.each([
    ["none", {}],
    ["another", { authorization: `Bearer ${"x".repeat(40)}` }],
    ["a part of it", { authorization: `Bearer ${token.slice(1)}` }],
    ["another scheme", { authorization: `Basic ${token}` }],
  ])("is asked for: %s is refused", async (_what, headers) => {
    const reply = await post(`${server.url}/v1/lines`, small, headers as Record<string, string>);
    expect([reply.status, reply.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="form8606"']);
    expect((await json(reply)).code).toBe("unauthorized");
    expect((await fetch(`${server.url}/metrics`, { headers: headers as never })).status).toBe(401);
  });

  it.each([token, "u".repeat(40)])("opens every route: %s", async (given) => {
    const headers = { authorization: `Bearer ${given}` };
    expect((await post(`${server.url}/v1/lines`, small, headers)).status).toBe(200);
    const metrics = await (await fetch(`${server.url}/metrics`, { headers })).text();
    expect(metrics).toMatch(/http_request_duration_seconds_count\{.*route="\/v1\/lines",status="200"\} \d/);
  });

  it("is not asked for where nothing is told", async () => {
    for (const path of ["/healthz", "/readyz", "/openapi.json", "/docs"]) {
      expect((await fetch(server.url + path)).status, path).toBe(200);
    }
  });
});

describe("headers", () => {
  let server: Running;
  beforeAll(async () => {
    server = await serving();
  });

  it("forbid caching, framing and guessing, on errors too", async () => {
    for (const reply of [await post(`${server.url}/v1/lines`, small), await fetch(`${server.url}/nothing`)]) {
      expect(reply.headers.get("cache-control")).toBe("no-store");
      expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
      expect(reply.headers.get("content-security-policy")).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(reply.headers.get("x-request-id")).toMatch(/^[0-9a-f]{12}-\w+$/);
      expect(reply.headers.get("server")).toBeNull();
      expect(reply.headers.get("x-powered-by")).toBeNull();
    }
  });

  it("let a page of another origin in only when its origin is allowed", async () => {
    const origin = { origin: "https://tax.example" };
    const closed = await post(`${server.url}/v1/lines`, small, origin);
    expect(closed.headers.get("access-control-allow-origin")).toBeNull();
    const open = await serving({ origins: ["https://tax.example"] });
    const allowed = await post(`${open.url}/v1/lines`, small, origin);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://tax.example");
    const other = await post(`${open.url}/v1/lines`, small, { origin: "https://evil.example" });
    expect(other.headers.get("access-control-allow-origin")).not.toBe("https://evil.example");
    const preflight = await fetch(`${open.url}/v1/lines`, {
      method: "OPTIONS",
      headers: { ...origin, "access-control-request-method": "POST" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, POST",
    ]);
  });
});

describe("limits", () => {
  let server: Running;
  beforeAll(async () => {
    server = await serving({}, { bodyTime: 700, headersTime: 500, idleTime: 1500 });
  });

  it("refuse a body that is too large, and close", async () => {
    const reply = await post(`${server.url}/v1/lines`, " ".repeat(DEFAULT_LIMITS.body + 1));
    expect([reply.status, (await json(reply)).code]).toEqual([413, "body_too_large"]);
  });

  it.each([
    ["a list", `{"owner":{"name":"A"},"entries":[${"{},".repeat(DEFAULT_LIMITS.items)}{}]}`],
    ["lists", `[${`[${"1,".repeat(600)}1],`.repeat(9)}1]`],
  ])("refuse %s with too many items before it is parsed", async (_what, body) => {
    const reply = await post(`${server.url}/v1/lines`, body);
    expect([reply.status, (await json(reply)).code]).toEqual([422, "too_many_values"]);
  });

  it("do not count what stands in text", async () => {
    const note = `${"[,{".repeat(600)}\\"[,`;
    const body = JSON.stringify({ ...small, entries: [{ ...small.entries[0], note }, small.entries[1]] });
    expect((await post(`${server.url}/v1/lines`, body)).status).toBe(200);
  });

  it("refuse headers that are too large", async () => {
    const answer = await raw(
      server.port,
      `GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"code":"headers_too_large"');
  });

  it("refuse what is not HTTP", async () => {
    expect(await raw(server.port, "hello\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("do not wait for headers or a body that never arrive", async () => {
    const slowHeaders = await raw(server.port, "POST /v1/lines HTTP/1.1\r\nhost: a\r\n");
    expect(slowHeaders).toMatch(/^HTTP\/1\.1 408 /);
    const head =
      "POST /v1/lines HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n";
    const slowBody = await raw(server.port, `${head}{"own`);
    expect(slowBody).toMatch(/^HTTP\/1\.1 408 /);
    expect(slowBody).toContain('"code":"request_timeout"');
  });

  it("let one client make so many requests in a second", async () => {
    const slow = await serving({}, { rate: 3 });
    const replies = await Promise.all(Array.from({ length: 8 }, () => fetch(`${slow.url}/v1/years`)));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
    const refused = replies.find(({ status }) => status === 429) as Response;
    expect([refused.headers.get("retry-after"), (await json(refused)).code]).toEqual([
      "1",
      "too_many_requests",
    ]);
    expect((await fetch(`${slow.url}/healthz`)).status).toBe(200);
  });

  it("send requests away at once when more wait than can be served soon", async () => {
    const busy = await serving({}, { turn: 0.01 });
    const answer = await raw(busy.port, "GET /v1/years HTTP/1.1\r\nhost: a\r\n\r\n".repeat(20), 1000);
    const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toHaveLength(20);
    expect(statuses[0]).toBe("200");
    expect(statuses).toContain("503");
    expect(answer).toMatch(/retry-after: 1/i);
    expect(answer).toContain('"code":"overloaded"');
  });
});

describe("media types", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonl", "application/json5", "x"])(
    "refuse a ledger sent as %s",
    async (type) => {
      const server = running[0] as Running;
      const headers = { "content-type": type, authorization: `Bearer ${"t".repeat(40)}` };
      const reply = await fetch(`${server.url}/v1/lines`, {
        method: "POST",
        headers,
        body: JSON.stringify(small),
      });
      expect([reply.status, (await json(reply)).code]).toEqual([415, "unsupported_media_type"]);
    },
  );
});

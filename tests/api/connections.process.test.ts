import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { json, type Running, small, start } from "./running.js";

const running: Running[] = [];
const sockets: Socket[] = [];
async function serving(...how: Parameters<typeof start>): Promise<Running> {
  const server = await start(...how);
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of running.splice(0)) await server.close();
});

const TOKEN = "t".repeat(40);

/** A connection that sends `first` and then a byte now and then; it resolves to what came back when it is closed. */
function drip(port: number, first: string, every = 50): { socket: Socket; closed: Promise<string> } {
  const socket = connect(port, "127.0.0.1", () => socket.write(first));
  sockets.push(socket);
  let answer = "";
  socket.on("data", (data) => {
    answer += data;
  });
  socket.on("error", () => {});
  const timer = setInterval(() => socket.writable && socket.write(" "), every);
  const closed = new Promise<string>((resolve) => {
    socket.on("close", () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
  return { socket, closed };
}

const head = (path: string, more = "") =>
  `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: ${path === "/v1/batch" ? "application/jsonl" : "application/json"}\r\ncontent-length: 100000\r\n${more}\r\n`;

describe("a sender that drips", () => {
  it("is closed after it was refused for its token", async () => {
    const { port } = await serving({ tokens: [TOKEN] }, { restTime: 200 });
    for (const path of ["/v1/lines", "/v1/batch"])
      expect(await drip(port, head(path)).closed).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("is closed after its body was refused for its length", async () => {
    const { port } = await serving({}, { restTime: 200, body: 1000 });
    expect(await drip(port, head("/v1/lines")).closed).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("is closed after it was sent away because the server is busy", async () => {
    const { port } = await serving({}, { restTime: 200, loopDelay: 0.0001 });
    await sleep(2500); // The delay is measured once a second.
    expect(await drip(port, head("/v1/lines")).closed).toMatch(/^HTTP\/1\.1 503 /);
  });

  it("has its batch ended with a line that says so", async () => {
    const { port } = await serving({}, { restTime: 200, batchRate: { bytes: 1000, span: 300 } });
    const answer = await drip(port, `${head("/v1/batch")}${JSON.stringify(small)}\n`).closed;
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('{"line":1,"result":');
    expect(answer).toMatch(/"line":2,"error":\{.*"code":"request_timeout"/);
  });
});

it("a sender is told that its body is too long while it still writes, and can ask again", async () => {
  const { port } = await serving({}, { restTime: 600_000, body: 1000 });
  const socket = connect(port, "127.0.0.1");
  let came = "";
  const answers = () => came.match(/HTTP\/1\.1 \d+/g) ?? [];
  socket.on("data", (chunk) => {
    came += chunk;
  });
  socket.write(head("/v1/lines"));
  while (answers().length === 0) await once(socket, "data");
  for (let sent = 0; sent < 100_000; sent += 1000)
    await new Promise<void>((resolve, reject) =>
      socket.write("x".repeat(1000), (error) => (error ? reject(error) : resolve())),
    );
  socket.write("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n");
  while (answers().length < 2) await once(socket, "data");
  socket.destroy();
  expect(answers()).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
});

it("a connection that goes on after refusals keeps nothing of them", async () => {
  const server = await serving({ tokens: [TOKEN] });
  const accepted = once(server.server.app.server, "connection");
  const socket = connect(server.port, "127.0.0.1");
  sockets.push(socket);
  const [connection] = (await accepted) as [Socket];
  const listeners = () => connection.listenerCount("close");
  const refused = async () => {
    // The answer comes before the body, and the body in time.
    socket.write(
      "POST /v1/lines HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 5\r\n\r\n",
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    socket.write("12345");
    await sleep(20);
  };
  await refused();
  const before = listeners();
  for (let at = 0; at < 15; at++) await refused();
  expect(listeners()).toBe(before);
});

describe("many connections", () => {
  it("of one client never keep others from an answer, whatever they wait for", async () => {
    const server = await serving({}, { connections: 60, connectionsOfClient: 30, idleTime: 60_000 });
    for (const first of ["", "POST /v1", head("/v1/lines"), head("/v1/batch")])
      for (let at = 0; at < 40; at++) drip(server.port, first, 20_000);
    await sleep(200);
    for (let at = 0; at < 5; at++) {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      const body = JSON.stringify(small);
      const headers = { "content-type": "application/json", connection: "close" };
      expect((await fetch(`${server.url}/v1/lines`, { method: "POST", headers, body })).status).toBe(200);
    }
    const open = await new Promise<number>((resolve) => {
      server.server.app.server.getConnections((_error, count) => resolve(count));
    });
    expect(open).toBeLessThanOrEqual(31);
  });

  it("behind a proxy are limited together", async () => {
    const server = await serving({ trustProxy: true }, { connections: 20, connectionsOfClient: 5 });
    for (let at = 0; at < 50; at++) drip(server.port, head("/v1/lines"), 20_000);
    await sleep(200);
    const open = await new Promise<number>((resolve) => {
      server.server.app.server.getConnections((_error, count) => resolve(count));
    });
    expect(open).toBeGreaterThan(5);
    expect(open).toBeLessThanOrEqual(20);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it("close the one that waits longest, and never one that is worked on before it", async () => {
    const server = await serving({}, { connections: 4, connectionsOfClient: 4 });
    const batch = drip(server.port, `${head("/v1/batch")}${JSON.stringify(small)}\n`, 60_000);
    await new Promise((resolve) => batch.socket.once("data", resolve));
    let isClosed = false;
    batch.closed.then(() => {
      isClosed = true;
    });
    for (let at = 0; at < 20; at++) drip(server.port, "", 60_000);
    await sleep(200);
    expect(isClosed).toBe(false);
  });

  it("end after so many requests", async () => {
    const { port } = await serving({}, { requestsPerSocket: 3, idleTime: 500 });
    const answer = await drip(port, "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n".repeat(3), 60_000).closed;
    expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(3);
    expect(answer).toMatch(/connection: close/i);
  });
});

/** The status and the code of a request with this Host. */
function asking(port: number, host: string | undefined): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: "127.0.0.1",
        path: "/v1/years",
        setHost: false,
        ...(host !== undefined && { headers: { host } }),
      },
      (response) => {
        let body = "";
        response.on("data", (data) => {
          body += data;
        });
        response.on("end", () => resolve([response.statusCode, JSON.parse(body).code]));
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

describe("the host of a request", () => {
  it("is this server's own where no token is asked for", async () => {
    const { port } = await serving({ ownHost: "127.0.0.1" });
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LocalHost:${port}`, `[::1]:${port}`])
      expect(await asking(port, host), host).toEqual([200, undefined]);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
      `127.0.0.1.evil.example:${port}`,
      `127.0.0.1:${port}.evil.example`,
      `localhost:${port}@evil.example`,
      `127.0.0.2:${port}`,
      `[::1]:${port}0`,
      "",
    ])
      expect(await asking(port, host), host).toEqual([421, "misdirected_request"]);
  });

  it("may be any where a token is", async () => {
    const { port } = await serving({ tokens: [TOKEN] });
    expect(await asking(port, "forms.example")).toEqual([401, "unauthorized"]);
  });

  it("is looked at before anything is answered, also at addresses that do not exist", async () => {
    const server = await serving({ ownHost: "127.0.0.1" }, { idleTime: 500 });
    for (const path of ["/healthz", "/docs", "/nothing", "/v1/%ff"]) {
      const answer = await drip(server.port, `GET ${path} HTTP/1.1\r\nhost: evil.example\r\n\r\n`, 60_000)
        .closed;
      expect(answer, path).toMatch(/^HTTP\/1\.1 4(21|00) /);
    }
  });
});

it("a body with a content-encoding is refused with the reason", async () => {
  const server = await serving();
  const body = gzipSync(JSON.stringify(small));
  for (const encoding of ["gzip", "br", "x-unknown"]) {
    const headers = { "content-type": "application/json", "content-encoding": encoding };
    const reply = await fetch(`${server.url}/v1/lines`, { method: "POST", headers, body });
    expect([encoding, reply.status, reply.headers.get("accept-encoding")]).toEqual([
      encoding,
      415,
      "identity",
    ]);
    expect(await json(reply)).toMatchObject({
      code: "unsupported_media_type",
      detail: "The body is compressed. Send it without content-encoding.",
    });
  }
});

it("the token's scheme may be written in capitals or not", async () => {
  const server = await serving({ tokens: [TOKEN] });
  for (const scheme of ["bearer", "BEARER", "Bearer"]) {
    const reply = await fetch(`${server.url}/v1/years`, { headers: { authorization: `${scheme} ${TOKEN}` } });
    expect([scheme, reply.status]).toEqual([scheme, 200]);
  }
});

it("the rate of one client holds whatever ports its proxy writes", async () => {
  const server = await serving({ trustProxy: true }, { rate: 3 });
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      fetch(`${server.url}/v1/years`, { headers: { "x-forwarded-for": `203.0.113.7:${40_000 + at}` } }),
    ),
  );
  expect(replies.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(5);
  const other = await fetch(`${server.url}/v1/years`, { headers: { "x-forwarded-for": "203.0.113.8" } });
  expect(other.status).toBe(200);
});

import type { RequestListener } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, download } from "../../../src/node/templates/fetch-template.js";
import { httpsServer, proxyServer, TEST_CA, type TestServer } from "./https-server.js";

const CONNECTION: Connection = {
  limit: 1_000_000,
  idle: 20_000,
  whole: 30_000,
  pauses: [5, 5],
  ca: TEST_CA,
};
/** Waits for a silent server only as long as a test can. */
const QUICK: Connection = { ...CONNECTION, idle: 300, whole: 2000 };
const CONTENT = Buffer.from("%PDF-1.7 some bytes");

const servers: TestServer[] = [];
beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, "");
    vi.stubEnv(name.toLowerCase(), "");
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) await server.close();
});

async function serving(answer: RequestListener): Promise<TestServer & { requests: string[] }> {
  const requests: string[] = [];
  const server = await httpsServer((request, response) => {
    requests.push(request.url ?? "");
    response.on("error", () => {});
    answer(request, response);
  });
  servers.push(server);
  return { ...server, requests };
}

/** What is said of a download that must fail. */
async function failure(url: string, connection = CONNECTION) {
  const outcome = await download(url, connection);
  if (!("failed" in outcome)) throw new Error("it was downloaded");
  return outcome;
}

describe("a download", () => {
  it("gives the bytes, and tells how many came of how many", async () => {
    const { url } = await serving((_, response) => {
      response.setHeader("content-length", CONTENT.length).write(CONTENT.subarray(0, 5));
      setTimeout(() => response.end(CONTENT.subarray(5)), 20);
    });
    const told: [number, number | null][] = [];
    const outcome = await download(url, CONNECTION, (...progress) => told.push(progress));
    expect("bytes" in outcome && Buffer.from(outcome.bytes)).toEqual(CONTENT);
    expect(told[0]).toEqual([5, CONTENT.length]);
    expect(told.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
  });

  it("follows where it is sent on to, on the same server", async () => {
    const { url, requests } = await serving(({ url: path }, response) => {
      if (path === "/new") response.end(CONTENT);
      else response.writeHead(302, { location: "/new" }).end("moved");
    });
    expect(await download(`${url}old`, CONNECTION)).toEqual({ bytes: CONTENT });
    expect(requests).toEqual(["/old", "/new"]);
  });

  it("tries again what may pass", async () => {
    let count = 0;
    const { url } = await serving((_, response) => {
      count++;
      if (count === 1) response.writeHead(503).end();
      else if (count === 2) response.destroy();
      else response.end(CONTENT);
    });
    expect(await download(url, CONNECTION)).toEqual({ bytes: CONTENT });
    expect(count).toBe(3);
  });
});

describe("a download that fails says why and what to do", () => {
  it("a file that is not there is asked for once", async () => {
    const { url, requests } = await serving((_, response) => response.writeHead(404).end("no"));
    expect(await failure(url)).toMatchObject({
      failed: "there is no such file there (404)",
      unreachable: false,
    });
    expect(requests).toHaveLength(1);
  });

  it("a server that stays busy is asked three times", async () => {
    const { url, requests } = await serving((_, response) => response.writeHead(503).end());
    expect((await failure(url)).failed).toBe("the server answers 503");
    expect(requests).toHaveLength(3);
  });

  it("a body that breaks off", async () => {
    const { url, requests } = await serving((_, response) => {
      response.writeHead(200, { "content-length": "5000" }).write(CONTENT);
      setTimeout(() => response.destroy(), 20);
    });
    expect((await failure(url)).failed).toMatch(/broke off before all of it came \(\w+\); try again/);
    expect(requests).toHaveLength(3);
  });

  it.each(["http://localhost/f.pdf", "ftp://localhost/f.pdf", "file:///etc/passwd"])(
    "being sent on to %s, which is never asked",
    async (location) => {
      const { url, requests } = await serving((_, response) => response.writeHead(302, { location }).end());
      expect((await failure(url)).failed).toMatch(/sends on to (http|ftp|file):.*only https: is used/);
      expect(requests).toHaveLength(1);
    },
  );

  it("being sent on to another server, or in circles", async () => {
    const away = await serving((_, response) =>
      response.writeHead(301, { location: "https://example.com/" }).end(),
    );
    expect((await failure(away.url)).failed).toMatch(/sends on to another place, example\.com/);
    const round = await serving((_, response) => response.writeHead(301, { location: "/" }).end());
    expect((await failure(round.url)).failed).toMatch(/too many redirects \(more than 5\)/);
    expect(round.requests).toHaveLength(6);
  });

  it.each([
    ["whose size is told", true],
    ["whose size is not told", false],
  ])("a body of 1 GB %s, of which little is sent", async (_, told) => {
    const size = 1e9;
    let sent = 0;
    const { url } = await serving((_, response) => {
      if (told) response.setHeader("content-length", size);
      const piece = Buffer.alloc(65_536);
      const more = () => {
        while (sent < size && !response.destroyed) {
          sent += piece.length;
          if (!response.write(piece)) return;
        }
        response.end();
      };
      response.on("drain", more);
      more();
    });
    expect((await failure(url)).failed).toBe("it is larger than 1 MB, so it is not the form");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toBeLessThan(50e6);
  });

  it("a server that never answers, and one that stops in the middle", async () => {
    const silent = await serving(() => {});
    expect(await failure(silent.url, QUICK)).toMatchObject({
      failed: expect.stringMatching(/did not come within 0\.3 seconds; try again.*HTTPS_PROXY/),
      unreachable: true,
    });
    expect(silent.requests).toHaveLength(3);
    const half = await serving((_, response) => {
      response.writeHead(200, { "content-length": "5000" }).write(CONTENT);
    });
    expect((await failure(half.url, QUICK)).failed).toMatch(/within 0\.3 seconds/);
  });

  it("a server that sends a byte now and then, without end", async () => {
    const { url } = await serving((_, response) => {
      response.write("%PDF");
      const timer = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(timer));
    });
    const outcome = await failure(url, { ...QUICK, whole: 600, pauses: [] });
    expect(outcome.failed).toMatch(/did not come within 0\.6 seconds/);
  });

  it("a machine without a network, and a server that is not there", async () => {
    const gone = await serving(() => {});
    await gone.close();
    expect(await failure(gone.url)).toMatchObject({
      failed: expect.stringMatching(/cannot be reached \(ECONNREFUSED\); try again/),
      unreachable: true,
    });
    const nowhere = await failure("https://form8606.invalid/f8606--2023.pdf");
    expect(nowhere.failed).toMatch(
      /form8606\.invalid is not found \((ENOTFOUND|EAI_AGAIN)\): is this machine online\?/,
    );
  });

  it("a certificate that nobody vouches for, and a server without TLS", async () => {
    const { url, requests } = await serving((_, response) => response.end(CONTENT));
    const { ca: _, ...withoutCa } = CONNECTION;
    expect((await failure(url, withoutCa)).failed).toMatch(
      /certificate of localhost:\d+ is not trusted.*NODE_EXTRA_CA_CERTS/,
    );
    expect(requests).toEqual([]);
    const plain = await proxyServer();
    servers.push(plain);
    expect((await failure(plain.url.replace("http:", "https:"))).failed).toMatch(/does not speak TLS/);
  });
});

describe("a proxy of the environment", () => {
  it.each(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY"])("is used when %s names it", async (name) => {
    const { url, port } = await serving((_, response) => response.end(CONTENT));
    const proxy = await proxyServer();
    servers.push(proxy);
    vi.stubEnv(name, name === "https_proxy" ? `localhost:${proxy.port}` : proxy.url);
    expect(await download(url, CONNECTION)).toEqual({ bytes: CONTENT });
    // Once or, when a slow machine makes an attempt time out, again.
    expect([...new Set(proxy.asked)]).toEqual([`localhost:${port}`]);
  });

  it("is not used for what NO_PROXY names", async () => {
    const { url } = await serving((_, response) => response.end(CONTENT));
    const proxy = await proxyServer();
    servers.push(proxy);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("NO_PROXY", "localhost");
    expect(await download(url, CONNECTION)).toEqual({ bytes: CONTENT });
    expect(proxy.asked).toEqual([]);
  });

  it("is named in what is said when it refuses, is not there, or is no address; its password never is", async () => {
    const { url } = await serving((_, response) => response.end(CONTENT));
    const proxy = await proxyServer(407);
    servers.push(proxy);
    vi.stubEnv("HTTPS_PROXY", `http://user:secret@localhost:${proxy.port}`);
    expect((await failure(url)).failed).toMatch(
      /^the proxy answers 407, it wants a user and a password in HTTPS_PROXY$/,
    );
    await proxy.close();
    const gone = (await failure(url)).failed;
    expect(gone).toMatch(/ECONNREFUSED.*proxy/);
    vi.stubEnv("HTTPS_PROXY", "http://");
    const none = (await failure(url)).failed;
    expect(none).toMatch(/the proxy of the environment is no address/);
    expect(gone + none).not.toContain("secret");
  });
});

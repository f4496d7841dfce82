import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/api/limits.js";
import { stop } from "../../src/api/stop.js";
import { builtProgram } from "../built.js";
import { denseLedger, shapes } from "../year/dense-ledgers.mjs";
import { heavyThread, small, start } from "./running.js";

const folder = mkdtempSync(join(tmpdir(), "form8606-api-"));
const main = join(builtProgram(), "dist/bin/form8606.js");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function serve(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, "serve", "--port", "0", ...args], {
    env: { ...process.env, FORM8606_OFFICIAL_DIR: "", XDG_CACHE_HOME: folder },
  });
}

/** The port that a server says it listens on. */
async function portOf(server: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of server.stderr as AsyncIterable<Buffer>) {
    said += chunk;
    const port = /listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`the server did not start: ${said}`);
}

async function exitOf(server: ChildProcess): Promise<unknown> {
  return server.exitCode ?? (await once(server, "exit"))[0];
}

describe("form8606 serve", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "loses none of a hundred running requests at %s, and exits with 0",
    async (signal) => {
      const server = serve("--rate", "1000000");
      const port = await portOf(server);
      const agent = new Agent({ keepAlive: true, maxSockets: 100 });
      const body = JSON.stringify(small);
      const half = Math.floor(body.length / 2);
      // A hundred requests that the server has begun and whose bodies it waits for: one after the other, since of
      // many that arrive at once a busy server sends some away.
      const calls: ReturnType<typeof request>[] = [];
      for (let index = 0; index < 100; index++) {
        const path = index % 2 === 0 ? "/v1/lines" : "/v1/forms";
        const headers = {
          "content-type": "application/json",
          "content-length": body.length,
          expect: "100-continue",
        };
        const call = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent });
        call.flushHeaders();
        await once(call, "continue");
        calls.push(call);
      }
      const answers = calls.map((call) => answerOf(call));
      for (const call of calls) call.write(body.slice(0, half));
      server.kill(signal);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      for (const call of calls) call.end(body.slice(half));
      const statuses = await Promise.all(answers);
      expect(statuses).toEqual(Array.from({ length: 100 }, () => 200));
      expect(await exitOf(server)).toBe(0);
      await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
      agent.destroy();
    },
  );

  it.each(["--host 0.0.0.0", "--trust-proxy", "--trust-proxy --host localhost"])(
    "refuses to be reached by others without a token: %s",
    async (args) => {
      const server = serve(...args.split(" "));
      let said = "";
      server.stderr?.on("data", (data) => {
        said += data;
      });
      expect(await exitOf(server)).toBe(2);
      expect(said).toMatch(new RegExp(`^${args.split(" ")[0]}\\b.*Add --token-file FILE`));
    },
  );

  it("refuses a token that can be guessed", async () => {
    const file = join(folder, "token");
    writeFileSync(file, "secret\n");
    expect(await exitOf(serve("--token-file", file))).toBe(2);
  });
});

describe("a server that stops", () => {
  it("answers every heavy request that has arrived, and a batch, before it ends its threads", async () => {
    // Without a limit of load: a busy machine sends none away, so whatever is not answered was lost by the stop.
    const { server, port } = await start({ heavyThread: heavyThread() }, { heavyTime: 600_000 });
    const agent = new Agent({ keepAlive: true, maxSockets: 100 });
    const ledger = JSON.stringify(denseLedger(Object.keys(shapes)[0] as string, 100));
    const paths = ["/v1/forms", "/v1/packages", "/v1/lines", "/v1/review", "/v1/batch"];
    const answers = [...paths, ...paths].map((path) => {
      const type = path === "/v1/batch" ? "application/jsonl" : "application/json";
      const headers = { "content-type": type, "content-length": ledger.length };
      const call = request({ host: "127.0.0.1", port, path, method: "POST", headers, agent });
      call.end(ledger);
      return answerOf(call);
    });
    await Promise.race(answers);
    expect(await stop(server, { ...DEFAULT_LIMITS, stopTime: 600_000 })).toBe(true);
    expect(await Promise.all(answers)).toEqual(answers.map(() => 200));
    agent.destroy();
  });
});

/** The status of a request's answer, once all of it has arrived. */
function answerOf(call: ReturnType<typeof request>): Promise<number | string> {
  return new Promise((resolve) => {
    call.on("error", (error) => resolve(error.message));
    call.on("response", (reply: IncomingMessage) => {
      reply.on("error", (error) => resolve(error.message));
      reply.on("end", () => resolve(reply.statusCode ?? 0));
      reply.resume();
    });
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../../src/api/limits.js";
import { formOf, small } from "../api/running.js";
import { builtProgram } from "../built.js";
import { bytesOf } from "./pdf-pieces.js";
import { hostilePdfs } from "./pdfs.js";
import { hostilePapers } from "./texts.js";

/**
 * Megabytes that a server may take more than at its start: a thread reads the paper, and the main thread holds its bytes.
 * What Node and the program have is not in it.
 */
const MOST_OF_A_SERVER = 300;

/** Papers that are read to their end within the budget: what they say, or that they say nothing, is in the answer. */
const WITHOUT_A_PROBLEM = [
  // Forty rows of a history, and fifty histories of one row.
  "actions-of-blanks.csv",
  "memos.qif",
  // Transcripts whose lines are labels without an amount, or say nothing.
  "label-of-a-mile.txt",
  "ligatures.txt",
  "marks.txt",
  // Forms 1099-R without a box that has an amount.
  "forms-in-forms-of-fdx.json",
  "boxes-of-fdx.json",
];

/** One file of so many is sent; all of them with FORM8606_RUNS. */
const EVERY = process.env.FORM8606_RUNS ? 1 : 8;
/** The system ends the server after so many seconds of processor: many times what it may take on a busy machine. */
const MOST_SECONDS = 400;
const papers: Readonly<Record<string, () => Buffer>> = {
  ...Object.fromEntries(Object.entries(hostilePdfs).map(([name, make]) => [`${name}.pdf`, make])),
  ...Object.fromEntries(Object.entries(hostilePapers).map(([name, make]) => [name, () => bytesOf(make())])),
};
const names = Object.keys(papers).filter((_, at) => at % EVERY === 0);

let server: ChildProcess;
let url: string;
beforeAll(async () => {
  const main = join(builtProgram(), "dist/bin/form8606.js");
  const command = `ulimit -t ${MOST_SECONDS}; exec "$0" "$@"`;
  const serve = ["serve", "--port", "0", "--rate", "1000000", "--metrics"];
  server = spawn("bash", ["-c", command, process.execPath, main, ...serve], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, FORM8606_OFFICIAL_DIR: "" },
  });
  for await (const said of server.stderr as AsyncIterable<Buffer>) {
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(said))?.[0] ?? "";
    if (url !== "") return;
  }
  throw new Error("the server did not start");
});
afterAll(() => server.kill());

/** A figure of the server's own, such as its memory in bytes. */
async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1]);
}

/** The most memory that the server had since this was called last, in MB (proc(5), clear_refs). */
function mostMemory(): number {
  const folder = `/proc/${server.pid}`;
  const most = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`${folder}/status`, "utf8"))?.[1];
  writeFileSync(`${folder}/clear_refs`, "5");
  return Number(most) / 1024;
}

describe("papers that cost far more to read than their size, sent to a server", () => {
  it(`are each refused or answered, and others are answered meanwhile: ${names.length} files`, async () => {
    const before = mostMemory();
    let isOver = false;
    const statuses = new Map<number, number>();
    const normal = (async () => {
      while (!isOver) {
        const body = JSON.stringify(small);
        const headers = { "content-type": "application/json" };
        const reply = await fetch(`${url}/v1/lines`, { method: "POST", headers, body });
        await reply.arrayBuffer();
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
        await sleep(20);
      }
    })();
    const silent: string[] = [];
    for (const name of names) {
      const paper = (papers[name] as () => Buffer)();
      // A longer body is refused before it has arrived: see `import.process.test.ts`.
      if (paper.length > DEFAULT_LIMITS.papers) continue;
      const processor = await metric("process_cpu_seconds_total");
      mostMemory();
      const reply = await fetch(`${url}/v1/import`, {
        method: "POST",
        body: formOf({ [name]: new Uint8Array(paper) }),
      });
      const answer = (await reply.json()) as { papers?: unknown[]; problems?: unknown[] };
      const megabytes = mostMemory() - before;
      if (process.env.FORM8606_RUNS) {
        const seconds = (await metric("process_cpu_seconds_total")) - processor;
        console.log(name, reply.status, seconds.toFixed(1), "s", Math.round(megabytes), "MB");
      }
      expect([name, reply.status]).toEqual([
        name,
        expect.toSatisfy((status) => status === 200 || (status >= 400 && status < 500)),
      ]);
      expect(megabytes, name).toBeLessThan(MOST_OF_A_SERVER);
      if (reply.status === 200 && answer.problems?.length === 0) {
        silent.push(name);
        expect(answer.papers?.length, name).toBeGreaterThan(0);
      }
    }
    isOver = true;
    await normal;
    expect(silent).toEqual(names.filter((name) => WITHOUT_A_PROBLEM.includes(name)));
    // Where other programs keep the machine busy, a server sends some away.
    expect([...statuses.keys()].filter((status) => status !== 503)).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(names.length);
    expect(server.exitCode).toBeNull();
  }, 1_800_000);
});

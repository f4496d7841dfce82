import { request } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { post, type Running, small, start, twoYears } from "./running.js";
import { unzip } from "./unzip.js";

let server: Running;
beforeAll(async () => {
  server = await start({}, { batch: 2000 });
});
afterAll(() => server.close());

const JSONL = { "content-type": "application/jsonl" };
const send = (body: string, query = "", headers = {}) =>
  post(`${server.url}/v1/batch${query}`, body, { ...JSONL, ...headers });
const linesOf = async (reply: Response) =>
  (await reply.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("POST /v1/batch", () => {
  it("answers each line with its result, and a wrong one with its error", async () => {
    const reply = await send(`${JSON.stringify(small)}\n\n{"owner":\n{}\r\n${JSON.stringify(twoYears)}`);
    expect(reply.headers.get("content-type")).toBe("application/jsonl");
    const answers = await linesOf(reply);
    expect(answers.map(({ line, result, error }) => [line, result?.years.length ?? error.code])).toEqual([
      [1, 1],
      [3, "invalid_syntax"],
      [4, "invalid_ledger"],
      [5, 2],
    ]);
    expect(answers[2].error.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain("/owner");
  });

  it("adds the forms when asked to, none for a ledger that needs none", async () => {
    const none = { owner: { name: "Sam Rivera" }, entries: [] };
    const answers = await linesOf(
      await send(`${JSON.stringify(small)}\n${JSON.stringify(none)}`, "?forms=true"),
    );
    expect(answers.map(({ result }) => result.forms.length)).toEqual([1, 0]);
    expect(Buffer.from(answers[0].result.forms[0].content, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("answers a ZIP with a folder for each ledger", async () => {
    const reply = await send(`${JSON.stringify(twoYears)}\n{}\n`, "", { accept: "application/zip" });
    const files = unzip(Buffer.from(await reply.arrayBuffer()));
    expect(Object.keys(files)).toEqual([
      "000001/2023-form-8606-jordan-a-rivera.pdf",
      "000001/2024-form-8606-jordan-a-rivera.pdf",
      "000002/problem.json",
    ]);
    expect(JSON.parse(String(files["000002/problem.json"])).code).toBe("invalid_ledger");
  });

  it("refuses one line that is too long or holds too much, and reads on", async () => {
    const long = `"${"x".repeat(300_000)}"`;
    const many = `[${"1,".repeat(2000)}1]`;
    const answers = await linesOf(await send(`${long}\n${many}\n${JSON.stringify(small)}\n`));
    expect(answers.map(({ error }) => error?.code)).toEqual(["body_too_large", "too_many_values", undefined]);
  });

  it("ends with an error after the most lines of a batch", async () => {
    const answers = await linesOf(await send("{}\n".repeat(2005)));
    expect(answers).toHaveLength(2001);
    expect(answers.at(-1)).toMatchObject({ line: 2001, error: { code: "too_many_values" } });
  });

  it("answers a line while the next one has not been sent", async () => {
    const call = request(`${server.url}/v1/batch`, { method: "POST", headers: JSONL });
    const answered = new Promise<string>((resolve) => {
      call.on("response", (reply) => reply.once("data", (data) => resolve(String(data))));
    });
    call.write(`${JSON.stringify(small)}\n`);
    expect(JSON.parse(await answered)).toMatchObject({ line: 1, result: { owner: "Jordan A Rivera" } });
    call.destroy();
  });

  it("lets other requests through while it works", async () => {
    let works = true;
    const busy = send(`${JSON.stringify(twoYears)}\n`.repeat(400), "?forms=true")
      .then(linesOf)
      .finally(() => {
        works = false;
      });
    let others = 0;
    for (; works; others++) expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await busy).toHaveLength(400);
    expect(others).toBeGreaterThan(20);
  });

  it("holds no more for many lines than for few", async () => {
    const use = async (count: number) => {
      const reply = await send(`${JSON.stringify(small)}\n`.repeat(count), "", { accept: "application/zip" });
      let [bytes, held, next] = [0, 0, 0];
      for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) {
        bytes += chunk.length;
        if (bytes < next) continue;
        held = Math.max(held, bytesHeld());
        next += BETWEEN_LOOKS;
      }
      return { bytes, held };
    };
    const few = await use(200);
    const many = await use(1200);
    // A server that kept its answers, or made them before they were read, would hold them all at one of the looks.
    expect(many.held - few.held).toBeLessThan((many.bytes - few.bytes) / 4);
  });
});

/** Bytes of a large answer between two looks at what is held. */
const BETWEEN_LOOKS = 8 << 20;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** The bytes of buffers that something still holds. */
function bytesHeld(): number {
  collectGarbage();
  // What the first one found is given back by the second at the latest.
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

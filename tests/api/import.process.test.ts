import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formExample } from "../../src/api/contract/import-example.js";
import { importPapers, importToJson } from "../../src/import/import-papers.js";
import { formOf, json, type Running, readerThread, small, start } from "./running.js";

const examples = new URL("../../docs/examples/papers/", import.meta.url);
const read = (name: string) => new Uint8Array(readFileSync(new URL(name, examples)));
const transcripts = {
  "transcript-2023.txt": read("transcript-2023.txt"),
  "transcript-2024.txt": read("transcript-2024.txt"),
};

let server: Running;
beforeAll(async () => {
  server = await start({ readerThread: readerThread() }, { papers: 2 << 20, imports: 2 });
});
afterAll(() => server.close());

const send = (body: FormData | string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/v1/import`, { method: "POST", body, headers });

describe("POST /v1/import", () => {
  it("answers what the command prints with --json", async () => {
    const reply = await send(formOf(transcripts, { answers: { deducted: "no" } }));
    expect(reply.status).toBe(200);
    const files = Object.entries(transcripts).map(([name, bytes]) => ({ name, bytes }));
    const imported = await importPapers(files, { answers: { deducted: "no" } });
    expect(await json(reply)).toEqual(JSON.parse(JSON.stringify(importToJson(imported))));
  });

  it("adds papers to a ledger that is sent with them", async () => {
    const ledger = { ...small, owner: { ...small.owner, ssn: "900-00-4321" } };
    const { ledger: draft } = await json(send(formOf(transcripts, { ledger })));
    expect(draft.owner.name).toBe(small.owner.name);
    expect(draft.entries.length).toBeGreaterThan(small.entries.length);
  });

  it("tells of a file that is no paper, and answers the others", async () => {
    const { papers, problems } = await json(send(formOf({ ...transcripts, "cat.png": "\x89PNG" })));
    expect(papers.length).toBeGreaterThan(0);
    expect(problems).toMatchObject([{ code: "not_supported", path: "cat.png" }]);
  });

  it.each([
    ["no paper", formOf({}, { answers: {} }), 400, "invalid_request"],
    ["a part that is not known", formOf(transcripts, { years: "2023" }), 400, "invalid_request"],
    ["a paper that is no file", formOf({}, { paper: "Form 1099-R" }), 400, "invalid_request"],
    [
      "too many papers",
      formOf(Object.fromEntries(range(101).map((at) => [`${at}.txt`, "x"]))),
      422,
      "too_many_values",
    ],
    ["answers in lists", formOf(transcripts, { answers: { deducted: ["no"] } }), 422, "invalid_ledger"],
    [
      "a ledger that is wrong",
      formOf(transcripts, { ledger: { owner: { nam: "A" } } }),
      422,
      "invalid_ledger",
    ],
    ["more bytes than are taken", formOf({ "a.txt": new Uint8Array(3 << 20) }), 413, "body_too_large"],
  ])("refuses %s", async (_what, form, status, code) => {
    const reply = await send(form);
    expect(reply.status).toBe(status);
    expect((await json(reply)).code).toBe(code);
  });

  it.each([
    ["without a boundary", "multipart/form-data", "--x--\r\n"],
    [
      "cut off",
      "multipart/form-data; boundary=x",
      '--x\r\ncontent-disposition: form-data; name="paper"; filename',
    ],
    ["that is empty", "multipart/form-data; boundary=x", ""],
  ])("answers 400 to a form %s", async (_what, type, body) => {
    const reply = await send(body, { "content-type": type });
    expect(reply.status).toBe(400);
    expect((await json(reply)).code).toBe("invalid_request");
  });

  it("takes a long form for no other route", async () => {
    const reply = await fetch(`${server.url}/v1/lines`, {
      method: "POST",
      body: formOf({ "a.txt": new Uint8Array(1 << 20) }),
    });
    expect(reply.status).toBe(413);
  });

  it("sends more requests than it reads at once away, and takes them again afterwards", async () => {
    const replies = await Promise.all(range(12).map(() => send(formOf(transcripts))));
    const statuses = replies.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(replies.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("1");
    await Promise.all(replies.map((reply) => reply.arrayBuffer()));
    expect((await send(formOf(transcripts))).status).toBe(200);
  });

  it("writes nothing of a paper to the log", async () => {
    await (
      await send(formOf({ "Vantongeren 987-65-4321.txt": formExample.paper[0] as string }))
    ).arrayBuffer();
    await (await send(formOf(transcripts, { Vantongeren: "6,500.00" }))).arrayBuffer();
    for (const word of ["Vantongeren", "987-65", "4321", "6,500", "EXAM"])
      expect(server.log()).not.toContain(word);
  });
});

it("ends the reading of papers that take too long, and reads the next ones", async () => {
  const slow = new URL(
    `data:text/javascript,${encodeURIComponent(
      'import { parentPort } from "node:worker_threads"; const say = (answer) => parentPort.postMessage({ answer, heap: 0 }); parentPort.on("message", ({ form }) => { if (form.length > 1000) for (;;); say({ json: "{}" }); }); say(null);',
    )}`,
  );
  const busy = await start({ readerThread: slow }, { importTime: 2000 });
  try {
    const url = `${busy.url}/v1/import`;
    const slowly = await fetch(url, { method: "POST", body: formOf({ "a.txt": "x".repeat(2000) }) });
    expect(slowly.status).toBe(422);
    expect(await json(slowly)).toMatchObject({
      code: "not_supported",
      detail: expect.stringContaining("time"),
    });
    expect((await fetch(url, { method: "POST", body: formOf({ "a.txt": "x" }) })).status).toBe(200);
  } finally {
    await busy.close();
  }
});

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}

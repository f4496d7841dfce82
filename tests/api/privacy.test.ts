import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fullLedger } from "../ledger/full.js";
import { post, type Running, start, twoYears } from "./running.js";

let server: Running;
let written = "";
const streams = [process.stdout, process.stderr] as const;
const writes = streams.map((stream) => stream.write);

beforeAll(async () => {
  for (const stream of streams) {
    stream.write = ((chunk: unknown) => {
      written += chunk;
      return true;
    }) as typeof stream.write;
  }
  server = await start({}, { bodyTime: 500 });
});
afterAll(async () => {
  streams.forEach((stream, at) => {
    stream.write = writes[at] as typeof stream.write;
  });
  await server.close();
});

/** Every text and number of a value. */
function said(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(said);
  return value === null || typeof value === "boolean" ? [] : [String(value)];
}

const secret = {
  ...twoYears,
  owner: {
    name: "Quillon Vantongeren",
    ssn: "987-65-4321",
    born: "1971-03-09",
    address: { street: "77 Zephyrine Row", city: "Wapsipinicon", state: "IA", zip: "52729" },
  },
  opening: { year: 2022, basis: 48213.77 },
  years: {
    "2023": { year_end_value: 91827.36, deducted: 0 },
    "2024": { year_end_value: 55443.22, deducted: 0 },
  },
  entries: [
    {
      date: "2023-02-10",
      kind: "contribution",
      amount: 6419.83,
      note: "from aunt Brunhildegard",
      account: "ZX-998877",
    },
    { date: "2024-03-01", kind: "conversion", amount: "13,571.91" },
  ],
};

/** Sends a batch and goes away as soon as something of the answer is there. */
function hangUp(body: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/jsonl" };
    const call = request(`${server.url}/v1/batch`, { method: "POST", headers });
    call.on("error", () => {});
    call.on("response", () => call.destroy());
    call.on("close", () => resolve());
    call.end(body);
  });
}

it("writes nothing of a ledger, an address or a header to any output, whatever happens to the request", async () => {
  const broken = JSON.stringify(secret).slice(0, -20);
  const wrong = { ...secret, entries: [{ ...secret.entries[0], amount: "Vantongeren" }], Brunhildegard: 1 };
  const noFont = { ...secret, owner: { ...secret.owner, name: "Vantongeren 王" } };
  const bodies: [string, unknown][] = [
    ["/v1/lines", secret],
    ["/v1/lines?explain=true", secret],
    ["/v1/forms", secret],
    ["/v1/forms", noFont],
    ["/v1/review", [secret, wrong]],
    ["/v1/lines", broken],
    ["/v1/lines", wrong],
    ["/v1/lines", fullLedger()],
    ["/v1/Vantongeren/987-65-4321", secret],
    ["/v1/lines?name=Vantongeren", secret],
    ["/v1/batch", secret],
    ["/v1/packages", secret],
    ["/v1/packages", [secret, noFont]],
    ["/v1/exports/sheet", secret],
    ["/v1/exports/history", secret],
    ["/v1/exports/mef", noFont],
  ];
  const statuses = [];
  for (const [path, body] of bodies) {
    const reply = await post(server.url + path, body, {
      "x-request-id": "Vantongeren",
      "user-agent": "Quillon",
    });
    statuses.push(reply.status);
    await reply.arrayBuffer();
  }
  const batch = await post(`${server.url}/v1/batch`, `${JSON.stringify(secret)}\n${JSON.stringify(wrong)}`, {
    "content-type": "application/jsonl",
  });
  await batch.arrayBuffer();
  await hangUp(`${JSON.stringify(secret)}\n`.repeat(500));
  server.server.app.log.error({ err: new TypeError("Cannot read Vantongeren of 987-65-4321") });
  await new Promise((resolve) => setTimeout(resolve, 200));

  expect(statuses).toEqual([
    200,
    200,
    200,
    422,
    422,
    400,
    422,
    expect.any(Number),
    404,
    400,
    415,
    200,
    422,
    200,
    200,
    422,
  ]);
  const output = server.log() + written;
  const logged = output.split("\n").filter((line) => line.startsWith("{"));
  expect(logged.length).toBeGreaterThan(bodies.length);
  expect(output).toContain("TypeError");
  const words = [secret, fullLedger(), "Vantongeren", "Quillon", "Brunhildegard"].flatMap(said);
  const telling = [...new Set(words)].filter(
    (word) => word.length > 4 && !/^\d{4}-\d\d-\d\d$|^[a-z_0-9]+$/.test(word),
  );
  telling.push("987654321", "48213", "91827", "6419", "13571", "13,571", "1971-03-09", "900-00-1234");
  expect(telling.length).toBeGreaterThan(30);
  expect(telling.filter((word) => output.includes(word))).toEqual([]);
});

it("logs id, route, status and duration of each request, and nothing else", () => {
  const lines = server
    .log()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const requests = lines.filter((line) => "request_id" in line);
  expect(requests.length).toBeGreaterThan(10);
  for (const line of requests) {
    expect(Object.keys(line)).toEqual(["level", "time", "request_id", "method", "route", "status", "ms"]);
  }
});

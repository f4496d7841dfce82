import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LedgerFiles } from "../../src/local-server/ledger-files.js";
import { type Opened, serveOpen } from "../../src/local-server/open-server.js";

const PAGE = new Map([
  ["", { type: "text/html; charset=utf-8", bytes: new TextEncoder().encode("<h1>page</h1>") }],
]);
const LEDGER = "owner: { name: Ana Diaz }\nentries: []\n";

let folder: string;
let file: string;
let opened: Opened;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "form8606-open-"));
  file = join(folder, "ana.yaml");
  writeFileSync(file, LEDGER);
  opened = await serveOpen({
    page: PAGE,
    ledgers: new LedgerFiles([file, join(folder, "new.yaml")]),
    official: async (name) => (name === "2023" ? new Uint8Array([1, 2, 3]) : null),
    port: 0,
    patience: 5,
  });
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

const origin = () => new URL(opened.address).origin;

/** A request with any headers, Host and Origin among them. */
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const { hostname, port } = new URL(opened.address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const below = (name: string) => `${new URL(opened.address).pathname}${name}`;
const put = (index: number, value: unknown, headers: Record<string, string> = {}) =>
  ask(below(`ledgers/${index}`), {
    method: "PUT",
    headers: { origin: origin(), "content-type": "application/json", ...headers },
    body: JSON.stringify(value),
  });
const versionOf = async (index: number) =>
  (JSON.parse((await ask(below("ledgers"))).text) as { version: string }[])[index]?.version;

test("the page is behind a token, on this machine alone", async () => {
  expect(opened.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
  const page = await ask(below(""));
  expect(page.status).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("connect-src 'self'");
  for (const path of ["/", "/index.html", `/${"x".repeat(32)}/`, "/ledgers"])
    expect((await ask(path)).status).toBe(404);
});

test.each([
  ["another host", { host: "evil.example" }],
  ["localhost by another name", { host: "localhost" }],
  ["another origin", { origin: "https://evil.example" }],
  ["no origin at all", { origin: "null" }],
])("%s is refused", async (_, headers) => {
  expect((await ask(below("ledgers"), { headers: headers as Record<string, string> })).status).toBe(403);
});

test("a ledger is read and saved, whole and for its owner alone", async () => {
  const [first, second] = JSON.parse((await ask(below("ledgers"))).text) as { name: string; text: string }[];
  expect(first).toMatchObject({ name: "ana.yaml", text: LEDGER });
  expect(second).toMatchObject({ name: "new.yaml", text: "" });
  const saved = await put(0, { text: "owner: { name: Ana B Diaz }\n", version: await versionOf(0) });
  expect(saved.status).toBe(200);
  expect(readFileSync(file, "utf8")).toBe("owner: { name: Ana B Diaz }\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await put(1, { text: LEDGER, version: await versionOf(1) })).status).toBe(200);
  expect(readFileSync(join(folder, "new.yaml"), "utf8")).toBe(LEDGER);
});

test("two pages on one file do not overwrite each other", async () => {
  const version = await versionOf(0);
  expect((await put(0, { text: "one", version })).status).toBe(200);
  expect((await put(0, { text: "two", version })).status).toBe(409);
  expect(readFileSync(file, "utf8")).toBe("one");
  writeFileSync(file, "by an editor");
  expect((await put(0, { text: "three", version: await versionOf(0) })).status).toBe(200);
});

test.each([
  [
    "without an origin",
    (version: string) =>
      ask(below("ledgers/0"), {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: "x", version }),
      }),
    403,
  ],
  [
    "as a form of a page would",
    (version: string) => put(0, { text: "x", version }, { "content-type": "text/plain" }),
    403,
  ],
  ["of a file that was not named", (version: string) => put(7, { text: "x", version }), 404],
  ["without a version", () => put(0, { text: "x" }), 400],
  [
    "by another method",
    () => ask(below("ledgers/0"), { method: "DELETE", headers: { origin: origin() } }),
    405,
  ],
])("a save %s changes nothing", async (_, save, status) => {
  expect((await save((await versionOf(0)) ?? "")).status).toBe(status);
  expect(readFileSync(file, "utf8")).toBe(LEDGER);
});

test("official forms that are installed are handed over", async () => {
  expect((await ask(below("official/2023"))).text).toBe("\u0001\u0002\u0003");
  expect((await ask(below("official/2024"))).status).toBe(404);
});

test("it ends when the last tab has been closed for a while", async () => {
  const { hostname, port } = new URL(opened.address);
  await new Promise<void>((resolve) => {
    const tab = request({ hostname, port, path: below("alive") }, (response) => {
      response.once("data", () => {
        tab.destroy();
        resolve();
      });
      response.on("error", () => {});
    });
    tab.on("error", () => {});
    tab.end();
  });
  await opened.left;
});

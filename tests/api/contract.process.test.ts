import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import createClient from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describe as description } from "../../src/api/contract/openapi.js";
import type { Route } from "../../src/api/route.js";
import { routes } from "../../src/api/routes.js";
import { errorCodes } from "../../src/errors.js";
import type { paths } from "./client.js";
import { formOf, type Running, readerThread, start } from "./running.js";
import { unzip } from "./unzip.js";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const described = description(routes, version);

// What differs is made anew by: npx vitest run tests/api/contract.test.ts -u
describe("the description", () => {
  it("is the one that was committed", async () => {
    await expect(`${JSON.stringify(described, null, 2)}\n`).toMatchFileSnapshot(
      "../../docs/reference/openapi.json",
    );
  });

  it("is the one that the client was generated from", async () => {
    const nodes = await openapiTS(JSON.stringify(described), { defaultNonNullable: false });
    await expect(astToString(nodes)).toMatchFileSnapshot("client.d.ts");
  });

  it("is valid OpenAPI 3.1", async () => {
    const checked = await new Validator().validate(JSON.parse(JSON.stringify(described)));
    expect(checked.errors ?? []).toEqual([]);
    expect(checked.valid).toBe(true);
  });

  it("tells of every route which codes it refuses with, each under its own status", () => {
    for (const { path, method } of routes) {
      const operation = described.paths[path]?.[method.toLowerCase()] as Record<"responses", object>;
      for (const [status, { description }] of Object.entries(operation.responses)) {
        for (const [, code = ""] of status === "200" ? [] : description.matchAll(/`(\w+)`:/g)) {
          expect(errorCodes[code as keyof typeof errorCodes].status, `${path} ${code}`).toBe(Number(status));
        }
      }
    }
  });
});

describe("a real server", () => {
  let server: Running;
  beforeAll(async () => {
    server = await start({ readerThread: readerThread() });
  });
  afterAll(() => server.close());

  const examples = routes.flatMap((route) =>
    Object.entries(route.body ?? { "": {} }).flatMap(([sent, media]) =>
      Object.entries(
        ("examples" in media && media.examples) || (route.body ? {} : { "": undefined }),
      ).flatMap(([name, body]) =>
        Object.keys(route.answers).map((accept) => ({ route, sent, name, body, accept })),
      ),
    ),
  );

  it("has an example for every route that takes a body", () => {
    const shown = new Set(examples.map(({ route }) => route.path));
    expect(routes.filter(({ path }) => !shown.has(path))).toEqual([]);
  });

  it.each(examples.map((example) => [title(example), example] as const))(
    "answers curl as described: %s",
    async (_title, { route, sent, body, accept }) => {
      const { type, bytes } = await encoded(sent, body);
      const answer = await patiently(() => curl(route, type, bytes, accept));
      expect(answer.status).toBe(200);
      expect(answer.type.split(";")[0]).toBe(accept);
      await holds(route, accept, answer.body);
    },
  );

  it.each(examples.map((example) => [title(example), example] as const))(
    "answers the generated client as described: %s",
    async (_title, { route, sent, body, accept }) => {
      const client = createClient<Record<string, never>>({ baseUrl: server.url });
      const { type, bytes } = await encoded(sent, body);
      const { data, response } = await client.request(
        route.method.toLowerCase() as never,
        route.path as never,
        {
          headers: { accept, ...(type !== "" && { "content-type": type }) },
          ...(body !== undefined && { body: bytes, bodySerializer: (whole: unknown) => whole }),
          parseAs: "arrayBuffer",
        } as never,
      );
      expect(response.status).toBe(200);
      await holds(route, accept, Buffer.from(data as unknown as ArrayBuffer));
    },
  );

  it("serves the generated client, with types from the description", async () => {
    const client = createClient<paths>({ baseUrl: server.url });
    const [ledger] = Object.values(routes[0]?.body?.["application/json"]?.examples ?? {}) as [never];
    const lines = await client.POST("/v1/lines", { body: ledger, params: { query: { explain: true } } });
    expect(lines.data?.years.map(({ tax_year }) => tax_year)).toEqual([2022, 2023]);
    const refused = await client.POST("/v1/lines", { body: { owner: { name: "" } } });
    expect(refused.error?.errors?.map(({ pointer }) => pointer)).toContain("/owner/name");
    const pdf = await client.POST("/v1/forms", { body: ledger, parseAs: "arrayBuffer" });
    // Two pages for each of two years, what the review found, and the chart.
    expect((await PDFDocument.load(pdf.data as never)).getPageCount()).toBe(6);
    const review = await client.POST("/v1/review", { body: [ledger, ledger] });
    expect(review.data?.owners).toHaveLength(2);
    const packages = await client.POST("/v1/packages", { body: ledger, parseAs: "arrayBuffer" });
    expect(Object.keys(unzip(Buffer.from(packages.data as never)))).toContain("jordan-a-rivera/package.json");
    const years = await client.GET("/v1/years");
    expect(years.data?.years.at(-1)?.templates).toContain("worksheet");
    const batch = await client.POST("/v1/batch", {
      body: `${JSON.stringify(ledger)}\n{}\n` as never,
      bodySerializer: (body) => body as never,
      headers: { "content-type": "application/jsonl" },
      parseAs: "text",
    });
    expect(String(batch.data).trim().split("\n")).toHaveLength(2);
    for (const get of ["/healthz", "/readyz", "/openapi.json"] as const) {
      expect((await client.GET(get)).response.status).toBe(200);
    }
    expect((await client.GET("/docs", { parseAs: "text" })).data).toContain("<!doctype html>");
  });

  /** As a client does: a busy machine may send a request away (503), which is then sent again. */
  async function patiently<T extends { status: number }>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const answer = await ask();
      if (answer.status !== 503 || tries === 10) return answer;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  function curl(route: Route, sent: string, body: Uint8Array, accept: string) {
    const post = sent === "" ? [] : ["-H", `content-type: ${sent}`, "--data-binary", "@-"];
    const args = ["-sS", "--max-time", "20", "-H", `accept: ${accept}`, ...post];
    const format = "\n%{http_code} %{content_type}";
    return new Promise<{ status: number; type: string; body: Buffer }>((resolve, reject) => {
      const child = execFile(
        "curl",
        [...args, "-w", format, `${server.url}${route.path}`],
        { encoding: "buffer", maxBuffer: 1 << 26 },
        (error, stdout) => {
          if (error) return reject(error);
          const end = stdout.lastIndexOf("\n");
          const [status, ...type] = stdout.toString("utf8", end + 1).split(" ");
          resolve({ status: Number(status), type: type.join(" "), body: stdout.subarray(0, end) });
        },
      );
      child.stdin?.end(body);
    });
  }
});

/** An example as it is sent: JSON, text as it is, or the parts of a form with their boundary. */
async function encoded(type: string, body: unknown): Promise<{ type: string; bytes: Uint8Array }> {
  if (type !== "multipart/form-data")
    return { type, bytes: Buffer.from(typeof body === "string" ? body : (JSON.stringify(body) ?? "")) };
  const { paper, ...parts } = body as { paper: string[] };
  const sent = new Response(
    formOf(Object.fromEntries(paper.map((text, at) => [`paper-${at}.txt`, text])), parts),
  );
  return {
    type: sent.headers.get("content-type") as string,
    bytes: new Uint8Array(await sent.arrayBuffer()),
  };
}

/** Opens an answer and holds it against its schema. */
async function holds(route: Route, accept: string, body: Buffer): Promise<void> {
  if (accept === "application/pdf") {
    expect((await PDFDocument.load(body)).getPageCount()).toBeGreaterThan(1);
  } else if (accept === "application/zip") {
    const files = Object.entries(unzip(body));
    const pdfs = files.filter(([name]) => name.endsWith(".pdf"));
    expect(pdfs.length).toBeGreaterThan(0);
    for (const [, file] of pdfs) expect((await PDFDocument.load(file)).getPageCount()).toBeGreaterThan(1);
  } else if (["text/csv", "text/plain", "application/xml"].includes(accept)) {
    expect(body.toString()).toMatch(/^(\ufefftax_year,|Title: Form 8606 |V042\r\n|<\?xml )/);
  } else if (accept !== "text/html") {
    const texts = accept === "application/json" ? [body.toString()] : body.toString().trim().split("\n");
    for (const text of texts) {
      const read = route.answers[accept]?.schema.safeParse(JSON.parse(text));
      expect(read?.error?.issues ?? []).toEqual([]);
    }
  }
}

function title({ route, name, accept }: { route: Route; name: string; accept: string }): string {
  return [route.method, route.path, name, "as", accept].filter((part) => part !== "").join(" ");
}

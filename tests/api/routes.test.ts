import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compute, parseLedger, toJson } from "../../src/index.js";
import { CompiledTemplates } from "../../src/node/templates/template-cache.js";
import { makePackage } from "../../src/packages/package.js";
import { unwrap } from "../correction/examples.js";
import { json, post, type Running, small, start, twoYears } from "./running.js";
import { unzip } from "./unzip.js";

type Named = Record<"code" | "owner" | "path" | "pointer", string> & {
  tax_year: number;
  forms_8606: { marked_amended: boolean }[];
};

let server: Running;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.close());

const at = (path: string) => server.url + path;

describe("POST /v1/lines", () => {
  it("answers what the library computes", async () => {
    const reply = await post(at("/v1/lines?as_of=2026-03-01"), twoYears);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const ledger = parseLedger(twoYears);
    const result = ledger.ok ? compute(ledger.value, { asOf: "2026-03-01" }) : ledger;
    if (!result.ok) throw new Error("the ledger is right");
    expect(await json(reply)).toEqual(JSON.parse(JSON.stringify(toJson(result.value))));
  });

  it("explains each line when asked to", async () => {
    const plain = await json(post(at("/v1/lines"), small));
    const explained = await json(post(at("/v1/lines?explain=true"), small));
    expect(plain.years[0].explain).toBeUndefined();
    expect(explained.years[0].explain["14"].text).toContain("Line 14");
  });

  it("lists every problem of a ledger with its JSON pointer, as problem+json", async () => {
    const wrong = {
      owner: { name: "" },
      entries: [{ date: "2023-02-30", kind: "contribution", amount: -1 }],
      x: 1,
    };
    const reply = await post(at("/v1/lines"), wrong);
    expect(reply.status).toBe(422);
    expect(reply.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    const problem = await json(reply);
    expect(problem).toMatchObject({ status: 422, code: "invalid_ledger", type: "/docs#invalid_ledger" });
    expect(problem.errors.map(({ pointer }: Named) => pointer).sort()).toEqual([
      "/entries/0/amount",
      "/entries/0/date",
      "/owner/name",
      "/x",
    ]);
    expect(Object.keys(problem.errors[0]).sort()).toEqual(["code", "message", "path", "pointer"]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22])],
    ["lists a hundred deep", `${"[".repeat(100)}${"]".repeat(100)}`],
  ])("answers 400 to a body of %s", async (_what, body) => {
    const reply = await fetch(at("/v1/lines"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(reply.status).toBe(400);
    expect((await json(reply)).code).toBe("invalid_syntax");
  });

  it("refuses a key that is written twice, and one that would reach a prototype", async () => {
    const twice = await post(at("/v1/lines"), '{"owner":{"name":"A"},"entries":[],"entries":[]}');
    expect((await json(twice)).errors[0]).toMatchObject({ code: "duplicate_key", pointer: "/entries" });
    const proto = await post(
      at("/v1/lines"),
      '{"owner":{"name":"A"},"entries":[],"__proto__":{"polluted":1}}',
    );
    expect(proto.status).toBe(422);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("names the fact that a computation lacks", async () => {
    const { "2023": _, ...years } = small.years;
    const reply = await post(at("/v1/lines"), { ...small, years });
    expect(reply.status).toBe(422);
    expect((await json(reply)).errors[0].code).toBe("missing_fact");
  });
});

describe("POST /v1/forms", () => {
  const fields = async (reply: Response) =>
    (await PDFDocument.load(await reply.arrayBuffer())).getForm().getFields();

  it("answers one year's form as PDF, with its lines in its fields", async () => {
    const reply = await post(at("/v1/forms"), small);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toBe("application/pdf");
    expect(reply.headers.get("form8606-templates")).toMatch(/^2023=(worksheet|official)$/);
    expect(reply.headers.get("content-disposition")).toBe('attachment; filename="form-8606.pdf"');
    expect((await fields(reply)).length).toBeGreaterThan(40);
  });

  it("puts the review and the chart behind the form in a packet alone", async () => {
    const pages = async (path: string) =>
      (await PDFDocument.load(await (await post(at(path), small)).arrayBuffer())).getPageCount();
    expect(await pages("/v1/forms")).toBe(2);
    expect(await pages("/v1/forms?packet=true")).toBe(4);
  });

  it("flattens when asked to", async () => {
    expect(await fields(await post(at("/v1/forms?flatten=true"), small))).toEqual([]);
  });

  it("joins several years to one packet", async () => {
    const pdf = await (await post(at("/v1/forms"), twoYears)).arrayBuffer();
    // Two pages for each of two years, what the review found, and the chart.
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(6);
  });

  it("answers a PDF a year as ZIP, or one packet", async () => {
    const accept = { accept: "application/zip" };
    const each = await post(at("/v1/forms"), twoYears, accept);
    expect(each.headers.get("content-type")).toBe("application/zip");
    const files = unzip(Buffer.from(await each.arrayBuffer()));
    expect(Object.keys(files)).toEqual([
      "2023-form-8606-jordan-a-rivera.pdf",
      "2024-form-8606-jordan-a-rivera.pdf",
    ]);
    for (const bytes of Object.values(files)) expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    const packet = unzip(
      Buffer.from(await (await post(at("/v1/forms?packet=true"), twoYears, accept)).arrayBuffer()),
    );
    expect(Object.keys(packet)).toEqual(["2023-2024-form-8606-packet-jordan-a-rivera.pdf"]);
  });

  it("answers lines and forms as JSON", async () => {
    const reply = await post(at("/v1/forms?template=worksheet&years=2024"), twoYears, {
      accept: "application/json",
    });
    const { years, forms } = await json(reply);
    expect(years).toHaveLength(2);
    expect(forms).toHaveLength(1);
    expect(forms[0]).toMatchObject({ tax_years: [2024], templates: ["worksheet"] });
    expect((await PDFDocument.load(Buffer.from(forms[0].content, "base64"))).getPageCount()).toBe(2);
  });

  it("gives equal bytes for equal ledgers, also as ZIP", async () => {
    for (const accept of ["application/pdf", "application/zip"]) {
      const bytes = async () =>
        Buffer.from(await (await post(at("/v1/forms"), twoYears, { accept })).arrayBuffer());
      expect((await bytes()).equals(await bytes())).toBe(true);
    }
  });

  it("refuses when no year asked for needs the form", async () => {
    const reply = await post(at("/v1/forms?years=2012"), small);
    expect([reply.status, (await json(reply)).code]).toEqual([422, "nothing_to_file"]);
  });

  it("leaves out a year whose form is not settled, and refuses it when it is asked for", async () => {
    const old = {
      owner: { name: "Owner A" },
      entries: [2009, 2010, 2011].map((year) => ({ date: `${year}-05-02`, kind: "contribution", amount: 9 })),
    };
    const { forms } = await json(post(at("/v1/forms"), old, { accept: "application/json" }));
    expect(forms.flatMap(({ tax_years }: { tax_years: number[] }) => tax_years)).toEqual([2009, 2011]);
    const asked = await post(at("/v1/forms?years=2010"), old);
    expect(asked.status).toBe(422);
    expect(JSON.stringify(await json(asked))).toContain("its lines are computed, but no form is filled");
  });

  it("refuses a name that no font can show, naming the place", async () => {
    const reply = await post(at("/v1/forms"), { ...small, owner: { ...small.owner, name: "王小明" } });
    expect(reply.status).toBe(422);
    expect(JSON.stringify(await json(reply))).toContain("name");
  });

  it.each([
    ["*/*", "application/pdf"],
    ["application/*", "application/pdf"],
    ["Application/ZIP", "application/zip"],
    ["image/png, application/json", "application/json"],
    ["application/json;q=0.2, application/zip;q=0.9", "application/zip"],
    ["application/pdf;q=0, */*", "application/zip"],
    ["application/json;q=0.5, */*;q=0.1", "application/json"],
  ])("answers to “accept: %s” with %s (RFC 9110, 12.5.1)", async (accept, type) => {
    const reply = await post(at("/v1/forms"), small, { accept });
    await reply.arrayBuffer();
    expect([reply.status, reply.headers.get("content-type")?.split(";")[0]]).toEqual([200, type]);
  });

  it("answers 406 with the list to a media type that it cannot give", async () => {
    const reply = await post(at("/v1/forms"), small, { accept: "image/png" });
    expect(reply.status).toBe(406);
    expect((await json(reply)).detail).toContain("application/pdf, application/zip, application/json");
  });
});

describe("POST /v1/review", () => {
  it("answers the findings of one ledger", async () => {
    const { owners } = await json(post(at("/v1/review"), small));
    expect(owners).toHaveLength(1);
    expect(owners[0].owner).toBe("Jordan A Rivera");
    expect(owners[0].findings.map(({ code }: Named) => code)).toContain("pro_rata");
  });

  it("answers those of a household in the order given", async () => {
    const other = { ...small, owner: { ...small.owner, name: "Sam Rivera" } };
    const { owners } = await json(post(at("/v1/review"), [small, other]));
    expect(owners.map(({ owner }: Named) => owner)).toEqual(["Jordan A Rivera", "Sam Rivera"]);
  });

  it("places a problem in the list", async () => {
    const wrong = { ...small, entries: [{ ...small.entries[0], amount: "x" }] };
    const { errors } = await json(post(at("/v1/review"), [small, wrong]));
    expect(errors.map(({ path, pointer }: Named) => [path, pointer])).toEqual([
      ["[1].entries[0].amount", "/1/entries/0/amount"],
    ]);
    const lacking = { ...small, years: {} };
    const computed = await json(post(at("/v1/review"), [small, lacking]));
    expect(computed.errors[0].pointer).toMatch(/^\/1\/years/);
  });
});

describe("POST /v1/packages", () => {
  const filed = {
    return: true,
    date: "2024-04-10",
    form_8606: false,
    form_1040: { "4a": 6500.37, "4b": 6500.37 },
  };
  const late = {
    ...small,
    years: { "2023": { year_end_value: 6105.12, deducted: 0, filing_status: "single", filed } },
  };
  const packagesOf = async (body: unknown, query = "?as_of=2026-03-02&template=worksheet") => {
    const reply = await post(at(`/v1/packages${query}`), body);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "application/zip"]);
    return unzip(Buffer.from(await reply.arrayBuffer()));
  };

  it("answers the files that the command line writes", async () => {
    const files = await packagesOf(late);
    const made = await makePackage(unwrap(parseLedger(late)), "2026-03-02", [], {
      templates: new CompiledTemplates(),
      choice: "worksheet",
    });
    expect(
      Object.entries(files).map(([name, bytes]) => ({
        name: name.replace("jordan-a-rivera/", ""),
        bytes: Buffer.from(bytes),
      })),
    ).toEqual(unwrap(made).files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })));
  });

  it("compares a couple's joint return with both ledgers, and any other with its own", async () => {
    const household = (name: string, of: string | null) => ({
      ...late,
      owner: { ...small.owner, name, ssn: null, household: of },
      years: { "2023": { ...late.years["2023"], filing_status: "married_joint" } },
    });
    const out = (files: Record<string, Buffer>) =>
      JSON.parse(String(files["ana-diaz/package.json"])).people[0].years[0].form_1040["4a"].right;
    expect(out(await packagesOf([household("Ana Diaz", "diaz"), household("Ben Diaz", "diaz")]))).toBe(13000);
    expect(out(await packagesOf([household("Ana Diaz", "diaz"), household("Ben Diaz", "other")]))).toBe(6500);
    expect(out(await packagesOf([household("Ana Diaz", null), household("Ben Diaz", null)]))).toBe(6500);
  });

  it("marks a form that replaces a filed one, on the IRS's own too", async () => {
    const wrong = { ...filed, form_8606: true, lines: { "1": 0 } };
    const replaced = { ...late, years: { "2023": { ...late.years["2023"], filed: wrong } } };
    for (const template of ["worksheet", "auto"]) {
      const files = await packagesOf(replaced, `?as_of=2026-03-02&template=${template}`);
      const { envelopes } = JSON.parse(String(files["jordan-a-rivera/package.json"]));
      expect(envelopes.flatMap(({ forms_8606 }: Named) => forms_8606)).toMatchObject([
        { marked_amended: true },
      ]);
      const made = await makePackage(unwrap(parseLedger(replaced)), "2026-03-02", [], {
        templates: new CompiledTemplates(),
        choice: template as "auto",
      });
      expect(files["jordan-a-rivera/not-for-mailing.pdf"]).toEqual(
        Buffer.from(unwrap(made).files[0]?.bytes ?? ""),
      );
    }
  });

  it("refuses all when one of a list is wrong, and places the problem", async () => {
    const lacking = { ...late, years: {} };
    const reply = await post(at("/v1/packages"), [late, lacking]);
    const { code, errors } = await json(reply);
    expect([reply.status, code]).toEqual([422, "invalid_ledger"]);
    expect(errors[0].pointer).toMatch(/^\/1\/years/);
  });

  it("refuses when the blank asked for is not installed", async () => {
    const ancient = {
      owner: small.owner,
      years: { "2014": { deducted: 0, filed: { ...filed, date: "2015-04-10", form_1040: null } } },
      entries: [{ date: "2014-03-01", kind: "contribution", amount: 5500 }],
    };
    const reply = await post(at("/v1/packages?template=official"), ancient);
    const { code, errors } = await json(reply);
    expect([reply.status, code]).toEqual([422, "template_missing"]);
    expect(errors[0].message).toContain("2014");
  });
});

describe("the other routes", () => {
  it("lists the years with the blanks that are installed", async () => {
    const { years } = await json(fetch(at("/v1/years")));
    const of2023 = years.find(({ tax_year }: Named) => tax_year === 2023);
    expect(of2023.status).toBe("final");
    expect([of2023.templates.includes("worksheet"), of2023.why_not_filled]).toEqual([true, null]);
    const of2010 = years.find(({ tax_year }: Named) => tax_year === 2010);
    expect([of2010.templates, of2010.why_not_filled.includes("line 15")]).toEqual([[], true]);
  });

  it("is healthy and ready, and not ready once it is stopping", async () => {
    expect((await fetch(at("/healthz"))).status).toBe(200);
    expect((await fetch(at("/readyz"))).status).toBe(200);
    const other = await start();
    other.server.stopping();
    const reply = await fetch(`${other.url}/readyz`);
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
    expect((await fetch(`${other.url}/healthz`)).status).toBe(200);
    await other.close();
  });

  it("shows a page that loads nothing from anywhere", async () => {
    const reply = await fetch(at("/docs"));
    const page = await reply.text();
    expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(?:script|img|link|iframe)|(?:src|href)="(?!#|\/openapi\.json)|url\(|@import/);
    expect(page).toContain('id="computeLines"');
  });

  it("says at its own address what it is, with links to its documentation and every route", async () => {
    const reply = await fetch(at("/"));
    const page = await reply.text();
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "text/html"]);
    expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).not.toMatch(/<(?:script|img|link|iframe)|url\(|@import/);
    const docs = await (await fetch(at("/docs"))).text();
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) {
      const [path = "", id] = link.split("#");
      expect((await fetch(at(path))).status, link).toBe(200);
      if (id !== undefined) expect(docs).toContain(`id="${id}"`);
    }
  });

  it("answers 404, and 405 with the methods that there are", async () => {
    expect((await fetch(at("/v1/nothing"))).status).toBe(404);
    const reply = await fetch(at("/v1/lines"));
    expect([reply.status, reply.headers.get("allow")]).toEqual([405, "POST"]);
    const deleted = await fetch(at("/v1/years"), { method: "DELETE" });
    expect([deleted.status, deleted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it("refuses what it does not know in a query, and says what it knows", async () => {
    const reply = await post(at("/v1/forms?flaten=true&years=abc"), small);
    expect(reply.status).toBe(400);
    const { code, errors } = await json(reply);
    expect(code).toBe("invalid_query");
    expect(errors.map(({ path }: Named) => path).sort()).toEqual(["flaten", "years"]);
    expect(JSON.stringify(errors)).toContain("did you mean `flatten`");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../exports/people.js";
import { STORY } from "../exports/situations.js";
import { json, post, type Running, start } from "./running.js";

let server: Running;
beforeAll(async () => {
  server = await start();
});
afterAll(() => server.close());

const at = (path: string) => `${server.url}/v1/exports${path}`;

describe("GET /v1/exports", () => {
  it("lists every program with how far its screens are known", async () => {
    const { programs } = await json(fetch(at("")));
    expect(programs.map(({ id }: { id: string }) => id)).toContain("freetaxusa");
    for (const { screens } of programs) expect(screens[0].says).toMatch(/\.$/);
  });
});

describe("POST /v1/exports/sheet", () => {
  it("answers the sheet of the last year with a form as JSON, in dollars", async () => {
    const [sheet] = await json(post(at("/sheet?program=turbotax"), STORY));
    expect(sheet).toMatchObject({ tax_year: 2025, program: "TurboTax", role: "taxpayer" });
    expect(sheet.checks).toContainEqual({ where: "Form 1040, line 4b", value: 5358 });
  });

  it.each([
    ["text/csv", "csv"],
    ["application/pdf", "pdf"],
  ])("answers it as %s, under a name that tells nothing of its owner", async (accept, ending) => {
    const reply = await post(at("/sheet?year=2024&spouse=true"), STORY, { accept });
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-disposition")).toBe(`attachment; filename="entry-sheet.${ending}"`);
    const text = await reply.text();
    if (ending === "csv") expect(rowsOf(text)[0]).toMatchObject({ tax_year: "2024", t_s: "S" });
    else expect(text.startsWith("%PDF-")).toBe(true);
  });

  it("refuses a year that the ledger does not have, and a program that is not known", async () => {
    const reply = await post(at("/sheet?year=2019"), STORY);
    expect(reply.status).toBe(422);
    expect(await json(reply)).toMatchObject({
      code: "nothing_to_file",
      detail: "The ledger has nothing in 2019.",
    });
    const unknown = await post(at("/sheet?program=quicken&years=2020"), STORY);
    expect(unknown.status).toBe(400);
    expect((await json(unknown)).errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      "program",
      "years",
    ]);
  });
});

describe("the files", () => {
  it("answers the history, by line and by year", async () => {
    expect(rowsOf(await (await post(at("/history"), STORY)).text()).length).toBeGreaterThan(40);
    expect(rowsOf(await (await post(at("/history?wide=true"), STORY)).text())).toHaveLength(3);
  });

  it.each([
    ["/ots", "Title: Form 8606 for tax-year 2025"],
    ["/mef", '<?xml version="1.0"'],
    ["/txf?as_of=2026-03-01", "V042\r\nAform8606\r\nD03/01/2026"],
    ["/fillable-forms?spouse=true", '{\n  "f8606s": {'],
  ])("answers %s", async (path, start) => {
    const reply = await post(at(path), STORY);
    expect(reply.status).toBe(200);
    expect((await reply.text()).startsWith(start)).toBe(true);
  });

  it("says what an e-filed form needs and the ledger does not have", async () => {
    const reply = await post(at("/mef"), { ...STORY, owner: { name: "Pat Example" } });
    expect(reply.status).toBe(422);
    expect((await json(reply)).errors[0]).toMatchObject({ code: "missing_fact", pointer: "/owner/ssn" });
  });
});

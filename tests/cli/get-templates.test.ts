import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { getTemplates } from "../../src/cli/get-templates.js";
import { progressBar } from "../../src/cli/progress.js";
import { plainStyle } from "../../src/cli/terminal.js";
import { yearsWithOfficialForm } from "../../src/data/official-forms.js";
import { FileError } from "../../src/node/files/file-error.js";
import type { Connection } from "../../src/node/templates/fetch-template.js";
import { httpsServer, TEST_CA, type TestServer } from "../node/templates/https-server.js";
import { officialAs, officialBytes, officialYears, skipReason } from "../pdf/templates.js";
import { session } from "./session.js";

const CONNECTION: Connection = {
  limit: 1_000_000,
  idle: 20_000,
  whole: 30_000,
  pauses: [5],
  ca: TEST_CA,
};
/** A server that never answers: the only one that is not waited for long, however slow this machine is. */
const silent: RequestListener = () => {};
const { at, form8606, list } = session();

let server: TestServer | undefined;
beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "");
  vi.stubEnv("FORM8606_CACHE_DIR", at("cache"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

/** Runs `templates get` against a server that answers so; with what was asked of it. */
async function get(answer: RequestListener, ...years: string[]) {
  const asked: string[] = [];
  server = await httpsServer((request, response) => {
    asked.push(request.url ?? "");
    response.on("error", () => {});
    answer(request, response);
  });
  const said = { out: [] as string[], err: [] as string[], progress: [] as string[] };
  const terminal = {
    print: (text: string) => said.out.push(text),
    complain: (text: string) => said.err.push(text),
    progress: (text: string) => said.progress.push(text),
    style: plainStyle,
    width: 100,
    interactive: true,
  };
  const connection = answer === silent ? { ...CONNECTION, idle: 300 } : CONNECTION;
  const status = await getTemplates(years, { from: server.url }, terminal, connection);
  return { status, asked, out: said.out.join("\n"), err: said.err.join("\n"), progress: said.progress };
}

const send =
  (bytes: Uint8Array): RequestListener =>
  (_, response) =>
    response.writeHead(200, { "content-length": bytes.length }).end(bytes);

describe("templates get, when it cannot be had", () => {
  const cases: [what: string, answer: RequestListener, reason: RegExp][] = [
    ["404", (_, response) => response.writeHead(404).end(), /2023\.pdf: there is no such file there \(404\)/],
    [
      "a body cut off",
      (_, response) => {
        response.writeHead(200, { "content-length": "91673" }).write("%PDF-1.7");
        setTimeout(() => response.destroy(), 10);
      },
      /broke off before all of it came/,
    ],
    [
      "other bytes",
      send(Buffer.from("%PDF-1.7 another")),
      /what came is not kept: it is not the IRS's 2023 file that this program knows \(its SHA-256 is [0-9a-f]{64}\)/,
    ],
    [
      "a page instead of a file",
      (_, response) => response.end("<html>Sign in to the network</html>"),
      /it is not the IRS's 2023 file/,
    ],
    [
      "http",
      (_, response) => response.writeHead(302, { location: "http://localhost/f8606--2023.pdf" }).end(),
      /sends on to http:.*only https: is used/,
    ],
    [
      "a body of 1 GB",
      (_, response) => response.writeHead(200, { "content-length": "1000000000" }).write(Buffer.alloc(9999)),
      /it is larger than 1 MB/,
    ],
    ["nothing at all", silent, /did not come within 0\.3 seconds; try again/],
  ];

  it.each(cases)("keeps nothing of %s, and says why and what to do", async (_, answer, reason) => {
    const { status, out, err } = await get(answer, "2023");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(reason);
    expect(err).toContain("Not installed: 2023. Nothing of what failed was kept");
    expect(err).toContain("FORM8606_OFFICIAL_DIR");
    expect(list("cache")).toEqual([]);
  });

  it("leaves what is in the cache as it was", async () => {
    mkdirSync(at("cache"));
    writeFileSync(at("cache/f8606--2023.pdf"), "an old, damaged file");
    expect((await get(send(Buffer.from("another")), "2023")).status).toBe(2);
    expect(readFileSync(at("cache/f8606--2023.pdf"), "utf8")).toBe("an old, damaged file");
    expect(list("cache")).toEqual(["f8606--2023.pdf"]);
  });

  it("asks for no further year when the server cannot be reached", async () => {
    const { asked, err } = await get(silent, "2021-2023");
    expect(new Set(asked)).toEqual(new Set(["/f8606--2021.pdf"]));
    expect(err).toContain("Not installed: 2021, 2022, 2023.");
  });

  it("asks for the other years when one is not there", async () => {
    const { asked } = await get((_, response) => response.writeHead(404).end(), "2021-2023");
    expect(asked).toEqual(["/f8606--2021.pdf", "/f8606--2022.pdf", "/f8606--2023.pdf"]);
  });

  it("asks without years for every final form since 2017, and for every final form with all", async () => {
    const missing: RequestListener = (_, response) => response.writeHead(404).end();
    const known = (await get(missing)).asked;
    expect(known.filter((path) => path.includes("f8606"))).toEqual(
      [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => `/f8606--${year}.pdf`),
    );
    await server?.close();
    const all = (await get(missing, "all")).asked;
    expect(all).toHaveLength(27);
    expect([all[0], all[24]]).toEqual(["/f8606--2001.pdf", "/f8606--2025.pdf"]);
    expect(all.slice(25)).toEqual(["/f1040x--rev-2025-12.pdf", "/f5329--2025.pdf"]);
    await server?.close();
    expect((await get(missing, "1040-x")).asked).toEqual(["/f1040x--rev-2025-12.pdf"]);
  });

  it("refuses what is no year, a year that no form is known of, and a server without TLS", async () => {
    await expect(get(() => {}, "last")).rejects.toThrow(FileError);
    await expect(get(() => {}, "1999")).rejects.toThrow("1999: the form of this tax year is not known here");
    const { status, err } = await form8606("templates", "get", "--from", "http://localhost/");
    expect({ status, err }).toMatchObject({
      status: 2,
      err: expect.stringContaining("begins with https://"),
    });
  });
});

describe.runIf(officialYears.includes(2023))(`templates get${skipReason}`, () => {
  it("puts the file that is known into the cache, for its owner alone, and shows how far it is", async () => {
    const { status, out, progress } = await get(send(officialBytes(2023)), "2023");
    expect({ status, out }).toEqual({
      status: 0,
      out: `2023  downloaded, and is the file that is known here: ${at("cache/f8606--2023.pdf")}`,
    });
    expect(Buffer.from(readFileSync(at("cache/f8606--2023.pdf")))).toEqual(officialBytes(2023));
    expect(list("cache")).toEqual(["f8606--2023.pdf"]);
    expect(progress.some((text) => /^2023 {2}\[#+ *\] {2}\d+ of 92 KB$/.test(text))).toBe(true);
    expect(progress.at(-1)).toBe("");
    expect((await form8606("templates", "list")).out).toContain("2023  the IRS's form\n");
  });

  it("does not download what is there already, and replaces what is damaged", async () => {
    mkdirSync(at("cache"));
    writeFileSync(at("cache/f8606--2023.pdf"), "damaged");
    expect((await get(send(officialBytes(2023)), "2023")).out).toContain("2023  downloaded");
    await server?.close();
    const again = await get(send(officialBytes(2023)), "2023");
    expect(again).toMatchObject({
      status: 0,
      asked: [],
      out: expect.stringContaining("2023  is there already"),
    });
  });

  it("keeps a file of a year that is not known here when it reads as that year's form, and only then", async () => {
    const mapped = await get(send(await officialAs(2023, 2024)), "2024");
    expect(mapped.out).toContain("2024  downloaded, and every box was found by reading it: ");
    await server?.close();
    const wrong = await get(send(officialBytes(2023)), "2020");
    expect(wrong.err).toContain("what came is not kept: it is the form of 2023, not of 2020");
    expect(list("cache")).toEqual(["f8606--2024.pdf"]);
    expect((await form8606("templates", "list")).out).toContain("2024  the IRS's form, mapped by reading it");
    const { out } = await form8606(
      "draft",
      "docs/examples/partial-conversions.yaml",
      "--years",
      "2024",
      "--out",
      at("out"),
    );
    expect(out).toContain("Filled in on the IRS's official form:");
  });

  it("refuses a cache that cannot be written, and changes nothing", async () => {
    writeFileSync(at("cache"), "a file");
    await expect(get(send(officialBytes(2023)), "2023")).rejects.toThrow(/its folder cannot be made/);
  });
});

describe("templates check", () => {
  it("says what to do when there is none", async () => {
    const { status, out } = await form8606("templates", "check");
    expect(status).toBe(0);
    expect(out).toBe(`No official form in ${at("cache")}. “node form8606 templates get” downloads them.`);
  });

  it("tells of each bad file why it is not filled and what to do", async () => {
    mkdirSync(at("cache"));
    mkdirSync(at("named"));
    vi.stubEnv("FORM8606_OFFICIAL_DIR", at("named"));
    writeFileSync(at("cache/f8606--2023.pdf"), "damaged");
    writeFileSync(at("cache/other.pdf"), "not a blank by its name");
    writeFileSync(at("named/f8606--2019.pdf"), "damaged");
    writeFileSync(at("named/f8606--1999.pdf"), readFileSync("templates/worksheet-2023.pdf"));
    const { status, out, err } = await form8606("templates", "check");
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err.split("\n")).toEqual([
      `1999: ${at("named/f8606--1999.pdf")}: the lines of the form of 1999 are not known. It is not filled; take it out of this folder, or put the IRS's own file in its place.`,
      `2019: ${at("named/f8606--2019.pdf")}: the file is damaged, or is not a PDF. It is not filled; take it out of this folder, or put the IRS's own file in its place.`,
      expect.stringMatching(
        /^2023: .*f8606--2023\.pdf: it is not the IRS's 2023 file .*“node form8606 templates get 2023” replaces it\.$/,
      ),
    ]);
  });

  it("tells of a file that cannot be read", async () => {
    mkdirSync(at("cache/f8606--2023.pdf"), { recursive: true });
    expect((await form8606("templates", "check")).err).toContain("this is a folder, not a file");
  });

  it.runIf(officialYears.includes(2023))(`tells of each good file how it is known${skipReason}`, async () => {
    mkdirSync(at("cache"));
    writeFileSync(at("cache/f8606--2023.pdf"), officialBytes(2023));
    writeFileSync(at("cache/f8606--2024.pdf"), await officialAs(2023, 2024));
    expect(await form8606("templates", "check")).toEqual({
      status: 0,
      out: [
        `2023  good, the file that is known here: ${join(at("cache"), "f8606--2023.pdf")}`,
        `2024  good, every box was found by reading it: ${join(at("cache"), "f8606--2024.pdf")}`,
      ].join("\n"),
      err: "",
    });
  });
});

it("knows the files that the guide names", () => {
  const guide = readFileSync("docs/guide/official-forms.md", "utf8");
  const years = yearsWithOfficialForm();
  expect(guide).toContain(`recognizes the files for ${years.slice(0, -1).join(", ")} and ${years.at(-1)}.`);
});

it("draws how much of a file came", () => {
  expect(progressBar("2023", 45_000, 90_000)).toBe("2023  [############            ]  45 of 90 KB");
  expect(progressBar("2023", 90_000, 90_000)).toBe(`2023  [${"#".repeat(24)}]  90 of 90 KB`);
  expect(progressBar("2023", 1, null)).toBe("2023  1 KB");
});

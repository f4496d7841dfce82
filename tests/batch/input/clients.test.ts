import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Client, InputFailure } from "../../../src/batch/input/client.js";
import { listClients, loadClient } from "../../../src/batch/input/list-clients.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-input-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
async function list(...inputs: string[]): Promise<(Client | InputFailure)[]> {
  const listed: (Client | InputFailure)[] = [];
  for await (const each of listClients(inputs)) listed.push(each);
  return listed;
}
const clients = async (...inputs: string[]): Promise<Client[]> =>
  (await list(...inputs)).filter((each) => "key" in each);
const places = async (...inputs: string[]): Promise<string[]> =>
  (await list(...inputs)).map(({ place }) => place);
const problemsOf = (each: Client | InputFailure | undefined) => {
  if (each === undefined) return ["nobody"];
  const loaded = "key" in each ? loadClient(each) : { ok: false as const, problems: each.problems };
  return loaded.ok ? [] : loaded.problems.map(({ path, line, message }) => `${line} ${path}: ${message}`);
};

const ledger = (name: string, more: object = {}) => ({ owner: { name, ...more }, entries: [] });
const YAML = "# A comment\nowner:\n  name: Ana Diaz\n  # and another\n\n  household: diaz\nentries: []\n";

describe("a folder", () => {
  it("gives its ledgers in the order of their names, folders in it too, and passes over the rest", async () => {
    write("in/b.yaml", YAML);
    write("in/a/z.yml", YAML);
    write("in/a/c.json", JSON.stringify(ledger("Cy Example")));
    write("in/many.jsonl", `${JSON.stringify(ledger("One"))}\n${JSON.stringify(ledger("Two"))}`);
    write("in/notes.txt", "not a ledger");
    write("in/.hidden.yaml", YAML);
    write("in/.git/x.yaml", YAML);
    expect(await places(join(root, "in"))).toEqual([
      "a/c.json",
      "a/z.yml",
      "b.yaml",
      "many.jsonl:1",
      "many.jsonl:2",
    ]);
    expect((await list(join(root, "in"))).map(problemsOf)).toEqual([[], [], [], [], []]);
  });

  it("passes over what this program wrote", async () => {
    write("in/a.yaml", YAML);
    write("in/packages/.form8606/journal.jsonl", "");
    write("in/packages/ana-diaz/package.json", "{}");
    write("in/packages/failures.jsonl", "{}\n");
    write("in/cy-example/package.json", "{}");
    expect(await places(join(root, "in"))).toEqual(["a.yaml"]);
  });

  it("does not follow links, and tells of those that lead out", async () => {
    write("secret.yaml", YAML);
    write("in/a.yaml", YAML);
    symlinkSync("../secret.yaml", join(root, "in/out.yaml"));
    symlinkSync("a.yaml", join(root, "in/same.yaml"));
    symlinkSync("nowhere.yaml", join(root, "in/broken.yaml"));
    symlinkSync("..", join(root, "in/up"));
    symlinkSync(".", join(root, "in/round"));
    const [a, broken, out, ...others] = await list(join(root, "in"));
    expect([a?.place, broken?.place, out?.place, others]).toEqual(["a.yaml", "broken.yaml", "out.yaml", []]);
    expect(problemsOf(out).join()).toMatch(/leads out of the folder/);
  });

  it("tells of a pipe, and does not wait for it", async () => {
    mkdirSync(join(root, "in"));
    execFileSync("mkfifo", [join(root, "in/pipe.json")]);
    expect((await list(join(root, "in"))).map(problemsOf)).toEqual([["undefined : is not a file"]]);
    await expect(list(join(root, "in/pipe.json"))).rejects.toThrow(/is not a file that can be read twice/);
  });
});

describe("a client", () => {
  it("is called the same from wherever the input is named", async () => {
    write("x/a/ledger.yaml", YAML);
    write("x/b/ledger.yaml", YAML);
    const both = [join(root, "x/a/ledger.yaml"), join(root, "x/b/ledger.yaml")];
    expect(await places(...both)).toEqual(["a/ledger.yaml", "b/ledger.yaml"]);
    const before = process.cwd();
    process.chdir(join(root, "x"));
    try {
      expect(await places("./a/ledger.yaml", "b/../b/ledger.yaml")).toEqual([
        "a/ledger.yaml",
        "b/ledger.yaml",
      ]);
      expect(await places("a", "b")).toEqual(["a/ledger.yaml", "b/ledger.yaml"]);
    } finally {
      process.chdir(before);
    }
  });

  it("is known by owner and household before the ledger is read", async () => {
    write("in/block.yaml", YAML);
    write("in/flow.yaml", '\uFEFFentries: []\nowner: { name: " Ana Diaz ", household: diaz }\n');
    write("in/aliases.yaml", "x: &n Ana Diaz\nowner:\n  name: *n\n  household: diaz\n");
    write("in/windows.yaml", YAML.replaceAll("\n", "\r\n"));
    write("in/last.yaml", "entries: []\nowner:\n  name: Ana Diaz\n  household: diaz");
    write("in/like.json", JSON.stringify(ledger("Ana Diaz", { household: "diaz" }), null, 2));
    for (const { place, owner, household } of await clients(join(root, "in")))
      expect([place, owner, household]).toEqual([
        place,
        { name: "Ana Diaz", inheritedFrom: null, ssn: null },
        "diaz",
      ]);
    expect(await clients(join(root, "in"))).toHaveLength(6);
  });

  it("has the decedent of an inherited ledger", async () => {
    const path = write("a.json", JSON.stringify(ledger("Ana Diaz", { inherited_from: "Eva Diaz" })));
    expect((await clients(path))[0]?.owner).toEqual({
      name: "Ana Diaz",
      inheritedFrom: "Eva Diaz",
      ssn: null,
    });
  });

  it("is listed when its ledger is wrong, and what is wrong has its line in the file", async () => {
    const path = write(
      "many.jsonl",
      [
        JSON.stringify(ledger("One")),
        "",
        '{"owner":{"name":"Two"},"entries":[{"kind":"contribution","date":"2024-13-01","amount":5}]}',
        "not json",
        "  ",
        '{"owner":null}',
      ].join("\r\n"),
    );
    const listed = await list(path);
    expect(listed.map(({ place }) => place)).toEqual(
      ["many.jsonl:1", "many.jsonl:3", "many.jsonl:4", "many.jsonl:6"].map((each) => each),
    );
    expect(problemsOf(listed[0])).toEqual([]);
    expect(problemsOf(listed[1]).join()).toMatch(/^3 entries\[0\]\.date: /);
    expect(problemsOf(listed[2]).join()).toMatch(/^4 /);
    expect(problemsOf(listed[3]).join()).toMatch(/6 owner: /);
  });

  it("is refused when the file changed or went after it was listed", async () => {
    const path = write("a.yaml", YAML);
    const [client] = await clients(path);
    write("a.yaml", YAML.replace("Ana", "Eva"));
    expect(problemsOf(client).join()).toMatch(/was changed or taken away/);
    rmSync(path);
    expect(problemsOf(client).join()).toMatch(/was changed or taken away/);
    write("a.yaml", YAML);
    expect(problemsOf(client)).toEqual([]);
  });

  it("changes its digest with its text alone", async () => {
    const first = `${JSON.stringify(ledger("One"))}\n${JSON.stringify(ledger("Two"))}\n`;
    const before = await clients(write("a.jsonl", first));
    const after = await clients(write("a.jsonl", first.replace("Two", "Twa")));
    expect(after[0]?.digest).toBe(before[0]?.digest);
    expect(after[1]?.digest).not.toBe(before[1]?.digest);
  });
});

describe("hostile input", () => {
  it("bytes that are no text are one client's fault", async () => {
    write(
      "in/bytes.json",
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
    );
    write("in/empty.yaml", "");
    write("in/nul.yaml", "owner:\n  name: \u0000\n");
    write("in/utf16.yaml", Buffer.from(`\uFEFF${YAML}`, "utf16le"));
    write("in/whole.yaml", YAML);
    const listed = await list(join(root, "in"));
    expect(listed.map((each) => problemsOf(each).length > 0)).toEqual([true, true, true, true, false]);
    expect(problemsOf(listed[3]).join()).toMatch(/not UTF-8/);
  });

  it("random bytes as lines never stop the list", async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (Math.imul(at, 2654435761) >>> 13) % 256);
    const whole = Buffer.concat([Buffer.from(bytes), Buffer.from(`\n${JSON.stringify(ledger("Last"))}\n`)]);
    const listed = await list(write("bytes.jsonl", whole));
    expect(problemsOf(listed.at(-1))).toEqual([]);
    for (const each of listed.slice(0, -1)) expect(problemsOf(each).length).toBeGreaterThan(0);
  });

  it("a line or a file of more than the limit is refused without being held", async () => {
    const huge = Buffer.alloc(20 << 20, "x");
    const path = write("a.jsonl", Buffer.concat([huge, Buffer.from(`\n${JSON.stringify(ledger("Next"))}`)]));
    const [first, second, ...others] = await list(path);
    expect([problemsOf(first).join(), problemsOf(second), others]).toEqual([
      expect.stringMatching(/may have 8 MB/),
      [],
      [],
    ]);
    expect(problemsOf((await list(write("huge.yaml", huge)))[0]).join()).toMatch(/may have 8 MB/);
  });

  it("aliases that would multiply, and deep nesting, are faults of the ledger", async () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"];
    for (let at = 1; at < 12; at++)
      bomb.push(
        `a${at}: &a${at} [${Array(9)
          .fill(`*a${at - 1}`)
          .join(", ")}]`,
      );
    write("in/bomb.yaml", `${bomb.join("\n")}\nowner: { name: *a11 }\n`);
    write("in/deep.json", "[".repeat(100_000));
    write("in/deep.yaml", `owner: ${"[".repeat(20_000)}`);
    const listed = await list(join(root, "in"));
    for (const each of listed) expect(problemsOf(each).length, each.place).toBeGreaterThan(0);
    expect(listed).toHaveLength(3);
  });

  it.each([
    ["missing.yaml", /no such file or folder/],
    ["notes.txt", /a ledger's name ends in/],
  ])("an input such as %s is refused as a whole", async (name, reason) => {
    write("notes.txt", "x");
    await expect(list(join(root, name))).rejects.toThrow(reason);
  });

  it("the same client twice has one key", async () => {
    const path = write("a.yaml", YAML);
    const [first, second] = await clients(path, path);
    expect(second?.key).toBe(first?.key);
  });
});

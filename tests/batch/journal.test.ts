import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Journal, type RunFacts } from "../../src/batch/journal.js";
import { failedRow } from "../../src/batch/report.js";

const root = mkdtempSync(join(tmpdir(), "form8606-journal-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
const newPath = () => join(root, `journal-${count++}.jsonl`);

const facts: RunFacts = {
  journal: 1,
  program: "1.2.3",
  as_of: "2026-03-02",
  templates: "abc",
  shard: "1/1",
  encrypted: false,
};
const entry = (key: string, more: object = {}) => ({
  key,
  who: "a20b5c0d1e2f",
  input: `hash of ${key}`,
  files: { "not-for-mailing.pdf": "00" },
  row: { ...failedRow(key, []), folder: `folder-${key}` },
  ...more,
});
const reports = { report: "11", failures: "22" };

/** A journal with the entries of these clients. */
async function written(...keys: string[]): Promise<string> {
  const path = newPath();
  const journal = new Journal(path);
  journal.begin(facts);
  for (const key of keys) journal.add(entry(key));
  await journal.close();
  return path;
}

describe("the journal", () => {
  it("knows what was done when it is opened again, the last word on a client", async () => {
    const path = await written("a", "Łukasz", "b");
    const journal = new Journal(path);
    expect(journal.facts).toEqual(facts);
    expect([...journal.keys]).toEqual(["a", "Łukasz", "b"]);
    expect(journal.find("Łukasz")).toEqual(entry("Łukasz"));
    expect(journal.find("c")).toBeUndefined();
    journal.add(entry("a", { input: "changed" }));
    expect(journal.find("a")?.input).toBe("changed");
    await journal.close();
    const again = new Journal(path);
    expect(again.find("a")?.input).toBe("changed");
    await again.close();
  });

  it("is read up to wherever a crash tore it, and goes on behind its last whole line", async () => {
    const whole = readFileSync(await written("a", "b", "c"));
    for (let length = 0; length <= whole.length; length += 7) {
      const path = newPath();
      writeFileSync(path, whole.subarray(0, length));
      const journal = new Journal(path);
      const keys = [...journal.keys];
      expect(["a", "b", "c"].slice(0, keys.length)).toEqual(keys);
      if (journal.facts === null) journal.begin(facts);
      journal.add(entry("d"));
      await journal.close();
      const again = new Journal(path);
      expect([...again.keys]).toEqual([...keys, "d"]);
      expect(again.find("d")).toEqual(entry("d"));
      await again.close();
    }
  });

  it("leaves out a line that a power cut spoilt", async () => {
    const path = await written("a");
    appendFileSync(path, `${"\0".repeat(40)}\n{"key":1}\n[]\nnull\n`);
    appendFileSync(path, `${JSON.stringify(entry("b"))}\n`);
    const journal = new Journal(path);
    expect([...journal.keys]).toEqual(["a", "b"]);
    await journal.close();
  });

  it("leaves out an entry whose folder is no name of one: such folders are deleted", async () => {
    const path = await written("a");
    for (const folder of ["../../x", "/tmp", "..", "", "a/b", "a\\b"]) {
      const { row, ...rest } = entry("b");
      appendFileSync(path, `${JSON.stringify({ ...rest, row: { ...row, folder } })}\n`);
    }
    const journal = new Journal(path);
    expect([...journal.keys]).toEqual(["a"]);
    expect([...journal.folders]).toEqual(["folder-a"]);
    await journal.close();
  });

  it("forgets what was done before a run was begun anew, but not its folders", async () => {
    const path = await written("a", "b");
    const journal = new Journal(path);
    journal.begin({ ...facts, as_of: "2027-01-01" });
    journal.add(entry("b"));
    expect([...journal.keys]).toEqual(["b"]);
    await journal.close();
    const again = new Journal(path);
    expect(again.facts?.as_of).toBe("2027-01-01");
    expect([...again.keys]).toEqual(["b"]);
    expect(new Set(again.folders)).toEqual(new Set(["folder-a", "folder-b"]));
    await again.close();
  });

  it("is the same at the end, in whatever order clients were done, and however often", async () => {
    const ends: string[] = [];
    for (const order of [
      ["a", "b", "c"],
      ["c", "a", "b", "a"],
    ]) {
      const path = await written(...order);
      const journal = new Journal(path);
      expect(journal.finished).toBeNull();
      journal.finish(["a", "b", "c"], reports);
      await journal.close();
      ends.push(readFileSync(path, "utf8"));
      const again = new Journal(path);
      expect(again.finished).toEqual(reports);
      again.add(entry("a"));
      expect(again.finished).toBeNull();
      await again.close();
    }
    expect(ends[0]).toBe(ends[1]);
    expect(readdirSync(root).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("is longer than what is read of it at once", async () => {
    const keys = Array.from({ length: 500 }, (_, at) => `client-${at}-${"x".repeat(at)}`);
    const path = await written(...keys);
    truncateSync(path, readFileSync(path).length - 5);
    const journal = new Journal(path);
    expect([...journal.keys]).toEqual(keys.slice(0, -1));
    expect(journal.find(keys[300] as string)).toEqual(entry(keys[300] as string));
    await journal.close();
  });
});

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  editedFiles,
  hashFiles,
  OWN_LIST,
  removeOwn,
  whoseFolder,
  writeOwnFolder,
} from "../../../src/node/files/own-folder.js";

const root = mkdtempSync(join(tmpdir(), "form8606-own-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let folder = "";
let temporary = "";
beforeEach(() => {
  temporary = join(root, `tmp-${count}`);
  folder = join(root, `folder-${count++}`);
  mkdirSync(temporary);
});

const files = (contents: Readonly<Record<string, string>>) =>
  Object.entries(contents).map(([name, bytes]) => ({ name, bytes }));
const write = (contents: Readonly<Record<string, string>>, who = "ana") =>
  writeOwnFolder(folder, files(contents), who, { temporary });
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const text = (name: string) => readFileSync(join(folder, name), "utf8");
const names = () =>
  readdirSync(folder)
    .filter((name) => name !== OWN_LIST)
    .sort();

describe("a folder of this program", () => {
  it("appears whole, and can be read by its owner alone", () => {
    expect(write({ a: "1", b: "2" })).toMatchObject({ written: true, edited: [], beside: [] });
    expect(names()).toEqual(["a", "b"]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o600);
    expect(whoseFolder(folder)).toBe("ana");
    expect(editedFiles(folder, hashFiles(files({ a: "1", b: "2" })))).toEqual([]);
    expect(write({ a: "1", b: "2" }).written).toBe(false);
  });

  it("replaces what is unchanged, and removes what is no longer part of it", () => {
    write({ a: "1", b: "2" });
    put("mine", "x");
    expect(write({ a: "3" }).edited).toEqual([]);
    expect([names(), text("a"), text("mine")]).toEqual([["a", "mine"], "3", "x"]);
  });

  it("keeps an edited file, and puts a new version beside it only when there is one", () => {
    write({ "a.txt": "1", "b.txt": "2" });
    put("a.txt", "edited");
    expect(write({ "a.txt": "1", "b.txt": "2" })).toMatchObject({
      written: false,
      edited: ["a.txt"],
      beside: [],
    });
    expect(write({ "a.txt": "3", "b.txt": "2" }).beside).toEqual(["a.new.txt"]);
    expect([text("a.txt"), text("a.new.txt")]).toEqual(["edited", "3"]);
    expect(write({ "a.txt": "3", "b.txt": "2" })).toMatchObject({
      written: false,
      edited: ["a.txt"],
      beside: ["a.new.txt"],
    });
    rmSync(join(folder, "a.new.txt"));
    expect(write({ "a.txt": "3", "b.txt": "2" }).beside).toEqual([]);
    put("a.new.txt", "mine");
    expect(write({ "a.txt": "4", "b.txt": "2" }).beside).toEqual(["a.new-2.txt"]);
    expect([text("a.new.txt"), text("a.new-2.txt")]).toEqual(["mine", "4"]);
  });

  it("keeps an edited file that is no longer part of it", () => {
    write({ a: "1", b: "2" });
    put("b", "edited");
    expect(write({ a: "1" }).edited).toEqual(["b"]);
    expect(write({ a: "1" }).edited).toEqual(["b"]);
    expect(text("b")).toBe("edited");
  });

  it("writes again what a power cut spoilt", () => {
    const long = "x".repeat(5000);
    write({ a: "12345", b: long, c: "12345" });
    put("a", "12\0\0\0");
    put("b", long.slice(0, 4096));
    put("c", "");
    expect(write({ a: "12345", b: long, c: "12345" }).edited).toEqual([]);
    expect([text("a"), text("b"), text("c")]).toEqual(["12345", long, "12345"]);
  });

  it("knows its files without its list when it is told their hashes", () => {
    write({ a: "1" });
    rmSync(join(folder, OWN_LIST));
    expect(editedFiles(folder, hashFiles(files({ a: "1" })))).toBeNull();
    const known = hashFiles(files({ a: "1" }));
    expect(writeOwnFolder(folder, files({ a: "2" }), "ana", { temporary, known }).edited).toEqual([]);
    expect([text("a"), whoseFolder(folder)]).toEqual(["2", "ana"]);
  });

  it("completes what a killed run began, whichever of its files that replaced", () => {
    write({ a: "1", b: "1" });
    const before = text(OWN_LIST);
    write({ a: "2", b: "2" });
    const both = JSON.parse(before).files;
    const after = JSON.parse(text(OWN_LIST)).files;
    put("a", "1");
    put(OWN_LIST, JSON.stringify({ who: "ana", files: { a: [both.a, after.a], b: [both.b, after.b] } }));
    expect(write({ a: "3", b: "3" }).edited).toEqual([]);
    expect([text("a"), text("b")]).toEqual(["3", "3"]);
  });

  it("goes away, but for what is somebody else's", () => {
    write({ a: "1", b: "2" });
    put("b", "edited");
    mkdirSync(join(folder, "scans"));
    expect(removeOwn(folder).sort()).toEqual(["b", "scans"]);
    expect([names(), whoseFolder(folder)]).toEqual([["b", "scans"], "ana"]);
    rmSync(join(folder, "b"));
    rmSync(join(folder, "scans"), { recursive: true });
    expect(removeOwn(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    expect(removeOwn(folder)).toEqual([]);
  });

  it("never loses a byte that it did not write, whatever comes after whatever", () => {
    const name = fc.constantFrom("a.txt", "b.txt", "a.new.txt", "c");
    const contents = fc.dictionary(name, fc.constantFrom("1", "2", "3"), { noNullPrototype: true });
    const step = fc.oneof(
      fc.record({ write: contents }),
      fc.record({ edit: name, to: fc.constantFrom("mine 1", "mine 2") }),
      fc.constant({ remove: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        folder = join(root, `random-${count++}`);
        const mine = new Map<string, string>();
        for (const each of steps) {
          if ("write" in each) write(each.write);
          else if ("remove" in each) removeOwn(folder);
          else {
            mkdirSync(folder, { recursive: true });
            put(each.edit, each.to);
            mine.set(each.edit, each.to);
          }
          for (const [file, wanted] of mine) expect(text(file)).toBe(wanted);
        }
      }),
    );
  });
});

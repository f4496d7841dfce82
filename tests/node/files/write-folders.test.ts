import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileError } from "../../../src/node/files/file-error.js";
import { writeFolders } from "../../../src/node/files/write-folders.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string, content = name) => ({
  folder: join(root, name),
  files: [
    { name: "a.txt", bytes: content },
    { name: "b.bin", bytes: Uint8Array.of(1, 2) },
  ],
});
const contents = (name: string) => readFileSync(join(root, name, "a.txt"), "utf8");

describe("folders", () => {
  it("are written with their files, and nothing is left beside them", () => {
    writeFolders([folder("new/one"), folder("new/two")]);
    expect(readdirSync(join(root, "new")).sort()).toEqual(["one", "two"]);
    expect([contents("new/one"), readFileSync(join(root, "new/two/b.bin"))]).toEqual([
      "new/one",
      Buffer.of(1, 2),
    ]);
  });

  it("are all refused when one exists, before anything is written", () => {
    writeFolders([folder("two")]);
    expect(() => writeFolders([folder("one"), folder("two", "changed")])).toThrow(FileError);
    expect([existsSync(join(root, "one")), contents("two")]).toEqual([false, "two"]);
  });

  it("are replaced whole with force: what was in them is gone", () => {
    writeFolders([folder("one")]);
    writeFileSync(join(root, "one", "old.txt"), "old");
    writeFolders([folder("one", "changed")], { force: true });
    expect([contents("one"), readdirSync(join(root, "one")).sort()]).toEqual(["changed", ["a.txt", "b.bin"]]);
    expect(readdirSync(root)).toEqual(["one"]);
  });

  it("are all taken back when one cannot be written", () => {
    writeFolders([folder("one", "before")]);
    const bad = { folder: join(root, "two"), files: [{ name: "missing/a.txt", bytes: "x" }] };
    expect(() => writeFolders([folder("one", "after"), bad], { force: true })).toThrow(FileError);
    expect([contents("one"), readdirSync(root)]).toEqual(["before", ["one"]]);
  });

  it("are refused when two of them have one name", () => {
    expect(() => writeFolders([folder("one", "first"), folder("one", "second")])).toThrow(FileError);
    expect(readdirSync(root)).toEqual([]);
  });

  it("do not replace a file", () => {
    writeFileSync(join(root, "one"), "a file");
    expect(() => writeFolders([folder("one")], { force: true })).toThrow("a file has this name");
    expect(readFileSync(join(root, "one"), "utf8")).toBe("a file");
  });

  it("name the reason when a part of the path is a file", () => {
    writeFileSync(join(root, "file"), "x");
    expect(() => writeFolders([folder("file/one")])).toThrow("a part of this path is a file, not a folder");
  });
});

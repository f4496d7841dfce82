import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FileError } from "../../../src/node/files/file-error.js";
import { writeFolder } from "../../../src/node/files/write-files.js";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, content = name, force = false) =>
  writeFolder(
    join(root, name),
    [
      { name: "a.txt", bytes: content },
      { name: "b.bin", bytes: Uint8Array.of(1, 2) },
    ],
    { force },
  );
const contents = (name: string) => readFileSync(join(root, name, "a.txt"), "utf8");
const modeOf = (name: string) => statSync(join(root, name)).mode & 0o777;

describe("a folder", () => {
  it("is written with its files, for its owner alone, and nothing is left beside it", () => {
    write("new/one");
    expect(readdirSync(join(root, "new"))).toEqual(["one"]);
    expect([contents("new/one"), readFileSync(join(root, "new/one/b.bin"))]).toEqual([
      "new/one",
      Buffer.of(1, 2),
    ]);
    expect([modeOf("new/one"), modeOf("new/one/a.txt")]).toEqual([0o700, 0o600]);
  });

  it("is refused when it exists", () => {
    write("one");
    expect(() => write("one", "changed")).toThrow(FileError);
    expect([contents("one"), readdirSync(root)]).toEqual(["one", ["one"]]);
  });

  it("gets its new files with force, and keeps those that are not among them", () => {
    write("one");
    writeFileSync(join(root, "one", "own-notes.txt"), "mine");
    write("one", "changed", true);
    expect([contents("one"), readdirSync(join(root, "one")).sort()]).toEqual([
      "changed",
      ["a.txt", "b.bin", "own-notes.txt"],
    ]);
    expect(readdirSync(root)).toEqual(["one"]);
  });

  it("loses the files that are to be removed, in the same step", () => {
    write("one");
    writeFolder(
      join(root, "one"),
      [
        { name: "a.txt", bytes: null },
        { name: "never-there.txt", bytes: null },
        { name: "c.txt", bytes: "c" },
      ],
      { force: true },
    );
    expect(readdirSync(join(root, "one")).sort()).toEqual(["b.bin", "c.txt"]);
  });

  it("is taken without force when it already holds exactly these files: an earlier run wrote them", () => {
    write("one");
    write("one");
    expect(contents("one")).toBe("one");
  });

  it("is refused when it is a link", () => {
    mkdirSync(join(root, "elsewhere"));
    symlinkSync(join(root, "elsewhere"), join(root, "one"));
    expect(() => write("one", "x", true)).toThrow("this is a link");
    expect(readdirSync(join(root, "elsewhere"))).toEqual([]);
  });

  it("stays as it was when the new one cannot be written", () => {
    write("one", "before");
    const bad = [
      { name: "a.txt", bytes: "after" },
      { name: "missing/a.txt", bytes: "x" },
    ];
    expect(() => writeFolder(join(root, "one"), bad, { force: true })).toThrow(FileError);
    expect([contents("one"), readdirSync(root)]).toEqual(["before", ["one"]]);
  });

  it("does not replace a file", () => {
    writeFileSync(join(root, "one"), "a file");
    expect(() => write("one", "x", true)).toThrow("a file has this name");
    expect(readFileSync(join(root, "one"), "utf8")).toBe("a file");
  });

  it("names the reason when a part of the path is a file", () => {
    writeFileSync(join(root, "file"), "x");
    expect(() => write("file/one")).toThrow("a part of this path is a file, not a folder");
  });
});

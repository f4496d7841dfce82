import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FileError } from "../../../src/node/files/file-error.js";
import { writeFiles } from "../../../src/node/files/write-files.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(join(folder, name), "utf8");
const write = (names: string[], force = false) =>
  writeFiles(
    names.map((name) => ({ path: join(folder, name), bytes: `new ${name}` })),
    { force },
  );

it("writes every file, readable and writable by its owner alone, and leaves nothing else behind", () => {
  write(["a.pdf", "b.pdf"]);
  expect(readdirSync(folder).sort()).toEqual(["a.pdf", "b.pdf"]);
  expect(read("a.pdf")).toBe("new a.pdf");
  expect(statSync(join(folder, "a.pdf")).mode & 0o777).toBe(0o600);
});

it("makes a missing folder that only its owner can enter", () => {
  write(["deep/er/a.pdf"]);
  expect(read("deep/er/a.pdf")).toBe("new deep/er/a.pdf");
  expect(statSync(join(folder, "deep")).mode & 0o777).toBe(0o700);
});

it("writes none of the set when one of them exists", () => {
  writeFileSync(join(folder, "b.pdf"), "old");
  expect(() => write(["a.pdf", "b.pdf", "c.pdf"])).toThrow(FileError);
  expect(readdirSync(folder)).toEqual(["b.pdf"]);
  expect(read("b.pdf")).toBe("old");
});

it("replaces what exists with force, and narrows its mode", () => {
  writeFileSync(join(folder, "b.pdf"), "old");
  chmodSync(join(folder, "b.pdf"), 0o644);
  write(["a.pdf", "b.pdf"], true);
  expect(read("b.pdf")).toBe("new b.pdf");
  expect(statSync(join(folder, "b.pdf")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(["a.pdf", "b.pdf"]);
});

it("puts back what it replaced when a later file of the set fails", () => {
  writeFileSync(join(folder, "a.pdf"), "old a");
  mkdirSync(join(folder, "z.pdf"));
  expect(() => write(["a.pdf", "new.pdf", "z.pdf"], true)).toThrow(/a folder has this name/);
  expect(read("a.pdf")).toBe("old a");
  expect(readdirSync(folder).sort()).toEqual(["a.pdf", "z.pdf"]);
});

it("does not write through a link: without force the link refuses the set, with force the link itself is replaced", () => {
  const outside = join(folder, "outside.txt");
  writeFileSync(outside, "mine");
  symlinkSync(outside, join(folder, "a.pdf"));
  symlinkSync(join(folder, "nowhere"), join(folder, "dangling.pdf"));
  expect(() => write(["a.pdf"])).toThrow(FileError);
  expect(() => write(["dangling.pdf"])).toThrow(FileError);
  expect(readlinkSync(join(folder, "a.pdf"))).toBe(outside);
  write(["a.pdf"], true);
  expect(read("outside.txt")).toBe("mine");
  expect(read("a.pdf")).toBe("new a.pdf");
});

it("refuses a set in which two files have one name", () => {
  expect(() => write(["a.pdf", "./a.pdf"])).toThrow(/two files of this set/);
  expect(readdirSync(folder)).toEqual([]);
});

it("says in words why a folder cannot be made", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => write(["file/a.pdf"])).toThrow(/its folder cannot be made: a part of this path is a file/);
  expect(existsSync(join(folder, "file/a.pdf"))).toBe(false);
});

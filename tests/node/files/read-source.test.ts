import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FileError } from "../../../src/node/files/file-error.js";
import { readBytes, readSource } from "../../../src/node/files/read-source.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "form8606-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

it.each([
  ["ledger.json", "json"],
  ["ledger.yaml", "yaml"],
  ["LEDGER.YML", "yaml"],
])("reads %s as %s", (name, format) => {
  expect(readSource(file(name, "text"))).toMatchObject({ text: "text", format });
});

it("leaves a byte order mark out", () => {
  expect(readSource(file("a.json", "\ufeff{}")).text).toBe("{}");
});

it("refuses bytes that are not UTF-8 rather than guess at a name's letters", () => {
  expect(() => readSource(file("a.yaml", Uint8Array.from([0x5a, 0x6f, 0xeb])))).toThrow(/not UTF-8/);
});

it("refuses another extension, a missing file and a folder, each with its reason", () => {
  expect(() => readSource(file("ledger.txt", ""))).toThrow(/ends in \.json, \.yaml or \.yml/);
  expect(() => readSource(join(folder, "none.yaml"))).toThrow(/no such file/);
  rmSync(folder, { recursive: true });
  expect(() => readSource(join(folder, "none.yaml"))).toThrow(FileError);
});

it("refuses a device, a named pipe and a sparse file without reading them", () => {
  expect(() => readBytes("/dev/zero", "/dev/zero")).toThrow(/device or a pipe/);
  const pipe = join(folder, "pipe.yaml");
  execFileSync("mkfifo", [pipe]);
  expect(() => readSource(pipe)).toThrow(/device or a pipe/);
  const sparse = file("sparse.pdf", "");
  truncateSync(sparse, 1_500_000_000);
  expect(() => readBytes(sparse, sparse)).toThrow(/larger than 20 MB/);
});

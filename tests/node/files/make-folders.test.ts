import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolders } from "../../../src/node/files/make-folders.js";

const at = mkdtempSync(join(tmpdir(), "form8606-folders-"));
afterAll(() => rmSync(at, { recursive: true, force: true }));

describe("folders", () => {
  it("are made with those above them, for the owner alone", () => {
    makeFolders(join(at, "a/b/c"));
    for (const each of ["a", "a/b", "a/b/c"]) expect(statSync(join(at, each)).mode & 0o777).toBe(0o700);
  });

  it("that are there stay as they are", () => {
    makeFolders(join(at, "a/b"));
    expect(statSync(join(at, "a/b/c")).isDirectory()).toBe(true);
  });

  it("are not made below a file", () => {
    writeFileSync(join(at, "file"), "");
    expect(() => makeFolders(join(at, "file/b"))).toThrow(/ENOTDIR|EEXIST/);
    expect(() => makeFolders(join(at, "file"))).toThrow(/EEXIST/);
  });

  it.runIf(existsSync("/proc/self"))(
    "are refused where the system takes no new name, without an end to wait for",
    () => {
      for (const path of ["/proc/x", "/proc/x/y/z"])
        expect(() => makeFolders(path)).toThrow(/ENOENT|EACCES|EPERM/);
    },
  );
});

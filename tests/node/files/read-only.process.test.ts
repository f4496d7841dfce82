import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { reasonOf } from "../../../src/node/files/disk.js";
import { makeFolders } from "../../../src/node/files/make-folders.js";

const root = mkdtempSync(join(tmpdir(), "form8606-"));
const disk = join(root, "disk");
afterAll(() => {
  spawnSync("umount", [disk]);
  rmSync(root, { recursive: true, force: true });
});

it("says that a place is read-only, also of folders that are missing in it", ({ skip }) => {
  makeFolders(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", disk]).status !== 0)
    return skip("a read-only disk can be mounted by root on Linux only");
  for (const name of ["new", "a/b/c"]) {
    let reason = "";
    try {
      makeFolders(join(disk, name));
    } catch (error) {
      reason = reasonOf(error);
    }
    expect(reason, name).toBe("this place is read-only");
  }
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeFolders, reasonOf } from "../../../src/node/files/disk.js";

const root = mkdtempSync(join(tmpdir(), "form8606-"));
const disk = join(root, "disk");
afterAll(() => {
  spawnSync("umount", [disk]);
  rmSync(root, { recursive: true, force: true });
});

it.each(["new", "a/b/c"])("says that a place is read-only, of %s in it", (name, { skip }) => {
  makeFolders(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", disk]).status !== 0)
    return skip("a read-only disk can be mounted by root on Linux only");
  let reason = "";
  try {
    makeFolders(join(disk, name));
  } catch (error) {
    reason = reasonOf(error);
  }
  spawnSync("umount", [disk]);
  expect(reason).toBe("this place is read-only");
});

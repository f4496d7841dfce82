import { spawnSync } from "node:child_process";
import { mkdirSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { at, commands, everything, MOMENTS, moments, node, scene, usesCommands } from "./writing-commands.js";

usesCommands();
const mounted: string[] = [];
afterAll(() => {
  for (const disk of mounted) spawnSync("umount", [disk]);
});

const PAGE = 4096;
const ROOM = { size: `${64 << 20}`, nr_inodes: "5000" };

/** A disk in memory that can be made smaller; null where only root may mount one. */
function smallDisk(folder: string): string | null {
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options(ROOM), "tmpfs", folder]);
  if (status !== 0) return null;
  mounted.push(folder);
  // A size of nothing would be no limit.
  writeFileSync(join(folder, "other"), "of somebody else");
  return folder;
}

const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of)
    .map(([name, value]) => `${name}=${value}`)
    .join(",");

/** Lets a disk have room for so many pages, or so many files and folders, and no more. */
function leaveRoom(disk: string, what: keyof typeof ROOM, count: number): void {
  const { blocks, bfree, files, ffree } = statfsSync(disk);
  const most =
    what === "size"
      ? { size: `${(blocks - bfree + count) * PAGE}` }
      : { nr_inodes: `${files - ffree + count}` };
  remount(disk, most);
}

function remount(disk: string, of: Readonly<Record<string, string>>): void {
  const { status, stderr } = spawnSync("mount", ["-o", `remount,${options(of)}`, disk], { encoding: "utf8" });
  expect(status, stderr).toBe(0);
}

/** What a command writes that was not there before: it needs at least so much room. */
function needed(whole: string, old: Record<string, string>, wanted: Record<string, string>) {
  const written = Object.keys(wanted).filter((path) => wanted[path] !== old[path]);
  const pages = written.map((path) => Math.ceil(statSync(join(whole, path)).size / PAGE));
  return { size: pages.reduce((sum, each) => sum + each, 0), nr_inodes: written.length + 3 };
}

describe.each(commands("draft --force", "import --into"))("%s", (name, command) => {
  it(`on a disk that is full after a random amount, ${MOMENTS} times, loses nothing and leaves nothing behind`, ({
    skip,
  }) => {
    const folder = at(name.replaceAll(/\W/g, "-"));
    const { old, wanted, status, put } = scene(command, folder, {});
    const disk = smallDisk(join(folder, "disk"));
    if (disk === null) return skip("a small disk can be mounted by root on Linux only");
    const out = join(disk, "out");
    const need = needed(join(folder, "whole"), old, wanted);
    const moment = moments();
    for (let count = 0; count < MOMENTS; count++) {
      put(out);
      const before = everything(disk);
      const what = moment(3) === 1 ? "nr_inodes" : "size";
      const room = moment(need[what]) - 1;
      leaveRoom(disk, what, room);
      const full = node(command.run(out));
      const where = `room for ${room} of ${need[what]}, ${what}`;
      expect([full.status, full.stderr], where).toEqual([
        2,
        expect.stringMatching(
          /(?:^|\n)\/.+: (?:its folder cannot be made: )?the disk is full; free some space and try again(?:\. Nothing|\n)/,
        ),
      ]);
      expect(full.stderr).toContain(out);
      expect(everything(disk), where).toEqual(before);
      remount(disk, ROOM);
      const again = node(command.run(out));
      expect(again.status, again.stderr).toBe(status);
      expect(everything(out), where).toEqual(wanted);
    }
  });
});

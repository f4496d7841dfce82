import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { at, commands, everything, MOMENTS, moments, node, scene, usesCommands } from "./writing-commands.js";

usesCommands();
const mounted: string[] = [];
afterAll(() => {
  for (const disk of mounted) spawnSync("umount", [disk]);
});

/** Root may write anywhere, but not without its capabilities (capabilities(7)). */
const UNPRIVILEGED =
  process.getuid?.() === 0
    ? [
        "setpriv",
        "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
      ]
    : [];
/** Why modes cannot be tried here. */
const noModes =
  process.platform === "win32" ||
  (UNPRIVILEGED.length > 0 && spawnSync("setpriv", ["--version"]).status !== 0)
    ? "modes of folders bind nobody here"
    : undefined;

const PUT_BACK =
  /could not be put back \(E\w+\)\. They are safe in \.form8606-\w+-\S+; the next run puts them back/;
const REFUSED = /no permission to write here; choose another place, or change its permissions/;

const cases = commands("correct --force", "open");

describe.each(cases)("%s", (name, command) => {
  it.skipIf(noModes)(
    `in a folder that becomes read-only at ${MOMENTS} random moments loses nothing, and the next run clears up`,
    () => {
      const { run, start, env } = command;
      const folder = at(`modes-${name.replaceAll(/\W/g, "-")}`);
      const { old, wanted, status, calls, put } = scene(command, folder, { DISTURB_HOW: "read-only" });
      const place = join(folder, "place");
      const out = join(place, "out");
      mkdirSync(place);
      const moment = moments();
      const foldersOf = () => [place, out, ...subfolders(out)].filter((each) => existsSync(each));
      for (let count = 0; count < MOMENTS; count++) {
        for (const each of foldersOf()) chmodSync(each, 0o700);
        put(out);
        // The first time it is read-only from the start.
        const when = count === 0 ? 1 : moment(calls);
        const disturbance = {
          DISTURB_AT: String(when),
          DISTURB_HOW: "read-only",
          DISTURB_FOLDERS: foldersOf().join("\n"),
        };
        const refused = node(run(out), disturbance, UNPRIVILEGED);
        const where = `read-only at ${when} of ${calls}: ${refused.stderr}`;
        expect([status, 2], where).toContain(refused.status);
        if (count === 0) expect(refused.status, where).toBe(2);
        if (refused.status === 2) {
          expect(refused.stderr).toContain(place);
          expect(REFUSED.test(refused.stderr) || PUT_BACK.test(refused.stderr), where).toBe(true);
        }
        for (const each of foldersOf()) chmodSync(each, 0o700);
        node(start(out), env, UNPRIVILEGED);
        expect([old, wanted], where).toContainEqual(everything(out));
        const again = node(run(out), {}, UNPRIVILEGED);
        expect(again.status, again.stderr).toBe(status);
        expect(everything(out), where).toEqual(wanted);
        expect(readdirSync(place), where).toEqual(["out"]);
      }
    },
  );

  it("on a disk that is read-only names it, and what it holds stays", ({ skip }) => {
    const folder = at(`disk-${name.replaceAll(/\W/g, "-")}`);
    const disk = join(folder, "disk");
    mkdirSync(disk, { recursive: true });
    if (spawnSync("mount", ["-t", "tmpfs", "tmpfs", disk]).status !== 0)
      return skip("a read-only disk can be mounted by root on Linux only");
    mounted.push(disk);
    const out = join(disk, "out");
    command.before(out);
    const before = everything(disk);
    expect(spawnSync("mount", ["-o", "remount,ro", disk]).status).toBe(0);
    const { status, stderr } = node(command.run(out));
    expect(status, stderr).toBe(2);
    expect(stderr).toContain(disk);
    expect(stderr).toContain("this place is read-only; choose another place");
    expect(everything(disk)).toEqual(before);
  });
});

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

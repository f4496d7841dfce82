import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { FolderLock } from "../../src/batch/lock.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, with a lock that says this. */
function folder(holder?: object | string): string {
  const made = mkdtempSync(join(tmpdir(), "form8606-lock-"));
  folders.push(made);
  if (holder !== undefined)
    writeFileSync(join(made, "lock"), typeof holder === "string" ? holder : JSON.stringify(holder));
  return made;
}

/** What the lock of this process says, changed. */
async function holder(change: object): Promise<object> {
  const made = folder();
  const lock = await FolderLock.take(made, "out");
  const says = JSON.parse(readFileSync(join(made, "lock"), "utf8"));
  lock.release();
  return { ...says, id: "another", ...change };
}

const dead = () => Number(spawnSync("sh", ["-c", "echo $$"], { encoding: "utf8" }).stdout);
const refusal = /out: another run is writing here/;

describe("the lock of a folder", () => {
  it("is for one run at a time, and nothing of it stays", async () => {
    const made = folder();
    const lock = await FolderLock.take(made, "out");
    await expect(FolderLock.take(made, "out")).rejects.toThrow(refusal);
    expect(readdirSync(made)).toEqual(["lock"]);
    lock.release();
    expect(readdirSync(made)).toEqual([]);
    (await FolderLock.take(made, "out")).release();
  });

  it("is taken from a run that was killed, also when its process number belongs to another one now", async () => {
    (await FolderLock.take(folder(await holder({ pid: dead() })), "out")).release();
    if (process.platform === "linux")
      (await FolderLock.take(folder(await holder({ began: "1" })), "out")).release();
  });

  it("is taken when a crash left it empty or torn", async () => {
    for (const text of ["", '{"id":"x","mach', "\0\0\0"])
      (await FolderLock.take(folder(text), "out")).release();
  });

  it("goes to one of several that find a dead run's", async () => {
    const made = folder(await holder({ pid: dead() }));
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => FolderLock.take(made, "out")));
    const taken = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(taken).toHaveLength(1);
    taken[0]?.release();
    expect(readdirSync(made)).toEqual([]);
  });

  it.concurrent("is taken from a machine that was started anew, after nobody touched it for a while", async () => {
    const made = folder(await holder({ machine: "this machine, before" }));
    (await FolderLock.take(made, "out")).release();
  });

  it.concurrent("is not taken from a machine whose run touches it", async () => {
    const made = folder(await holder({ machine: "another machine" }));
    const beat = setInterval(() => utimesSync(join(made, "lock"), new Date(), new Date()), 300);
    await expect(FolderLock.take(made, "out")).rejects.toThrow(refusal);
    clearInterval(beat);
  });

  it("is not given back by a run that lost it", async () => {
    const made = folder();
    const lock = await FolderLock.take(made, "out");
    const other = JSON.stringify(await holder({}));
    writeFileSync(join(made, "lock"), other);
    lock.release();
    expect(readFileSync(join(made, "lock"), "utf8")).toBe(other);
  });
});

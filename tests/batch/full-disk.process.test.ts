import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { processes, someClients, tree } from "./running.js";

const { at, correct, clients } = processes();
const mounted: string[] = [];
afterAll(() => {
  for (const folder of mounted) spawnSync("umount", [folder]);
});

/** A disk of a few megabytes; null where only root may mount one. */
function smallDisk(megabytes: number): string | null {
  const folder = at("disk");
  mkdirSync(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]);
  if (status !== 0) return null;
  mounted.push(folder);
  return folder;
}

it("a run that fills the disk stops with its reason, and goes on when there is room", async ({ skip }) => {
  const disk = smallDisk(24);
  if (disk === null) return skip("a small disk can be mounted by root on Linux only");
  const input = clients("clients.jsonl", someClients(50));
  const out = `${disk}/out`;
  const ballast = `${disk}/ballast`;
  writeFileSync(ballast, Buffer.alloc(20 << 20));
  const full = await correct(input, "--out", out);
  expect([full.status, full.err]).toEqual([
    2,
    expect.stringContaining("the disk is full; finished packages are kept"),
  ]);
  expect(full.out).toBe("");
  const whole = readdirSync(out).filter((name) => !name.startsWith("."));
  expect(whole.length).toBeGreaterThan(0);

  rmSync(ballast);
  const rest = await correct(input, "--out", out);
  expect(rest.status, rest.err).toBe(3);
  expect(rest.out).toMatch(/ packages made, \d+ packages there already/);
  await correct(input, "--out", at("undisturbed"));
  expect(tree(out)).toEqual(tree(at("undisturbed")));
});

import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { correction, processes, someClients, tree } from "./running.js";

const { at, start, correct, clients } = processes();
const SHARDS = 4;

it("four shards, two of them killed and started again, make what one run makes", async () => {
  const input = clients("clients.jsonl", someClients(40));
  await correct(input, "--out", at("whole"));
  const folders = Array.from({ length: SHARDS }, (_, index) => at(`shard-${index}`));
  const begin = (index: number) =>
    start(correction(input, "--out", folders[index] as string), {
      env: { JOB_COMPLETION_INDEX: String(index), FORM8606_SHARDS: String(SHARDS) },
    });
  const runs = folders.map((_, index) => begin(index));
  for (const index of [1, 2]) {
    while (packages(folders[index] as string).length === 0) await sleep(5);
    runs[index]?.child.kill("SIGKILL");
  }
  const ended = await Promise.all(runs.map((run) => run.ended));
  expect(ended.filter(({ status }) => status === "SIGKILL")).toHaveLength(2);
  for (const [index, { status, err }] of ended.entries())
    expect([0, 3], err).toContain(status === "SIGKILL" ? (await begin(index).ended).status : status);

  const merged = await start(["report", "merge", at("merged"), ...folders]).ended;
  expect(merged).toEqual({
    status: 0,
    out: `Merged 40 clients into ${at("merged")}/report.csv.\n`,
    err: "",
  });
  expect(readFileSync(at("merged/report.csv"), "utf8")).toBe(readFileSync(at("whole/report.csv"), "utf8"));
  expect(readFileSync(at("merged/failures.jsonl"), "utf8")).toBe(
    readFileSync(at("whole/failures.jsonl"), "utf8"),
  );

  mkdirSync(at("all"));
  for (const folder of folders)
    for (const name of packages(folder))
      cpSync(`${folder}/${name}`, at("all", name), { recursive: true, errorOnExist: true, force: false });
  const whole = Object.entries(tree(at("whole"))).filter(
    ([path]) => path.includes("/") && !path.startsWith("."),
  );
  expect(tree(at("all"))).toEqual(Object.fromEntries(whole));
});

it("a shard's folder is not another one's", async () => {
  const input = clients("few.jsonl", someClients(10));
  await correct(input, "--out", at("first"), "--shard", "1/2");
  const { status, err } = await correct(input, "--out", at("first"), "--shard", "2/2");
  expect([status, err]).toEqual([2, expect.stringContaining("another shard (1/2, now 2/2)")]);
});

it("a task of an array without its number of tasks is refused before anything is done", async () => {
  const run = start(correction(clients("few.jsonl", someClients(10)), "--out", at("none")), {
    env: { JOB_COMPLETION_INDEX: "3" },
  });
  const { status, err } = await run.ended;
  expect([status, err]).toEqual([2, expect.stringContaining("FORM8606_SHARDS: must be set")]);
});

function packages(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

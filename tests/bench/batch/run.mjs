/**
 * How fast a batch corrects clients nobody is: 1,000 and then 10,000 of them, six years each, as whole packages on this
 * machine's disk. Each run is a process of its own, so that its peak memory is its own. What is written is deleted.
 *
 *   npm run bench:batch
 *
 * CLIENTS sets the numbers (`CLIENTS=500,2000`), TMPDIR where they are written: 10,000 clients need about 4 GB there.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBatch } from "../../../dist/batch/run-batch.js";
import { OWN_LIST, writeOwnFolder } from "../../../dist/node/files/own-folder.js";
import { clientLedger } from "./clients.mjs";

/** Bytes that a client may take on the disk, and how many packages are written once more for comparison. */
const ROOM = 500_000;
const SAMPLE = 200;

if (process.send) await correctThem(process.argv[2], process.argv[3]);
else await compareThem();

async function compareThem() {
  console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0].toFixed(2)}\n`);
  const folder = mkdtempSync(join(tmpdir(), "form8606-bench-"));
  // Everything is deleted at the end: ext4 is slow to make files for minutes after it lost many.
  try {
    for (const count of (process.env.CLIENTS ?? "1000,10000").split(",").map(Number))
      await measure(count, mkdtempSync(join(folder, "run-")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(count, folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < count * ROOM) throw new Error(`${count} clients need ${(count * ROOM) / 1e9} GB`);
  const input = join(folder, "clients.jsonl");
  await writeClients(input, count);
  const child = fork(fileURLToPath(import.meta.url), [input, join(folder, "out")]);
  let measured;
  child.on("message", (message) => {
    measured = message;
  });
  const [status, signal] = await once(child, "exit");
  if (measured === undefined) throw new Error(`the run ended with ${signal ?? status}`);
  report(count, measured, writingAlone(folder));
}

async function writeClients(path, count) {
  const stream = createWriteStream(path);
  for (let number = 0; number < count; number++)
    if (!stream.write(`${JSON.stringify(clientLedger(number))}\n`)) await once(stream, "drain");
  stream.end();
  await once(stream, "finish");
}

/** In a process of its own: one batch, and what it took. */
async function correctThem(input, out) {
  let forms = 0;
  const day = "2026-03-02";
  const options = { inputs: [input], out, template: "worksheet", asOf: day, today: day };
  const begun = performance.now();
  const { made, failed, times } = await runBatch(
    {
      ...options,
      exports: [],
      keys: null,
      shard: { index: 0, count: 1 },
      force: false,
      dryRun: false,
      program: "bench",
    },
    {
      progress() {},
      row({ row }) {
        forms += row.forms ?? 0;
      },
    },
  );
  const wall = (performance.now() - begun) / 1000;
  if (failed > 0) throw new Error(`${failed} clients failed`);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send({
    made,
    forms,
    wall,
    times,
    user: userCPUTime / 1e6,
    system: systemCPUTime / 1e6,
    memory: maxRSS / 1024,
  });
  process.disconnect();
}

/** The same files, as many at a time, and nothing computed: what the disk and the system allow one thread. */
function writingAlone(folder) {
  const out = join(folder, "out");
  const packages = readdirSync(out)
    .filter((name) => !name.startsWith(".") && !name.includes("."))
    .slice(0, SAMPLE)
    .map((name) =>
      readdirSync(join(out, name))
        .filter((file) => file !== OWN_LIST)
        .map((file) => ({ name: file, bytes: readFileSync(join(out, name, file)) })),
    );
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  const begun = performance.now();
  for (const [at, files] of packages.entries())
    writeOwnFolder(join(folder, String(at)), files, "bench", { temporary });
  const seconds = (performance.now() - begun) / 1000;
  const bytes = packages.flat().reduce((sum, file) => sum + file.bytes.length, 0);
  return {
    perSecond: packages.length / seconds,
    bytes: bytes / packages.length,
    files: packages.flat().length / packages.length,
  };
}

function report(count, { made, forms, wall, times, user, system, memory }, alone) {
  const share = (part) => `${((100 * part) / times.all).toFixed(0)} %`;
  const per1000 = (seconds) => `${((1000 * seconds) / made).toFixed(2)} s`;
  const rows = [
    ["packages", `${made} with ${forms} forms in ${wall.toFixed(1)} s`],
    ["a second", `${(made / wall).toFixed(0)} clients, ${(forms / wall).toFixed(0)} forms`],
    ["processor", `${per1000(user)} of its own and ${per1000(system)} of the system for 1,000 clients`],
    [
      "time of the threads",
      `${share(times.fill)} filling, ${share(times.write)} writing, ${share(times.all - times.fill - times.write)} the rest`,
    ],
    ["peak memory", `${memory.toFixed(0)} MB`],
    ["a package", `${(alone.bytes / 1e6).toFixed(2)} MB in ${alone.files.toFixed(1)} files`],
    ["writing alone", `${alone.perSecond.toFixed(0)} packages a second in one thread`],
  ];
  console.log(`${count} clients of six years\n`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(20)} ${value}`);
  console.log();
}

// Loads a server on this machine with wrk and prints what it measured, as a table. See README.md.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { large, small } from "./ledgers.mjs";

const SECONDS = Math.min(Number(process.env.SECONDS ?? 10), 60);
const OVERLOAD_SECONDS = Math.min(Number(process.env.OVERLOAD_SECONDS ?? 120), 300);
const folder = mkdtempSync(join(tmpdir(), "form8606-bench-"));
const bodies = { small: join(folder, "small.json"), large: join(folder, "large.json") };
writeFileSync(bodies.small, JSON.stringify(small));
writeFileSync(bodies.large, JSON.stringify(large));

async function startServer(sizes) {
  const server = fork(new URL("server.mjs", import.meta.url), {
    execArgv: ["--disable-warning=ExperimentalWarning", "--expose-gc"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, SIZES: sizes.join() },
  });
  const [{ port }] = await once(server, "message");
  return { server, url: `http://127.0.0.1:${port}` };
}

function load(url, { body, connections = 16, seconds = SECONDS }) {
  const script = new URL("post.lua", import.meta.url).pathname;
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", script, url];
  const out = execFileSync("wrk", args, { env: { ...process.env, BODY: bodies[body] }, encoding: "utf8" });
  return JSON.parse(/^RESULT (.*)$/m.exec(out)[1]);
}

async function memory(server) {
  server.send("memory");
  const [{ memory }] = await once(server, "message");
  return Math.round(memory.rss / 1e6);
}

async function sizeOf(url, path) {
  const reply = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(small),
  });
  return (await reply.arrayBuffer()).byteLength;
}

const first = await startServer([]);
const fillable = await sizeOf(first.url, "/v1/forms");
const flattened = await sizeOf(first.url, "/v1/forms?flatten=true");
first.server.kill();

const { server, url } = await startServer([fillable, flattened]);
const runs = [
  [`/control/${fillable}`, "small"],
  ["/v1/forms", "small"],
  [`/control/${flattened}`, "small"],
  ["/v1/forms?flatten=true", "small"],
  ["/v1/lines", "small"],
  ["/v1/forms", "large"],
  ["/v1/forms?flatten=true", "large"],
  ["/v1/lines", "large"],
];
console.log(
  `load average before: ${loadavg()
    .map((load) => load.toFixed(2))
    .join(" ")}`,
);
for (const [path, body] of runs) load(url + path, { body, seconds: 2 });
const rows = runs.map(([path, body]) => ({ path, body, ...load(url + path, { body }) }));
console.table(rows);
const rate = (path) => rows.find((row) => row.path === path && row.body === "small").served;
console.log(
  `forms to control: fillable ${(rate("/v1/forms") / rate(`/control/${fillable}`)).toFixed(2)}, flattened ${(rate("/v1/forms?flatten=true") / rate(`/control/${flattened}`)).toFixed(2)}`,
);

const before = await memory(server);
const connections = 512;
const over = load(`${url}/v1/forms`, { body: "small", connections, seconds: OVERLOAD_SECONDS });
await new Promise((resolve) => setTimeout(resolve, 3000));
console.log(`overload: ${connections} connections for ${OVERLOAD_SECONDS} s`, over);
console.log(`resident memory: ${before} MB before, ${await memory(server)} MB after`);
server.kill();

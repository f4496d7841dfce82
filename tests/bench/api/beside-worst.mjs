// How long a normal client waits beside clients that send the worst ledgers, as p50 and p99. See README.md.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { denseLedger, shapes } from "../../year/dense-ledgers.mjs";
import { small } from "./ledgers.mjs";

const SECONDS = Math.min(Number(process.env.SECONDS ?? 30), 300);
/** Clients that send the worst ledgers, each one request after the other; and requests a second of the normal client. */
const WORST = Math.min(Number(process.env.WORST ?? 4), 64);
const RATE = Math.min(Number(process.env.RATE ?? 20), 500);
/** The most entries of a ledger, and items and keys in all, that a server takes. */
const MOST_ENTRIES = 1000;
const MOST_VALUES = 5000;
const PATHS = ["/v1/lines?explain=true", "/v1/lines", "/v1/review", "/v1/forms?years=2024"];

const agent = new Agent({ keepAlive: true });

function post(port, path, body) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": body.length };
    const began = performance.now();
    const sent = request({ port, host: "127.0.0.1", method: "POST", path, headers, agent }, (reply) => {
      reply.resume();
      reply.once("end", () => resolve({ status: reply.statusCode, time: performance.now() - began }));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** The largest ledger of a shape that a server takes. */
function largest(name) {
  const [one, two] = [denseLedger(name, 20), denseLedger(name, 40)];
  const each = (valuesIn(two) - valuesIn(one)) / 20;
  const byValues = Math.floor((MOST_VALUES * 0.98 - valuesIn(one)) / each) + 20;
  return denseLedger(name, Math.min(byValues, Math.floor(MOST_ENTRIES / (one.entries.length / 20))));
}

function valuesIn(value) {
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum, held) => sum + 1 + valuesIn(held), 0);
}

/** Sends the worst ledgers without a pause until it is told to end, and then tells how they were answered. */
async function sendWorst(port) {
  const bodies = Object.keys(shapes).map((name) => Buffer.from(JSON.stringify(largest(name))));
  const statuses = {};
  let isOver = false;
  process.once("message", () => {
    isOver = true;
  });
  process.send("ready");
  for (let at = Math.floor(Math.random() * 1000); !isOver; at++) {
    const { status } = await post(port, PATHS[at % PATHS.length], bodies[at % bodies.length]);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  finish({ statuses });
}

/**
 * Sends small ledgers at an even rate, whether or not the one before is answered, and tells their times, and how late its own
 * process was.
 */
async function sendNormally(port, seconds) {
  const body = Buffer.from(JSON.stringify(small));
  for (let at = 0; at < 50; at++) await post(port, "/v1/lines", body);
  process.send("ready");
  await once(process, "message");
  const own = monitorEventLoopDelay({ resolution: 1 });
  own.enable();
  const answers = [];
  for (let at = 0; at < seconds * RATE; at++) {
    answers.push(post(port, "/v1/lines", body));
    await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
  }
  const answered = await Promise.all(answers);
  own.disable();
  finish({ answered, late: own.percentile(99) / 1e6, processor: process.cpuUsage() });
}

function finish(told) {
  agent.destroy();
  process.send(told, () => process.disconnect());
}

/** A client in a process of its own, once it is ready to send. */
async function startClient(...args) {
  const client = fork(new URL(import.meta.url), args.map(String));
  await once(client, "message");
  return client;
}

/** What a process answers to a message. */
async function ask(client, message) {
  const told = once(client, "message");
  client.send(message);
  return (await told)[0];
}

async function measure() {
  const server = fork(new URL("server.mjs", import.meta.url), {
    execArgv: process.env.SERVER_ARGS?.split(" ") ?? [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ port }] = await once(server, "message");
  console.log(
    `load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(" ")}`,
  );
  const alone = await ask(await startClient("normal", port, Math.min(5, SECONDS)), "go");
  const normal = await startClient("normal", port, SECONDS);
  const clients = await Promise.all(Array.from({ length: WORST }, () => startClient("worst", port)));
  await ask(server, "delay");
  const beside = await ask(normal, "go");
  const delay = await ask(server, "delay");
  const worst = await Promise.all(clients.map((client) => ask(client, "end")));
  console.table({ alone: summary(alone), [`beside ${WORST} of the worst`]: summary(beside) });
  console.log("answers to the worst ledgers:", sumOf(worst.map(({ statuses }) => statuses)));
  console.log("delay of the server's own thread in milliseconds:", delay);
  server.disconnect();
}

function summary({ answered, late, processor }) {
  const times = answered.map(({ time }) => time).sort((a, b) => a - b);
  const at = (share) => {
    const time = times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return `${time.toFixed(1)} ms`;
  };
  return {
    answers: JSON.stringify(sumOf(answered.map(({ status }) => ({ [status]: 1 })))),
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
    "own p99": `${late.toFixed(1)} ms`,
    "own processor": `${Math.round((processor.user + processor.system) / 1000)} ms`,
  };
}

function sumOf(counts) {
  const sum = {};
  for (const each of counts)
    for (const [key, count] of Object.entries(each)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

const [role, port, seconds] = process.argv.slice(2);
if (role === "worst") await sendWorst(port);
else if (role === "normal") await sendNormally(port, Number(seconds));
else await measure();

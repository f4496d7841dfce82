// How long a normal client waits beside clients that send the worst ledgers, as p50 and p99. See README.md.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { loadavg } from "node:os";
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
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
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

/** Sends the worst ledgers without a pause until the process is ended. */
async function sendWorst(port) {
  const bodies = Object.keys(shapes).map((name) => JSON.stringify(largest(name)));
  for (let at = Math.floor(Math.random() * 1000); ; at++) {
    const { status } = await post(port, PATHS[at % PATHS.length], bodies[at % bodies.length]);
    process.send({ status });
  }
}

/** Sends small ledgers at an even rate, whether or not the one before is answered, and gives their times. */
async function sendNormally(port, seconds) {
  const body = JSON.stringify(small);
  const answers = [];
  for (let at = 0; at < seconds * RATE; at++) {
    answers.push(post(port, "/v1/lines", body));
    await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
  }
  return Promise.all(answers);
}

function summary(answers) {
  const times = answers.map(({ time }) => time).sort((a, b) => a - b);
  const at = (share) =>
    `${times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)} ms`;
  return { answers: countOf(answers), p50: at(0.5), p99: at(0.99), max: at(1) };
}

function countOf(answers) {
  const counts = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return JSON.stringify(counts);
}

async function measure() {
  const server = fork(new URL("server.mjs", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const [{ port }] = await once(server, "message");
  console.log(
    `load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(" ")}`,
  );
  const alone = await sendNormally(port, Math.min(5, SECONDS));
  const worst = [];
  const clients = Array.from({ length: WORST }, () => fork(new URL(import.meta.url), [String(port)]));
  for (const client of clients) client.on("message", (answer) => worst.push(answer));
  const beside = await sendNormally(port, SECONDS);
  for (const client of clients) client.kill();
  console.table({ alone: summary(alone), [`beside ${WORST} of the worst`]: summary(beside) });
  console.log(`answers to the worst ledgers: ${countOf(worst)}`);
  server.kill();
  agent.destroy();
}

const [port] = process.argv.slice(2);
if (port === undefined) await measure();
else await sendWorst(Number(port));

// Measures the engine on one core and the start of the command line: `npm run bench:engine`. It asserts nothing, since
// absolute rates belong to a quiet machine; the control in the same run tells how fast this one is just now.
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { compute, readLedger, toJson } from "../../dist/index.js";
import { denseLedger, shapes } from "../year/dense-ledgers.mjs";

const SECONDS = 2;
const main = fileURLToPath(new URL("../../dist/bin/form8606.js", import.meta.url));
const example = fileURLToPath(new URL("../../docs/examples/clean-backdoor.yaml", import.meta.url));

/** Three entries a year: a contribution, a partial conversion and a distribution, all with cents. */
function ledgerOf(years, first) {
  const ledger = { owner: { name: "Bench Owner", born: "1960-01-01" }, years: {}, entries: [] };
  for (let year = first; year < first + years; year++) {
    ledger.years[year] = { year_end_value: 50000.12, deducted: 0 };
    ledger.entries.push(
      { date: `${year}-02-01`, kind: "contribution", amount: 5000, for: year },
      { date: `${year}-03-01`, kind: "conversion", amount: 4000.37 },
      { date: `${year}-09-01`, kind: "distribution", amount: 1000.55 },
    );
  }
  return JSON.stringify(ledger);
}

function rate(name, work) {
  for (let i = 0; i < 500; i++) work();
  const start = process.hrtime.bigint();
  let count = 0;
  let seconds = 0;
  while (seconds < SECONDS) {
    for (let i = 0; i < 50; i++) work();
    count += 50;
    seconds = Number(process.hrtime.bigint() - start) / 1e9;
  }
  const perSecond = Math.round(count / seconds);
  console.log(`${name.padEnd(58)} ${String(perSecond).padStart(8)} a second`);
  return perSecond;
}

function checked(text) {
  const ledger = readLedger(text, "json");
  if (!ledger.ok) throw new Error("the ledger of the benchmark is not valid");
  return ledger.value;
}

console.log(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}, node ${process.version}`,
);
const ten = ledgerOf(10, 2014);
// The longest ledger that the supported years allow, with entries as dense as forty years of three each.
const long = JSON.stringify(widen(JSON.parse(ledgerOf(26, 2001)), 120));
const control = rate("control: JSON.parse and JSON.stringify, ten years", () =>
  JSON.stringify(JSON.parse(ten)),
);
const ledger = checked(ten);
const engine = rate("lines of ten years, thirty entries", () => compute(ledger));
const longLedger = checked(long);
rate("lines of twenty-six years, 120 entries", () => compute(longLedger));
rate("the same ten years, explained", () => compute(ledger, { explain: true }));
const whole = rate("JSON text to JSON text, ten years, findings included", () => {
  const result = compute(checked(ten));
  return result.ok && JSON.stringify(toJson(result.value));
});
console.log(
  `engine ÷ control ${(engine / control).toFixed(2)}, text to text ÷ control ${(whole / control).toFixed(2)}`,
);
// The longest ledger of each kind: its first run and its fastest of five, in milliseconds, with all findings.
console.log("\nlines and findings of 1,000 entries of one kind".padEnd(78), "first ms  best ms");
for (const shape of Object.keys(shapes)) {
  const each = denseLedger(shape, 1).entries.length;
  const text = JSON.stringify(denseLedger(shape, Math.floor(1000 / each)));
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    const result = compute(checked(text), { asOf: "2026-06-01" });
    if (result.ok) result.value.findings.length;
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  const ms = (time) => time.toFixed(1).padStart(9);
  console.log(shape.padEnd(77), ms(times[0]), ms(Math.min(...times)));
}
console.log();
const starts = Array.from({ length: 15 }, () => {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, [main, "lines", example]);
  return Number(process.hrtime.bigint() - start) / 1e6;
}).sort((a, b) => a - b);
console.log(
  `form8606 lines as a whole process: median ${Math.round(starts[7])} ms, best ${Math.round(starts[0])} ms`,
);

/** Splits contributions into several deposits, so that the ledger has as many entries as asked for. */
function widen(ledger, entries) {
  while (ledger.entries.length < entries) {
    const entry = ledger.entries[ledger.entries.length % 78];
    ledger.entries.push({ ...entry, amount: 10.25 });
  }
  return ledger;
}

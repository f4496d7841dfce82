/**
 * What a person feels on the page: from a keystroke to the form with its new lines, laid out and ready to be painted, for
 * ledgers of one, ten and 26 years (the longest: forms begin with 2001); how long the single file takes from nothing to
 * usable; and what is loaded. `npm run build:page` first; needs Chromium.
 *
 * `npm run bench:page -- OLD.html NEW.html` compares builds in one run, one after the other in each round.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const given = process.argv.slice(2);
const FILES = given.length > 0 ? given : ["dist/page/form8606.html"];
const APP = resolve("dist/page/app");
const KEYSTROKES = 200;
const ROUNDS = 3;
const folder = mkdtempSync(join(tmpdir(), "form8606-bench-"));
const browser = await chromium.launch({
  executablePath: process.env.FORM8606_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const shown = (milliseconds) => `${milliseconds.toFixed(1)} ms`;
const address = (file) => pathToFileURL(resolve(file)).href;
const inOrder = (times) => [...times].sort((a, b) => a - b);

function ledgerOf(years) {
  const first = 2027 - years;
  const all = Array.from({ length: years }, (_, index) => first + index);
  return [
    "owner: { name: Ana Diaz, born: 1965-01-01 }",
    `opening: { year: ${first - 1}, basis: 0 }`,
    "years:",
    ...all.map((year) => `  ${year}: { year_end_value: 1000, deducted: 0 }`),
    "entries:",
    ...all.flatMap((year) => [
      `  - { date: ${year}-02-01, kind: contribution, amount: 2000 }`,
      `  - { date: ${year}-03-01, kind: conversion, amount: 1500 }`,
    ]),
    "",
  ].join("\n");
}

async function coldStart(file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address(file));
  await page.waitForSelector(".door");
  const took = await page.evaluate(() => performance.now());
  await context.close();
  return took;
}

/** Types amounts into the first card of 2026: milliseconds for each keystroke. */
async function keystrokes(file, years) {
  const ledger = join(folder, `${years}.yaml`);
  writeFileSync(ledger, ledgerOf(years));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address(file));
  await page.locator(".start input[type=file]").setInputFiles(ledger);
  await page.locator(".tick", { hasText: "2026" }).click();
  // Nobody types before the year has been on the screen for a moment.
  await page.waitForTimeout(1000);
  const times = await page.evaluate(async (count) => {
    const input = document.querySelector(".card .control.money input");
    const line = () => document.querySelector('[data-field="line_1"]')?.textContent;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    // A timer would wait for four milliseconds.
    const { port1, port2 } = new MessageChannel();
    const turn = () =>
      new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(null);
      });
    input.focus();
    const found = [];
    for (let index = 0; index < count; index++) {
      const before = line();
      const start = performance.now();
      set.call(input, String(1000 + (index % 900)));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      for (let wait = 0; line() === before && wait < 10_000; wait++) await (wait < 10 ? null : turn());
      document.querySelector(".form-area").getBoundingClientRect();
      found.push(performance.now() - start);
      // The next key is pressed when this one is painted, and what follows it is done.
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    }
    return found;
  }, KEYSTROKES);
  await page.close();
  return times;
}

for (const file of FILES) {
  console.log(`${file}, ${(statSync(file).size / 1e6).toFixed(2)} MB`);
  const starts = [];
  for (let run = 0; run < 7; run++) starts.push(await coldStart(file));
  const sorted = inOrder(starts);
  console.log(`cold start to usable: ${shown(at(sorted, 0.5))} (slowest ${shown(sorted.at(-1))})`);
}
if (existsSync(APP)) {
  const files = readdirSync(APP, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const all = new Map(files.map(({ parentPath, name }) => [name, join(parentPath, name)]));
  // What the page names, and what that imports at once; the typeface is there before anything is drawn.
  const first = new Set(["index.html", ...[...all.keys()].filter((name) => name.endsWith(".woff"))]);
  for (const name of first) {
    if (!/\.(?:html|js)$/.test(name)) continue;
    const text = readFileSync(all.get(name), "utf8");
    for (const [, found] of text.matchAll(/(?:from|import|src=|href=)"\.\/(?:assets\/)?([^"]+)"/g))
      if (all.has(found)) first.add(found);
  }
  const sum = (names) => names.reduce((total, name) => total + statSync(all.get(name)).size, 0) / 1e6;
  console.log(
    `the app of "open": ${sum([...first]).toFixed(2)} MB loaded first, ${sum([...all.keys()]).toFixed(2)} MB in all`,
  );
}
for (const years of [1, 10, 26]) {
  const times = new Map(FILES.map((file) => [file, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const file of FILES) times.get(file).push(...(await keystrokes(file, years)));
  for (const [file, all] of times) {
    const sorted = inOrder(all);
    const which = FILES.length > 1 ? `${file}: ` : "";
    console.log(
      `${which}keystroke to form, ${years} years: median ${shown(at(sorted, 0.5))}, p99 ${shown(at(sorted, 0.99))}, slowest ${shown(sorted.at(-1))}`,
    );
  }
}
await browser.close();

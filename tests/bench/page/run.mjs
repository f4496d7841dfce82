/**
 * What a person feels on the page: from a keystroke to the painted form, for ledgers of one, ten and 26 years (the longest: lines begin with 2001), and
 * how long the single file takes from nothing to usable. `npm run build:page` first; needs Chromium.
 */
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FILE = resolve("dist/page/form8606.html");
const KEYSTROKES = 200;
const folder = mkdtempSync(join(tmpdir(), "form8606-bench-"));
const browser = await chromium.launch({
  executablePath: process.env.FORM8606_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const shown = (milliseconds) => `${milliseconds.toFixed(1)} ms`;

const starts = [];
for (let run = 0; run < 7; run++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(FILE).href);
  await page.waitForSelector(".door");
  starts.push(await page.evaluate(() => performance.now()));
  await context.close();
}
starts.sort((a, b) => a - b);
console.log(`cold start to usable: ${shown(at(starts, 0.5))} (slowest ${shown(starts.at(-1))})`);
console.log(`size: ${(statSync(FILE).size / 1e6).toFixed(2)} MB`);

for (const years of [1, 10, 26]) {
  const first = 2027 - years;
  const ledger = [
    "owner: { name: Ana Diaz, born: 1965-01-01 }",
    ...(first > 1987 ? [`opening: { year: ${first - 1}, basis: 0 }`] : []),
    "years:",
    ...Array.from({ length: years }, (_, at) => `  ${first + at}: { year_end_value: 1000, deducted: 0 }`),
    "entries:",
    ...Array.from({ length: years }, (_, at) => [
      `  - { date: ${first + at}-02-01, kind: contribution, amount: 2000 }`,
      `  - { date: ${first + at}-03-01, kind: ${first + at > 1997 ? "conversion" : "distribution"}, amount: 1500 }`,
    ]).flat(),
    "",
  ].join("\n");
  const file = join(folder, `${years}.yaml`);
  writeFileSync(file, ledger);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(pathToFileURL(FILE).href);
  await page.locator(".start input[type=file]").setInputFiles(file);
  await page.locator(".tick", { hasText: "2026" }).click();
  const times = await page.evaluate(async (count) => {
    const input = document.querySelector(".card .control.money input");
    const line = () => document.querySelector('[data-field="line_1"]')?.textContent;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    input.focus();
    const found = [];
    for (let at = 0; at < count; at++) {
      const before = line();
      const start = performance.now();
      set.call(input, String(1000 + (at % 900)));
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      for (let wait = 0; line() === before && wait < 200; wait++)
        await new Promise((resolve) => setTimeout(resolve));
      document.querySelector(".form-area").getBoundingClientRect();
      found.push(performance.now() - start);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    return found.sort((a, b) => a - b);
  }, KEYSTROKES);
  console.log(
    `keystroke to form, ${years} years: median ${shown(at(times, 0.5))}, p99 ${shown(at(times, 0.99))}`,
  );
  await page.close();
}
await browser.close();

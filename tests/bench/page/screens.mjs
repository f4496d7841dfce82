/**
 * A picture of every screen of the page, for people to look at: `npm run screens -- FOLDER [WIDTHS] [SCHEMES] [SCREENS]`, such as
 * `npm run screens -- /tmp/screens 1440,390 light start,year`. `npm run build:page` first; needs Chromium.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { SCREENS } from "../../web/screens.mjs";

const [folder = "screens", widths = "1440,1024,390", schemes = "light,dark", only = ""] =
  process.argv.slice(2);
const wanted = only === "" ? null : new Set(only.split(","));
const FILE = pathToFileURL(resolve("dist/page/form8606.html")).href;

const browser = await chromium.launch({
  executablePath: process.env.FORM8606_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
mkdirSync(folder, { recursive: true });
for (const [name, go] of Object.entries(SCREENS)) {
  if (wanted && !wanted.has(name)) continue;
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  for (const width of widths.split(",").map(Number)) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await page.emulateMedia({ media: "screen" });
    await page.goto(FILE);
    await page.waitForSelector("h1");
    try {
      await go(page);
      await page.waitForTimeout(120);
    } catch (error) {
      console.log(`${name}, ${width}: ${String(error).split("\n")[0]}`);
    }
    const fullPage = width < 861 && (await page.locator("dialog[open]").count()) === 0;
    for (const colorScheme of schemes.split(",")) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage });
    }
  }
  await context.close();
}
await browser.close();

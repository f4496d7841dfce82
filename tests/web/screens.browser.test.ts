import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entryKinds } from "../../src/web/schema/field-specs.js";
import { type Arrival, arrive, expectNoRequest, launch, whyNoBrowser } from "./page.js";
import { KINDS, SCREENS } from "./screens.mjs";

/** What the page is made of, from top to bottom. */
const PARTS = [".top", ".bar-row", ".form-area", ".start-form", "main", "dialog[open]"];

const DRAWINGS = [".form-area", ".start-form"];

/** A tablet, 200 percent zoom on a laptop, and two phones, the smaller one being 1280 pixels at 400 percent. */
const WINDOWS = [
  [1024, 768],
  [720, 450],
  [320, 640],
  [390, 844],
] as const;

/** Parts that were looked at before, letter for letter: they are not looked at again. */
const seen = new Set<string>();

/** The parts on the screen that were looked at before. */
async function oldParts(page: Page): Promise<string[]> {
  const parts = await page.evaluate(
    (selectors) =>
      selectors.flatMap((selector) => {
        const element = document.querySelector(selector);
        if (element === null) return [];
        const fields = [...element.querySelectorAll<HTMLInputElement>("input, select, textarea")];
        const typed = fields.map(({ value, checked }) => `${value} ${checked}`);
        const around = document.querySelector(".desk")?.cloneNode(false) as Element | undefined;
        return [{ selector, key: [selector, around?.outerHTML, element.outerHTML, ...typed].join("\n") }];
      }),
    PARTS,
  );
  const old = parts.filter(({ key }) => seen.has(key)).map(({ selector }) => selector);
  for (const { key } of parts) seen.add(key);
  // A drawing has thousands of parts, each of which axe would read before it leaves them out.
  await page.evaluate(
    (drawings) => {
      for (const selector of drawings) document.querySelector(selector)?.replaceChildren();
    },
    old.filter((selector) => DRAWINGS.includes(selector)),
  );
  return old;
}

/** What axe looks for on a screen: everything it has for WCAG 2.2 AA, and good practice. */
const EVERYTHING: axe.RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};

/** What axe finds wrong outside of the parts that were looked at before. */
async function violations(page: Page, except: readonly string[], runOnly: axe.RunOnly): Promise<string[]> {
  const found = await page.evaluate(
    async ([exclude, only]) => {
      const here = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await here.run({ exclude }, { runOnly: only, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
      }));
    },
    [except.map((selector) => [selector]), runOnly] as const,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(" | ")}`);
}

/** Whether something is wider than the window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** One screen of three, and each of them with FORM8606_SCREENS, as `.ci/run` sets it. */
const LOOKED_AT = Object.keys(SCREENS).filter((_, at) => process.env.FORM8606_SCREENS || at % 3 === 0);

test("the list has a screen for each kind of entry", () => {
  expect(KINDS).toEqual(entryKinds().map(({ kind }) => kind));
});

describe.skipIf(whyNoBrowser)(`every screen of the page${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  let arrival: Arrival;
  beforeAll(async () => {
    browser = await launch();
    arrival = await arrive(browser, "file");
  });
  afterAll(() => browser?.close());

  test.each(LOOKED_AT)(
    "%s: axe finds nothing, light or dark, and nothing is wider than the window",
    async (name) => {
      const { page } = arrival;
      await page.emulateMedia({ colorScheme: "light", media: "screen" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(page.url());
      await page.waitForSelector("h1");
      await SCREENS[name]?.(page);
      const isPrinted = await page.evaluate(() => matchMedia("print").matches);
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        if (!isPrinted) expect(await overflow(page), `${width} pixels`).toBe(0);
      }
      // A list of choices shows one of them.
      const unset = await page.evaluate(() =>
        [...document.querySelectorAll("select")].filter((list) => list.selectedIndex < 0).map(({ id }) => id),
      );
      expect(unset).toEqual([]);
      const except = await oldParts(page);
      await page.evaluate(axe.source);
      // The colors alone differ between light and dark, and sizes between a phone and a desk.
      await page.emulateMedia({ colorScheme: "dark" });
      const some = isPrinted ? ["color-contrast"] : ["color-contrast", "target-size"];
      const onPhone = await violations(page, except, { type: "rule", values: some });
      expect(onPhone, "dark, on a phone").toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
      // What is printed is only looked at.
      const onDesk = await violations(page, except, isPrinted ? { type: "rule", values: some } : EVERYTHING);
      expect(onDesk, "light").toEqual([]);
      expectNoRequest(arrival);
    },
  );
});

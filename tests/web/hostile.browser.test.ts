import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostilePdfs } from "../hostile/pdfs.js";
import { hostilePapers } from "../hostile/texts.js";
import {
  type DroppedFile,
  drop,
  expectQuiet,
  fillIn,
  launch,
  openFile,
  press,
  whyNoBrowser,
} from "./page.js";

/** Papers of each kind of harm, each refused with one sentence or more. */
const HARMFUL: Readonly<Record<string, () => string | Uint8Array>> = {
  "unpacks.pdf": () => hostilePdfs["content-1-gb"]?.() ?? "",
  "circles.pdf": () => hostilePdfs["pages-that-double"]?.() ?? "",
  "letters.pdf": () => hostilePdfs["to-unicode-of-long-texts"]?.() ?? "",
  "speech.pdf": () => hostilePdfs["xfa-open-tags"]?.() ?? "",
  "damaged.pdf": () => "%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
  "breaks.csv": () => hostilePapers["line-breaks-with-commas.csv"]?.() ?? "",
  "line.txt": () => hostilePapers["long-line.txt"]?.() ?? "",
  "brackets.json": () => hostilePapers["brackets-of-fdx.json"]?.() ?? "",
  "tags.ofx": () => hostilePapers["tags.ofx"]?.() ?? "",
};

const PAPER = {
  name: "transcript.txt",
  mimeType: "text/plain",
  buffer: readFileSync("docs/examples/papers/transcript-2023.txt"),
};

async function papersView(browser: Browser) {
  const seen = await openFile(browser);
  await press(seen.page, /I have papers/);
  await fillIn(seen.page, { "Name, as on your tax return": "Jordan Sample" });
  await press(seen.page, "Add my papers");
  return seen;
}

const give = (page: Page, files: DroppedFile[]) =>
  page.locator(".drop-zone input[type=file]").setInputFiles(files);

describe.skipIf(whyNoBrowser)(`papers that do harm${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("are refused one by one with their names, while the page goes on, and the next paper is read", async () => {
    const seen = await papersView(browser);
    const { page } = seen;
    const files = Object.entries(HARMFUL).map(([name, make]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(make()),
    }));
    await give(page, files);
    // Reading is elsewhere: the page answers meanwhile.
    await page.getByText("Reading your papers").waitFor();
    await press(page, "Paste text");
    await page.getByLabel("Text of a transcript or statement").waitFor();
    await page.getByText("Reading your papers").waitFor({ state: "detached" });
    const told = await page.locator(".troubles li").allInnerTexts();
    for (const { name } of files)
      expect(
        told.filter((text) => text.startsWith(`${name}: `)),
        name,
      ).toHaveLength(1);
    for (const text of told) expect(text).toMatch(/^[\w.]+: [^\n]{20,300}\.?$/);
    await give(page, [PAPER]);
    await page.getByText(/^\d+ papers? read$/).waitFor();
    expectQuiet(seen);
  });

  test("are refused when they are dropped, on the place for papers and beside it", async () => {
    const seen = await papersView(browser);
    const { page } = seen;
    const harmful = (name: string) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(HARMFUL[name]?.() ?? ""),
    });
    expect(await drop(page, ".drop-zone", [harmful("unpacks.pdf"), harmful("tags.ofx")])).toBe(true);
    expect(await drop(page, ".timeline", [harmful("damaged.pdf"), PAPER])).toBe(true);
    await page.getByText(/^\d+ papers? read$/).waitFor();
    await page.getByText("Reading your papers").waitFor({ state: "detached" });
    const told = await page.locator(".troubles li").allInnerTexts();
    expect(told.map((text) => text.split(":")[0])).toEqual(["unpacks.pdf", "tags.ofx", "damaged.pdf"]);
    // What is being asked takes no files, and neither does the browser.
    await press(page, "About you");
    await press(page, "Add your spouse");
    expect(await drop(page, "h1", [PAPER])).toBe(true);
    expect(await page.locator("h1").innerText()).toBe("Who is your spouse?");
    expectQuiet(seen);
  });

  test("end with their worker when nothing else ends them, and the next paper is read", async () => {
    const seen = await openFile(browser);
    const { page, context } = seen;
    await page.close();
    await context.clock.install({ time: new Date("2026-11-27T12:00:00") });
    // A worker that is busy for ever with one file.
    await context.addInitScript(() => {
      const log: string[] = [];
      Object.assign(globalThis, { log });
      const { postMessage, terminate } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker, file: { name: string }) {
        log.push(file.name);
        if (file.name !== "endless.pdf") postMessage.call(this, file);
      } as typeof postMessage;
      Worker.prototype.terminate = function () {
        log.push("terminated");
        terminate.call(this);
      };
    });
    const next = await context.newPage();
    await next.goto(page.url());
    await press(next, /I have papers/);
    await fillIn(next, { "Name, as on your tax return": "Jordan Sample" });
    await press(next, "Add my papers");
    await give(next, [
      { name: "endless.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-") },
      PAPER,
    ]);
    await next.waitForFunction(() => (globalThis as unknown as { log: string[] }).log.length === 1);
    await next.clock.fastForward(61_000);
    await next.getByText(/^\d+ papers? read$/).waitFor();
    expect(await next.locator(".troubles li").allInnerTexts()).toEqual([
      "endless.pdf: this file cannot be read here. Download it again, or enter what it says by hand.",
    ]);
    expect(await next.evaluate(() => (globalThis as unknown as { log: string[] }).log)).toEqual([
      "endless.pdf",
      "terminated",
      "transcript.txt",
    ]);
  });
});

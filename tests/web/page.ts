import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium, type Download, type Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { readForms } from "../../src/pdf/official/read-forms.js";
import { builtPage } from "../built.js";

/** Debian's browser; `FORM8606_CHROMIUM` names another. */
const CHROMIUM = process.env.FORM8606_CHROMIUM ?? "/usr/bin/chromium";

/** Why the page is not tried here; undefined where it is. */
export const whyNoBrowser = existsSync(CHROMIUM) ? undefined : `there is no browser at ${CHROMIUM}`;

/** An invented transcript with one Form 5498. */
export const TRANSCRIPT = readFileSync(new URL("transcript.txt", import.meta.url), "utf8");

let file: string | undefined;

/** The single file, built once for the same sources. */
function singleFile(): string {
  file ??= join(builtPage("file"), "form8606.html");
  return file;
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** A person with the page open: everything that it asks for from anywhere, and what it complains of. */
export interface Arrival {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly complaints: string[];
}

/**
 * Opens the page in a context of its own, which stays open: at an address, or from the single file with the network off.
 */
export async function arrive(
  browser: Browser,
  at: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Arrival> {
  const address = at === "file" ? pathToFileURL(singleFile()).href : at;
  const context = await browser.newContext({
    acceptDownloads: true,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  if (at === "file") await context.setOffline(true);
  // What is due and what can still be changed depends on the day.
  await context.clock.setFixedTime(new Date("2026-11-27T12:00:00"));
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  await page.goto(address);
  await page.waitForSelector("h1");
  return { page, context, requests, complaints };
}

/** The same for one test, at whose end it is closed and has asked for nothing from elsewhere. */
export async function visit(
  browser: Browser,
  at: string,
  options?: Parameters<Browser["newContext"]>[0],
): Promise<Arrival> {
  const arrival = await arrive(browser, at, options);
  onTestFinished(async () => {
    // A page that stays open goes on drawing.
    await arrival.context.close();
    expectNoRequest(arrival);
  });
  return arrival;
}

export function openFile(browser: Browser, options?: Parameters<Browser["newContext"]>[0]): Promise<Arrival> {
  return visit(browser, "file", options);
}

/** Asserts that the page asked for nothing but itself: its own file, or what its own server has. */
export function expectNoRequest({ requests }: Arrival): void {
  const [first = ""] = requests;
  const own = first.startsWith("file:") ? first : `${new URL(first).origin}/`;
  const elsewhere = requests.filter((url) => !/^(?:blob|data):/.test(url) && !url.startsWith(own));
  expect(elsewhere).toEqual([]);
}

/** Asserts that the page, opened once, asked for nothing but itself, and complained of nothing. */
export function expectQuiet(arrival: Arrival): void {
  expectNoRequest(arrival);
  expect(arrival.requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
  expect(arrival.complaints).toEqual([]);
}

/** Fills fields by their captions. */
export async function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [caption, value] of Object.entries(values)) await page.getByLabel(caption).fill(value);
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
}

/** A file as playwright gives it to a field. */
export interface DroppedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Lets files fall on a part of the page, and tells whether the page took them from the browser, which would show them. */
export async function drop(page: Page, on: string, files: readonly DroppedFile[]): Promise<boolean> {
  const given = files.map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString("base64") }));
  return page.evaluate(
    ([selector, all]) => {
      const dataTransfer = new DataTransfer();
      for (const { name, mimeType, base64 } of all) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      const target = document.querySelector(selector);
      return ["dragover", "drop"].every(
        (type) =>
          target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })) ===
          false,
      );
    },
    [on, given] as const,
  );
}

/** Starts a download and gives its bytes. */
export async function downloaded(
  page: Page,
  start: () => Promise<void>,
): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent("download");
  await start();
  const download: Download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Names of the files in a ZIP, from its central directory. */
export function namesInZip(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString("latin1");
  return text
    .split("PK\u0001\u0002")
    .slice(1)
    .map((entry) => entry.slice(42, 42 + entry.charCodeAt(24)));
}

/** The lines of a downloaded form, by their labels, in cents. */
export async function linesOf(bytes: Uint8Array): Promise<{ year: number; lines: Record<string, number> }> {
  const read = await readForms(bytes);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join("; "));
  const [form] = read.value;
  if (form === undefined) throw new Error("The PDF has no form");
  return { year: form.tax_year, lines: form.lines };
}

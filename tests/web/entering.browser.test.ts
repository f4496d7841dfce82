import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillIn, launch, openFile, press, TRANSCRIPT, whyNoBrowser } from "./page.js";

/** Contributions of ten times what is allowed: a digit too many. */
const SLIP = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2024, basis: 0 }
years:
  2025: { year_end_value: 0, deducted: 0 }
entries:
  - { date: 2025-02-10, kind: contribution, amount: 70000 }
  - { date: 2025-02-13, kind: conversion, amount: 70000 }
`;

async function withLedger(page: Page, text: string): Promise<void> {
  await page
    .locator(".start input[type=file]")
    .setInputFiles({ name: "ana.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await page.waitForSelector(".answer-card");
}

/** Where everything is that can be pressed in a part of the page. */
const places = (page: Page, part: string) =>
  page.evaluate(
    (within) =>
      [...document.querySelectorAll(`${within} :is(input, select, button, summary, label)`)].map(
        (element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [element.id || element.textContent, x, y, width, height].join(" ");
        },
      ),
    part,
  );

describe.skipIf(whyNoBrowser)(`entering into the page${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("a Form 1099-R whose year is not that of its payment asks which is right", async () => {
    const { page } = await openFile(browser);
    await press(page, "Try an example");
    await page.locator(".add-paper").getByRole("button", { name: "Form 1099-R" }).click();
    expect(await page.getByLabel("Year of the form").inputValue()).toBe("2025");
    await fillIn(page, {
      "Gross distribution": "500",
      "Distribution code": "J",
      "Date of payment": "03/01/2024",
    });
    await press(page, "Enter this form");
    await page.getByText("Answer which year is right: 2025 or 2024.").waitFor();
    await press(page, "The date is in 2025");
    expect(await page.getByLabel("Date of payment").inputValue()).toBe("03/01/2025");
    await fillIn(page, { "Date of payment": "03/01/2024" });
    await press(page, "The form is for 2024");
    await press(page, "Enter this form");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(await page.locator(".answer-card .kicker").innerText()).toBe("2024");
  });

  test("an empty paper is not entered, and every box that it needs is marked at once", async () => {
    const { page } = await openFile(browser);
    await press(page, "Try an example");
    for (const [paper, action, problems] of [
      ["Form 1099-R", "Enter this form", ["Copy box 1.", "Copy box 7.", /^Write a date/]],
      ["Form 5498", "Enter this form", ["Copy at least one box."]],
      ["Last Form 8606", "Start from this form", [/^Copy line 14/]],
      ["Form W-2", "Enter this form", ["Copy box 1, or answer box 13."]],
    ] as const) {
      await page.locator(".add-paper").getByRole("button", { name: paper }).click();
      await press(page, action);
      const shown = await page.locator("dialog[open] .problem").allInnerTexts();
      expect(shown, paper).toEqual(problems.map((each) => expect.stringMatching(each)));
      await press(page, "Close");
    }
    await press(page, "What if");
    await page.getByLabel("Convert to Roth").fill("9,999,999");
    expect(await page.locator("main").getByText("Only $7,000 is there to convert.").count()).toBe(1);
  });

  test("nothing moves between the press on a field and its release, and the whole box is the field", async () => {
    const { page } = await openFile(browser);
    await press(page, "Try an example");
    await page.locator(".timeline").getByRole("button", { name: "Add 2026" }).click();
    await page.locator(".add-paper").getByRole("button", { name: "Form 5498" }).click();
    await press(page, "Enter this form");
    await page.getByLabel("IRA contributions").fill("7,000");
    await page.getByLabel("Date contributed").fill("01/14/2026");
    for (const field of ["v-year", "v-contributed", "v-date", "v-value", "v-account"]) {
      await page.locator(`#${field}`).focus();
      for (const target of ["v-contributed", "v-value", "v-account", "v-deducted"]) {
        const box = await page.locator(`.control:has(#${target})`).boundingBox();
        if (box === null) throw new Error(`There is no ${target}`);
        // Low in the box, beside the field itself.
        await page.mouse.move(box.x + box.width - 6, box.y + box.height - 5);
        const before = await places(page, "dialog[open]");
        await page.mouse.down();
        await page.waitForTimeout(40);
        expect(await places(page, "dialog[open]"), `${field}, ${target}`).toEqual(before);
        await page.mouse.up();
        if (target !== "v-deducted")
          expect(await page.evaluate(() => document.activeElement?.id)).toBe(target);
      }
    }
  });

  test("an answer that is complete once its field is left does not take the next click away", async () => {
    const { page } = await openFile(browser);
    await withLedger(page, SLIP.replace("year_end_value: 0, ", ""));
    await page.locator(".questions input").click();
    await page.keyboard.type("1000");
    const button = page.locator(".add-paper").getByRole("button", { name: "Form 5498" });
    await button.scrollIntoViewIfNeeded();
    const box = await button.boundingBox();
    if (box === null) throw new Error("There is no such button");
    await page.mouse.move(box.x + 20, box.y + 10);
    const before = await places(page, "main");
    await page.mouse.down();
    await page.waitForTimeout(400);
    expect(await places(page, "main")).toEqual(before);
    await page.mouse.up();
    await page.locator("dialog[open]").getByText("Fair market value").waitFor();
    expect(await page.locator(".questions").count()).toBe(0);
  });

  test("what is probably wrong stands beside the headline and the download, with the way to it", async () => {
    const { page } = await openFile(browser);
    await withLedger(page, SLIP);
    await page.locator(".tick", { hasText: "2025" }).click();
    const first = page.locator(".answer-card .check-first");
    expect(await first.innerText()).toMatch(/^Check this first: .*\$70,000/);
    await first.getByRole("button").first().click();
    const found = page.locator(".finding:focus");
    expect(await found.innerText()).toContain("Did you contribute $7,000 instead of $70,000?");
    await press(page, "Take it with you");
    await page.locator("[aria-label='PDF forms'] .check-first").getByRole("button").first().click();
    expect(await page.locator("h1").innerText()).toBe("To do");
    expect(await found.innerText()).toContain("$70,000");
  });

  test("what is probably wrong stands beside the filing package that is made from it", async () => {
    const { page } = await openFile(browser, { viewport: { width: 1024, height: 768 } });
    const filed =
      "filed: { return: true, date: 2022-04-11, form_8606: false, deducted: 0, form_1040: { 4a: 70000, 4b: 0 } }";
    await withLedger(
      page,
      SLIP.replaceAll("2025", "2021").replace("2024", "2020").replace(" }\nentries", `, ${filed} }\nentries`),
    );
    await press(page, "Take it with you");
    const toSend = page.locator("[aria-label='What to send']");
    await toSend.getByRole("button", { name: "Filing package: 1 envelope" }).waitFor();
    expect(await toSend.locator(".check-first").innerText()).toMatch(/^Check this first: .*\$70,000/);
    await toSend.locator(".check-first").getByRole("button").first().click();
    expect(await page.locator(".finding:focus").innerText()).toContain("$70,000");
  });

  test("a jump into a folded section stays where it arrives", async () => {
    const { page } = await openFile(browser, { viewport: { width: 1024, height: 700 } });
    await withLedger(page, SLIP);
    const scrolled = () =>
      page.evaluate(() => [window.scrollY, document.getElementById("main")?.scrollTop ?? 0]);
    for (const section of ["Papers", "All years", "To do", "What if", "Take it with you", "About you"]) {
      await page.locator(".views button", { hasText: section }).click();
      const room = await page.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        return scrollHeight - clientHeight;
      });
      // Whatever is longer than the window scrolls inside the window.
      expect(room, section).toBe(0);
    }
    await press(page, "To do");
    await page.locator(".tick", { hasText: "2025" }).click();
    await page.locator("summary", { hasText: "What you filed" }).scrollIntoViewIfNeeded();
    await press(page, /^To do/);
    await page.getByRole("button", { name: "Open 2025" }).first().click();
    await page.waitForTimeout(60);
    const arrived = await scrolled();
    await page.waitForTimeout(500);
    expect(await scrolled()).toEqual(arrived);
    expect(arrived[0]).toBe(0);
  });

  test("reading that takes too long is stopped, and the next paper is read", async () => {
    const { page } = await openFile(browser);
    await press(page, /I have papers/);
    await fillIn(page, { "Name, as on your tax return": "Jordan Sample" });
    await press(page, "Add my papers");
    // The first reader never answers.
    await page.evaluate(() => {
      const Real = window.Worker;
      window.Worker = class extends Real {
        override postMessage(): void {
          window.Worker = Real;
        }
      } as typeof Worker;
    });
    const file = { name: "transcript.txt", mimeType: "text/plain", buffer: Buffer.from(TRANSCRIPT) };
    const files = page.locator(".drop-zone input[type=file]");
    await files.setInputFiles(file);
    await page.getByText("Reading your papers…").waitFor();
    await press(page, "Cancel");
    await page.getByText("Reading your papers…").waitFor({ state: "detached" });
    expect(await page.locator(".troubles, .paper-questions").count()).toBe(0);
    expect(await page.locator("[role=status][aria-live]").innerText()).toBe("Stopped.");
    await files.setInputFiles({ ...file, name: "again.txt" });
    await page.locator(".paper-questions").waitFor();
  });
});

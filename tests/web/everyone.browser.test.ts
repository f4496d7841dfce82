import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { yearsWithForm } from "../../src/data/printed-form.js";
import { entryKinds, type Fields, groupFields } from "../../src/web/schema/field-specs.js";
import { type Place, placeText } from "../../src/web/state/written.js";
import { expectQuiet, fillIn, launch, openFile, press, whyNoBrowser } from "./page.js";

/** The ids of the fields that a part of the schema has, those inside its groups with them. */
function idsOf(fields: Fields, place: Place): string[] {
  return Object.entries(fields).flatMap(([key, spec]) =>
    spec.type === "group"
      ? idsOf(spec.fields, [...place, key])
      : [`field-${placeText([...place, key]).replaceAll(/[^\w]+/g, "-")}`],
  );
}

describe.skipIf(whyNoBrowser)(`the page for everyone${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("the keyboard alone does a backdoor Roth, explains a line, undoes an edit and enlarges the form", async () => {
    const { page } = await openFile(browser);
    const { keyboard } = page;
    const focusOn = async (name: RegExp | string) => {
      for (let step = 0; step < 60; step++) {
        await keyboard.press("Tab");
        const here = await page.evaluate(() => {
          const element = document.activeElement;
          const labels = [...((element as HTMLInputElement | null)?.labels ?? [])].map(
            (label) => label.textContent,
          );
          return `${element?.getAttribute("aria-label") ?? ""} ${labels.join(" ")} ${element?.tagName === "BUTTON" ? element.textContent : ""}`;
        });
        if (here.match(name)) return;
      }
      throw new Error(`No Tab leads to ${name}`);
    };
    await focusOn(/backdoor/);
    await keyboard.press("Enter");
    for (const answers of [["Ana Diaz"], ["7000", "01/14/2025"], ["7000", "01/21/2025"], ["0"], ["0"]]) {
      for (const [index, text] of answers.entries()) {
        if (index > 0) await keyboard.press("Tab");
        await keyboard.type(text);
      }
      await keyboard.press("Enter");
    }
    await page.waitForSelector(".answer-card");
    await focusOn(/^Line 1, /);
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    expect(await page.locator(".explanation h3").innerText()).toMatch(/^Line 3:/);
    await keyboard.press("Escape");
    expect(await page.locator(".explanation").count()).toBe(0);
    await focusOn(/^ *Amount/);
    await keyboard.press("Control+A");
    await keyboard.type("6000");
    expect(await page.locator('[data-field="line_1"]').textContent()).toBe("6,000");
    await keyboard.press("Control+Z");
    expect(await page.locator('[data-field="line_1"]').textContent()).toBe("7,000");
    await keyboard.press("Control+Shift+Z");
    expect(await page.locator('[data-field="line_1"]').textContent()).toBe("6,000");
    // Where there is little room beside the papers, the form is read below them.
    await page.setViewportSize({ width: 1024, height: 768 });
    const letters = () =>
      page
        .locator(".printed text")
        .evaluateAll((texts) => Math.min(...texts.map((text) => text.getBoundingClientRect().height)));
    const small = await letters();
    await focusOn(/Enlarge the form/);
    await keyboard.press("Enter");
    expect(await letters()).toBeGreaterThan(1.6 * small);
    expect((await page.locator(".form-page").first().boundingBox())?.y).toBeLessThan(300);
    await focusOn(/^Line 1, /);
    await keyboard.press("Escape");
    expect(await letters()).toBe(small);
  });

  test("every year's form is drawn, and every line of it can be opened", async () => {
    const visit = await openFile(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = visit;
    const years = yearsWithForm();
    const entries = years.map((year) => `  - { date: ${year}-03-01, kind: contribution, amount: 2000 }`);
    const ledger = `owner: { name: Ana Diaz, born: 1970-01-01 }\nopening: { year: 2000, basis: 0 }\nentries:\n${entries.join("\n")}\n`;
    await page
      .locator(".start input[type=file]")
      .setInputFiles({ name: "all.yaml", mimeType: "text/yaml", buffer: Buffer.from(ledger) });
    for (const year of years) {
      await page.locator(".tick", { hasText: String(year) }).click();
      expect(await page.locator(".form-page").count()).toBe(2);
      expect(await page.locator('[data-field="line_1"]').textContent()).toBe("2,000");
      const lines = page.locator("[data-line]");
      expect(await lines.count()).toBeGreaterThan(15);
      // A text that is set beside its box would be outside the page.
      const outside = await page.evaluate(
        () =>
          [...document.querySelectorAll<SVGTextElement>(".form-page text")].filter((text) => {
            const { x, width } = text.getBBox();
            return x < 30 || x + width > 582;
          }).length,
      );
      expect(outside, String(year)).toBe(0);
    }
    expectQuiet(visit);
  });

  test("everything that the schema can say can be entered", async () => {
    const { page } = await openFile(browser);
    const kinds = entryKinds();
    const ledger = [
      "owner: { name: Ana Diaz, household: diaz, inherited_from: Ben Diaz }",
      "entries:",
      ...kinds.map(({ kind }) => `  - { date: 2010-02-01, kind: ${kind} }`),
    ].join("\n");
    await page
      .locator(".start input[type=file]")
      .setInputFiles({ name: "all.yaml", mimeType: "text/yaml", buffer: Buffer.from(ledger) });
    const shown = () => page.evaluate(() => [...document.querySelectorAll("main [id]")].map(({ id }) => id));
    await page.locator(".tick", { hasText: "2010" }).click();
    const inYear = await shown();
    const wanted = kinds.flatMap(({ fields }, index) => idsOf(fields, ["entries", index]));
    expect(inYear).toEqual(
      expect.arrayContaining([...wanted, ...idsOf(groupFields("years"), ["years", "2010"])]),
    );
    await press(page, "About you");
    const parts = ["owner", "opening", "preparer", "options"] as const;
    expect(await shown()).toEqual(
      expect.arrayContaining(parts.flatMap((name) => idsOf(groupFields(name), [name]))),
    );
  });

  test("a couple has two tabs and one return", async () => {
    const { page } = await openFile(browser);
    await press(page, "Try an example");
    await page.locator(".tick", { hasText: "2025" }).click();
    expect(await page.locator(".joint").count()).toBe(0);
    await press(page, "Add spouse");
    expect(
      await page.getByLabel("Your spouse's name").evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await fillIn(page, { "Your spouse's name": "Sam B Rivera" });
    await press(page, "Yes");
    await press(page, "Add my spouse");
    await page
      .locator(".timeline")
      .getByRole("button", { name: /^Add 20/ })
      .last()
      .click();
    const tick = page.locator(".tick", { hasText: "2025" });
    if ((await tick.count()) > 0) await tick.click();
    await page.locator(".add-paper").getByRole("button", { name: "Form 1099-R" }).click();
    await fillIn(page, {
      "Year of the form": "2025",
      "Gross distribution": "3,000",
      "Distribution code": "7",
      "Date of payment": "05/05/2025",
    });
    await press(page, "Yes, it is checked");
    await press(page, "Kept it");
    await press(page, "Enter this form");
    const joint = page.locator(".joint dd");
    expect(await joint.allInnerTexts()).toEqual(["10,000", "3,000"]);
    await page.locator(".person", { hasText: "Jordan" }).click();
    await page.locator(".tick", { hasText: "2025" }).click();
    expect(await page.locator(".answer-card h1").innerText()).toBe("Nothing is taxable.");
    expect(await joint.allInnerTexts()).toEqual(["10,000", "3,000"]);
  });

  test("unsaved work is not lost without a word; what is kept comes back only where it was wished", async () => {
    const { page } = await openFile(browser);
    await press(page, "Try an example");
    let asked = 0;
    page.on("dialog", async (dialog) => {
      asked += 1;
      await dialog.accept();
    });
    await page.locator(".tick", { hasText: "2025" }).click();
    await page.locator(".card input").first().fill("6,500");
    expect(await page.locator(".save-state").innerText()).toBe("Not saved");
    await page.reload();
    expect(asked).toBe(1);
    await page.waitForSelector(".start");
    await press(page, "Try an example");
    await press(page, "Take it with you");
    await page.getByLabel(/Keep my work in this browser/).check();
    await page.locator(".tick", { hasText: "2025" }).click();
    await page.locator(".card input").first().fill("6,400");
    await page.reload();
    await page.waitForSelector(".answer-card");
    await page.locator(".tick", { hasText: "2025" }).click();
    expect(await page.locator('[data-field="line_1"]').textContent()).toBe("6,400");
  });
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillIn, launch, openFile, press, whyNoBrowser } from "./page.js";

describe.skipIf(whyNoBrowser)(`a question of the page${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test.each(["the year", "To do"])(
    "on %s takes an answer whole, however slowly it is typed",
    async (where) => {
      const { page } = await openFile(browser);
      await press(page, /I missed Form 8606/);
      await fillIn(page, { "Your name": "Pat Sample" });
      await press(page, "2022");
      await press(page, "Next");
      await fillIn(page, { "Basis from earlier years": "6000" });
      await press(page, "Next");
      const later = page.getByRole("group", { name: /taken out or converted/ });
      expect(await page.locator("h1").innerText()).toBe(
        "Did you take out or convert anything in 2023, 2024 or 2025?",
      );
      await later.getByRole("button", { name: "No" }).click();
      await press(page, "Next");
      await fillIn(page, { "Converted to a Roth IRA": "5000", "Date converted": "03/01/2022" });
      await press(page, "Next");
      const filed = page.getByRole("group", { name: /file a tax return/ });
      await filed.getByRole("button", { name: "No" }).click();
      await press(page, "Show what to send");
      await page.locator(".tick", { hasText: "2022" }).click();
      if (where === "To do") await press(page, /^To do/);
      await page.locator(".questions input").first().click();
      for (const key of "61000") await page.keyboard.type(key, { delay: 100 });
      // Half an amount is no answer.
      expect(await page.locator(".questions h2").innerText()).toBe("One answer is missing");
      await page.keyboard.press("Enter");
      await page.locator(".questions h2", { hasText: "Nothing is missing now" }).waitFor();
      await page.locator(".tick", { hasText: "2022" }).click();
      await page.getByRole("heading", { name: "$4,545 is taxable." }).waitFor();
    },
  );
});

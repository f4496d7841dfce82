/**
 * A picture of every screen of the page, for people to look at: `npm run screens -- FOLDER [WIDTHS] [SCHEMES] [SCREENS]`, such as
 * `npm run screens -- /tmp/screens 1440,390 light start,year`. `npm run build:page` first; needs Chromium.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [folder = "screens", widths = "1440,1024,390", schemes = "light,dark", only = ""] =
  process.argv.slice(2);
const wanted = only === "" ? null : new Set(only.split(","));
const FILE = pathToFileURL(resolve("dist/page/form8606.html")).href;

const TRANSCRIPT = readFileSync(new URL("../../web/transcript.txt", import.meta.url), "utf8");

const MISSED = `owner: { name: Dolores Whitcomb, ssn: 900-00-4321, born: 1965-04-02 }
opening: { year: 2015, basis: 0 }
years:
${[2016, 2017, 2018, 2019, 2020, 2021].map((year) => `  ${year}: { year_end_value: ${(year - 2015) * 5600}, deducted: 0, filed: { return: true, date: ${year + 1}-04-11, form_8606: false, deducted: 0 } }`).join("\n")}
entries:
${[2016, 2017, 2018, 2019, 2020, 2021].map((year) => `  - { date: ${year}-06-01, kind: contribution, amount: 5500 }`).join("\n")}
`;

const SLIP = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2024, basis: 0 }
years:
  2025: { year_end_value: 0, deducted: 0 }
entries:
  - { date: 2025-02-10, kind: contribution, amount: 70000 }
  - { date: 2025-02-13, kind: conversion, amount: 70000 }
`;

const EARLY = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2018, basis: 1000 }
years:
  2019: { year_end_value: 50000, deducted: 0, filed: { return: true, date: 2020-04-10, form_8606: false, deducted: 0, form_1040: { 4a: 5000, 4b: 5000 }, form_5329: { 4: 0 } } }
entries:
  - { date: 2019-06-03, kind: distribution, amount: 5000 }
`;

const press = (page, name) => page.getByRole("button", { name }).first().click();
const section = (page, name) => page.locator(".views button", { hasText: name }).click();
const example = (page) => press(page, /example/);
const dialog = (name) => async (page) => {
  await example(page);
  await page.locator(".add-paper").getByRole("button", { name }).click();
};
const fillIn = async (page, values) => {
  for (const [caption, value] of Object.entries(values)) await page.getByLabel(caption).first().fill(value);
};
const upload = async (page, text, name) =>
  page
    .locator(".start input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const papers = async (page) => {
  await press(page, /I have papers/);
  await fillIn(page, { "Name, as on your tax return": "Jordan Sample" });
  await press(page, "Add my papers");
};
const transcript = async (page) => {
  await papers(page);
  await page
    .locator(".drop-zone input[type=file]")
    .setInputFiles({ name: "transcript.txt", mimeType: "text/plain", buffer: Buffer.from(TRANSCRIPT) });
  await page.waitForSelector(".paper-questions");
};

/** Each screen: how one comes to it from the start. */
const SCREENS = {
  start: async () => {},
  backdoor: async (page) => press(page, /I did a backdoor Roth/),
  "backdoor-problem": async (page) => {
    await press(page, /I did a backdoor Roth/);
    await press(page, "Next");
  },
  "backdoor-amounts": async (page) => {
    await press(page, /I did a backdoor Roth/);
    await fillIn(page, { "Your name": "Ana Diaz" });
    await press(page, "Next");
  },
  missed: async (page) => press(page, /I missed Form 8606/),
  "missed-year": async (page) => {
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Dolores Whitcomb" });
    await press(page, "2021");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await page
      .getByRole("group", { name: /taken out or converted/ })
      .getByText("No")
      .click();
    await press(page, "Next");
  },
  "missed-early": async (page) => {
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Dolores Whitcomb" });
    await press(page, "2019");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await page
      .getByRole("group", { name: /taken out or converted/ })
      .getByText("No")
      .click();
    await press(page, "Next");
    await fillIn(page, { "Taken out and kept": "5000", "Date taken out": "06/03/2019" });
    await press(page, "Next");
    await fillIn(page, { "Date of birth": "03/04/1980" });
    await page.getByLabel("Does one of these apply?").selectOption({ index: 1 });
  },
  "check-first": async (page) => upload(page, SLIP, "ana.yaml"),
  "take-check-first": async (page) => {
    await upload(page, SLIP, "ana.yaml");
    await section(page, "Take it with you");
  },
  "early-tax": async (page) => {
    await upload(page, EARLY, "ana.yaml");
    await section(page, "To do");
  },
  "early-tax-year": async (page) => {
    await upload(page, EARLY, "ana.yaml");
    await page.locator(".tick", { hasText: "2019" }).click();
  },
  "papers-whose": async (page) => press(page, /I have papers/),
  papers,
  "papers-pasting": async (page) => {
    await papers(page);
    await press(page, "Paste text");
  },
  "papers-read": transcript,
  "papers-wrong": async (page) => {
    await papers(page);
    await page
      .locator(".drop-zone input[type=file]")
      .setInputFiles({ name: "holiday.txt", mimeType: "text/plain", buffer: Buffer.from("sun and sand") });
    await page.waitForSelector(".troubles");
  },
  empty: async (page) => {
    await papers(page);
    await page.locator(".tick").last().click();
  },
  year: example,
  "year-line": async (page) => {
    await example(page);
    await page.locator('[data-line="13"]').click();
  },
  "year-unfolded": async (page) => {
    await example(page);
    for (const details of await page.locator("main details").all())
      await details.evaluate((one) => one.setAttribute("open", ""));
  },
  "year-error": async (page) => {
    await example(page);
    await page.locator(".card input").first().fill("about 7000");
  },
  "year-waits": async (page) => {
    await example(page);
    await page.locator(".timeline").getByRole("button", { name: "Add 2026" }).click();
    await page.locator(".add-paper").getByRole("button", { name: "Form 1099-R" }).click();
    await fillIn(page, {
      "Gross distribution": "500",
      "Distribution code": "7",
      "Date of payment": "02/01/2026",
    });
    await press(page, "Yes, it is checked");
    await press(page, "Kept it");
    await press(page, "Enter this form");
  },
  "form-1099-r-problem": async (page) => {
    await dialog("Form 1099-R")(page);
    await press(page, "Enter this form");
  },
  "form-1099-r": dialog("Form 1099-R"),
  "form-1099-r-years": async (page) => {
    await dialog("Form 1099-R")(page);
    await fillIn(page, { "Gross distribution": "7,012.34", "Date of payment": "03/01/2024" });
  },
  "form-1099-r-code": async (page) => {
    await dialog("Form 1099-R")(page);
    await fillIn(page, { "Gross distribution": "7,012.34", "Distribution code": "2" });
  },
  "form-5498": dialog("Form 5498"),
  "form-8606": dialog("Last Form 8606"),
  "form-w-2": dialog("Form W-2"),
  "something-else": dialog("Something else happened"),
  "something-else-card": async (page) => {
    await dialog("Something else happened")(page);
    await page.locator(".kinds button").nth(6).click();
  },
  years: async (page) => {
    await example(page);
    await section(page, "All years");
  },
  todo: async (page) => {
    await example(page);
    await section(page, "To do");
  },
  "todo-missed": async (page) => {
    await upload(page, MISSED, "dolores.yaml");
    await section(page, "To do");
  },
  plan: async (page) => {
    await example(page);
    await section(page, "What if");
  },
  take: async (page) => {
    await example(page);
    await section(page, "Take it with you");
    await page.getByLabel("Lock it with a passphrase").check();
  },
  "take-missed": async (page) => {
    await upload(page, MISSED, "dolores.yaml");
    await section(page, "Take it with you");
  },
  person: async (page) => {
    await example(page);
    await section(page, "About you");
  },
  spouse: async (page) => {
    await example(page);
    await press(page, "Add spouse");
  },
  couple: async (page) => {
    await example(page);
    await press(page, "Add spouse");
    await fillIn(page, { "Your spouse's name": "Sam B Rivera" });
    await press(page, "Yes");
    await press(page, "Add my spouse");
    await page.locator(".person").first().click();
    await page.locator(".tick").last().click();
  },
  inherited: async (page) => {
    await example(page);
    await section(page, "About you");
    await press(page, "Add inherited IRAs");
    await section(page, "About you");
    await fillIn(page, { "Inherited from": "Ben Rivera" });
  },
  "many-years": async (page) => upload(page, MISSED, "dolores.yaml"),
  "wrong-file": async (page) => {
    await upload(
      page,
      "owner: { name: Ana Diaz }\nentries:\n  - { date: 2024-13-01, kind: contribution, amount: x }\n",
      "ana.yaml",
    );
  },
  locked: async (page) => upload(page, "age-encryption.org/v1\n", "ana.yaml.age"),
  print: async (page) => {
    await example(page);
    await page.emulateMedia({ media: "print" });
  },
};

const browser = await chromium.launch({
  executablePath: process.env.FORM8606_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
mkdirSync(folder, { recursive: true });
for (const width of widths.split(",").map(Number)) {
  for (const colorScheme of schemes.split(",")) {
    for (const [name, go] of Object.entries(SCREENS)) {
      if (wanted && !wanted.has(name)) continue;
      const context = await browser.newContext({
        viewport: { width, height: width < 500 ? 844 : 900 },
        colorScheme,
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(FILE);
      await page.waitForSelector("h1");
      try {
        await go(page);
        await page.waitForTimeout(120);
      } catch (error) {
        console.log(`${name}, ${width}, ${colorScheme}: ${String(error).split("\n")[0]}`);
      }
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        fullPage: width < 861 && (await page.locator("dialog[open]").count()) === 0,
      });
      await context.close();
    }
  }
}
await browser.close();

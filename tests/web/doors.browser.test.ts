import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compute } from "../../src/index.js";
import { readLedger } from "../../src/ledger/read.js";
import {
  downloaded,
  drop,
  expectQuiet,
  fillIn,
  launch,
  linesOf,
  namesInZip,
  openFile,
  press,
  whyNoBrowser,
} from "./page.js";

/** What the engine says of the ledger that the page saves. */
async function savedLedger(page: Page) {
  await press(page, "Take it with you");
  const { name, bytes } = await downloaded(page, () => press(page, "Save my work"));
  const read = readLedger(new TextDecoder().decode(bytes), "yaml");
  if (!read.ok) throw new Error(read.problems.map(({ path, message }) => `${path}: ${message}`).join("; "));
  const computed = compute(read.value);
  if (!computed.ok) throw new Error("The saved ledger cannot be computed");
  return { name, ledger: read.value, years: computed.value.years };
}

describe.skipIf(whyNoBrowser)(`the doors of the page${whyNoBrowser ? ` (${whyNoBrowser})` : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("a backdoor Roth on a phone: from nothing to a PDF whose lines are right", async () => {
    const visit = await openFile(browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = visit;
    await press(page, /I did a backdoor Roth/);
    await fillIn(page, { "Your name": "Ana Diaz", "Tax year": "2024" });
    await press(page, "Next");
    await fillIn(page, { Contribution: "$7,000", "Date contributed": "01/14/2024" });
    await press(page, "Next");
    await fillIn(page, { "Form 1099-R, box 1": "7,012.50", "Date converted": "Jan 21, 2024" });
    await press(page, "Next");
    await fillIn(page, { "Value on December 31": "0" });
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Show my Form 8606");
    expect(await page.locator(".answer-card h1").innerText()).toBe("$13 is taxable.");
    await press(page, "Take it with you");
    const { name, bytes } = await downloaded(page, () => press(page, "Worksheet for 2024"));
    expect(name).toBe("2024-form-8606-ana-diaz.pdf");
    const form = await linesOf(bytes);
    expect(form.year).toBe(2024);
    expect(form.lines).toMatchObject({ "1": 700000, "8": 701300, "13": 700000, "14": 0, "18": 1300 });
    const { years } = await savedLedger(page);
    expect(form.lines).toEqual(years.find(({ tax_year }) => tax_year === 2024)?.lines);
    expectQuiet(visit);
  });

  test("papers: boxes are copied, and the form follows", async () => {
    const visit = await openFile(browser);
    const { page } = visit;
    await press(page, /I have papers/);
    await fillIn(page, { "Name, as on your tax return": "Łucja Żółtowska" });
    await press(page, "Add my papers");
    await page.locator(".timeline .tick").last().click();
    const year = Number(await page.locator(".answer-card .kicker").innerText());
    await press(page, "Form 5498");
    await fillIn(page, {
      "1 IRA contributions": "6500",
      "Date contributed": `03/01/${year}`,
      "Fair market value": "6,611.25",
    });
    await press(page, "Enter this form");
    await press(page, "Form 1099-R");
    await fillIn(page, {
      "Gross distribution": "$1,000.00",
      "Distribution code": "7",
      "Date of payment": `06/01/${year}`,
    });
    await press(page, "Yes, it is checked");
    await press(page, "Kept it");
    await press(page, "Enter this form");
    expect(await page.locator(".card h3").allInnerTexts()).toEqual(
      expect.arrayContaining(["Contribution to a traditional IRA", "Withdrawal from an IRA"]),
    );
    await press(page, "Take it with you");
    const { bytes } = await downloaded(page, () => press(page, `Worksheet for ${year}`));
    const form = await linesOf(bytes);
    const { years, ledger } = await savedLedger(page);
    expect(ledger.owner.name).toBe("Łucja Żółtowska");
    expect(form.lines).toEqual(years.find(({ tax_year }) => tax_year === year)?.lines);
    expect(form.lines).toMatchObject({ "1": 650000, "6": 661100, "7": 100000 });
    expectQuiet(visit);
  });

  test("missed years at 200 percent zoom: what to send, as a package", async () => {
    const visit = await openFile(browser, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
    const { page } = visit;
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Dolores Whitcomb" });
    await press(page, "2021");
    await press(page, "2022");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await page
      .getByRole("group", { name: /taken out or converted/ })
      .getByText("No")
      .click();
    await press(page, "Next");
    for (const year of [2021, 2022]) {
      expect(await page.locator("h1").innerText()).toBe(`What happened for ${year}?`);
      await fillIn(page, {
        "Nondeductible contribution": "6000",
        "Date contributed": `12/01/${year}`,
      });
      await press(page, "Next");
      expect(await page.locator("h1").innerText()).toBe(`What did your ${year} return show?`);
      await press(page, "Yes");
      await fillIn(page, { [`Date you filed your ${year} return`]: `04/11/${year + 1}` });
      await page.getByRole("group", { name: "Was it a joint return?" }).getByText("No").click();
      await press(page, year === 2022 ? "Show what to send" : "Next");
    }
    const { name, bytes } = await downloaded(page, () => press(page, /Filing package/));
    expect(name).toBe("filing-package-dolores-whitcomb.zip");
    const names = namesInZip(bytes);
    expect(names).toEqual(
      expect.arrayContaining(["not-for-mailing.pdf", "2021-form-8606.pdf", "2022-form-8606.pdf"]),
    );
    // What programs read is not among the papers of a person.
    expect(names.filter((each) => each.endsWith(".json"))).toEqual([]);
    const { bytes: pdf } = await downloaded(page, () => press(page, "Worksheet for 2021"));
    const { years } = await savedLedger(page);
    expect((await linesOf(pdf)).lines).toEqual(years.find(({ tax_year }) => tax_year === 2021)?.lines);
    expectQuiet(visit);
  });

  test("missed years with money taken out early: the 10 percent tax is asked for, and has its headline and To do", async () => {
    const { page } = await openFile(browser);
    const answer = (question: RegExp, words: string) =>
      page.getByRole("group", { name: question }).getByRole("button", { name: words }).click();
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Pat Sample" });
    await press(page, "2019");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "1000" });
    await press(page, "Next");
    await answer(/taken out or converted/, "No");
    await press(page, "Next");
    await fillIn(page, {
      "Taken out and kept": "5000",
      "Date taken out": "06/03/2019",
      "SEP and SIMPLE IRAs on December 31": "50,000",
    });
    await press(page, "Next");
    expect(await page.locator("h1").innerText()).toBe("Was the money taken out in 2019 an early withdrawal?");
    await fillIn(page, { "Date of birth": "03/04/1980" });
    await press(page, "Next");
    await page.getByText("Choose one, or No.").waitFor();
    await page.getByLabel("Does one of these apply?").selectOption({ label: "No, none of these" });
    await fillIn(page, { "10 percent tax you reported": "0" });
    await press(page, "Next");
    await answer(/file a tax return/, "Yes");
    await fillIn(page, { "Line 4a as filed": "5000", "Line 4b as filed": "5000" });
    await answer(/joint return/, "No");
    await press(page, "Show what to send");
    await page.locator(".tick", { hasText: "2019" }).click();
    await page.getByText("The additional tax on money taken out early is $491.").waitFor();
    expect(await page.locator(".return-lines").innerText()).toContain("Form 5329, line 4");
    await press(page, "An exception applies");
    await page.waitForFunction(() => document.activeElement?.id === "field-entries-0-reason");
    await page.locator("#field-entries-0-reason").selectOption({ label: "Disability" });
    await page.getByText("The additional tax on money").waitFor({ state: "detached" });
  });

  test("a couple who missed it: both are asked, an open year is named with its field, and the return is entered once", async () => {
    const visit = await openFile(browser);
    const { page } = visit;
    const answer = (question: RegExp, words: string) =>
      page.getByRole("group", { name: question }).getByRole("button", { name: words }).click();
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Sam Sample" });
    await press(page, "2024");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await answer(/taken out or converted/, "No");
    await press(page, "Next");
    await fillIn(page, {
      "Nondeductible contribution": "7000",
      "Date contributed": "02/20/2024",
      "Converted to a Roth IRA": "7,020.11",
      "Date converted": "03/01/2024",
      "SEP and SIMPLE IRAs on December 31": "0",
    });
    await press(page, "Next");
    await answer(/file a tax return/, "Yes");
    await fillIn(page, { "Date you filed your 2024 return": "04/10/2025" });
    await answer(/joint return/, "Yes");
    await answer(/spouse have IRAs/, "Yes");
    await press(page, "Next: your spouse");
    await fillIn(page, { "Your spouse's name": "Lee Sample" });
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await answer(/taken out or converted/, "No");
    await press(page, "Next");
    await fillIn(page, {
      "Nondeductible contribution": "7000",
      "Date contributed": "03/05/2024",
      "Converted to a Roth IRA": "7000",
      "Date converted": "03/08/2024",
      "SEP and SIMPLE IRAs on December 31": "41,200",
    });
    await answer(/Form 8606 filed/, "No");
    await press(page, "Add my spouse");
    // Lines 4a and 4b are not there yet: nothing looks complete, and the button leads to exactly that field.
    expect(await page.getByRole("heading", { name: /^Not complete/ }).innerText()).toBe(
      "Not complete: something is missing for 2024",
    );
    expect(await page.getByRole("button", { name: /package/ }).count()).toBe(0);
    await page
      .locator(".finding", { hasText: "2024, Lee Sample" })
      .getByRole("button", { name: "Enter it" })
      .click();
    await page.waitForFunction(() => document.activeElement?.id === "field-years-2024-filed-form_1040-4a");
    await page.keyboard.type("14,020");
    await page.keyboard.press("Tab");
    await page.keyboard.type("14,020");
    await page.getByRole("heading", { name: "You can claim back the tax on $8,017." }).waitFor();
    // What one has entered for the joint return, the other has too.
    await page.locator(".person").first().click();
    await page.locator(".tick", { hasText: "2024" }).click();
    await page.getByRole("heading", { name: "You can claim back the tax on $8,017." }).waitFor();
    await press(page, "See what to send");
    const { name, bytes } = await downloaded(page, () => press(page, "Filing package: 1 envelope"));
    expect(name).toBe("filing-package-sam-sample-and-lee-sample.zip");
    expect(namesInZip(bytes)).toEqual(
      expect.arrayContaining(["2024-form-8606-sam-sample.pdf", "2024-form-8606-lee-sample.pdf"]),
    );
    expectQuiet(visit);
  });

  test("transcripts are dropped together, their questions are answered, and they end in a filing package", async () => {
    const visit = await openFile(browser);
    const { page } = visit;
    await press(page, /I have papers/);
    await fillIn(page, { "Name, as on your tax return": "Riley Example" });
    await press(page, "Add my papers");
    const names = ["transcript-2023", "account-2023", "transcript-2024", "account-2024"];
    const files = names.map((name) => ({
      name: `${name}.txt`,
      mimeType: "text/plain",
      buffer: readFileSync(`docs/examples/papers/${name}.txt`),
    }));
    expect(await drop(page, ".drop-zone", files)).toBe(true);
    await page.getByText("4 questions are left").waitFor();
    for (const [about, words] of [
      [/did your return for 2024 tax/, "All of it."],
      [/Did you file Form 8606/, "No, with none of them."],
      [/When did you make the contribution/, "All of it in 2024."],
      [/deduct any/, "No. All of them"],
    ] as const)
      await page.getByRole("group", { name: about }).getByRole("button", { name: words }).click();
    await press(page, "Everything is right: enter it");
    await press(page, "Take it with you");
    const { name, bytes } = await downloaded(page, () => press(page, "Filing package: 2 envelopes"));
    expect(name).toBe("filing-package-riley-example.zip");
    expect(namesInZip(bytes)).toEqual(
      expect.arrayContaining(["not-for-mailing.pdf", "2023-form-8606.pdf", "2024-form-8606.pdf"]),
    );
    const { bytes: pdf } = await downloaded(page, () => press(page, "Worksheet for 2024"));
    const { years, ledger } = await savedLedger(page);
    expect(ledger.owner.name).toBe("Riley Example");
    const lines = Object.fromEntries(years.map(({ tax_year, lines }) => [tax_year, lines]));
    expect((await linesOf(pdf)).lines).toEqual(lines[2024]);
    expect(lines[2023]).toMatchObject({ "1": 650000, "14": 650000 });
    expect(lines[2024]).toMatchObject({
      "1": 700000,
      "2": 650000,
      "8": 1356000,
      "13": 1350000,
      "14": 0,
      "18": 6000,
    });
    expectQuiet(visit);
  });

  test("a ledger locked with a passphrase opens again, and with no other", async () => {
    const visit = await openFile(browser);
    const { page } = visit;
    await press(page, "Try an example");
    await press(page, "Take it with you");
    await page.getByLabel("Lock it with a passphrase").check();
    await page.getByRole("textbox", { name: "Passphrase" }).fill("correct horse battery");
    const { name, bytes } = await downloaded(page, () => press(page, "Save my work"));
    expect(name).toBe("jordan-a-rivera-form-8606-work.yaml.age");
    expect(new TextDecoder().decode(bytes.subarray(0, 21))).toBe("age-encryption.org/v1");
    const other = await openFile(browser);
    await other.page
      .locator(".start input[type=file]")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
    await fillIn(other.page, { "Passphrase of": "wrong" });
    await other.page.locator("dialog").getByRole("button", { name: "Open" }).click();
    await other.page.getByText("This passphrase does not open the file").waitFor();
    await fillIn(other.page, { "Passphrase of": "correct horse battery" });
    await other.page.locator("dialog").getByRole("button", { name: "Open" }).click();
    await other.page.waitForSelector(".answer-card");
    expect(await other.page.locator(".answer-card h1").innerText()).toBe("Nothing is taxable.");
    expectQuiet(visit);
    expectQuiet(other);
  });
});

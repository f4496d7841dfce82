/**
 * Every screen of the page, and how one comes to it from the start. `npm run screens` takes a picture of each, and
 * `screens.browser.test.ts` looks at each with axe: a new screen of the page gets its line here.
 */
import { readFileSync } from "node:fs";

const TRANSCRIPT = readFileSync(new URL("transcript.txt", import.meta.url), "utf8");

const PAST = [2016, 2017, 2018, 2019, 2020, 2021];

const MISSED = `owner: { name: Dolores Whitcomb, ssn: 900-00-4321, born: 1965-04-02 }
opening: { year: 2015, basis: 0 }
years:
${PAST.map((year) => `  ${year}: { year_end_value: ${(year - 2015) * 5600}, deducted: 0, filed: { return: true, date: ${year + 1}-04-11, form_8606: false, deducted: 0 } }`).join("\n")}
entries:
${PAST.map((year) => `  - { date: ${year}-06-01, kind: contribution, amount: 5500 }`).join("\n")}
`;

/** Ten times as much as is allowed: a digit too many. */
const SLIP = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2024, basis: 0 }
years:
  2025: { year_end_value: 0, deducted: 0 }
entries:
  - { date: 2025-02-10, kind: contribution, amount: 70000 }
  - { date: 2025-02-13, kind: conversion, amount: 70000 }
`;

/** The same slip in a year that was filed without its form. */
const SLIP_TO_SEND = SLIP.replaceAll("2025-", "2021-")
  .replace("2024", "2020")
  .replace(
    "2025: { year_end_value: 0, deducted: 0 }",
    "2021: { year_end_value: 0, deducted: 0, filed: { return: true, date: 2022-04-11, form_8606: false, deducted: 0, form_1040: { 4a: 70000, 4b: 0 } } }",
  );

const EARLY = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2018, basis: 1000 }
years:
  2019: { year_end_value: 50000, deducted: 0, filed: { return: true, date: 2020-04-10, form_8606: false, deducted: 0, form_1040: { 4a: 5000, 4b: 5000 }, form_5329: { 4: 0 } } }
entries:
  - { date: 2019-06-03, kind: distribution, amount: 5000 }
`;

/** A return that is past due, and nobody has said whether its form was filed. */
const PAST_DUE = `owner: { name: Ana Diaz, born: 1979-04-02 }
opening: { year: 2019, basis: 0 }
years:
  2020: { year_end_value: 6000, deducted: 0 }
entries:
  - { date: 2020-06-03, kind: contribution, amount: 6000 }
`;

/** A form whose lines are right, and which is not printed. */
const UNDRAWN = PAST_DUE.replaceAll("2020", "2010").replace("2019", "2009").replaceAll("6000", "5000");

/** A past year that waits for its value on December 31. */
const WAITING = `owner: { name: Ana Diaz, born: 1950-04-02 }
opening: { year: 2023, basis: 5000 }
entries:
  - { date: 2024-06-03, kind: distribution, amount: 500 }
`;

/** A file locked with a passphrase that nobody knows. */
const LOCKED = `age-encryption.org/v1
-> scrypt ${"A".repeat(22)} 10
${"A".repeat(43)}
--- ${"A".repeat(43)}
`;

const WRONG =
  "owner: { name: Ana Diaz }\nentries:\n  - { date: 2024-13-01, kind: contribution, amount: x }\n";

const press = (page, name) => page.getByRole("button", { name }).first().click();
const answer = (page, question, words) =>
  page.getByRole("group", { name: question }).getByRole("button", { name: words }).click();
const section = (page, name) => page.locator(".views button", { hasText: name }).click();
const tick = (page, year) => page.locator(".tick", { hasText: year }).first().click();
const example = (page) => press(page, "Try an example");
const addPaper = (page, name) => page.locator(".add-paper").getByRole("button", { name }).click();
const fillIn = async (page, values) => {
  for (const [caption, value] of Object.entries(values)) await page.getByLabel(caption).first().fill(value);
};
const text = (name, content) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
const upload = async (page, content, name = "ana.yaml") => {
  await page.locator(".start input[type=file]").first().setInputFiles(text(name, content));
  await page.locator(".answer-card, .questions, .problem, dialog[open]").first().waitFor();
};
/** Every step after another, each given the page. */
const steps =
  (...all) =>
  async (page) => {
    for (const step of all) await step(page);
  };
const go = (name) => (page) => section(page, name);
const opened = (content) => (page) => upload(page, content);
const filled = (values) => (page) => fillIn(page, values);
const pressed = (name) => (page) => press(page, name);
const dialog = (name) => steps(example, (page) => addPaper(page, name));

const backdoor = pressed(/I did a backdoor Roth/);
/** The interview, with as many answers as are given. */
const interview = (count) => {
  const answers = [
    { "Your name": "Ana Diaz" },
    { Contribution: "7000", "Date contributed": "01/14/2025" },
    { "Form 1099-R, box 1": "7000", "Date converted": "01/21/2025" },
    { "Value on December 31": "0" },
  ];
  return steps(backdoor, ...answers.slice(0, count).flatMap((one) => [filled(one), pressed("Next")]));
};

/** The door of missed years, up to what happened in one year. */
const missedYear = (year) =>
  steps(
    pressed(/I missed Form 8606/),
    filled({ "Your name": "Dolores Whitcomb" }),
    pressed(year),
    pressed("Next"),
    filled({ "Basis from earlier years": "0" }),
    pressed("Next"),
    (page) => answer(page, /taken out or converted/, "No"),
    pressed("Next"),
  );
const missedReturn = steps(
  missedYear("2021"),
  filled({
    "Nondeductible contribution": "6000",
    "Date contributed": "12/2021",
    "SEP and SIMPLE IRAs on December 31": "6000",
  }),
  pressed("Next"),
  (page) => answer(page, /file a tax return/, "Yes"),
  (page) => answer(page, /joint return/, "Yes"),
);
const missedSpouse = steps(
  missedReturn,
  filled({ "Date you filed your 2021 return": "04/10/2022" }),
  (page) => answer(page, /spouse have IRAs/, "Yes"),
  pressed("Next: your spouse"),
);
const missedCouple = steps(
  missedSpouse,
  filled({ "Your spouse's name": "Sam Whitcomb" }),
  pressed("Next"),
  filled({ "Basis from earlier years": "0" }),
  pressed("Next"),
  (page) => answer(page, /taken out or converted/, "No"),
  pressed("Next"),
  filled({
    "Converted to a Roth IRA": "5000",
    "Date converted": "03/01/2021",
    "SEP and SIMPLE IRAs on December 31": "0",
  }),
  (page) => answer(page, /Form 8606 filed/, "No"),
  pressed("Add my spouse"),
  (page) => page.locator(".views").waitFor(),
);

const papers = steps(
  pressed(/I have papers/),
  filled({ "Name, as on your tax return": "Jordan Sample" }),
  pressed("Add my papers"),
);
const give = (name, content) => (page) =>
  page.locator(".drop-zone input[type=file]").setInputFiles(text(name, content));
const transcript = steps(papers, give("transcript.txt", TRANSCRIPT), (page) =>
  page.locator(".paper-questions").waitFor(),
);
/** Answers every question about papers, one after the other, with its first answer. */
const answerAll = async (page) => {
  for (let left = await page.locator("fieldset.question").count(); left > 0; ) {
    const question = page.locator("fieldset.question").first();
    if ((await question.locator(".answer").count()) > 0) await question.locator(".answer").first().click();
    else {
      const asksDay = /date/i.test(await question.innerText());
      await question.locator("input").fill(asksDay ? "04/02/1979" : "Jordan Sample");
      await question.getByRole("button", { name: "Answer" }).click();
    }
    const now = await page.locator("fieldset.question").count();
    if (now >= left) return;
    left = now;
  }
};

const waiting = steps(opened(WAITING), (page) => page.locator(".questions").waitFor());

const unfold = (within) => async (page) => {
  for (const details of await page.locator(`${within} details`).all())
    await details.evaluate((one) => one.setAttribute("open", ""));
};

const couple = steps(
  example,
  pressed("Add spouse"),
  filled({ "Your spouse's name": "Sam B Rivera" }),
  pressed("Yes"),
  pressed("Add my spouse"),
);

/** The kinds of entries that "Something else happened" offers, in its order. */
export const KINDS = [
  "contribution",
  "conversion",
  "distribution",
  "rollover",
  "plan_rollover",
  "rollover_529",
  "recharacterization",
  "returned_contribution",
  "excess_removal",
  "divorce_transfer",
  "repayment",
  "inherited_as_own",
  "basis_adjustment",
  "assert",
];
const ofKinds = Object.fromEntries(
  KINDS.map((kind, at) => [
    `kind-${kind.replaceAll("_", "-")}`,
    steps(
      dialog("Something else happened"),
      (page) => page.locator(".kinds button").nth(at).click(),
      // Everything that is missing is said.
      (page) => page.locator("dialog[open] button[type=submit]").click(),
    ),
  ]),
);

/** By its name: how one comes to a screen from the start. */
export const SCREENS = {
  start: async () => {},
  backdoor,
  "backdoor-problem": steps(backdoor, pressed("Next")),
  "backdoor-amounts": interview(1),
  "backdoor-converted": interview(2),
  "backdoor-value": interview(3),
  "backdoor-basis": interview(4),
  missed: pressed(/I missed Form 8606/),
  "missed-problem": steps(pressed(/I missed Form 8606/), pressed("Next")),
  "missed-later": async (page) => {
    await press(page, /I missed Form 8606/);
    await fillIn(page, { "Your name": "Dolores Whitcomb" });
    await press(page, "2021");
    await press(page, "Next");
    await fillIn(page, { "Basis from earlier years": "0" });
    await press(page, "Next");
    await answer(page, /taken out or converted/, "Yes");
  },
  "missed-year": missedYear("2021"),
  "missed-rough-day": steps(missedYear("2021"), filled({ "Date contributed": "06/2021" })),
  "missed-early": steps(
    missedYear("2019"),
    filled({ "Taken out and kept": "5000", "Date taken out": "06/03/2019" }),
    pressed("Next"),
    filled({ "Date of birth": "03/04/1980" }),
    (page) => page.getByLabel("Does one of these apply?").selectOption({ index: 1 }),
  ),
  "missed-return": missedReturn,
  "missed-spouse": missedSpouse,
  "missed-couple": missedCouple,
  "missed-couple-to-do": steps(missedCouple, go("To do"), (page) =>
    page.locator(".finding.error").first().waitFor(),
  ),
  "papers-whose": pressed(/I have papers/),
  papers,
  "papers-pasting": steps(papers, pressed("Paste text")),
  "papers-reading": steps(
    papers,
    (page) =>
      page.evaluate(() => {
        Worker.prototype.postMessage = () => {};
      }),
    give("transcript.txt", TRANSCRIPT),
    (page) => page.getByText("Reading your papers").waitFor(),
  ),
  "papers-read": steps(transcript, unfold("main")),
  "papers-answered": steps(transcript, answerAll),
  "papers-wrong": steps(papers, give("holiday.txt", "sun and sand"), (page) =>
    page.locator(".troubles").waitFor(),
  ),
  empty: steps(papers, (page) => page.locator(".tick").last().click()),
  year: example,
  "year-form": steps(example, pressed("Enlarge the form")),
  "year-line": steps(example, (page) => page.locator('[data-line="13"]').click()),
  "year-unfolded": steps(example, unfold("main")),
  "year-error": steps(example, (page) => page.locator(".card input").first().fill("about 7000")),
  "year-moved": steps(
    example,
    (page) => page.locator("main .card input[placeholder^=MM]").first().fill("01/14/2024"),
    (page) => page.locator("main .card input[placeholder^=MM]").first().blur(),
    (page) => page.locator(".notice").waitFor(),
  ),
  "year-waits": waiting,
  "year-past-due": steps(opened(PAST_DUE), (page) => tick(page, "2020")),
  "year-undrawn": steps(opened(UNDRAWN), (page) => tick(page, "2010")),
  "year-without-form": steps(opened(UNDRAWN.replaceAll("2010", "1999").replace("2009", "1998")), (page) =>
    tick(page, "1999"),
  ),
  "check-first": opened(SLIP),
  "check-first-to-do": steps(opened(SLIP), go("To do")),
  "check-first-take": steps(opened(SLIP), go("Take it with you")),
  "check-first-package": steps(opened(SLIP_TO_SEND), go("Take it with you")),
  "early-tax": steps(opened(EARLY), (page) => tick(page, "2019")),
  "early-tax-to-do": steps(opened(EARLY), go("To do"), unfold("main")),
  "form-1099-r": dialog("Form 1099-R"),
  "form-1099-r-problem": steps(dialog("Form 1099-R"), pressed("Enter this form")),
  "form-1099-r-years": steps(
    dialog("Form 1099-R"),
    filled({ "Gross distribution": "7,012.34", "Date of payment": "03/01/2024" }),
  ),
  "form-1099-r-code": steps(
    dialog("Form 1099-R"),
    filled({ "Gross distribution": "7,012.34", "Distribution code": "2" }),
  ),
  "form-5498": dialog("Form 5498"),
  "form-5498-problem": steps(dialog("Form 5498"), pressed("Enter this form")),
  "form-8606": dialog("Last Form 8606"),
  "form-8606-problem": steps(dialog("Last Form 8606"), (page) =>
    page.locator("dialog[open] button[type=submit]").click(),
  ),
  "form-w-2": dialog("Form W-2"),
  "form-w-2-problem": steps(dialog("Form W-2"), (page) =>
    page.locator("dialog[open] button[type=submit]").click(),
  ),
  "something-else": dialog("Something else happened"),
  ...ofKinds,
  years: steps(example, go("All years")),
  "to-do": steps(example, go("To do"), unfold("main")),
  "to-do-missed": steps(opened(MISSED), go("To do")),
  "to-do-waits": steps(waiting, go("To do"), unfold("main")),
  plan: steps(example, go("What if")),
  "plan-wrong": steps(example, go("What if"), (page) => page.locator("#plan-convert").fill("9,999,999")),
  "plan-waits": steps(waiting, go("What if")),
  take: steps(example, go("Take it with you"), (page) =>
    page.getByLabel("Lock it with a passphrase").check(),
  ),
  "take-waits": steps(waiting, go("Take it with you")),
  "take-missed": steps(opened(MISSED), go("Take it with you"), unfold("main")),
  "take-wrong-form": steps(
    opened(MISSED),
    go("Take it with you"),
    (page) => page.getByLabel("Add official PDFs").setInputFiles(text("f8606--2021.pdf", "no PDF")),
    (page) => page.getByText("damaged, or is not a PDF").waitFor(),
  ),
  person: steps(example, go("About you"), unfold("main")),
  spouse: steps(example, pressed("Add spouse")),
  couple: steps(
    couple,
    (page) => page.locator(".person").first().click(),
    (page) => page.locator(".tick").last().click(),
  ),
  inherited: steps(
    example,
    go("About you"),
    pressed("Add inherited IRAs"),
    go("About you"),
    filled({ "Inherited from": "Ben Rivera" }),
  ),
  "many-years": opened(MISSED),
  "wrong-file": opened(WRONG),
  "not-a-ledger": opened("sun and sand"),
  locked: opened(LOCKED),
  "locked-wrong": steps(
    opened(LOCKED),
    filled({ "Passphrase of": "wrong" }),
    (page) => page.locator("dialog[open] button[type=submit]").click(),
    (page) => page.getByText("This passphrase does not open the file").waitFor(),
  ),
  print: steps(example, (page) => page.emulateMedia({ media: "print" })),
  "print-list": steps(opened(MISSED), go("To do"), (page) => page.emulateMedia({ media: "print" })),
};

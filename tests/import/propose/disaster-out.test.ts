import { describe, expect, it } from "vitest";
import { importPapers } from "../../../src/import/import-papers.js";
import type { Answers } from "../../../src/import/propose/questions-and-answers.js";

/** A Wage & Income transcript with one Form 1099-R, and the value of the account on December 31. */
function wageAndIncome(year: number, code: string, gross: number, isRoth = false): string {
  const person = ["EXAM", "Recipient:", "Recipient's Identification Number: XXX-XX-4321", "RILE EXAM"];
  return [
    "This Product Contains Sensitive Taxpayer Data",
    "Wage and Income Transcript",
    "TIN Provided: XXX-XX-4321",
    `Tax Period Requested: December, ${year}`,
    "Form 1099-R Distributions from Pensions, Annuities, Retire or Profit",
    "Sharing Plans, IRAs, Insurance Contracts, etc.",
    "Payer:",
    ...person,
    "Submission Type: Original document",
    "Account Number (Optional): XXXXX1122",
    `Distribution Code: ${code}`,
    `SEP Indicator: IRA/SEP/SIMP box ${isRoth ? "not checked" : "checked"}`,
    `Gross Distribution: $${gross}.00`,
    "Form 5498 Individual Retirement Arrangement Contribution Information",
    "Trustee/Issuer:",
    ...person,
    "Submission Type: Original document",
    "Account Number (Optional): XXXXX1122",
    "Fair Market Value of Account: $178,000.00",
    `IRA Code: ${isRoth ? "Not Checked" : "Checked"}`,
    `Roth IRA Code: ${isRoth ? "Checked" : "Not Checked"}`,
    "SEP Code: Not Checked",
    "Simple Code: Not Checked",
  ].join("\n");
}

/** A Tax Return transcript without Form 8606. */
const taxReturn = (year: number, out: number, taxed: number) =>
  [
    "This Product Contains Sensitive Taxpayer Data",
    "Form 1040 Tax Return Transcript",
    "SSN Provided: XXX-XX-4321",
    `Report for Tax Period Ending: 12-31-${year}`,
    "Filing status: Single Taxpayer",
    `Received date: 04-02-${year + 1}`,
    `Total IRA distributions: $${out}.00`,
    `Taxable IRA distributions: $${taxed}.00`,
    "IRA deduction: $0.00",
  ].join("\n");

async function imported(texts: readonly string[], answers: Answers = {}) {
  const files = texts.map((text, at) => ({ name: `${at}.txt`, bytes: new TextEncoder().encode(text) }));
  const known = { name: "Riley Example", born: "1975-02-01", "basis-before": "none", ...answers };
  const { ledgers, questions, problems } = await importPapers(files, { answers: known });
  const entries = ledgers[0]?.ledger.entries as Record<string, unknown>[];
  return {
    problems,
    asked: questions.map(({ id }) => id),
    answers: questions.map(({ choices }) => choices.map(({ answer }) => answer)),
    entries: entries.map(({ account, note, date, day, ...entry }) => entry),
  };
}

const THIRD = [wageAndIncome(2024, "1", 22_000), taxReturn(2024, 22_000, 7333)];

// Form 1099-R has no code for a disaster distribution: Instructions for Form 8915-F, "Form 1099-R".
describe("money that was kept and may be a disaster distribution", () => {
  it("is asked about where the return taxed less than was kept", async () => {
    const { asked, answers, entries } = await imported(THIRD);
    expect(asked).toEqual(["disaster-2024-1122"]);
    expect(answers).toEqual([["no", "<number>"]]);
    expect(entries).toEqual([]);
  });

  it.each([
    ["DR-4834-FL", { reason: "disaster", disaster: "DR-4834-FL" }],
    ["4834-fl", { reason: "disaster", disaster: "DR-4834-FL" }],
    ["no", {}],
  ])("is entered by the answer %s", async (answer, more) => {
    const { asked, entries } = await imported(THIRD, { "disaster-2024-1122": answer });
    expect(asked).toEqual([]);
    expect(entries).toEqual([{ kind: "distribution", amount: 22_000, ...more }]);
  });

  it.each([
    ["1", false],
    ["2", false],
    ["J", true],
  ])("is asked about in the year of the coronavirus, with code %s", async (code, isRoth) => {
    const papers = [wageAndIncome(2020, code, 30_000, isRoth)];
    const open = await imported(papers);
    expect(open.asked).toContain("disaster-2020-1122");
    expect(open.entries).toEqual([]);
    const { asked, entries } = await imported(papers, { "disaster-2020-1122": "coronavirus" });
    expect(asked.filter((id) => /disaster|exception/.test(id))).toEqual([]);
    expect(entries).toEqual([
      {
        kind: "distribution",
        amount: 30_000,
        ...(isRoth && { ira: "roth" }),
        reason: "disaster",
        disaster: "coronavirus",
      },
    ]);
  });

  it("takes an answer about the exception that another answer makes needless", async () => {
    const { problems, entries } = await imported([wageAndIncome(2020, "2", 30_000)], {
      "disaster-2020-1122": "coronavirus",
      "exception-2020-1122": "none",
    });
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
  });

  it("still needs its exception where it was none", async () => {
    const { asked } = await imported([wageAndIncome(2020, "2", 30_000)], { "disaster-2020-1122": "no" });
    expect(asked).toEqual(["exception-2020-1122"]);
  });

  it.each([
    ["the return taxed all of it", [wageAndIncome(2024, "1", 22_000), taxReturn(2024, 22_000, 22_000)]],
    ["no return is at hand", [wageAndIncome(2024, "1", 22_000)]],
    ["no disaster had a law", [wageAndIncome(2013, "1", 22_000), taxReturn(2013, 22_000, 7333)]],
  ])("is not asked about where %s", async (_, papers) => {
    expect((await imported(papers)).asked).toEqual([]);
  });
});

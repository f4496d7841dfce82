/** What was filed, by the IRS's transcripts of returns and accounts and by filled Forms 8606. */

import { labelIn } from "../../data/printed-form.js";
import { centsOf, type FormPaper, factOf, flagOf, textOf } from "../paper-facts.js";
import { compare, type YearValue } from "./draft-entry.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";

/** Drafts `years.YEAR.filed` and the filing status. */
export function proposeFiled(own: OwnPapers): void {
  const papers = own.papers.filter((paper): paper is FormPaper => paper.kind !== "history");
  const years = new Set(papers.flatMap(({ tax_year }) => (tax_year === null ? [] : [tax_year])));
  for (const year of [...years].sort()) {
    const of = (kind: string) =>
      papers
        .filter((paper) => paper.kind === kind && paper.tax_year === year && paper.submission !== "void")
        .sort((a, b) => compare(JSON.stringify(a.facts), JSON.stringify(b.facts)) || compare(a.file, b.file));
    const [onReturn] = of("return-transcript");
    const onAccount = of("account-transcript");
    if (onReturn) fromReturn(own, year, onReturn, of("8606-on-transcript"));
    if (onAccount.length > 0) fromAccount(own, year, onAccount, onReturn === undefined);
    filledForms(own, year, of("8606"));
  }
}

function fromReturn(own: OwnPapers, year: number, paper: FormPaper, blocks: readonly FormPaper[]): void {
  const put = (key: string, value: YearValue | undefined) => {
    if (value !== undefined) own.fact(year, key, value);
  };
  put("filed.return", true);
  put("filed.date", textOf(paper, "received"));
  put("filing_status", statusOf(textOf(paper, "filing_status")));
  put("filed.form_8606", blocks.length > 0);
  put("filed.form_1040.4a", moneyOf(centsOf(paper, "total_ira_distributions")));
  put("filed.form_1040.4b", moneyOf(centsOf(paper, "taxable_ira_distributions")));
  const deduction = centsOf(paper, "ira_deduction");
  if (deduction === 0 || !isJoint(paper)) put("filed.deducted", moneyOf(deduction));
  const block = blocks.length === 1 ? blocks[0] : blocks.find((each) => !isSpouses(each));
  if (block) linesOfBlock(own, year, paper, block);
  const onForms = own.total(
    own.outgoing(year, "out", "charity", "roth_out", "returned", "inherited"),
    "gross_distribution",
  );
  const onReturn = centsOf(paper, "total_ira_distributions");
  if (
    own.isComplete(year) &&
    onReturn !== undefined &&
    onReturn !== Math.round(onForms / 100) * 100 &&
    !isJoint(paper)
  ) {
    own.note(
      year,
      `Line 4a of the return for ${year} is not what the Forms 1099-R of the year add up to. The return may leave something out, or a form is missing.`,
      [paper],
    );
  }
}

function moneyOf(cents: number | undefined) {
  return cents === undefined ? undefined : { cents };
}

function isSpouses(paper: FormPaper): boolean {
  return /spouse|secondary/i.test(textOf(paper, "spouse_indicator") ?? "");
}

/** Whether a return is a couple's, whose amounts are of both. */
export function isJoint(paper: FormPaper): boolean {
  return statusOf(textOf(paper, "filing_status")) === "married_joint";
}

const STATUSES: readonly [RegExp, string][] = [
  [/joint/i, "married_joint"],
  [/separate/i, "married_separate"],
  [/head/i, "head_of_household"],
  [/widow|surviving/i, "surviving_spouse"],
  [/single/i, "single"],
];

function statusOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : STATUSES.find(([pattern]) => pattern.test(text))?.[1];
}

const BLOCK = {
  "15c": "taxable_distributions",
  "16": "converted",
  "17": "basis_of_conversion",
  "18": "taxable_conversion",
} as const;

/** Lines 15c to 18 of a Form 8606 on the transcript; what they mean is only sure when they agree with line 4b. */
function linesOfBlock(own: OwnPapers, year: number, paper: FormPaper, block: FormPaper): void {
  const lines = Object.entries(BLOCK).flatMap(([id, name]) => {
    const cents = centsOf(block, name);
    return cents === undefined ? [] : [{ label: labelIn(year, id), cents, id }];
  });
  const taxable = (id: string) => lines.find((line) => line.id === id)?.cents ?? 0;
  const agrees = taxable("15c") + taxable("18") === centsOf(paper, "taxable_ira_distributions");
  const answer = agrees
    ? { value: "yes", waits: [] }
    : own.interview.choose(
        {
          id: own.id(`filed-lines-${year}`),
          about: `Does the Form 8606 that you filed for ${year} show these amounts: ${lines.map(({ label, cents }) => `line ${label} ${cents / 100}`).join(", ")}?`,
          reason:
            "The transcript does not number the lines, and these amounts do not add up to line 4b of the return.",
          papers: [nameOfPaper(block)],
          tax_year: year,
        },
        { yes: "Yes. They are kept as filed.", no: "No, or I can't tell. They are left out." },
      );
  if (answer.value !== "yes") return;
  for (const { label, cents } of lines) own.fact(year, `filed.lines.${label}`, { cents }, answer.waits);
}

function fromAccount(own: OwnPapers, year: number, papers: readonly FormPaper[], alone: boolean): void {
  const none = papers.some((paper) => flagOf(paper, "no_return_filed"));
  const posted = papers.some((paper) => factOf(paper, "filed") !== undefined);
  if (alone && (none || posted)) own.fact(year, "filed.return", posted);
  const received = papers.map((paper) => textOf(paper, "received")).find((day) => day !== undefined);
  if (alone && posted && received) own.fact(year, "filed.date", received);
  const status = papers.map((paper) => statusOf(textOf(paper, "filing_status"))).find(Boolean);
  if (alone && status) own.fact(year, "filing_status", status);
  const amended = papers.flatMap((paper) =>
    paper.facts.flatMap(({ name, value }) =>
      name === "amended" && typeof value === "string" ? [value] : [],
    ),
  );
  if (amended.length > 0) own.fact(year, "filed.amended", [...new Set(amended)].sort());
}

/** Filled Forms 8606: every line as it was filed, when the owner says that it was. */
function filledForms(own: OwnPapers, year: number, papers: readonly FormPaper[]): void {
  if (papers.length === 0) return;
  const contents = [...new Map(papers.map((paper) => [JSON.stringify(linesOn(paper)), paper])).values()];
  const choices = contents.map((paper, i) => ({
    answer: String(i + 1),
    means: `The one in ${paper.file}${line14(paper)} was filed.`,
  }));
  const suggested = contents.length === 1 && contents[0] ? { word: "1", value: contents[0] } : undefined;
  const answer = own.interview.other<FormPaper | "none">(
    {
      id: own.id(`filed-8606-${year}`),
      about: `Did you file this Form 8606 for ${year} with the IRS?`,
      reason: "The form may be only a draft. The program compares what you filed with the correct lines.",
      papers: papers.map(nameOfPaper),
      tax_year: year,
    },
    [...choices, { answer: "none", means: "It was not filed." }],
    (given) => (given === "none" || given === "no" || given === false ? "none" : contents[Number(given) - 1]),
    suggested,
  );
  if (answer.value === undefined || answer.value === "none") return;
  own.fact(year, "filed.form_8606", true, answer.waits);
  for (const [label, value] of linesOn(answer.value))
    own.fact(year, `filed.lines.${label}`, value, answer.waits);
}

function line14(paper: FormPaper): string {
  const cents = centsOf(paper, "line_14");
  return cents === undefined ? "" : `, line 14 ${cents / 100},`;
}

/** The lines of a filled form by their labels; line 10 as text. */
function linesOn(paper: FormPaper): [string, YearValue][] {
  return paper.facts.flatMap(({ name, value }): [string, YearValue][] => {
    if (name === "ratio") return [["10", String(value)]];
    const label = /^line_(\d{1,2}[a-d]?)$/.exec(name)?.[1];
    return label === undefined || typeof value !== "number" ? [] : [[label, { cents: value }]];
  });
}

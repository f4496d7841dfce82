/** What no form of an IRA says: who the owner is, what was deducted, and the basis from before the first paper. */

import { contributionLimit, ruleHolds, totalBasisLines } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { centsOf, type FormPaper } from "../paper-facts.js";
import { sum, waitsOf } from "./draft-entry.js";
import { isJoint } from "./filed.js";
import type { OwnPapers } from "./own-papers.js";
import { nameOfPaper } from "./paper-names.js";
import type { Given } from "./questions-and-answers.js";

/** The opening of a ledger in cents, and what it waits for. */
export interface DraftOpening {
  readonly year: number;
  readonly basis: Cents;
  /** What is left of Roth contributions; null when no line needs it. */
  readonly roth: { readonly contributions: Cents; readonly since: number | null } | null;
  readonly waits: readonly string[];
}

/** Facts of the owner that papers or answers give. */
export interface DraftOwner {
  readonly name: string | null;
  readonly born: string | null;
  readonly inherited_from: string | null;
}

/** The name, the date of birth where a line needs it, and of an inherited IRA whose it was. */
export function proposeOwner(own: OwnPapers): DraftOwner {
  const { existing, whose } = own;
  return {
    name: existing?.owner.name ?? nameOf(own),
    born: existing?.owner.born ?? (isAgeNeeded(own) || hasBirthday(own) ? bornOf(own) : null),
    inherited_from: existing?.owner.inherited_from ?? whose.inheritedFrom,
  };
}

/** A full name from a custodian's paper; the IRS's transcripts have only a few letters of it. */
function nameOf(own: OwnPapers): string | null {
  const printed = (format: boolean) =>
    own.papers
      .filter((paper) => (paper.format === "transcript") === format)
      .flatMap(({ owner }) => (owner.name === null ? [] : [owner.name.trim()]))
      .filter((name) => name !== "")
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
  const full = printed(false);
  if (full !== undefined) return full;
  const id = own.personalId("name");
  const answer = own.interview.text(
    {
      id,
      about: "What is your name, as it is on your tax return?",
      reason: "An IRS transcript shows only the first letters of a name.",
      papers: own.papers.map(nameOfPaper).slice(0, 1),
      last: true,
    },
    "The name that is printed on the form.",
  );
  return answer.value ?? printed(true) ?? null;
}

/** Whether the owner's date of birth is among the answers. */
function hasBirthday(own: OwnPapers): boolean {
  return own.interview.has(own.personalId("born"));
}

/**
 * Whether something depends on the owner's age: contributions above the limit of people under 50, or in years with an
 * age limit; money that was kept; and a conversion by someone who may have had to take a distribution first. Code 1 or
 * 2 on Form 1099-R says that its owner was under 59 1/2.
 */
function isAgeNeeded(own: OwnPapers): boolean {
  const young = Math.max(
    0,
    ...own.forms
      .filter(({ kind, role, codes }) => kind === "1099-R" && role === "out" && /[12]/.test(codes))
      .map(({ year }) => year),
  );
  const contributed = new Map<number, Cents>();
  for (const { entry } of own.drafts) {
    const year = entry.for ?? yearOf(entry.date);
    if (entry.kind === "contribution") {
      contributed.set(year, (contributed.get(year) ?? 0) + entry.amount);
      if (year > young && ruleHolds("traditional_contribution_age_limit", year) && entry.ira !== "roth")
        return true;
    } else if (entry.kind === "conversion") {
      if (year > young) return true;
    } else if (entry.kind !== "plan_rollover") return true;
  }
  return [...contributed].some(([year, cents]) => cents > contributionLimit(year, false));
}

/** The day of birth as far as it is known: by the ledger that is added to, or by an answer. */
export function birthdayOf(own: OwnPapers): string | null {
  return own.existing?.owner.born ?? (hasBirthday(own) ? bornOf(own) : null);
}

function bornOf(own: OwnPapers): string | null {
  const id = own.personalId("born");
  return (
    own.interview.date(
      {
        id,
        about: "What is your date of birth?",
        reason:
          "The papers do not show it. It decides how much you may contribute, whether a distribution was early (before age 59 1/2), and whether one to a charity qualifies.",
        papers: [],
        last: true,
      },
      "The day you were born.",
    ).value ?? null
  );
}

/** Drafts the deduction of every year with traditional contributions. */
export function proposeDeductions(own: OwnPapers): void {
  const contributed = contributionsByYear(own);
  const open: [number, Cents][] = [];
  for (const [year, cents] of contributed) {
    if ((own.existing?.years[year]?.deducted ?? null) !== null) continue;
    const paper = own.papers.find(
      (each): each is FormPaper => each.kind === "return-transcript" && each.tax_year === year,
    );
    const deduction = paper ? centsOf(paper, "ira_deduction") : undefined;
    if (paper && deduction !== undefined && (deduction === 0 || !isJoint(paper))) {
      own.fact(year, "deducted", { cents: deduction });
    } else open.push([year, cents]);
  }
  if (open.length > 0) askForDeductions(own, open);
}

/** Contributions to traditional IRAs by tax year, in cents: drafted ones and those the ledger has. */
function contributionsByYear(own: OwnPapers): Map<number, Cents> {
  const found = new Map<number, Cents>();
  const add = (year: number, cents: Cents) => found.set(year, (found.get(year) ?? 0) + cents);
  for (const { entry } of own.drafts) {
    if (entry.kind === "contribution" && entry.ira === undefined && entry.for !== undefined)
      add(entry.for, entry.amount);
    if (
      entry.kind === "recharacterization" &&
      entry.from === "roth" &&
      entry.for !== undefined &&
      entry.of === undefined
    )
      add(entry.for, entry.amount);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** One question for all years first: most people deducted none of them, or know that they did. */
function askForDeductions(own: OwnPapers, open: readonly [number, Cents][]): void {
  const years = open.map(([year]) => year);
  const span = years.length === 1 ? `for ${years[0]}` : `for ${years[0]} to ${years.at(-1)}`;
  const papers = own.forms
    .filter(
      (form) => form.kind === "5498" && years.includes(form.year) && form.amount("ira_contributions") > 0,
    )
    .flatMap((form) => form.papers.map(nameOfPaper));
  const any = own.interview.choose(
    {
      id: own.id("deducted"),
      about: `Did you deduct any of your traditional IRA contributions ${span} on your tax return?`,
      reason:
        "Form 5498 does not say. The deduction is on Schedule 1 of Form 1040. What you did not deduct is your basis.",
      papers,
    },
    { no: "No. All of them were nondeductible.", yes: "Yes. You enter how much next." },
  );
  for (const [year, cents] of open) {
    if (any.value === "no") own.fact(year, "deducted", { cents: 0 }, any.waits);
    else if (any.value === "yes") {
      const answer: Given<Cents> = own.interview.amount({
        id: own.id(`deducted-${year}`),
        about: `How much of the ${inDollars(cents)} that you contributed for ${year} did you deduct?`,
        reason: "The IRA deduction is on Schedule 1 of Form 1040 for the year.",
        papers,
        tax_year: year,
        most: cents,
        none: "None of it.",
        all: "All of it.",
        part: "This much of it.",
      });
      if (answer.value !== undefined) own.fact(year, "deducted", { cents: answer.value }, answer.waits);
    }
  }
}

/** The basis from before the first year: of the last Form 8606 among the papers, or by the owner's word. */
export function proposeOpening(own: OwnPapers): DraftOpening | null {
  const first = firstYear(own);
  if (first === undefined || own.existing !== null) return null;
  const filled = own.papers.filter(
    (paper): paper is FormPaper => paper.kind === "8606" && paper.tax_year !== null,
  );
  const before = filled
    .filter(({ tax_year }) => (tax_year ?? 0) < first)
    .sort((a, b) => (b.tax_year ?? 0) - (a.tax_year ?? 0))[0];
  const carried = before ? carriedOn(before) : undefined;
  const ofFirst = filled.find(({ tax_year }) => tax_year === first);
  const suggested = carried ?? (ofFirst ? centsOf(ofFirst, "line_2") : undefined);
  const answer = own.interview.amount({
    id: own.id("basis-before"),
    about: `What was ${own.whose.inherited === null ? "your" : "the"} basis in traditional IRAs at the end of ${first - 1}, before the first of these papers?`,
    reason:
      "It is line 14 of your last Form 8606 before these papers. If you never filed one, it is the nondeductible contributions of earlier years that you can prove.",
    papers: [...(before ? [before] : []), ...(ofFirst ? [ofFirst] : [])].map(nameOfPaper),
    tax_year: first - 1,
    none: "There was none: every earlier contribution was deducted, or there was none.",
    part: "Line 14 of the last Form 8606 before that.",
    ...(suggested === undefined ? {} : { suggested }),
  });
  const roth = rothBefore(own, first);
  if (answer.value === undefined || roth.value === undefined) return null;
  if (answer.value === 0 && roth.value === null) return null;
  return { year: first - 1, basis: answer.value, roth: roth.value, waits: [...answer.waits, ...roth.waits] };
}

/** A Roth distribution needs what was put into Roth IRAs before the first paper, and since when there was one. */
function rothBefore(own: OwnPapers, first: number): Given<DraftOpening["roth"]> {
  const out = own.drafts.some(({ entry }) => entry.kind === "distribution" && entry.ira === "roth");
  if (!out) return { value: null, waits: [] };
  const asked = { papers: [], tax_year: first - 1 };
  const had = own.interview.choose(
    {
      ...asked,
      id: own.id("roth-before"),
      about: `Did you have a Roth IRA before ${first}?`,
      reason: "Roth contributions come out first and are not taxable. These papers do not show earlier ones.",
    },
    {
      no: "No. The first money went into a Roth IRA in the years of these papers.",
      yes: "Yes. You enter what was in it next. Add earlier conversions to the ledger by hand, under opening.",
    },
  );
  if (had.value !== "yes") return { value: had.value === "no" ? null : undefined, waits: had.waits };
  const contributed = own.interview.amount({
    ...asked,
    id: own.id("roth-contributions-before"),
    about: `How much of your Roth IRA contributions from before ${first} was still in the Roth IRAs?`,
    reason: "Roth contributions come out first and are not taxable. These papers do not show earlier ones.",
    none: "Nothing: all of them were taken out, or there were only conversions.",
    part: "Regular contributions before then, minus earlier distributions. Leave out conversions.",
  });
  const since = own.interview.year(
    {
      ...asked,
      id: own.id("roth-since"),
      about: "For which tax year did you first put money into any Roth IRA?",
      reason: "Five tax years from then, a Roth distribution can be qualified.",
    },
    "The tax year of the first contribution or conversion.",
  );
  const waits = waitsOf(contributed, since);
  if (contributed.value === undefined || since.value === undefined) return { value: undefined, waits };
  return { value: { contributions: contributed.value, since: since.value }, waits };
}

/** What a filled form carries on, by the lines that the Total Basis Chart names for its year. */
function carriedOn(paper: FormPaper): Cents | undefined {
  const labels = totalBasisLines(paper.tax_year ?? 0) ?? ["14"];
  const amounts = labels.map((label) => centsOf(paper, `line_${label}`));
  return amounts.some((cents) => cents !== undefined) ? sum(amounts, (cents) => cents ?? 0) : undefined;
}

/** The first tax year that an entry touches. */
function firstYear(own: OwnPapers): number | undefined {
  const years = own.drafts.flatMap(({ entry }) => [
    Number(entry.date.slice(0, 4)),
    ...(entry.for ? [entry.for] : []),
  ]);
  return years.length === 0 ? undefined : Math.min(...years);
}

/** Wages and coverage by an employer plan, from Forms W-2; they serve the review and change no line. */
export function proposeWages(own: OwnPapers): void {
  for (const year of own.years) {
    const forms = own.forms.filter((form) => form.kind === "W-2" && form.year === year);
    if (forms.length === 0) continue;
    if (own.isComplete(year)) own.fact(year, "compensation", { cents: own.total(forms, "wages") });
    const flags = forms.map((form) => form.flag("retirement_plan"));
    if (flags.includes(true)) own.fact(year, "covered_by_plan", true);
    else if (own.isComplete(year) && flags.every((flag) => flag === false))
      own.fact(year, "covered_by_plan", false);
  }
}

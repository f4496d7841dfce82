import { listed, ordinal, yearsInWords } from "../text/wording.js";
import type { MissingFact } from "./check-result.js";

/** What a place in the ledger is called by the person who holds the paper; `of` is the years it is needed for. */
const FACTS: Readonly<Record<string, (of: string) => string>> = {
  "owner.born": () => "your date of birth",
  "owner.first_on_return": () => "which spouse is listed first on the joint return",
  "owner.household": () => "your spouse's name and Social Security number",
  "owner.decedent_died": () => "the date on which the person whose IRAs you inherited died",
  "opening.basis": () => "the basis before the ledger begins",
  "opening.year": () => "the last year before the ledger begins",
  "opening.last_form": () => "the last Form 8606 filed before the ledger begins, with the basis on line 14",
  "opening.share": () => "whether the basis before the ledger begins is your share of the decedent's",
  "opening.roth_since": () => "the first year for which you had a Roth IRA",
  "opening.roth_conversions": () => "the conversions that were in your Roth IRAs before the ledger begins",
  "opening.roth_contributions": () =>
    "the contributions that were in your Roth IRAs before the ledger begins",
  "opening.homebuyer_used": () =>
    "the first-time homebuyer distributions that you took before the ledger begins",
  "opening.qcd_deductions": () =>
    "your IRA deductions for years at age 70½ or older, before the ledger begins",
  "opening.excess_traditional": () =>
    "the excess contributions that were in your traditional IRAs before the ledger begins (Form 5329, line 16)",
  "opening.excess_roth": () =>
    "the excess contributions that were in your Roth IRAs before the ledger begins (Form 5329, line 24)",
  later: (of) => `what happened in your IRAs in ${of}`,
  itself: (of) => `what happened in your IRAs in ${of}`,
  form_8915: (of) => `the income from Form 8915 for ${of}`,
  magi: (of) => `your modified AGI for ${of}`,
  magi_is: (of) => `whether your modified AGI for ${of} is the right one or the one as filed`,
  included_pay: (of) => `your compensation for ${of} that was included in gross income`,
  filing_status: (of) => `your filing status for ${of}`,
  lived_apart: (of) => `whether you lived apart from your spouse for all of ${of}`,
  compensation: (of) => `your compensation for ${of} (such as Form W-2, box 1)`,
  covered_by_plan: (of) => `whether an employer plan covered you in ${of} (Form W-2, box 13)`,
  "spouse.compensation": (of) => `your spouse's compensation for ${of} (such as Form W-2, box 1)`,
  "spouse.ira_contributions": (of) => `your spouse's IRA contributions for ${of}`,
  "spouse.covered_by_plan": (of) =>
    `whether an employer plan covered your spouse in ${of} (Form W-2, box 13)`,
  year_end_value: (of) =>
    `the value of your traditional IRAs (including SEP and SIMPLE IRAs) on December 31 of ${of} (Form 5498, box 5)`,
  no_other_distribution: (of) => `what came out of your traditional IRAs in ${of}`,
  no_other_contribution: (of) => `what was contributed to your IRAs for ${of}`,
  required_distribution: (of) => `your required minimum distribution for ${of}`,
  value_at_death: (of) => `the value of your traditional IRAs on the date of death in ${of}`,
  roth_year_end_value: (of) => `the value of your Roth IRAs on December 31 of ${of} (Form 5498, box 5)`,
  divorce_basis: (of) => `the basis that moved with the divorce transfer of ${of}`,
  excepted_share: (of) => `the part of the early distributions of ${of} that an exception covers`,
  late_return: (of) => `your return for ${of}`,
  deducted: (of) => `your IRA deduction for ${of} (Schedule 1 of Form 1040)`,
  deduction_limited: (of) => `whether income limits may lower your IRA deduction for ${of} (Worksheet 1-1)`,
  send: (of) => `what decides what to send for ${of}`,
  statements: (of) => `whether a statement was attached to your return for ${of}`,
  "filed.form_8606": (of) => `whether you filed Form 8606 for ${of}`,
  "filed.lines": (of) => `the lines of Form 8606 as filed for ${of}`,
  extended: (of) => `whether the time to file your ${of} return was extended (Form 4868)`,
  "filed.date": (of) => `the date you filed your return for ${of}`,
  "filed.paid_on": (of) => `the date of the last payment of your tax for ${of}`,
  exception: (of) =>
    `whether an exception to the additional tax applies to the early distributions of ${of} (Form 5329, line 2)`,
  converted_excess: (of) =>
    `whether the converted excess of ${of} counts in your traditional or your Roth IRAs (Form 5329, Part III or IV)`,
  returned_earnings: (of) => `the earnings of the contribution for ${of} that was returned`,
  own_excess: (of) => `the excess contribution for ${of}`,
  line_1: (of) => `whether the contributions above the limit for ${of} belong on line 1 of Form 8606`,
  "filed.required": (of) => `whether you had to file a return for ${of}`,
  "filed.deducted": (of) => `the IRA deduction on your return as filed for ${of}`,
  "filed.form_5329": (of) => `the lines of Form 5329 as filed for ${of}`,
  "filed.return": (of) => `whether you filed a return for ${of}`,
  "filed.form_1040": (of) => `the IRA lines of your return as filed for ${of} (lines 4a and 4b of Form 1040)`,
  "employer_plan.accepts_ira_rollovers": (of) =>
    `whether the employer plan accepts rollovers from IRAs in ${of}`,
  "employer_plan.in_plan_conversion": (of) =>
    `whether the employer plan lets you convert after-tax money in ${of}`,
  "employer_plan.deferrals": (of) => `your deferrals for ${of} (Form W-2, box 12)`,
  "employer_plan.employer": (of) => `your employer's contributions to the plan for ${of}`,
};

/** What an entry lacks, by its key. */
const OF_ENTRY: Readonly<Record<string, string>> = {
  date: "the day",
  account: "the account",
  note: "the year on Form 5498",
  charity: "the charity's name, its acknowledgment, and the trustee's record",
  exception_reason: "why the exception applies",
  exception_shown: "whether box 7 of Form 1099-R shows the exception",
  waiver: "whether the 60 days were waived",
  opened: "the day the 529 account was opened",
  in_plan_rollovers: "the in-plan Roth rollovers (an empty list if there were none)",
  replaced_simple: "whether the plan replaced the SIMPLE plan",
};

/**
 * Facts that the ledger does not have, by the names on the papers: "your modified AGI for 2021 to 2023 and your date of
 * birth". A place that has no such name is given as it is.
 */
export function factsInWords(missing: readonly Pick<MissingFact, "lacks" | "fact">[]): string {
  return listed(factList(missing));
}

/** The same as what a ledger does not do: "does not have your date of birth and does not say whether you filed". */
export function missingFromLedger(missing: readonly Pick<MissingFact, "lacks" | "fact">[]): string {
  const facts = factList(missing);
  const isSaid = (fact: string) => fact.startsWith("whether ");
  const had = facts.filter((fact) => !isSaid(fact));
  const said = facts.filter(isSaid);
  return [
    ...(had.length > 0 ? [`does not have ${listed(had)}`] : []),
    ...(said.length > 0 ? [`does not say ${listed(said)}`] : []),
  ].join(", and ");
}

/** Each fact once, by its name on the papers. */
function factList(missing: readonly Pick<MissingFact, "lacks" | "fact">[]): string[] {
  const years = new Map<string, Set<number>>();
  const entries = new Map<string, number[]>();
  const said: (() => string)[] = [];
  for (const { lacks: place, fact } of missing) {
    if (fact !== undefined) {
      said.push(() => fact);
      continue;
    }
    const [, year, key = place] =
      /^years\.(\d{4})\.(\S+)$/.exec(place.replace(/^years\.\d{4}$/, "$&.itself")) ?? [];
    const [, index, ofEntry] = /^entries\[(\d+)\]\.(\w+)$/.exec(place) ?? [];
    if (ofEntry !== undefined) {
      const here = entries.get(ofEntry);
      if (here) here.push(Number(index));
      else {
        entries.set(ofEntry, [Number(index)]);
        said.push(() => ofEntries(ofEntry, entries.get(ofEntry) ?? []));
      }
      continue;
    }
    const here = years.get(key);
    if (here === undefined) {
      years.set(key, new Set());
      said.push(() => FACTS[key]?.(yearsInWords(years.get(key) ?? [])) ?? key);
    }
    if (year !== undefined) years.get(key)?.add(Number(year));
  }
  return [...new Set(said.map((say) => say()))];
}

/** One missing fact as the beginning of a sentence: "The lines of Form 8606 as filed for 2024". */
export function factAtBeginning(place: string): string {
  const words = factsInWords([{ lacks: place }]);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same for a preparer's papers, which speak of the client: "the client's compensation for 2021". */
export function ofClient(text: string): string {
  return text
    .replace(/\byour spouse\b/g, "the client's spouse")
    .replace(/\bYour\b/g, "The client's")
    .replace(/\byour\b/g, "the client's")
    .replace(/\byou were\b/g, "the client was")
    .replace(/\byou\b/g, "the client");
}

/** The same for papers about someone who has died, which others read: "Ada Example's return for 2021". */
export function ofOwner(name: string): (text: string) => string {
  const named = (words: string) => () => words;
  return (text) =>
    text
      .replace(/\b[Yy]our\b/g, named(`${name}'s`))
      .replace(/\byou were\b/g, named(`${name} was`))
      .replace(/\byou\b/g, named(name));
}

function ofEntries(key: string, indexes: readonly number[]): string {
  const which = listed(indexes.map((index) => ordinal(index + 1)));
  return `${OF_ENTRY[key] ?? key} of the ${which} ${indexes.length === 1 ? "entry" : "entries"}`;
}

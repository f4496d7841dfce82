import { yearOf } from "../../ledger/date.js";
import { entryAt } from "../../ledger/entry-at.js";
import type { Entry, Ledger } from "../../ledger/schema.js";
import { type Cents, toDollars } from "../../money/cents.js";
import type { FindingCode } from "../../review/all-rules.js";
import type { EntryInQuestion, Remark } from "../../review/check-result.js";
import type { Rule } from "../../review/rule.js";
import { basisRolledIntoPlan } from "../../review/rules/basis-rolled-into-plan.js";
import { conversionBeforeContribution } from "../../review/rules/conversion-before-contribution.js";
import { conversionNotAllowed } from "../../review/rules/conversion-not-allowed.js";
import { convertedBefore } from "../../review/rules/converted-before.js";
import { depositWithoutYear } from "../../review/rules/deposit-without-year.js";
import { entryTwice } from "../../review/rules/entry-twice.js";
import { rmdConverted } from "../../review/rules/rmd-converted.js";
import { rmdFirst } from "../../review/rules/rmd-first.js";
import { rollover529 } from "../../review/rules/rollover-529.js";
import { secondRolloverInYear } from "../../review/rules/second-rollover-in-year.js";
import { simpleTwoYears } from "../../review/rules/simple-two-years.js";
import { twoPeople } from "../../review/rules/two-people.js";
import { wrongCustodianYear } from "../../review/rules/wrong-custodian-year.js";
import type { LedgerInReview } from "../../review/year-in-review.js";
import { longDate } from "../../text/wording.js";
import { sendKinds } from "../decisions.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/** An entry that the review questions, with the part of it that is not what it says. */
interface Questioned {
  readonly entry: Exclude<Entry, { readonly kind: "assert" }> & { readonly date: string };
  readonly part: Cents;
  readonly tax_year: number;
  readonly ledger: Ledger;
}

/** A finding that the law makes something else of an entry, or that an entry is probably a slip, where the lines follow the entry. */
interface NotAsEntered {
  readonly rule: Rule & { readonly code: FindingCode };
  /** What to write, one answer each; an answer of several keys has ", and " between them. */
  readonly answers: (found: Questioned) => readonly [string, ...string[]];
}

/** The findings for which a package is held. `tests/correction/not-as-entered.test.ts` says why no other finding is one of them. */
export const NOT_AS_ENTERED: readonly NotAsEntered[] = [
  {
    rule: entryTwice,
    answers: ({ entry }) => [`${at(entry)}.account: <name>`, `${at(entry)}.note: <what tells them apart>`],
  },
  {
    rule: depositWithoutYear,
    answers: ({ entry }) => {
      const year = yearOf(entry.date);
      return [`${at(entry)}.for: ${year - 1}`, `${at(entry)}.for: ${year}`];
    },
  },
  {
    rule: wrongCustodianYear,
    answers: ({ entry, tax_year }) => [
      `${at(entry)}.note: "Form 5498: ${tax_year}"`,
      `${at(entry)}.for: ${yearOf(entry.date)}`,
    ],
  },
  {
    rule: conversionBeforeContribution,
    answers: ({ entry }) => [
      `${at(entry)}.date: <date>`,
      `years.${yearOf(entry.date) - 1}.year_end_value: <dollars>`,
    ],
  },
  {
    rule: convertedBefore,
    answers: ({ entry, ledger }) =>
      entry.kind === "returned_contribution"
        ? [
            `${at(entry)}.ira: roth, and ${at(entry)}.converted: ${yearConverted(ledger, entry.date)}`,
            `${at(entry)}.date: <date>`,
          ]
        : [`${at(entry)}.date: <date>`],
  },
  { rule: conversionNotAllowed, answers: ({ entry, part }) => [asContribution(entry, part)] },
  { rule: rmdConverted, answers: requiredConverted },
  { rule: rmdFirst, answers: requiredConverted },
  { rule: secondRolloverInYear, answers: ({ entry, part }) => [asContribution(entry, part)] },
  {
    rule: simpleTwoYears,
    answers: ({ entry, part }) =>
      entry.kind === "distribution" ? ["opening: null"] : [asContribution(entry, part)],
  },
  { rule: basisRolledIntoPlan, answers: ({ entry, part }) => [asDistribution(entry, part)] },
  {
    rule: rollover529,
    answers: ({ entry, part }) => {
      const contributed = lower(entry, part, [contribution(entry.date, part, "roth")]);
      return part === entry.amount ? [contributed, `${at(entry)}.opened: <date>`] : [contributed];
    },
  },
];

/**
 * The entries that the law takes for something else, of the years that a package covers: what is signed for these years, or later,
 * follows the entries, so it waits until the ledger says what was so.
 */
export function notAsEntered(
  reviewed: LedgerInReview,
  years: readonly Pick<AssumingYear, "tax_year" | "send">[],
): Assumption[] {
  const { ledger } = reviewed;
  const last = years.findLast(({ send }) => sendKinds[send].carrier !== null)?.tax_year ?? 0;
  if (last === 0) return [];
  const entered = NOT_AS_ENTERED.flatMap(({ rule, answers }) =>
    remarksOf(rule.check(reviewed, []))
      .filter(({ tax_year }) => tax_year <= last)
      .flatMap(({ tax_year, message, fix, source, about }) => {
        const found = about === undefined ? null : questioned(ledger, about, tax_year);
        if (found === null) return [];
        return [
          {
            tax_year,
            path: `${at(found.entry)}.${rule.code}`,
            fact: nameOf(found.entry),
            assumes: "it is what the ledger calls it",
            says: `is not settled. ${message} ${fix} Until the ledger has what was so, the lines of ${tax_year} follow the entry (${source}).`,
            ...settleFirst(...answers(found)),
          },
        ];
      }),
  );
  return [...twoOwners(reviewed, last), ...entered];
}

/** Form 8606 is one person's. A "y" is a part of many Spanish surnames, so it asks in the review alone. */
function twoOwners(reviewed: LedgerInReview, taxYear: number): Assumption[] {
  if (!/\s(?:and|&)\s/i.test(reviewed.ledger.owner.name)) return [];
  return remarksOf(twoPeople.check(reviewed)).map(({ message, fix, source }) => ({
    tax_year: taxYear,
    path: "owner.name",
    fact: "the name of the owner",
    assumes: "it is one person's",
    says: `is not settled. ${message} ${fix} (${source}.)`,
    ...settleFirst("owner.name: <name>"),
  }));
}

function remarksOf(found: ReturnType<Rule["check"]>): Remark[] {
  const all = found === undefined ? [] : "tax_year" in found ? [found] : found;
  return all.filter((each): each is Remark => "message" in each);
}

function questioned(ledger: Ledger, { index, part }: EntryInQuestion, taxYear: number): Questioned | null {
  const entry = entryAt(ledger, index);
  if (entry === undefined || entry.kind === "assert" || entry.date === null) return null;
  return { entry: { ...entry, date: entry.date }, part: part ?? entry.amount, tax_year: taxYear, ledger };
}

function at({ index }: Pick<Entry, "index">): string {
  return `entries[${index}]`;
}

/** What an entry is, and its day, in words. */
function nameOf({ kind, date }: Questioned["entry"]): string {
  return `the ${kind.replaceAll("_", " ").replace(/ 529$/, " from a 529 plan")} of ${longDate(date)}`;
}

/** The required amount by another table, or what came out first; and where it was converted, what it was in the Roth IRA. */
function requiredConverted({ entry, part: exact, tax_year }: Questioned): [string, ...string[]] {
  const part = Math.round(exact / ONE_DOLLAR) * ONE_DOLLAR;
  const taken = `entries: - { date: <date in ${tax_year}, before the conversion>, kind: distribution, reason: rmd, amount: ${toDollars(part)} }`;
  return [
    lower(entry, part, [
      `- { date: ${entry.date}, kind: distribution, reason: rmd, amount: ${toDollars(part)} }`,
      contribution(entry.date, part, "roth"),
    ]),
    taken,
    `years.${tax_year}.required_distribution: <dollars, or 0>`,
  ];
}

const ONE_DOLLAR = 100;

/** An entry made smaller by a part, with entries for what that part was. */
function lower(entry: Questioned["entry"], part: Cents, instead: readonly string[]): string {
  const [first = "", ...more] = instead;
  if (part >= entry.amount)
    return [`${at(entry)}: ${first.replace(/^- /, "")}`, ...more.map((each) => `entries: ${each}`)].join(
      ", and ",
    );
  return [
    `${at(entry)}.amount: ${toDollars(entry.amount - part)}`,
    ...instead.map((each) => `entries: ${each}`),
  ].join(", and ");
}

/** What did not count as converted or rolled over: a distribution, and a contribution where it was paid in. */
function asContribution(entry: Questioned["entry"], part: Cents): string {
  const to = entry.kind === "conversion" || ("ira" in entry && entry.ira === "roth") ? "roth" : "traditional";
  const day = entry.kind === "rollover" ? entry.deposited : entry.date;
  if (entry.kind === "rollover" && entry.to === "employer_plan") return asDistribution(entry, part);
  return lower(entry, part, [distribution(entry, part), contribution(day, part, to)]);
}

/** What an employer plan could not take: a distribution. */
function asDistribution(entry: Questioned["entry"], part: Cents): string {
  return lower(entry, part, [distribution(entry, part)]);
}

function distribution(entry: Questioned["entry"], cents: Cents): string {
  const ira = "ira" in entry && entry.ira !== "traditional" ? `, ira: ${entry.ira}` : "";
  return `- { date: ${entry.date}, kind: distribution${ira}, amount: ${toDollars(cents)} }`;
}

function contribution(date: string, cents: Cents, ira: "traditional" | "roth"): string {
  return `- { date: ${date}, kind: contribution${ira === "roth" ? ", ira: roth" : ""}, amount: ${toDollars(cents)} }`;
}

/** The year of the last conversion up to a day. */
function yearConverted({ entries }: Ledger, day: string): number {
  const last = entries.findLast(({ kind, date }) => kind === "conversion" && date !== null && date <= day);
  return yearOf(last?.date ?? day);
}

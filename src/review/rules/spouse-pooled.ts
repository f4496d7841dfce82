import type { Ledger } from "../../ledger/schema.js";
import { nondeductible, yearEndValue } from "../../lines/part1-entered.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, listed } from "../../text/wording.js";
import { total, totalLeft } from "../../year/facts.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import { differ, filedLine } from "../filed.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/**
 * The couple's IRAs taken together on one form. An IRA has one owner, and Form 8606 is one form a person, whatever
 * the return and whatever community property law says (IRC 408(a), 408(g)).
 */
export const spousePooled = {
  code: "spouse_pooled",
  catches: "both spouses' IRAs together on one form",
  explanation: `An IRA has one owner. Form 8606 is one person's form, with that person's SSN. Lines 1, 6 and 8 hold that person's money alone, even on a joint return and even in a community property state.

Putting both spouses' IRAs on one form taxes the one whose IRAs were empty and spares the one whose were not. Both forms are then wrong, and so are later ones.`,
  check,
} as const satisfies Rule;

function check(ledger: LedgerInReview, others: readonly LedgerInReview[]): Found {
  if (ledger.ledger.owner.inherited_from !== null) return undefined;
  const spouses = others.filter((other) => other.ledger.owner.inherited_from === null);
  if (spouses.length === 0) return undefined;
  const found: (Remark | MissingFact)[] = [];
  for (const y of ledger.years) {
    const pooled = pooledLines(y, spouses);
    if (pooled) found.push(pooled);
  }
  for (const spouse of spouses) {
    found.push(...sharedSsn(ledger, spouse), ...sharedAccounts(ledger, spouse));
  }
  return found;
}

const SOURCE = "IRC 408(d)(2) and (g); Instructions for Form 8606, Specific Instructions, Name and SSN";

/** The lines of Part I that show pooling, and what each is for one owner; null when the ledger does not tell. */
const TELLING: readonly { label: string; of: (y: YearInReview) => Cents | null }[] = [
  { label: "1", of: ({ form }) => form.round(Math.max(0, total(nondeductible(form)))) },
  {
    label: "6",
    of: ({ form, info }) =>
      typeof info?.year_end_value === "number" ? form.round(Math.max(0, total(yearEndValue(form)))) : null,
  },
  { label: "8", of: ({ form, facts }) => form.round(totalLeft(facts.conversions)) },
];

function pooledLines(y: YearInReview, spouses: readonly LedgerInReview[]): Remark | MissingFact | undefined {
  if (!y.info?.filed?.lines) return undefined;
  const { year } = y;
  const theirs = spouses.map(({ years }) => years.find((other) => other.year === year));
  const pooled: string[] = [];
  let unknown: LedgerInReview | undefined;
  for (const { label, of } of TELLING) {
    const filed = filedLine(y.info, label) ?? (label === "8" ? filedLine(y.info, "16") : undefined);
    const own = of(y);
    if (filed === undefined || own === null || !differ(filed, own) || filed < own) continue;
    let sum = own;
    for (const [at, other] of theirs.entries()) {
      const value = other ? of(other) : label === "6" ? null : 0;
      if (value === null) unknown = spouses[at];
      else sum += value;
    }
    if (!unknown && differ(sum, own) && !differ(filed, sum)) pooled.push(label);
  }
  const name = y.ledger.owner.name;
  if (pooled.length > 0) {
    const rights = [y, ...theirs.filter((other) => other !== undefined)].map(
      (each) => `${each.ledger.owner.name}: ${rightLines(each)}`,
    );
    return {
      tax_year: year,
      severity: "error",
      message: `${pooled.length === 1 ? "Line" : "Lines"} ${listed(pooled)} of the ${year} form filed for ${name} ${pooled.length === 1 ? "combines" : "combine"} both spouses' amounts. Each spouse files a separate form. The right lines are: ${rights.join("; ")}.`,
      fix: `Correct the ${year} form of each spouse who had to file one.`,
      source: SOURCE,
    };
  }
  if (!unknown) return undefined;
  return {
    tax_year: year,
    lacks: `years.${year}.year_end_value in the ledger of ${unknown.ledger.owner.name}`,
    fact: `the value of ${unknown.ledger.owner.name}'s traditional IRAs on December 31, ${year} (Form 5498, box 5)`,
    whether: `whether line 6 of the form filed for ${name} has both spouses' IRAs together`,
    source: SOURCE,
  };
}

function rightLines(y: YearInReview): string {
  const lines = TELLING.flatMap(({ label, of }) => {
    const value = of(y);
    return value === null ? [] : [`line ${label} ${inDollars(value)}`];
  });
  return lines.join(", ");
}

/** Two owners cannot have one SSN; two ledgers of one owner are one pool. */
function sharedSsn({ ledger, years }: LedgerInReview, { ledger: other }: LedgerInReview): Remark[] {
  if (ledger.owner.ssn === null || ledger.owner.ssn !== other.owner.ssn) return [];
  const one = ledger.owner.name === other.owner.name;
  return [
    {
      tax_year: years.at(-1)?.year ?? 0,
      severity: "error",
      message: one
        ? `Two ledgers of the household have the same owner, ${ledger.owner.name}. All of one owner's IRAs are one pool and belong in one ledger.`
        : `The ledgers of ${ledger.owner.name} and ${other.owner.name} have the same SSN. Form 8606 shows the SSN of the person who owns the IRAs, not the first SSN on a joint return.`,
      fix: one ? "Put all of your own IRAs in one ledger." : "Enter each owner's own SSN.",
      source: SOURCE,
    },
  ];
}

/** Names of accounts with so many digits are numbers, which no two accounts share. */
const DIGITS_OF_A_NUMBER = 3;

function sharedAccounts(
  { ledger, years }: LedgerInReview,
  { ledger: other }: LedgerInReview,
): (Remark | MissingFact)[] {
  const theirs = accountsOf(other);
  if (theirs.size === 0) return [];
  const tax_year = years.at(-1)?.year ?? 0;
  const found: (Remark | MissingFact)[] = [];
  for (const [key, account] of accountsOf(ledger)) {
    if (!theirs.has(key)) continue;
    if (key.replace(/\D/g, "").length >= DIGITS_OF_A_NUMBER) {
      found.push({
        tax_year,
        severity: "error",
        message: `The account ${account} is in the ledgers of ${ledger.owner.name} and ${other.owner.name}. An IRA has one owner, so its money would count twice.`,
        fix: "Keep it in the ledger of the person whose SSN the custodian has for it.",
        source: SOURCE,
      });
    } else {
      found.push({
        tax_year,
        lacks: "`account` of the entries",
        fact: "the last digits of the account number",
        whether: `whether "${account}" is one account in the ledgers of ${ledger.owner.name} and ${other.owner.name}, or one account each`,
        source: SOURCE,
      });
    }
  }
  return found;
}

/** The accounts that a ledger names, by their letters and digits alone. */
function accountsOf({ entries, years }: Ledger): Map<string, string> {
  const accounts = new Map<string, string>();
  const note = (account: string | null) => {
    const key = account?.toLowerCase().replace(/[^\p{L}\d]/gu, "");
    if (account && key) accounts.set(key, account);
  };
  for (const { account } of entries) note(account);
  for (const year in years) for (const { account } of years[year]?.year_end_accounts ?? []) note(account);
  return accounts;
}

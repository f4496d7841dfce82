import { yearOf } from "../../ledger/date.js";
import { entryAt } from "../../ledger/entry-at.js";
import type { EntryOf, YearInfo } from "../../ledger/schema.js";
import type { YearForm } from "../../lines/year-form.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import { differ, filedLine } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A note such as "Form 5498: 2023" or "5498 for 2023" tells the year under which the custodian reported a deposit. */
const FORM_5498_YEAR = /\b5498\b\D{0,20}\b(\d{4})\b/;

/**
 * A deposit of the next spring counts for the year before only if the custodian was told so: its year is on Form 5498,
 * box 1 or 10. The ledger has no key for it; a note on the entry tells it. A form that was filed with the right line 1
 * asks no question.
 */
export const wrongCustodianYear = {
  code: "wrong_custodian_year",
  catches: "a contribution that the custodian reported for another year",
  explanation: `A deposit made from January to April counts for the year before only if you say so when you make it. Form 5498, box 1 or 10, shows the year that the custodian recorded. If it differs from your return, the IRS sees a contribution for the wrong year.

Write the year of Form 5498 in the note of the contribution, as in "Form 5498: 2023". A custodian corrects a form that does not say what you asked for.`,
  check: eachYear(check),
} as const satisfies Rule;

function check({ ledger, facts, info, form, year }: YearInReview): Found {
  if (facts.deposits.length + facts.rothDeposits.length === 0) return undefined;
  const found: (Remark | MissingFact)[] = [];
  for (const { date, origin, left } of [...facts.deposits, ...facts.rothDeposits]) {
    const entry = entryAt(ledger, origin);
    if (entry?.kind !== "contribution" || left === 0) continue;
    const reported = Number(FORM_5498_YEAR.exec(entry.note ?? "")?.[1] ?? Number.NaN);
    if (!Number.isNaN(reported)) {
      if (reported !== year) found.push(finding(entry, year, reported));
    } else if (yearOf(date) !== year && !isConfirmed(info, form)) {
      found.push(lack(entry, year));
    }
  }
  return found;
}

function isConfirmed(info: YearInfo | null, form: YearForm): boolean {
  const filed = filedLine(info, "1");
  return filed !== undefined && !differ(filed, form.lines["1"] ?? 0);
}

const SOURCE = "IRC 219(f)(3); Instructions for Forms 1099-R and 5498, box 1";

function finding(entry: EntryOf<"contribution">, year: number, reported: number): Remark {
  return {
    tax_year: year,
    severity: "warning",
    message: `The ${inDollars(entry.amount)} that you contributed on ${longDate(entry.date)} counts for ${year} here, but by its note the custodian reported it on Form 5498 for ${reported}.`,
    fix: `If you designated it for ${year} when you made it, ask the custodian for a corrected Form 5498. If not, it belongs to ${reported}: change its year.`,
    enter: "The key of the entry is `for`.",
    source: SOURCE,
    about: { index: entry.index },
  };
}

function lack(entry: EntryOf<"contribution">, year: number): MissingFact {
  return {
    tax_year: year,
    lacks: `entries[${entry.index}].note`,
    whether:
      "whether the custodian reported the deposits made in the next spring under the year they were for",
    source: SOURCE,
  };
}

import { earlySimple, ruleHolds } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { Entry, EntryOf, Ledger } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import { firstSimpleDeposit, mayPrecede, simpleDayOpen, simpleYearsEnd } from "../../year/simple-ira.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A rollover into an IRA is taken to be one into another SIMPLE IRA, which is allowed. */
type OutOfSimple = EntryOf<"conversion" | "rollover" | "distribution">;

/**
 * In the first two years money of a SIMPLE IRA may go only into another SIMPLE IRA: what is converted or rolled over is a
 * distribution, and an early one bears 25 percent instead of 10. The two years begin with the
 * first deposit, which a ledger with an opening may not have: a note on what came out tells it.
 */
export const simpleTwoYears = {
  code: "simple_two_years",
  catches: "money that left a SIMPLE IRA within its first two years",
  explanation: `For two years from the first deposit, money in a SIMPLE IRA can go only to another SIMPLE IRA. Since 2024 it can also go to the 401(k) or 403(b) plan with which the employer replaced the SIMPLE plan. A conversion or a rollover to anything else is a distribution, and an early one bears 25 percent instead of 10. The balance still counts on line 6.`,
  check,
} as const satisfies Rule;

function check({ ledger }: LedgerInReview): Found {
  const out = ledger.entries.filter(isOutOfSimple);
  if (out.length === 0) return undefined;
  const first = firstSimpleDeposit(ledger);
  const { born } = ledger.owner;
  const found: (Remark | MissingFact)[] = [];
  for (const entry of out) {
    if (entry.kind === "rollover" && entry.replaced_simple && canReplace(entry)) continue;
    const young = born === null || entry.date < dayOf59AndAHalf(born);
    if (entry.kind === "distribution" && (!young || entry.reason !== "normal" || entry.exception !== null))
      continue;
    const since = toldSince(entry);
    if (since !== null) {
      if (entry.date < simpleYearsEnd({ date: since })) found.push(withinByNote(ledger, entry, since, young));
      continue;
    }
    const undated = first === null ? undefined : simpleDayOpen(first, entry);
    if (undated !== undefined) found.push({ ...lackAbout(entry), lacks: `entries[${undated}].date` });
    else if (first === null || !mayPrecede(first, entry)) found.push(lack(entry));
    else if (entry.date < simpleYearsEnd(first)) {
      if (mayBeReplaced(entry)) found.push(lackOfPlan(entry));
      else found.push(ledger.opening === null ? finding(entry, first.date, young) : lack(entry));
    }
  }
  return found;
}

/** A note such as "SIMPLE IRA since 2020-05-01" tells the day of the first deposit, which a ledger with an opening may not have. */
const SINCE = /\bSIMPLE IRA since (\d{4}-\d\d-\d\d)\b/;

function toldSince({ note }: OutOfSimple): string | null {
  return SINCE.exec(note ?? "")?.[1] ?? null;
}

/** Within the two years by a note. An early distribution is on line 4 only where the ledger has the first deposit and no opening. */
function withinByNote({ opening }: Ledger, entry: OutOfSimple, since: string, young: boolean): Remark {
  const remark = finding(entry, since, young);
  if (entry.kind !== "distribution" || opening === null) return remark;
  return {
    ...remark,
    message: remark.message.replace(
      " It is on line 4 of Form 5329.",
      " Line 4 of Form 5329 has 10 percent here.",
    ),
    fix: "Begin the ledger with the first deposit: leave out the opening amounts, and enter what they stand for.",
    about: { index: entry.index },
  };
}

const SOURCE = "IRC 72(t)(6), 408(d)(3)(G); Reg. 1.408A-4, A-4(b)";

function isOutOfSimple(entry: Entry): entry is OutOfSimple {
  if (entry.kind === "rollover") return entry.ira === "simple" && entry.to === "employer_plan";
  if (entry.kind === "distribution" && entry.roth_plan === "simple") return true;
  return (entry.kind === "conversion" || entry.kind === "distribution") && entry.ira === "simple";
}

function canReplace({ date }: OutOfSimple): boolean {
  return ruleHolds("simple_to_replacing_plan", yearOf(date));
}

/** From 2024 the plan by which the employer replaced the SIMPLE plan can take its money (Notice 2024-2, G). */
function mayBeReplaced(entry: OutOfSimple): entry is EntryOf<"rollover"> {
  return entry.kind === "rollover" && entry.replaced_simple === null && canReplace(entry);
}

function lackOfPlan({ index, date }: EntryOf<"rollover">): MissingFact {
  return {
    tax_year: yearOf(date),
    lacks: `entries[${index}].replaced_simple`,
    whether:
      "whether your SIMPLE IRA money went to the 401(k) or 403(b) plan with which the employer replaced the SIMPLE plan, which is allowed",
    source: "IRC 72(t)(6)(B), 408(d)(3)(G); P.L. 117-328, section 332(b); Notice 2024-2, G",
  };
}

function finding(entry: OutOfSimple, first: string, young: boolean): Remark {
  const until = simpleYearsEnd({ date: first });
  const tax = young
    ? ` Before age 59 1/2 the additional tax is ${earlySimple.percent} percent instead of 10.`
    : "";
  const what = {
    conversion: "It cannot be converted: it is a distribution, and an excess contribution to the Roth IRA.",
    rollover:
      "It may go only to another SIMPLE IRA, or since 2024 to the plan that replaced the SIMPLE plan. Anywhere else it is a distribution.",
    distribution: "It is an early distribution.",
  }[entry.kind];
  const form5329 =
    entry.kind === "distribution" ? " It is on line 4 of Form 5329." : " It is not on Form 5329 here.";
  return {
    tax_year: yearOf(entry.date),
    severity: entry.kind === "conversion" ? "error" : "warning",
    message: `${inDollars(entry.amount)} left a SIMPLE IRA on ${longDate(entry.date)}, within two years of the first deposit on ${longDate(first)}. ${what}${tax}${form5329}`,
    fix: `Wait until ${longDate(until)} with what can wait. Take a failed conversion, with its earnings, out of the Roth IRA by the due date of your return, with extensions.`,
    source: SOURCE,
    // An early distribution is on line 4 of Form 5329.
    ...(entry.kind !== "distribution" && { about: { index: entry.index } }),
  };
}

function lack(entry: OutOfSimple): MissingFact {
  return {
    ...lackAbout(entry),
    lacks: `entries[${entry.index}].note`,
    fact: "the first deposit into the SIMPLE IRA",
  };
}

function lackAbout(entry: OutOfSimple): Omit<MissingFact, "lacks"> {
  return {
    tax_year: yearOf(entry.date),
    whether: "whether money left the SIMPLE IRA within two years of the first deposit",
    source: SOURCE,
  };
}

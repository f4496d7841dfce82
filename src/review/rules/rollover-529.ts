import { rollover529LifetimeLimit, rollover529OpenYears } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { yearsLater } from "../../year/dates.js";
import { total } from "../../year/facts.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A rollover from a 529 plan above its lifetime limit, or out of an account that was not open long enough. */
export const rollover529 = {
  code: "rollover_529",
  catches: "a rollover from a 529 plan that does not meet the conditions",
  explanation: `Since 2024 a 529 plan can be rolled over to the Roth IRA of its beneficiary. The 529 account must have been open for more than 15 years, money contributed in the last five years (with its earnings) cannot go, and the plan must pay the Roth IRA directly. The amount counts toward the year's contribution limit and needs compensation. The Roth income limits do not apply. Each beneficiary has a lifetime limit.

The contributions in it are basis, on line 22 of Form 8606; the rest is earnings in the Roth IRA. What the conditions do not allow is a distribution from the 529 plan, and a regular contribution to the Roth IRA.`,
  check,
} as const satisfies Rule;

const SOURCE = "IRC 529(c)(3)(E); Publication 590-B (2023), p. 2";

function check({ ledger, years }: LedgerInReview): Found {
  const found: (Remark | MissingFact)[] = [];
  for (const { year, facts, form } of years) {
    const now = total(facts.educationRollovers);
    const over = form.broughtForward.rolledFrom529 + now - rollover529LifetimeLimit;
    if (now === 0 || over <= 0) continue;
    found.push({
      tax_year: year,
      severity: "error",
      message: `You rolled ${inDollars(rollover529LifetimeLimit + over)} from 529 plans by ${year}, which is ${inDollars(over)} more than the lifetime limit of ${inDollars(rollover529LifetimeLimit)}.`,
      fix: `Have ${inDollars(Math.min(over, now))} returned with its earnings by the due date of your return, with extensions. It is a distribution from the 529 plan.`,
      source: SOURCE,
      ...lastOf(ledger, year, Math.min(over, now)),
    });
  }
  for (const entry of ledger.entries) if (entry.kind === "rollover_529") found.push(...agedEnough(entry));
  return found;
}

/** The last rollover of a year: the part above the limit is its. */
function lastOf({ entries }: Ledger, year: number, part: Cents): Pick<Remark, "about"> {
  const last = entries.findLast((entry) => entry.kind === "rollover_529" && yearOf(entry.date) === year);
  return last ? { about: { index: last.index, part } } : {};
}

function agedEnough({ date, opened, index }: EntryOf<"rollover_529">): (Remark | MissingFact)[] {
  if (opened === null) {
    return [
      {
        tax_year: yearOf(date),
        lacks: `entries[${index}].opened`,
        whether: `whether the 529 account had been open for ${rollover529OpenYears} years`,
        source: SOURCE,
      },
    ];
  }
  const from = yearsLater(opened, rollover529OpenYears);
  if (date > from) return [];
  return [
    {
      tax_year: yearOf(date),
      severity: "error",
      message: `The 529 account was opened on ${longDate(opened)} and rolled over on ${longDate(date)}. It must have been open for more than ${rollover529OpenYears} years.`,
      fix: "Check the day the account was opened for this beneficiary. If it is right, have the money returned with its earnings by the due date of your return, with extensions.",
      source: SOURCE,
      about: { index },
    },
  ];
}

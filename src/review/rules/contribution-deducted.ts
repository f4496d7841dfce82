import { contributionLimit, reducedLimit, withNotice } from "../../data/law.js";
import { type Cents, toDollars } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { isPastContributing, limitForPay } from "../../year/contribution-limits.js";
import { fiftyByYearEnd } from "../../year/dates.js";
import { refundDeadline } from "../../year/deadlines.js";
import { totalLeft } from "../../year/facts.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import { phaseOutOf } from "../deduction-range.js";
import { differ, filedLine } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** Deducted above the limit, pay or age, or though covered by a plan and over the phase-out, or deducted and on line 1 as well. */
export const contributionDeducted = {
  code: "contribution_deducted",
  catches: "a contribution deducted above the limits, or both deducted and on line 1",
  explanation: `If an employer plan covered you, you can deduct a traditional IRA contribution only below an income range. If only your spouse was covered, the range is higher. Above it, the contribution is nondeductible: report it on line 1, and it becomes basis.

Nobody can deduct more than the year's contribution limit or their compensation (on a joint return, also the spouse's), or, until 2019, anything from the year of age 70 1/2 on.

The same dollars can be deducted or be basis, never both. Software often does both when a contribution is entered twice, once as deductible and once for Form 8606. While you can still amend the return, you may also choose not to deduct, and have basis instead.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const deducted = y.info?.filed?.deducted ?? y.info?.deducted ?? 0;
  const found: (Remark | MissingFact)[] = [];
  const otherwise = deductedOtherwise(y);
  if (otherwise) found.push(otherwise);
  if (deducted === 0) return found;
  const twice = deductedTwice(y, deducted);
  if (twice) found.push(twice);
  const over = overPhaseOut(y, deducted) ?? overLimit(y, deducted);
  if (over) found.push(over);
  return found;
}

/** A deduction above the year's limit, above pay, or past the age. */
function overLimit(y: YearInReview, deducted: Cents): Remark | undefined {
  const { info, year, ledger } = y;
  if (!info) return undefined;
  const { born } = ledger.owner;
  const limit = contributionLimit(year, born === null || fiftyByYearEnd(born, year));
  const past = isPastContributing(born, year);
  const allowed = past ? 0 : limitForPay(y, limit);
  if (deducted <= allowed || !differ(deducted, allowed)) return undefined;
  const closed = closedOn(y);
  const over = inDollars(deducted - allowed);
  const none = past ? "you were 70 1/2 or older by the end of the year" : "you had no compensation";
  const what =
    allowed === 0
      ? `no IRA deduction was allowed, because ${none},`
      : `you can deduct at most ${inDollars(allowed)} (${allowed < limit ? "as much as compensation allows" : "the contribution limit"}),`;
  return {
    tax_year: year,
    severity: "error",
    message: `For ${year}, ${what} but ${inDollars(deducted)} was deducted.`,
    fix:
      closed === null
        ? `File Form 1040-X for ${year} to take back ${over} of the deduction, with Form 8606.`
        : `The time to change the ${year} return ended on ${longDate(closed)}. The deduction stays as filed and gives no basis.`,
    enter: closed === null ? `Then set \`years.${year}.deducted\` to ${toDollars(allowed)}.` : "",
    source: withNotice("IRC 219(b)(1) and (5), (c) and (d)(1)", year),
  };
}

const SOURCE = "IRC 219(g), 408(o)(2); Form 8606, line 1";

/** The IRA deduction of the return as filed is not the one that the ledger gives as right. */
function deductedOtherwise(y: YearInReview): Remark | undefined {
  const { info, year } = y;
  const filed = info?.filed?.deducted ?? null;
  const right = info?.deducted ?? 0;
  if (filed === null || !differ(filed, right)) return undefined;
  const more = filed > right;
  const closed = closedOn(y);
  return {
    tax_year: year,
    severity: "error",
    message: `Your ${year} return deducted ${inDollars(filed)} for IRA contributions, but the right IRA deduction is ${inDollars(right)}.${more ? ` Money you deducted is not basis, so the ${inDollars(filed - right)} cannot be both deducted and on line 1.` : ""}`,
    fix:
      closed === null
        ? `File Form 1040-X for ${year} with an IRA deduction of ${inDollars(right)} and the right Form 8606.`
        : `The time to change the ${year} return ended on ${longDate(closed)}. The deduction stays as filed, and the same dollars give no basis.`,
    source: SOURCE,
  };
}

/** The same dollars on line 1 as filed and on Schedule 1. */
function deductedTwice(y: YearInReview, deducted: Cents): Remark | undefined {
  const { info, facts, year } = y;
  const line1 = filedLine(info, "1") ?? 0;
  const contributed = totalLeft(facts.deposits);
  const twice = Math.min(deducted, line1, line1 + deducted - contributed);
  if (twice <= 0 || !differ(twice, 0)) return undefined;
  const right = inDollars(Math.max(0, contributed - deducted));
  const closed = closedOn(y);
  return {
    tax_year: year,
    severity: "error",
    message: `You contributed ${inDollars(contributed)} to traditional IRAs for ${year}. Your return deducted ${inDollars(deducted)}, and line 1 of your form shows ${inDollars(line1)}, so ${inDollars(twice)} is both deducted and basis. It cannot be both.`,
    fix:
      closed === null
        ? `File Form 1040-X for ${year}: either take back ${inDollars(twice)} of the IRA deduction, or change line 1 to ${right}. Write "IRA deduction" and the amount in its explanation.`
        : `The time to change the ${year} return ended on ${longDate(closed)}. The deduction stays, and the same dollars are not basis. ${contributed > deducted ? `Send a corrected Form 8606 for ${year}, with ${right} on line 1.` : `Form 8606 was not required for ${year}: send nothing, and leave these dollars off line 2 of your next form.`}`,
    source: SOURCE,
  };
}

/** A deduction above what the income limits allow to someone covered by a plan, or married to someone covered. */
function overPhaseOut(y: YearInReview, deducted: Cents): Remark | MissingFact | undefined {
  const { info, year, ledger } = y;
  if (!info) return undefined;
  const phaseOut = phaseOutOf(info, year);
  if (!phaseOut) return undefined;
  if ("lacks" in phaseOut) {
    if (info.deduction_limited) return undefined;
    return {
      tax_year: year,
      lacks: `years.${year}.${phaseOut.lacks}`,
      whether: "whether the IRA deduction was allowed",
      source: SOURCE,
    };
  }
  const magi = info.magi ?? 0;
  const limit = contributionLimit(year, fiftyByYearEnd(ledger.owner.born, year));
  const allowed = reducedLimit(limit, magi, phaseOut);
  if (deducted <= allowed) return undefined;
  const closed = closedOn(y);
  const who = phaseOut.spouse ? "Your spouse was" : "You were";
  return {
    tax_year: year,
    severity: "error",
    message: `${who} covered by an employer plan in ${year}. With modified AGI of ${inDollars(magi)}, ${allowed === 0 ? "no IRA deduction was allowed" : `an IRA deduction of at most ${inDollars(allowed)} was allowed`}, but ${inDollars(deducted)} was deducted.`,
    fix:
      closed === null
        ? `File Form 1040-X for ${year} to take back ${inDollars(deducted - allowed)} of the deduction, with Form 8606: that amount is a nondeductible contribution and becomes basis.`
        : `The time to change the ${year} return ended on ${longDate(closed)}. The deduction stays as filed and gives no basis.`,
    enter: closed === null ? `Then set \`years.${year}.deducted\` to ${toDollars(allowed)}.` : "",
    source: withNotice(SOURCE, year),
  };
}

/** The day on which the time to change the year's return ended; null while it runs, or when that is not known. */
function closedOn({ info, asOf, year }: YearInReview): string | null {
  const deadline = refundDeadline(year, info?.filed ?? null);
  return deadline !== null && asOf !== null && deadline < asOf ? deadline : null;
}

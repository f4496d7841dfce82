import { yearOf } from "../../ledger/date.js";
import { type Cents, toDollars } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import { differ, filedLine } from "../filed.js";
import { allOf, type Rule } from "../rule.js";
import { isSameOwner, type LedgerInReview } from "../year-in-review.js";

/** An inherited IRA taken over by the spouse, or pooled with one's own on a filed form. */
export const inheritedAsOwn = {
  code: "inherited_as_own",
  catches: "an inherited IRA made your own, or counted with your own on a filed form",
  explanation: `IRAs inherited from one person are a pool of their own, with a Form 8606 of their own. They are never on line 6 of your own form, and they do not affect your own conversions.

Only a surviving spouse can make an inherited IRA their own. From then on its pre-tax money counts in every proportion, and its basis is added to line 2. Before age 59 1/2, what comes out is early; from an IRA kept as a beneficiary it is not. A young surviving spouse may therefore wait.`,
  check: allOf(madeOwn, pooled),
} as const satisfies Rule;

/**
 * A surviving spouse who makes an IRA their own brings its pre-tax money into the proportion, and before 59 1/2 gives up
 * the exception for distributions on death. Nobody else can: an IRA inherited from anyone else is never pooled.
 */
function madeOwn({ ledger, years }: LedgerInReview): Found {
  const found: (Remark | MissingFact)[] = [];
  for (const entry of ledger.entries) {
    if (entry.kind !== "inherited_as_own") continue;
    const year = yearOf(entry.date);
    if (ledger.owner.inherited_from !== null) {
      const form = years.find((y) => y.year === year)?.form;
      if (form && entry.ira !== "roth" && !found.some((f) => f.tax_year === year))
        found.push(leaves(year, form.basisMadeOwn));
      continue;
    }
    if (entry.ira === "roth") continue;
    const basis = entry.basis ?? 0;
    const { born } = ledger.owner;
    if (born === null) {
      found.push({
        tax_year: year,
        lacks: "owner.born",
        whether: "whether you were under 59 1/2, when making an inherited IRA your own gives up an exception",
        source: SOURCE,
      });
      continue;
    }
    const grown = dayOf59AndAHalf(born);
    const young = entry.date < grown;
    const pretax = entry.amount - basis;
    const converts = pretax > 0 && years.some((y) => y.year >= year && y.form.parts.II);
    found.push({
      tax_year: year,
      severity: young || converts ? "warning" : "info",
      message: `You made an inherited IRA of ${inDollars(entry.amount)} your own on ${longDate(entry.date)}. From then on its ${inDollars(pretax)} of pre-tax money counts on line 6${basis > 0 ? `, and its basis of ${inDollars(basis)} is added to line 2` : ""}.${young ? ` What comes out before age 59 1/2 (${longDate(grown)}) bears the additional tax; from an IRA kept as a beneficiary it would not.` : ""}`,
      fix: young
        ? "This cannot be undone. If part of the IRA is still inherited, you may leave it that way until age 59 1/2, in a ledger of its own, and make it your own then."
        : "Only a surviving spouse who is the sole beneficiary can do this. Keep an IRA inherited from anyone else in a ledger of its own.",
      source: SOURCE,
    });
  }
  return found;
}

/** In the inherited ledger: what goes along into the spouse's own. */
function leaves(year: number, basis: Cents): Remark {
  return {
    tax_year: year,
    severity: "info",
    message: `You made the inherited IRA your own in ${year}. ${inDollars(basis)} of basis goes with it and leaves this ledger.`,
    fix: `Add the same entry to the ledger of your own IRAs, with ${inDollars(basis)} of basis.`,
    enter: `There, write an \`inherited_as_own\` entry with \`basis: ${toDollars(basis)}\`.`,
    source: SOURCE,
  };
}

const SOURCE = "Reg. 1.408-8; IRC 408(d)(3)(C)(ii) and 72(t)(2)(A)(ii)";

/**
 * IRAs inherited from someone are a pool of their own, on a form of their own: they never count on the line 6 of the
 * heir's own form, and do not spoil the heir's conversion.
 */
function pooled({ ledger, years }: LedgerInReview, others: readonly LedgerInReview[]): Found {
  if (ledger.owner.inherited_from !== null) return undefined;
  const inherited = others.filter(
    (other) => other.ledger.owner.inherited_from !== null && isSameOwner(other.ledger, ledger),
  );
  if (inherited.length === 0) return undefined;
  const found: (Remark | MissingFact)[] = [];
  for (const { info, year } of years) {
    const filed = filedLine(info, "6");
    const own = info?.year_end_value ?? null;
    if (filed === undefined || own === null || filed <= own || !differ(filed, own)) continue;
    const values = inherited.map((other) => other.ledger.years[year]?.year_end_value ?? null);
    const missing = inherited[values.indexOf(null)];
    if (missing) {
      found.push({
        tax_year: year,
        lacks: `years.${year}.year_end_value in the ledger of what was inherited from ${missing.ledger.owner.inherited_from}`,
        fact: `the value on December 31, ${year}, of the IRAs inherited from ${missing.ledger.owner.inherited_from} (Form 5498, box 5)`,
        whether: "whether line 6 of your own form includes inherited IRAs",
        source: POOL_SOURCE,
      });
      continue;
    }
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), own);
    if (differ(filed, sum)) continue;
    found.push({
      tax_year: year,
      severity: "error",
      message: `Line 6 of your ${year} form as filed is ${inDollars(filed)}, which includes ${inDollars(sum - own)} of inherited IRAs. Inherited IRAs never count with your own; the right line 6 is ${inDollars(own)}.`,
      fix: `Correct the ${year} form: too much of the conversion or distribution was taxed. Inherited IRAs with basis have a Form 8606 of their own.`,
      source: POOL_SOURCE,
    });
  }
  return found;
}

const POOL_SOURCE = "IRC 408(d)(3)(C); Reg. 1.408-8; Instructions for Form 8606, Inherited IRAs";

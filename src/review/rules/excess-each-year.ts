import { excessTaxPercent } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import { type Cents, share } from "../../money/cents.js";
import { inDollars, listed, yearsInWords } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import { correctionDeadline } from "../../year/limitation.js";
import { excessOf, unusedLimit } from "../excess.js";
import type { Found, MissingFact, Remark } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/**
 * An excess bears 6 percent for its year and for each later one at whose end it is still there. A removal takes it away
 * in the year it comes out, and so does a later year's unused limit (IRC 4973(b) and (f)).
 */
export const excessEachYear = {
  code: "excess_each_year",
  catches: "an excess contribution that stays, and the tax on it for each year",
  explanation: `An excess contribution bears 6 percent for its own year and for every later year at whose end it is still there, on Form 5329. It can be cured without the tax by taking it out with its earnings by the due date with extensions; for six months after the due date when the return was filed in time.

Later it ends in the year in which it is taken out, or in which the limit of the year is not used up and takes it in. The tax is never more than 6 percent of what the IRA held at the end of the year. For a traditional IRA only what was not deducted, in a year whose contributions were within the limit, comes out free of tax.`,
  check,
} as const satisfies Rule;

function check({ years, asOf }: LedgerInReview): Found {
  let traditional = 0;
  let roth = 0;
  let lack: MissingFact | undefined;
  const stands: Stand[] = [];
  for (const y of years) {
    if (traditional + roth > 0) {
      traditional = Math.max(0, traditional - removed(y));
      roth = Math.max(0, roth - total(y.facts.rothDistributions));
    }
    if (traditional + roth > 0) {
      const unused = unusedLimit(y, roth > 0);
      if ("lacks" in unused) {
        lack = unused;
        break;
      }
      const takenUp = Math.min(traditional, unused.traditional);
      traditional -= takenUp;
      roth = Math.max(0, roth - Math.max(0, unused.roth - takenUp));
    }
    const excess = excessOf(y);
    traditional += excess?.traditional ?? 0;
    roth += excess?.roth ?? 0;
    if (traditional + roth > 0 && hasPassed(y, asOf))
      stands.push({ year: y.year, cents: traditional + roth });
  }
  const found = stands.length === 0 ? [] : [finding(stands, traditional + roth > 0, lack !== undefined)];
  return lack ? [...found, lack] : found;
}

/** An excess that was there at the end of a year, in cents. */
interface Stand {
  readonly year: number;
  readonly cents: Cents;
}

/** @param cut whether the ledger lacks what would tell how it went on after the last of them */
function finding(stands: readonly Stand[], open: boolean, cut: boolean): Remark {
  const taxes = stands.map(({ year, cents }) => ({
    year,
    of: cents,
    cents: share(1, cents, excessTaxPercent, 100),
  }));
  const each = taxes.map(({ year, of, cents }) => `${inDollars(cents)} on ${inDollars(of)} for ${year}`);
  const all = each.length > 1 ? `, ${inDollars(total(taxes))} in all` : "";
  const end = cut
    ? "Whether it was still there in later years cannot be told yet."
    : open
      ? "It goes on until the excess is taken out (`excess_removal`; out of a Roth IRA a distribution) or a year's unused limit takes it up."
      : "It has ended since.";
  return {
    tax_year: stands.at(-1)?.year ?? 0,
    severity: open ? "error" : "warning",
    message: `Contributions above what was allowed stayed in at the end of ${yearsInWords(stands.map(({ year }) => year))}, and bear ${excessTaxPercent} percent for each year: ${listed(each)}${all}, but never more than ${excessTaxPercent} percent of what the IRA held.`,
    fix: `Report the tax on Form 5329, Part III or IV, for each of these years. ${end}`,
    source: "IRC 4973(a), (b) and (f), 408(d)(4) and (5)",
  };
}

/** The time to cure the year's excess without the tax is over; without a date to judge by, when a later year is there. */
function hasPassed({ year, after }: YearInReview, asOf: string | null): boolean {
  return asOf === null ? after !== undefined : asOf > correctionDeadline(year);
}

function removed({ ledger, year }: YearInReview): Cents {
  let sum = 0;
  for (const entry of ledger.entries)
    if (entry.kind === "excess_removal" && yearOf(entry.date) === year) sum += entry.amount;
  return sum;
}

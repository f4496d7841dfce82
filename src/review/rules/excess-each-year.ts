import { excessTaxPercent } from "../../data/law.js";
import type { Ledger } from "../../ledger/schema.js";
import { type ExcessTax, excessTax, openExcess } from "../../lines/excess-tax.js";
import { type Cents, share } from "../../money/cents.js";
import { inDollars, listed, yearsInWords } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import { correctionDeadline } from "../../year/limitation.js";
import type { Found, MissingFact, Remark } from "../found.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview, YearInReview } from "../year-in-review.js";

/**
 * An excess bears 6 percent for its year and for each later one at whose end it is still there (Form 5329, Parts III and
 * IV). What ends it: a removal, distributions that are income, any Roth distribution, and a later year's unused limit
 * (IRC 4973(b) and (f)). Only the year's own excess can still be cured until October; one that was carried into the year
 * is owed for once December 31 has passed.
 */
export const excessEachYear = {
  code: "excess_each_year",
  catches: "an excess contribution that stays, and the tax on it for each year",
  explanation: `An excess contribution bears 6 percent for its own year and for every later year at whose end it is still there, on Form 5329. It can be cured without the tax by taking it out with its earnings by the due date with extensions; for six months after the due date when the return was filed in time.

Later it ends in the year in which it is taken out, or in which the limit of the year is not used up and takes it in. The tax is never more than 6 percent of what the IRA held at the end of the year. For a traditional IRA only what was not deducted, in a year whose contributions were within the limit, comes out free of tax.`,
  check,
} as const satisfies Rule;

function check({ ledger, years }: LedgerInReview): Found {
  let standing = openExcess(ledger);
  let lack: MissingFact | undefined = standing.unknown ? whatIsLeft(ledger) : undefined;
  const stands: Stand[] = [];
  for (const y of years) {
    const tax = excessTax(y.form, standing, y.info);
    if (tax.missing) {
      lack = tax.missing;
      break;
    }
    standing = tax.standing;
    const owed = owedFor(y, tax);
    if (owed) stands.push(owed);
  }
  const open = standing.traditional + standing.roth > 0;
  const found = stands.length === 0 ? [] : [finding(stands, open, lack !== undefined)];
  return lack ? [...found, lack] : found;
}

/** An opening may leave open what is left of an excess. */
function whatIsLeft({ opening }: Ledger): MissingFact {
  return {
    tax_year: opening?.year ?? 0,
    lacks: "opening.excess_traditional and opening.excess_roth",
    whether: "how much of an earlier excess is still in the IRAs",
    source: "Form 5329, lines 16 and 24",
  };
}

/** The tax for one year, in cents, and the excess that it is on. */
interface Stand {
  readonly year: number;
  readonly of: Cents;
  readonly cents: Cents;
}

/** The tax that can no longer be avoided; undefined when there is none. Without a date to judge by, when a later year is there. */
function owedFor({ ledger, year, asOf, after }: YearInReview, tax: ExcessTax): Stand | undefined {
  const isPast = (day: string) => (asOf === null ? after !== undefined : asOf > day);
  const own = isPast(correctionDeadline(ledger, year)) ? tax.own : 0;
  const carried = isPast(`${year}-12-31`) ? tax.carried : 0;
  const of = own + carried;
  if (of === 0) return undefined;
  const all = (tax.lines["17"] ?? 0) + (tax.lines["25"] ?? 0);
  const cents = of === tax.own + tax.carried ? all : Math.min(all, share(1, of, excessTaxPercent, 100));
  return { year, of, cents };
}

/** @param cut whether the ledger lacks what would tell how it went on after the last of them */
function finding(stands: readonly Stand[], open: boolean, cut: boolean): Remark {
  const each = stands.map(({ year, of, cents }) => `${inDollars(cents)} on ${inDollars(of)} for ${year}`);
  const all = each.length > 1 ? `, ${inDollars(total(stands))} in all` : "";
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

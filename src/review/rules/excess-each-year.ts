import { excessTaxPercent } from "../../data/law.js";
import type { Ledger } from "../../ledger/schema.js";
import { type ExcessTax, excessTax } from "../../lines/excess-tax.js";
import { openExcess } from "../../lines/standing-excess.js";
import { type Cents, share } from "../../money/cents.js";
import { inDollars, listed, yearsInWords } from "../../text/wording.js";
import { correctionDeadline } from "../../year/deadlines.js";
import { total } from "../../year/facts.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
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
  catches: "an excess contribution that stays in, and the tax on it for each year",
  explanation: `An excess contribution bears 6 percent for its own year and for every later year that it is still there on December 31, on Form 5329. There is no tax if you take it out with its earnings by the due date with extensions, or within six months after the due date if you filed on time.

After that, it ends in the year you take it out, or when a later year's unused limit absorbs it. The tax is never more than 6 percent of what the IRA held at year-end. From a traditional IRA, only an excess that you did not deduct, in a year with contributions within the limit, comes out nontaxable.`,
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
    fact: "the excess contributions that were in your IRAs before the ledger begins (Form 5329, lines 16 and 24)",
    whether: "how much of an earlier excess is still in your IRAs",
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
  const each = stands.map(({ year, of, cents }) =>
    cents === 0
      ? `nothing for ${year}, because the IRA was empty`
      : `${inDollars(cents)} on ${inDollars(of)} for ${year}`,
  );
  const isTaxed = total(stands) > 0;
  const what = isTaxed ? "were still in your IRAs at the end of" : "were not taken out by the deadline for";
  const all = each.length > 1 ? `, ${inDollars(total(stands))} in all` : "";
  const end = cut
    ? "We cannot tell yet whether it was still there in later years."
    : open
      ? "To stop the tax, take the excess out, or let a later year's unused limit absorb it."
      : "The excess has been gone since then.";
  return {
    tax_year: stands.at(-1)?.year ?? 0,
    severity: open ? "error" : "warning",
    message: `Contributions above the limit ${what} ${yearsInWords(stands.map(({ year }) => year))}. The tax is ${excessTaxPercent} percent a year: ${listed(each)}${all}. It is never more than ${excessTaxPercent} percent of what the IRA held.`,
    fix: isTaxed ? `${end} Report the tax for each of these years on Form 5329, Part III or IV.` : end,
    enter:
      open && !cut
        ? "From a traditional IRA enter an `excess_removal`, from a Roth IRA a `distribution`."
        : undefined,
    source: "IRC 4973(a), (b) and (f), 408(d)(4) and (5)",
  };
}

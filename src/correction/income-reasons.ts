import { ruleHolds } from "../data/law.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { type CharityGift, charityOf } from "./charity-gift.js";
import type { YearCorrection } from "./correct.js";
import { aboutDisasters, aboutRepaid } from "./disaster-in-words.js";
import type { HealthTransfer } from "./out-of-year.js";
import { aboutQualifiedRoth } from "./qualified-roth.js";
import { returnedIn } from "./returned-amounts.js";
import { rolledOver } from "./rollovers-in-words.js";

/**
 * What came out of the IRAs in a year, is on no line of Form 8606 and is not taxable, one sentence for each reason that the
 * ledger proves, with the section of law. These sentences are signed under penalties of perjury.
 */
export function nontaxableReasons(ledger: Ledger, year: YearCorrection): string[] {
  const { tax_year, right, off_form } = year;
  const returned = returnedIn(right);
  const moved = (isContribution: boolean) =>
    amountOf(
      ledger,
      (entry) =>
        entry.kind === "recharacterization" &&
        entry.for === tax_year &&
        (entry.of === "contribution") === isContribution,
    );
  return [
    ...aboutQualifiedRoth(ledger, { off_form }),
    ...toCharity(ledger, off_form.charity),
    ...rolledOver(ledger, { off_form }),
    ...toHealth(off_form.health),
    ...aboutDisasters(ledger, year),
    ...aboutRepaid(ledger, year),
    ...reason(returned.contributions, "was contributions that were returned (section 408(d)(4))"),
    ...reason(
      returned.earnings,
      "was earnings of contributions that were returned, which are taxable (section 408(d)(4))",
    ),
    ...reason(
      returned.removed,
      "was excess contributions that were withdrawn after the due date of the return for their year, which is not taxable (section 408(d)(5))",
    ),
    ...reason(moved(true), "was a contribution for the year that was recharacterized (section 408A(d)(6))"),
    ...(ruleHolds("recharacterization_of_conversions", tax_year)
      ? reason(moved(false), "was a conversion of the year that was recharacterized (section 408A(d)(6))")
      : []),
  ];
}

/** Where the name of a charity goes that the ledger does not have: nothing is signed before it does. */
const CHARITY_BLANK = "____________________ (name of the charity)";

function toCharity(ledger: Ledger, gifts: readonly CharityGift[]): string[] {
  const whole = gifts.filter(({ cents, sent }) => cents === sent);
  const partly = gifts.filter(({ cents, sent }) => cents !== sent);
  const name = (gift: CharityGift) => charityOf(ledger, gift) ?? CHARITY_BLANK;
  return [
    ...whole.map(
      (gift) =>
        `A qualified charitable distribution of ${inDollars(gift.cents)} was paid by the trustee directly to ${name(gift)} ${gift.paid}.`,
    ),
    ...(whole.length === 0
      ? []
      : [`${whole.length > 1 ? "They are" : "It is"} not taxable (section 408(d)(8)).`]),
    ...partly.flatMap((gift) => [
      `${inDollars(gift.sent)} was paid by the trustee directly to ${name(gift)} ${gift.paid}.`,
      `Of that, ${inDollars(gift.cents)} is not taxable as a qualified charitable distribution (section 408(d)(8)).`,
    ]),
  ];
}

function toHealth(transfers: readonly HealthTransfer[]): string[] {
  return [
    ...transfers.map(
      ({ cents, paid }) =>
        `A qualified HSA funding distribution of ${inDollars(cents)} was paid by the trustee directly to a health savings account ${paid}.`,
    ),
    ...(transfers.length === 0
      ? []
      : [
          `${transfers.length > 1 ? "They are" : "It is"} not taxable (section 408(d)(9)) and on Form 8889, line 10.`,
        ]),
  ];
}

function reason(cents: Cents, what: string): string[] {
  return cents === 0 ? [] : [`${inDollars(cents)} ${what}.`];
}

function amountOf(ledger: Ledger, of: (entry: Entry) => boolean): Cents {
  return ledger.entries.filter(of).reduce((sum, { amount }) => sum + amount, 0);
}

import { earlyReturnCountsAs } from "../../data/law.js";
import type { Ledger } from "../../ledger/schema.js";
import { longDate } from "../../text/wording.js";
import { claimsRefund } from "../decisions.js";
import { mayClaim, plusExtension } from "../windows.js";
import { type AssumingYear, type Assumption, settleFirst } from "./assumption.js";

/** What a claim for a refund depends on: the day of filing, and tax that was paid late enough to come back. */
export function aboutClaim({ tax_year, send, refund }: AssumingYear, { years }: Ledger): Assumption[] {
  // Two years from a payment may run longer than three years from filing: IRC 6511(a).
  if (send === "form_alone_no_refund" && refund.state === "closed" && !years[tax_year]?.filed?.paid_on)
    return [
      {
        tax_year,
        path: `years.${tax_year}.filed.paid_on`,
        assumes:
          "no tax was paid in the last two years, which could still be claimed back. If some was, add that date",
        answers: [`years.${tax_year}.filed.paid_on: <date>`],
      },
    ];
  if (!claimsRefund(send)) return [];
  const due = longDate(earlyReturnCountsAs(tax_year));
  return [
    ...(refund.at_least
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.date`,
            assumes: `the return was filed by its due date, and the claim must be mailed by ${longDate(refund.until ?? "")}`,
          },
        ]
      : []),
    ...(refund.prepaid_lost && (years[tax_year]?.filed?.paid_on ?? null) === null
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.paid_on`,
            assumes: `tax was paid after ${due}`,
            says: `not in the ledger. Only tax paid after ${due}, and in the three years${plusExtension(refund)} before you file the claim, can still be refunded. That time moves with each day that you wait. Add the day of the last payment, or ${due} if nothing was paid later, and make this package again: without a later payment, Form 8606 goes by itself and claims nothing.`,
            ...settleFirst(
              `years.${tax_year}.filed.paid_on: <date>`,
              `years.${tax_year}.filed.paid_on: ${earlyReturnCountsAs(tax_year)}`,
            ),
          },
        ]
      : []),
  ];
}

/**
 * Whether the time to file the return was extended, where that moves the day to which a claim reaches tax that was withheld or
 * paid by the due date (IRC 6511(b)(2)(A)). A ledger that does not have it counts as not extended.
 */
export function aboutExtension({ tax_year, send, state, refund }: AssumingYear): Assumption[] {
  const { if_extended: until } = refund;
  if (until === undefined || !(send === "delinquent_return" || mayClaim(state))) return [];
  const day = longDate(until);
  const answers = [`years.${tax_year}.extended: true`, `years.${tax_year}.extended: false`] as const;
  // What somebody signs now says what a claim reaches.
  const isLost = refund.prepaid_lost === true && state.return !== "not_filed";
  const then =
    state.return === "not_filed"
      ? `the return can bring back tax that was withheld or paid by the due date until ${day}`
      : claimsRefund(send)
        ? `a claim mailed by ${day} still reaches tax that was withheld or paid by the due date`
        : `a refund can still be claimed until ${day}`;
  return [
    {
      tax_year,
      path: `years.${tax_year}.extended`,
      assumes: "it was not",
      says: `not in the ledger, so this package assumes that it was not. If it was, ${then} (section 6511(b)(2)(A)). Add the answer, and make this package again.`,
      ...(isLost && settleFirst(...answers)),
      answers,
    },
  ];
}

import { yearOf } from "../../ledger/date.js";
import type { Ledger } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found, Remark } from "../check-result.js";
import { isOrderKnown, type MoneyOfYear, outflowsOf } from "../money-flow.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A conversion before the money that it converts came in: one of the two dates is wrong. */
export const conversionBeforeContribution = {
  code: "conversion_before_contribution",
  catches: "a conversion dated before the contribution that it converts",
  explanation: `In a backdoor Roth the contribution comes first and the conversion after it. When the IRAs were empty and the ledger has them the other way around, one of the two dates is probably wrong.

The dates decide which year each step belongs to, and how many days lie between them. Check both against the custodian's confirmations.`,
  check,
} as const satisfies Rule;

function check({ ledger, money }: LedgerInReview): Found {
  if (ledger.owner.inherited_from !== null) return undefined;
  return money().flatMap((year) => {
    const found = inWrongOrder(year) ?? beforeItsContribution(ledger, year);
    return found ? [found] : [];
  });
}

function inWrongOrder(year: MoneyOfYear): Remark | undefined {
  if (!isOrderKnown(year) || (year.begins && year.end !== 0)) return undefined;
  const conversion = outflowsOf(year).find(
    ({ flow, cents, before, later }) =>
      flow.entry.kind === "conversion" && before * 2 < cents && (before + later) * 10 >= cents * 9,
  );
  const contribution =
    conversion && year.flows.find(({ cents, date }) => cents > 0 && date > conversion.flow.date);
  if (!conversion || !contribution) return undefined;
  return {
    tax_year: year.year,
    severity: "warning",
    message: `The ${inDollars(conversion.cents)} conversion of ${longDate(conversion.flow.date)} comes before the ${inDollars(contribution.cents)} that came in on ${longDate(contribution.date)}, and your traditional IRAs were empty until then. Is one of the dates wrong?`,
    fix: "Check both dates against the custodian's confirmations, and correct the one that is wrong.",
    source: "IRC 408A(d)(3)",
    about: { index: conversion.flow.entry.index },
  };
}

/** A conversion of what was contributed for the same year only later, when nothing shows that there was other money. */
function beforeItsContribution(ledger: Ledger, year: MoneyOfYear): Remark | undefined {
  if (!isOrderKnown(year) || year.end !== 0 || (year.start ?? 0) > 0) return undefined;
  if (ledger.opening === null || ledger.opening.basis !== 0) return undefined;
  const conversion = year.flows.find(({ entry }) => entry.kind === "conversion");
  if (!conversion || ledger.entries.some(({ date }) => date !== null && date < conversion.date))
    return undefined;
  const contribution = ledger.entries.find(
    (entry) =>
      entry.kind === "contribution" &&
      entry.ira === "traditional" &&
      entry.day !== "unknown" &&
      (entry.for ?? yearOf(entry.date)) === year.year &&
      entry.date > conversion.date &&
      entry.amount * 19 <= -conversion.cents * 20 &&
      -conversion.cents * 19 <= entry.amount * 20,
  );
  if (contribution?.kind !== "contribution") return undefined;
  return {
    tax_year: year.year,
    severity: "warning",
    message: `The ${inDollars(-conversion.cents)} conversion of ${longDate(conversion.date)} comes before the ${inDollars(contribution.amount)} contribution of ${longDate(contribution.date)}. Is one of the dates wrong?`,
    fix: "Check both dates against the custodian's confirmations, and correct the one that is wrong.",
    source: "IRC 408A(d)(3)",
    about: { index: conversion.entry.index },
  };
}

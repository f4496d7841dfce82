import { penaltyFormNotFiled, penaltyOverstated } from "../data/law.js";
import type { Ledger } from "../ledger/schema.js";
import { openingBasis } from "../lines/carry-forward.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { filedLine, overstatedLine1 } from "../review/filed.js";
import type { YearInReview } from "../review/year-in-review.js";
import { inDollars, yearsInWords } from "../text/wording.js";
import { becameTraditional } from "./became-traditional.js";
import type { Send } from "./decisions.js";
import type { FormCheck } from "./form-check.js";
import { addsTax } from "./windows.js";

/** What a year may cost at most, unless there was reasonable cause (IRC 6693(b)); in cents. */
export interface PenaltyExposure {
  /** For a nondeductible contribution that no form reported. */
  readonly not_filed: Cents;
  /** For a line 1 that was too high. */
  readonly overstated: Cents;
}

/** The penalties that a year is exposed to: none for what became a contribution to a traditional IRA after filing. A wrong line 2 or 14 by itself bears none. */
export function penaltyExposure(y: YearInReview, right: YearResult, form: FormCheck): PenaltyExposure {
  const contributed = right.lines["1"] ?? 0;
  const filed = filedLine(y.info, "1");
  const blank = form.status === "wrong" && (filed ?? 0) === 0 && y.info?.filed?.lines !== null;
  const isLater = becameTraditional(y.ledger, { tax_year: y.year, right }).length > 0;
  const unreported =
    contributed > 0 && !isLater && (form.status === "missing" || (blank && filed !== undefined));
  return {
    not_filed: unreported ? penaltyFormNotFiled : 0,
    overstated: overstatedLine1(y) > 0 ? penaltyOverstated : 0,
  };
}

const PAID_LATE: ReadonlySet<Send> = new Set([
  "delinquent_return",
  "amend_payment",
  "amend_either",
  "amend_deduction",
]);

/** What the exposure leaves out, after a space. */
export function otherPenalties(
  years: readonly YearOfPenalty[],
  ledgers: readonly { readonly opening: Ledger["opening"] }[] = [],
): string {
  return `${aboveTheLimit(years)}${neverReported(ledgers)}${filedOrPaidLate(years)}`;
}

/** Whether the basis before a ledger is on no form that was filed. */
export function isNeverReported({ opening }: { readonly opening: Ledger["opening"] }): boolean {
  return opening !== null && opening.last_form === "none" && openingBasis(opening) > 0;
}

/** The contributions that made a basis which no form reported are from years that a ledger does not have. */
function neverReported(ledgers: readonly { readonly opening: Ledger["opening"] }[]): string {
  const open = ledgers.filter(isNeverReported);
  if (open.length === 0) return "";
  const basis = open.reduce((sum, { opening }) => sum + (opening === null ? 0 : openingBasis(opening)), 0);
  return ` The contributions that made the basis of ${inDollars(basis)} before the ledger begins were never reported: ${inDollars(penaltyFormNotFiled)} more may apply for each year with one.`;
}

interface YearOfPenalty {
  readonly tax_year: number;
  readonly send: Send;
  readonly form: Pick<FormCheck, "status" | "aboveLimit">;
}

/** A form that is sent with more on line 1 than the limit may overstate it (IRC 408(o)(2)(B) and 6693(b)(1)). */
function aboveTheLimit(years: readonly YearOfPenalty[]): string {
  const above = years.filter(
    ({ form: { status, aboveLimit } }) => (status === "missing" || status === "wrong") && aboveLimit > 0,
  );
  return above.length === 0
    ? ""
    : ` If line 1 must end at the contribution limit, ${inDollars(penaltyOverstated)} more may apply for ${yearsInWords(above.map(({ tax_year }) => tax_year))}.`;
}

/**
 * A late return or payment can bear other penalties (IRC 6651), and so can tax that a return left out (IRC 6662), unless a
 * qualified amended return has it (Reg. 1.6664-2(c)(2) and (3)).
 */
function filedOrPaidLate(years: readonly YearOfPenalty[]): string {
  if (years.some(({ send }) => addsTax(send)))
    return " Penalties for filing or paying late, and the 20 percent accuracy penalty (section 6662), are not included. Tax shown on a Form 1040-X that the IRS receives before it contacts you about an examination of that year normally bears no accuracy penalty (Reg. 1.6664-2(c)).";
  return years.some(({ send }) => PAID_LATE.has(send))
    ? " Penalties for filing or paying late are not included."
    : "";
}

/** Why no penalty is expected for missing forms, after a space: none is late yet, or those that are late have no line 1. */
export function noPenaltyBecause(
  years: readonly {
    readonly form: Pick<FormCheck, "status">;
    readonly state: { readonly due: string };
    readonly right: Pick<YearResult, "lines">;
  }[],
): string {
  const missing = years.filter(({ form }) => form.status === "missing");
  if (missing.length === 0) return "";
  if (missing.every(({ state }) => state.due === "coming")) return " Nothing is late yet.";
  return missing.some(({ right }) => (right.lines["1"] ?? 0) > 0)
    ? " When the return was filed, no form was required for the contribution: it was recharacterized later."
    : " The instructions name them for contributions only.";
}

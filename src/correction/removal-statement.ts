import { excessTaxPercent } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import { yearsInWords } from "../text/wording.js";
import { type Send, sendKinds } from "./decisions.js";
import type { YearState } from "./year-state.js";

interface StatedYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly form_5329: { readonly status: YearState["form_5329"] };
  readonly right: YearResult;
}

/**
 * Adds to the statement of an excess that was taken out late that the tax for its years is reported and paid, where amended
 * returns of the same package do that (Instructions for Form 8606, Return of Excess Traditional IRA Contributions, example).
 */
export function withTaxReported<Year extends StatedYear>(years: readonly Year[], ledger: Ledger): Year[] {
  return years.map((year) => {
    const first = firstRemoved(ledger, year.tax_year);
    const taxed = years.filter(
      (each) => each.tax_year >= first && each.tax_year < year.tax_year && isTaxAmended(each),
    );
    // The tax begins with the year that the contributions were for: that of later years alone may be on others.
    if (taxed[0]?.tax_year !== first) return year;
    const reported = taxed.map(({ tax_year }) => tax_year);
    const [form, those] = taxed.length > 1 ? ["Forms 1040-X", "those years"] : ["Form 1040-X", "that year"];
    const says = ` With ${form} for ${yearsInWords(reported)} and Form 5329 for ${those}, I report and pay the additional tax of ${excessTaxPercent} percent on the excess contributions.`;
    const statements = year.right.statements.map((one) =>
      one.kind === "excess_removal" ? { ...one, text: `${one.text}${says}` } : one,
    );
    return { ...year, right: { ...year.right, statements } };
  });
}

/** The first year whose excess was taken out in a tax year; infinity without one. */
function firstRemoved({ entries }: Ledger, taxYear: number): number {
  const removed = entries.flatMap((entry) =>
    entry.kind === "excess_removal" && entry.date !== null && yearOf(entry.date) === taxYear
      ? [entry.for]
      : [],
  );
  return Math.min(...removed);
}

/** Whether a year's Form 1040-X reports tax on excess contributions to traditional IRAs that its return left out. */
function isTaxAmended({ send, form_5329, right }: StatedYear): boolean {
  return (
    sendKinds[send].carrier === "form_1040_x" &&
    form_5329.status === "owed" &&
    (right.form_5329?.["17"] ?? 0) > 0
  );
}

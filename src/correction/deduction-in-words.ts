import { deductionLine } from "../data/printed-form.js";
import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import { inDollars } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import { type Envelope, type EnvelopePart, formOf, whoseForm } from "./envelopes.js";

type Parts = Envelope["parts"];

/** How much less the return deducted than is right, in cents. */
export function deductedTooLittle({ deducted: { filed, right }, stands }: YearCorrection["income"]): Cents {
  if (stands !== undefined) return 0;
  const less = right - (filed ?? right);
  return less > 0 && differOnReturn(less, 0) ? less : 0;
}

/** What changes in the IRA deduction, and why: a claim states its ground (Reg. 301.6402-2(b)(1)). */
export function aboutDeduction(parts: Parts, part: EnvelopePart): string[] {
  const { tax_year, income, right } = part.year;
  const { deductedTooMuch: extra, deducted } = income;
  const less = deductedTooLittle(income);
  if (extra === 0 && less === 0) return [];
  const line1 = right.lines["1"] ?? 0;
  const whose = whoseForm(parts, part);
  const label = deductionLine(tax_year);
  const basis =
    line1 > 0
      ? ` Line 1 of ${formOf(parts, part, "Form 8606")} reports ${inDollars(line1)} of nondeductible contributions for the year.`
      : "";
  if (less > 0) {
    const claimed = deducted.filed ? `an IRA deduction of ${inDollars(deducted.filed)}` : "no IRA deduction";
    return [
      `The return claimed ${claimed} (${label}) for contributions${whose} to traditional IRAs for ${tax_year}. ${inDollars(deducted.right)} of them is deducted (section 219). The IRA deduction is increased by ${inDollars(less)}.${basis}`,
    ];
  }
  const left =
    deducted.right > 0 ? `reduced by ${inDollars(extra)} to ${inDollars(deducted.right)}` : "removed in full";
  const which =
    deducted.right > 0
      ? `of which ${inDollars(extra)} should not have been deducted`
      : `none of which ${income.deductionAllowed === 0 ? "could be" : "should have been"} deducted`;
  const limit = deducted.right === income.deductionAllowed ? limitOfDeduction(part, deducted.right) : "";
  return [
    `The return claimed an IRA deduction of ${inDollars(deducted.filed ?? extra)} (${label}) for contributions${whose} to traditional IRAs for ${tax_year}, ${which}.${limit} The IRA deduction is ${left}.${basis}`,
  ];
}

/** What can be deducted at most, and why nothing can where the ledger proves it. */
function limitOfDeduction({ member: { ledger }, year: { tax_year } }: EnvelopePart, allowed: number): string {
  if (allowed > 0)
    return ` At most ${inDollars(allowed)} can be deducted for the year (section 219(b) and (g)).`;
  const info = ledger.years[tax_year];
  return info?.covered_by_plan === true && info.magi !== null && info.compensation !== 0
    ? ` Nothing can be deducted for the year, because an employer plan covered ${ledger.owner.name} and modified adjusted gross income was above the limit (section 219(g)).`
    : " Nothing can be deducted for the year (section 219(b) and (g)).";
}

/** A deduction that the income limits cut has to be computed again first: until then there is nothing to sign. */
export function aboutLimitedDeduction(parts: Parts, part: EnvelopePart): string[] {
  if (!part.year.income.deductionChanges) return [];
  return [
    `With the changed income, the IRA deduction${whoseForm(parts, part)} (${deductionLine(part.year.tax_year)}) changes to $__________.`,
  ];
}

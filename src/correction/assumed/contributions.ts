import { penaltyOverstated } from "../../data/law.js";
import type { Ledger, YearInfo } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { openAboveLimit } from "../../review/above-limit.js";
import { inDollars } from "../../text/wording.js";
import { deductionLimit } from "../../year/deduction-limit.js";
import { deductible, deductibleWithoutLimits } from "../deductible.js";
import { type AssumingYear, type Assumption, settleFact, settleFirst } from "./assumption.js";

/** What a package assumes of a year's contributions: that they are on line 1, and how much of them is deducted. */
export function aboutContributions(year: AssumingYear, ledger: Ledger): Assumption[] {
  return [
    ...aboutDeducted(year, ledger),
    ...aboutLine1AboveLimit(year, ledger),
    ...aboutExcludedPay(year, ledger),
    ...aboutLimit(year, ledger),
    ...aboutNoLimit(year, ledger),
    ...aboutChoice(year, ledger),
  ];
}

/** Contributions on line 1 that may have been deducted. */
function aboutDeducted({ tax_year, right, income, state }: AssumingYear, { years }: Ledger): Assumption[] {
  // Of a return that is not filed yet the deduction is a choice, which is asked by itself.
  const isUnknown =
    state.return !== "not_filed" &&
    income.deducted.filed === null &&
    (years[tax_year]?.deducted ?? null) === null;
  if ((right.lines["1"] ?? 0) <= 0 || !isUnknown) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.deducted`,
      assumes: "the contributions were not deducted",
      ...settleFirst(`years.${tax_year}.deducted: <dollars, or 0>`),
    },
  ];
}

/** Contributions above the limit, which may not belong on line 1: also of a form that was filed and has them. */
export function aboutLine1AboveLimit(
  { tax_year, right, form }: AssumingYear,
  { years }: Ledger,
): Assumption[] {
  const above = openAboveLimit(right, years[tax_year] ?? null);
  if (above <= 0) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.line_1`,
      assumes: "they do",
      says: `line 1 has ${inDollars(above)} above the limit. The instructions end line 1 at the contribution limit: answer no to leave that amount off, and make this package again. Answer yes if it stays as basis; then the penalty of ${inDollars(penaltyOverstated)} for overstated nondeductible contributions may apply too (section 6693(b)(1)).${form.inDoubt ? ` If line 1 is 0, no Form 8606 is required for ${tax_year}, and there is no penalty under section 6693(b).` : ""}`,
      ...settleFirst(
        `years.${tax_year}.line_1_above_limit: true`,
        `years.${tax_year}.line_1_above_limit: false`,
      ),
    },
  ];
}

/** A deduction that the income limits cut, or may cut. */
function aboutLimit({ tax_year, state, income }: AssumingYear, ledger: Ledger): Assumption[] {
  const { years, owner } = ledger;
  const info = years[tax_year] ?? null;
  const { deducted, deductionAllowed: allowed } = income;
  if (info === null || state.deduction === "stands") return [];
  if (allowed !== null && deducted.right > allowed && isClaimOpen(info))
    return [
      {
        tax_year,
        path: `years.${tax_year}.filed.deducted`,
        assumes: "it is the deduction of the year",
        says: `not in the ledger. The deduction of ${inDollars(deducted.right)} there is above ${inDollars(allowed)}, which is all that the income limits allow at the modified AGI in the ledger. So the right deduction is another one than the return claimed. Look at that return, and add what it claimed.`,
        ...settleFirst(`years.${tax_year}.filed.deducted: <dollars, or 0>`),
      },
    ];
  if (allowed !== null && deducted.right > allowed)
    return [
      {
        tax_year,
        path: `years.${tax_year}.deducted`,
        assumes: "it is allowed",
        says: `is above ${inDollars(allowed)}, which is all that the income limits allow at the modified AGI in the ledger. Enter the right modified AGI and the right deduction (with Worksheet 1-1 of Publication 590-B if money also came out), and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on it.`,
        ...settleFirst(`years.${tax_year}.deducted: <dollars>`, `years.${tax_year}.magi: <dollars>`),
      },
    ];
  const { most } = deductible(ledger, tax_year);
  if (allowed === null && deducted.right - most >= ONE_DOLLAR) {
    const limit = deductionLimit(info, tax_year, owner.born);
    return [
      {
        tax_year,
        path: `years.${tax_year}.${"lacks" in limit ? limit.lacks : "magi"}`,
        assumes: "the IRA deduction stays as filed",
        says: `not in the ledger, and the IRA deduction depends on it. The deduction of ${inDollars(deducted.right)} is above ${inDollars(most)}, which is the most that pay, age and income can allow by the ledger. Add it, and make this package again: what is not allowed is then given back.`,
        ...settleFact(`years.${tax_year}.${"lacks" in limit ? limit.lacks : "magi"}`),
      },
    ];
  }
  if (income.deductionChanges) {
    const limit = deductionLimit(info, tax_year, owner.born);
    return [
      {
        tax_year,
        path: `years.${tax_year}.${"lacks" in limit ? limit.lacks : "deducted"}`,
        assumes: "the IRA deduction stays as filed",
        says: "not in the ledger, and the IRA deduction depends on it, because this package changes modified AGI. Add it, and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on the deduction.",
        ...settleFirst(`years.${tax_year}.${"lacks" in limit ? limit.lacks : "magi"}: <value>`),
      },
    ];
  }
  return aboutModifiedAgi(tax_year, info, income, owner.born);
}

/** Whether nothing but the deduction of the year says what a return that was filed claimed. */
function isClaimOpen({ filed }: YearInfo): boolean {
  return filed !== null && filed.return !== false && filed.deducted === null;
}

/**
 * Worksheet 1-1 is only for contributions that may not be fully deductible because of the income limits (Instructions for Form
 * 8606, line 7; Publication 590-B, Worksheet 1-1): the ledger says that they may not be, and has facts by which they are.
 */
function aboutNoLimit({ tax_year, right }: AssumingYear, ledger: Ledger): Assumption[] {
  const info = ledger.years[tax_year] ?? null;
  if (info === null || !info.deduction_limited || right.worksheet === undefined) return [];
  if (deductible(ledger, tax_year).least < deductibleWithoutLimits(ledger, tax_year)) return [];
  const atIncome = info.magi === null ? "" : ` at a modified AGI of ${inDollars(info.magi)}`;
  return [
    {
      tax_year,
      path: `years.${tax_year}.deduction_limited`,
      assumes: "they do",
      says: `is yes in the ledger, but by its facts no income limit lowers the deduction for ${tax_year}${atIncome}. Worksheet 1-1 is only for contributions that may not be fully deductible because of those limits (instructions for line 7; Publication 590-B); otherwise lines 6 to 12 are completed. Correct modified AGI, or answer no, and make this package again.`,
      ...settleFirst(
        `years.${tax_year}.deduction_limited: false`,
        ...(info.magi === null ? [] : [`years.${tax_year}.magi: <dollars>`]),
      ),
    },
  ];
}

/**
 * The modified AGI that limits the deduction has the taxable amounts of distributions and conversions in it (Publication 590-A,
 * Worksheet 1-1; only that for Roth contributions leaves conversions out). A package that changes those amounts changes it, and
 * what can be deducted, so somebody has to say whether the ledger has the right one or the one as filed.
 */
function aboutModifiedAgi(
  taxYear: number,
  info: YearInfo,
  { deducted, deductionAllowed, change, deductions }: AssumingYear["income"],
  born: string | null,
): Assumption[] {
  const { magi } = info;
  if (magi === null || deductionAllowed === null) return [];
  const wanted = Math.max(deducted.filed ?? 0, deducted.right);
  const line4b = (change ?? 0) - deductions;
  const moved = deductionLimit({ ...info, magi: magi + line4b }, taxYear, born);
  const allowed = "allowed" in moved ? moved.allowed : deductionAllowed;
  const matters = Math.min(wanted, allowed) !== deducted.right;
  // A deduction of which the ledger says that the limits are in it, but which is above them.
  const contradicts = info.deduction_limited && wanted > deductionAllowed;
  if (whichModifiedAgi(info, line4b) === "right" || (!matters && !contradicts)) return [];
  const isAsFiled = whichModifiedAgi(info, line4b) === "as_filed" && matters;
  const ifFiled = matters
    ? ` the right amount is ${inDollars(magi + line4b)}, and at most ${inDollars(allowed)} can be deducted`
    : "";
  const moves = matters
    ? `This package ${line4b < 0 ? "lowers" : "raises"} the taxable amount of IRA distributions by ${inDollars(Math.abs(line4b))}, and that amount is part of modified AGI for the deduction. `
    : "";
  const above = contradicts
    ? ` The ledger says that the deduction of ${inDollars(wanted)} takes income limits into account, but it is above ${inDollars(deductionAllowed)}: one of the two amounts may be wrong.`
    : "";
  return [
    {
      tax_year: taxYear,
      path: `years.${taxYear}.magi_is`,
      assumes: "it is the right one",
      says: isAsFiled
        ? `as filed. ${moves}So${ifFiled}, not ${inDollars(deducted.right)}. Enter the right modified AGI, add that it is right, and make this package again.`
        : `not in the ledger, which only has the amount of ${inDollars(magi)}. At that amount, at most ${inDollars(deductionAllowed)} can be deducted. ${moves}${matters ? `If ${inDollars(magi)} is the amount as filed,${ifFiled}. ` : ""}${above.trimStart()}${above === "" ? "" : " "}Enter the right modified AGI, before the IRA deduction, add that it is right, and make this package again.`,
      ...settleFirst(`years.${taxYear}.magi_is: right`),
    },
  ];
}

/** Which modified AGI a ledger has: what it says itself, or what adjusted gross income as filed shows. */
function whichModifiedAgi({ magi, magi_is, filed }: YearInfo, line4b: Cents): "right" | "as_filed" | null {
  if (magi_is !== null) return magi_is;
  if (filed?.agi == null || magi === null) return null;
  const asFiled = filed.agi + (filed.deducted ?? 0);
  if (Math.abs(asFiled + line4b - magi) < ONE_DOLLAR) return "right";
  return Math.abs(asFiled - magi) < ONE_DOLLAR ? "as_filed" : null;
}

/** Where what is earned may not be taxed, by the law that leaves it out of gross income. */
const NOT_TAXED: Readonly<Record<string, string>> = {
  PR: "wages from Puerto Rico that section 933 excludes",
  AS: "wages from American Samoa that section 931 excludes",
};

/**
 * Compensation is only what is included in gross income (IRC 219(b)(1)(B)): not what a resident of Puerto Rico or American
 * Samoa, or someone who lives abroad, excludes (sections 933, 931 and 911; Publication 590-A, What Is Compensation).
 */
function aboutExcludedPay({ tax_year, right, income }: AssumingYear, { owner, years }: Ledger): Assumption[] {
  const { address } = owner;
  const excluded = address?.country
    ? "foreign earned income that section 911 excludes"
    : NOT_TAXED[address?.state ?? ""];
  const contributed = (right.lines["1"] ?? 0) + income.deducted.right;
  const pay = years[tax_year]?.compensation ?? null;
  if (excluded === undefined || contributed === 0 || pay === 0) return [];
  const rest = `It does not include ${excluded}. What was contributed above it is an excess contribution, with a tax of 6 percent a year (section 219(b)(1)(B))`;
  return [
    {
      tax_year,
      path: `years.${tax_year}.included_pay`,
      assumes: "it was enough",
      ...(pay === null
        ? {
            says: `not in the ledger. Compensation counts for an IRA only if it was included in gross income. ${rest}. Ask where the owner lived and worked, and add the compensation that counts, or 0.`,
            ...settleFirst(`years.${tax_year}.compensation: <dollars, or 0>`),
          }
        : {
            says: `is ${inDollars(pay)} in the ledger. ${rest}. Check that the amount has only what counts.`,
          }),
    },
  ];
}

const ONE_DOLLAR = 100;

/** A return that is not filed yet can still deduct a contribution, and then it is not basis. */
function aboutChoice({ tax_year, state, right, income }: AssumingYear, { years }: Ledger): Assumption[] {
  if (state.return !== "not_filed" || state.required === "no" || (right.lines["1"] ?? 0) === 0) return [];
  if (income.deductionAllowed === 0) return [];
  const isChosen = (years[tax_year]?.deducted ?? null) !== null;
  return [
    {
      tax_year,
      path: `years.${tax_year}.deducted`,
      assumes: "the contribution is not deducted",
      says: `is a choice, because the return is not filed yet. A contribution that it deducts is not basis, and later claims that use that basis fall away. ${isChosen ? "The ledger has the choice: this package follows it." : "Decide this first, and enter the deduction, or 0 for none."}`,
      ...(!isChosen && settleFirst(`years.${tax_year}.deducted: <dollars, or 0>`)),
    },
  ];
}

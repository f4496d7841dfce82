import type { Correction, YearCorrection } from "../../correction/correct.js";
import { type DecidingFact, deductible, deductionRestsOn } from "../../correction/deductible.js";
import { mailBy } from "../../correction/windows.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, listed, longDate } from "../../text/wording.js";

/** What of a year's line 1 can still become a deduction on Form 1040-X; in cents. */
interface StillDeductible {
  readonly year: YearCorrection;
  readonly least: Cents;
  readonly most: Cents;
  /** The last day, ISO. */
  readonly until: string;
  readonly rests_on: readonly DecidingFact[];
}

/**
 * The nondeductible contributions that can still become deducted ones on Form 1040-X (Instructions for Form 8606, Amending Form
 * 8606): what pay, age and income allow by the ledger (IRC 219). Where all basis came out in the same year, a deduction would only
 * move the tax to what came out.
 */
function stillDeductible({ years, ledger, as_of }: Correction): StillDeductible[] {
  return years.flatMap((year) => {
    const { tax_year, right, income, refund, state, form } = year;
    const until = mailBy(refund, as_of);
    const line1 = right.lines["1"] ?? 0;
    const isOpen = state.return === "filed" && state.due === "past" && refund.state === "open";
    if (line1 === 0 || !isOpen || until === null || form.inDoubt || income.deductionChanges) return [];
    if (right.form_1040["4a"] > 0 && right.carry.basis === 0) return [];
    const limit = deductible(ledger, tax_year);
    const rest = (amount: Cents) => Math.max(0, Math.min(amount - income.deducted.right, line1));
    const [least, most] = [rest(limit.least), rest(limit.most)];
    // Whoever deducted a part knew the limits, unless the ledger has all that decides them.
    if (most < ONE_DOLLAR || (income.deducted.right > 0 && least < most)) return [];
    return [{ year, least, most, until, rests_on: deductionRestsOn(ledger, tax_year) }];
  });
}

const ONE_DOLLAR = 100;

/** What can be deducted for certain, which lowers tax that the package may ask to pay: it is said first. */
export function deductibleFirst(member: Correction, whose: string): { bold: string; text: string }[] {
  return stillDeductible(member)
    .filter(({ least, most }) => least === most)
    .map(({ year: { tax_year, absorbed }, most, until }) => {
      const what =
        absorbed > 0
          ? `${inDollars(most)} of an earlier excess counts as contributed for ${tax_year} (section 219(f)(6)) and can be deducted`
          : `${inDollars(most)} of the contributions for ${tax_year} can be deducted`;
      return {
        bold: `To consider first${whose}:`,
        text: `${what} on Form 1040-X by ${longDate(until)}, ${why(member, tax_year)} (section 219(g)). That may bring a refund or lower what is owed, and it is then not basis. To deduct it, add to the ledger the IRA deduction for ${tax_year} with this amount in it, and the deduction on the return as filed. Then make this package again.`,
      };
    });
}

/** Why income takes nothing off, or not all: whoever was covered by a plan, where nobody has to know. */
function why({ ledger }: Correction, taxYear: number): string {
  const info = ledger.years[taxYear];
  const isOpen = info?.covered_by_plan === null;
  const income =
    info?.magi == null
      ? "by the facts in the ledger"
      : `at the modified AGI of ${inDollars(info.magi)} in the ledger`;
  return isOpen ? `${income}, whether or not an employer plan covered the owner` : income;
}

/** What can be deducted if a fact that the ledger does not have allows it. */
export function toConsider(member: Correction, whose: string): { bold: string; text: string }[] {
  const open = stillDeductible(member).filter(({ least, most }) => least < most);
  const kinds = new Map<string, StillDeductible[]>();
  for (const one of open) {
    const condition = conditionOf(one.rests_on);
    kinds.set(condition, [...(kinds.get(condition) ?? []), one]);
  }
  const isTaxAdded = member.years.some(({ income }) => (income.change ?? 0) > 0);
  const gain = isTaxAdded ? "which may bring a refund or lower what is owed" : "which may bring a refund";
  return [...kinds].map(([condition, years]) => ({
    bold: `To consider${whose}:`,
    text: `was the contribution deductible? If ${condition}, it can still be deducted on Form 1040-X, ${gain}: ${listed(years.map(amountOf))}. It is then not basis, so decide before you mail its Form 8606.`,
  }));
}

function conditionOf(restsOn: readonly DecidingFact[]): string {
  const isIncome = restsOn.includes("magi");
  if (!restsOn.includes("covered_by_plan"))
    return isIncome
      ? "income was below the limits for someone covered by an employer plan"
      : "the filing status allows it";
  return isIncome
    ? "no employer plan covered the owner or a spouse (Form W-2, box 13), or income was below the limits"
    : "no employer plan covered the owner or a spouse (Form W-2, box 13)";
}

function amountOf({ year: { tax_year }, least, most, until }: StillDeductible): string {
  const atLeast = least > 0 ? `, and ${inDollars(least)} of that in any case,` : "";
  return `${inDollars(most)} for ${tax_year}${atLeast} by ${longDate(until)}`;
}

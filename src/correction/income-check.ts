import { lineLabel } from "../data/printed-form.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { differ, differOnReturn, isPensionLikely, lacksForm8915, wasFormFiled } from "../review/filed.js";
import type { YearInReview } from "../review/year-in-review.js";
import { deductibleForCertain } from "./deductible.js";
import type { FormCheck, MissingFact } from "./form-check.js";
import { type HouseholdLines, sum } from "./other-ledgers.js";
import type { YearState } from "./year-state.js";
import { TAXABLE_LINES } from "./year-state.js";

/** An amount of the return as filed and as it should be, in cents; null when not known. */
interface Compared {
  readonly filed: Cents | null;
  readonly right: Cents;
}

/** What the return taxed, as far as this ledger goes, against what it should have taxed. */
export interface IncomeCheck {
  readonly status: YearState["income"];
  /** IRA distributions and their taxable amount, on a joint return with the spouse's as far as their ledger is at hand. */
  readonly form_1040: { readonly "4a": Compared; readonly "4b": Compared };
  /** The IRA deduction. */
  readonly deducted: Compared;
  /** Change in taxable income: more than zero when the return taxed too little. Null when not known. */
  readonly change: Cents | null;
  /**
   * That change where it came too late: neither a refund nor tax on it is possible any more, but Form 5329 still changes. Then the
   * lines of the return stay as filed, and count here as the same.
   */
  readonly stands?: Cents;
  /** How much was deducted that the ledger says was not deducted. */
  readonly deductedTooMuch: Cents;
  /** The same on the whole return, for everyone whose ledger is at hand; negative when too little was deducted. */
  readonly deductions: Cents;
  /** Modified AGI limits the deduction, the change moves it, and it is still the one as filed. */
  readonly deductionChanges: boolean;
  /** The most that the income limits allow to be deducted; null where the ledger does not have all that decides it. */
  readonly deductionAllowed: Cents | null;
  readonly lacks?: MissingFact;
}

/**
 * Compares lines 4a and 4b and the IRA deduction of the return as filed with the right ones; a joint return holds the
 * spouse's lines too. In a year in which nothing came out, lines that the ledger does not give are taken as blank;
 * with a right form, as following it.
 */
export function checkIncome(
  y: YearInReview,
  right: YearResult,
  form: FormCheck,
  household: HouseholdLines,
): IncomeCheck {
  const { info } = y;
  const as = info?.filed?.form_1040 ?? null;
  const shared = [household.own.on(y.year), isJoint(y) ? household.spouse.on(y.year) : undefined];
  const ours = shared.reduce((all, each) => sum(all, each?.form_1040), right.form_1040);
  const rightDeduction = info?.deducted ?? 0;
  const filedDeduction = info?.filed?.deducted ?? info?.deducted ?? null;
  const mine = filedDeduction === null ? 0 : filedDeduction - rightDeduction;
  const extra = shared.reduce((all, each) => all + (each?.deductedTooMuch ?? 0), mine);
  const common = {
    form_1040: {
      "4a": { filed: as?.["4a"] ?? null, right: ours["4a"] },
      "4b": { filed: as?.["4b"] ?? null, right: ours["4b"] },
    },
    deducted: { filed: filedDeduction, right: rightDeduction },
    deductionChanges: false,
    deductionAllowed: deductibleForCertain(y.ledger, y.year),
    deductedTooMuch: mine > 0 && differ(mine, 0) ? mine : 0,
    deductions: extra,
  };
  const lacks = lacksForm8915(
    y,
    ours,
    shared.some((each) => each?.open8915),
  )
    ? lackOfLine4b(y)
    : lacking(y, right, form, common.form_1040, household.hasSpouse);
  if (lacks) return { ...common, status: "unknown", change: null, lacks };
  const { filed, right: taxed } = common.form_1040["4b"];
  const follows = filed === null || isExplainedBySpouse(form, common.form_1040);
  const change = extra + (follows ? 0 : -overstated(filed, taxed, common.form_1040["4a"]));
  const status = !differOnReturn(change, 0) ? "same" : change < 0 ? "too_high" : "too_low";
  const isCertain = status === "same" && !isExplainedBySpouse(form, common.form_1040);
  const unknown = isCertain ? undefined : brokenLedger(y, household);
  if (unknown) return { ...common, status: "unknown", change: null, lacks: unknown };
  // A right deduction that differs from the one as filed has been computed again.
  const { deductionAllowed: allowed } = common;
  const isOpen = allowed === null ? info?.deduction_limited === true : rightDeduction > allowed;
  const deductionChanges = status !== "same" && isOpen && rightDeduction > 0 && mine === 0;
  return { ...common, status, change: status === "same" ? 0 : change, deductionChanges };
}

/**
 * How much too much was taxed; negative when too little. What line 4a as filed has above all IRAs of these ledgers is
 * someone else's, or missing from the ledger, and counts as taxable: no more is claimed than the ledgers support.
 */
function overstated(filed: Cents, taxed: Cents, { filed: out, right }: Compared): Cents {
  const unknown = Math.max(0, (out ?? 0) - right);
  return filed > taxed ? Math.max(0, filed - taxed - unknown) : filed - taxed;
}

/** What is on the same return is not known while a ledger of the household cannot be computed, or its basis is open. */
function brokenLedger(y: YearInReview, { own, spouse }: HouseholdLines): MissingFact | undefined {
  const [mine, theirs] = [own.unknown(y.year), isJoint(y) ? spouse.unknown(y.year) : null];
  const why = mine ?? theirs;
  if (why === null) return undefined;
  const whose = mine === null ? "the spouse's ledger" : "the other ledger of this person";
  const because =
    why === "broken"
      ? "the one that was given could not be used. Correct its errors first, and give a household to no more than two people"
      : "that ledger does not show whether an earlier year's IRA deduction is final: add the date that return was filed";
  return {
    path: why === "broken" ? "a usable ledger of everyone in this household" : whose,
    whether: `whether the ${y.year} return taxed what it should, because ${because}`,
  };
}

/** Whether the return may hold a spouse's IRAs: the ledger says so, or names a household and no other status. */
function isJoint({ info, ledger }: YearInReview): boolean {
  const status = info?.filing_status ?? null;
  return status === "married_joint" || (status === null && ledger.owner.household !== null);
}

/** What line 4b as filed has beside what this ledger computes: income from Form 8915, or pensions. */
function lackOfLine4b(y: YearInReview): MissingFact {
  const whether = `whether the ${y.year} return taxed what it should`;
  return isPensionLikely(y)
    ? {
        path: `years.${y.year}.filed.form_1040`,
        whether: `${whether} (leave pensions and annuities out of lines 4a and 4b)`,
      }
    : {
        path: `years.${y.year}.form_8915`,
        whether: `${whether} (line 4b includes the income from Form 8915)`,
      };
}

/** The fact without which line 4b cannot be compared. */
function lacking(
  y: YearInReview,
  right: YearResult,
  form: FormCheck,
  form1040: IncomeCheck["form_1040"],
  spouseKnown: boolean,
): MissingFact | undefined {
  const { year, info } = y;
  const whether = `whether the ${year} return taxed what it should`;
  const { filed: out, right: ours } = form1040["4a"];
  if (form1040["4b"].filed === null) {
    if (followsFromForm(y, right, form)) return undefined;
    return { path: `years.${year}.filed.form_1040`, whether: `${whether} (lines 4a and 4b as filed)` };
  }
  if (out === null || out <= ours || !differOnReturn(out, ours) || isExplainedBySpouse(form, form1040))
    return undefined;
  const more =
    "line 4a as filed is more than this ledger has, and a joint return holds the spouse's IRAs too";
  if (isJoint(y))
    return spouseKnown ? undefined : { path: "the spouse's ledger", whether: `${whether}: ${more}` };
  if ((info?.filing_status ?? null) !== null) return undefined;
  return { path: `years.${year}.filing_status`, whether: `${whether}: ${more}` };
}

/** With a right form, or where none is required, line 4b as filed can be more by as much as line 4a is: the spouse's. */
function isExplainedBySpouse({ status }: FormCheck, form1040: IncomeCheck["form_1040"]): boolean {
  if (status !== "right" && status !== "not_required") return false;
  const { "4a": out, "4b": taxed } = form1040;
  const more = (out.filed ?? 0) - out.right;
  return taxed.filed !== null && more > 0 && taxed.filed >= taxed.right && taxed.filed <= taxed.right + more;
}

/** Whether line 4b can be told without being given: nothing came out, no return is at hand to be wrong, or no taxable line was filed wrong. */
function followsFromForm({ info }: YearInReview, right: YearResult, form: FormCheck): boolean {
  if (right.form_1040["4a"] === 0 && right.form_1040["4b"] === 0) return true;
  if (form.status === "right" || form.status === "not_due" || info?.filed == null) return true;
  if (info.filed.return === false) return true;
  if (form.status === "not_required") return !wasFormFiled(info) || form.differences.length === 0;
  if (form.status !== "wrong") return false;
  const taxable = new Set(TAXABLE_LINES.map((id) => lineLabel(id, right.tax_year)));
  return form.differences.every(({ line }) => !taxable.has(line));
}

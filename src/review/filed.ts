import { muchLeftOutPercent } from "../data/law.js";
import { hasPensionsBesideIras, returnLabels } from "../data/printed-form.js";
import type { YearInfo } from "../ledger/schema.js";
import { filingReasons } from "../lines/filing.js";
import { type Form1040, form1040 } from "../lines/form-1040.js";
import { openForm8915 } from "../lines/form-8915.js";
import { nondeductible } from "../lines/part1-entered.js";
import { type Cents, share } from "../money/cents.js";
import { inDollars, longDate } from "../text/wording.js";
import { longAssessmentDeadline } from "../year/deadlines.js";
import { total } from "../year/facts.js";
import type { YearInReview } from "./year-in-review.js";

/** Whether the year's Form 8606 was filed: true, false, or null when the ledger does not say. */
export function wasFormFiled(info: YearInfo | null): boolean | null {
  const filed = info?.filed;
  if (!filed) return null;
  if (filed.form_8606 !== null) return filed.form_8606;
  if (filed.lines && Object.keys(filed.lines).length > 0) return true;
  return filed.return === false ? false : null;
}

/** A line of the Form 8606 as filed, by that year's label, in cents; undefined when the ledger does not have it. */
export function filedLine(info: YearInfo | null, label: string): Cents | undefined {
  const amount = info?.filed?.lines?.[label];
  return typeof amount === "number" ? amount : undefined;
}

/** Whether amounts on a form differ: by a dollar or more, since less is cents that the form does not show (decision 21). */
export function differ(a: Cents, b: Cents): boolean {
  return Math.abs(a - b) >= 100;
}

/**
 * Whether what a return taxes differs by more than rounding: lines 4a and 4b add up several amounts, each of which may
 * have been rounded, so a dollar is nothing (decision 21).
 */
export function differOnReturn(a: Cents, b: Cents): boolean {
  return Math.abs(a - b) > 100;
}

/** How much line 1 of the form as filed is above the right one, in cents; 0 when it is not, or only by rounding. */
export function overstatedLine1({ info, form }: YearInReview): Cents {
  const filed = filedLine(info, "1");
  const exact = Math.max(0, total(nondeductible(form)));
  if (filed === undefined || filed <= exact || !differ(filed, exact)) return 0;
  return filed - form.round(exact);
}

/** Line 4b of a return as filed beside the right one, in cents. */
export interface Taxed {
  readonly filed: Cents;
  /** With what line 4a has beyond the IRAs at hand, which counts as taxable. */
  readonly right: Cents;
  /** How much too much was taxed; negative when too little. */
  readonly over: Cents;
  /** Both in words: which return it is, what it has and what is right. */
  readonly words: string;
  /** Whose the rest of line 4a is, as a sentence to add to what to do; empty when these IRAs explain all of it. */
  readonly ask: string;
}

/**
 * How much too much line 4b of the return as filed taxes; undefined when it is right or not known. The lines of the
 * return hold all IRAs on it: those of other ledgers at hand are added to the right ones, and what line 4a as filed
 * has above all of them is taken to be someone else's, and taxable.
 */
export function wronglyTaxed(y: YearInReview): Taxed | undefined {
  const { info, asFiled, year, onSameReturn } = y;
  const lines = info?.filed?.form_1040;
  const filed = lines?.["4b"] ?? null;
  if (filed === null || lacksForm8915(y)) return undefined;
  const ours = rightReturn({ asFiled, onSameReturn });
  const unknown = Math.max(0, (lines?.["4a"] ?? 0) - ours["4a"]);
  const isMore = filed > ours["4b"] && unknown > 0;
  const right = isMore ? Math.min(filed, ours["4b"] + unknown) : ours["4b"];
  const over = filed - right;
  if (!differOnReturn(over, 0)) return undefined;
  const label = returnLabels(year);
  const all = onSameReturn ? " for all IRAs on it" : "";
  const others = isMore
    ? ` (line ${label["4a"]} has ${inDollars(unknown)} more than these IRAs; this counts it as someone else's, and taxable)`
    : "";
  const spouse = isMore
    ? ` Is the ${inDollars(unknown)} more on line ${label["4a"]} your spouse's? Then add your spouse's IRAs: one joint return holds both spouses' lines.`
    : "";
  const pension =
    over > 0 && hasPensionsBesideIras(year)
      ? ` In ${year}, these lines also had pensions and annuities: leave them out of both lines in the ledger.`
      : "";
  const ask = `${pension}${spouse}`;
  const words = `Line ${label["4b"]} of your ${year} return is ${inDollars(filed)}, and the right amount${all} is ${inDollars(right)}${others}`;
  return { filed, right, over, words, ask };
}

/**
 * Whether line 4b as filed cannot be compared before the ledger has the income from Form 8915: this year's disaster
 * distributions are on it, or line 4b differs where an earlier disaster distribution can explain that. So can a line
 * 4b above line 4a: without Form 8915, no more is taxable than came out.
 *
 * @param right the right lines 4a and 4b of everyone on the return
 * @param isOpenBeside the same is open in another ledger on the return
 */
export function lacksForm8915(
  y: YearInReview,
  right: Form1040 = rightReturn(y),
  isOpenBeside: boolean = y.othersOpen8915,
): boolean {
  const { info, asFiled } = y;
  const { "4a": out = null, "4b": filed = null } = info?.filed?.form_1040 ?? {};
  if (filed === null || (info?.form_8915 ?? null) !== null) return false;
  const open = openForm8915(asFiled.form);
  if (open === "this_year") return true;
  if (!differOnReturn(filed, right["4b"])) return false;
  const isAboveAll = out !== null && filed > out && right["4b"] <= right["4a"];
  return open !== null || isOpenBeside || isAboveAll;
}

/** Whether what is missing to compare line 4b is how much of it were pensions: the year's line has both, and no Form 8915 is likely. */
export function isPensionLikely({ asFiled, year }: YearInReview): boolean {
  return hasPensionsBesideIras(year) && openForm8915(asFiled.form) === null;
}

/** What the right lines 4a and 4b of a return come to, for all IRAs on it that are at hand. */
export function rightReturn({ asFiled, onSameReturn }: Pick<YearInReview, "asFiled" | "onSameReturn">) {
  const own = form1040(asFiled.form);
  return {
    "4a": own["4a"] + (onSameReturn?.["4a"] ?? 0),
    "4b": own["4b"] + (onSameReturn?.["4b"] ?? 0),
  };
}

/**
 * The gross income below which what a return left out is so much that tax can be assessed for six years, in dollars and
 * words; undefined when those years have ended too.
 */
export function sixYears({ info, asOf, year }: YearInReview, leftOut: Cents): string | undefined {
  const until = longAssessmentDeadline(year, info?.filed ?? null);
  if (until === null || (asOf !== null && until < asOf)) return undefined;
  const stated = share(1, leftOut, 100, muchLeftOutPercent);
  return `If the return showed gross income of less than ${inDollars(stated)}, more than ${muchLeftOutPercent} percent was left out, and the IRS can assess tax until ${longDate(until)}.`;
}

/** What goes to the IRS for a year whose return was wrong: "Form 1040-X for 2023 with Form 8606", where the year requires one. */
export function amendedReturn({ form, year }: YearInReview): string {
  return `Form 1040-X for ${year}${filingReasons(form).length > 0 ? " with Form 8606" : ""}`;
}

/** The same for a rule about the return: undefined too when an earlier ledger of the household tells it of their return. */
export function wrongReturn(y: YearInReview): Taxed | undefined {
  return y.returnIsTold ? undefined : wronglyTaxed(y);
}

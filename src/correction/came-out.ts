import { ruleHolds } from "../data/law.js";
import { amountOn, labelIn } from "../data/printed-form.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import type { EnvelopePart } from "./envelopes.js";
import { hasMoneyOffForm } from "./out-of-year.js";
import { returnedIn } from "./returned-amounts.js";

/** Reads a line of a year's Form 8606 by the label it has had since 2017: its amount, and where it is. */
interface FormLines {
  /** In cents; 0 for a blank line. */
  amount(id: string): Cents;
  /** "Form 8606, line 17", by the year's own label. */
  at(id: string): string;
}

function linesOf({ tax_year, right }: YearCorrection): FormLines {
  return {
    amount: (id) => Math.max(0, amountOn(right, id)),
    at: (id) => `(Form 8606, line ${labelIn(tax_year, id)})`,
  };
}

/**
 * What came out of one owner's IRAs in a year and how much of it is taxable, line by line of Form 8606: conversions,
 * distributions, and Roth distributions in their order. Empty without a Form 8606. These sentences are signed.
 */
export function cameOut({ member, year, withForm }: EnvelopePart): string[] {
  if (!withForm) return onNoForm(year);
  const lines = linesOf(year);
  return [
    ...(year.right.method === "worksheet_1_1" ? worksheet11(year, lines) : []),
    ...converted(member.ledger, year, lines),
    ...distributed(member.ledger, year, lines),
    ...fromRoth(member.years, year, lines),
  ];
}

/** Without a Form 8606 there is no basis: what came out is taxable, but for what is on no line of that form. */
function onNoForm(year: YearCorrection): string[] {
  const { "4a": out, "4b": taxed } = year.right.form_1040;
  if (taxed <= 0) return [];
  if (out === taxed)
    return hasMoneyOffForm(year)
      ? []
      : [`${inDollars(out)} was distributed from IRAs, and all of it is taxable (section 408(d)(1)).`];
  return taxed < out && isPlainRest(year)
    ? [`${inDollars(taxed)} of the distributions from IRAs is taxable (section 408(d)(1)).`]
    : [];
}

/**
 * Whether all that is taxable was simply distributed: not earnings of a contribution that was returned, of a disaster, or of a
 * conversion whose income was spread over the two years after it (IRC 408A(d)(3)(A)(iii) as it was).
 */
function isPlainRest({ right }: YearCorrection): boolean {
  const isDueLater = [1, 2].some((since) => ruleHolds("conversion_income_spread", right.tax_year - since));
  return !isDueLater && right.form_8915 === undefined && returnedIn(right).earnings === 0;
}

/** Why lines 6 to 12 of the form are blank (Publication 590-B, Worksheet 1-1). */
function worksheet11({ tax_year, form }: YearCorrection, { amount, at }: FormLines): string[] {
  const [first, last] = [labelIn(tax_year, "6"), labelIn(tax_year, "12")];
  const basis = amount("13");
  return [
    `How much of a contribution for ${tax_year} can be deducted depends on modified adjusted gross income, and money came out of traditional IRAs in ${tax_year}. Worksheet 1-1 of Publication 590-B therefore takes the place of lines ${first} to ${last} of Form 8606, which are blank on the ${form.status === "wrong" ? "amended" : "attached"} form.`,
    ...(basis > 0
      ? [
          `By the worksheet, ${inDollars(basis)} of what came out is basis ${at("13")}, which is not taxed again.`,
        ]
      : []),
  ];
}

function converted(ledger: Ledger, { right }: YearCorrection, { amount, at }: FormLines): string[] {
  const all = amount("16");
  if (all === 0) return [];
  const basis = amount("17");
  const taxable = amount("18");
  const what = `${inDollars(all)} was converted from traditional IRAs to Roth IRAs ${at("16")}.`;
  if (right.method === "worksheet_1_1")
    return [`${what} Of that, ${inDollars(taxable)} is taxable ${at("18")}.`];
  if (basis === 0) return [`${what} All of it is taxable ${at("18")} (section 408A(d)(3)).`];
  return [
    basis === all
      ? `${what} All of it is ${basisOf(ledger)} ${at("17")}, which is not taxed again (sections 408A(d)(3) and 408(d)).`
      : `${what} Of that, ${inDollars(basis)} is ${basisOf(ledger)} ${at("17")}, which is not taxed again, and ${inDollars(taxable)} is taxable ${at("18")} (sections 408A(d)(3) and 408(d)).`,
  ];
}

function distributed(ledger: Ledger, { right }: YearCorrection, { amount, at }: FormLines): string[] {
  const all = amount("7");
  if (right.method === "worksheet_1_1")
    return amount("15c") > 0
      ? [`Of the distributions from traditional IRAs, ${inDollars(amount("15c"))} is taxable ${at("15c")}.`]
      : [];
  if (all === 0) return [];
  const basis = amount("12");
  const disaster = amount("15b");
  const what = `${inDollars(all)} was distributed from traditional IRAs ${at("7")}.`;
  const rest = [
    ...(amount("15c") > 0 ? [`${inDollars(amount("15c"))} is taxable ${at("15c")}`] : []),
    ...(disaster > 0 ? [`${inDollars(disaster)} is reported on Form 8915 ${at("15b")}`] : []),
  ];
  if (basis === all)
    return [
      `${what} All of it is ${basisOf(ledger)} ${at("12")}, which is not taxed again (section 408(d)).`,
    ];
  const parts = [
    ...(basis > 0 ? [`${inDollars(basis)} is ${basisOf(ledger)} ${at("12")}, which is not taxed again`] : []),
    ...rest,
  ];
  return [parts.length === 0 ? what : `${what} Of that, ${parts.join(", and ")} (sections 408(d) and 72).`];
}

/** Roth distributions in the order of section 408A(d)(4): contributions, conversions, earnings. */
function fromRoth(
  years: readonly YearCorrection[],
  year: YearCorrection,
  { amount, at }: FormLines,
): string[] {
  const all = amount("19");
  if (all === 0) return [];
  const home = amount("20");
  const contributions = Math.min(amount("21"), amount("22"));
  const conversions = Math.min(amount("23"), amount("24"));
  const taxable = amount("25c");
  const labels = (...ids: string[]) => ids.map((id) => labelIn(year.tax_year, id)).join(" and ");
  const back = [
    ...(contributions > 0
      ? [`${inDollars(contributions)} is contributions (Form 8606, lines ${labels("21", "22")})`]
      : []),
    ...(conversions > 0
      ? [`${inDollars(conversions)} is conversions (Form 8606, lines ${labels("23", "24")})`]
      : []),
  ];
  return [
    ...(home > 0
      ? [
          `${inDollars(all)} was distributed from Roth IRAs ${at("19")}.`,
          `${home === all ? "All" : inDollars(home)} of it was a qualified distribution for a first home ${at("20")}, which is not taxable (section 408A(d)(2) and (5)).`,
          ...(amount("21") > 0
            ? [
                `The other ${inDollars(amount("21"))} ${at("21")} was not a qualified distribution (section 408A(d)(2)).`,
              ]
            : []),
        ]
      : [
          `${inDollars(all)} was distributed from Roth IRAs ${at("19")} and was not a qualified distribution (section 408A(d)(2)).`,
        ]),
    ...(home === 0 || amount("21") > 0
      ? [
          "Distributions come first from contributions, then from conversions, and last from earnings (section 408A(d)(4)).",
        ]
      : []),
    ...(back.length > 0
      ? [`${back.join(", and ")}; ${back.length > 1 ? "neither is" : "it is not"} taxed again.`]
      : amount("21") > 0
        ? [usedUp(years, year)]
        : []),
    ...(taxable > 0 ? [`${inDollars(taxable)} is earnings, which is taxable ${at("25c")}.`] : []),
  ];
}

/** Nothing of contributions and conversions is left: an earlier form recovered them, as far as the ledger shows. */
function usedUp(years: readonly YearCorrection[], { tax_year }: YearCorrection): string {
  const before = years.findLast((each) => each.tax_year < tax_year && recovered(each) > 0);
  const labels = `lines ${labelIn(tax_year, "22")} and ${labelIn(tax_year, "24")}`;
  if (before === undefined)
    return `No contributions or conversions are left to recover (Form 8606, ${labels}).`;
  return `All contributions and conversions had been recovered before (Form 8606 for ${before.tax_year}, ${recoveredBy(before)}).`;
}

/**
 * The lines of an earlier form that used everything up. Line 24 is blank where line 23 is 0, and a first home on line 20 uses up
 * contributions and conversions too (Instructions for Form 8606, line 22 worksheet and line 24 chart).
 */
function recoveredBy(before: YearCorrection): string {
  const { amount } = linesOf(before);
  const label = (id: string) => labelIn(before.tax_year, id);
  if (amount("20") > 0)
    return `lines ${label("19")} and ${label("22")}, and line ${label("23")} figured without line ${label("20")}`;
  return `lines ${amount("23") > 0 ? `${label("22")} and ${label("24")}` : `${label("21")} and ${label("22")}`}`;
}

function recovered(year: YearCorrection): Cents {
  const { amount } = linesOf(year);
  return Math.min(amount("21"), amount("22")) + Math.min(amount("23"), amount("24"));
}

/** What the basis is called: where the ledger shows every dollar of it as a contribution, that is said. */
function basisOf({ opening, owner, entries }: Ledger): string {
  const isContributed =
    (opening?.basis ?? 0) === 0 &&
    opening?.lines == null &&
    owner.inherited_from === null &&
    entries.every(({ kind }) => FROM_CONTRIBUTIONS.has(kind));
  return isContributed ? "basis from nondeductible contributions" : "basis";
}

const FROM_CONTRIBUTIONS: ReadonlySet<string> = new Set([
  "contribution",
  "conversion",
  "distribution",
  "recharacterization",
  "returned_contribution",
]);

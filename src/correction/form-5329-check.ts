import { excessTaxPercent } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Ledger } from "../ledger/schema.js";
import { type Form5329, missingForEarlyTax } from "../lines/early-tax.js";
import { type YearResult, yearResult } from "../lines/result.js";
import { type Cents, share } from "../money/cents.js";
import { factsInWords } from "../review/facts-in-words.js";
import { differOnReturn } from "../review/filed.js";
import type { YearInReview } from "../review/year-in-review.js";
import { inDollars } from "../text/wording.js";
import { excessOf } from "../year/contribution-limits.js";
import { type Deposit, totalLeft } from "../year/facts.js";
import { type Assumption, settleFact, settleFirst } from "./assumed/assumption.js";
import type { YearState } from "./year-state.js";

/** The lines of Form 5329 that are tax: early distributions, traditional and Roth excess. */
export const FORM_5329_TAXES = ["4", "17", "25"] as const;

/** The tax of the year's Form 5329 as filed against the right one, in cents. */
export interface Form5329Check {
  readonly status: YearState["form_5329"];
  readonly right: Cents;
  /** Of the right tax, that on excess contributions, which can be assessed for longer (IRC 6501(l)(4)). */
  readonly onExcess: Cents;
  /** The same of the tax as filed; zero when the ledger does not say. */
  readonly filedOnExcess: Cents;
  /** Null when the ledger does not say what was filed; nothing counts as filed then. */
  readonly filed: Cents | null;
  /** The December 31 value, with what was paid in later for the year, where it ends the 6 percent tax before the excess does. */
  readonly capped: { readonly "17": Cents | null; readonly "25": Cents | null };
  /** An excess was converted and left in Part III, so that the December 31 value ends the tax. */
  readonly converted: boolean;
  /** Facts that the right tax depends on and the ledger does not have, each with what takes its place. */
  readonly assumed: readonly Assumption[];
}

/** Compares the additional taxes of Form 5329 (Parts I, III and IV) with those that were reported. */
export function checkForm5329(y: YearInReview, right: YearResult): Form5329Check {
  const due = taxOf(right.form_5329);
  const lines = y.info?.filed?.form_5329 ?? null;
  const filed = lines === null ? null : taxOf(lines);
  const change = due - (filed ?? 0);
  const status = !differOnReturn(change, 0) ? "same" : change > 0 ? "owed" : "less";
  const onExcess = due - (right.form_5329?.["4"] ?? 0);
  return {
    status,
    right: due,
    onExcess,
    filedOnExcess: (filed ?? 0) - (lines?.["4"] ?? 0),
    filed,
    capped: { "17": cap(y, right, "17"), "25": cap(y, right, "25") },
    converted: isConvertedExcess(y, right),
    assumed: [
      ...early(y),
      ...excess(y).map((one) => (isExcessLess(lines, right) ? { ...one, ...settleFact(one.path) } : one)),
      ...values(y, right),
      ...convertedExcess(y, right),
    ],
  };
}

/** Whether tax on an excess is claimed back: then nobody signs what is only assumed of the limits. */
function isExcessLess(filed: Form5329 | null, { form_5329: right }: YearResult): boolean {
  return (["17", "25"] as const).some((line) => {
    const change = (right?.[line] ?? 0) - (filed?.[line] ?? 0);
    return change < 0 && differOnReturn(change, 0);
  });
}

function cap(
  { info, facts, year }: YearInReview,
  { form_5329: lines }: YearResult,
  tax: "17" | "25",
): Cents | null {
  const value = (tax === "17" ? info?.year_end_value : info?.roth_year_end_value) ?? null;
  const later = paidInLater(tax === "17" ? facts.deposits : facts.rothDeposits, year);
  const excess = lines?.[tax === "17" ? "16" : "24"] ?? 0;
  return value !== null && value + later < excess ? value + later : null;
}

/** The parts of Form 5329 on an excess: its tax, and what it was at the end of the year before. */
const EXCESS_PARTS = [
  { tax: "17", from: "9" },
  { tax: "25", from: "18" },
] as const;

/**
 * Whether a year needs a Form 5329 that nobody filed, though no tax is due on it, because the form for the year before has tax on an
 * excess (Form 5329, Parts III and IV).
 */
export function hasEarlierExcess(y: YearInReview, right: YearResult): boolean {
  const { before, info, year } = y;
  if (before === undefined || before.year !== year - 1) return false;
  const filed = info?.filed?.form_5329 ?? null;
  const last = yearResult(before.done);
  if (filed === null && checkForm5329(before, last).status !== "owed") return false;
  return EXCESS_PARTS.some(
    ({ tax, from }) =>
      (last.form_5329?.[tax] ?? 0) > 0 &&
      (right.form_5329?.[tax] ?? 0) === 0 &&
      (right.form_5329?.[from] ?? 0) > 0 &&
      filed?.[from] !== right.form_5329?.[from],
  );
}

function taxOf(lines: Form5329 | undefined): Cents {
  return FORM_5329_TAXES.reduce((sum, line) => sum + (lines?.[line] ?? 0), 0);
}

function early({ form, year }: YearInReview): Assumption[] {
  const path = missingForEarlyTax(form);
  return path === null
    ? []
    : [
        {
          tax_year: year,
          path,
          assumes: "no additional tax on early distributions is owed",
          ...settleFact(path),
        },
      ];
}

/** What the 6 percent tax depends on: the limits of the year, and what became of an earlier excess. */
function excess(y: YearInReview): Assumption[] {
  const { year, info, ledger, facts } = y;
  const own = excessOf({ year, info, ledger, facts });
  const { limit = [], couple = [], income = [] } = own?.missing ?? {};
  const paths = [...limit, ...couple, ...income].map(({ lacks }) => lacks);
  if (own !== undefined && (info?.compensation ?? null) === null) paths.push(`years.${year}.compensation`);
  const earlier = standingUnknown(y);
  return [
    ...paths.map((path) => ({
      tax_year: year,
      path,
      assumes: "the contributions were within the limits, and that no 6 percent tax is owed on them",
      ...notEnoughPay(y, path),
    })),
    ...(earlier === null
      ? []
      : [
          {
            tax_year: year,
            path: earlier,
            assumes: "no excess contribution of an earlier year was still in the IRAs at the end of the year",
            says: `not in the ledger, and an excess contribution of an earlier year may still have been in the IRAs at the end of ${year}. Then a tax of 6 percent is due again, on Form 5329 for ${year} and on line 10 of Form 1040-X. Add it, and make this package again.${wantedNext(y, earlier)}`,
            ...settleFact(earlier),
          },
        ]),
  ];
}

/**
 * Contributions above the owner's own compensation can be within the limit only on a joint return, with the spouse's (IRC
 * 219(b)(1)(B) and (c)): that is settled first, and not taken to be so.
 */
function notEnoughPay(y: YearInReview, path: string): Partial<Assumption> {
  const { year, info } = y;
  const pay = info?.compensation ?? null;
  if (pay === null && path === `years.${year}.compensation`) return payForRollover(y);
  const isStatus = path === `years.${year}.filing_status`;
  if (pay === null || !(isStatus || path.startsWith(`years.${year}.spouse.`))) return {};
  const only = isStatus
    ? "only on a joint return, and only with enough compensation of the spouse"
    : "only with enough compensation of the spouse, less the spouse's own contributions";
  return {
    says: `not in the ledger. The contributions for ${year} are above the compensation of ${inDollars(pay)}. They are within the limit ${only} (section 219(b) and (c)). Otherwise the rest is an excess contribution: Form 5329 has a tax of 6 percent on it, for each year until it is corrected. Add it, and make this package again.`,
    ...settleFact(path),
  };
}

/** What was paid in as a rollover and counts as a contribution was paid without a thought of pay: that is settled first. */
function payForRollover({ year, facts, ledger }: YearInReview): Partial<Assumption> {
  const paidIn = [...facts.deposits, ...facts.rothDeposits];
  const cents = totalLeft(paidIn.filter(({ origin }) => entryAt(ledger, origin)?.kind === "rollover"));
  if (cents === 0) return {};
  const path = `years.${year}.compensation`;
  return {
    says: `not in the ledger. ${inDollars(cents)} that was paid into an IRA as a rollover could not be rolled over, so it counts as a contribution for ${year} (section 408(d)(3)). It is within the limit only up to the compensation of that year (section 219(b)(1)). The rest is an excess contribution: Form 5329 has a tax of 6 percent on it, for each year until it is corrected. Add it, or 0, and make this package again.`,
    ...settleFact(path),
  };
}

/** The fact without which it is not known what is left of an earlier excess; null when that is known. */
function standingUnknown(y: YearInReview): string | null {
  let at: YearInReview | undefined = y;
  if (!y.done.excess.standing.unknown) return null;
  for (; at !== undefined; at = at.before)
    if (at.done.excess.missing !== undefined) return at.done.excess.missing.lacks;
  return "opening.excess_traditional";
}

/** What a year's tax on an earlier excess depends on besides, so that all of it can be added at once. */
function wantedNext({ year, info, before }: YearInReview, first: string): string {
  const { traditional = 0, roth = 0 } = before?.done.excess.standing ?? {};
  const paths = [
    ...((info?.compensation ?? null) === null ? ["compensation"] : []),
    ...(roth > 0 && (info?.filing_status ?? null) === null ? ["filing_status"] : []),
    ...(roth > 0 && (info?.magi ?? null) === null ? ["magi"] : []),
    ...(traditional > 0 && (info?.year_end_value ?? null) === null ? ["year_end_value"] : []),
    ...(roth > 0 && (info?.roth_year_end_value ?? null) === null ? ["roth_year_end_value"] : []),
    ...(info?.filed != null && info.filed.form_5329 === null ? ["filed.form_5329"] : []),
  ]
    .map((key) => `years.${year}.${key}`)
    .filter((path) => path !== first);
  return paths.length === 0
    ? ""
    : ` Add these facts with it, because the tax for ${year} depends on them too: ${paths.map((lacks) => factsInWords([{ lacks }])).join("; ")}.`;
}

/** What was paid in for a year after its end, which its December 31 value counts too. */
function paidInLater(deposits: readonly Deposit[], year: number): Cents {
  return totalLeft(deposits.filter(({ date }) => yearOf(date) > year));
}

/** The tax is never above 6 percent of what the IRAs hold on December 31 (IRC 4973(a)). */
function values({ year, info, facts }: YearInReview, { form_5329: lines }: YearResult): Assumption[] {
  const kinds = [
    { excess: "16", tax: "17", key: "year_end_value", deposits: facts.deposits },
    { excess: "24", tax: "25", key: "roth_year_end_value", deposits: facts.rothDeposits },
  ] as const;
  return kinds.flatMap(({ excess, tax, key, deposits }) =>
    (lines?.[excess] ?? 0) > paidInLater(deposits, year) && (info?.[key] ?? null) === null
      ? [
          {
            tax_year: year,
            path: `years.${year}.${key}`,
            assumes: `the IRAs held at least the excess on line ${excess} of Form 5329 then, so that line ${tax} is 6 percent of it`,
            ...settleFact(`years.${year}.${key}`),
          },
        ]
      : [],
  );
}

/**
 * An excess that was converted: the law does not say whether it still counts in the traditional IRAs, which may be empty, or in
 * the Roth IRAs (open question; IRC 4973(b) and (f)). The lines here leave it in Part III, and somebody has to agree first.
 */
function convertedExcess(y: YearInReview, right: YearResult): Assumption[] {
  const { year, ledger } = y;
  if (!isConvertedExcess(y, right) || isPositionTaken(ledger, year)) return [];
  const { "16": standing = 0, "17": tax = 0 } = right.form_5329 ?? {};
  const more = share(1, standing, excessTaxPercent, 100) - tax;
  return [
    {
      tax_year: year,
      path: `years.${year}.converted_excess`,
      assumes: "it still counts in the traditional IRAs",
      says: `an open question. The law does not say whether an excess that was converted still counts in the traditional IRAs. The computed lines leave it there: Part III of Form 5329 shows tax of ${inDollars(tax)}, because on December 31 those IRAs held less than the excess, and section 4973(f) does not count a conversion as a contribution to a Roth IRA. If it counts in the Roth IRAs (Part IV), up to ${inDollars(more)} more is due for ${year}, and for each later year until a Roth distribution or a later year's unused limit ends the excess. This program does not compute Part IV for it. If you take that position, complete Form 5329 by hand and do not use this draft. If you leave it in Part III, add that to the ledger.`,
      ...settleFirst(`years.${year}.converted_excess: traditional`),
    },
  ];
}

/** Whether an excess was converted, and the traditional IRAs held less than it on December 31. */
function isConvertedExcess({ year, info, ledger }: YearInReview, { form_5329: lines }: YearResult): boolean {
  const { "16": standing = 0 } = lines ?? {};
  const held = info?.year_end_value ?? null;
  return (
    held !== null &&
    held < standing &&
    ledger.entries.some(({ kind, date }) => kind === "conversion" && date !== null && yearOf(date) <= year)
  );
}

/** Whether somebody took the position of Part III, for this year or an earlier one. */
function isPositionTaken({ years }: Ledger, taxYear: number): boolean {
  return Object.entries(years).some(
    ([year, { converted_excess }]) => Number(year) <= taxYear && converted_excess === "traditional",
  );
}

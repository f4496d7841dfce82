import { earlyReturnCountsAs, ruleHolds } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger, YearInfo } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { openAboveLimit } from "../review/above-limit.js";
import { factsInWords } from "../review/facts-in-words.js";
import { capital, inDollars, longDate, yearsInWords } from "../text/wording.js";
import { dayOf70AndAHalf } from "../year/dates.js";
import { deductionLimit } from "../year/deduction-limit.js";
import { type Send, sendKinds } from "./decisions.js";
import type { YearState } from "./state.js";
import { isTaxAsFiledOpen } from "./tax-as-filed.js";

/** A fact that the ledger does not have, and what a package takes to be so in its place. */
export interface Assumption {
  readonly tax_year: number;
  /** The place in the ledger: `years.2021.filed.required`. */
  readonly path: string;
  /** What is assumed, as it follows "this package assumes that". */
  readonly assumes: string;
  /** In place of what is assumed: what to do about it, in whole sentences. */
  readonly says?: string;
  /** Nothing is signed before this is settled. */
  readonly before_signing?: true;
  /** A refund for the year, which the package does not claim, may be owed: the last day to claim it, ISO. */
  readonly claim_until?: string;
}

/** Assumptions of the same kind, in words. */
export interface AssumptionInWords {
  /** "Your compensation for 2019 and 2020 (such as Form W-2, box 1)". */
  readonly fact: string;
  /** "not in the ledger, so this package assumes that ...", or what to do about it. */
  readonly text: string;
}

/** What decides what is assumed for a corrected year. */
interface AssumingYear {
  readonly tax_year: number;
  readonly send: Send;
  readonly state: YearState;
  readonly right: YearResult;
  readonly income: {
    readonly deducted: { readonly filed: Cents | null; readonly right: Cents };
    readonly deductionChanges: boolean;
    readonly deductionAllowed: Cents | null;
    /** Change of adjusted gross income, and the part of it that comes from deductions. */
    readonly change: Cents | null;
    readonly deductions: Cents;
    readonly form_1040: { readonly "4b": { readonly filed: Cents | null } };
  };
  readonly form: { readonly inDoubt: boolean };
  readonly off_form: { readonly charity: readonly unknown[] };
  readonly refund: {
    readonly state: string;
    readonly until: string | null;
    readonly at_least?: true;
    readonly prepaid_lost?: true;
  };
  readonly form_5329: {
    readonly status: YearState["form_5329"];
    readonly filed: Cents | null;
    readonly assumed: readonly Assumption[];
  };
}

/** What a package assumes for a year for which something is sent. No sentence that is signed may say any of it. */
export function assumptionsOf(year: AssumingYear, ledger: Ledger): Assumption[] {
  const { tax_year, send, form_5329, state } = year;
  if (sendKinds[send].carrier === null) return [];
  return [
    ...(send === "delinquent_return" && state.required === "unknown"
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.required`,
            assumes: "a return was required. If none was, the form goes by itself",
            before_signing: true as const,
          },
        ]
      : []),
    ...aboutLine1(year, ledger),
    ...aboutLimit(year, ledger),
    ...aboutChoice(year),
    ...aboutShare(year, ledger),
    ...aboutDecedent(year, ledger),
    ...aboutProof(year, ledger),
    ...aboutCharity(year, ledger),
    ...aboutDeath(year, ledger),
    ...form_5329.assumed,
    ...aboutException(year),
    ...(form_5329.status === "owed" && form_5329.filed === null && state.return !== "not_filed"
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.form_5329`,
            assumes:
              "no additional tax was reported, on Form 5329 or on Schedule 2. If some was, line 10 of Form 1040-X changes only by the difference",
            ...(isTaxAsFiledOpen({ year }) && {
              says: "not in the ledger. The return taxed IRA distributions, and it may have reported additional tax on them, on Form 5329 or on Schedule 2. So line 10 of Form 1040-X is blank: enter the tax on Form 5329, less what the return reported.",
            }),
            before_signing: true as const,
          },
        ]
      : []),
    ...aboutFilingStatus(year, ledger),
    ...aboutClaim(year, ledger),
  ];
}

/** Form 1040-X, page 1: one box has to be checked, also where the status does not change. */
function aboutFilingStatus({ tax_year, send }: AssumingYear, { years }: Ledger): Assumption[] {
  if (sendKinds[send].carrier !== "form_1040_x" || (years[tax_year]?.filing_status ?? null) !== null)
    return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.filing_status`,
      assumes: "it does not change",
      says: "not in the ledger, so no box is checked on Form 1040-X. Check one, even if the status does not change. The tax depends on it, and both spouses sign a joint return.",
    },
  ];
}

/** Part II says that the tax on early distributions applies, as long as nobody knows of an exception. */
function aboutException({ tax_year, right, form_5329 }: AssumingYear): Assumption[] {
  const { "1": early = 0, "2": excepted = 0, "4": tax = 0 } = right.form_5329 ?? {};
  if (tax === 0 || form_5329.status !== "owed") return [];
  const which = excepted > 0 ? `${inDollars(early - excepted)} of them` : "them";
  return [
    {
      tax_year,
      path: `years.${tax_year}.exception`,
      assumes: "none does",
      says: `the ledger has none for ${which}, so this package assumes that none applies, and Part II says that the additional tax does. Ask, and add the number of the exception to the distribution (Instructions for Form 5329, line 2).`,
    },
  ];
}

/** Contributions that may not belong on line 1: deducted ones, and those above the limit. */
function aboutLine1({ tax_year, right, income, form }: AssumingYear, { years }: Ledger): Assumption[] {
  const line1 = right.lines["1"] ?? 0;
  const above = openAboveLimit(right, years[tax_year] ?? null);
  const isUnknown = income.deducted.filed === null && (years[tax_year]?.deducted ?? null) === null;
  return [
    ...(line1 > 0 && isUnknown
      ? [
          {
            tax_year,
            path: `years.${tax_year}.deducted`,
            assumes: "the contributions were not deducted",
            before_signing: true as const,
          },
        ]
      : []),
    ...(above > 0
      ? [
          {
            tax_year,
            path: `years.${tax_year}.line_1`,
            assumes: "they do",
            says: `line 1 has ${inDollars(above)} above the limit. Read the instructions for line 1 before you sign; a preparer may leave that amount off Form 8606. If it stays, say so in the ledger.${form.inDoubt ? ` If line 1 is 0, no Form 8606 is required for ${tax_year}. Then take out the form, the statement of reasonable cause, and what the letter and Part II say about them, and there is no penalty under section 6693(b).` : ""}`,
            before_signing: true as const,
          },
        ]
      : []),
  ];
}

/** A deduction that the income limits cut, or may cut. */
function aboutLimit({ tax_year, state, income }: AssumingYear, { years, owner }: Ledger): Assumption[] {
  const info = years[tax_year] ?? null;
  const { deducted, deductionAllowed: allowed } = income;
  if (info === null || state.deduction === "stands") return [];
  if (allowed !== null && deducted.right > allowed)
    return [
      {
        tax_year,
        path: `years.${tax_year}.deducted`,
        assumes: "it is allowed",
        says: `is above ${inDollars(allowed)}, which is all that the income limits allow at the modified AGI in the ledger. Enter the right modified AGI and the right deduction (with Worksheet 1-1 of Publication 590-B if money also came out), and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on it.`,
        before_signing: true,
      },
    ];
  if (income.deductionChanges) {
    const limit = deductionLimit(info, tax_year, owner.born);
    return [
      {
        tax_year,
        path: `years.${tax_year}.${"lacks" in limit ? limit.lacks : "deducted"}`,
        assumes: "the IRA deduction stays as filed",
        says: "not in the ledger, and the IRA deduction depends on it, because this package changes modified AGI. Add it, and make this package again. Line 1 of Form 8606 and the change of adjusted gross income depend on the deduction.",
        before_signing: true,
      },
    ];
  }
  return aboutModifiedAgi(tax_year, info, income, owner.born);
}

/** The right modified AGI has the right taxable amounts of IRAs in it; what was filed had others. */
function aboutModifiedAgi(
  taxYear: number,
  info: YearInfo,
  { deducted, deductionAllowed, change, deductions }: AssumingYear["income"],
  born: string | null,
): Assumption[] {
  const { magi, filed } = info;
  if (magi === null || deductionAllowed === null) return [];
  const wanted = Math.max(deducted.filed ?? 0, deducted.right);
  const line4b = (change ?? 0) - deductions;
  const moved = deductionLimit({ ...info, magi: magi + line4b }, taxYear, born);
  const matters = "allowed" in moved && Math.min(wanted, moved.allowed) !== deducted.right;
  if (wanted <= deductionAllowed && !matters) return [];
  const path = `years.${taxYear}.magi`;
  const isAsFiled =
    matters && filed?.agi != null && Math.abs(filed.agi + (filed.deducted ?? 0) - magi) < ONE_DOLLAR;
  return isAsFiled
    ? [
        {
          tax_year: taxYear,
          path,
          assumes: "it is the right one",
          says: `is that of the return as filed. This package changes the taxable amount of IRA distributions, and so modified AGI and the IRA deduction. Enter the right modified AGI, and make this package again.`,
          before_signing: true,
        },
      ]
    : [
        {
          tax_year: taxYear,
          path,
          assumes: "it is the right one",
          says: `is ${inDollars(magi)} in the ledger. This package takes that as the right amount: with the right taxable IRA distributions, and before the IRA deduction. It allows an IRA deduction of at most ${inDollars(deductionAllowed)}.`,
        },
      ];
}

const ONE_DOLLAR = 100;

/** In the year of death line 6 is the value on that day. */
function aboutDeath({ tax_year, right }: AssumingYear, { owner: { died }, years }: Ledger): Assumption[] {
  if (died === null || yearOf(died) !== tax_year || right.lines["6"] === undefined) return [];
  if ((years[tax_year]?.value_at_death ?? null) !== null) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.value_at_death`,
      assumes: `it is the value on ${longDate(died)}, the date of death`,
      says: `not in the ledger, so this package takes the year-end value. Line 6 of the year of death is the value on ${longDate(died)}, the date of death: the instructions do not say so, but preparers read the law that way. Ask the custodian for that value, and add it.`,
      before_signing: true,
    },
  ];
}

/** A return that is not filed yet can still deduct a contribution, and then it is not basis. */
function aboutChoice({ tax_year, state, right, income }: AssumingYear): Assumption[] {
  if (state.return !== "not_filed" || state.required === "no" || (right.lines["1"] ?? 0) === 0) return [];
  if (income.deductionAllowed === 0) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.deducted`,
      assumes: "the contribution is not deducted",
      says: "is a choice, because the return is not filed yet. A contribution that it deducts is not basis, and later claims that use that basis fall away. Decide this first.",
      // Once it is known that a return is required, the ledger's deduction is the choice.
      ...(state.required === "unknown" && { before_signing: true as const }),
    },
  ];
}

/**
 * Basis from before the ledger: whether a filed form has it on line 14. That of inherited IRAs is what the owner's last form
 * shows; several beneficiaries share it.
 */
function aboutShare({ tax_year, right, send }: AssumingYear, { owner, opening }: Ledger): Assumption[] {
  const { inherited_from: from } = owner;
  const isFirst =
    opening !== null &&
    (opening.basis ?? 0) > 0 &&
    [right.lines["2"], right.lines["17"]].includes(opening.basis ?? 0);
  if (!isFirst) return [];
  if (from === null && sendKinds[send].carrier !== "form_1040_x") return [];
  if (from === null)
    return [
      {
        tax_year,
        path: "opening.filed_form",
        assumes: "it was",
        says: `not in the ledger, which only has the amount of ${inDollars(opening.basis ?? 0)}. Part II of Form 1040-X names that form: find it, compare its line 14, and fill in its year. If none was filed, strike the sentence, and say where the basis comes from.`,
      },
    ];
  return [
    {
      tax_year,
      path: "opening.share",
      assumes: `it is the share of this beneficiary in line 14 of the last Form 8606 of ${from}, which takes off what ${from} withdrew in the year of death`,
      says: `must be the share of this beneficiary in line 14 of the last Form 8606 of ${from}, which has the withdrawals of the year of death taken off. Compare it with that form.`,
    },
  ];
}

/** Part II says on which day the decedent died. */
function aboutDecedent({ tax_year, send }: AssumingYear, { owner }: Ledger): Assumption[] {
  if (owner.inherited_from === null || owner.decedent_died !== null) return [];
  if (sendKinds[send].carrier !== "form_1040_x") return [];
  return [
    {
      tax_year,
      path: "owner.decedent_died",
      assumes: "it was before the first withdrawal here",
      says: `not in the ledger, and Part II of Form 1040-X has a blank for it. Add it. What came out before that day was the withdrawal of ${owner.inherited_from}.`,
      before_signing: true,
    },
  ];
}

/** Part II says that the trustee paid a charity directly: IRC 408(d)(8)(B), and 170(f)(8) for the acknowledgment. */
function aboutProof({ tax_year, off_form, send }: AssumingYear, { entries }: Ledger): Assumption[] {
  if (off_form.charity.length === 0 || sendKinds[send].carrier !== "form_1040_x") return [];
  const isNoted = entries.every(
    (entry) =>
      entry.kind !== "distribution" ||
      entry.reason !== "qcd" ||
      entry.note !== null ||
      !(entry.date === null || yearOf(entry.date) === tax_year),
  );
  if (isNoted) return [];
  return [
    {
      tax_year,
      path: `years.${tax_year}.charity`,
      assumes: "the trustee paid a charity directly",
      says: "not in the ledger. Without them there is no qualified charitable distribution, and Part II of Form 1040-X declares one (sections 408(d)(8) and 170(f)(8)). When you have all three, write the charity's name in the note of that entry.",
      before_signing: true,
    },
  ];
}

/** Contributions deducted after age 70 1/2 lower what is excluded as a charitable distribution. */
function aboutCharity(
  { tax_year, off_form }: AssumingYear,
  { owner: { born }, years }: Ledger,
): Assumption[] {
  const first = Math.min(...Object.keys(years).map(Number));
  if (off_form.charity.length === 0 || born === null) return [];
  const from = yearOf(dayOf70AndAHalf(born));
  const before = Array.from({ length: Math.max(0, first - from) }, (_, at) => from + at).filter((year) =>
    ruleHolds("qcd_reduced_by_deductions", year),
  );
  if (before.length === 0) return [];
  return [
    {
      tax_year,
      path: `years.${before[0]}.qcd_adjustment`,
      assumes: `no IRA contribution was deducted for ${yearsInWords(before)}. A deduction after age 70½ lowers the part of a charitable distribution that is not taxable. Add those years to the ledger`,
      before_signing: true,
    },
  ];
}

/** What a claim for a refund depends on: the day of filing, and tax that was paid late enough to come back. */
function aboutClaim({ tax_year, send, refund }: AssumingYear, { years }: Ledger): Assumption[] {
  // Two years from a payment may run longer than three years from filing: IRC 6511(a).
  if (send === "form_alone_no_refund" && refund.state === "closed" && !years[tax_year]?.filed?.paid_on)
    return [
      {
        tax_year,
        path: `years.${tax_year}.filed.paid_on`,
        assumes: "no tax was paid in the last two years, which could still be claimed back",
      },
    ];
  if (send !== "amend_refund") return [];
  const due = longDate(earlyReturnCountsAs(tax_year));
  return [
    ...(refund.at_least
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.date`,
            assumes: `the return was filed by its due date, and the claim must be mailed by ${longDate(refund.until ?? "")}`,
          },
        ]
      : []),
    ...(refund.prepaid_lost && (years[tax_year]?.filed?.paid_on ?? null) === null
      ? [
          {
            tax_year,
            path: `years.${tax_year}.filed.paid_on`,
            assumes: `tax was paid after ${due}`,
            says: `not in the ledger. Only tax paid after ${due}, and in the three years before you file the claim, can still be refunded. Those three years move with each day that you wait. Add the day of the last payment, or ${due} if nothing was paid later, and make this package again: without a later payment, Form 8606 goes by itself and claims nothing.`,
            before_signing: true as const,
          },
        ]
      : []),
  ];
}

/** Assumptions in words, those of one kind together. */
export function assumptionsInWords(all: readonly Assumption[]): AssumptionInWords[] {
  const kinds = new Map<string, Assumption[]>();
  for (const one of all) {
    const kind = `${one.path.replace(/\d{4}/, "")} ${one.says ?? one.assumes}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds.values()].map((same) => {
    const text = same[0]?.says ?? `not in the ledger, so this package assumes that ${same[0]?.assumes}.`;
    return {
      fact: capital(factsInWords(same.map(({ path }) => ({ lacks: path })))),
      text: same[0]?.before_signing ? `${text} Settle this before anyone signs.` : text,
    };
  });
}

import type { EntryOf, YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import type { StatementKind } from "./statement-kinds.js";

/** Where a part of a sum comes from: an entry's place in the ledger, or the year's own facts, or what was brought forward. */
export type Origin = number | "year" | "brought_forward";

/** One part of a sum that ends on a line. */
export interface Part {
  readonly cents: Cents;
  readonly origin: Origin;
  /** What it is, in a few words, for the explanation. */
  readonly what: string;
}

/** A regular contribution for the year, less what was returned or recharacterized away. */
export interface Deposit {
  readonly date: string;
  /** Only the year of `date` is known, so it may have come before any other day of that year. */
  readonly anyDay?: boolean | undefined;
  readonly origin: number;
  /** The day on which it was recharacterized into this kind of IRA; absent when it was made to it. */
  readonly recharacterized?: string;
  /** What was paid in on that day. */
  readonly paid: Cents;
  /** What is left of it after returns and recharacterizations. */
  left: Cents;
}

/** Money paid into a SEP or SIMPLE IRA, traditional or Roth, under the employer's plan. */
export interface EmployerDeposit extends Deposit {
  readonly plan: "sep" | "simple";
}

/** Money taken out and kept. */
export interface Withdrawal {
  readonly date: string;
  /** Only the year of `date` is known. */
  readonly anyDay?: boolean | undefined;
  readonly origin: number;
  cents: Cents;
  /** What of it was paid back as if it had been rolled over. */
  repaid: Cents;
  /** What of it was paid back as a contribution: it stays taxed, and cannot be paid back again. */
  restored: Cents;
  readonly reason: string;
  /** The number of the exception to the additional tax that the ledger names (Instructions for Form 5329). */
  readonly exception: string | null;
  /** What of it its reason by itself frees from the additional tax. */
  readonly excepted: Cents;
  /** The place of the entry whose day, which is not known, decides that. */
  readonly undated?: number | undefined;
  readonly disaster: string | null;
  readonly ira: "traditional" | "sep" | "simple" | "roth";
  /** Which it was, out of a Roth SEP or Roth SIMPLE IRA. */
  readonly rothPlan: "sep" | "simple" | null;
}

/** A conversion, net of what was later recharacterized (only before 2018). */
interface Conversion {
  readonly date: string;
  /** Only the year of `date` is known. */
  readonly anyDay?: boolean | undefined;
  readonly origin: number;
  /** What was converted on that day. */
  readonly paid: Cents;
  left: Cents;
}

/** Money from an employer plan that went into a Roth IRA. */
interface PlanRollover {
  readonly date: string;
  readonly origin: number;
  /** What was rolled over on that day. */
  readonly paid: Cents;
  left: Cents;
  /** The part of it that was taxed when it was rolled over. */
  taxable: Cents;
  /** It makes a layer on line 24; money from a designated Roth account is basis on line 22 instead. */
  readonly layered: boolean;
}

/** A change of what one conversion year holds in the Roth IRAs. */
interface LayerChange {
  readonly year: number;
  readonly amount: Cents;
  readonly taxable: Cents;
  readonly origin: number;
}

/** A statement that has to be attached to the year's return, told by one entry. */
export interface StatementFact {
  readonly kind: StatementKind;
  readonly origin: number;
  /** What of the entry's amount the year has to tell, without net income; all of it when left out. */
  readonly cents?: Cents;
  /** Net income attributable to that (negative for a loss), where the kind has one. */
  readonly netIncome?: Cents;
  /** What had been paid in, whole, on the days that it concerns. */
  readonly deposits?: readonly {
    readonly date: string;
    readonly anyDay?: boolean | undefined;
    readonly paid: Cents;
  }[];
}

/** The last transfer that counted: the one of a lifetime, or the one more that a change to family coverage allows in its year. */
export interface HsaFunding {
  readonly year: number;
  readonly entry: EntryOf<"distribution">;
  readonly cents: Cents;
}

/** A rollover, and what of it came back in time. */
export interface RolledOver {
  readonly entry: EntryOf<"rollover">;
  readonly cents: Cents;
}

/** What was paid in for a year, by kind of IRA; in cents. */
export interface PaidIn {
  readonly traditional: Cents;
  readonly sep: Cents;
  readonly simple: Cents;
  /** What of the traditional contributions was above what was allowed; null when the ledger cannot tell. */
  readonly excess: Cents | null;
}

/** Something the law makes of an entry that its words do not say; the review tells the owner. */
export interface Mark {
  readonly code:
    | "late_contribution"
    | "late_rollover"
    | "rollover_under_notice"
    | "inherited_rollover"
    | "rmd_rolled_over"
    | "disaster_over_limit"
    | "hsa_funding_over_limit"
    | "hsa_funding_above_pretax"
    | "qcd_split_interest_over_limit"
    | "conversion_recharacterized_after_2017"
    | "qcd_too_young"
    | "qcd_over_limit"
    | "excess_not_removable"
    | "due_by_state"
    | "already_in_opening";
  readonly origin: number;
  readonly cents: Cents;
}

/** A change of basis; a removal is of an excess contribution, after the due date. */
export interface BasisChange extends Part {
  readonly kind: "divorce" | "removal" | "other";
  /** Of a removal, the most that can be of contributions left off line 1, which were never basis; in cents. */
  readonly offLine1?: Cents;
}

/** What the entries of one tax year come to, before any line is computed. All amounts in cents. */
export interface YearFacts {
  readonly year: number;
  readonly info: YearInfo | null;
  /** Regular contributions for the year to traditional IRAs, by date (line 1). */
  readonly deposits: Deposit[];
  /** Regular contributions for the year to Roth IRAs, by date (line 22). */
  readonly rothDeposits: Deposit[];
  /** Employer and salary money to Roth SEP and Roth SIMPLE IRAs: basis on line 22, outside every IRA limit. */
  readonly rothEmployerDeposits: EmployerDeposit[];
  /** Rollovers from 529 plans: within the year's contribution limit, outside the income limits. */
  readonly educationRollovers: (Part & { readonly date: string })[];
  /** In-plan Roth rollovers that came with money from a designated Roth account. */
  readonly inPlanRollovers: LayerChange[];
  /** Repayments that line 1 takes, outside the contribution limit. */
  readonly line1Repayments: Part[];
  /** Repayments of disaster distributions whose share of basis line 1 took in some years. */
  readonly disasterRepaymentsOnLine1: (Part & {
    readonly distributed: number;
    /** The share that was basis, as the ledger gives it. */
    readonly basis: Cents | null;
  })[];
  /** Changes of basis on line 2: divorce, after-tax rollovers, removals, adjustments. */
  readonly basisChanges: BasisChange[];
  /** Changes of the year-end value that line 6 asks for. */
  readonly valueChanges: Part[];
  /** Distributions that count on line 7. */
  readonly distributions: Withdrawal[];
  /** Charitable distributions, before their limits. */
  readonly charitable: Withdrawal[];
  /** The same out of Roth IRAs. */
  readonly rothCharitable: Withdrawal[];
  /** What left Roth IRAs untaxed and is not in Part III: gifts to charity and a transfer to an HSA. */
  readonly rothToOthers: Part[];
  /** Whether a gift to a split-interest entity counted, which one year of a lifetime has. */
  splitInterestGift: boolean;
  /** Transfers to an HSA within its limit, before what pre-tax money allows. */
  readonly hsaFunding: Withdrawal[];
  /** Whether the one transfer of a lifetime to an HSA was in this year. */
  hsaFunded: boolean;
  /** What was treated as distributions for disasters, within their limits. */
  readonly disasterUse: { readonly disaster: string; readonly cents: Cents }[];
  /** Rollovers to employer plans. */
  readonly toPlan: Part[];
  /** Inherited IRAs that the surviving spouse made their own, which leaves this ledger. */
  readonly madeOwn: (Part & { readonly origin: number; readonly basis: Cents | null })[];
  /** Conversions to Roth IRAs (line 8 or 16). */
  readonly conversions: Conversion[];
  /** Money out that is on line 4a of Form 1040 and on no line of Form 8606. */
  readonly otherOut: Part[];
  /** Earnings that left with a returned contribution, taxed in the year of the deposit. */
  readonly returnedEarnings: (Part & { readonly date: string })[];
  /** Repayments treated as rollovers (from 2024), of this year's traditional distributions. */
  readonly repayments: (Part & { readonly origin: number })[];
  /** Distributions from Roth IRAs, qualified ones included. */
  readonly rothDistributions: Withdrawal[];
  /** Changes of the basis in Roth contributions (line 22) other than contributions. */
  readonly rothBasisChanges: Part[];
  /** The first year of Roth IRAs that a surviving spouse made their own, and whose clock goes on. */
  rothSince: number | null;
  /** A deceased spouse's Roth IRA was taken over whose clock, which may be the earlier one, the ledger does not tell. */
  rothSinceUntold: boolean;
  /** Rollovers from plans to Roth IRAs, net of what was later recharacterized (only before 2018). */
  readonly planRollovers: PlanRollover[];
  /** Changes of the conversion layers (line 24) by divorce. */
  readonly layerChanges: LayerChange[];
  readonly statements: StatementFact[];
  readonly marks: Mark[];
}

export function emptyFacts(year: number, info: YearInfo | null): YearFacts {
  return {
    year,
    info,
    deposits: [],
    rothDeposits: [],
    rothEmployerDeposits: [],
    educationRollovers: [],
    inPlanRollovers: [],
    line1Repayments: [],
    disasterRepaymentsOnLine1: [],
    basisChanges: [],
    valueChanges: [],
    distributions: [],
    charitable: [],
    rothCharitable: [],
    rothToOthers: [],
    splitInterestGift: false,
    hsaFunding: [],
    hsaFunded: false,
    disasterUse: [],
    toPlan: [],
    madeOwn: [],
    rothSince: null,
    rothSinceUntold: false,
    conversions: [],
    otherOut: [],
    returnedEarnings: [],
    repayments: [],
    rothDistributions: [],
    rothBasisChanges: [],
    planRollovers: [],
    layerChanges: [],
    statements: [],
    marks: [],
  };
}

/** The parts that change a sum. */
export function nonzero<T extends { readonly cents: Cents }>(parts: readonly T[]): T[] {
  return parts.filter(({ cents }) => cents !== 0);
}

/** The sum of parts, in cents. */
export function total(parts: readonly { readonly cents: Cents }[]): Cents {
  let sum = 0;
  for (const part of parts) sum += part.cents;
  return sum;
}

/** What is left of deposits or conversions, in cents. */
export function totalLeft(parts: readonly { readonly left: Cents }[]): Cents {
  let sum = 0;
  for (const part of parts) sum += part.left;
  return sum;
}

/** What of withdrawals was paid back as if rolled over; disaster ones, which Form 8915 settles, are not in it. */
export function totalRepaid(withdrawals: readonly Withdrawal[]): Cents {
  let sum = 0;
  for (const { repaid, disaster } of withdrawals) if (disaster === null) sum += repaid;
  return sum;
}

/**
 * The ledger: what a person writes down about their IRAs, key by key. Money is read as dollars and kept as whole
 * cents; dates are civil dates `YYYY-MM-DD`; what may be left out is null when it is not known.
 * What no key can decide alone is checked in `consistency.ts`.
 */
import { z } from "zod";
import type { Cents } from "../money/cents.js";
import { entry } from "./entry-kinds.js";
import { FORM_5329_LINES } from "./form-5329-lines.js";
import { lineLabel, linesAsFiled } from "./lines-as-filed.js";
import { rothConversion } from "./roth-conversion.js";
import {
  date,
  ein,
  flag,
  lifeDate,
  money,
  moneyOr,
  optional,
  optionalLine,
  optionalList,
  orElse,
  pattern,
  requiredLine,
  signedMoney,
  ssn,
  traditionalIra,
  year,
} from "./scalars.js";
import { US_STATES } from "./us-states.js";

const FORM_5329_EXPECTED = "must be a line of Form 5329 for IRAs: 1 to 4 or 9 to 25";

const address = z.strictObject({
  street: optionalLine("Street and number, or post office box."),
  apt: optionalLine("Apartment number."),
  city: optionalLine("City, town or post office."),
  state: optional(
    z.enum(US_STATES, { error: "must be the two capital letters of a US state, such as IA" }),
    "Two letters of a US state, territory or military post.",
  ),
  zip: optional(
    pattern(/^\d{5}(?:-\d{4})?$/, 'a ZIP code as text, such as "02139" or "02139-4307"'),
    "ZIP code, as text, to keep leading zeros.",
  ),
  country: optionalLine("Country, for a foreign address only."),
  province: optionalLine("Province, state or county of a foreign address."),
  postal_code: optionalLine("Postal code of a foreign address."),
});

const owner = z.strictObject({
  name: requiredLine.describe("The owner's name as on the return."),
  last_name: optionalLine(
    "The last name, such as Van Dyke, when it has more than one word: the words at the end of `name`.",
  ),
  ssn: optional(ssn, "Social security number (or ITIN): nine digits, with or without hyphens."),
  born: optional(lifeDate, "Date of birth."),
  died: optional(date, "Date of death."),
  disabled: optional(lifeDate, "The date the owner became disabled (IRC 72(m)(7))."),
  household: optionalLine("A word that ties together the ledgers of spouses."),
  first_on_return: optional(
    flag,
    "Whether the owner is listed first on a joint return; the spouse's ledger has the same `household`.",
  ),
  inherited_from: optionalLine("The decedent, when these are IRAs inherited from one person."),
  decedent_died: optional(date, "With `inherited_from`: the date that person died."),
  beneficiary: optional(
    z.enum(["spouse", "other"]),
    "With `inherited_from`: what you were to the decedent. Only a surviving spouse can roll over or convert.",
  ),
  address: optional(address, "Home address, printed only on a form filed by itself."),
});

const deferredIncome = z.strictObject({
  due: z
    .array(
      z.strictObject({
        year: year.describe("The tax year when it is taxable."),
        ira: money.describe("From conversions of IRAs (line 20a or 20b of the 2010 form), in dollars."),
        plan: money.describe("From rollovers out of employer plans (line 25a or 25b), in dollars."),
      }),
    )
    .describe("The income taxable in each year."),
  taxed_early: orElse(money, 0, "The part already taxed before its year, in dollars."),
});

const disasterUse = z.strictObject({
  disaster: requiredLine.describe("The disaster, as its distributions name it."),
  amount: money.describe("The amount treated as distributions for it, in dollars."),
});

const opening = z.strictObject({
  year: year.describe("The last tax year before the ledger starts."),
  basis: optional(money, "Basis at the end of that year, from the Total Basis Chart, in dollars."),
  lines: optional(
    z.record(lineLabel, money),
    "Instead of `basis`: the lines of that year's Form 8606 that the Total Basis Chart names.",
  ),
  last_form: optional(
    z.union([year, z.literal("none")], { error: "must be a tax year, such as 2019, or none" }),
    "The tax year of the last filed Form 8606, whose line 14 is `basis` (with `inherited_from`, the decedent's form); `none` if none was filed.",
  ),
  basis_checked: optional(
    flag,
    "Whether you compared these amounts with the filed forms. A filing package asks if line 2 or 22 of a form filed later has another amount.",
  ),
  share: optional(
    flag,
    "With `inherited_from`: whether the basis is your share of line 14 of the decedent's last Form 8606.",
  ),
  roth_contributions: optional(money, "Basis left in regular Roth contributions (line 22), in dollars."),
  roth_conversions: optional(
    z.array(rothConversion),
    "The part of each year's conversions still in the Roth IRAs, oldest first.",
  ),
  roth_since: optional(
    year,
    "The tax year of the first contribution or conversion to any Roth IRA; if there was none before the ledger, the first year for which it has one.",
  ),
  homebuyer_used: optional(money, "First-time homebuyer distributions taken so far, in dollars."),
  repayments_carried: orElse(
    money,
    0,
    "Repayments of Roth distributions not used yet, which add to the next line 22, in dollars.",
  ),
  excess_traditional: orElse(
    money,
    0,
    "Excess contributions still in the traditional IRAs: line 16 of that year's Form 5329, in dollars.",
  ),
  excess_off_line_1: orElse(
    money,
    0,
    "The part of `excess_traditional` that was left off line 1 of Form 8606 and is not in `basis`, in dollars.",
  ),
  excess_roth: orElse(
    money,
    0,
    "Excess contributions still in the Roth IRAs: line 24 of that year's Form 5329, in dollars.",
  ),
  excess_unknown: orElse(
    flag,
    false,
    "Whether an earlier excess contribution may still be in the IRAs, in an unknown amount.",
  ),
  rolled_from_529: orElse(money, 0, "Total rolled over from 529 plans to Roth IRAs so far, in dollars."),
  in_plan_rollovers: optionalList(
    rothConversion,
    "In-plan Roth rollovers that came to the Roth IRAs from a designated Roth account and are still there.",
  ),
  disaster_distributions: optionalList(
    disasterUse,
    "The amount treated as distributions for each disaster so far, which counts against its limit.",
  ),
  qcd_deductions: optional(
    money,
    "IRA deductions for years at age 70½ or older, from 2020 on, that no charitable distribution has used up yet, in dollars; 0 if there are none.",
  ),
  hsa_funded: optional(year, "The year of the one-time transfer from an IRA to an HSA."),
  split_interest_gift: optional(
    year,
    "The one year with charitable distributions to a split-interest entity.",
  ),
  deferred_income: optional(
    deferredIncome,
    "Income from 2010 conversions and plan rollovers that is taxed in later years.",
  ),
});

const accountValue = z.strictObject({
  account: optionalLine("The account."),
  ira: orElse(traditionalIra, "traditional", "The kind of IRA; the default is traditional."),
  value: money.describe("Its value on December 31, in dollars."),
});

const employerPlan = z.strictObject({
  accepts_ira_rollovers: optional(
    z.enum(["all", "plan_money_only", "none"]),
    "Whether the plan accepts pre-tax money from IRAs.",
  ),
  after_tax: optional(flag, "Whether the plan accepts after-tax contributions."),
  in_plan_conversion: optional(flag, "Whether you can convert them to Roth, in the plan or by a rollover."),
  deferrals: optional(money, "Elective deferrals for the year, in dollars."),
  employer: optional(money, "The employer's contributions for the year, in dollars."),
  after_tax_contributed: optional(money, "After-tax contributions for the year, in dollars."),
});

const spouse = z.strictObject({
  covered_by_plan: optional(flag, "Whether an employer plan covers the spouse."),
  compensation: optional(money, "The spouse's compensation, in dollars."),
  ira_contributions: optional(money, "The spouse's IRA contributions for the year, in dollars."),
});

const filed = z.strictObject({
  return: optional(flag, "Whether a return was filed for the year."),
  date: optional(date, "The date the return was filed."),
  paid_on: optional(
    date,
    "The date of the last payment of the tax, if after the due date; the due date if nothing was paid later.",
  ),
  amended: optionalList(date, "The dates amended returns were filed."),
  form_8606: optional(flag, "Whether a Form 8606 was filed for the year."),
  lines: optional(linesAsFiled, "The lines of Form 8606 as filed, in dollars; line 10 as text."),
  form_1040: optional(
    z.strictObject({
      "4a": optional(money, "IRA distributions on the return as filed, in dollars."),
      "4b": optional(money, "Their taxable amount on the return as filed, in dollars."),
    }),
    "Lines 4a and 4b (15a and 15b before 2018) of the return as filed.",
  ),
  deducted: optional(money, "The IRA deduction on the return as filed, in dollars."),
  agi: optional(
    signedMoney,
    "Adjusted gross income on the return as filed, in dollars: for Form 1040-X, line 1.",
  ),
  form_5329: optional(
    z.partialRecord(z.enum(FORM_5329_LINES, { error: FORM_5329_EXPECTED }), money, {
      error: FORM_5329_EXPECTED,
    }),
    "The lines of Form 5329 as filed, in dollars; empty if none was filed.",
  ),
  required: optional(flag, "Whether the owner had to file a return for the year."),
});

/** The two ways to report the conversions of the year in which a choice was given; the second names that year. */
export const CONVERSION_INCOME_YEARS = ["2011_2012", "2010"] as const;

const NO_VALUE =
  "must be the value on December 31 in dollars (Form 5498, box 5), or 0 if the IRAs were empty; leave the key out while you do not know it";

const yearInfo = z.strictObject({
  year_end_value: optional(
    z.union([moneyOr(NO_VALUE), z.array(accountValue)], { error: NO_VALUE }),
    "Value of all traditional IRAs, including SEP and SIMPLE IRAs, on December 31 (in the year of death: on the date of death), in dollars. A list of accounts is added up.",
  ),
  value_at_death: optional(
    money,
    "In the year of death, the value of all traditional IRAs on the date of death, in dollars. It takes the place of `year_end_value`.",
  ),
  line_1_above_limit: optional(
    flag,
    "Whether contributions above the limit stay on line 1 of Form 8606. With `false`, line 1 ends at the limit. Without an answer they stay, and a filing package asks.",
  ),
  converted_excess: optional(
    z.enum(["traditional"]),
    "Your position on an excess contribution that was converted: `traditional` leaves it in Part III of Form 5329. The law does not say, and the program does not compute Part IV for it; a filing package asks.",
  ),
  deducted: optional(
    moneyOr("must be the IRA deduction you claimed for the year in dollars, or 0 if you claimed none"),
    "The IRA deduction claimed for the year, in dollars; the default is none. What a filed return claimed, unless `filed.deducted` has another amount; then it is the right one.",
  ),
  deduction_limited: orElse(
    flag,
    false,
    "Whether income limits may reduce the deduction (Worksheet 1-1). Not where all of it can be deducted at the modified AGI of the year.",
  ),
  nondeductible_first: orElse(
    z.enum(["earliest", "latest"]),
    "earliest",
    "The choice for line 4: which deposits count as nondeductible first.",
  ),
  filing_status: optional(
    z.enum(["single", "married_joint", "married_separate", "head_of_household", "surviving_spouse"]),
    "Filing status.",
  ),
  roth_year_end_value: optional(
    money,
    "Value of all Roth IRAs on December 31 (Form 5498, box 5), in dollars. It can only lower the tax on an excess.",
  ),
  difficulty_of_care: optional(
    money,
    "Nontaxable difficulty-of-care payments, in dollars. They raise the limit for nondeductible contributions.",
  ),
  required_distribution: optional(
    money,
    "The required minimum distribution for the year, in dollars, if it is not from the Uniform Lifetime Table.",
  ),
  no_other_distribution: optional(
    flag,
    "Whether the ledger has all that came out of the IRAs in the year, traditional and Roth.",
  ),
  no_other_contribution: optional(flag, "Whether the ledger has all IRA contributions for the year."),
  form_8915: optional(
    money,
    "Income from Form 8915 that line 4b of Form 1040 (15b before 2018) includes, for these IRAs, in dollars: computed with the right lines 15b and 25b, this year's part of earlier years too.",
  ),
  magi: optional(signedMoney, "Modified adjusted gross income, in dollars."),
  magi_is: optional(
    z.enum(["right", "as_filed"]),
    "Whether `magi` is the right amount or that of the return as filed.",
  ),
  no_exception: optional(
    flag,
    "Whether you checked that no exception to the additional tax applies to the year's other early distributions.",
  ),
  compensation: optional(money, "Compensation, in dollars."),
  covered_by_plan: optional(flag, "Whether an employer plan covers the owner."),
  employer_plan: optional(employerPlan, "Facts about the employer's plan, for the review."),
  lived_apart: optional(flag, "Whether spouses who file separately lived apart all year."),
  spouse: optional(spouse, "Facts about the spouse that the spouse's own ledger does not have."),
  extended: optional(
    flag,
    "Whether the return's due date was extended; it counts as not extended until you say so.",
  ),
  due: optional(date, "A postponed due date, as in a federal disaster area."),
  filed: optional(filed, "What was actually filed for the year."),
  tax_conversion_in: optional(z.enum(CONVERSION_INCOME_YEARS), "For 2010 only: when conversions are taxed."),
});

const preparer = z.strictObject({
  name: optionalLine("The preparer's name."),
  ptin: optional(pattern(/^P\d{8}$/, 'a PTIN, such as "P01234567"'), "Preparer tax identification number."),
  self_employed: orElse(flag, false, "Whether the preparer is self-employed."),
  firm: optionalLine("The firm's name."),
  address: optionalLine("The firm's address, in one line."),
  ein: optional(ein, "The firm's employer identification number."),
  phone: optional(
    pattern(/^[+(]?\d[\d ().-]{5,23}$/, 'a telephone number as text, such as "515-555-0100"'),
    "Telephone number.",
  ),
});

const options = z.strictObject({
  round: orElse(z.enum(["dollars", "cents"]), "dollars", "Whole dollars (the default) or cents."),
  line10_places: orElse(z.literal([3, 4, 5]), 5, "Decimals of line 10: 3, 4 or 5 (the default)."),
  carry_leftover: orElse(
    flag,
    false,
    "Whether to keep basis if everything was converted and Part I was not completed.",
  ),
  repayments: optional(
    z.enum(["pro_rata"]),
    "How to compute a partial repayment of distributions with basis. Without it, the program stops at such a year.",
  ),
});

/** The whole ledger as it is written; `parseLedger` reads it, checks it and gives a `Ledger`. */
export const ledgerSchema = z.strictObject({
  owner: owner.describe("The owner of these IRAs."),
  opening: optional(opening, "Amounts before the first year of this ledger."),
  years: optional(
    z.record(pattern(/^(?:198[7-9]|199\d|20\d\d|2100)$/, "a year from 1987 to 2100"), yearInfo),
    "Facts for each tax year.",
  ),
  entries: optional(z.array(entry), "What happened, in any order."),
  preparer: optional(preparer, "The paid preparer."),
  options: optional(options, "Rounding and other choices."),
});

/** The ledger as the schema gives it, before `fill.ts` completes it. */
export type WrittenLedger = z.output<typeof ledgerSchema>;

type Show<T> = { [K in keyof T]: T[K] };
/** `index` is the entry's place in the input, from 0; `for` is filled in where the kind has it. */
type Filled<E> = E extends { for: number | null }
  ? Show<Omit<RothAlike<E>, "for"> & { for: number; index: number }>
  : E extends unknown
    ? Show<RothAlike<E> & { index: number }>
    : never;
/** A Roth SEP or Roth SIMPLE IRA is a Roth IRA: `ira` is read as `roth`, and `roth_plan` says which of the two it is. */
type RothAlike<E> = E extends { ira: infer I }
  ? "roth_sep" extends I
    ? Omit<E, "ira"> & { ira: Exclude<I, "roth_sep" | "roth_simple">; roth_plan: "sep" | "simple" | null }
    : E
  : E;

/** One thing that happened. Every kind has `kind`, `index`, `date` (null only for `assert`), `amount` in cents, `note` and `account`. */
export type Entry = Filled<z.output<typeof entry>>;
/** The entry of one kind: `EntryOf<"conversion">`. */
export type EntryOf<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;

export type Owner = z.output<typeof owner>;
export type Address = z.output<typeof address>;
/** Exactly one of `basis` and `lines` is given in a ledger; what a year carries always has `basis`. */
export type Opening = z.output<typeof opening>;
/** Income of one year's conversions and plan rollovers that is due in the years after it, in cents. */
export type DeferredIncome = z.output<typeof deferredIncome>;
export type RothConversion = z.output<typeof rothConversion>;
export type Preparer = z.output<typeof preparer>;
export type Options = z.output<typeof options>;

/** The facts of one tax year; `year_end_value` is added up, `year_end_accounts` is the list it was made of, if any. */
export type YearInfo = Show<
  Omit<z.output<typeof yearInfo>, "year_end_value"> & {
    year_end_value: Cents | null;
    year_end_accounts: z.output<typeof accountValue>[];
  }
>;

/** A ledger that was read and checked. All money in cents, all dates `YYYY-MM-DD`. */
export interface Ledger {
  owner: Owner;
  opening: Opening | null;
  years: Record<number, YearInfo>;
  entries: Entry[];
  preparer: Preparer | null;
  options: Options;
}

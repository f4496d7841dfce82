/** The closed set of entry kinds, each with its keys, as the ledger is written. */
import { z } from "zod";
import { rothConversion } from "./roth-conversion.js";
import {
  anyIra,
  date,
  flag,
  LINE_LABEL,
  money,
  nonzeroMoney,
  optional,
  optionalLine,
  optionalList,
  optionalNote,
  orElse,
  positiveMoney,
  requiredNote,
  signedMoney,
  ssn,
  traditionalIraNotRoth,
  year,
} from "./scalars.js";

const note = optionalNote("Your own note.");
const account = optionalLine("The account.");
const common = {
  date: date.describe("The date it happened."),
  day: orElse(
    z.enum(["known", "unknown"]),
    "known",
    "`unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it.",
  ),
  amount: positiveMoney.describe("Dollars, more than zero."),
  note,
  account,
};
const ira = orElse(anyIra, "traditional", "The kind of IRA; the default is traditional.");
const pooledIra = (insteadOfRoth: string) =>
  orElse(traditionalIraNotRoth(insteadOfRoth), "traditional", "The kind of IRA; the default is traditional.");
const taxYear = optional(year, "The tax year of the contribution. The default is the year of the date.");
const earnings = {
  earnings: optional(signedMoney, "Net income that moves with it, in dollars; negative for a loss."),
  adjusted_opening: optional(
    positiveMoney,
    "Instead of `earnings`: the account's adjusted opening balance (Reg. 1.408-11, 1.408A-5 A-2).",
  ),
  adjusted_closing: optional(money, "Instead of `earnings`: the account's adjusted closing balance."),
};

const contribution = z.strictObject({
  kind: z
    .literal("contribution")
    .describe("Your own contribution, or an employer's contribution to a SEP or SIMPLE IRA."),
  ...common,
  ira,
  for: taxYear,
});

const conversion = z.strictObject({
  kind: z.literal("conversion").describe("The net amount moved to a Roth IRA."),
  ...common,
  ira: pooledIra(
    "is the IRA that the money came from: leave it out for a traditional IRA, or write sep or simple. A conversion always goes to a Roth IRA",
  ),
  withheld: optional(money, "Tax withheld, in dollars: a distribution, not part of the amount."),
});

const distribution = z.strictObject({
  kind: z.literal("distribution").describe("Money taken out and not rolled over or converted."),
  ...common,
  ira,
  reason: orElse(
    z.enum([
      "normal",
      "rmd",
      "qcd",
      "hsa_funding",
      "disaster",
      "homebuyer",
      "disability",
      "death",
      "reservist",
      "birth_adoption",
      "home_purchase",
      "emergency",
      "domestic_abuse",
      "terminal_illness",
    ]),
    "normal",
    "Why it was taken; the default is normal.",
  ),
  disaster: optionalLine("The FEMA number of the disaster, such as DR-4683-CA; or coronavirus."),
  for: optional(year, "For a gift to charity in January 2011 or 2013: the prior year, if you chose that."),
  split_interest: orElse(
    flag,
    false,
    "Whether the gift went to a charitable remainder trust or gift annuity.",
  ),
  hsa_coverage: optional(
    z.enum(["self_only", "family"]),
    "For an HSA transfer: the health plan's coverage on that date.",
  ),
  exception: optional(
    z
      .union([z.string(), z.number()], { error: "must be the number of an exception, such as 12" })
      .refine((value) => /^(?:0?[1-9]|[1-9]\d)$/.test(String(value)), {
        error: "must be the number of an exception, such as 12",
      })
      .transform((value) => String(value).padStart(2, "0")),
    "Why there is no additional tax: the number of the exception in the Instructions for Form 5329, line 2. A number that has a `reason` here counts as that reason, with its limits: 03 disability, 04 death, 09 homebuyer, 11 reservist, 19 birth_adoption, 20 terminal_illness, 22 domestic_abuse, 23 emergency.",
  ),
  exception_reason: optionalLine(
    "With an exception that only its number names, such as 12 (other): why it applies, in words for an amended return.",
  ),
  exception_shown: optional(
    flag,
    "Whether box 7 of Form 1099-R shows the exception (code 2, 3, 4 or T). With `true`, no Form 5329 is needed for it. A Roth IRA's needs one in every case.",
  ),
  charity: optionalLine(
    "For a gift to charity: the charity's name, once you have its acknowledgment and the trustee's record.",
  ),
});

/** Where a rollover does not go, and what that is; for anything else the schema's own words follow. */
function noRolloverTo({ input }: { readonly input?: unknown }): string | undefined {
  if (typeof input !== "string") return undefined;
  if (/roth/i.test(input))
    return "cannot be a Roth IRA: money from a traditional IRA to a Roth IRA is kind: conversion; from one Roth IRA to another, write ira: roth";
  return /401|403|457|tsp|plan/i.test(input) ? "write to: employer_plan" : undefined;
}

const rollover = z.strictObject({
  kind: z.literal("rollover").describe("Money taken out and deposited again later."),
  ...common,
  ira,
  deposited: date.describe("The date it was deposited again."),
  to: orElse(
    z.enum(["ira", "employer_plan"], { error: noRolloverTo }),
    "ira",
    "Where it went; the default is ira.",
  ),
  waiver: optional(
    flag,
    "Whether the 60 days were waived or you certified a reason. The default is unknown.",
  ),
  failed_home_purchase: orElse(
    flag,
    false,
    "Whether the money was for a first home whose purchase was canceled or delayed: 120 days.",
  ),
  replaced_simple: optional(
    flag,
    "For a SIMPLE IRA: whether it went to the 401(k) or 403(b) plan that replaced the SIMPLE plan.",
  ),
});

const planRollover = z.strictObject({
  kind: z.literal("plan_rollover").describe("From an employer plan into an IRA."),
  ...common,
  ira: orElse(z.enum(["traditional", "roth"]), "traditional", "The kind of IRA; the default is traditional."),
  after_tax: money.describe("The nontaxable part, in dollars."),
  source: orElse(
    z.enum(["plan", "designated_roth", "military_death", "airline_payment", "exxon_valdez"]),
    "plan",
    "Where it came from; the default is plan.",
  ),
  in_plan_rollovers: optional(
    z.array(rothConversion),
    "From a designated Roth account: the in-plan Roth rollovers in `after_tax`, by year. An empty list means none.",
  ),
});

const rollover529 = z.strictObject({
  kind: z.literal("rollover_529").describe("From a 529 plan to the Roth IRA of its beneficiary."),
  ...common,
  contributions: money.describe("The part that is contributions to the 529 plan, in dollars: basis."),
  for: taxYear,
  opened: optional(date, "The date the 529 account was opened for this beneficiary."),
});

const recharacterization = z.strictObject({
  kind: z.literal("recharacterization").describe("A contribution treated as made to the other kind of IRA."),
  ...common,
  for: taxYear,
  from: z.enum(["roth", "traditional"]).describe("The kind of IRA it was first made to."),
  ...earnings,
  of: orElse(
    z.enum(["contribution", "conversion", "plan_rollover"]),
    "contribution",
    "What is recharacterized; the default is contribution.",
  ),
  converted: optional(year, "The year of the conversion or plan rollover."),
});

const returnedContribution = z.strictObject({
  kind: z
    .literal("returned_contribution")
    .describe("A contribution returned by the due date with extensions."),
  ...common,
  ira,
  for: taxYear,
  ...earnings,
  converted: optional(
    year,
    "From a Roth IRA: the year when the contribution, made to a traditional IRA, was converted.",
  ),
});

const excessRemoval = z.strictObject({
  kind: z.literal("excess_removal").describe("An excess contribution taken out after the due date."),
  ...common,
  ira: pooledIra(
    "cannot be roth: an excess that comes out of a Roth IRA after the due date is kind: distribution with ira: roth",
  ),
  for: taxYear,
});

const divorceTransfer = z.strictObject({
  kind: z.literal("divorce_transfer").describe("IRA money moved between spouses under a divorce decree."),
  ...common,
  ira,
  direction: z.enum(["received", "given"]).describe("Whether it was received or given."),
  basis: money.describe(
    "The basis that moved with it, in dollars; for a Roth IRA, the part from contributions.",
  ),
  roth_conversions: optionalList(rothConversion, "For a Roth IRA: the conversions that moved, by year."),
  other: optional(
    z.strictObject({
      name: optionalLine("The other spouse's name."),
      ssn: optional(ssn, "The other spouse's social security number."),
    }),
    "The other spouse, for the statement.",
  ),
});

const repayment = z.strictObject({
  kind: z.literal("repayment").describe("Repayment of a distribution."),
  ...common,
  ira,
  of: z
    .enum([
      "disaster",
      "home_purchase",
      "reservist",
      "birth_adoption",
      "emergency",
      "domestic_abuse",
      "terminal_illness",
    ])
    .describe("The reason of the distribution being repaid."),
  distributed: year.describe("The year of that distribution."),
  disaster: optionalLine("For a disaster: its FEMA number, when several could be meant."),
  basis: optional(
    money,
    "For a disaster distribution before the ledger starts, repaid from 2008 to 2012: its nontaxable part, in dollars.",
  ),
});

const inheritedAsOwn = z.strictObject({
  kind: z.literal("inherited_as_own").describe("A surviving spouse takes over the decedent's IRA."),
  ...common,
  ira: orElse(z.enum(["traditional", "roth"]), "traditional", "The kind of IRA; the default is traditional."),
  basis: optional(
    money,
    "The decedent's basis, which adds to line 2, in dollars; for a Roth IRA, the part from contributions. Optional in the inherited ledger.",
  ),
  roth_conversions: optionalList(rothConversion, "For a Roth IRA: the decedent's conversions, by year."),
  roth_since: optional(
    year,
    "For a Roth IRA: the tax year of the decedent's first Roth IRA contribution or conversion.",
  ),
});

const basisAdjustment = z.strictObject({
  kind: z.literal("basis_adjustment").describe("A documented change of basis."),
  ...common,
  amount: nonzeroMoney.describe("Dollars; negative to reduce basis."),
  for: optional(year, "The tax year whose basis changes. The default is the year of the date."),
  note: requiredNote.describe("Why the basis changes."),
});

const assertion = z.strictObject({
  kind: z
    .literal("assert")
    .describe("A check that changes no amount: that year's line must have this amount."),
  ...common,
  date: optional(date, "Optional if `for` is present."),
  for: optional(year, "The tax year of the line. The default is the year of the date."),
  line: z
    .union([z.string(), z.number()], { error: 'must be the label of a line, such as "14"' })
    .refine((value) => LINE_LABEL.test(String(value)), { error: 'must be the label of a line, such as "14"' })
    .transform(String)
    .describe("The label of the line on that year's form."),
  amount: signedMoney.describe("What the line must be, in dollars; a blank line counts as zero."),
});

/** Every kind of entry, told apart by `kind`. */
export const entry = z.discriminatedUnion("kind", [
  contribution,
  conversion,
  distribution,
  rollover,
  planRollover,
  rollover529,
  recharacterization,
  returnedContribution,
  excessRemoval,
  divorceTransfer,
  repayment,
  inheritedAsOwn,
  basisAdjustment,
  assertion,
]);

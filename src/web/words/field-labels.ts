/**
 * What a key of the ledger is called on the page: by the name on the paper that a person holds. A key that is not
 * named here is called by its own words, and explained by the schema.
 */
const CAPTIONS: Readonly<Record<string, string>> = {
  "entry.amount": "Amount",
  "entry.date": "Date",
  "entry.day": "Is the date exact?",
  "entry.for": "For tax year",
  "entry.ira": "Kind of IRA",
  "entry.account": "Account",
  "entry.note": "Note",
  "entry.withheld": "Federal tax withheld",
  "entry.reason": "Reason",
  "entry.disaster": "FEMA disaster number",
  "entry.exception": "Form 5329 exception number",
  "entry.exception_reason": "Why the exception applies",
  "entry.exception_shown": "Form 1099-R shows the exception",
  "entry.charity": "Name of the charity",
  "entry.deposited": "Date deposited",
  "entry.to": "Deposited in",
  "entry.waiver": "The IRS waived the 60-day limit",
  "entry.after_tax": "After-tax part",
  "entry.source": "Where it came from",
  "entry.from": "First contributed to",
  "entry.of": "What it was",
  "entry.earnings": "Earnings moved with it",
  "entry.converted": "Year of the conversion",
  "entry.adjusted_opening": "Adjusted opening balance",
  "entry.adjusted_closing": "Adjusted closing balance",
  "entry.direction": "Direction",
  "entry.basis": "Basis that came with it",
  "entry.roth_conversions": "Roth conversions that moved",
  "entry.other": "The other spouse",
  "entry.distributed": "Year of that distribution",
  "entry.line": "Line of Form 8606",
  "entry.split_interest": "Paid to a charitable trust or for a gift annuity",
  "entry.hsa_coverage": "Health plan coverage on that day",
  "entry.failed_home_purchase": "Meant for a first home whose purchase was canceled",
  "entry.replaced_simple": "Moved to the plan that replaced the SIMPLE plan",
  "entry.in_plan_rollovers": "Roth rollovers within the plan",
  "entry.contributions": "Your contributions to the 529 plan",
  "entry.opened": "Date the 529 account was opened",
  "entry.roth_since": "First year of the Roth IRA",
  "entry.other.name": "The other spouse's name",
  "entry.other.ssn": "The other spouse's social security number",
  "opening.excess_traditional": "Excess contributions left in traditional IRAs",
  "opening.excess_off_line_1": "The part of it that was never on Form 8606",
  "opening.excess_roth": "Excess contributions left in Roth IRAs",
  "opening.excess_unknown": "An older excess contribution may be left",
  "opening.rolled_from_529": "Moved from 529 plans to Roth IRAs so far",
  "opening.in_plan_rollovers": "Roth rollovers within a plan, now in Roth IRAs",
  "opening.disaster_distributions": "Qualified disaster distributions so far",
  "opening.qcd_deductions": "IRA deductions at age 70½ or older, not used up by gifts to charity",
  "opening.hsa_funded": "Year you moved IRA money to a health savings account",
  "opening.split_interest_gift": "Year you gave IRA money to a charitable trust or for a gift annuity",
  "opening.deferred_income.due": "Income by the year it is taxable",
  "opening.deferred_income.due.ira": "From IRAs",
  "opening.deferred_income.due.plan": "From workplace plans",
  "opening.deferred_income.taxed_early": "Part already taxed before its year",
  "years.year_end_value.ira": "Kind of IRA",
  "years.roth_year_end_value": "Value of all Roth IRAs on December 31",
  "years.difficulty_of_care": "Difficulty-of-care payments that were not taxed",
  "years.required_distribution": "Your required minimum distribution",
  "years.no_other_distribution": "No other distribution from traditional IRAs",
  "years.no_other_contribution": "No other contribution to IRAs",
  "years.form_8915": "Income from Form 8915 (IRAs)",
  "years.employer_plan.accepts_ira_rollovers": "It takes pre-tax money from IRAs",
  "years.employer_plan.after_tax": "It takes after-tax contributions",
  "years.employer_plan.in_plan_conversion": "You can convert after-tax money to Roth",
  "years.employer_plan.deferrals": "Your deferrals",
  "years.employer_plan.employer": "Your employer's contributions",
  "years.employer_plan.after_tax_contributed": "Your after-tax contributions",
  "years.spouse.covered_by_plan": "Covered by a workplace retirement plan",
  "years.spouse.compensation": "Wages and other compensation",
  "years.spouse.ira_contributions": "Contributions to IRAs",
  "years.filed.agi": "Adjusted gross income on that return",
  "years.filed.form_5329": "Lines of the Form 5329 you filed",
  "years.filed.required": "You had to file a return",
  "options.repayments": "How a partial repayment counts",
  "preparer.self_employed": "Self-employed",
  "owner.name": "Name, as on your tax return",
  "owner.last_name": "Last name, if several words",
  "owner.ssn": "Social security number",
  "owner.born": "Date of birth",
  "owner.died": "Date of death",
  "owner.disabled": "Disabled since",
  "owner.household": "Name of your household",
  "owner.first_on_return": "Listed first on your joint return",
  "owner.beneficiary": "What you were to that person",
  "owner.inherited_from": "Inherited from",
  "owner.decedent_died": "Date that person died",
  "owner.address": "Home address",
  "owner.address.street": "Street or P.O. box",
  "owner.address.apt": "Apartment",
  "owner.address.city": "City",
  "owner.address.state": "State",
  "owner.address.zip": "ZIP code",
  "owner.address.country": "Foreign country",
  "owner.address.province": "Foreign province or state",
  "owner.address.postal_code": "Foreign postal code",
  "opening.year": "Last tax year before your entries",
  "opening.basis": "Basis carried forward",
  "opening.lines": "Lines of that Form 8606",
  "opening.last_form": "Year of the last Form 8606 filed",
  "opening.basis_checked": "You compared the basis with the form",
  "opening.share": "The basis is your share",
  "opening.roth_contributions": "Basis in Roth contributions",
  "opening.roth_conversions": "Earlier Roth conversions",
  "opening.roth_since": "First year with a Roth IRA",
  "opening.homebuyer_used": "First-time homebuyer money taken so far",
  "opening.repayments_carried": "Distributions paid back that lower a later year's income",
  "opening.deferred_income": "Income from 2010 conversions taxed later",
  "years.year_end_value": "Value of all traditional IRAs on December 31",
  "years.value_at_death": "Value of the traditional IRAs on the date of death",
  "years.line_1_above_limit": "Contributions above the limit stay on line 1",
  "years.converted_excess": "Where a converted excess counts",
  "years.deducted": "IRA deduction you claimed",
  "years.deduction_limited": "Income limits may reduce your deduction",
  "years.nondeductible_first": "Which deposits count as nondeductible first",
  "years.filing_status": "Filing status",
  "years.magi": "Modified adjusted gross income",
  "years.magi_is": "Modified AGI is right, or as filed",
  "years.no_exception": "No exception to the additional tax",
  "years.compensation": "Wages and other compensation",
  "years.covered_by_plan": "Covered by a workplace retirement plan",
  "years.employer_plan": "Your employer plan",
  "years.lived_apart": "Lived apart from your spouse all year",
  "years.spouse": "Your spouse",
  "years.extended": "You got an extension to file",
  "years.due": "Postponed due date (disaster relief)",
  "years.filed": "What you filed for this year",
  "years.filed.return": "A tax return was filed",
  "years.filed.date": "Date it was filed",
  "years.filed.paid_on": "Date the tax was paid, if later",
  "years.filed.amended": "Dates of amended returns",
  "years.filed.form_8606": "Form 8606 was filed",
  "years.filed.lines": "Lines on the Form 8606 you filed",
  "years.filed.form_1040": "Your Form 1040 as filed",
  "years.filed.form_1040.4a": "Line 4a: IRA distributions",
  "years.filed.form_1040.4b": "Line 4b: taxable amount",
  "years.filed.deducted": "IRA deduction on that return",
  "years.tax_conversion_in": "When your 2010 conversions are taxed",
  "options.round": "Print amounts in",
  "options.line10_places": "Decimals on line 10",
  "options.carry_leftover": "Keep basis left after you converted everything",
  "preparer.ptin": "PTIN",
  "preparer.ein": "Firm's EIN",
};

/**
 * What to write in a field, where the schema's own words speak of keys of the ledger; null where the caption says it all.
 */
const HINTS: Readonly<Record<string, string | null>> = {
  "entry.note": null,
  "entry.account": null,
  "entry.day": "Choose “Only the year is known” if your paper shows no date.",
  "entry.ira": null,
  "entry.to": null,
  "entry.source": null,
  "entry.of": null,
  "entry.adjusted_opening": "If you don't know the earnings: the account's balance before it, as adjusted.",
  "entry.adjusted_closing": "If you don't know the earnings: the account's balance after it, as adjusted.",
  "entry.in_plan_rollovers": "From a designated Roth account: the rollovers within the plan, by year.",
  "entry.waiver": "Yes if the IRS waived the 60 days, or you certified a reason.",
  "owner.ssn": "Printed on the form. It stays on this computer.",
  "owner.household": "Links the tabs of two spouses. Keep it the same in both.",
  "owner.first_on_return": null,
  "owner.beneficiary":
    "What you were to the person who died. Only a surviving spouse can roll over or convert.",
  "opening.basis":
    "Basis is money in traditional IRAs that was already taxed: contributions you did not deduct. Write 0 if there is none.",
  "opening.repayments_carried":
    "Only for disaster, reservist, birth or adoption money that you paid back early.",
  "entry.exception_reason": "For number 12 (other): an amended return states it.",
  "entry.exception_shown": "Yes for code 2, 3, 4 or T in box 7.",
  "entry.charity": "Once you have its acknowledgment and the trustee's record.",
  "opening.last_form":
    "The tax year of the Form 8606 whose line 14 is this basis, or none if none was filed.",
  "opening.basis_checked": "Only if a later form has another amount on line 2.",
  "opening.share":
    "For inherited IRAs: yes if this is your share of line 14 of that person's last Form 8606.",
  "years.line_1_above_limit": "Yes keeps them on line 1; no ends line 1 at the limit.",
  "years.converted_excess": "The law does not say. Choose this if you leave it in Part III of Form 5329.",
  "years.magi_is": "Right, or as on the return you filed.",
  "opening.qcd_deductions": "From 2020 on. Enter 0 if there were none.",
  "opening.hsa_funded": "This can be done once in a lifetime.",
  "opening.split_interest_gift": "This can be done in one year only.",
  "opening.excess_traditional": "Line 16 of that year's Form 5329. Leave it empty if there was none.",
  "opening.excess_off_line_1": "Excess that you left off line 1 of Form 8606 for its year.",
  "opening.excess_roth": "Line 24 of that year's Form 5329. Leave it empty if there was none.",
  "opening.excess_unknown": "Yes if you once put in too much and don't know how much is left.",
  "opening.deferred_income.due": null,
  "years.filed.required": "Answer only for a year without a return.",
  "years.filed.agi": "Line 11 of Form 1040. It goes on Form 1040-X, line 1.",
  "years.filed.form_5329": null,
  "years.nondeductible_first": null,
  "opening.lines": "Only if you don't have the basis: the lines of that year's Form 8606.",
};

/** What to write in the field of a place such as `entry.day`; the schema's words where the page has none of its own. */
export function hintOf(place: string, about?: string): string | undefined {
  const own = HINTS[place];
  if (own !== undefined) return own ?? undefined;
  return about?.includes("`") ? undefined : about;
}

/** Where a fact stands on a paper. */
const PAPERS: Readonly<Record<string, string>> = {
  "years.year_end_value": "Form 5498, box 5",
  "years.deducted": "Schedule 1 (Form 1040), line 20",
  "years.compensation": "Form W-2, box 1",
  "years.covered_by_plan": "Form W-2, box 13",
  "opening.basis": "Form 8606, line 14",
  "entry.withheld": "Form 1099-R, box 4",
};

/** What the choices of a field mean. */
const CHOICES: Readonly<Record<string, string>> = {
  known: "The exact day",
  unknown: "Only the year is known",
  traditional: "Traditional IRA",
  sep: "SEP IRA",
  simple: "SIMPLE IRA",
  roth: "Roth IRA",
  roth_sep: "Roth SEP IRA",
  roth_simple: "Roth SIMPLE IRA",
  normal: "No special reason",
  rmd: "Required minimum distribution",
  qcd: "Qualified charitable distribution",
  hsa_funding: "Moved to a health savings account",
  disaster: "Qualified disaster",
  homebuyer: "First home",
  disability: "Disability",
  death: "Death of the owner",
  reservist: "Called to active duty",
  birth_adoption: "Birth or adoption",
  home_purchase: "Home purchase canceled by a disaster",
  emergency: "Emergency personal expense",
  domestic_abuse: "Victim of domestic abuse",
  terminal_illness: "Terminal illness",
  ira: "An IRA",
  employer_plan: "An employer plan",
  plan: "An employer plan",
  designated_roth: "A designated Roth account",
  military_death: "Military death gratuity or SGLI",
  contribution: "A contribution",
  conversion: "A conversion",
  plan_rollover: "A rollover from a plan",
  received: "You received it",
  given: "You gave it",
  single: "Single",
  married_joint: "Married filing jointly",
  married_separate: "Married filing separately",
  head_of_household: "Head of household",
  surviving_spouse: "Qualifying surviving spouse",
  earliest: "The earliest",
  latest: "The latest",
  all: "All pre-tax money",
  plan_money_only: "Only money that came from a plan",
  none: "None",
  no_exception: "No, none of these",
  medical: "Medical bills above the limit",
  health_insurance: "Health insurance while unemployed",
  education: "Higher education costs",
  equal_payments: "A series of equal payments",
  spouse: "Spouse",
  other: "Someone else",
  dollars: "Whole dollars",
  cents: "Dollars and cents",
  "2011_2012": "Half in 2011, half in 2012",
  "2010": "All in 2010",
};

/** What holds where nothing is chosen, as the schema has it. */
const DEFAULTS: Readonly<Record<string, string | number>> = {
  "entry.ira": "traditional",
  "entry.reason": "normal",
  "entry.day": "known",
  "entry.to": "ira",
  "entry.source": "plan",
  "entry.of": "contribution",
  "years.year_end_value.ira": "traditional",
  "years.nondeductible_first": "earliest",
  "years.tax_conversion_in": "2011_2012",
  "options.round": "dollars",
  "options.line10_places": 5,
};

/** What holds at a place where nothing is chosen; undefined where that is not known. */
export function defaultOf(place: string): string | number | undefined {
  return DEFAULTS[place];
}

/** The caption of the key at a place such as `years.filed.date`. */
export function captionOf(place: string): string {
  return CAPTIONS[place] ?? inWords(place.split(".").at(-1) ?? place);
}

/** The paper and box where the fact of a place stands, if it has one. */
export function paperOf(place: string): string | undefined {
  return PAPERS[place];
}

/** A choice in words. */
export function choiceOf(value: string | number): string {
  return CHOICES[String(value)] ?? inWords(String(value));
}

/** `birth_adoption` as "Birth adoption": for what nobody has put into words yet. */
function inWords(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Every code a finding may have: a closed list, and what each one catches. */
export const findingCodes = {
  already_in_opening: "a correction of a year that the opening has settled",
  basis_unrecovered: "basis that is left when everything was converted and Part I was not completed",
  birth_date_missing: "an early distribution cannot be told without the date of birth",
  conversion_recharacterized_after_2017: "a conversion of 2018 or later that was moved back",
  deduction_assumed_none: "contributions taken as nondeductible because no deduction was given",
  disaster_on_form_8915: "disaster distributions that reach the return through Form 8915",
  excess_above_basis: "an excess taken out that is more than the basis that was left",
  excess_not_removable: "an excess taken out after the due date that does not come out free of tax",
  late_contribution: "a contribution paid in after the due date",
  late_rollover: "a rollover that took more than 60 days",
  negative_line_18: "a negative line 18",
  qcd_over_limit: "a charitable distribution above its limits",
  qcd_too_young: "a charitable distribution that is not qualified",
  worksheet_without_charity: "Worksheet 1-1 in a year with charitable or HSA distributions",
} as const;

export type FindingCode = keyof typeof findingCodes;

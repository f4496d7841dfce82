import type { FindingCode } from "./codes.js";

/**
 * The long form of every finding: what the rule is, why it goes wrong so often, and how it is set right. Paragraphs
 * are separated by a blank line; no figure of a year stands here, since the finding itself has them.
 */
export const explanations: Record<FindingCode, string> = {
  already_in_opening: `The opening says what was true on paper at the end of its year. A return, a recharacterization or a repayment that comes later but belongs to that year has usually been counted in those papers already, so it is not counted again here.

If the opening was written down before the correction, it still has the old figures. Then change the opening, or let the ledger begin a year earlier, so that the correction falls into a year of its own.`,

  assessment_closed: `A return that taxed too little can be changed by the IRS for three years from the day it counts as filed: a return that was early counts as filed on April 15. After that nothing more can be assessed in the ordinary case. The time is six years when more than a quarter of the gross income was left out, and it has no end where there was no return or where there was fraud.

The basis is another matter. Line 14 of the year is what the law makes it, whatever the return said, and the right one goes on to the next year.`,

  basis_chain_broken: `Line 2 is line 14 of the last Form 8606 that was filed, not of "last year": years without a form are passed over. It changes only through a divorce, after-tax money from a plan, an excess that was taken out, or a repayment.

A form whose line 2 starts again at zero loses basis that is there, and one that counts a contribution twice uses basis that is not. Every later form rests on it and is wrong too. Where only lines 2 and 14 moved and no tax changed, preparers often set it right on the next form; where tax changed, each open year needs Form 1040-X.`,

  basis_lost_closed_year: `Basis comes out with each distribution and conversion by operation of law. If the return of the time taxed it all the same, tax was paid twice, and it can be claimed back for three years from filing or two years from payment.

After that the money is gone, and so is the basis: it was used in that year, and cannot be used again in a later one. What is left is what a right Form 8606 of that year has on line 14. Filing that form late, without a claim, puts the lower basis on record.`,

  basis_proof: `A missing Form 8606 does not lose the basis. It costs a penalty, and it costs proof: the owner has to show by other evidence that a contribution was made and not deducted. The Tax Court allowed basis without forms in Shank (T.C. Memo. 2018-33).

Good evidence is Form 5498 of the year, the custodian's statement of the deposit, and the return or its transcript without an IRA deduction. Wage and income transcripts of the IRS hold Forms 5498 and 1099-R for about ten years. Write on each contribution of the ledger, in its note, what is on hand, and this finding lists it by year.`,

  basis_unrecovered: `When everything was converted, nothing was contributed for the year and nothing else came out, Part I is not completed. Line 17 then takes all the basis, and what it has above the conversion has no line to go on with. Until 2017 such a loss could be deducted; it cannot any more.

Before the year ends it is easy to save: leave a few dollars in the IRA, or make any nondeductible contribution for the year. Part I and its line 14 then exist, and carry the rest.`,

  birth_date_missing: `Distributions before 59 1/2 bear an additional tax of 10 percent on what is taxable, unless an exception applies. Without the date of birth the ledger cannot tell which distributions are early, so no lines of Form 5329 are given.`,

  contribution_deducted: `Whoever is covered by a plan at work can deduct a traditional contribution only below an income range; so does someone whose spouse is covered, with a higher range. Above it the contribution is nondeductible, belongs on line 1, and makes basis.

The same dollars can be deducted or be basis, never both. Software often does both when a contribution is entered twice, once as deductible and once for Form 8606. Within the time for Form 1040-X one may also choose: not to deduct, and have basis instead.`,

  conversion_gain: `Basis covers what was contributed, not what it earned. What the money grew by before it was converted is taxable, on line 18, and is then inside the Roth IRA. A few dollars are no mistake and need no correction.

The gain can be told apart only when the conversion emptied the IRAs and nothing pre-tax was in them: otherwise everything comes out in proportion.`,

  conversion_income_put_off: `Income limits on conversions ended with 2009, and of what was converted in 2010 the income was taxed half in 2011 and half in 2012, unless the owner chose, by boxes on the form, to be taxed at once. Rollovers from employer plans to Roth IRAs were treated alike.

Money taken out of the Roth IRA in 2010 or 2011 that came from those conversions brought their income forward, whatever the owner's age. The return of 2012 has its share without any Form 8606, so many forgot it.`,

  conversion_not_allowed: `Until 2009 nobody with more than 100,000 dollars of modified AGI could convert, nor a married person who filed separately without living apart all year. A conversion that was made all the same was a distribution from the traditional IRA and a regular contribution to the Roth IRA, nearly all of it an excess.

It could be recharacterized by October 15 of the next year. What stayed bears 6 percent a year until it is taken out or taken up by later limits.`,

  conversion_recharacterized_after_2017: `From 2018 on a conversion is final: it can no longer be recharacterized. Contributions still can.

What a custodian moved back all the same is not undone by a form. It left the Roth IRA as a distribution and came into the traditional IRA as a regular contribution, most of it above the limit. Ask the custodian at once to correct the transfer.`,

  day_unknown: `IRS transcripts and Forms 1099-R give the year of a distribution, not its day. In the year you reach 59 1/2 the day decides whether the additional tax of 10 percent applies, so no lines of Form 5329 are given until the ledger has the day.

Look up the day on the custodian's statement, write it as the date of the entry, and delete "day: unknown".`,

  deduction_assumed_none: `Line 1 is what was contributed for the year less what was deducted on Schedule 1. The ledger gave no deduction, so all of it was taken as nondeductible. That is right for a backdoor, and wrong for a contribution that was deducted: it makes no basis.

Look at the IRA deduction of that year's return, and write it down, zero included.`,

  disaster_on_form_8915: `The part of lines 15a and 25a that comes from qualified disaster distributions is taken out on lines 15b and 25b and goes to Form 8915, where it can be spread over three years and repaid. It is therefore not in line 4b here, and bears no additional tax.`,

  excess_above_basis: `An excess contribution that is taken out later comes out free of tax, whole. But if a conversion or distribution in between had already taken a part of the same basis out, that part was free twice. Line 2 cannot go below zero, so nothing else shows it.

Preparers look again at the years in between: without the excess, less of what came out then was basis.`,

  excess_each_year: `An excess contribution bears 6 percent for its own year and for every later year at whose end it is still there, on Form 5329. It can be cured without the tax by taking it out with its earnings by the due date with extensions; for six months after the due date when the return was filed in time.

Later it ends in the year in which it is taken out, or in which the limit of the year is not used up and takes it in. The tax is never more than 6 percent of what the IRA held at the end of the year. For a traditional IRA only what was not deducted, in a year whose contributions were within the limit, comes out free of tax.`,

  excess_not_removable: `An excess that is taken out after the due date is free of tax only when the year's contributions were not above the limit of the instructions' table, and no deduction was taken for it. Anything else is an ordinary distribution on line 7.`,

  five_year_clocks: `Two kinds of five years are often taken for one. The Roth IRAs of a person have one clock for qualified distributions: it begins with January 1 of the first year for which anything went in, and earnings come out free once it has ended and the owner is 59 1/2, disabled or dead.

Each conversion has a clock of its own, which matters only before 59 1/2, and only to the part that was taxed at conversion: reached inside five years, it bears the additional tax of 10 percent, though it is not taxed again. A clean backdoor was not taxed at conversion, so that its clock costs nothing. Money comes out in order: contributions, then conversions from the oldest on, the taxed part of each first, then earnings.`,

  form_not_filed: `Form 8606 is required for every year with a nondeductible contribution, a conversion, a distribution with basis, or a Roth distribution that is not qualified, even when no tax depends on it. The penalty is for unreported nondeductible contributions, each year, unless there was reasonable cause; it is never sent in advance.

A missing form does not lose the basis. It is filed late: by itself when the return was right, with Form 1040-X when line 4b was not and can still be changed. Every year has its own form, the oldest first, and each line 14 is the next line 2.`,

  inherited_as_own: `IRAs inherited from someone are a pool of their own, on a form of their own for each decedent. They are never on line 6 of the heir's own form, and do not spoil the heir's own conversions.

Only a surviving spouse can make an inherited IRA their own. From then on its pre-tax money counts in every proportion, the decedent's basis joins line 2, and before 59 1/2 what comes out is early, which an IRA kept as a beneficiary's is not. A young widow or widower may therefore wait.`,

  late_contribution: `A contribution counts for a year if it is made by the due date of that year's return, and an extension of the return does not move that day. Later it belongs to the year in which it was paid in. Only a postponement for a disaster area, or for everyone as in 2020 and 2021, moves the day; give it in the year's \`due\`.`,

  late_rollover: `What is taken out must be back in an IRA within 60 days. Later it is a distribution, and what was paid in is a regular contribution, most of it above the limit. The custodian may accept the owner's own certification of one of the reasons of Rev. Proc. 2020-46: then give \`waiver: true\`.`,

  mega_backdoor: `All money that goes into one person's plan in a year has one limit: deferrals without catch-up, the employer's money and after-tax contributions together. Where the plan takes after-tax contributions and lets them become Roth money, in the plan or by a rollover to a Roth IRA, the room that is left can become Roth money without tax.

It does not touch Form 8606's proportion, since the money never is in a traditional IRA. What it earns before it is converted is taxed, so it should be converted at once.`,

  negative_line_18: `When Part I is not completed, line 17 may be more than line 16. Nothing goes on line 4b then, but the whole conversion still goes on line 4a. What is left of the basis is told by a finding of its own.`,

  no_return_filed: `Form 8606 goes with the return. Where a return was required and never filed, a form by itself is not enough: the delinquent return is what is missing, with the form in it, and until it is filed the time to assess tax for the year does not begin to run.

Someone who need not file a return signs Form 8606, fills in the address, and sends it alone.`,

  opening_assumed_none: `What an opening does not name it is taken not to have: no conversions are left in the Roth IRAs, and no first-home distribution was taken. Papers often name basis and contributions alone, and in most years nothing depends on the rest.

In this ledger it does. More conversions on line 24 make less taxable; a first home before leaves less of the lifetime limit. Write down what there was, or an empty list and a zero when there was nothing.`,

  over_70_half_contribution: `Until 2019 nothing could be contributed to a traditional IRA for the year in which the owner turned 70 1/2, or for any later one. Such a contribution is an excess and bears 6 percent a year until it is out. Since 2020 there is no such age, and Roth IRAs never had one.`,

  over_limit: `One limit holds for traditional and Roth IRAs together: the year's amount, with a catch-up from the year of the 50th birthday, and never more than compensation. Rollovers, conversions and certain repayments do not count; a rollover that came too late does.

An excess is taken back with its earnings by the due date with extensions, as if it had never been made. After that it bears 6 percent for each year.`,

  overstated_contribution: `A penalty is due for each year in which line 1 states more nondeductible contributions than were made, unless there was reasonable cause. It is for line 1 alone: a wrong line 2 or 14 bears none. Employer money to a SEP or SIMPLE IRA, rollovers and deducted contributions are what most often stands on line 1 by mistake.`,

  pretax_arrived_later: `Line 6 looks at December 31 alone. Pre-tax money that comes into an IRA in November, a SEP contribution or the rollover of an old plan, makes a conversion of February taxable as if it had always been there.

Until December 31 it can leave again into a plan that takes it. A SEP contribution for the year may be paid in the next one, by the due date with extensions, and is then not in the IRA on December 31.`,

  pro_rata: `All traditional, SEP and SIMPLE IRAs of one owner are one pool, and every dollar that leaves it is taxable in the proportion that pre-tax money has in it. One cannot convert "only the nondeductible account". With 93 dollars of pre-tax money beside 7 of basis, 93 percent of every conversion is taxed.

The pool is the owner's own: neither the spouse's IRAs nor an inherited IRA nor a plan at work count. It is measured on December 31 of the year of the conversion, so until that day pre-tax money can leave it, into an employer plan that takes it. What was taxed is not lost: the basis that was not used stays on line 14.`,

  qcd_over_limit: `A charitable distribution takes pre-tax money first, and counts up to the year's limit, up to what would have been taxable, and from 2020 less contributions deducted for years of age 70 1/2 or more. What is above is an ordinary distribution on line 7.`,

  qcd_too_young: `A charitable distribution can be qualified only from the day of 70 1/2, from August 17, 2006, and not out of a SEP or SIMPLE IRA into which the employer pays in the same year. Otherwise it is an ordinary distribution, and the gift is deducted as such.`,

  refund_window: `A refund is claimed within three years from filing or two years from payment, whichever ends later. A return filed before April 15 counts as filed on it, even when that day was a weekend; a return filed later counts on its own day. The last day moves to the next working day, and legal holidays of the District of Columbia count.

A claim in time is limited in amount to the tax paid in the three years, and any extension, before it.`,

  reverse_rollover: `Many plans at work take pre-tax money out of IRAs, and money in a plan is not in the proportion. Moved there by December 31 of the year of a conversion, it leaves only basis behind, and the conversion is free of tax.

Only pre-tax money can go, which is why this separates what otherwise comes out mixed. Required distributions, inherited IRAs and SIMPLE IRAs in their first two years cannot. Some plans take only money that once came from a plan; ask what they want to see, and how long it takes.`,

  rmd_converted: `A required distribution cannot be converted. In the years from the required age on, the first dollars that leave the IRAs are the required distribution, whatever they are called. A conversion without it before is in that part a distribution, taxable as such, and in the Roth IRA a contribution above the limit.

The amount here is figured with the Uniform Lifetime Table from the value of the year before; with a spouse more than ten years younger as the only beneficiary it is less.`,

  rmd_first: `The order of the year decides: until the required distribution is out, every dollar that leaves the IRAs is a part of it. That a full required distribution followed in December does not mend a conversion of March. Let it all come out first, in the year of the required age too, though that year's may wait until the next April.`,

  roth_over_income: `A direct contribution to a Roth IRA is reduced over an income range and ends at its top. The range moves every year; the one of the year for which the contribution was made counts. A conversion has no such limit, which is what a backdoor is made of.

Found in time, the contribution is recharacterized to a traditional IRA with its earnings, and converted there; or it is taken back. Afterwards it bears 6 percent a year.`,

  second_rollover_in_year: `Only one rollover from IRA to IRA is allowed in the year that begins with the receipt of the money, all IRAs of the owner together since 2015; before, each IRA had its own year. A second one is a distribution, and what was paid in an excess contribution. No waiver cures it.

Transfers from trustee to trustee, conversions, and rollovers from or to a plan do not count, which is why a transfer is the better way.`,

  simple_two_years: `In the two years from the first deposit money of a SIMPLE IRA can go only into another SIMPLE IRA. A conversion or rollover to anything else is a distribution, and an early one bears 25 percent instead of 10. Its balance counts on line 6 all the same.`,

  spousal_limit: `On a joint return the spouse with less compensation may use the other's: the two together may contribute as much as both have earned, each up to the limit of their own. It needs a joint return, and IRAs in each spouse's own name.`,

  spouse_pooled: `An IRA has one owner. Form 8606 is one form a person, with that person's SSN, and its lines 1, 6 and 8 hold that person's money alone, also on a joint return and also where the law of the state makes it community property.

Pooling a couple's IRAs taxes the one whose IRAs were empty and frees the one whose were not. Both forms are then wrong, and both years after.`,

  state_basis: `Some states never allowed the IRA deduction, or allowed less of it, so that more of what comes out has been taxed before than on the federal return. Form 8606 says nothing about it. The state's own worksheet needs all contributions, deducted ones included, which this ledger has.`,

  step_transaction: `Some feared that contribution and conversion on neighbouring days are one forbidden step, a Roth contribution above the income limit. The report on the law of 2017 describes the two steps as allowed in notes 268, 269, 276 and 277, and no ruling has said otherwise. There is no waiting time.

What matters is that paper shows two steps: a deposit in a traditional IRA, and a transfer to a Roth IRA, each with its confirmation.`,

  taxed_too_little: `Line 4b was too low, most often because basis was used that was not there, or used twice, or because the pre-tax money of another IRA was forgotten on line 6. While the year is open the remedy is Form 1040-X with the right Form 8606, the tax and the interest.`,

  taxed_twice_open_year: `The most common of all: Form 1099-R shows the whole conversion or distribution as taxable, because the custodian does not know the basis, and without Form 8606 the return taxes it. It was taxed when it was earned, and again when it came out.

Form 1040-X with the right Form 8606 brings the tax back, by the day the finding names. Earlier missing forms go in with it, the oldest first, since each line 2 rests on the one before.`,

  withholding_on_conversion: `Tax withheld from a conversion goes to the IRS and not into the Roth IRA. It is a distribution of its own, on line 7: taxable in proportion, and early before 59 1/2. Form 1099-R shows one amount for both.

Within 60 days other money can be put into the Roth IRA in its place, and then counts as converted. Tax on a conversion is better paid from outside.`,

  worksheet_without_charity: `The printed Worksheet 1-1 of Publication 590-B adds charitable and HSA distributions to the amount that is shared in proportion, which taxes a part of what the law leaves out of income. Here they are left out, and this finding says so.`,

  wrong_custodian_year: `A deposit of January to April counts for the year before only if the owner says so when it is made. What the custodian understood stands on Form 5498, in the year of its form. If it differs from the return, the IRS sees a contribution for the wrong year.

The ledger has no place for Form 5498; write its year into the note of the contribution, as in "Form 5498: 2023". A custodian corrects a form that does not say what the owner had asked for.`,

  wrong_year: `A contribution belongs on the form of the year it was for, whenever it was paid in; a conversion on the form of the year in which it was made. Money of the next spring is on line 1 of the older form, and on line 4 where that year had a distribution or a conversion; the conversion is on the newer form, whose line 2 has the basis.

Putting both on one form is the usual mistake of a backdoor that runs a year behind. Both forms are then wrong, though often no tax changes.`,
};

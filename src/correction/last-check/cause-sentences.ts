import { inDollars, yearsInWords } from "../../text/wording.js";
import type { YearCorrection } from "../correct.js";
import { isPaidBackOnLine1, paidBackAsFact } from "../paid-back.js";
import { isUndoneLater, whyLine1BecameTooHigh } from "../undone-later.js";
import { type CauseSaid, sentences } from "./sentence-shape.js";

type Years = readonly YearCorrection[];

const isMissed = ({ penalty }: YearCorrection) => penalty.not_filed > 0;
const isOver = ({ penalty }: YearCorrection) => penalty.overstated > 0;
const isUnfiled = ({ state }: YearCorrection) => state.return === "not_filed";
const isUnfiledDue = ({ state }: YearCorrection) => state.return === "not_filed" && state.required !== "no";

/** Whether the years that a sentence names are those for which something holds, and there are some. */
function areYears(words: string | undefined, years: Years): boolean {
  return years.length > 0 && words === yearsInWords(years.map(({ tax_year }) => tax_year));
}

/** Whether line 1 of some form was too high on the day it was filed, and not only later. */
const isWrong = ({ years, member: { ledger } }: CauseSaid) =>
  years.some((year) => isOver(year) && !isUndoneLater(ledger, year));
const became = ({ years, member: { ledger } }: CauseSaid) =>
  years.some((year) => isOver(year) && isUndoneLater(ledger, year));

/** Whether it is called so that some form was too high when it was filed, or that all became so. */
const isTimeSo = (said: CauseSaid) => said.text.includes(" became too high") !== isWrong(said);

/** What holds for some of the years that the statement is about. */
const some = (holds: (year: YearCorrection) => boolean) => (said: CauseSaid) => said.years.some(holds);

/** The titles of the sections, which assert what the sections do. */
const titles = sentences<CauseSaid>([
  ["Statement of reasonable cause", () => true],
  ["What was not reported or was reported incorrectly", some((year) => isMissed(year) || isOver(year))],
  ["What happened, and when", () => true],
  ["Why the <form was|forms were> not filed", some(isMissed)],
  ["Why the form was wrong", isWrong],
  ["Why line 1 became too high", became],
  ["The care <I took|that was taken>", () => true],
  ["How <I found the error and corrected it|the error was found and corrected>", () => true],
  ["{whose} record", () => true],
  ["The money that was contributed", some(isMissed)],
  ["What is enclosed", () => true],
]);

const DID_NOT =
  "{who} did not report nondeductible contributions to traditional IRAs for {years} on Form 8606 on time";
const WAS_TOO_HIGH =
  "<L|l>ine 1 of {whose} Form 8606 for {years} <was too high|became too high after filing>";

/** What the ledger has as facts. */
const facts = sentences<CauseSaid>([
  [`${DID_NOT}.`, ({ words, years }) => areYears(words[0], years.filter(isMissed))],
  [`${WAS_TOO_HIGH}.`, (said) => isTimeSo(said) && areYears(said.words[0], said.years.filter(isOver))],
  [
    `${DID_NOT} and ${WAS_TOO_HIGH}.`,
    (said) =>
      isTimeSo(said) &&
      areYears(said.words[0], said.years.filter(isMissed)) &&
      areYears(said.words[1], said.years.filter(isOver)),
  ],
  ["The facts are below.", () => true],
  ["I ask the IRS not to charge a penalty under section 6693(b).", () => true],
  [
    "Nondeductible contributions not reported on time: «{A} for {Y}».",
    ({ text, years }) => areAmounts(text, CONTRIBUTED, years.filter(isMissed)),
  ],
  [
    "Of the amount for {Y}, {A} was paid into a traditional IRA as a rollover and counts as a contribution (section 408(d)(3)).",
    ({ text, years }) =>
      years.some((year) => isMissed(year) && isPaidBackOnLine1(year) && paidBackAsFact(year) === text),
  ],
  [
    "Line 1 as filed <was|became> too high: «for {Y}, <{A}|an amount> instead of {A}».",
    (said) => isTimeSo(said) && areAmounts(said.text, INSTEAD, said.years.filter(isOver)),
  ],
  [
    "Line 1 of Form 8606 for {Y} became too high only after it was filed on {D}, because «a contribution was <recharacterized|returned> on {D}».",
    ({ text, years, member: { ledger } }) =>
      years.some((year) => isOver(year) && whyLine1BecameTooHigh(ledger, year).includes(text)),
  ],
  [
    "{who} took no deduction for <this contribution|these contributions> on <{whose}|the> <return|returns> for {years}.",
    ({ words, years }) => {
      const filed = years.filter((year) => isMissed(year) && !isUnfiled(year));
      const isNone = ({ income: { deducted } }: YearCorrection) =>
        deducted.filed !== null && deducted.filed <= 0 && deducted.right <= 0;
      return areYears(words[0], filed) && filed.every(isNone);
    },
  ],
  [
    "No <return|returns> for {years} had been filed.",
    ({ words, years }) =>
      areYears(
        words[0],
        years.filter((year) => isMissed(year) && isUnfiled(year)),
      ),
  ],
  [
    "No return for {Y} was required, and none was filed.",
    ({ words, years }) =>
      years.some(
        (year) => String(year.tax_year) === words[0] && isUnfiled(year) && year.state.required === "no",
      ),
  ],
  ["The late returns take no deduction for the contributions of those years.", areSentLate],
  ["The enclosed return takes no deduction for this contribution.", areSentLate],
  ["The late return for {Y} takes no deduction for this contribution.", areSentLate],
  ["The enclosed return deducts only other contributions for {Y}, of {A}.", isDeductedInPart],
  ["The late return for {Y} deducts only other contributions for {Y}, of {A}.", isDeductedInPart],
  ["Form 8606 for {Y}.", ({ words, years }) => years.some(({ tax_year }) => String(tax_year) === words[0])],
  ["I can send the evidence on request.", () => true],
  ["I can send copies for the other years, and the evidence, on request.", ({ years }) => years.length > 1],
  [
    "Under penalties of perjury, I declare that, to the best of my knowledge and belief, this statement is true, correct, and complete.",
    () => true,
  ],
]);

/** Beginnings of sentences that the signer completes. What they take for granted has to be so. */
const beginnings = sentences<CauseSaid>([
  [
    "{whose} <return|returns> for {years} <was|were> prepared by",
    ({ words, years }) =>
      areYears(
        words[0],
        years.filter((year) => !isUnfiled(year)),
      ),
  ],
  ["What {who} knew at the time[, to my knowledge]:", () => true],
  [
    "What {who} knew, and what {who} gave the person who prepared <it|them>[, to my knowledge]:",
    some((year) => !isUnfiled(year)),
  ],
  ["The <form was|forms were> not filed, because", some((year) => isMissed(year) && !isUnfiledDue(year))],
  [
    "The return for {years} and its Form 8606 were not filed, because",
    ({ words, years }) =>
      areYears(
        words[0],
        years.filter((year) => isMissed(year) && isUnfiledDue(year)),
      ),
  ],
  ["The form was filed with an error, because", isWrong],
  ["Line 1 was not corrected before, because", became],
  ["What <I did|was done> at the time, if anything, to report <my|the> IRAs[, to my knowledge]:", () => true],
  ["When, by whom, and how the error was found:", () => true],
  ["Since then, I have done the following, on these dates:", () => true],
  ["For other years, {who} filed returns and paid tax as follows:", () => true],
  [
    "The IRS wrote to <me|{N}> about this before <I found it|it was found> (no, or yes with the date):",
    () => true,
  ],
  ["The money came from", some(isMissed)],
  ["The evidence is", some(isMissed)],
  ["Also enclosed:", () => true],
]);

/** Every sentence that a statement of reasonable cause may have. */
export const causeSentences = [...titles, ...facts, ...beginnings];

const CONTRIBUTED = /(?<right>\$[\d,.]*\d) for (?<year>\d{4})/g;
const INSTEAD = /for (?<year>\d{4}), (?:\$[\d,.]*\d|an amount) instead of (?<right>\$[\d,.]*\d)/g;

/** Whether each year's amount is its line 1. */
function areAmounts(text: string, pattern: RegExp, years: Years): boolean {
  return [...text.matchAll(pattern)].every(({ groups = {} }) =>
    years.some(
      ({ tax_year, right }) =>
        String(tax_year) === groups.year && inDollars(right.lines["1"] ?? 0) === groups.right,
    ),
  );
}

function areSentLate({ years, words }: CauseSaid): boolean {
  const unfiled = years.filter((year) => isMissed(year) && isUnfiled(year));
  return (
    unfiled.some(({ tax_year }) => words[0] === undefined || words[0] === String(tax_year)) &&
    unfiled.every(({ send, income }) => send === "delinquent_return" && income.deducted.right <= 0)
  );
}

/** Whether a late return that is sent deducts what a sentence names, besides what is on line 1. */
function isDeductedInPart({ years, words }: CauseSaid): boolean {
  const [year, amount] = words.slice(-2);
  return years.some(
    ({ send, tax_year, income }) =>
      send === "delinquent_return" &&
      String(tax_year) === year &&
      inDollars(income.deducted.right) === amount,
  );
}

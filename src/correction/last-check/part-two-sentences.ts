// Long because it has every sentence of Part II that is about forms, basis and the lines of the return.
import { deductionLine, hasPensionsBesideIras, returnLabels } from "../../data/printed-form.js";
import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { lastFormYear } from "../assumed/opening.js";
import { basisBeforeYear } from "../basis-before-year.js";
import { unneededBefore, wasAnyFormFiled } from "../basis-source.js";
import { wasNoneRequired } from "../became-traditional.js";
import type { YearCorrection } from "../correct.js";
import { deductedTooLittle } from "../deduction-in-words.js";
import { divorceChange } from "../divorce-change.js";
import { type EnvelopePart, isCopy, leadOf, needs1310 } from "../envelopes.js";
import { isMarkedByBox } from "../marking.js";
import { returnedIn } from "../returned-amounts.js";
import { basisMovedSentences } from "./basis-moved-sentences.js";
import { cameOutSentences } from "./came-out-sentences.js";
import { deductionSentences } from "./deduction-sentences.js";
import { form5329Sentences } from "./form-5329-sentences.js";
import {
  arePurposes,
  isDay,
  isNothingChanged,
  isTaxSame,
  PURPOSE,
  sharedSentences,
} from "./letter-sentences.js";
import { BECAME_TRADITIONAL, becameSo } from "./recharacterized-later-sentences.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";
import { whyLineSentences, withoutBasisSentences } from "./why-lines-2-and-6-sentences.js";

type Holds = (said: Said) => boolean;

/** What Part II says of each form: why it is here, and where its line 2 comes from. */
const ofForms = sentences<Said>([
  [
    "DECEASED: {N}, {D}",
    ({ envelope, words }) => envelope.owners.some(({ died }) => died !== null && isDay(words[0], died)),
  ],
  [
    "Filed pursuant to section 301.9100-2",
    ({ envelope }) => envelope.parts.some(({ year }) => year.state.relief === "six_months"),
  ],
  [
    "{f8606} for {Y} was not filed with the return.",
    anyPart(({ year: { form, right } }) => form.status === "missing" && right.must_file),
  ],
  [
    "{f8606} was required for {Y} and was not filed with the return.",
    anyPart(
      ({ member, year, year: { form, right } }) =>
        form.status === "missing" &&
        right.must_file &&
        !form.inDoubt &&
        !wasNoneRequired(member.ledger, year),
    ),
  ],
  [
    "{f8606} for {Y} was not filed with the return: none was required when the return was filed.",
    anyPart(({ member, year }) => year.form.status === "missing" && wasNoneRequired(member.ledger, year)),
  ],
  [BECAME_TRADITIONAL, becameSo],
  ["It is attached.", anyPart(({ withForm }) => withForm)],
  [
    "{f8606} for {Y} as filed was wrong[: «line {L} was <blank|{A}|{ratio}> and should be <blank|{A}|{ratio}>»].",
    anyPart((part, { text }) => isWrong(part) && areDifferences(part, text)),
  ],
  [
    "The attached form, <marked AMENDED|with its box for an amended return checked>, replaces it.",
    anyPart(
      (part, { text }) =>
        isWrong(part) && part.withForm && isMarkedByBox(part.year.tax_year) === text.includes("its box"),
    ),
  ],
  [
    "Line 1 had {A} of contributions that were deducted ({where}) and are not nondeductible contributions.",
    anyPart(({ year }, said) => year.income.deducted.right === centsAt(said, 0)),
  ],
  [
    "{f8606} for {Y} was correct as filed, but the return did not follow it.",
    anyPart(({ year }) => year.form.status === "right"),
  ],
  ["A copy is attached.", anyPart(isCopy)],
  [
    "{A} of excess contributions{of} to traditional IRAs for earlier years was not on line 1 of Form 8606 for those years and is treated as contributed for {Y} (section 219(f)(6)).",
    anyPart(
      ({ year }, said) =>
        year.absorbed === centsAt(said, 0) && String(year.tax_year) === said.words[1] && year.absorbed > 0,
    ),
  ],
  ["{f8606} for {Y}, filed with the return, does not change; a copy is attached.", anyPart(isCopy)],
  [
    "{f8606} for {Y} was filed, but none was required: no reason to file one applied (Instructions for Form 8606, Who Must File).",
    anyPart(({ year: { form, right } }) => form.unneeded && !right.must_file),
  ],
  [
    "Line 1 as filed was {A} and should be {A}.",
    anyPart(
      ({ year }, said) =>
        year.form.overstates && year.filed_lines?.["1"] === centsAt(said, 0) && centsAt(said, 1) === 0,
    ),
  ],
  [
    "Line 2 as filed was {A} and should be {A}.",
    anyPart(
      ({ member, year }, said) =>
        year.form.overstates &&
        year.filed_lines?.["2"] === centsAt(said, 0) &&
        basisBeforeYear(member, year.tax_year) === centsAt(said, 1),
    ),
  ],
  [
    "Line 14 as filed was {A}; the basis after {Y} is {A}.",
    anyPart(
      ({ year: { form, filed_lines, right, tax_year } }, said) =>
        form.overstates &&
        filed_lines?.["14"] === centsAt(said, 0) &&
        said.words[1] === String(tax_year) &&
        right.carry.basis === centsAt(said, 2),
    ),
  ],
  ["No form replaces it.", anyPart(({ year: { form }, withForm }) => form.overstates && !withForm)],
  [
    "The IRAs were inherited from {N}, who died on <{blank}|{D}>.",
    anyPart(
      ({ member: { ledger } }, { words }) =>
        ledger.owner.inherited_from !== null && isDay(words[0], ledger.owner.decedent_died),
    ),
  ],
  [
    "Form 8606 is for the IRAs inherited from {N} only.",
    anyPart(({ member }) => member.ledger.owner.inherited_from !== null),
  ],
]);

/** Basis of earlier years: whose form has it, and how that one comes to the IRS. */
const ofBasis = sentences<Said>([
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is[ from] line 14 of Form 8606 for {Y}, as filed.",
    isFromLine14(({ form }) => form.status === "right"),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is line 14 of Form 8606 for {Y}, as filed.",
    anyPart((part, said) => unneededBefore(part, Number(said.words[1]) - 1)?.line14 === centsAt(said, 0)),
  ],
  [
    "Form 8606 for {Y} was not required.",
    anyPart((part, { words }) => isUnneededBefore(part, words[0]) !== null),
  ],
  [
    "Line 14 as filed for {Y} was {A} and should be {A}.",
    anyPart((part, said) => {
      const form = isUnneededBefore(part, said.words[0]);
      return form !== null && form.line14 === centsAt(said, 1) && form.right === centsAt(said, 2);
    }),
  ],
  [
    "Form 1040-X for {Y}, mailed separately, corrects it.",
    anyPart((part, { words }) => isUnneededBefore(part, words[0])?.isCorrected === true),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is line 14 of Form 8606 for {Y}.",
    anyPart(
      ({ member: { ledger } }, { words }) =>
        ledger.owner.inherited_from === null &&
        ledger.opening !== null &&
        String(lastFormYear(ledger.opening)) === words[1],
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is[ from] line 14 of Form 8606 for {Y}, mailed separately[ with <Form 1040-X|the superseding return|the late return> for {Y}].",
    isFromLine14(({ send }) => send !== "nothing" && send !== "undecided" && send !== "deduction_stands"),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is[ from] line 14 of Form 8606 for {Y}, computed again.",
    isFromLine14(() => true),
  ],
  [
    "Basis of {A} was <transferred|received> under a divorce or separation instrument in {Y}; line 14 of the last Form 8606 filed, for {Y}, was {A}.",
    anyPart(
      ({ member: { ledger } }, said) =>
        Math.abs(divorceChange(ledger, Number(said.words[1]))) === centsAt(said, 0) &&
        divorceChange(ledger, Number(said.words[1])) < 0 === said.text.includes("transferred") &&
        ledger.opening !== null &&
        String(lastFormYear(ledger.opening)) === said.words[2] &&
        ledger.opening.basis === centsAt(said, 3),
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is the basis from earlier years: line 14 of Form 8606 for {blank}.",
    anyPart(
      ({ member: { ledger } }, said) =>
        ledger.owner.inherited_from === null && ledger.opening?.basis === centsAt(said, 0),
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is line 14 of the last Form 8606 filed, for {Y}.",
    anyPart(
      ({ member, member: { ledger }, year }, { words }) =>
        ledger.owner.inherited_from === null &&
        ledger.opening !== null &&
        !wasAnyFormFiled(member, year.tax_year) &&
        String(lastFormYear(ledger.opening)) === words[1],
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is the basis of {N} that went with this IRA, from line 14 of the last Form 8606 of {N}, for <{blank}|{Y}>.",
    anyPart(
      ({ member: { ledger } }, { words }) =>
        ledger.owner.inherited_from !== null &&
        ledger.opening !== null &&
        lastFormYear(ledger.opening) === (words[1] === undefined ? null : Number(words[1])),
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is the basis from earlier years, for which no Form 8606 was filed.",
    anyPart(
      ({ member: { ledger } }) =>
        ledger.owner.inherited_from === null && ledger.opening?.last_form === "none",
    ),
  ],
  [
    "<Line <2|17> of Form 8606|Basis before that> ({A}) is the basis of {N} that went with this IRA, for which no Form 8606 was filed.",
    anyPart(
      ({ member: { ledger } }) =>
        ledger.owner.inherited_from !== null && ledger.opening?.last_form === "none",
    ),
  ],
]);

/** The return's lines, and what is attached. */
const ofReturn = sentences<Said>([
  [
    "The earnings of {A} are reported on the {Y} return, for the year in which the contribution was made (section 408(d)(4)).",
    anyPart(({ member, year }, said) => {
      const found = member.years.find(({ tax_year }) => String(tax_year) === said.words[1]);
      return (
        found !== undefined &&
        found.tax_year === year.tax_year + 1 &&
        returnedIn(found.right).earnings === centsAt(said, 0)
      );
    }),
  ],
  ["Income, deductions, tax, and payments do not change.", isTaxSame],
  [
    "The only purpose of this amended return is to file the correct Form 8606.",
    (said) => isNothingChanged(said) && said.envelope.parts.some(({ withForm }) => withForm),
  ],
  [
    `The only purpose of this amended return is to «${PURPOSE}».`,
    (said) => isNothingChanged(said) && arePurposes(said),
  ],
  [
    "Income and deductions do not change.",
    ({ envelope: { parts } }) =>
      leadOf(parts).year.income.change === 0 &&
      parts.every(({ year: { income } }) => income.deductedTooMuch === 0 && deductedTooLittle(income) === 0),
  ],
  [
    "Adjusted gross income as filed was {A} too <high|low>.",
    (said) => {
      const { stands } = leadOf(said.envelope.parts).year.income;
      return (
        stands !== undefined &&
        Math.abs(stands) === centsAt(said, 0) &&
        said.text.includes("too high") === stands < 0
      );
    },
  ],
  [
    "The time to <claim a refund of tax on it (section 6511(a))|assess tax on it (section 6501(a))> has ended, so income and deductions do not change.",
    ({ envelope, text }) => {
      const { income, refund, assessment } = leadOf(envelope.parts).year;
      const limit = text.includes("refund") ? refund : assessment;
      return income.stands !== undefined && limit.state === "closed";
    },
  ],
  ["The return reported less than the taxable amount.", ({ envelope }) => changeOf4b(envelope.parts) > 0],
  [
    "By {forms} as filed, {A} of line {L} was for the IRAs on that form; the other {A} was for {N}'s IRAs.",
    ({ envelope }) => envelope.parts.some(({ year }) => year.form.status === "right"),
  ],
  [
    "Together these changes leave adjusted gross income (Form 1040-X, line 1) as it was.",
    ({ envelope }) => leadOf(envelope.parts).year.income.change === 0,
  ],
  [
    "<This|The change of that line|With the change of the IRA deduction, this> lowers adjusted gross income (Form 1040-X, line 1) by {A}.",
    (said) => isIncomeChange(said, -1),
  ],
  [
    "<This|The change of that line|With the change of the IRA deduction, this> raises adjusted gross income (Form 1040-X, line 1) by {A}.",
    (said) => isIncomeChange(said, 1),
  ],
  [
    "<This|With the change of the IRA deduction, this> <lowers|raises> adjusted gross income (Form 1040-X, line 1) by {amount}.",
    ({ envelope }) => envelope.parts.some(({ year }) => year.income.deductionChanges),
  ],
  [
    "With the changed income, the IRA deduction{of} ({where}) changes to {amount}.",
    anyPart(({ year }) => year.income.deductionChanges),
  ],
]);

/** Where line 4b is from, what was moved, and what is attached. */
const withLists = sentences<Said>([
  [
    "Line {L} showed {A} as the taxable amount of IRA distributions; the correct amount is {A}[ («<line {L} of {f8606}: {A}|earnings of returned contributions: {A}|Form 8915: {A}|on no line of Form 8606: {A}|other IRAs on this return: {A}>»)].",
    (said) => !isWithPensions(said) && isLine4b(said),
  ],
  [
    "Of line {L}, {A} was the taxable amount of IRA distributions; the correct amount is {A}[ («<line {L} of {f8606}: {A}|earnings of returned contributions: {A}|Form 8915: {A}|on no line of Form 8606: {A}|other IRAs on this return: {A}>»)].",
    (said) => isWithPensions(said) && isLine4b(said),
  ],
  [
    "Filed pursuant to section 301.9100-2: «{A} contributed[ by {N}] for {Y} was <recharacterized on {D}, from a <Roth IRA to a traditional|traditional IRA to a Roth> IRA|returned on {D}>», within six months of the due date (by {D}), and the return had been filed in time.",
    ({ envelope }) => envelope.parts.some(({ year }) => year.state.relief === "six_months"),
  ],
  [
    "Attached: «<the corrected Form 1040 for {Y}[ with <Schedule 1|Schedule 2|Schedules 1 and 2> (Form 1040)]|{f5329}|[a copy of ]{f8606}|Worksheet 1-1{of}|Form 8915|<a statement|statements> on the <<recharacterization|returned contribution|withdrawal of excess contributions|divorce transfer>|<recharacterizations|returned contributions|withdrawals of excess contributions|divorce transfers>|qualified disaster distributions>|Form 1310[ (check if attached: ____)]>».",
    ({ envelope, envelope: { parts }, text }) =>
      (needs1310(envelope) === "no" ? !text.includes("1310") : text.includes("Form 1310")) &&
      (needs1310(envelope) === "unless_joint") === text.includes("check if attached") &&
      (!text.includes("Form 8606") || parts.some(({ withForm }) => withForm)) &&
      (!text.includes("Form 5329") || parts.some(({ with5329 }) => with5329)) &&
      (!/Schedules? (?:1 and )?2/.test(text) || parts.some(({ year }) => year.form_5329.status !== "same")) &&
      /Schedules? 1/.test(text) === hasChangedSchedule1(parts) &&
      text.includes("a copy of") === parts.some(isCopy) &&
      text.includes("statement") === parts.some(({ year }) => year.right.statements.length > 0) &&
      text.includes("Form 8915") === parts.some(({ year }) => year.right.form_8915 !== undefined) &&
      (!text.includes("Worksheet 1-1") || parts.some(({ year }) => year.right.method === "worksheet_1_1")),
  ],
]);

/** Whether the line has pensions too (Form 1040 (2018), lines 4a and 4b). */
function isWithPensions({ envelope: { parts } }: Said): boolean {
  return hasPensionsBesideIras(leadOf(parts).year.tax_year);
}

/** Whether the IRA deduction changes, and is on Schedule 1. */
function hasChangedSchedule1(parts: Said["parts"]): boolean {
  const { year } = leadOf(parts);
  return year.income.deductions !== 0 && deductionLine(year.tax_year).startsWith("Schedule 1");
}

/** Every sentence that Part II of Form 1040-X may have. */
export const partTwoSentences = [
  ...ofForms,
  ...ofBasis,
  ...basisMovedSentences,
  ...whyLineSentences,
  ...withoutBasisSentences,
  ...deductionSentences,
  ...ofReturn,
  ...withLists,
  ...cameOutSentences,
  ...form5329Sentences,
  ...sharedSentences,
];

function isWrong({ year }: EnvelopePart): boolean {
  return year.form.status === "wrong" && year.form.differences.length > 0;
}

const DIFFERENCE =
  /line (\w+) was (blank|-?\$[\d,.]+\d|[\d.]+\d) and should be (blank|-?\$[\d,.]+\d|[\d.]+\d)/g;

/** Whether every difference that a sentence names is one of the form's. */
function areDifferences({ year: { form } }: EnvelopePart, text: string): boolean {
  return [...text.matchAll(DIFFERENCE)].every(([, line, filed, right]) =>
    form.differences.some(
      (each) => each.line === line && isAmount(filed, each.filed) && isAmount(right, each.right),
    ),
  );
}

function isAmount(said: string | undefined, amount: Cents | string | null): boolean {
  if (amount === null) return said === "blank";
  return said === (typeof amount === "string" ? amount : inDollars(amount));
}

/** The form of a year that was filed though none was required, where it is the last one before a part's year. */
function isUnneededBefore(part: EnvelopePart, year: string | undefined) {
  const form = unneededBefore(part, Number(year) - 1);
  return form !== null && String(form.tax_year) === year ? form : null;
}

function isFromLine14(isSent: (year: YearCorrection) => boolean): Holds {
  return anyPart(({ member }, said) =>
    member.years.some((year) => {
      const line14 = year.right.lines["14"] ?? 0;
      const cents = centsAt(said, 0) ?? 0;
      const isIt = said.text.includes(") is from ") ? line14 > cents : line14 === cents;
      return String(year.tax_year) === said.words[1] && isIt && isSent(year);
    }),
  );
}

/** Net change of line 4b on the return, in cents. */
function changeOf4b(parts: Said["parts"]): Cents {
  const { change, deductions } = leadOf(parts).year.income;
  return (change ?? 0) - deductions;
}

function isLine4b(said: Said): boolean {
  const { income, tax_year } = leadOf(said.envelope.parts).year;
  const [label, filed, right] = [said.words[0], centsAt(said, 1), centsAt(said, 2)];
  const asFiled = income.form_1040["4b"].filed ?? 0;
  return (
    doesAddUp(said) &&
    label === returnLabels(tax_year)["4b"] &&
    filed === asFiled &&
    right === asFiled + changeOf4b(said.envelope.parts)
  );
}

/** Whether what a sentence names in parentheses, if anything, makes up line 4b of all IRAs at hand. */
function doesAddUp({ envelope, text }: Said): boolean {
  const [, list] = /\((.*)\)\.$/.exec(text) ?? [];
  if (list === undefined) return true;
  const amounts = [...list.matchAll(/: (-?\$[\d,]+(?:\.\d\d)?)/g)].map(
    ([, words]) => centsAt({ words: [words] }, 0) ?? 0,
  );
  const sum = amounts.reduce((all, cents) => all + cents, 0);
  // Each amount may be rounded.
  return (
    Math.abs(sum - leadOf(envelope.parts).year.income.form_1040["4b"].right) <= 100 * (amounts.length + 1)
  );
}

function isIncomeChange(said: Said, sign: 1 | -1): boolean {
  return leadOf(said.envelope.parts).year.income.change === sign * (centsAt(said, 0) ?? 0);
}

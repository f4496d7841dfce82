import { earlyReturnCountsAs } from "../../data/law.js";
import type { Entry } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { differOnReturn } from "../../review/filed.js";
import { longDate } from "../../text/wording.js";
import { wasNoneRequired } from "../became-traditional.js";
import { changeOf4a } from "../changed-lines.js";
import type { YearCorrection } from "../correct.js";
import { claimsRefund } from "../decisions.js";
import { deductedTooLittle } from "../deduction-in-words.js";
import { type EnvelopePart, isCopy, leadOf } from "../envelopes.js";
import { onlyException } from "../exception-number.js";
import { isMarkedByBox } from "../marking.js";
import { overstatedBy } from "../overstated.js";
import { isEither } from "../payment.js";
import { isAllOnForm } from "../taxable-lines.js";
import { claimUntil, isThreeYears } from "../windows.js";
import { BECAME_TRADITIONAL, becameSo } from "./recharacterized-later-sentences.js";
import { anyPart, centsAt, everyPart, type Said, sentences } from "./sentence-shape.js";
import { withoutBasisSentences } from "./why-lines-2-and-6-sentences.js";

/** Whether a day that a sentence may leave out is the one that the ledger has. */
export function isDay(said: string | undefined, day: string | null): boolean {
  return said === undefined || (day !== null && longDate(day) === said);
}

/** Section 6511(b)(2)(A): three years plus the period of any extension of time for filing the return. */
function isExtended({ refund }: Pick<YearCorrection, "refund">, { text }: Said): boolean {
  return (refund.extension === true) === text.includes("plus the extension");
}

/** The day of the last payment, which is said exactly where the ledger has it. */
function isLastPayment({ refund: { paid_on } }: Pick<YearCorrection, "refund">, { text }: Said): boolean {
  return paid_on === undefined
    ? !text.includes(", the last of it on ")
    : text.includes(`, the last of it on ${longDate(paid_on)}`);
}

/** The time of a claim for the refund of tax that was paid late, as the letter and Part II say it. */
const limitOfClaim = sentences<Said>([
  [
    "The claim is limited to tax paid within the three years[, plus the extension of time to file the return,] before it is filed[, the last of it on {D}] (section 6511(b)(2)(A)).",
    anyPart(
      ({ year }, said) =>
        isExtended(year, said) &&
        isThreeYears(year) &&
        isLastPayment(year, said) &&
        (year.refund.prepaid_lost !== true || year.refund.paid_on !== undefined),
    ),
  ],
  [
    "The claim is limited to tax paid within the two years before it is filed[, the last of it on {D}] (section 6511(b)(2)(B)).",
    anyPart(
      ({ year }, said) =>
        !isThreeYears(year) &&
        isLastPayment(year, said) &&
        year.refund.prepaid_lost === true &&
        year.refund.paid_on !== undefined,
    ),
  ],
  [
    "The claim is limited to {amount}, paid on {blank}, within the three years[, plus the extension of time to file the return,] before it is filed (section 6511(b)(2)(A)).",
    anyPart(
      ({ year }, said) =>
        isExtended(year, said) && year.refund.prepaid_lost === true && year.refund.paid_on === undefined,
    ),
  ],
]);

/** The heads of a letter, and what it says of a form that goes by itself. */
const ofForms = sentences<Said>([
  ["Form 1040-X for tax year {Y}[, with {forms}]", ({ envelope }) => envelope.carrier === "form_1040_x"],
  ["Return for tax year {Y}[, with {forms}]", ({ envelope }) => envelope.carrier === "form_1040"],
  [
    "<Form 8606|Form 5329|Form 5329 and Form 8606> for tax year {Y}, sent by <itself|themselves>",
    ({ envelope, text }) => envelope.carrier === "form_8606" && areEnclosed(envelope.parts, text),
  ],
  ["Enclosed is Form 8606 for {Y}.", isAlone],
  [
    "It should have been attached to {my} {Y} return[, filed {D}].",
    anyPart(
      ({ member, year }, { words }) =>
        isMissing(year) &&
        !year.form.inDoubt &&
        !wasNoneRequired(member.ledger, year) &&
        isDay(words[1], year.filed_on),
    ),
  ],
  [BECAME_TRADITIONAL, becameSo],
  [
    "It was not attached to {my} {Y} return[, filed {D}].",
    anyPart(({ year }, { words }) => isMissing(year) && isDay(words[1], year.filed_on)),
  ],
  [
    "Enclosed <is|are> <Form 8606|Form 5329|Form 5329 and Form 8606> for {Y}, signed and sent by <itself|themselves>: {I} <was|were> not required to file a return for that year.",
    everyPart(({ year: { state } }) => state.return === "not_filed" && state.required === "no"),
  ],
  ["Enclosed is a corrected Form 8606 for {Y}.", anyPart(isReplaced)],
  [
    "It replaces the form that was filed with the return for that year[, filed on {D}].",
    anyPart((part, { words }) => isReplaced(part) && isDay(words[0], part.year.filed_on)),
  ],
  [
    "The box for an amended return is checked.",
    anyPart((part) => isReplaced(part) && isMarkedByBox(part.year.tax_year)),
  ],
  ["It is marked AMENDED.", anyPart((part) => isReplaced(part) && !isMarkedByBox(part.year.tax_year))],
  [
    "Form 5329 shows additional tax of {A}.",
    anyPart(({ year, with5329 }, said) => with5329 && year.form_5329.right === centsAt(said, 0)),
  ],
  ["Please add the form to the record for that year.", isAlone],
  ["The form shows the amounts as they should have been reported.", isAlone],
  ["Form 8606 is only for IRAs inherited from {N}.", anyPart(isInherited)],
]);

/** What it says of a return that does not change, and of its time. */
const ofReturn = sentences<Said>([
  [
    "The taxable amount of IRA distributions on the return agrees with this form.",
    (said) => doesAgree(said, true) && said.parts.every(({ year }) => isAllOnForm(year.right)),
  ],
  [
    "The taxable amount of IRA distributions on the return agrees with this form and the IRA distributions that are on no line of it.",
    (said) => doesAgree(said, true),
  ],
  [
    "The taxable amount of IRA distributions on the return agrees with this form and the other IRAs on the return.",
    (said) => doesAgree(said, false),
  ],
  [
    "The contributions on line 1 were not deducted.",
    everyPart(({ year: { income, right } }) => {
      const { filed, right: deducted } = income.deducted;
      return filed !== null && filed - deducted < ONE_DOLLAR && (right.lines["1"] ?? 0) > 0;
    }),
  ],
  ["The tax for the year does not change.", isTaxSame],
  ["{I} <claim|claims> no refund.", ({ envelope }) => !claimsRefund(envelope.send)],
  [
    "The return reported {A} too much as taxable.",
    (said) => (centsAt(said, 0) ?? 0) <= overstatedBy(said.correction, said.envelope) + ONE_DOLLAR,
  ],
  [
    "The time to claim a refund ended on {D}, and {I} <claim|claims> no refund.",
    everyPart(
      ({ year: { refund, tax_year }, member }, { words }) =>
        refund.state === "closed" &&
        isDay(words[0], refund.until) &&
        (member.ledger.years[tax_year]?.filed?.paid_on ?? null) !== null,
    ),
  ],
  [
    "The three years to claim a refund (section 6511(a)) ended on {D}, and {I} <claim|claims> no refund.",
    everyPart(
      ({ year: { refund, assessment } }, { words }) =>
        refund.state === "closed" && isDay(words[0], refund.until) && isDay(words[0], assessment.until),
    ),
  ],
  [
    "Tax withheld, or paid by {D}, can no longer be refunded (section 6511(b)(2)), and {I} <claim|claims> no refund.",
    everyPart(
      ({ year: { refund, tax_year } }, { words }) =>
        refund.payment_lost === true &&
        isDay(words[0], earlyReturnCountsAs(tax_year)) &&
        (refund.paid_on ?? "") <= earlyReturnCountsAs(tax_year),
    ),
  ],
  [
    "Tax withheld, paid by {D}, or paid on {D} can no longer be refunded (section 6511(b)(2)), and {I} <claim|claims> no refund.",
    everyPart(
      ({ year: { refund, tax_year } }, { words }) =>
        refund.payment_lost === true &&
        isDay(words[0], earlyReturnCountsAs(tax_year)) &&
        isDay(words[1], refund.paid_on ?? null),
    ),
  ],
  ["{I} <send|sends> the form so that the record of basis is correct.", isAlone],
  [
    "{I} <send|sends> the form so that the record of basis is correct: line 14 is the basis that is left after line 13, the part that should not have been taxed.",
    anyPart(({ year }) => (year.right.lines["13"] ?? 0) > 0),
  ],
  [
    "The three years of section 6501(a) ended on {D}.",
    everyPart(
      ({ year: { assessment } }, { words }) =>
        assessment.state === "closed" && isDay(words[0], assessment.until),
    ),
  ],
  ["Enclosed is a complete return for {Y}, marked SUPERSEDING RETURN.", isSuperseding],
  [
    "It replaces the return filed <earlier|on {D}>.",
    (said) => isSuperseding(said) && said.parts.some(({ year }) => isDay(said.words[0], year.filed_on)),
  ],
  [
    "The due date, with extensions, is {D}.",
    (said) =>
      isSuperseding(said) &&
      said.parts.some(({ year: { due } }) => isDay(said.words[0], due) && due >= said.correction.as_of),
  ],
  [
    "Enclosed is the return for {Y}, which had not been filed.",
    everyPart(({ year: { state } }) => state.return === "not_filed"),
  ],
]);

/** What an amended return is for that has no form and changes no amount. */
export const PURPOSE =
  "report <the recharacterization|the recharacterizations|the return of a contribution|the return of contributions>|correct Form 8606 as filed|file the correct Form 8606|report an exception on Form 5329|report an excess contribution of an earlier year on Form 5329|correct the total of IRA distributions on line {L}";

const TOTAL = "the total of IRA distributions on line";

/** Whether the purposes that a sentence names are those of the return. */
export function arePurposes({ envelope: { parts }, text }: Said): boolean {
  const of = (kind: Entry["kind"]) => (part: EnvelopePart) =>
    part.year.state.relief === "six_months" &&
    part.member.ledger.entries.some(
      (entry) => entry.kind === kind && "for" in entry && entry.for === part.year.tax_year,
    );
  const holds = (words: string, isSo: (part: EnvelopePart) => boolean) =>
    !text.includes(words) || parts.some(isSo);
  return (
    holds("the recharacterization", of("recharacterization")) &&
    holds("the return of", of("returned_contribution")) &&
    holds("correct Form 8606 as filed", ({ year, withForm }) => year.form.overstates && !withForm) &&
    holds(TOTAL, () => changeOf4a(leadOf(parts).year.income) !== 0) &&
    holds("file the correct Form 8606", ({ withForm }) => withForm) &&
    holds(
      "an exception on Form 5329",
      ({ with5329, member, year }) => with5329 && onlyException(member.ledger, year) !== null,
    ) &&
    holds(
      "an excess contribution of an earlier year",
      ({ with5329, year }) => with5329 && year.state.exception === "earlier_excess",
    )
  );
}

/** What Form 1040-X does, each part of the sentence by itself. */
const EFFECTS: readonly (readonly [pattern: RegExp, isSo: (said: Said) => boolean])[] = [
  [/lowers the taxable amount/, ({ parts }) => changeOf4b(parts) < 0],
  [/raises the taxable amount/, ({ parts }) => changeOf4b(parts) > 0],
  [
    /reports additional tax/,
    anyPart(({ year: { form_5329: f } }) => f.status === "owed" && f.filed !== null),
  ],
  [/lowers the additional tax/, anyPart(({ year }) => year.form_5329.status === "less")],
  [/the total of IRA distributions/, ({ parts }) => changeOf4a(leadOf(parts).year.income) !== 0],
  [/claims a refund/, ({ envelope }) => envelope.send === "amend_refund"],
  [/claims any refund/, ({ envelope }) => envelope.send === "amend_either"],
];

const EFFECT =
  "<lowers the taxable amount of IRA distributions (line {L})|raises the taxable amount of IRA distributions (line {L})|removes an IRA deduction{of} of {A} ({where})|adds an IRA deduction{of} of {A} ({where})|reports additional tax on {f5329}|lowers the additional tax on {f5329}|corrects the total of IRA distributions on line {L}|claims a refund|claims any refund that results>";
const REMOVED = /removes an IRA deduction[^$]*\$([\d,]+(?:\.\d\d)?)/g;
const ADDED = /adds an IRA deduction[^$]*\$([\d,]+(?:\.\d\d)?)/g;

function doesAsSaid(said: Said): boolean {
  const { text, envelope } = said;
  const everyone = { ...said, parts: envelope.parts };
  const added = [...text.matchAll(ADDED)].map((words) => centsAt({ words }, 1));
  const removed = [...text.matchAll(REMOVED)].map((words) => centsAt({ words }, 1));
  return (
    EFFECTS.every(([pattern, isSo]) => !pattern.test(text) || isSo(everyone)) &&
    removed.every((cents) => envelope.parts.some(({ year }) => year.income.deductedTooMuch === cents)) &&
    added.every((cents) => envelope.parts.some(({ year }) => deductedTooLittle(year.income) === cents))
  );
}

/** What it says of Form 1040-X and what is in the envelope. */
const ofAmendedReturn = sentences<Said>([
  [`It «${EFFECT}».`, doesAsSaid],
  [
    "Enclosed is Form 1040-X for {Y}[, a joint return,] with the corrected return[ and {forms}].",
    ({ envelope, text }) =>
      envelope.carrier === "form_1040_x" &&
      (!text.includes("joint return") || envelope.owners.length > 1) &&
      areEnclosed(envelope.parts, text),
  ],
  ["{f5329} for {Y} is attached.", anyPart(({ with5329 }) => with5329)],
  [
    "It shows additional tax of {A}.",
    anyPart(({ year, with5329 }, said) => with5329 && year.form_5329.right === centsAt(said, 0)),
  ],
  ["It changes no amount of income, deductions, tax, or payments; it corrects Form 8606 alone.", isTaxSame],
  ["It corrects Form 8606 alone.", isNothingChanged],
  [
    `It changes no amount of income, deductions, tax, or payments; its only purpose is to «${PURPOSE}».`,
    (said) => isTaxSame(said) && arePurposes(said),
  ],
  [`Its only purpose is to «${PURPOSE}».`, (said) => isNothingChanged(said) && arePurposes(said)],
  [
    "The claim is on time: it may be filed [at least ]until {D}.",
    anyPart(
      ({ year: { refund } }, { words }) => refund.state === "open" && isDay(words[0], claimUntil(refund)),
    ),
  ],
  ["Part II has the explanation.", ({ envelope }) => envelope.carrier === "form_1040_x"],
  [
    "A statement of reasonable cause{of} is enclosed.",
    anyPart(({ withReasonableCause }) => withReasonableCause),
  ],
  [
    "Statements of reasonable cause of {N} and {N} are enclosed.",
    everyPart(({ withReasonableCause }) => withReasonableCause),
  ],
  [
    "Please do not charge[ either of {me}] a penalty under section 6693(b) for this year.",
    ({ envelope }) => envelope.parts.some(({ withReasonableCause }) => withReasonableCause),
  ],
  [
    "Payment of {amount} (check one): ____ is enclosed. ____ was made online on {blank}.",
    ({ envelope }) => envelope.isPaid && !isEither(envelope.send, envelope.parts),
  ],
  [
    "Payment of {amount} (check one): ____ is not due. ____ is enclosed. ____ was made online on {blank}.",
    ({ envelope }) => envelope.isPaid && isEither(envelope.send, envelope.parts),
  ],
  ["If you need anything else, please write[ to {me}] at the address above.", () => true],
]);

/** Every sentence that a letter may have. */
export const letterSentences = [
  ...ofForms,
  ...ofReturn,
  ...ofAmendedReturn,
  ...limitOfClaim,
  ...withoutBasisSentences,
];
/** Those that Part II has too. */
export const sharedSentences = limitOfClaim;

const ONE_DOLLAR = 100;

function isAlone({ envelope }: Said): boolean {
  return envelope.carrier === "form_8606" && envelope.parts.every(({ withForm }) => withForm);
}

function isMissing({ form, state }: YearCorrection): boolean {
  return form.status === "missing" && state.return !== "not_filed";
}

function isReplaced({ withForm, replaces, year }: EnvelopePart): boolean {
  return withForm && replaces && year.form.status === "wrong";
}

function isInherited({ member }: EnvelopePart): boolean {
  return member.ledger.owner.inherited_from !== null;
}

function isSuperseding({ envelope }: Said): boolean {
  return envelope.send === "superseding_return";
}

/** Whether the forms that a sentence calls enclosed are in the envelope. */
function areEnclosed(parts: Said["parts"], text: string): boolean {
  return (
    (!text.includes("Form 8606") || parts.some(({ withForm }) => withForm)) &&
    (!text.includes("Form 5329") || parts.some(({ with5329 }) => with5329)) &&
    (!text.includes("a copy of") || parts.some(isCopy))
  );
}

function doesAgree({ parts }: Said, isOwn: boolean): boolean {
  return parts.every(({ year: { income, right } }) => {
    const { "4a": out, "4b": taxed } = income.form_1040;
    return (
      taxed.filed !== null &&
      !differOnReturn(taxed.filed, taxed.right) &&
      (out.right === right.form_1040["4a"]) === isOwn
    );
  });
}

/** Net change of line 4b on the return of an envelope, in cents. */
function changeOf4b(parts: Said["parts"]): Cents {
  const { change, deductions } = leadOf(parts).year.income;
  return (change ?? 0) - deductions;
}

/** Whether neither income, nor a deduction, nor an additional tax changes, as far as the ledgers tell. */
export function isNothingChanged({ envelope: { parts } }: Said): boolean {
  return (
    leadOf(parts).year.income.change === 0 &&
    parts.every(({ year }) => year.form_5329.status === "same" && year.income.deductedTooMuch === 0)
  );
}

/** The same where the ledgers have everything that the additional taxes depend on. */
export function isTaxSame(said: Said): boolean {
  const isProven = said.envelope.parts.every(({ year }) => year.form_5329.assumed.length === 0);
  return isProven && isNothingChanged(said);
}

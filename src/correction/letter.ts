import { earlyReturnCountsAs } from "../data/law.js";
import { deductionLine, returnLabels } from "../data/printed-form.js";
import { onceForEach } from "../once-for-each.js";
import { differOnReturn } from "../review/filed.js";
import { capital, inDollars, listed, longDate } from "../text/wording.js";
import { becameInWords, wasNoneRequired } from "./became-traditional.js";
import type { YearCorrection } from "./correct.js";
import { claimsRefund } from "./decisions.js";
import { deductedTooLittle } from "./deduction-in-words.js";
import {
  type Envelope,
  type EnvelopePart,
  formOf,
  formsAlone,
  isCopy,
  leadOf,
  whoseForm,
} from "./envelopes.js";
import { isMarkedByBox } from "./marking.js";
import { isEither } from "./payment.js";
import { FILE_FORM, purposesOf, totalOut } from "./purpose.js";
import { isTaxProven } from "./sends-5329.js";
import { isAllOnForm } from "./taxable-lines.js";
import { type Voice, voiceOf } from "./voice.js";
import { whyWithoutBasis } from "./why-lines-2-and-6.js";
import { claimUntil, isClaimLimited, limitOfClaim } from "./windows.js";

/** The letter on top of an envelope. The taxpayer dates and signs it. */
export interface Letter {
  /** What it is about, in one line. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Writes the cover letter of an envelope, from what the ledgers know and nothing else. */
export const letter = onceForEach((envelope: Envelope): Letter => {
  const { parts, carrier } = envelope;
  const voice = voiceOf(envelope);
  const withForm = parts.some((part) => part.withForm);
  return {
    subject: `${subjectOf(envelope)}${carrier !== "form_8606" && withForm ? `, with ${formsOf(parts)}` : ""}`,
    paragraphs: [
      ...body(envelope, voice),
      ...aboutCause(envelope, voice),
      ...aboutInherited(parts),
      ...aboutPayment(envelope),
      `If you need anything else, please write${voice.writeTo} at the address above.`,
    ],
  };
});

function subjectOf(envelope: Envelope): string {
  const { carrier, tax_year } = envelope;
  if (carrier === "form_1040_x") return `Form 1040-X for tax year ${tax_year}`;
  return carrier === "form_1040"
    ? `Return for tax year ${tax_year}`
    : `${formsAlone(envelope)} for tax year ${tax_year}, sent by ${isPlural(envelope) ? "themselves" : "itself"}`;
}

function isPlural({ parts }: Pick<Envelope, "parts">): boolean {
  return parts.some(({ withForm, with5329 }) => withForm && with5329);
}

/** "Form 8606", or "Ana Diaz's Form 8606 and Ben Diaz's Form 8606". */
function formsOf(parts: Envelope["parts"]): string {
  return listed(
    parts
      .filter(({ withForm }) => withForm)
      .toSorted((a, b) => Number(isCopy(a)) - Number(isCopy(b)))
      .map((part) => `${isCopy(part) ? "a copy of " : ""}${formOf(parts, part, "Form 8606")}`),
  );
}

function aboutCause({ parts }: Envelope, voice: Voice): string[] {
  const whose = parts.filter(({ withReasonableCause }) => withReasonableCause);
  if (whose.length === 0) return [];
  return [
    whose.length === 1
      ? `A statement of reasonable cause${whoseForm(parts, whose[0] as EnvelopePart)} is enclosed. Please do not charge a penalty under section 6693(b) for this year.`
      : `Statements of reasonable cause of ${listed(whose.map(({ member }) => member.ledger.owner.name))} are enclosed. Please do not charge either of ${voice.object} a penalty under section 6693(b) for this year.`,
  ];
}

function aboutInherited(parts: Envelope["parts"]): string[] {
  const [{ member }] = parts;
  const from = member.ledger.owner.inherited_from;
  return parts.length > 1 || from === null ? [] : [`Form 8606 is only for IRAs inherited from ${from}.`];
}

/** Whether and how it is paid, which only the signer knows. */
function aboutPayment({ isPaid, send, parts }: Envelope): string[] {
  const none = isEither(send, parts) ? " ____ is not due." : "";
  return isPaid
    ? [
        `Payment of $__________ (check one):${none} ____ is enclosed. ____ was made online on ____________________.`,
      ]
    : [];
}

function body(envelope: Envelope, voice: Voice): string[] {
  const { send, parts, tax_year } = envelope;
  const [part] = parts;
  const { year } = part;
  const I = capital(voice.subject);
  switch (send) {
    case "form_alone":
      return [
        aboutForm(part, voice),
        ...whyWithoutBasis(part),
        ...taxOnForm5329(part),
        [
          ...agreements(year),
          `${I} ${voice.claims} no refund. Please add the form to the record for that year.`,
        ].join(" "),
      ];
    case "form_5329_alone":
      return [aboutForm(part, voice), ...taxOnForm5329(part)];
    case "form_alone_no_refund":
      return [
        aboutForm(part, voice),
        ...whyWithoutBasis(part),
        `The return reported ${inDollars(Math.abs(year.income.change ?? 0))} too much as taxable. ${whyNoRefund(part)}, and ${voice.subject} ${voice.claims} no refund. ${I} ${voice.sends} the form so that the record of basis is correct${isRecovered(year) ? ": line 14 is the basis that is left after line 13, the part that should not have been taxed" : ""}.`,
      ];
    case "form_alone_no_payment":
      return [
        aboutForm(part, voice),
        ...whyWithoutBasis(part),
        `The form shows the amounts as they should have been reported. The three years of section 6501(a) ended on ${longDate(year.assessment.until ?? "")}. ${I} ${voice.sends} the form so that the record of basis is correct.`,
      ];
    case "superseding_return":
      return [
        `Enclosed is a complete return for ${tax_year}, marked SUPERSEDING RETURN. It replaces the return filed ${year.filed_on === null ? "earlier" : `on ${longDate(year.filed_on)}`}. The due date, with extensions, is ${longDate(year.due)}.`,
      ];
    case "delinquent_return":
      return [`Enclosed is the return for ${tax_year}, which had not been filed.`];
    default:
      return amended(envelope);
  }
}

/** Only where the ledger has the last payment is the time over: two years from a later one run longer (IRC 6511(a)). */
function whyNoRefund({ year, member }: EnvelopePart): string {
  const { refund, tax_year } = year;
  const ended = longDate(refund.until ?? "");
  if (!refund.payment_lost)
    return (member.ledger.years[tax_year]?.filed?.paid_on ?? null) !== null
      ? `The time to claim a refund ended on ${ended}`
      : `The three years to claim a refund (section 6511(a)) ended on ${ended}`;
  const day = earlyReturnCountsAs(tax_year);
  const due = longDate(day);
  if ((refund.paid_on ?? "") <= day)
    return `Tax withheld, or paid by ${due}, can no longer be refunded (section 6511(b)(2))`;
  return `Tax withheld, paid by ${due}, or paid on ${longDate(refund.paid_on ?? "")} can no longer be refunded (section 6511(b)(2))`;
}

/** Whether basis came out in the year, so that it is gone although the return taxed it. */
function isRecovered({ right: { lines } }: YearCorrection): boolean {
  return (lines["13"] ?? 0) > 0;
}

/** What the ledger proves of a return that does not change, and nothing else. */
function agreements({ income, form_5329, right }: YearCorrection): string[] {
  const { filed, right: taxable } = income.form_1040["4b"];
  const agrees = filed !== null && !differOnReturn(filed, taxable);
  const isDeductionKnown = income.deducted.filed !== null;
  const isOwn = income.form_1040["4a"].right === right.form_1040["4a"];
  const with4b = !isOwn
    ? "this form and the other IRAs on the return"
    : isAllOnForm(right)
      ? "this form"
      : "this form and the IRA distributions that are on no line of it";
  return [
    ...(agrees ? [`The taxable amount of IRA distributions on the return agrees with ${with4b}.`] : []),
    ...(isDeductionKnown && (right.lines["1"] ?? 0) > 0
      ? ["The contributions on line 1 were not deducted."]
      : []),
    ...(agrees && isDeductionKnown && form_5329.status === "same" && form_5329.assumed.length === 0
      ? ["The tax for the year does not change."]
      : []),
  ];
}

function aboutForm(part: EnvelopePart, voice: Voice): string {
  const { year, replaces } = part;
  const { tax_year, state } = year;
  if (!replaces && state.return === "not_filed") {
    const parts: Envelope["parts"] = [part];
    const sent = isPlural({ parts }) ? "are" : "is";
    return `Enclosed ${sent} ${formsAlone({ parts })} for ${tax_year}, signed and sent by ${sent === "are" ? "themselves" : "itself"}: ${voice.subject} ${voice.was} not required to file a return for that year.`;
  }
  if (!replaces) {
    const { ledger } = part.member;
    const was = year.form.inDoubt || wasNoneRequired(ledger, year) ? "was not" : "should have been";
    return [
      `Enclosed is Form 8606 for ${tax_year}. It ${was} attached to ${voice.possessive} ${tax_year} return${filedDay(year)}.`,
      ...becameInWords(ledger, year),
    ].join(" ");
  }
  const mark = isMarkedByBox(tax_year) ? "The box for an amended return is checked" : "It is marked AMENDED";
  return `Enclosed is a corrected Form 8606 for ${tax_year}. It replaces the form that was filed with the return for that year${filedOn(year)}. ${mark}.`;
}

/** The tax on a Form 5329 that goes by itself. */
function taxOnForm5329({ year, with5329 }: EnvelopePart): string[] {
  if (!with5329 || year.form_5329.status !== "owed") return [];
  return [`Form 5329 shows additional tax of ${inDollars(year.form_5329.right)}.`];
}

function filedDay({ filed_on }: YearCorrection): string {
  return filed_on === null ? "" : `, filed ${longDate(filed_on)}`;
}

function filedOn({ filed_on }: YearCorrection): string {
  return filed_on === null ? "" : `, filed on ${longDate(filed_on)}`;
}

function amended({ parts, owners, send, tax_year }: Envelope): string[] {
  const { income, refund } = leadOf(parts).year;
  const label = returnLabels(tax_year)["4b"];
  const change4b = (income.change ?? 0) - income.deductions;
  const claims = claimsRefund(send);
  const what = [
    ...(change4b < 0 ? [`lowers the taxable amount of IRA distributions (line ${label})`] : []),
    ...(change4b > 0 ? [`raises the taxable amount of IRA distributions (line ${label})`] : []),
    ...parts.flatMap((part) => changedDeduction(parts, part)),
    ...parts.flatMap((part) => about5329(parts, part)),
    ...(send === "amend_refund" ? ["claims a refund"] : []),
    ...(send === "amend_either" ? ["claims any refund that results"] : []),
  ];
  const shown = parts.flatMap((part) => shown5329(parts, part));
  const isOnly = what.length + shown.length === 0;
  const total = isOnly ? [] : totalOut(parts).map((purpose) => purpose.replace("correct", "corrects"));
  const does = [
    ...(what.length + total.length > 0 ? [`It ${listed([...total, ...what])}.`] : []),
    ...shown,
    ...(isOnly ? [onlyPurpose(parts)] : []),
  ].join(" ");
  const until = claimUntil(refund);
  const refundBy =
    claims && until !== null
      ? ` The claim is on time: it may be filed ${refund.at_least ? "at least " : ""}until ${longDate(until)}.${isClaimLimited(leadOf(parts).year) ? ` ${limitOfClaim(leadOf(parts).year)}` : ""}`
      : "";
  const forms = parts.some(({ withForm }) => withForm) ? ` and ${formsOf(parts)}` : "";
  return [
    `Enclosed is Form 1040-X for ${tax_year}${jointly(owners)} with the corrected return${forms}. ${does}${refundBy} Part II has the explanation.`,
  ];
}

/** What a return is for that changes no amount. */
function onlyPurpose(parts: Envelope["parts"]): string {
  const purposes = purposesOf(parts);
  const isForm = purposes.length === 1 && purposes[0] === FILE_FORM;
  const changes = "changes no amount of income, deductions, tax, or payments";
  const purpose = `only purpose is to ${listed(purposes)}.`;
  if (isTaxProven(parts))
    return `It ${changes}; ${isForm ? "it corrects Form 8606 alone." : `its ${purpose}`}`;
  return isForm ? "It corrects Form 8606 alone." : `Its ${purpose}`;
}

function jointly(owners: Envelope["owners"]): string {
  return owners.length > 1 ? ", a joint return," : "";
}

function changedDeduction(parts: Envelope["parts"], part: EnvelopePart): string[] {
  const { income, tax_year } = part.year;
  const less = deductedTooLittle(income);
  if (less > 0)
    return [
      `adds an IRA deduction${whoseForm(parts, part)} of ${inDollars(less)} (${deductionLine(tax_year)})`,
    ];
  if (income.deductedTooMuch === 0) return [];
  return [
    `removes an IRA deduction${whoseForm(parts, part)} of ${inDollars(income.deductedTooMuch)} (${deductionLine(tax_year)})`,
  ];
}

function about5329(parts: Envelope["parts"], part: EnvelopePart): string[] {
  const form = formOf(parts, part, "Form 5329");
  if (isUnknown5329(part)) return [];
  if (part.year.form_5329.status === "owed") return [`reports additional tax on ${form}`];
  if (part.year.form_5329.status === "less") return [`lowers the additional tax on ${form}`];
  return [];
}

/** The ledger does not say whether Form 5329 was filed: then only what the enclosed one shows is certain. */
function isUnknown5329({ year: { form_5329 } }: EnvelopePart): boolean {
  return form_5329.status === "owed" && form_5329.filed === null;
}

function shown5329(parts: Envelope["parts"], part: EnvelopePart): string[] {
  if (!isUnknown5329(part)) return [];
  const { tax_year, form_5329 } = part.year;
  return [
    `${formOf(parts, part, "Form 5329")} for ${tax_year} is attached. It shows additional tax of ${inDollars(form_5329.right)}.`,
  ];
}

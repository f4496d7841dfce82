import { besideLine4b } from "../../correction/beside-line-4b.js";
import type { YearCorrection } from "../../correction/correct.js";
import { claimsRefund, sendKinds } from "../../correction/decisions.js";
import {
  type Envelope,
  type EnvelopePart,
  formOf,
  formsAlone,
  isCopy,
  isJointEnvelope,
  leadOf,
  whoseForm,
} from "../../correction/envelopes.js";
import { ON_DEATH, onlyException } from "../../correction/exception-number.js";
import { AMENDED } from "../../correction/marking.js";
import { isExceptionOpen, isForm5329Replaced } from "../../correction/sends-5329.js";
import { isThreeYears, lastPaid, plusExtension, withheldUntil } from "../../correction/windows.js";
import { additionalTaxLine, returnLabels } from "../../data/printed-form.js";
import { yearOf } from "../../ledger/date.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { inDollars, listed, longDate } from "../../text/wording.js";
import type { Slip } from "../slip-sheets.js";
import { lookUpAddress, otherAddressNotes } from "./owner.js";

/** Whether a return is sent for the year. */
export function isCorrected({ send }: YearCorrection): boolean {
  const { carrier } = sendKinds[send];
  return carrier === "form_1040_x" || carrier === "form_1040";
}

/** Writes one envelope on the checklist: what goes in, where it goes, and what to know about it. */
export function writeEnvelope(
  pages: PageWriter,
  envelope: Envelope,
  asOf: string,
  slips: readonly Slip[],
): void {
  const { number, tax_year, contents, address, carrier, parts } = envelope;
  const whose = carrier === "form_8606" ? `${parts[0].member.ledger.owner.name}'s ` : "";
  const to = address === null ? `${lookUpAddress(envelope)}.` : address.lines.join(", ");
  const items = [...contents, ...slipsToReplace(slips)];
  const notes = [
    ...otherAddressNotes(envelope),
    ...aboutReturn(envelope, asOf),
    ...parts.flatMap((part) => aboutPart(envelope, part)),
  ];
  pages.together(HEAD_AND_FOOT + heightOf([...items, to, ...notes]));
  pages.paragraph({ bold: `Envelope ${number}: tax year ${tax_year}`, text: `${whose}${titleOf(envelope)}` });
  pages.checks(items);
  pages.paragraph({ bold: "To:", text: to });
  if (notes.length > 0) pages.bullets(notes);
  pages.ruled("Certified mail number and date mailed:", 1);
}

/** The title of an envelope on the checklist and its line for the certified mail number, in points. */
const HEAD_AND_FOOT = 80;

/** About how high texts are below one another, in points: 90 characters fit on a line at least. */
function heightOf(texts: readonly Text[]): number {
  return texts
    .map((text) => (typeof text === "string" ? text.length : text.bold.length + text.text.length))
    .reduce((sum, length) => sum + Math.ceil(length / 90) * 14 + 4, 0);
}

/** The sheets of an envelope's PDF that stand for what has to be put in. */
function slipsToReplace(slips: readonly Slip[]): Text[] {
  if (slips.length === 0) return [];
  const sheets = slips.length === 1 ? "1 slip sheet is" : `${slips.length} slip sheets are`;
  return [
    {
      bold: `${sheets} taken out of the PDF`,
      text: `and replaced with: ${slips.map(({ insert }) => insert).join("; ")}.`,
    },
  ];
}

/** What to know about the return of an envelope. */
function aboutReturn(envelope: Envelope, asOf: string): Text[] {
  const { send, parts, tax_year, carrier, eFile } = envelope;
  const { year } = leadOf(parts);
  const isAlone = envelope.owners.length === 1;
  const joint = isJointEnvelope(envelope);
  return [
    ...(claimsRefund(send) ? refundNotes(year, asOf) : []),
    ...(send === "superseding_return"
      ? [`Mail by ${longDate(year.due)}. A return filed later does not replace the first one.`]
      : []),
    ...(send === "amend_payment" || send === "amend_deduction"
      ? [
          "Pay the tax with the return. Interest runs until you pay, and the IRS bills it.",
          `The 20 percent accuracy penalty (section 6662) normally does not apply to the tax on this return if the IRS receives it before it contacts you about an examination of ${tax_year} (Reg. 1.6664-2(c)).`,
        ]
      : []),
    ...(send === "amend_either"
      ? [
          "One change lowers the tax, and another raises it: compute the tax to see whether you claim a refund or pay. If you pay, interest runs until you do.",
        ]
      : []),
    ...(send === "delinquent_return" && parts.some(({ year }) => year.state.required === "unknown")
      ? [
          "The ledger does not say whether a return was required for the year; this envelope assumes that one was. If none was, add that to the ledger and make the package again: the form then goes by itself.",
        ]
      : []),
    ...onTheReturn(parts, tax_year),
    ...headOfHousehold(envelope),
    ...(carrier !== "form_8606" && isAlone && joint !== false
      ? [
          `${joint ? "Send" : "If this is a joint return, send"} the joint return only once. If the spouse has a Form 8606 for ${tax_year}, put it in the same envelope.`,
        ]
      : []),
    ...(carrier === "form_1040_x" && isAlone && joint
      ? [
          "Form 1040-X here has blanks for the spouse's name and Social Security number. Fill them in, or add a ledger for the spouse with the same household name and make the package again.",
        ]
      : []),
    ...(send === "delinquent_return" ? withheldNotes(year, asOf) : unclaimedNotes(year, asOf)),
    ...(eFile ? ["You can e-file this instead, with all forms and statements."] : []),
  ];
}

/** Form 1040-X, page 1: the line below the boxes of the filing status. */
function headOfHousehold({ carrier, parts, tax_year }: Envelope): Text[] {
  const { filing_status = null } = leadOf(parts).member.ledger.years[tax_year] ?? {};
  return carrier === "form_1040_x" && filing_status === "head_of_household"
    ? [
        "Head of household: if the qualifying person is a child but not a dependent, write the child's name below the boxes of the filing status.",
      ]
    : [];
}

/** The other side of a divorce transfer, which has a Form 8606 of its own (Instructions for Form 8606, line 7). */
function aboutDivorce({ member: { ledger }, year: { tax_year, right } }: EnvelopePart): Text[] {
  if (!right.statements.some(({ kind }) => kind === "divorce_transfer")) return [];
  const others = ledger.entries.flatMap((entry) =>
    entry.kind === "divorce_transfer" && entry.date !== null && yearOf(entry.date) === tax_year
      ? [entry.other?.name ?? "The other spouse"]
      : [],
  );
  return [
    `${listed([...new Set(others)])} must file Form 8606 for ${tax_year} too, with a statement of the same transfer and the same basis (instructions for line 7).`,
  ];
}

/** What is written or checked beside line 4b of the return, and what else a charitable distribution changes on it. */
function onTheReturn(parts: Envelope["parts"], taxYear: number): Text[] {
  const label = returnLabels(taxYear)["4b"];
  const some = (of: (off: YearCorrection["off_form"]) => boolean) =>
    parts.some(({ year }) => of(year.off_form));
  const words = besideLine4b(parts);
  if (words.length === 0 || !parts.some(({ year }) => isCorrected(year))) return [];
  const isWholeExcluded = !some(({ charity }) => charity.some(({ cents, sent }) => cents < sent));
  return [
    `On the return, write ${listed(words.map((word) => `“${word}”`))} beside line ${label}, or check its box where that year's form has one.`,
    ...(words.includes("HFD")
      ? ["Form 8889, line 10, has the HSA funding distribution: add that form to the corrected return."]
      : []),
    ...(words.includes("QCD")
      ? [
          isWholeExcluded
            ? "A charitable distribution is not also a charitable deduction: take it off Schedule A if it was deducted there."
            : "Only the part of a charitable distribution that is taxable can also be a charitable deduction (section 408(d)(8)(E)): take the part that is not taxable off Schedule A if it was deducted there.",
        ]
      : []),
  ];
}

/** What to know about one owner's forms in an envelope. */
function aboutPart({ send, parts, carrier }: Envelope, part: EnvelopePart): Text[] {
  const { year } = part;
  const whose = whoseForm(parts, part);
  const form5329 = formOf(parts, part, "Form 5329");
  return [
    ...(year.income.deductionChanges
      ? [
          `The IRA deduction${whose} for this year depends on modified AGI, which changes here. Compute the deduction again with the IRA Deduction Worksheet. Line 1 of Form 8606 depends on it, and so does every line computed from line 1.`,
        ]
      : []),
    ...(year.form_5329.status !== "same"
      ? [
          year.form_5329.filed === null
            ? unknown5329(year, form5329)
            : `${form5329} changes the tax on Form 1040-X, line 10.`,
        ]
      : []),
    ...amendedBox(part, form5329),
    ...(year.knock_on_only && parts.length === 1
      ? ["Optional: only lines 2, 3 and 14 change, and no tax changes."]
      : []),
    ...(send === "amend_same_tax" && parts.length === 1 && !year.knock_on_only && year.form.status === "wrong"
      ? [
          `You can also send the corrected form by itself, marked ${AMENDED}. The instructions do not provide for it, but preparers do it. Then add the address, sign the form, use the address for Form 1040 without payment, and change what the letter and other envelopes say about Form 1040-X.`,
        ]
      : []),
    ...aboutDivorce(part),
    ...aboutException(carrier, part, form5329),
  ];
}

/** The box at the top of Form 5329, where only the tax as filed is known, which may have been on the return alone. */
function amendedBox({ member, year, with5329 }: EnvelopePart, form: string): Text[] {
  const filed = member.ledger.years[year.tax_year]?.filed?.form_5329 ?? null;
  if (!with5329 || filed === null || isForm5329Replaced(filed) !== null) return [];
  return [
    `${form}: check the box for an amended form at the top only if a Form 5329 was filed for ${year.tax_year}, and not if the additional tax was on ${additionalTaxLine(year.tax_year) ?? "the return"} alone.`,
  ];
}

/** Whether Form 5329 is needed where it would only show an exception. */
function aboutException(carrier: Envelope["carrier"], part: EnvelopePart, form: string): Text[] {
  const { member, year, with5329 } = part;
  if (carrier === "form_8606") return [];
  if (onlyException(member.ledger, year) === "shown")
    return [`${form} is left out, because Form 1099-R shows the exception in box 7.`];
  if (!isExceptionOpen(part)) return [];
  return [
    with5329
      ? `${form} reports only an exception here. Look at box 7 of Form 1099-R, and add to the ledger whether it shows the exception (code 2, 3, 4 or T). If it does, Form 5329 is not sent.`
      : `${form} is left out, as it is if Form 1099-R shows code 4 in box 7, for a distribution on death. If it shows another code, add Form 5329: ${inDollars(year.right.form_5329?.["2"] ?? 0)} on lines 1 and 2, exception number ${ON_DEATH}.`,
  ];
}

/** What to ask before Form 5329 is sent, when the ledger does not say whether one was filed. */
function unknown5329({ tax_year, right, state }: YearCorrection, form: string): string {
  // Without a return, nothing was reported: the form goes with the one that is sent.
  if (state.return === "not_filed") return `${form} goes with the return, which reports its tax.`;
  const exception =
    (right.form_5329?.["1"] ?? 0) > 0
      ? " Does an exception apply (line 2)? If so, add it to the distribution."
      : "";
  return `Was ${form} filed for ${tax_year}, or additional tax reported directly on the return? The ledger does not say. If so, add the lines of Form 5329 to the ledger.${exception} Then make the package again.`;
}

/** The deadline to mail a refund claim, and which tax it can still recover. */
function refundNotes(year: YearCorrection, asOf: string): Text[] {
  const { refund, tax_year } = year;
  const { until, prepaid_until, at_least, three_years_until } = refund;
  if (until === null) return [];
  if (at_least)
    return [
      `Mail by ${longDate(until)} in any case. The filing date is missing. A late filing date may keep the claim open longer, but tax withheld, or paid by the due date, could then no longer be refunded.`,
    ];
  if (prepaid_until === null || prepaid_until >= until)
    return [`Mail by ${longDate(until)}. After that day, you cannot claim a refund.`];
  if (asOf <= prepaid_until)
    return [
      `Mail by ${longDate(prepaid_until)}. After that day, you can get back only tax paid after the due date. After ${longDate(until)}, you cannot claim a refund.`,
    ];
  const years = isThreeYears(year) ? `three years${plusExtension(refund)}` : "two years";
  const later = three_years_until
    ? ` After that day, it covers only tax paid in the two years before (section 6511(b)(2)(B)), and after ${longDate(until)}, you cannot claim a refund.`
    : "";
  return [
    `Mail now, and ${three_years_until ? `by ${longDate(three_years_until)} to claim all of it` : `at the latest on ${longDate(until)}`}. The claim covers only tax paid in the ${years} before you file it${lastPaid(refund)}. Each payment drops out ${years} after its day.${later} Look up the day of each payment in the IRS account transcript for ${tax_year}. Tax withheld, or paid by the due date, can no longer be refunded (section 6511(b)(2)(A)). Claim only what was paid later, and no more than that as the refund on Form 1040-X.`,
  ];
}

/** A late return is also the claim for tax that was withheld or paid by the due date. */
function withheldNotes({ tax_year, refund: { prepaid_until: until } }: YearCorrection, asOf: string): Text[] {
  if (until === null) return [];
  return [
    asOf <= until
      ? `If tax was withheld or paid for ${tax_year}, mail the return by ${longDate(until)}. After that day, it can no longer be refunded (section 6511(b)(2)(A)).`
      : `Tax withheld for ${tax_year}, or paid by its due date, could be refunded until ${longDate(until)}, and no longer (section 6511(b)(2)(A)). If tax is owed, penalties for filing and paying late may be billed (section 6651).`,
  ];
}

/** A form by itself claims nothing: tax that was withheld takes a return, also from someone who need not file one. */
function unclaimedNotes(year: YearCorrection, asOf: string): Text[] {
  const until = withheldUntil(year, asOf);
  if (until === null) return [];
  return [
    `This form claims no refund. If tax was withheld or paid for ${year.tax_year}, mail a return for ${year.tax_year} with it instead, by ${longDate(until)}. After that day, that tax can no longer be refunded (section 6511(b)(2)(A)).`,
  ];
}

/** The worksheets that are not copied, because the form as filed goes along in their place; after a space. */
export function exceptCopies(envelopes: readonly Envelope[]): string {
  const copies = envelopes.flatMap(({ parts }) =>
    parts.filter(isCopy).map((part) => `${formOf(parts, part, "Form 8606")} for ${part.year.tax_year}`),
  );
  return copies.length === 0
    ? ""
    : ` Do not copy that of ${listed(copies)}: put a copy of the form as filed in its place.`;
}

/** What is in an envelope, in a few words. */
export function titleOf(envelope: Envelope): string {
  const { carrier, send } = envelope;
  if (carrier === "form_8606") return `${formsAlone(envelope)} by itself`;
  if (carrier === "form_1040_x") return "Form 1040-X";
  return send === "superseding_return" ? "superseding return" : "late return";
}

import type { Correction, YearCorrection } from "../../correction/correct.js";
import {
  type Envelope,
  type EnvelopePart,
  formOf,
  isJointEnvelope,
  leadOf,
  whoseForm,
} from "../../correction/envelopes.js";
import type { HouseholdCorrection } from "../../correction/household-correction.js";
import { AMENDED } from "../../correction/marking.js";
import { earliestClosing } from "../../correction/windows.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { factAtBeginning } from "../../review/facts-in-words.js";
import { longDate, yearsInWords } from "../../text/wording.js";
import type { FoundTemplate } from "../templates.js";
import { hasPreparer } from "./summary-pages.js";

/** Writes the checklist: what to gather, complete, sign and mail, in order, with boxes to check. Do not mail it. */
export function writeChecklist(
  pages: PageWriter,
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  const { members } = correction;
  pages.heading("Checklist");
  pages.subheading("1. Gather for your file");
  pages.checks(toGather(correction));
  for (const { ledger, years } of members) {
    if (members.length > 1) pages.paragraph({ bold: ledger.owner.name, text: "" });
    writeEvidence(pages, years);
  }
  if (envelopes.length + correction.lacks.length === 0) {
    pages.subheading("2. After that");
    pages.checks(members.map((member) => nextForm(member, members.length > 1)));
    return;
  }
  pages.subheading("2. Complete");
  pages.checks(toComplete(correction, envelopes, kinds));
  pages.subheading("3. Mail in this order");
  pages.paragraph(howToMail(envelopes.length));
  for (const envelope of envelopes) writeEnvelope(pages, envelope, correction.as_of);
  if (envelopes.length > 0) writeSources(pages, envelopes);
  pages.subheading("4. After mailing");
  pages.checks(afterwards(correction, envelopes));
}

function howToMail(count: number): string {
  if (count === 0) return "Nothing yet. First add what is missing.";
  if (count === 1) return "Send one envelope by certified mail with a return receipt.";
  return "Mail each Form 1040-X in a separate envelope, and in practice each form sent by itself. Use certified mail with a return receipt. Mail the oldest year first, or all years together.";
}

function toGather(correction: HouseholdCorrection): Text[] {
  const years = correction.members.flatMap((member) => member.years);
  const isPaid = hasPreparer(correction);
  const span = yearsInWords(years.map(({ tax_year }) => tax_year));
  const amounts = years.filter(({ right }) => right.form_1040["4a"] > 0).map(({ tax_year }) => tax_year);
  return [
    "IRS wage and income transcripts. They go back about ten years and show Forms 5498 and 1099-R.",
    `IRS return transcripts or account transcripts for ${span}. They show when each return was filed and what it deducted and taxed.`,
    "Copies of the returns as filed, with any Form 8606.",
    "Forms 5498 or account statements for every contribution and every December 31.",
    ...(amounts.length > 0 ? [`Forms 1099-R for ${yearsInWords(amounts)}.`] : []),
    ...(years.some(contributed)
      ? [
          `Forms W-2, box 13: whether a workplace plan covered ${isPaid ? "the client" : "you"}. That decides whether contributions were deductible.`,
        ]
      : []),
  ];
}

/** Whether the forms or returns show a contribution for the year that might have been deducted. */
function contributed({ right, filed_lines, income }: YearCorrection): boolean {
  const { filed, right: deducted } = income.deducted;
  return [right.lines["1"], filed_lines?.["1"], filed, deducted].some((amount) => Number(amount ?? 0) !== 0);
}

function writeEvidence(pages: PageWriter, years: readonly YearCorrection[]): void {
  const share = 1.4;
  pages.table(
    [
      { heading: "I have", share: 1.2 },
      { heading: "Return", share },
      { heading: "Transcripts", share },
      { heading: "Form 5498", share },
      { heading: "Form 1099-R", share },
      { heading: "W-2 box 13", share },
    ],
    years.map((year) => [
      String(year.tax_year),
      BOX,
      BOX,
      BOX,
      year.right.form_1040["4a"] > 0 ? BOX : "–",
      contributed(year) ? BOX : "–",
    ]),
  );
}

/** A box to check in a table. */
const BOX = "[    ]";

function toComplete(
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): Text[] {
  const { members, lacks } = correction;
  const isPaid = hasPreparer(correction);
  const stamped = envelopes
    .filter(({ parts }) => parts.some(({ replaces }) => replaces))
    .map(({ tax_year }) => tax_year);
  const withReturn = members.flatMap(({ years }) =>
    years.filter(({ send }) => send === "with_the_return").map(({ tax_year }) => tax_year),
  );
  return [
    ...lacks.map(
      ({ path, whether }): Text => ({
        bold: factAtBeginning(path),
        text: `is missing, so we cannot tell ${whether}. Add it to the ledger and make this package again.`,
      }),
    ),
    ...(kinds.has("worksheet")
      ? [
          "Copy each worksheet onto the IRS's Form 8606 for the same year (irs.gov, prior year forms). Do not file the worksheets.",
        ]
      : []),
    ...(stamped.length > 0 && kinds.has("worksheet")
      ? [
          `Check that the forms for ${yearsInWords(stamped)} are marked ${AMENDED} at the top, or that their box for an amended return is checked.`,
        ]
      : []),
    ...toSign(envelopes, isPaid),
    ...(withReturn.length > 0
      ? [
          `The return for ${yearsInWords(withReturn)} is not due yet. File its Form 8606 with it; the form is not in this package.`,
        ]
      : []),
    ...(envelopes.length === 0
      ? []
      : members.flatMap(({ ledger: { owner } }) =>
          owner.died === null
            ? []
            : [
                `${owner.name} has died: write DECEASED, the name, and ${longDate(owner.died)} at the top of each return. The personal representative or the surviving spouse signs the returns and the forms.`,
              ],
        )),
    `Before ${isPaid ? "the client signs" : "you sign"}, compare every page with the returns and the account papers.`,
  ];
}

/** What is filled in by hand and signed. */
function toSign(envelopes: readonly Envelope[], isPaid: boolean): Text[] {
  const has = (carrier: Envelope["carrier"]) => envelopes.some((envelope) => envelope.carrier === carrier);
  return [
    ...(envelopes.some(hasCause)
      ? [
          `Statement of reasonable cause: ${isPaid ? "the client fills in" : "fill in"} the facts. Each envelope that lists it needs a signed original. Delete anything that is not true, and add nothing ${isPaid ? "the client" : "you"} cannot support.`,
        ]
      : []),
    ...(has("form_8606")
      ? [
          `Forms sent by themselves: ${isPaid ? "the client signs page 2 in ink and writes" : "sign page 2 in ink and write"} the date of signing. Only the spouse who owns the IRAs signs.`,
        ]
      : []),
    ...(has("form_1040_x")
      ? [
          "Forms 1040-X: compute the tax, and complete a corrected return for the year. Replace the text in brackets in Part II. On a joint return, both spouses sign.",
        ]
      : []),
  ];
}

function hasCause({ parts }: Envelope): boolean {
  return parts.some(({ withReasonableCause }) => withReasonableCause);
}

function writeEnvelope(pages: PageWriter, envelope: Envelope, asOf: string): void {
  const { number, tax_year, contents, address, carrier, parts } = envelope;
  pages.together(120 + contents.length * 18);
  const whose = carrier === "form_8606" ? `${parts[0].member.ledger.owner.name}'s ` : "";
  pages.paragraph({ bold: `Envelope ${number}: tax year ${tax_year}`, text: `${whose}${titles[carrier]}` });
  pages.checks([...contents]);
  pages.paragraph({
    bold: "To:",
    text: address === null ? `look up the address at ${CONFIRM_AT}` : address.lines.join(", "),
  });
  const notes = [...aboutReturn(envelope, asOf), ...parts.flatMap((part) => aboutPart(envelope, part))];
  if (notes.length > 0) pages.bullets(notes);
  pages.ruled("Certified mail number and date mailed:", 1);
}

/** What to know about the return of an envelope. */
function aboutReturn(envelope: Envelope, asOf: string): Text[] {
  const { send, parts, tax_year, carrier, eFile } = envelope;
  const { year } = leadOf(parts);
  const isAlone = envelope.owners.length === 1;
  const joint = isJointEnvelope(envelope);
  return [
    ...(send === "amend_refund" ? refundNotes(year, asOf) : []),
    ...(send === "superseding_return"
      ? [`Mail by ${longDate(year.due)}. A return filed later does not replace the first one.`]
      : []),
    ...(send === "amend_payment" || send === "amend_deduction"
      ? ["Pay the tax with the return. Interest runs until you pay, and the IRS bills it."]
      : []),
    ...(send === "delinquent_return"
      ? [
          "If no return was required for the year, send Form 8606 by itself instead. Write the home address on page 1, and sign and date page 2.",
        ]
      : []),
    ...(carrier !== "form_8606" && isAlone && joint !== false
      ? [
          `${joint ? "Amend" : "If this is a joint return, amend"} the joint return only once. Put the spouse's Form 8606 for ${tax_year} in the same envelope.`,
        ]
      : []),
    ...(eFile ? ["You can e-file this instead, with all forms and statements."] : []),
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
          `The IRA deduction${whose} for this year depends on modified AGI, which changes here. Compute the deduction again with the IRA Deduction Worksheet. Lines 1 and 2 of Form 8606 depend on it.`,
        ]
      : []),
    ...(year.form_5329.status !== "same"
      ? [
          year.form_5329.filed === null
            ? unknown5329(year, form5329)
            : `${form5329} changes the tax on Form 1040-X, line 10.`,
        ]
      : []),
    ...(year.knock_on_only && parts.length === 1
      ? ["Optional: only lines 2, 3 and 14 change, and no tax changes."]
      : []),
    ...(send === "amend_same_tax" && parts.length === 1 && !year.knock_on_only && year.form.status === "wrong"
      ? [`You can also send the corrected form by itself, marked ${AMENDED}. This is documented practice.`]
      : []),
    ...(carrier !== "form_8606" && year.right.form_5329?.["3"] === 0
      ? [
          `${form5329} reports only an exception here. If Form 1099-R shows the exception (box 7, code 2, 3 or 4), do not send Form 5329.`,
        ]
      : []),
  ];
}

/** What to ask before Form 5329 is sent, when the ledger does not say whether one was filed. */
function unknown5329({ tax_year, right }: YearCorrection, form: string): string {
  const exception =
    (right.form_5329?.["1"] ?? 0) > 0
      ? " Does an exception apply (line 2)? If so, add it to the distribution."
      : "";
  return `Was ${form} filed for ${tax_year}? The ledger does not say. If it was, add its lines to the ledger.${exception} Then make the package again.`;
}

/** The deadline to mail a refund claim, and which tax it can still recover. */
function refundNotes({ refund }: YearCorrection, asOf: string): Text[] {
  const { until, prepaid_until, at_least } = refund;
  if (until === null) return [];
  if (at_least)
    return [
      `Mail by ${longDate(until)}. You can claim at least until then. The filing date is missing; if the return was filed after its due date, you have more time.`,
    ];
  if (prepaid_until === null || prepaid_until >= until)
    return [`Mail by ${longDate(until)}. After that day, you cannot claim a refund.`];
  if (asOf <= prepaid_until)
    return [
      `Mail by ${longDate(prepaid_until)}. After that day, you can get back only tax paid after the due date. After ${longDate(until)}, you cannot claim a refund.`,
    ];
  return [
    `Mail by ${longDate(until)}. The claim covers only tax paid in the three years before you file it. Tax withheld, or paid by the due date, can no longer be refunded (section 6511(b)(2)(A)). Claim only what was paid later.`,
  ];
}

const titles: Record<Envelope["carrier"], string> = {
  form_8606: "Form 8606 by itself",
  form_1040_x: "Form 1040-X",
  form_1040: "complete return",
};

function writeSources(pages: PageWriter, envelopes: readonly Envelope[]): void {
  const sources = new Set<string>();
  for (const { address } of envelopes)
    if (address) sources.add(`${address.source} (in use since ${longDate(address.since)})`);
  pages.paragraph({
    bold: "Confirm every address before mailing",
    text: `at ${CONFIRM_AT}. Addresses change, and they depend on where the taxpayer lives now. A return with a payment may go to a different address.${
      sources.size === 0 ? "" : ` The addresses above are from: ${[...sources].join("; ")}.`
    }`,
  });
}

function afterwards(correction: HouseholdCorrection, envelopes: readonly Envelope[]): Text[] {
  const closing = earliestClosing(correction);
  const { members } = correction;
  return [
    "Keep the receipts with a copy of everything you mailed.",
    ...(closing === null
      ? []
      : [
          `Put ${longDate(closing.until)} on your calendar. Mail the refund claim for ${closing.tax_year} by then.`,
        ]),
    ...(envelopes.some(({ carrier }) => carrier === "form_1040_x")
      ? [
          "Track each Form 1040-X at irs.gov (Where's My Amended Return?). It takes months.",
          "Amend your state return if the federal change affects it.",
        ]
      : []),
    ...(envelopes.some(hasCause)
      ? [
          "If you get a penalty notice, answer it with the statement of reasonable cause. Do not pay a penalty unless the IRS bills it.",
        ]
      : []),
    ...members.map((member) => nextForm(member, members.length > 1)),
  ];
}

function nextForm({ years, ledger }: Correction, isOneOfSeveral: boolean): string {
  const last = years.at(-1);
  const { owner } = ledger;
  const whose = isOneOfSeveral ? ` of ${owner.name}` : "";
  if (owner.died !== null)
    return `The basis${whose} left after ${last?.tax_year ?? ""} passes to the beneficiaries of the IRAs. Give each of them the summary.`;
  return `Start ${isOneOfSeveral ? `${owner.name}'s` : "the"} next Form 8606 with the correct line 2: the basis after ${last?.tax_year ?? ""} on the summary.`;
}

import type { Correction, YearCorrection } from "../../correction/correct.js";
import type { Envelope } from "../../correction/envelopes.js";
import { AMENDED } from "../../correction/marking.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { longDate, yearsInWords } from "../../text/wording.js";
import type { FoundTemplate } from "../templates.js";
import { earliestClosing } from "./cover-pages.js";

/** Writes the checklist: what to gather, complete, sign and mail, in order, with boxes to check. Do not mail it. */
export function writeChecklist(
  pages: PageWriter,
  correction: Correction,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  pages.heading("Checklist");
  pages.subheading("1. Gather for your file");
  pages.checks(toGather(correction));
  writeEvidence(pages, correction.years);
  if (envelopes.length + correction.lacks.length === 0) {
    pages.subheading("2. After that");
    pages.checks([nextForm(correction)]);
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

function toGather({ years, ledger }: Correction): Text[] {
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
          "Forms W-2, box 13: whether a workplace plan covered the owner. That decides whether contributions were deductible.",
        ]
      : []),
    ...(ledger.owner.household === null
      ? []
      : [
          "The spouse's package. Each spouse has a separate Form 8606, and a joint Form 1040-X includes both.",
        ]),
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
  { lacks, years, ledger }: Correction,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): Text[] {
  const stamped = envelopes.filter(({ replaces }) => replaces).map(({ year }) => year.tax_year);
  const alone = envelopes.filter(({ carrier }) => carrier === "form_8606");
  const withReturn = years.filter(({ send }) => send === "with_the_return").map(({ tax_year }) => tax_year);
  return [
    ...lacks.map(
      ({ path, whether }): Text => ({
        bold: path,
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
    ...(envelopes.some(({ withReasonableCause }) => withReasonableCause)
      ? [
          "Statement of reasonable cause: the client fills in the facts. Each envelope that lists it needs a signed original. Delete anything that is not true, and add nothing you cannot support.",
        ]
      : []),
    ...(alone.length > 0
      ? [
          "Forms sent by themselves: the owner signs page 2 in ink and writes the date of signing. Only the spouse who owns the IRAs signs.",
        ]
      : []),
    ...(envelopes.some(({ carrier }) => carrier === "form_1040_x")
      ? [
          "Forms 1040-X: copy the text and amounts from each Part II page, compute the tax, and complete a corrected return for the year. Replace the text in brackets. On a joint return, both spouses sign.",
          ...(ledger.owner.household === null
            ? []
            : [
                "If the spouse's package amends the same year, send one Form 1040-X with both texts. Enter the amounts once; they are the same on both pages.",
              ]),
        ]
      : []),
    ...(withReturn.length > 0
      ? [
          `The return for ${yearsInWords(withReturn)} is not due yet. File its Form 8606 with it; the form is not in this package.`,
        ]
      : []),
    ...(ledger.owner.died !== null && envelopes.length > 0
      ? [
          `The owner has died: write DECEASED, the name, and ${longDate(ledger.owner.died)} at the top of each return. The personal representative or the surviving spouse signs the returns and the forms.`,
        ]
      : []),
    "Before you sign, compare every page with the returns and the account papers.",
  ];
}

function writeEnvelope(pages: PageWriter, envelope: Envelope, asOf: string): void {
  const { number, year, contents, address, eFile, carrier } = envelope;
  pages.together(120 + contents.length * 18);
  pages.paragraph({ bold: `Envelope ${number}: tax year ${year.tax_year}`, text: titles[carrier] });
  pages.checks([...contents]);
  pages.paragraph({
    bold: "To:",
    text: address === null ? `look up the address at ${CONFIRM_AT}` : address.lines.join(", "),
  });
  const notes: Text[] = [
    ...(year.send === "amend_refund" ? refundNotes(year, asOf) : []),
    ...(year.send === "superseding_return"
      ? [`Mail by ${longDate(year.due)}. A return filed later does not replace the first one.`]
      : []),
    ...(year.income.deductionChanges
      ? [
          "The IRA deduction for this year depends on modified AGI, which changes here. Compute the deduction again with the IRA Deduction Worksheet. Lines 1 and 2 of Form 8606 depend on it.",
        ]
      : []),
    ...(year.form_5329.status !== "same"
      ? [
          year.form_5329.filed === null
            ? "The ledger does not say whether Form 5329 was filed. If the return already paid this additional tax, add the filed Form 5329 to the ledger and make the package again."
            : "Form 5329 changes the tax on Form 1040-X, line 10.",
        ]
      : []),
    ...(year.send === "amend_payment" || year.send === "amend_deduction"
      ? ["Pay the tax with the return. Interest runs until you pay, and the IRS bills it."]
      : []),
    ...(year.send === "delinquent_return"
      ? [
          "If no return was required for the year, send Form 8606 by itself instead. Write the home address on page 1, and sign and date page 2.",
        ]
      : []),
    ...(carrier !== "form_8606" && year.joint !== false
      ? [
          `${year.joint ? "Amend" : "If this is a joint return, amend"} the joint return only once. Put the spouse's Form 8606 for ${year.tax_year} in the same envelope.`,
        ]
      : []),
    ...(year.knock_on_only ? ["Optional: only lines 2, 3 and 14 change, and no tax changes."] : []),
    ...(year.send === "amend_same_tax" && !year.knock_on_only && year.form.status === "wrong"
      ? [`You can also send the corrected form by itself, marked ${AMENDED}. This is documented practice.`]
      : []),
    ...(carrier !== "form_8606" && year.right.form_5329?.["3"] === 0
      ? [
          "Form 5329 reports only an exception here. If Form 1099-R shows the exception (box 7, code 2, 3 or 4), do not send Form 5329.",
        ]
      : []),
    ...(eFile ? ["You can e-file this instead, with all forms and statements."] : []),
  ];
  if (notes.length > 0) pages.bullets(notes);
  pages.ruled("Certified mail number and date mailed:", 1);
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

function afterwards(correction: Correction, envelopes: readonly Envelope[]): Text[] {
  const closing = earliestClosing(correction);
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
    ...(envelopes.some(({ withReasonableCause }) => withReasonableCause)
      ? [
          "If you get a penalty notice, answer it with the statement of reasonable cause. Do not pay a penalty unless the IRS bills it.",
        ]
      : []),
    nextForm(correction),
  ];
}

function nextForm({ years, ledger }: Correction): string {
  const last = years.at(-1);
  if (ledger.owner.died !== null)
    return `The basis left after ${last?.tax_year ?? ""} passes to the beneficiaries of the IRAs. Give each of them the summary.`;
  return `Start the next Form 8606 with the correct line 2: the basis after ${last?.tax_year ?? ""} on the summary.`;
}

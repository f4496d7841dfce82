import type { Correction, YearCorrection } from "../../correction/correct.js";
import type { Envelope } from "../../correction/envelopes.js";
import { AMENDED } from "../../correction/marking.js";
import { CONFIRM_AT } from "../../data/mail.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { longDate, yearsInWords } from "../../text/wording.js";
import type { FoundTemplate } from "../templates.js";
import { earliestClosing } from "./cover-pages.js";

/** What to gather, complete, sign and mail, in order, each with a box to tick. It is not mailed. */
export function writeChecklist(
  pages: PageWriter,
  correction: Correction,
  envelopes: readonly Envelope[],
  kinds: ReadonlySet<FoundTemplate["kind"]>,
): void {
  pages.heading("Checklist");
  pages.subheading("1. Gather, and put into the file");
  pages.checks(toGather(correction));
  writeEvidence(pages, correction.years);
  if (envelopes.length + correction.lacks.length === 0) {
    pages.subheading("2. Afterwards");
    pages.checks([nextForm(correction)]);
    return;
  }
  pages.subheading("2. Complete");
  pages.checks(toComplete(correction, envelopes, kinds));
  pages.subheading("3. Mail, in this order");
  pages.paragraph(howToMail(envelopes.length));
  for (const envelope of envelopes) writeEnvelope(pages, envelope, correction.as_of);
  if (envelopes.length > 0) writeSources(pages, envelopes);
  pages.subheading("4. Afterwards");
  pages.checks(afterwards(correction, envelopes));
}

function howToMail(count: number): string {
  if (count === 0) return "Nothing yet: what is missing decides.";
  if (count === 1) return "One envelope, by certified mail with a return receipt.";
  return "Each in an envelope of its own, by certified mail with a return receipt: every Form 1040-X, and in practice every form sent by itself. The oldest year goes first, before or with what relies on it.";
}

function toGather({ years, ledger }: Correction): Text[] {
  const span = yearsInWords(years.map(({ tax_year }) => tax_year));
  const amounts = years.filter(({ right }) => right.form_1040["4a"] > 0).map(({ tax_year }) => tax_year);
  return [
    "IRS wage and income transcripts: they reach back about ten years and show Forms 5498 and 1099-R.",
    `IRS return transcripts or account transcripts for ${span}: when each return was filed, and what it deducted and taxed.`,
    "Copies of the returns as filed, with any Form 8606.",
    "Forms 5498, or custodians' statements, for every contribution and every December 31.",
    ...(amounts.length > 0 ? [`Forms 1099-R for ${yearsInWords(amounts)}.`] : []),
    ...(years.some(contributed)
      ? ["Forms W-2, box 13: whether a plan at work covered the owner, which decides what could be deducted."]
      : []),
    ...(ledger.owner.household === null
      ? []
      : [
          "The spouse's package: each spouse has a Form 8606 of their own, and a joint Form 1040-X holds both.",
        ]),
  ];
}

/** Something was contributed for the year that could have been deducted, as far as the forms and returns show. */
function contributed({ right, filed_lines, income }: YearCorrection): boolean {
  const { filed, right: deducted } = income.deducted;
  return [right.lines["1"], filed_lines?.["1"], filed, deducted].some((amount) => Number(amount ?? 0) !== 0);
}

function writeEvidence(pages: PageWriter, years: readonly YearCorrection[]): void {
  const share = 1.4;
  pages.table(
    [
      { heading: "On hand for", share: 1.2 },
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

/** A place to tick in a table. */
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
        text: `tells ${whether}: add it to the ledger and make this package anew.`,
      }),
    ),
    ...(kinds.has("worksheet")
      ? [
          "Copy each worksheet onto the IRS's Form 8606 of the same year (irs.gov, prior year forms). The worksheets are not for filing.",
        ]
      : []),
    ...(stamped.length > 0 && kinds.has("worksheet")
      ? [
          `See that the forms for ${yearsInWords(stamped)} are marked ${AMENDED} at the top, or that their box for an amended return is checked.`,
        ]
      : []),
    ...(envelopes.some(({ withReasonableCause }) => withReasonableCause)
      ? [
          "Statement of reasonable cause: the client fills in the facts, one signed original for each envelope that lists it. Leave out what is not so; invent nothing.",
        ]
      : []),
    ...(alone.length > 0
      ? [
          "Forms sent by themselves: the owner signs and dates page 2 in ink, on the day of signing. One spouse signs, the one whose IRAs these are.",
        ]
      : []),
    ...(envelopes.some(({ carrier }) => carrier === "form_1040_x")
      ? [
          "Forms 1040-X: copy the text and the amounts of each Part II page, figure the tax, and complete the return of the year anew. Replace what stands in brackets. On a joint return both spouses sign.",
          ...(ledger.owner.household === null
            ? []
            : [
                "A year that the spouse's package amends too: one Form 1040-X, with the texts of both and the amounts once; they are the same on both pages.",
              ]),
        ]
      : []),
    ...(withReturn.length > 0
      ? [
          `The return for ${yearsInWords(withReturn)} is not due yet: its Form 8606 goes with it and is not in this package.`,
        ]
      : []),
    ...(ledger.owner.died !== null && envelopes.length > 0
      ? [
          `The owner has died: write DECEASED, the name, and ${longDate(ledger.owner.died)} at the top of each return. The personal representative or the surviving spouse signs, on the forms too.`,
        ]
      : []),
    "Read every page once more against the returns and the custodians' papers before it is signed.",
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
      ? [`Mail by ${longDate(year.due)}: a return that arrives later does not replace the first one.`]
      : []),
    ...(year.income.deductionChanges
      ? [
          "The IRA deduction of this year depends on modified AGI, which changes here. Compute the deduction again with the IRA Deduction Worksheet; lines 1 and 2 of Form 8606 follow from it.",
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
      ? ["Interest runs until the tax is paid, and the IRS bills it. Pay the tax itself with the return."]
      : []),
    ...(year.send === "delinquent_return"
      ? [
          "If no return was required for the year, send Form 8606 by itself instead: write the home address on page 1, sign and date page 2.",
        ]
      : []),
    ...(carrier !== "form_8606" && year.joint !== false
      ? [
          `${year.joint ? "A" : "If it is a joint return: a"} joint return is amended once. A Form 8606 of the spouse for ${year.tax_year} goes into the same envelope.`,
        ]
      : []),
    ...(year.knock_on_only ? ["May be left out: only lines 2, 3 and 14 moved, and no tax changes."] : []),
    ...(year.send === "amend_same_tax" && !year.knock_on_only && year.form.status === "wrong"
      ? [`Documented alternative: the corrected form by itself, marked ${AMENDED}.`]
      : []),
    ...(carrier !== "form_8606" && year.right.form_5329?.["3"] === 0
      ? [
          "Form 5329 reports an exception alone here: leave it out where Form 1099-R shows the exception (box 7, code 2, 3 or 4).",
        ]
      : []),
    ...(eFile ? ["Can be e-filed instead, with all forms and statements."] : []),
  ];
  if (notes.length > 0) pages.bullets(notes);
  pages.ruled("Certified mail number, and day of mailing:", 1);
}

/** By when a refund claim has to be in the mail, and what it still reaches. */
function refundNotes({ refund }: YearCorrection, asOf: string): Text[] {
  const { until, prepaid_until, at_least } = refund;
  if (until === null) return [];
  if (at_least)
    return [
      `Mail by ${longDate(until)}: the claim is open at least until then. The filing date is missing; a return filed after its due date leaves more time.`,
    ];
  if (prepaid_until === null || prepaid_until >= until)
    return [`Mail by ${longDate(until)}: after that day no refund can be claimed.`];
  if (asOf <= prepaid_until)
    return [
      `Mail by ${longDate(prepaid_until)}: after that day a claim reaches only tax paid after the due date, and after ${longDate(until)} none.`,
    ];
  return [
    `Mail by ${longDate(until)}. The claim can be filed until then, but it reaches only tax paid in the three years before it: tax withheld, or paid by the due date, cannot be refunded any more (section 6511(b)(2)(A)). Claim only what was paid later.`,
  ];
}

const titles: Record<Envelope["carrier"], string> = {
  form_8606: "Form 8606 by itself",
  form_1040_x: "Form 1040-X",
  form_1040: "a whole return",
};

function writeSources(pages: PageWriter, envelopes: readonly Envelope[]): void {
  const sources = new Set<string>();
  for (const { address } of envelopes)
    if (address) sources.add(`${address.source} (in use since ${longDate(address.since)})`);
  pages.paragraph({
    bold: "Confirm every address before mailing",
    text: `at ${CONFIRM_AT}: addresses change, and go by where the taxpayer lives now. A return with a payment enclosed may have another one.${
      sources.size === 0 ? "" : ` Those above are from: ${[...sources].join("; ")}.`
    }`,
  });
}

function afterwards(correction: Correction, envelopes: readonly Envelope[]): Text[] {
  const closing = earliestClosing(correction);
  return [
    "Keep the receipts with a copy of everything that was mailed.",
    ...(closing === null
      ? []
      : [
          `Put ${longDate(closing.until)} into the calendar: the refund claim for ${closing.tax_year} must be in the mail by then.`,
        ]),
    ...(envelopes.some(({ carrier }) => carrier === "form_1040_x")
      ? [
          "Follow each Form 1040-X at irs.gov (Where's My Amended Return); it takes months.",
          "Amend state returns where the federal change calls for it.",
        ]
      : []),
    ...(envelopes.some(({ withReasonableCause }) => withReasonableCause)
      ? [
          "If a penalty notice comes, answer it with the statement of reasonable cause. Do not pay one in advance.",
        ]
      : []),
    nextForm(correction),
  ];
}

function nextForm({ years, ledger }: Correction): string {
  const last = years.at(-1);
  if (ledger.owner.died !== null)
    return `The basis that is left after ${last?.tax_year ?? ""} goes to the beneficiaries of the IRAs: give each of them the summary.`;
  return `Start the next Form 8606 with the correct line 2: the basis after ${last?.tax_year ?? ""} on the summary.`;
}

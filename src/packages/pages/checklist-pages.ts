import { assumptionsInWords } from "../../correction/assumed/assumptions.js";
import { lastFormYear } from "../../correction/assumed/opening.js";
import type { Correction, YearCorrection } from "../../correction/correct.js";
import type { Send } from "../../correction/decisions.js";
import type { Envelope } from "../../correction/envelopes.js";
import { closingInWords, excessYears, firstDeadline, MAIL_LATER } from "../../correction/first-deadline.js";
import type { HouseholdCorrection } from "../../correction/household-correction.js";
import { AMENDED } from "../../correction/marking.js";
import { isStillReturnable } from "../../correction/still-returnable.js";
import { isUnmarried } from "../../correction/unmarried.js";
import { CONFIRM_AT } from "../../data/mail.js";
import { yearOf } from "../../ledger/date.js";
import type { Ledger, Opening } from "../../ledger/schema.js";
import type { PageWriter, Text } from "../../pdf/pages/page-writer.js";
import { factAtBeginning } from "../../review/facts-in-words.js";
import { inDollars, listed, longDate, yearsInWords } from "../../text/wording.js";
import { filingDeadline } from "../../year/deadlines.js";
import type { Slip } from "../slip-sheets.js";
import { exceptCopies, isCorrected, titleOf, writeEnvelope } from "./checklist-envelope.js";
import { coverageProof, isCoverageAsked } from "./coverage-proof.js";
import { exceptionProofs } from "./exception-proofs.js";
import { nextForms } from "./next-form.js";
import { hasPreparer, toldOf } from "./summary-pages.js";

/** All that is mailed. */
interface Mailing {
  readonly correction: HouseholdCorrection;
  readonly envelopes: readonly Envelope[];
  /** The forms that are worksheets here, to copy onto the IRS's own. */
  readonly copied: readonly string[];
  /** What the preparer inserts into each envelope. */
  readonly slips: ReadonlyMap<Envelope, readonly Slip[]>;
}

/** Writes the checklist: what to gather, complete, sign and mail, in order, with boxes to check. Do not mail it. */
export function writeChecklist(pages: PageWriter, { correction, envelopes, copied, slips }: Mailing): void {
  const { members } = correction;
  pages.heading("Checklist");
  pages.subheading("1. Gather for your file");
  pages.checks(toGather(correction));
  for (const { ledger, years } of members.filter((member) => member.years.length > 0)) {
    if (members.length > 1) pages.paragraph({ bold: ledger.owner.name, text: "" });
    writeEvidence(pages, years, ledger);
  }
  if (envelopes.length + correction.lacks.length === 0) {
    pages.subheading("2. The basis from here on");
    pages.checks(nextForms(members));
    return;
  }
  pages.subheading("2. Complete");
  pages.checks(toComplete(correction, envelopes, copied));
  pages.subheading("3. Mail in this order");
  pages.paragraph(howToMail(envelopes));
  for (const envelope of envelopes)
    writeEnvelope(pages, envelope, correction.as_of, slips.get(envelope) ?? []);
  if (envelopes.length > 0) writeSources(pages, envelopes);
  pages.subheading("4. After mailing");
  pages.checks(afterwards(correction, envelopes));
}

function howToMail(envelopes: readonly Envelope[]): string {
  if (envelopes.length === 0) return "Nothing yet. First add what is missing.";
  return `${envelopes.some(({ parts }) => parts.some(({ isHeld }) => isHeld)) ? `${MAIL_LATER.replace("this", "anything")} Once it is settled: ` : ""}${inOrder(envelopes)}`;
}

function inOrder(envelopes: readonly Envelope[]): string {
  if (envelopes.length === 1) return "Send one envelope by certified mail with a return receipt.";
  const titles = new Set(envelopes.map((envelope) => titleOf(envelope)));
  const what = listed([...titles].map((title) => `each ${title}`));
  return `Mail ${what} in a separate envelope. Use certified mail with a return receipt. Mail the oldest year first, or all years together.`;
}

function toGather(correction: HouseholdCorrection): Text[] {
  const years = correction.members.flatMap((member) => member.years);
  const span = yearsInWords(years.map(({ tax_year }) => tax_year));
  const amounts = years.filter(({ right }) => right.form_1040["4a"] > 0).map(({ tax_year }) => tax_year);
  return [
    "IRS wage and income transcripts. They go back about ten years and show Forms 5498 and 1099-R.",
    `IRS return transcripts or account transcripts for ${span}. They show when each return was filed and what it deducted and taxed.`,
    ...(years.some(({ state }) => state.return !== "not_filed")
      ? ["Copies of the returns as filed, with any Form 8606."]
      : []),
    ...openingProof(correction),
    "Forms 5498 or account statements for every contribution and every December 31.",
    ...(amounts.length > 0 ? [`Forms 1099-R for ${yearsInWords(amounts)}.`] : []),
    ...charity(years),
    ...exceptionProofs(correction.members),
    ...divorce(years),
    ...coverageProof(correction),
  ];
}

/** What proves the amounts before the first year. */
function openingProof({ members }: HouseholdCorrection): Text[] {
  return members.flatMap(({ ledger: { opening, owner } }): Text[] => {
    if (opening === null) return [];
    const from = owner.inherited_from ?? (members.length > 1 ? owner.name : null);
    return [
      ...((opening.basis ?? 0) > 0 ? [openingForm(opening, from)] : []),
      ...((opening.roth_contributions ?? 0) > 0
        ? [
            `Forms 5498 for the Roth IRA contributions up to ${opening.year}. They prove the part that comes out without tax.`,
          ]
        : []),
    ];
  });
}

/** The form that the basis comes from, by its year where the ledger has it; or that there is none. */
function openingForm(opening: Opening, from: string | null): string {
  const last = lastFormYear(opening);
  if (last === "none")
    return `What proves the basis${from === null ? "" : ` of ${from}`} up to ${opening.year} without a Form 8606, such as Forms 5498 and the returns of those years.`;
  const which =
    last === null
      ? `last Form 8606 up to ${opening.year}`
      : `Form 8606 for ${last}, the last one filed before ${opening.year + 1}`;
  return `${from === null ? "The" : `${from}'s`} ${which}: its line 14 proves the basis that this package begins with.`;
}

/** What proves a qualified charitable distribution (IRC 408(d)(8); Publication 590-B, chapter 1). */
function charity(years: readonly YearCorrection[]): Text[] {
  const given = years.filter((year) => year.off_form.charity.length > 0 && isCorrected(year));
  if (given.length === 0) return [];
  return [
    `For each charitable distribution in ${yearsInWords(given.map(({ tax_year }) => tax_year))}: the charity's written acknowledgment, which says that nothing was received in return, and which came by the day of filing or the due date with extensions, whichever was first (section 170(f)(8)(C)); and the trustee's record that it paid the charity directly, at age 70½ or later. A donor-advised fund does not qualify.`,
  ];
}

/** What proves a divorce transfer of basis (IRC 408(d)(6)). */
function divorce(years: readonly YearCorrection[]): Text[] {
  const moved = years.filter(({ right }) => right.statements.some(({ kind }) => kind === "divorce_transfer"));
  if (moved.length === 0) return [];
  return [
    `For the divorce transfer in ${yearsInWords(moved.map(({ tax_year }) => tax_year))}: the decree or separation instrument, and the custodian's record of the transfer with its day and its amount.`,
  ];
}

function writeEvidence(pages: PageWriter, years: readonly YearCorrection[], ledger: Ledger): void {
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
      isCoverageAsked(year, ledger) ? BOX : "–",
    ]),
  );
}

/** A box to check in a table. */
const BOX = "[    ]";

function toComplete(
  correction: HouseholdCorrection,
  envelopes: readonly Envelope[],
  copied: readonly string[],
): Text[] {
  const { members } = correction;
  const isPaid = hasPreparer(correction);
  const stamped = envelopes
    .filter(({ parts }) => parts.some(({ replaces }) => replaces))
    .map(({ tax_year }) => tax_year);
  const withReturn = members.flatMap(({ years }) =>
    years.filter(({ send }) => send === "with_the_return").map(({ tax_year }) => tax_year),
  );
  return [
    ...members.flatMap(({ lacks, ledger }) =>
      lacks.map(
        ({ path, whether }): Text => ({
          bold: `${members.length > 1 ? `${ledger.owner.name}: ` : ""}${toldOf(ledger, isPaid)(factAtBeginning(path))}`,
          text: `is missing, so we cannot tell ${toldOf(ledger, isPaid)(whether)}. Add it to the ledger and make this package again.`,
        }),
      ),
    ),
    ...(members.some(({ assumed }) => assumed.length > 0)
      ? [
          "Check what this package assumes (in the summary, under What is missing or assumed) before anything is signed.",
        ]
      : []),
    ...members.flatMap(({ assumed, ledger }) =>
      assumptionsInWords(assumed.filter(isStillReturnable)).map(
        ({ fact, text }): Text => ({
          bold: `${members.length > 1 ? `${ledger.owner.name}: ` : ""}${toldOf(ledger, isPaid)(fact)}`,
          text: toldOf(ledger, isPaid)(text),
        }),
      ),
    ),
    ...copied.map(
      (form) =>
        `Copy each worksheet of ${form} onto the IRS's ${form} for the same year (irs.gov, prior year forms). Do not file the worksheets.${form === "Form 8606" ? exceptCopies(envelopes) : ""}`,
    ),
    ...(stamped.length > 0 && copied.includes("Form 8606")
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
    ...afterDeath(members, envelopes),
    `Before ${isPaid ? "the client signs" : "you sign"}, compare every page with the returns and the account papers.`,
  ];
}

/** What is done differently for an owner who has died. */
function afterDeath(members: readonly Correction[], envelopes: readonly Envelope[]): Text[] {
  return members.flatMap(({ ledger, years }): Text[] => {
    const { owner } = ledger;
    const { name, died } = owner;
    const theirs = envelopes.filter(({ owners }) => owners.includes(owner));
    if (died === null || theirs.length === 0) return [];
    const living = theirs.flatMap(({ owners }) => owners).find((other) => other.died === null);
    const signs =
      living === undefined
        ? `The personal representative${isUnmarried(ledger) ? "" : " or the surviving spouse"} signs the returns and the letters${theirs.some(({ carrier }) => carrier === "form_8606") ? ", and each form that goes by itself" : ""}`
        : `${living.name} signs the joint returns and writes “Filing as surviving spouse” beside the signature. If someone else was appointed as personal representative, that person signs too`;
    const amended = theirs.some(({ carrier }) => carrier === "form_1040_x");
    const valued = years.find(
      ({ tax_year, right }) => tax_year === yearOf(died) && right.lines["6"] !== undefined,
    );
    return [
      ...(living === undefined
        ? [
            `Form 1040-X and the letters have blanks for the name and address of whoever acts for the estate of ${name}. Fill them in, so that a refund arrives there.`,
          ]
        : []),
      `${name} has died: write DECEASED, the name, and ${longDate(died)} at the top of each return${amended ? " where it is not printed" : ""}. ${signs}.`,
      ...(valued === undefined
        ? []
        : [
            ledger.years[valued.tax_year]?.value_at_death == null
              ? `Line 6 of ${name}'s Form 8606 for ${valued.tax_year} has the December 31 value for now. It must be the value on ${longDate(died)}, the date of death. Get that value from the custodian, add it to the ledger, and make this package again.`
              : `Line 6 of ${name}'s Form 8606 for ${valued.tax_year} is the value on ${longDate(died)}, the date of death, and not on December 31. Compare it with the custodian's date-of-death value.`,
          ]),
    ];
  });
}

/** What is filled in by hand and signed. */
function toSign(envelopes: readonly Envelope[], isPaid: boolean): Text[] {
  const has = (carrier: Envelope["carrier"]) => envelopes.some((envelope) => envelope.carrier === carrier);
  const sends = (send: Send) => envelopes.some((envelope) => envelope.send === send);
  return [
    ...(envelopes.some(hasCause)
      ? [
          `Statement of reasonable cause: ${isPaid ? "the client fills in" : "fill in"} the facts. Each envelope that lists it needs a signed original. Delete anything that is not true, and add nothing ${isPaid ? "the client" : "you"} cannot support.`,
        ]
      : []),
    ...(has("form_8606")
      ? [
          `Forms sent by themselves: ${isPaid ? "the client signs each on its last page in ink and writes" : "sign each on its last page in ink and write"} the date of signing. Only the spouse who owns the IRAs signs.`,
        ]
      : []),
    ...(has("form_1040_x")
      ? [
          `Forms 1040-X: compute the tax, and complete a corrected return for the year. Fill in the blanks in Part II, and in the letter where it has some: by hand, or in the fillable form (YEAR-form-1040-x.pdf), whose two pages then take the place of those in the envelope file. Add the occupation, the telephone and any identity protection PIN on page 2.${envelopes.some(areBothLiving) ? " On a joint return, both spouses sign." : ""}`,
          "Line 1, column B, has only the changes shown here. If anything else in adjusted gross income changes with them (such as taxable Social Security), change it there and in Part II.",
        ]
      : []),
    ...(sends("superseding_return")
      ? [
          "Superseding return: complete a whole new return with all its schedules, with the lines on its page here, and compute the tax. Write SUPERSEDING RETURN at the top of page 1.",
        ]
      : []),
    ...(sends("delinquent_return")
      ? [
          "Late return: complete a whole return for the year with all its schedules, with the lines on its page here, and compute the tax.",
        ]
      : []),
  ];
}

/** Whether an envelope has an amended return on which nobody has died. */
function areBothLiving({ carrier, owners }: Envelope): boolean {
  return carrier === "form_1040_x" && owners.every(({ died }) => died === null);
}

function hasCause({ parts }: Envelope): boolean {
  return parts.some(({ withReasonableCause }) => withReasonableCause);
}

function writeSources(pages: PageWriter, envelopes: readonly Envelope[]): void {
  const sources = new Set<string>();
  for (const { address } of envelopes)
    if (address) sources.add(`${address.source} (in use since ${longDate(address.since)})`);
  pages.paragraph({
    bold: "Confirm every address before mailing",
    text: `at ${CONFIRM_AT}. Addresses change, and they depend on where the taxpayer lives now (for an estate, where its representative lives). A return with a payment may go to a different address.${
      sources.size === 0 ? "" : ` The addresses above come from ${[...sources].join("; ")}.`
    }`,
  });
}

function afterwards(correction: HouseholdCorrection, envelopes: readonly Envelope[]): Text[] {
  const closing = firstDeadline(correction);
  const { members, as_of } = correction;
  const whose = hasPreparer(correction) ? "the client's" : "your";
  return [
    "Keep the receipts with a copy of everything you mailed.",
    ...(closing === null
      ? []
      : [`Put ${longDate(closing.until)} on your calendar. ${closingInWords(closing, correction)}`]),
    ...(envelopes.some(({ carrier }) => carrier === "form_1040_x")
      ? ["Track each Form 1040-X at irs.gov (Where's My Amended Return?). It takes months."]
      : []),
    ...stateReturns(envelopes, whose),
    ...(envelopes.some(hasCause)
      ? [
          "Do not send a penalty in advance. If the IRS sends a penalty notice, answer it with the statement of reasonable cause by the day on the notice, before you pay.",
        ]
      : []),
    ...members.flatMap((member) => excessLeft(member, members.length > 1, as_of)),
    ...nextForms(members),
  ];
}

/** What follows for the state's return from each kind of return that is sent. */
function stateReturns(envelopes: readonly Envelope[], whose: string): string[] {
  const has = (holds: (envelope: Envelope) => boolean, text: string) => (envelopes.some(holds) ? [text] : []);
  return [
    ...has(
      ({ carrier }) => carrier === "form_1040_x",
      `Amend ${whose} state return if the federal change affects it.`,
    ),
    ...has(
      ({ send }) => send === "superseding_return",
      `If ${whose} state return for the year of the superseding return was filed too, replace or amend it if the federal change affects it.`,
    ),
    ...has(
      ({ send }) => send === "delinquent_return",
      `File ${whose} late state return too, if the state requires one for that year.`,
    ),
  ];
}

/** What has to be done about an excess that is still in the IRAs after the last year (IRC 4973, 408(d)(5)). */
function excessLeft({ years, ledger }: Correction, isOneOfSeveral: boolean, asOf: string): string[] {
  const last = years.at(-1);
  const of = isOneOfSeveral ? ` of ${ledger.owner.name}` : "";
  return (
    [
      ["traditional", last?.right.form_5329?.["16"], `${whileEmpty(last)}${WITHDRAWAL}`],
      ["Roth", last?.right.form_5329?.["24"], ""],
    ] as const
  ).flatMap(([kind, excess = 0, withdrawal]) =>
    excess === 0
      ? []
      : [
          `An excess contribution of ${inDollars(excess)} to the ${kind} IRAs${of} had not been corrected by the end of ${last?.tax_year}. The 6 percent tax is due again for every later year, with Form 5329, until the excess is taken out or becomes a contribution of a later year.${last === undefined ? "" : againDue(last.tax_year, ledger, asOf)}${withdrawal}`,
        ],
  );
}

/** The tax of Part III is at most 6 percent of the December 31 value, which a conversion may have left at nothing. */
function whileEmpty(last: YearCorrection | undefined): string {
  const { "16": standing = 0, "17": tax = 0 } = last?.right.form_5329 ?? {};
  return standing > 0 && tax === 0
    ? " In Part III of Form 5329, the tax for a year is zero if the traditional IRAs were empty on December 31."
    : "";
}

/** The years after the last one of a ledger that may owe the 6 percent tax again: those whose returns are due, and the next. */
function againDue(last: number, ledger: Ledger, asOf: string): string {
  if (ledger.owner.died !== null) return "";
  const { past, next } = excessYears(last, ledger, asOf);
  const was =
    past.length === 0
      ? ""
      : ` If it was not corrected by the end of ${yearsInWords(past)}, the return for ${past.length === 1 ? "that year" : "each of those years"} must have had Form 5329: if not, amend it.`;
  return `${was} If it ${next > yearOf(asOf) - 1 ? "is" : "was"} not corrected by the end of ${next}, Form 5329 is due with the ${next} return by ${longDate(filingDeadline(ledger, next))}.`;
}

const WITHDRAWAL =
  " A withdrawal of it is not taxed if the contributions for its year were not more than that year's dollar limit, and no deduction was taken for it (section 408(d)(5)).";

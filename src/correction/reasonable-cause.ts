import type { Ledger } from "../ledger/schema.js";
import { onceForEach } from "../once-for-each.js";
import { capital, inDollars, listed, yearsInWords } from "../text/wording.js";
import type { Correction, YearCorrection } from "./correct.js";
import { isPaidBackOnLine1, paidBackAsFact } from "./paid-back.js";
import { signerOf } from "./signers.js";
import { isUndoneLater, whyLine1BecameTooHigh } from "./undone-later.js";

/** One section of the statement: facts from the ledger, and what only the client knows. */
interface CauseSection {
  readonly title: string;
  /** Facts from the ledger. */
  readonly facts: readonly string[];
  /** Beginnings of sentences that the client completes, each with a number of blank lines. */
  readonly blanks: readonly { readonly begins: string; readonly lines: number }[];
}

/** The draft of a statement of reasonable cause. Facts that are not in the ledger are blanks, never invented. */
export interface ReasonableCause {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly CauseSection[];
  readonly declaration: string;
  /** Who signs it: the owner, or the one who acts for the estate. */
  readonly signer: string;
}

/** Who tells what happened: the owner, or after a death the one who acts for the estate. */
interface Teller {
  /** "I", or the owner's name. */
  readonly I: string;
  /** "My", or the owner's name with an "s". */
  readonly My: string;
  readonly my: string;
  readonly me: string;
  /** Follows what the teller may not know at first hand. */
  readonly known: string;
}

function tellerOf({ owner: { name, died } }: Ledger): Teller {
  if (died === null) return { I: "I", My: "My", my: "my", me: "me", known: "" };
  return { I: name, My: `${name}'s`, my: `${name}'s`, me: name, known: ", to my knowledge" };
}

/** What happened: only the taxpayer knows. Of a return that was never filed nobody asks who prepared it. */
function happened(years: Correction["years"], { I, My, known }: Teller): CauseSection {
  const filed = years.filter(({ state }) => state.return !== "not_filed").map(({ tax_year }) => tax_year);
  const returns = `${My} ${filed.length > 1 ? "returns" : "return"} for`;
  const was = filed.length > 1 ? "were" : "was";
  const whom = filed.length > 1 ? "them" : "it";
  return {
    title: "What happened, and when",
    facts: [],
    blanks:
      filed.length === 0
        ? [{ begins: `What ${I} knew at the time${known}:`, lines: 2 }]
        : [
            { begins: `${returns} ${yearsInWords(filed)} ${was} prepared by`, lines: 1 },
            {
              begins: `What ${I} knew, and what ${I} gave the person who prepared ${whom}${known}:`,
              lines: 2,
            },
          ],
  };
}

/**
 * Why it happened: only the taxpayer knows.
 *
 * @param over years whose line 1 was too high when the form was filed
 * @param became why line 1 of other years became too high later, which the ledger has
 * @param unfiled years whose return was never filed, though one was or may have been required
 */
function why(
  missed: readonly number[],
  over: readonly number[],
  became: readonly string[],
  unfiled: readonly number[],
): CauseSection {
  const withForm = missed.filter((year) => !unfiled.includes(year));
  const begins = [
    ...(withForm.length > 0
      ? [withForm.length > 1 ? "The forms were not filed, because" : "The form was not filed, because"]
      : []),
    ...(unfiled.length > 0
      ? [`The return for ${yearsInWords(unfiled)} and its Form 8606 were not filed, because`]
      : []),
    ...(over.length > 0 ? ["The form was filed with an error, because"] : []),
    ...(became.length > 0 ? ["Line 1 was not corrected before, because"] : []),
  ];
  const wrong = over.length > 0 ? "Why the form was wrong" : "Why line 1 became too high";
  return {
    title:
      missed.length > 1
        ? "Why the forms were not filed"
        : missed.length > 0
          ? "Why the form was not filed"
          : wrong,
    facts: became,
    blanks: begins.map((each) => ({ begins: each, lines: 3 })),
  };
}

/** What else only the taxpayer knows. */
function story({ I, My, my, me, known }: Teller): CauseSection[] {
  const isOwner = I === "I";
  return [
    {
      title: isOwner ? "The care I took" : "The care that was taken",
      facts: [],
      blanks: [
        {
          begins: `What ${isOwner ? `${I} did` : "was done"} at the time, if anything, to report ${isOwner ? my : "the"} IRAs${known}:`,
          lines: 3,
        },
      ],
    },
    {
      title: isOwner ? "How I found the error and corrected it" : "How the error was found and corrected",
      facts: [],
      blanks: [
        { begins: "When, by whom, and how the error was found:", lines: 2 },
        { begins: "Since then, I have done the following, on these dates:", lines: 2 },
      ],
    },
    {
      title: `${My} record`,
      facts: [],
      blanks: [
        { begins: `For other years, ${I} filed returns and paid tax as follows:`, lines: 2 },
        {
          begins: `The IRS wrote to ${me} about this before ${isOwner ? "I found it" : "it was found"} (no, or yes with the date):`,
          lines: 1,
        },
      ],
    },
  ];
}

function enclosed(
  years: readonly number[],
  year: number | null,
  withForm: ReadonlySet<number>,
): CauseSection {
  const copies = years.length > 1 ? "copies for the other years, and the evidence," : "the evidence";
  const which =
    year ?? (years.length > 1 ? `[the year of this envelope: ${years.join(" or ")}]` : years.join());
  // A form that was not required is not replaced, so none is enclosed.
  const form = years.some((each) => withForm.has(each)) && (year === null || withForm.has(year));
  return {
    title: "What is enclosed",
    facts: [`${form ? `Form 8606 for ${which}. ` : ""}I can send ${copies} on request.`],
    blanks: [{ begins: "Also enclosed:", lines: 1 }],
  };
}

/** What leaves nothing in the mail, so that no statement goes with it. */
export const NOT_SENT: readonly YearCorrection["send"][] = ["nothing", "deduction_stands", "undecided"];

/**
 * The draft for all years with a possible penalty whose form is sent; null if there is none.
 *
 * @param year the tax year of the envelope that it goes in; null in a draft for all of them
 */
export function reasonableCause(correction: Correction, year: number | null = null): ReasonableCause | null {
  const draft = draftOf(correction);
  if (draft === null) return null;
  const { about, ...cause } = draft;
  const withForm = new Set(
    correction.years.filter(({ right }) => right.must_file).map(({ tax_year }) => tax_year),
  );
  return { ...cause, sections: [...cause.sections, enclosed(about, year, withForm)] };
}

/** The draft up to what is enclosed, and the years that it is about; null if there is none. */
const draftOf = onceForEach((correction: Correction): (ReasonableCause & { about: number[] }) | null => {
  const years = correction.years.filter(({ send }) => !NOT_SENT.includes(send));
  const missed = years.filter(({ penalty }) => penalty.not_filed > 0).map(({ tax_year }) => tax_year);
  const over = years.filter(({ penalty }) => penalty.overstated > 0).map(({ tax_year }) => tax_year);
  if (missed.length + over.length === 0) return null;
  const { ledger } = correction;
  const became = years.filter((year) => over.includes(year.tax_year) && isUndoneLater(ledger, year));
  const wrong = over.filter((year) => !became.some(({ tax_year }) => tax_year === year));
  const teller = tellerOf(correction.ledger);
  const what = [
    ...(missed.length > 0
      ? [
          `${teller.I} did not report nondeductible contributions to traditional IRAs for ${yearsInWords(missed)} on Form 8606 on time`,
        ]
      : []),
    ...(over.length > 0
      ? [
          `line 1 of ${teller.my} Form 8606 for ${yearsInWords(over)} ${wrong.length > 0 ? "was too high" : "became too high after filing"}`,
        ]
      : []),
  ];
  return {
    title: "Statement of reasonable cause",
    intro: `${capital(listed(what))}. The facts are below. I ask the IRS not to charge a penalty under section 6693(b).`,
    sections: [
      misreported(years, missed, over, wrong),
      happened(
        years.filter(({ tax_year }) => missed.includes(tax_year) || over.includes(tax_year)),
        teller,
      ),
      why(
        missed,
        wrong,
        became.flatMap((year) => whyLine1BecameTooHigh(ledger, year)),
        years
          .filter(
            ({ tax_year, state }) =>
              missed.includes(tax_year) && state.return === "not_filed" && state.required !== "no",
          )
          .map(({ tax_year }) => tax_year),
      ),
      ...story(teller),
      ...theMoney(
        years.filter(({ tax_year }) => missed.includes(tax_year)),
        teller,
      ),
    ],
    about: [...new Set([...missed, ...over])].sort(),
    signer: signerOf(correction.ledger.owner, correction.ledger),
    declaration:
      "Under penalties of perjury, I declare that, to the best of my knowledge and belief, this statement is true, correct, and complete.",
  };
});

function theMoney(missed: Correction["years"], teller: Teller): CauseSection[] {
  if (missed.length === 0) return [];
  return [
    {
      title: "The money that was contributed",
      facts: notDeducted(missed, teller),
      blanks: [
        { begins: "The money came from", lines: 1 },
        { begins: "The evidence is", lines: 1 },
      ],
    },
  ];
}

function misreported(
  years: Correction["years"],
  missed: readonly number[],
  over: readonly number[],
  wrong: readonly number[],
): CauseSection {
  const contributions = years
    .filter(({ tax_year, right }) => missed.includes(tax_year) && (right.lines["1"] ?? 0) > 0)
    .map(({ tax_year, right }) => `${inDollars(right.lines["1"] ?? 0)} for ${tax_year}`);
  const overstated = years
    .filter(({ tax_year }) => over.includes(tax_year))
    .map(({ tax_year, form, right }) => {
      const filed = form.differences.find(({ line }) => line === "1")?.filed;
      return `for ${tax_year}, ${typeof filed === "number" ? inDollars(filed) : "an amount"} instead of ${inDollars(right.lines["1"] ?? 0)}`;
    });
  return {
    title: "What was not reported or was reported incorrectly",
    facts: [
      ...(contributions.length > 0
        ? [`Nondeductible contributions not reported on time: ${listed(contributions)}.`]
        : []),
      ...years
        .filter((year) => missed.includes(year.tax_year) && isPaidBackOnLine1(year))
        .map(paidBackAsFact),
      ...(overstated.length > 0
        ? [`Line 1 as filed ${wrong.length > 0 ? "was" : "became"} too high: ${listed(overstated)}.`]
        : []),
    ],
    blanks: [],
  };
}

/** States as a fact only what the ledger has for every one of these years; where the money came from it never tells. */
function notDeducted(missed: Correction["years"], teller: Teller): string[] {
  const isUnfiled = ({ state }: YearCorrection) => state.return === "not_filed";
  return [
    ...onFiledReturns(
      missed.filter((year) => !isUnfiled(year)),
      teller,
    ),
    ...onLateReturns(missed.filter(isUnfiled), missed.length),
  ];
}

function onFiledReturns(years: Correction["years"], { I, my }: Teller): string[] {
  const isKnown = years.every(
    ({ income: { deducted } }) => deducted.filed !== null && deducted.filed <= 0 && deducted.right <= 0,
  );
  if (years.length === 0 || !isKnown) return [];
  // Whoever speaks for someone else names that person once.
  const whose = my === "my" ? my : "the";
  const taken =
    years.length > 1 ? `these contributions on ${whose} returns` : `this contribution on ${whose} return`;
  return [`${I} took no deduction for ${taken} for ${yearsInWords(years.map(({ tax_year }) => tax_year))}.`];
}

function onLateReturns(years: Correction["years"], count: number): string[] {
  const [year, ...more] = years;
  if (year === undefined) return [];
  const of = yearsInWords(years.map(({ tax_year }) => tax_year));
  if (more.length > 0)
    return [
      `No returns for ${of} had been filed.${years.every((each) => isSentLate(each) && each.income.deducted.right === 0) ? " The late returns take no deduction for the contributions of those years." : ""}`,
    ];
  if (year.state.required === "no") return [`No return for ${of} was required, and none was filed.`];
  const which = count > 1 ? `The late return for ${of}` : "The enclosed return";
  const { right } = year.income.deducted;
  const deducts =
    right > 0
      ? `deducts only other contributions for ${of}, of ${inDollars(right)}.`
      : "takes no deduction for this contribution.";
  return [`No return for ${of} had been filed.${isSentLate(year) ? ` ${which} ${deducts}` : ""}`];
}

function isSentLate({ send }: YearCorrection): boolean {
  return send === "delinquent_return";
}

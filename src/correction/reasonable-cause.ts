import { inDollars, listed, yearsInWords } from "../text/wording.js";
import type { Correction } from "./correct.js";

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
}

/** What only the taxpayer knows. */
const STORY: readonly CauseSection[] = [
  {
    title: "What happened, and when",
    facts: [],
    blanks: [
      { begins: "These returns were prepared by", lines: 1 },
      { begins: "What I knew, and what I gave the person who prepared them:", lines: 2 },
    ],
  },
  {
    title: "Why the form was not filed or was wrong",
    facts: [],
    blanks: [{ begins: "The form was not filed, or was filed with an error, because", lines: 3 }],
  },
  {
    title: "The care I took",
    facts: [],
    blanks: [{ begins: "At the time, I did the following to report my IRAs correctly:", lines: 3 }],
  },
  {
    title: "How I found the error and corrected it",
    facts: [],
    blanks: [
      { begins: "The error was found on (date), by (name), in this way:", lines: 2 },
      { begins: "Since then, I have done the following, on these dates:", lines: 2 },
    ],
  },
  {
    title: "My record",
    facts: [],
    blanks: [
      { begins: "For other years, I filed returns and paid tax as follows:", lines: 2 },
      { begins: "The IRS wrote to me about this before I found it (no, or yes with the date):", lines: 1 },
    ],
  },
];

const ENCLOSED: CauseSection = {
  title: "What is enclosed",
  facts: [
    "Form 8606 for the year named in the cover letter. I can send copies for the other years, and the evidence, on request.",
  ],
  blanks: [{ begins: "Also enclosed:", lines: 1 }],
};

/** The draft for all years with a possible penalty; null if there is none. */
export function reasonableCause({ years }: Correction): ReasonableCause | null {
  const missed = years.filter(({ penalty }) => penalty.not_filed > 0).map(({ tax_year }) => tax_year);
  const over = years.filter(({ penalty }) => penalty.overstated > 0).map(({ tax_year }) => tax_year);
  if (missed.length + over.length === 0) return null;
  const what = [
    ...(missed.length > 0
      ? [
          `I did not report nondeductible contributions to traditional IRAs for ${yearsInWords(missed)} on Form 8606 on time`,
        ]
      : []),
    ...(over.length > 0 ? [`line 1 of my Form 8606 for ${yearsInWords(over)} was too high`] : []),
  ];
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
    title: "Statement of reasonable cause",
    intro: `${capital(listed(what))}. The facts are below. I ask the IRS not to charge a penalty under section 6693(b).`,
    sections: [
      {
        title: "What was not reported or was reported incorrectly",
        facts: [
          ...(contributions.length > 0
            ? [`Nondeductible contributions not reported on time: ${listed(contributions)}.`]
            : []),
          ...(overstated.length > 0 ? [`Line 1 as filed was too high: ${listed(overstated)}.`] : []),
        ],
        blanks: [],
      },
      ...STORY,
      ...(missed.length === 0
        ? []
        : [
            {
              title: "The money was already taxed",
              facts: taxedMoney(years, missed),
              blanks: [{ begins: "The evidence is", lines: 1 }],
            },
          ]),
      ENCLOSED,
    ],
    declaration:
      "Under penalties of perjury, I declare that, to the best of my knowledge and belief, this statement is true, correct, and complete.",
  };
}

/** States as a fact only what the ledger has for every one of these years. */
function taxedMoney(years: Correction["years"], missed: readonly number[]): string[] {
  const of = years.filter(({ tax_year }) => missed.includes(tax_year));
  if (of.length === 0) return [];
  const known = of.every(
    ({ income }) => income.deducted.filed !== null && income.deducted.filed <= income.deducted.right,
  );
  return known
    ? [
        `I took no deduction for these contributions on my returns for ${yearsInWords(missed)}. I made them with income that was already taxed.`,
      ]
    : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

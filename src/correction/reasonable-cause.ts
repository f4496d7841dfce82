import { inDollars, listed, yearsInWords } from "../text/wording.js";
import type { Correction } from "./correct.js";

/** One section of the statement: what is known, and what only the client can say. */
interface CauseSection {
  readonly title: string;
  /** What the ledger knows, ready to be stated. */
  readonly facts: readonly string[];
  /** Beginnings of sentences that the client completes; each is followed by empty lines. */
  readonly blanks: readonly { readonly begins: string; readonly lines: number }[];
}

/** The draft of a statement of reasonable cause. Facts that the ledger does not have are blanks, never invented. */
export interface ReasonableCause {
  readonly title: string;
  readonly intro: string;
  readonly sections: readonly CauseSection[];
  readonly declaration: string;
}

/** What only the taxpayer can tell. */
const STORY: readonly CauseSection[] = [
  {
    title: "What happened, and when",
    facts: [],
    blanks: [
      { begins: "The returns concerned were prepared by", lines: 1 },
      { begins: "What was known, and what was given to whoever prepared them:", lines: 2 },
    ],
  },
  {
    title: "Why the form was missed or wrong",
    facts: [],
    blanks: [{ begins: "It was not filed, or was filed as it was, because", lines: 3 }],
  },
  {
    title: "The care that was taken",
    facts: [],
    blanks: [{ begins: "To report the IRAs rightly I did the following at the time:", lines: 3 }],
  },
  {
    title: "How it was found, and how soon it was put right",
    facts: [],
    blanks: [
      { begins: "It was found on (date) by (whom), in this way:", lines: 2 },
      { begins: "Since then I did the following, on these dates:", lines: 2 },
    ],
  },
  {
    title: "My record",
    facts: [],
    blanks: [
      { begins: "Returns of other years, and taxes, were filed and paid as follows:", lines: 2 },
      { begins: "The IRS wrote to me about this before I found it: no / yes, on", lines: 1 },
    ],
  },
];

const ENCLOSED: CauseSection = {
  title: "What is enclosed",
  facts: [
    "Form 8606 for the year of the letter on top. Copies for all years concerned, and the evidence, can be had on request.",
  ],
  blanks: [{ begins: "Also enclosed:", lines: 1 }],
};

/** The draft for all years that are exposed to a penalty; null when none is. */
export function reasonableCause({ years }: Correction): ReasonableCause | null {
  const missed = years.filter(({ penalty }) => penalty.not_filed > 0).map(({ tax_year }) => tax_year);
  const over = years.filter(({ penalty }) => penalty.overstated > 0).map(({ tax_year }) => tax_year);
  if (missed.length + over.length === 0) return null;
  const what = [
    ...(missed.length > 0
      ? [
          `nondeductible contributions to traditional IRAs for ${yearsInWords(missed)} were not reported on Form 8606 in time`,
        ]
      : []),
    ...(over.length > 0 ? [`line 1 of Form 8606 for ${yearsInWords(over)} was too high`] : []),
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
    intro: `${capital(listed(what))}. I state the facts below and ask that no penalty under section 6693(b) be charged.`,
    sections: [
      {
        title: "What was not reported, or reported wrongly",
        facts: [
          ...(contributions.length > 0 ? [`Nondeductible contributions: ${listed(contributions)}.`] : []),
          ...(overstated.length > 0 ? [`Line 1 as filed was too high: ${listed(overstated)}.`] : []),
        ],
        blanks: [],
      },
      ...STORY,
      ...(missed.length === 0
        ? []
        : [
            {
              title: "The money had been taxed",
              facts: taxedMoney(years, missed),
              blanks: [{ begins: "This is shown by", lines: 1 }],
            },
          ]),
      ENCLOSED,
    ],
    declaration:
      "I declare under penalties of perjury that, to the best of my knowledge and belief, what I state here is true, correct and complete.",
  };
}

/** Only what the ledger gives for every one of the years is stated as a fact. */
function taxedMoney(years: Correction["years"], missed: readonly number[]): string[] {
  const of = years.filter(({ tax_year }) => missed.includes(tax_year));
  if (of.length === 0) return [];
  const known = of.every(
    ({ income }) => income.deducted.filed !== null && income.deducted.filed <= income.deducted.right,
  );
  return known
    ? [
        `No deduction was taken for these contributions on the returns for ${yearsInWords(missed)}: they were made from income that had been taxed.`,
      ]
    : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

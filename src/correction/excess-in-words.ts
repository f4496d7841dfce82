import { excessTaxPercent } from "../data/law.js";
import { hasForm5329Numbers } from "../data/printed-form.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { differOnReturn } from "../review/filed.js";
import { inDollars, listed } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import type { EnvelopePart } from "./envelopes.js";

/** The lines of Parts III and IV of Form 5329, and what takes an excess of earlier years away. */
const EXCESS_LINES = [
  {
    kind: "traditional",
    from: "9",
    less: [
      ["10", "the year's unused limit"],
      ["11", "taxable distributions and conversions"],
      ["12", "withdrawals of excess contributions"],
    ],
    left: "14",
    own: "15",
    all: "16",
    tax: "17",
    sections: "sections 219(b) and 4973",
  },
  {
    kind: "Roth",
    from: "18",
    less: [
      ["19", "the year's unused limit"],
      ["20", "distributions from Roth IRAs"],
    ],
    left: "22",
    own: "23",
    all: "24",
    tax: "25",
    sections: "sections 219(b), 408A(c) and 4973",
  },
] as const;

type Lines = (typeof EXCESS_LINES)[number];

/**
 * Why the 6 percent tax on excess contributions is what the form shows: what was above the limit, what became of the excess of
 * earlier years, and that the December 31 value ends the tax. These sentences are signed.
 */
export function excessReasons(part: EnvelopePart): string[] {
  return EXCESS_LINES.flatMap((lines) => [
    ...aboveLimit(part, lines),
    ...fromEarlier(part.year, lines),
    ...cappedByValue(part.year, lines),
    ...withinLimit(part, lines),
  ]);
}

function aboveLimit({ member, year }: EnvelopePart, { own, kind, sections }: Lines): string[] {
  const { tax_year, right } = year;
  const above = right.form_5329?.[own] ?? 0;
  if (above === 0) return [];
  const { compensation = null, filing_status = null } = member.ledger.years[tax_year] ?? {};
  const unpaid =
    compensation === 0 && filing_status !== null && filing_status !== "married_joint"
      ? ", because there was no compensation for the year"
      : "";
  return [
    `${inDollars(above)} of the contributions to ${kind} IRAs for ${tax_year} was above the limit${unpaid} (${sections}).`,
  ];
}

/** What is left of an excess of earlier years, and what was taken off it. */
function fromEarlier({ tax_year, right }: YearCorrection, { from, less, left, kind }: Lines): string[] {
  const lines = right.form_5329 ?? {};
  const [before, still] = [lines[from] ?? 0, lines[left] ?? 0];
  if (before === 0) return [];
  const taken = less.flatMap(([line, what]) => {
    const cents = lines[line] ?? 0;
    return cents === 0 ? [] : [`${what} of ${inDollars(cents)} (line ${line})`];
  });
  const isNumbered = hasForm5329Numbers(tax_year);
  if (isNumbered && (taken.length > 0 || still === 0))
    return [
      `Of ${inDollars(before)} of excess contributions to ${kind} IRAs for earlier years (Form 5329, line ${from}), ${inDollars(still)} was left at the end of ${tax_year} (line ${left}).${taken.length === 0 ? "" : ` What reduced it: ${listed(taken)}.`}`,
    ];
  if (still === 0) return [];
  return [
    `${inDollars(still)} of excess contributions to ${kind} IRAs for earlier years had not been corrected by the end of ${tax_year} (section 4973).`,
  ];
}

/** The tax is at most 6 percent of what the IRAs held on December 31 (IRC 4973(a)). */
function cappedByValue({ tax_year, form_5329 }: YearCorrection, { all, tax, kind }: Lines): string[] {
  const value = form_5329.capped[tax];
  if (value === null) return [];
  const [taxed, excess] = hasForm5329Numbers(tax_year)
    ? [`Line ${tax}`, `line ${all}`]
    : ["The tax", "the excess"];
  const isMoved = form_5329.converted && tax === "17";
  return [
    value === 0
      ? `${taxed} is ${inDollars(0)}, because the ${kind} IRAs held nothing on December 31, ${tax_year} (section 4973(a)).`
      : `${taxed} is ${excessTaxPercent} percent of ${inDollars(value)}, the value of the ${kind} IRAs on December 31, ${tax_year}, because that is less than ${excess} (section 4973(a)).`,
    ...(isMoved ? [CONVERTED] : []),
  ];
}

/** The position on an excess that was converted (IRC 4973(b) and (f)(1)(A)): a ground that the IRS can see. */
const CONVERTED =
  "The excess was converted; it stays in Part III, because a conversion does not count as a contribution to a Roth IRA (section 4973(f)(1)(A)).";

/** Why the return reported too much: nothing was above the limit. Said only where the ledger has all that decides it. */
function withinLimit(part: EnvelopePart, lines: Lines): string[] {
  const { member, year } = part;
  const { kind, own, tax, sections } = lines;
  const isKnown = year.form_5329.assumed.length === 0;
  if (!isKnown || !isLessThanFiled(part, tax) || (year.right.form_5329?.[own] ?? 0) > 0) return [];
  return [
    ...undoneFor(member.ledger, year.tax_year, kind).map(
      ([cents, how]) =>
        `${inDollars(cents)} contributed to ${kind} IRAs for ${year.tax_year} was ${how}, so it is not an excess.`,
    ),
    `No contribution to ${kind} IRAs for ${year.tax_year} was above the limit (${sections}).`,
  ];
}

/** Whether the return reported more of a tax of Form 5329 than is right. */
export function isLessThanFiled({ member, year }: EnvelopePart, tax: "4" | "17" | "25"): boolean {
  const filed = member.ledger.years[year.tax_year]?.filed?.form_5329?.[tax] ?? 0;
  const right = year.right.form_5329?.[tax] ?? 0;
  return filed > right && differOnReturn(filed, right);
}

/** What was contributed for a year to one kind of IRA and did not stay: how much, and how it was undone. */
export function undoneFor(
  { entries }: Ledger,
  taxYear: number,
  kind: Lines["kind"],
): (readonly [cents: Cents, how: string])[] {
  const ira = kind === "Roth" ? "roth" : "traditional";
  const sum = (is: (entry: Entry) => boolean) =>
    entries.reduce((all, entry) => (is(entry) ? all + entry.amount : all), 0);
  // One that was converted came out of a Roth IRA, and was made to a traditional one.
  const returned = sum(
    (entry) =>
      entry.kind === "returned_contribution" &&
      entry.for === taxYear &&
      (entry.converted === null ? entry.ira : "traditional") === ira,
  );
  const moved = sum(
    (entry) =>
      entry.kind === "recharacterization" &&
      entry.of === "contribution" &&
      entry.for === taxYear &&
      entry.from === ira,
  );
  const both = [
    [returned, "returned in time (section 408(d)(4))"],
    [moved, "recharacterized (section 408A(d)(6))"],
  ] as const;
  return both.filter(([cents]) => cents > 0);
}

import { longDate } from "../../text/wording.js";
import type { EnvelopePart } from "../envelopes.js";
import {
  changedLine,
  isSame,
  onTheWay,
  paidAfter,
  whyWithoutBasis,
  wrongBefore,
} from "../why-lines-2-and-6.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** Why lines of a filed form were wrong: each with what has to be so in the ledger and in both forms. */
export const whyLineSentences = sentences<Said>([
  [
    "<SEP IRA|SIMPLE IRA|Traditional IRA> contributions of {A} for {Y} were paid after the end of the year[, on {D}].",
    anyPart((part, said) => isPaidAfter(part, said)),
  ],
  [
    "They were in no IRA at the end of {Y}, so line 6 does not include them.",
    anyPart(
      ({ member, year }) =>
        (changedLine(year, "6")?.filed ?? 0) > (changedLine(year, "6")?.right ?? 0) &&
        KINDS.some(([, ira]) => paidAfter(member, year.tax_year, ira).cents > 0),
    ),
  ],
  [
    "Line 6 as filed left out {A} that was taken out on {D} and rolled over after the end of the year.",
    anyPart(({ member, year }, said) => {
      const line = changedLine(year, "6");
      const cents = centsAt(said, 0) ?? 0;
      return (
        line !== null &&
        isSame(line.right - line.filed, cents) &&
        onTheWay(member, year.tax_year).some(
          ({ date, amount }) => longDate(date) === said.words[1] && isSame(amount, cents),
        )
      );
    }),
  ],
  [
    "Line 6 includes outstanding rollovers.",
    anyPart(({ member, year }) => onTheWay(member, year.tax_year).length > 0),
  ],
  [
    "Line 6 as filed was the value at the end of the year.",
    anyPart(({ member: { ledger }, year }) =>
      isValue(changedLine(year, "6")?.filed, ledger.years[year.tax_year]?.year_end_value),
    ),
  ],
  [
    "The attached form has the value on {D}, the date of death.",
    anyPart(
      ({ member: { ledger }, year }, { words }) =>
        ledger.owner.died !== null &&
        longDate(ledger.owner.died) === words[0] &&
        isValue(changedLine(year, "6")?.right, ledger.years[year.tax_year]?.value_at_death),
    ),
  ],
  [
    "Line 6 as filed was the value at the end of the year <before|after>.",
    anyPart(({ member: { ledger }, year }, { text }) =>
      isValue(
        changedLine(year, "6")?.filed,
        ledger.years[year.tax_year + (text.endsWith("before.") ? -1 : 1)]?.year_end_value,
      ),
    ),
  ],
  [
    "The attached form has the value at the end of {Y}.",
    anyPart(({ member: { ledger }, year }, { words }) => {
      const line = changedLine(year, "6");
      return (
        String(year.tax_year) === words[0] &&
        isValue(line?.right, ledger.years[year.tax_year]?.year_end_value)
      );
    }),
  ],
  [
    "Line 2 as filed was line 14 of Form 8606 for {Y} as filed, which was wrong.",
    anyPart(({ member, year }, { words }) => {
      const before = wrongBefore(member, year);
      return (
        before !== null &&
        String(before.tax_year) === words[0] &&
        before.line14 === changedLine(year, "2")?.filed
      );
    }),
  ],
]);

/** Why line 2 leaves out what a filed form had as basis, on a letter and in Part II. */
export const withoutBasisSentences = sentences<Said>([
  [
    "Line {L} does not include line 14 of Form 8606 for {Y} as filed: the contribution on that form was deducted, and a deducted contribution is not basis (section 408(o)(2)).",
    anyPart((part, { text }) => whyWithoutBasis(part).some((each) => each === text)),
  ],
]);

const KINDS = [
  ["SEP IRA ", "sep"],
  ["SIMPLE IRA ", "simple"],
  ["Traditional IRA ", "traditional"],
] as const;

function isPaidAfter({ member, year }: EnvelopePart, said: Said): boolean {
  const ira = KINDS.find(([begins]) => said.text.startsWith(begins))?.[1];
  const line = changedLine(year, "6");
  if (ira === undefined || line === null) return false;
  const { cents, days } = paidAfter(member, year.tax_year, ira);
  const [amount, taxYear, day] = [centsAt(said, 0), said.words[1], said.words[2]];
  return (
    amount === cents &&
    taxYear === String(year.tax_year) &&
    isSame(line.filed - line.right, cents) &&
    (day === undefined || days.some((each) => longDate(each) === day))
  );
}

function isValue(line: number | undefined, value: number | null | undefined): boolean {
  return line !== undefined && value != null && isSame(line, value);
}

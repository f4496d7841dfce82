import { deductedTooLittle } from "../deduction-in-words.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** What Part II says of the IRA deduction. */
export const deductionSentences = sentences<Said>([
  [
    "The return claimed an IRA deduction of {A} ({where}) for contributions{of} to traditional IRAs for {Y}, <of which {A} should not have been deducted|none of which could be deducted|none of which should have been deducted>.",
    anyPart(
      ({ year: { income } }, said) =>
        (said.words[2] === undefined
          ? income.deducted.right === 0 && said.text.includes("could be") === (income.deductionAllowed === 0)
          : income.deductedTooMuch === centsAt(said, 2)) &&
        (income.deducted.filed ?? income.deductedTooMuch) === centsAt(said, 0),
    ),
  ],
  [
    "At most {A} can be deducted for the year (section 219(b) and (g)).",
    anyPart(({ year }, said) => year.income.deductionAllowed === centsAt(said, 0)),
  ],
  [
    "Nothing can be deducted for the year, because an employer plan covered {N} and modified adjusted gross income was above the limit (section 219(g)).",
    anyPart(({ member: { ledger }, year: { income, tax_year } }) => {
      const info = ledger.years[tax_year];
      return income.deductionAllowed === 0 && info?.covered_by_plan === true && info.magi !== null;
    }),
  ],
  [
    "Nothing can be deducted for the year (section 219(b) and (g)).",
    anyPart(({ year }) => year.income.deductionAllowed === 0),
  ],
  [
    "The IRA deduction is removed in full.",
    anyPart(({ year: { income } }) => income.deductedTooMuch > 0 && income.deducted.right === 0),
  ],
  [
    "The IRA deduction is reduced by {A} to {A}.",
    anyPart(
      ({ year: { income } }, said) =>
        income.deductedTooMuch === centsAt(said, 0) && income.deducted.right === centsAt(said, 1),
    ),
  ],
  [
    "Line 1 of {f8606} reports {A} of nondeductible contributions for the year.",
    anyPart(({ year }, said) => year.right.lines["1"] === centsAt(said, 0)),
  ],
  [
    "The return claimed <an IRA deduction of {A}|no IRA deduction> ({where}) for contributions{of} to traditional IRAs for {Y}.",
    anyPart(
      ({ year: { income } }, said) =>
        (income.deducted.filed ?? 0) === (said.words[0] === undefined ? 0 : centsAt(said, 0)) &&
        deductedTooLittle(income) > 0,
    ),
  ],
  [
    "{A} of them is deducted (section 219).",
    anyPart(
      ({ year: { income } }, said) =>
        income.deducted.right === centsAt(said, 0) && deductedTooLittle(income) > 0,
    ),
  ],
  [
    "The IRA deduction is increased by {A}.",
    anyPart(({ year: { income } }, said) => deductedTooLittle(income) === centsAt(said, 0)),
  ],
]);

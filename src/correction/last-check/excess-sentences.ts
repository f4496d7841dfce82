import { excessTaxPercent } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import type { EnvelopePart } from "../envelopes.js";
import { isLessThanFiled, undoneFor } from "../excess-in-words.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** The lines of one kind of IRA, as Form 5329 numbers them. */
const PARTS = {
  traditional: { left: "14", own: "15", all: "16", tax: "17" },
  Roth: { left: "22", own: "23", all: "24", tax: "25" },
} as const;

/** The kind of IRAs that a sentence is about. */
function kindOf({ text }: Said): keyof typeof PARTS {
  return text.includes("Roth IRAs") ? "Roth" : "traditional";
}

function line({ year }: EnvelopePart, id: string): Cents {
  return ((year.right.form_5329 ?? {}) as Readonly<Record<string, Cents | undefined>>)[id] ?? 0;
}

/** What Part II may say of excess contributions and of the 6 percent tax. */
export const excessSentences = sentences<Said>([
  [
    "{A} of the contributions to traditional IRAs for {Y} was above the limit[, because there was no compensation for the year] (sections 219(b) and 4973).",
    anyPart((part, said) => line(part, "15") === centsAt(said, 0) && isUnpaid(part, said)),
  ],
  [
    "{A} of the contributions to Roth IRAs for {Y} was above the limit[, because there was no compensation for the year] (sections 219(b), 408A(c) and 4973).",
    anyPart((part, said) => line(part, "23") === centsAt(said, 0) && isUnpaid(part, said)),
  ],
  [
    "{A} of excess contributions to <traditional|Roth> IRAs for earlier years had not been corrected by the end of {Y} (section 4973).",
    anyPart((part, said) => line(part, PARTS[kindOf(said)].left) === centsAt(said, 0)),
  ],
  [
    "Of {A} of excess contributions to traditional IRAs for earlier years (Form 5329, line 9), {A} was left at the end of {Y} (line 14).",
    anyPart((part, said) => line(part, "9") === centsAt(said, 0) && line(part, "14") === centsAt(said, 1)),
  ],
  [
    "Of {A} of excess contributions to Roth IRAs for earlier years (Form 5329, line 18), {A} was left at the end of {Y} (line 22).",
    anyPart((part, said) => line(part, "18") === centsAt(said, 0) && line(part, "22") === centsAt(said, 1)),
  ],
  [
    "What reduced it: «<the year's unused limit|taxable distributions and conversions|withdrawals of excess contributions|distributions from Roth IRAs> of {A} (line {L})».",
    anyPart((part, { text }) =>
      [...text.matchAll(TAKEN)].every(
        ([, dollars, label = ""]) => centsAt({ words: [dollars] }, 0) === line(part, label),
      ),
    ),
  ],
  [
    "<Line {L}|The tax> is {A}, because the <traditional|Roth> IRAs held nothing on December 31, {Y} (section 4973(a)).",
    anyPart((part, said) => centsAt(said, 1) === 0 && isCapped(part, said, 0)),
  ],
  [
    `<Line {L}|The tax> is ${excessTaxPercent} percent of {A}, the value of the <traditional|Roth> IRAs on December 31, {Y}, because that is less than <line {L}|the excess> (section 4973(a)).`,
    anyPart((part, said) => isCapped(part, said, centsAt(said, 1) ?? -1)),
  ],
  [
    "The excess was converted; it stays in Part III, because a conversion does not count as a contribution to a Roth IRA (section 4973(f)(1)(A)).",
    anyPart(({ member, year }) => year.form_5329.converted && isConverted(member.ledger, year.tax_year)),
  ],
  [
    "{A} contributed to <traditional|Roth> IRAs for {Y} was <returned in time (section 408(d)(4))|recharacterized (section 408A(d)(6))>, so it is not an excess.",
    anyPart(({ member, year }, said) =>
      undoneFor(member.ledger, year.tax_year, kindOf(said)).some(
        ([cents, how]) => cents === centsAt(said, 0) && said.text.includes(how),
      ),
    ),
  ],
  [
    "No contribution to <traditional|Roth> IRAs for {Y} was above the limit (<sections 219(b) and 4973|sections 219(b), 408A(c) and 4973>).",
    anyPart(
      (part, said) =>
        part.year.form_5329.assumed.length === 0 &&
        line(part, PARTS[kindOf(said)].own) === 0 &&
        isLessThanFiled(part, PARTS[kindOf(said)].tax),
    ),
  ],
]);

const TAKEN = / of (\$[\d,.]*\d) \(line (\d+)\)/g;

/** Whether the IRAs held this on December 31, with what was paid in later, and it is less than the excess and bears the tax. */
function isCapped(part: EnvelopePart, said: Said, value: Cents): boolean {
  const { all, tax } = PARTS[kindOf(said)];
  const { tax_year } = part.year;
  const { year_end_value, roth_year_end_value } = part.member.ledger.years[tax_year] ?? {};
  const held = kindOf(said) === "Roth" ? roth_year_end_value : year_end_value;
  const sixPercent = (value * excessTaxPercent) / 100;
  return (
    said.words.includes(String(tax_year)) &&
    held != null &&
    held <= value &&
    value < line(part, all) &&
    Math.abs(line(part, tax) - sixPercent) < ONE_DOLLAR
  );
}

const ONE_DOLLAR = 100;

function isConverted({ entries }: Ledger, taxYear: number): boolean {
  return entries.some(({ kind, date }) => kind === "conversion" && date !== null && yearOf(date) <= taxYear);
}

function isUnpaid({ member, year }: EnvelopePart, { text }: Said): boolean {
  return !text.includes("no compensation") || member.ledger.years[year.tax_year]?.compensation === 0;
}

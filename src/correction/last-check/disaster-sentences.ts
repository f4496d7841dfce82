import { returnLabels } from "../../data/printed-form.js";
import { entryAt } from "../../ledger/entry-at.js";
import { yearsInWords } from "../../text/wording.js";
import { dayInWords } from "../../year/unknown-day.js";
import { disasterRepayments, disasterYearsBefore, isSpread } from "../disaster-in-words.js";
import type { EnvelopePart } from "../envelopes.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** Disaster distributions, their income from Form 8915, and what was repaid. */
export const disasterSentences = sentences<Said>([
  [
    "{A} was taken out <on {D}|in {Y}> because of <a disaster|{N}> and was a qualified disaster distribution, which is on Form 8915.",
    anyPart((part, said) =>
      part.year.disasters.some(
        ({ cents, origin }) =>
          cents === centsAt(said, 0) && isDayOf(part, origin, said.words[1], said.words[2]),
      ),
    ),
  ],
  [
    "{A} of the qualified disaster distributions of {Y} was repaid <on {D}|in {Y}>.",
    anyPart((part, said) =>
      disasterRepayments(part.member.ledger, part.year.tax_year).some(
        ({ amount, distributed, index }) =>
          amount === centsAt(said, 0) &&
          String(distributed) === said.words[1] &&
          isDayOf(part, index, said.words[2], said.words[3]),
      ),
    ),
  ],
  [
    "{A} is income for {Y} from Form 8915[ for qualified disaster distributions of {years}], which is on line {L}.",
    anyPart(
      ({ member, year: { right, tax_year, disasters } }, said) =>
        right.form_8915?.income === centsAt(said, 0) &&
        said.words[1] === String(tax_year) &&
        (said.words[2] === undefined ||
          (disasters.length === 0 &&
            said.words[2] === yearsInWords(disasterYearsBefore(member.ledger, tax_year)))) &&
        said.words[3] === returnLabels(tax_year)["4b"],
    ),
  ],
  [
    "It is one third of the taxable amount, which is included over three years.",
    anyPart(({ year }) => isSpread(year)),
  ],
  [
    "{A} of what was distributed in {Y} <for a birth or adoption|for an emergency|for domestic abuse|because of a terminal illness> was repaid <on {D}|in {Y}> (section <72(t)(2)(H)|72(t)(2)(I)|72(t)(2)(K)|72(t)(2)(L)>) and counts as rolled over, so it is not taxable.",
    anyPart((part, said) =>
      part.year.repaid.some(
        ({ cents, origin }) =>
          cents === centsAt(said, 0) &&
          String(part.year.tax_year) === said.words[1] &&
          isDayOf(part, origin, said.words[2], said.words[3]),
      ),
    ),
  ],
]);

/** Whether the day of an entry is the one that a sentence names, or its year. */
function isDayOf(
  { member: { ledger } }: EnvelopePart,
  origin: number,
  day: string | undefined,
  year: string | undefined,
): boolean {
  const date = entryAt(ledger, origin)?.date ?? null;
  return date !== null && dayInWords(ledger, origin, date) === (day ? `on ${day}` : `in ${year}`);
}

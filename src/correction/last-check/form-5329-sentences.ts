import { earlyTaxPercent, homebuyerLifetimeLimit } from "../../data/law.js";
import type { Cents } from "../../money/cents.js";
import { capital } from "../../text/wording.js";
import { dayOf59AndAHalf } from "../../year/dates.js";
import type { EnvelopePart } from "../envelopes.js";
import { isExceptedInProportion, limitedFirstHome } from "../excepted-share.js";
import { exceptionNumber, namedException, onlyException, unnamedExceptions } from "../exception-number.js";
import { isLessThanFiled } from "../excess-in-words.js";
import { isTaxProven } from "../sends-5329.js";
import { isTaxAsFiledOpen } from "../tax-as-filed.js";
import { excessSentences } from "./excess-sentences.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

type Line = "1" | "2" | "3" | "4" | "17" | "25";

/** A line of a part's Form 5329, in cents; 0 where it is blank. */
function line({ year }: EnvelopePart, id: Line): Cents {
  return year.right.form_5329?.[id] ?? 0;
}

const TAX =
  "{A} on <early distributions|excess contributions to traditional IRAs|excess contributions to Roth IRAs>[ (Form 5329, line {L})]";
const LINES = [
  ["on early distributions", "4"],
  ["on excess contributions to traditional IRAs", "17"],
  ["on excess contributions to Roth IRAs", "25"],
] as const;

/** The additional tax as it is, and as it was filed. */
const ofTax = sentences<Said>([
  ["{f5329} for {Y} is attached.", anyPart(({ with5329 }) => with5329)],
  [
    "{f5329} for {Y} is attached[, unless box 7 of Form 1099-R shows the exception]: no additional tax applies to early distributions of {A}[ (exception number {L}[ for {exception}])].",
    anyPart(
      (part, said) =>
        part.with5329 &&
        onlyException(part.member.ledger, part.year) ===
          (said.text.includes("unless box 7") ? "unknown" : "not_shown") &&
        line(part, "2") === centsAt(said, 1) &&
        (said.words[2] === undefined ||
          (exceptionNumber(part.member.ledger, part.year) === said.words[2] &&
            said.text.includes(`(${namedException(said.words[2])})`))),
    ),
  ],
  ["The additional tax does not change.", anyPart(({ year }) => isTaxProven([{ year }]))],
  [
    `It shows <no additional tax|additional tax of «${TAX}»>.`,
    anyPart(
      (part, { text }) =>
        isTax(part, text) &&
        (part.year.form_5329.status === "same" ||
          (part.year.form_5329.filed === null && !isTaxAsFiledOpen(part))),
    ),
  ],
  [
    `It shows <no additional tax|additional tax of «${TAX}»>, instead of {A} as filed.`,
    anyPart(
      (part, { text, words }) =>
        isTax(part, text) && centsAt({ words }, words.length - 1) === part.year.form_5329.filed,
    ),
  ],
  [
    `It shows <no additional tax|additional tax of «${TAX}»>, instead of {amount} on the return as filed.`,
    anyPart((part, { text }) => isTax(part, text) && isTaxAsFiledOpen(part)),
  ],
  [
    "The change is on [{where}, and on ]Form 1040-X, line 10.",
    anyPart(({ year }) => year.form_5329.status !== "same"),
  ],
]);

/** Why the tax on early distributions applies. */
const ofEarly = sentences<Said>([
  [
    "{A} of the Roth IRA <distribution|distributions> came from [the taxable part of ]the <{Y} conversion|conversions and rollovers of {Y}>, which was included in income then.",
    anyPart(({ year: { recaptured } }, said) =>
      recaptured.some(
        (each) => each.cents === centsAt(said, 0) && String(each.year) === (said.words[1] ?? said.words[2]),
      ),
    ),
  ],
  [
    `It was distributed within five years and before age 59 1/2, so the ${earlyTaxPercent} percent additional tax applies (sections 408A(d)(3)(F) and 72(t)).`,
    anyPart((part) => isAllEarly(part) && part.year.recaptured.length > 0),
  ],
  ["{A} of the Roth IRA distributions is earnings.", anyPart((part) => line(part, "1") > 0)],
  [
    "{A} is the taxable amount of distributions from traditional IRAs.",
    anyPart((part) => line(part, "1") > 0),
  ],
  [
    "It was distributed before age 59 1/2, so the additional tax applies (section 72(t)).",
    anyPart(isAllEarly),
  ],
]);

/** Why an exception that has only a number applies, in the owner's words. */
const ofGrounds = sentences<Said>([
  [
    "Exception number {no} applies for this reason: <{blank}|{N}>.",
    anyPart(({ member: { ledger }, year }, { words, text }) =>
      unnamedExceptions(ledger, year.tax_year).some(
        ({ exception, exception_reason: why }) =>
          exception === words[0] && (why === null) === text.includes("____"),
      ),
    ),
  ],
]);

/** An exception that covers all or a part, and why the tax is less than was reported. */
const ofPart = sentences<Said>([
  [
    "<An exception|Exception number {no}[ for {exception}]> covers all of the {A} on line 1 of Form 5329 (line 2), so the additional tax on early distributions does not apply (section 72(t)).",
    anyPart(
      (part, said) =>
        line(part, "1") === centsAt(said, 1) &&
        line(part, "2") === line(part, "1") &&
        line(part, "4") === 0 &&
        exceptionNumber(part.member.ledger, part.year) === (said.words[0] ?? null) &&
        (said.words[0] === undefined ||
          said.text.startsWith(`${capital(namedException(said.words[0]))} covers`)),
    ),
  ],
  [
    "The additional tax on early distributions applies only to what is[ or counts as] included in income, was distributed before age 59 1/2, and has no exception (<section 72(t)|sections 408A(d)(3)(F) and 72(t)>).",
    anyPart(
      (part, { text }) =>
        isLessThanFiled(part, "4") && text.includes("408A") === part.year.recaptured.length > 0,
    ),
  ],
  [
    "For {Y}, that is {A}.",
    anyPart(
      (part, said) =>
        isLessThanFiled(part, "4") &&
        String(part.year.tax_year) === said.words[0] &&
        line(part, "3") === centsAt(said, 1),
    ),
  ],
  [
    "All distributions of {Y} were made after age 59 1/2.",
    anyPart(
      (part, { words }) =>
        String(part.year.tax_year) === words[0] && line(part, "1") === 0 && isNoneEarly(part),
    ),
  ],
  [
    "Of the {A} on line 1 of Form 5329, <an exception|exception number {no}[ for {exception}]> covers {A} (line 2)[, in proportion to the distributions].",
    anyPart(
      (part, said) =>
        line(part, "1") === centsAt(said, 0) &&
        line(part, "2") === centsAt(said, 2) &&
        line(part, "3") > 0 &&
        isExceptedInProportion(part.member.ledger, part.year) === said.text.includes("in proportion") &&
        exceptionNumber(part.member.ledger, part.year) === (said.words[1] ?? null) &&
        (said.words[1] === undefined || said.text.includes(`${namedException(said.words[1])} covers`)),
    ),
  ],
  [
    "The exception for a first home is limited to {A} in a lifetime (section 72(t)(8)(B))[, and {A} of that was used before {Y}].",
    anyPart((part, said) => {
      const home = limitedFirstHome(part.member.ledger, part.year);
      return (
        home !== null &&
        centsAt(said, 0) === homebuyerLifetimeLimit &&
        home.usedBefore === (centsAt(said, 1) ?? 0) &&
        (said.words[2] === undefined || said.words[2] === String(part.year.tax_year))
      );
    }),
  ],
  [
    "The other {A} was distributed before age 59 1/2 without an exception, so the additional tax applies (<section 72(t)|sections 408A(d)(3)(F) and 72(t)>).",
    anyPart(
      (part, said) => line(part, "3") === centsAt(said, 0) && line(part, "2") > 0 && isAllBeforeAge(part),
    ),
  ],
]);

/** What Part II may say of Form 5329. */
export const form5329Sentences = [...ofTax, ...ofEarly, ...ofPart, ...ofGrounds, ...excessSentences];

/** Whether a form shows the taxes that a sentence names, and no others. */
function isTax(part: EnvelopePart, text: string): boolean {
  return part.with5329 && LINES.every(([what, id]) => line(part, id) > 0 === text.includes(what));
}

/** Whether everything that came out in the year came before age 59 1/2, without an exception. */
function isAllEarly(part: EnvelopePart): boolean {
  return line(part, "4") > 0 && line(part, "2") === 0 && isAllBeforeAge(part);
}

/** Whether something came out in the year, and nothing before age 59 1/2. */
function isNoneEarly({ member, year }: EnvelopePart): boolean {
  const { born } = member.ledger.owner;
  if (born === null) return false;
  const grown = dayOf59AndAHalf(born);
  const days = member.ledger.entries.flatMap(({ index, date }) =>
    year.distributed.has(index) && date !== null ? [date] : [],
  );
  return days.length > 0 && days.every((date) => date >= grown);
}

function isAllBeforeAge({ member, year }: EnvelopePart): boolean {
  const { born } = member.ledger.owner;
  if (born === null) return false;
  const grown = dayOf59AndAHalf(born);
  return member.ledger.entries.every(
    ({ index, date }) => !year.distributed.has(index) || (date !== null && date < grown),
  );
}

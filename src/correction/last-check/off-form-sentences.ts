import { rolloverDays } from "../../data/law.js";
import { yearOf } from "../../ledger/date.js";
import type { EntryOf } from "../../ledger/schema.js";
import { FIVE_YEARS } from "../../lines/roth.js";
import type { Cents } from "../../money/cents.js";
import { longDate } from "../../text/wording.js";
import { dayOf59AndAHalf, daysBetween, daysLater } from "../../year/dates.js";
import { isNonspouseBeneficiary, reliefFor } from "../../year/relief.js";
import type { EnvelopePart } from "../envelopes.js";
import type { FailedRollover } from "../out-of-year.js";
import { notRolledOverIn, placeOf, rolloverAt } from "../rollovers-in-words.js";
import { anyPart, centsAt, type Said, sentences } from "./sentence-shape.js";

/** Qualified Roth distributions, each with why it was one, and the five years (IRC 408A(d)(2)). */
const qualified = sentences<Said>([
  [
    "{A} was distributed from Roth IRAs <on {D}|in {Y}>, at age 59 1/2 or older.",
    isQualified(({ member: { ledger } }, { words }) => {
      const { born } = ledger.owner;
      return (
        born !== null &&
        ledger.entries.some(
          ({ date }) =>
            date !== null && date >= dayOf59AndAHalf(born) && (words[1] === longDate(date) || !words[1]),
        )
      );
    }),
  ],
  [
    "{A} was distributed from Roth IRAs <on {D}|in {Y}>, because of a disability (section 72(m)(7)).",
    isQualified(
      ({ member: { ledger } }) =>
        ledger.owner.disabled !== null ||
        ledger.entries.some((entry) => entry.kind === "distribution" && entry.reason === "disability"),
    ),
  ],
  [
    "{A} was distributed from Roth IRAs <on {D}|in {Y}>, to a beneficiary after the owner's death.",
    isQualified(
      ({ member: { ledger } }) =>
        ledger.owner.inherited_from !== null ||
        ledger.entries.some((entry) => entry.kind === "distribution" && entry.reason === "death"),
    ),
  ],
  [
    "The first contribution or conversion to a Roth IRA[ of {N}] was for {Y} or an earlier year, so the five tax years had passed.",
    anyPart(({ year: { off_form, tax_year } }, { words }) => {
      const since = off_form.qualified?.since;
      return since !== undefined && String(since) === words[0] && since <= tax_year - FIVE_YEARS;
    }),
  ],
  [
    "<It was a qualified distribution, which is|They were qualified distributions, which are> not taxable (section 408A(d)(1) and (2)).",
    anyPart(
      ({ year }, { text }) =>
        ((year.off_form.qualified?.all ?? []).length === 1) === text.startsWith("It was"),
    ),
  ],
]);

/** Whether a qualified distribution has the amount and the day of a sentence, and its reason holds. */
function isQualified(holds: (part: EnvelopePart, said: Said) => boolean) {
  return anyPart(
    (part, said) =>
      holds(part, said) &&
      (part.year.off_form.qualified?.all ?? []).some(
        ({ cents, paid }) => cents === centsAt(said, 0) && isPaid(paid, said.words[1], said.words[2]),
      ),
  );
}

/** A day in words, or a year alone. */
function isPaid(paid: string, day: string | undefined, year: string | undefined): boolean {
  return paid === (day === undefined ? `in ${year}` : `on ${day}`);
}

const OUT_AND_IN =
  "{A} was taken out <on {D}|in {Y}> and rolled over to <an IRA|a Roth IRA|an employer plan> on {D}";

/** What was rolled over, and why it counts. */
const rollovers = sentences<Said>([
  [
    `${OUT_AND_IN}, within 60 days (section 408(d)(3)).`,
    isRollover(({ date, deposited }) => deposited <= daysLater(date, rolloverDays.ordinary)),
  ],
  [
    `${OUT_AND_IN}, and the 60-day requirement was waived, or a reason for a waiver was certified to the trustee (section 408(d)(3)(I)).`,
    isRollover(({ waiver }) => waiver === true),
  ],
  [
    `${OUT_AND_IN}, within the 120 days for a first home whose purchase was delayed or canceled (section 72(t)(8)(E)).`,
    isRollover(
      ({ failed_home_purchase, date, deposited }) =>
        failed_home_purchase && deposited <= daysLater(date, rolloverDays.failedFirstHome),
    ),
  ],
  [
    `${OUT_AND_IN}, within the time that an IRS notice gave.`,
    isRollover((entry, { member }) => typeof reliefFor(member.ledger.owner, entry) === "object"),
  ],
]);

function isRollover(holds: (entry: EntryOf<"rollover">, part: EnvelopePart) => boolean) {
  return anyPart((part, said) =>
    part.year.off_form.rollovers.some(({ cents, origin }) => {
      const entry = rolloverAt(part.member.ledger, origin);
      return (
        entry !== null &&
        cents === centsAt(said, 0) &&
        longDate(entry.deposited) === said.words[3] &&
        said.text.includes(` ${placeOf(entry)} `) &&
        isTaken(entry, said) &&
        holds(entry, part)
      );
    }),
  );
}

function isTaken({ day, date }: EntryOf<"rollover">, { words }: Said): boolean {
  return day === "known" ? longDate(date) === words[1] : String(yearOf(date)) === words[2];
}

/** What did not count as rolled over, why, and what it is instead. */
const notRolledOver = sentences<Said>([
  [
    "{A} was taken out <on {D}|in {Y}> and paid into <an IRA|a Roth IRA|an employer plan> on {D}[, {L} days later].",
    isFailed(
      (entry, each, said) =>
        (each.why === "required" ? entry.amount : each.cents) === centsAt(said, 0) &&
        longDate(entry.deposited) === said.words[3] &&
        said.text.includes(` ${placeOf(entry)} `) &&
        isTaken(entry, said) &&
        (said.words[4] === undefined || said.words[4] === String(daysBetween(entry.date, entry.deposited))),
    ),
  ],
  [
    "The 60 days of section 408(d)(3)(A) had passed[, and there was no waiver], so it was not rolled over.",
    isFailed(
      (entry, { why }, { text }) =>
        why === "late" &&
        entry.deposited > daysLater(entry.date, rolloverDays.ordinary) &&
        (!text.includes("no waiver") || entry.waiver === false),
    ),
  ],
  [
    "Of that, {A} was a required minimum distribution, which cannot be rolled over (section 408(d)(3)(E)).",
    isFailed((_, { why, cents }, said) => why === "required" && cents === centsAt(said, 0)),
  ],
  [
    "Nothing can be rolled over from an IRA that was inherited by someone other than the surviving spouse (section 408(d)(3)(C)).",
    anyPart(({ member }) => isNonspouseBeneficiary(member.ledger.owner)),
  ],
  [
    "The {A} that came out is a distribution.",
    isFailed(
      ({ to }, { why, cents }, said) => cents === centsAt(said, 0) && (why === "inherited" || to !== "ira"),
    ),
  ],
  [
    "The {A} that came out is a distribution, and the {A} that was paid in is a contribution for {Y}.",
    isFailed(
      ({ to, deposited }, { why, cents }, said) =>
        why !== "inherited" &&
        to === "ira" &&
        cents === centsAt(said, 0) &&
        cents === centsAt(said, 1) &&
        String(yearOf(deposited)) === said.words[2],
    ),
  ],
]);

function isFailed(holds: (entry: EntryOf<"rollover">, failed: FailedRollover, said: Said) => boolean) {
  return anyPart((part, said) =>
    notRolledOverIn(part).some((failed) => {
      const entry = rolloverAt(part.member.ledger, failed.origin);
      return entry !== null && holds(entry, failed, said);
    }),
  );
}

/** Transfers to a health savings account (IRC 408(d)(9)). */
const toHealth = sentences<Said>([
  [
    "A qualified HSA funding distribution of {A} was paid by the trustee directly to a health savings account <on {D}|in {Y}>.",
    anyPart(({ year }, said) =>
      year.off_form.health.some(
        ({ cents, paid }) => cents === centsAt(said, 0) && isPaid(paid, said.words[1], said.words[2]),
      ),
    ),
  ],
  [
    "<They are|It is> not taxable (section 408(d)(9)) and on Form 8889, line 10.",
    anyPart(({ year }) => year.off_form.health.length > 0),
  ],
]);

/** What Part II may say of money that is on no line of Form 8606, and of what is there though it was meant to be rolled over. */
export const offFormSentences = [...qualified, ...rollovers, ...notRolledOver, ...toHealth];

/** The amounts that they may name: of what did not count as rolled over, and of the whole that was taken out. */
export function failedAmounts(part: Pick<EnvelopePart, "member" | "year">): Cents[] {
  return notRolledOverIn(part).flatMap(({ cents, origin }) => [
    cents,
    rolloverAt(part.member.ledger, origin)?.amount ?? cents,
  ]);
}

/** The years for which what was paid in is a contribution. */
export function failedYears(part: Pick<EnvelopePart, "member" | "year">): number[] {
  return notRolledOverIn(part).flatMap(({ origin }) => {
    const entry = rolloverAt(part.member.ledger, origin);
    return entry === null ? [] : [yearOf(entry.date), yearOf(entry.deposited)];
  });
}

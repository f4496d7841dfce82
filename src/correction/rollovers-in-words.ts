import { rolloverDays } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import type { EntryOf, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars, longDate } from "../text/wording.js";
import { daysBetween, daysLater } from "../year/dates.js";
import { reliefFor } from "../year/relief.js";
import { dayInWords, isDayUnknown } from "../year/unknown-day.js";
import type { YearCorrection } from "./correct.js";
import type { EnvelopePart } from "./envelopes.js";
import type { FailedRollover, MovedMoney } from "./out-of-year.js";

type Rollover = EntryOf<"rollover">;

/** Why what came out counts as rolled over: its time, or what took the place of it (IRC 408(d)(3)(A) and (I), 72(t)(8)(E)). */
type RolloverGround = "in_time" | "waived" | "first_home" | "notice";

/** The ground of a rollover that counts. */
function groundOf({ owner }: Pick<Ledger, "owner">, entry: Rollover): RolloverGround {
  if (entry.deposited <= daysLater(entry.date, rolloverDays.ordinary)) return "in_time";
  if (entry.waiver === true) return "waived";
  return reliefFor(owner, entry) === undefined ? "first_home" : "notice";
}

const GROUNDS: Readonly<Record<RolloverGround, string>> = {
  in_time: "within 60 days (section 408(d)(3))",
  waived:
    "and the 60-day requirement was waived, or a reason for a waiver was certified to the trustee (section 408(d)(3)(I))",
  first_home:
    "within the 120 days for a first home whose purchase was delayed or canceled (section 72(t)(8)(E))",
  notice: "within the time that an IRS notice gave",
};

/** What was rolled over in a year, each with its days, where it went, and why it counts. The sentences are signed. */
export function rolledOver(ledger: Ledger, { off_form }: Pick<YearCorrection, "off_form">): string[] {
  return off_form.rollovers.flatMap(({ cents, origin }) => {
    const entry = rolloverAt(ledger, origin);
    if (entry === null) return [];
    const ground = GROUNDS[groundOf(ledger, entry)];
    return [
      `${inDollars(cents)} was taken out ${taken(ledger, entry)} and rolled over to ${placeOf(entry)} on ${longDate(entry.deposited)}, ${ground}.`,
    ];
  });
}

/** The rollover of an entry; null for any other. */
export function rolloverAt(ledger: Ledger, origin: MovedMoney["origin"]): Rollover | null {
  const entry = entryAt(ledger, origin);
  return entry?.kind === "rollover" ? entry : null;
}

/** Where the money went. */
export function placeOf({ to, ira }: Rollover): string {
  if (to !== "ira") return "an employer plan";
  return ira === "roth" ? "a Roth IRA" : "an IRA";
}

function taken(ledger: Ledger, { index, date }: Rollover): string {
  return dayInWords(ledger, index, date);
}

/** What did not count as rolled over and touches a year: it came out in the year, or was paid in in it. */
export function notRolledOverIn({ member, year }: Pick<EnvelopePart, "member" | "year">): FailedRollover[] {
  return member.years
    .flatMap(({ not_rolled_over }) => not_rolled_over)
    .filter(({ origin }) => {
      const entry = rolloverAt(member.ledger, origin);
      if (entry === null) return false;
      return [entry.date, entry.deposited].some((day) => yearOf(day) === year.tax_year);
    });
}

/**
 * Why what was paid in again is a distribution, and a contribution for the year in which it was paid in: where lines 1 and 7 have
 * it from. The sentences are signed.
 */
export function notRolledOver(part: EnvelopePart): string[] {
  if (part.year.form.status === "right") return [];
  const { ledger } = part.member;
  return notRolledOverIn(part).flatMap(({ why, cents, origin }) => {
    const entry = rolloverAt(ledger, origin);
    return entry === null ? [] : [...reasonFor(ledger, entry, why, cents), effectOf(entry, why, cents)];
  });
}

function reasonFor(
  ledger: Ledger,
  entry: Rollover,
  why: FailedRollover["why"],
  cents: Cents,
): readonly string[] {
  const days = isDayUnknown(ledger, entry.index)
    ? ""
    : `, ${daysBetween(entry.date, entry.deposited)} days later`;
  const was = (amount: Cents) =>
    `${inDollars(amount)} was taken out ${taken(ledger, entry)} and paid into ${placeOf(entry)} on ${longDate(entry.deposited)}`;
  switch (why) {
    case "late":
      return [
        `${was(cents)}${days}.`,
        `The 60 days of section 408(d)(3)(A) had passed${entry.waiver === false ? ", and there was no waiver" : ""}, so it was not rolled over.`,
      ];
    case "required":
      return [
        `${was(entry.amount)}.`,
        `Of that, ${inDollars(cents)} was a required minimum distribution, which cannot be rolled over (section 408(d)(3)(E)).`,
      ];
    case "inherited":
      return [
        `${was(cents)}.`,
        "Nothing can be rolled over from an IRA that was inherited by someone other than the surviving spouse (section 408(d)(3)(C)).",
      ];
  }
}

function effectOf(entry: Rollover, why: FailedRollover["why"], cents: Cents): string {
  const isContribution = why !== "inherited" && entry.to === "ira";
  const paidIn = isContribution
    ? `, and the ${inDollars(cents)} that was paid in is a contribution for ${yearOf(entry.deposited)}`
    : "";
  return `The ${inDollars(cents)} that came out is a distribution${paidIn}.`;
}

import { yearOf } from "../ledger/date.js";
import { entryAt } from "../ledger/entry-at.js";
import { type RecapturedConversion, recapturedConversions } from "../lines/early-tax.js";
import type { YearResult } from "../lines/result.js";
import { rothYear } from "../lines/roth.js";
import type { Cents } from "../money/cents.js";
import type { YearInReview } from "../review/year-in-review.js";
import { type Part, totalLeft } from "../year/facts.js";
import { dayInWords } from "../year/unknown-day.js";
import type { CharityGift } from "./charity-gift.js";
import { type QualifiedRoth, qualifiedRoth } from "./qualified-roth.js";

/** What came out of one owner's IRAs in a year, beyond what the lines of Form 8606 show. */
export interface OutOfYear {
  /** What came out of the IRAs in the year and is on no line of Form 8606, in cents. */
  readonly off_form: {
    readonly rollovers: readonly MovedMoney[];
    /** Qualified distributions from Roth IRAs; null without any. */
    readonly qualified: QualifiedRoth | null;
    /** What was paid to charity, each with its day in words. */
    readonly charity: readonly CharityGift[];
    /** What was paid to health savings accounts, each with its day in words. */
    readonly health: readonly HealthTransfer[];
  };
  /** What was taken out in the year, paid in again, and is no rollover. */
  readonly not_rolled_over: readonly FailedRollover[];
  /** Qualified disaster distributions of the year, and what of other distributions was repaid as if rolled over. */
  readonly disasters: readonly MovedMoney[];
  readonly repaid: readonly MovedMoney[];
  /** What of line 2 is from entries and on no earlier form, but for excess contributions withdrawn; below zero where basis was taken off. */
  readonly basis_moved: readonly MovedMoney[];
  /** The places of the entries that are distributions of the year, a rollover that came back too late among them. */
  readonly distributed: ReadonlySet<number>;
  /** What of line 1 was paid in as a rollover and was none; 0 where that cannot be told. In cents. */
  readonly paid_back: Cents;
  /** What the Roth distributions of the year reached of conversions inside their own five years. */
  readonly recaptured: readonly RecapturedConversion[];
}

/** An amount of an entry, in cents. */
export interface MovedMoney {
  readonly cents: Cents;
  /** The place of its entry in the ledger. */
  readonly origin: number;
}

/** What of a rollover did not count: it came too late, was required, or came out of an inherited IRA (IRC 408(d)(3)). */
export interface FailedRollover extends MovedMoney {
  readonly why: "late" | "required" | "inherited";
}

/** A transfer to a health savings account that is not taxable (IRC 408(d)(9)). */
export interface HealthTransfer extends MovedMoney {
  readonly paid: string;
}

/** Reads it from a computed year. */
export function outOfYear(y: YearInReview, right: YearResult): OutOfYear {
  const recaptured = recapturedConversions(y.done.form);
  return {
    off_form: offForm(y),
    disasters: [...y.done.form.facts.distributions, ...y.done.form.facts.rothDistributions].flatMap(
      ({ disaster, cents, origin }) => (disaster === null || cents === 0 ? [] : [{ cents, origin }]),
    ),
    repaid: movedBy(y.done.form.facts.repayments),
    basis_moved: y.done.form.facts.basisChanges.flatMap(({ cents, origin, kind }) =>
      kind !== "removal" && cents !== 0 && typeof origin === "number" ? [{ cents, origin }] : [],
    ),
    distributed: distributedBy(y),
    recaptured,
    not_rolled_over: notRolledOver(y),
    paid_back: paidBack(y, right),
  };
}

/** Whether money came out that line 4a has and no line of Form 8606. */
export function hasMoneyOffForm({ off_form }: Pick<OutOfYear, "off_form">): boolean {
  const { rollovers, qualified, charity, health } = off_form;
  return qualified !== null || rollovers.length + charity.length + health.length > 0;
}

/** What was paid in too late, or of a required distribution, and is on line 1 as a contribution (IRC 408(d)(3)(A), (E)). */
function paidBack({ ledger, facts }: YearInReview, { lines }: YearResult): Cents {
  const all = totalLeft(facts.deposits.filter(({ origin }) => entryAt(ledger, origin)?.kind === "rollover"));
  const line1 = lines["1"] ?? 0;
  // Where a part of the contributions was deducted or left off, nobody knows which. Line 1 may be in whole dollars.
  return all - line1 >= ONE_DOLLAR ? 0 : Math.min(all, line1);
}

const ONE_DOLLAR = 100;

function offForm(y: YearInReview): OutOfYear["off_form"] {
  const { form } = y.done;
  return {
    rollovers: movedBy(form.facts.otherOut.filter(({ what }) => what === "rollover")).map((each) => ({
      ...each,
      cents: form.round(each.cents),
    })),
    qualified: qualifiedRoth(form, rothYear(form)),
    charity: giftsOf(y),
    health: healthTransfers(y),
  };
}

/** The parts of a sum that come from entries. */
function movedBy(parts: readonly Part[]): MovedMoney[] {
  return parts.flatMap(({ cents, origin }) =>
    cents > 0 && typeof origin === "number" ? [{ cents, origin }] : [],
  );
}

/** From traditional IRAs within their pre-tax money, and from Roth IRAs. */
function healthTransfers({ ledger, done }: YearInReview): HealthTransfer[] {
  const { hsaFunding, rothToOthers } = done.form.facts;
  const isHealth = (origin: Part["origin"]) => {
    const entry = typeof origin === "number" ? entryAt(ledger, origin) : null;
    return entry?.kind === "distribution" && entry.reason === "hsa_funding";
  };
  const fromRoth = rothToOthers.filter(({ origin }) => isHealth(origin));
  const all = [...hsaFunding.map(({ cents, origin }) => ({ cents, origin, what: "" })), ...fromRoth];
  return movedBy(all).map((each) => ({
    ...each,
    paid: dayInWords(ledger, each.origin, entryAt(ledger, each.origin)?.date ?? ""),
  }));
}

const FAILED: Readonly<Record<string, FailedRollover["why"]>> = {
  late_rollover: "late",
  rmd_rolled_over: "required",
  inherited_rollover: "inherited",
};

function notRolledOver({ done }: YearInReview): FailedRollover[] {
  return done.form.facts.marks.flatMap(({ code, origin, cents }) => {
    const why = FAILED[code];
    // What the required distribution takes of a rollover need not be in whole dollars; the form is.
    return why === undefined ? [] : [{ why, origin, cents: done.form.round(cents) }];
  });
}

/** What gave money to the owner in the year: distributions, and rollovers of which something did not count as rolled over. */
function distributedBy({ ledger, year, done }: YearInReview): ReadonlySet<number> {
  const { distributions, rothDistributions } = done.form.facts;
  const origins = [...distributions, ...rothDistributions].map(({ origin }) => origin);
  const places = ledger.entries.flatMap(({ kind, date, index }) =>
    kind === "distribution" && date !== null && yearOf(date) === year ? [index] : [],
  );
  return new Set([...origins, ...places]);
}

/** The gifts of a year that are excluded at least in part. */
function giftsOf({ ledger, done }: YearInReview): CharityGift[] {
  const over = new Map<number, Cents>();
  for (const { code, origin, cents } of done.charitable.marks)
    if (code === "qcd_over_limit") over.set(origin, (over.get(origin) ?? 0) + cents);
  return done.form.facts.charitable
    .map(({ cents, origin, date }) => ({
      cents: cents - (over.get(origin) ?? 0),
      sent: entryAt(ledger, origin)?.amount ?? cents,
      paid: dayInWords(ledger, origin, date),
      origin,
    }))
    .filter(({ cents }) => cents > 0);
}

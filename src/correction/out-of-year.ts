import { amountOn } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import { type RecapturedConversion, recapturedConversions } from "../lines/early-tax.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import type { YearInReview } from "../review/year-in-review.js";
import { total } from "../year/facts.js";
import { dayInWords } from "../year/unknown-day.js";
import type { CharityGift } from "./charity-gift.js";

/** What came out of one owner's IRAs in a year, beyond what the lines of Form 8606 show. */
export interface OutOfYear {
  /** What came out of the IRAs in the year and is on no line of Form 8606, in cents. */
  readonly off_form: {
    readonly rolled_over: Cents;
    /** What came out of Roth IRAs by qualified distributions alone: 0 where line 19 has an amount. */
    readonly qualified_roth: Cents;
    /** What was paid to charity, each with its day in words. */
    readonly charity: readonly CharityGift[];
    readonly health: boolean;
  };
  /** The places of the entries that are distributions of the year, a rollover that came back too late among them. */
  readonly distributed: ReadonlySet<number>;
  /** What the Roth distributions of the year reached of conversions inside their own five years. */
  readonly recaptured: readonly RecapturedConversion[];
}

/** Reads it from a computed year. */
export function outOfYear(y: YearInReview, right: YearResult): OutOfYear {
  const recaptured = recapturedConversions(y.done.form);
  return { off_form: offForm(y, right), distributed: distributedBy(y), recaptured };
}

/** Whether money came out that line 4a has and no line of Form 8606. */
export function hasMoneyOffForm({ off_form }: Pick<OutOfYear, "off_form">): boolean {
  const { rolled_over, qualified_roth, charity, health } = off_form;
  return rolled_over > 0 || qualified_roth > 0 || charity.length > 0 || health;
}

function offForm(y: YearInReview, right: YearResult): OutOfYear["off_form"] {
  const { otherOut, hsaFunding, rothDistributions } = y.done.form.facts;
  return {
    rolled_over: total(otherOut.filter(({ what }) => what === "rollover")),
    qualified_roth: amountOn(right, "19") === 0 ? total(rothDistributions) : 0,
    charity: giftsOf(y),
    health: total(hsaFunding) > 0,
  };
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
      sent: cents,
      paid: dayInWords(ledger, origin, date),
      origin,
    }))
    .filter(({ cents }) => cents > 0);
}

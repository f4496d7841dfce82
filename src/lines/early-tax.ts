import {
  correctiveEarningsFreeSince,
  earlySimple,
  earlyTaxPercent,
  exceptionFirstDay,
  ruleHolds,
} from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Form5329Line } from "../ledger/form-5329-lines.js";
import { type Cents, share } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import { type Part, total, type Withdrawal } from "../year/facts.js";
import { isFromNewSimpleIra, undatedNewSimpleIra } from "../year/simple-ira.js";
import { dayDecides } from "../year/unknown-day.js";
import { taxableDistributions } from "./form-1040.js";
import {
  FIVE_YEARS,
  homebuyerAllowed,
  isDisabilityUndated,
  isDisabled,
  isDisabledOn,
  isOnDeath,
  layersOf,
  type RothYear,
  takeFromLayers,
  takenFromInPlan,
  undatedFirstHome,
} from "./roth.js";
import { putOffThisYear } from "./spread.js";
import type { YearForm } from "./year-form.js";

/** Form 5329, in cents; a line that is blank is absent. */
export type Form5329 = Readonly<Partial<Record<Form5329Line, Cents>>>;

/** Form 5329, Part I, lines 1 to 4, in cents. */
export interface EarlyTax {
  readonly "1": Cents;
  readonly "2": Cents;
  readonly "3": Cents;
  readonly "4": Cents;
}

/** One pool's early distributions: how much of its distributions is early, and how much of that is excepted. */
interface Early {
  readonly all: Cents;
  /** The same with disaster and repaid ones, which line 23 counts too. */
  readonly withDisaster: Cents;
  readonly early: Cents;
  readonly excepted: Cents;
  /** What of it left a SIMPLE IRA in its first years and is not excepted. */
  readonly simple: Cents;
}

/**
 * The additional tax on early distributions (IRC 72(t)): line 1 takes lines 15c and 25c as far as they are early, the
 * homebuyer amount of line 20, and the taxed part of conversions reached inside their five years (IRC
 * 408A(d)(3)(F)); line 2 the exceptions. Undefined in a year without an early distribution, or when
 * the date of birth is not known.
 */
export function earlyTax(form: YearForm, roth: RothYear): EarlyTax | undefined {
  const { born } = form.ledger.owner;
  if (born === null) return undefined;
  const grown = dayOf59AndAHalf(born);
  const { facts } = form;
  const returned = facts.returnedEarnings.filter(
    (e) => e.date < grown && e.date < correctiveEarningsFreeSince,
  );
  if (undatedForEarlyTax(form, grown) !== undefined) return undefined;
  const isEarly = (d: Withdrawal) => d.date < grown && d.disaster === null && d.cents > d.repaid;
  if (!form.distributions.some(isEarly) && !roth.nonqualified.some(isEarly) && returned.length === 0) {
    return undefined;
  }

  const allowed = homebuyerAllowed(form);
  const traditional = sortOut(form, form.distributions, grown, (d) => ({
    excepted: allowed.get(d) ?? 0,
    outside: 0,
  }));
  const taxable = taxableDistributions(form);
  const fromTraditional = share(form.unit, taxable, traditional.early, traditional.all);

  const line20 = form.lines["20"] ?? 0;
  // Where a first home came off the earnings instead of line 19, it is not in line 25c either.
  const offEarnings =
    roth.clockMet && (ruleHolds("homebuyer_after_basis", form.year) || putOffThisYear(form) > 0);
  const rothEarly = sortOut(form, roth.nonqualified, grown, (d) =>
    line20 > 0 || offEarnings
      ? { excepted: 0, outside: allowed.get(d) ?? 0 }
      : { excepted: allowed.get(d) ?? 0, outside: 0 },
  );
  const fromRoth =
    share(form.unit, (form.lines["25c"] ?? 0) - form.deferredOnForm, rothEarly.early, rothEarly.all) +
    share(form.unit, recaptured(form), rothEarly.early, rothEarly.withDisaster);

  const fromReturned = form.round(total(returned));
  const line1 = fromTraditional + fromRoth + line20 + fromReturned;
  const line2 =
    share(form.unit, fromTraditional, traditional.excepted, traditional.early) +
    share(form.unit, fromRoth, rothEarly.excepted, rothEarly.early) +
    line20 +
    form.round(total(returned.filter(({ date }) => isDisabledOn(form, date))));
  const line3 = line1 - Math.min(line1, line2);
  const simple = Math.min(
    line3,
    share(form.unit, fromTraditional, traditional.simple, traditional.early) +
      share(form.unit, fromRoth, rothEarly.simple, rothEarly.early),
  );
  const line4 =
    percentOf(form, line3 - simple, earlyTaxPercent) + percentOf(form, simple, earlySimple.percent);
  return { "1": line1, "2": Math.min(line1, line2), "3": line3, "4": line4 };
}

/**
 * The fact without which it cannot be told whether a year bears the additional tax on early distributions, as a place in
 * the ledger: the date of birth, or the day of something that came out. Null when it can be told.
 */
export function missingForEarlyTax(form: YearForm): string | null {
  const { ledger, facts, lines } = form;
  const income = taxableDistributions(form) + (lines["25c"] ?? 0) + (lines["20"] ?? 0) + recaptured(form);
  if (income + total(facts.returnedEarnings) <= 0) return null;
  const { born } = ledger.owner;
  if (born === null) return "owner.born";
  const undated = undatedForEarlyTax(form, dayOf59AndAHalf(born));
  return undated === undefined ? null : `entries[${undated}].date`;
}

/**
 * The entry of something whose day, which is not known, decides: before or after 59 1/2 or a disability, earnings before or
 * after their relief, a terminal illness before or after the law, inside a limit or the first years of a SIMPLE IRA.
 */
export function undatedForEarlyTax(form: YearForm, grown: string): number | undefined {
  const { ledger, facts, distributions } = form;
  const { disabled } = ledger.owner;
  const decides = ({ origin, date }: { origin: Part["origin"]; date: string }, day: string) =>
    yearOf(date) <= yearOf(grown) && dayDecides(ledger, Number(origin), date, day);
  const out = [...distributions, ...facts.rothDistributions];
  const found =
    [...out, ...facts.returnedEarnings].find((each) => decides(each, grown)) ??
    facts.returnedEarnings.find((each) => decides(each, correctiveEarningsFreeSince)) ??
    out.find((each) => {
      const isIll = each.reason === "terminal_illness";
      return isIll && decides(each, exceptionFirstDay("terminal_illness"));
    }) ??
    out.find((each) => each.exception === null && isDisabilityUndated(form, each)) ??
    facts.returnedEarnings.find(
      (each) => disabled !== null && each.date < correctiveEarningsFreeSince && decides(each, disabled),
    );
  return found ? Number(found.origin) : undatedByReason(form, out, grown);
}

/** The same for the limits of a reason, and for the 25 percent of a new SIMPLE IRA. */
function undatedByReason(form: YearForm, out: readonly Withdrawal[], grown: string): number | undefined {
  for (const each of out) {
    if (each.date >= grown || each.disaster !== null || isExcepted(form, each)) continue;
    const undated = each.undated ?? undatedNewSimpleIra(form.ledger, each);
    if (undated !== undefined) return undated;
  }
  return undatedFirstHome(form);
}

function percentOf(form: YearForm, cents: Cents, percent: number): Cents {
  return share(form.unit, cents, percent, 100);
}

/**
 * Disaster distributions and what was repaid are outside lines 15c and 25c and bear no additional tax. Of a homebuyer
 * distribution a part may be excepted, or stand on line 20 and so be outside.
 */
function sortOut(
  form: YearForm,
  withdrawals: readonly Withdrawal[],
  grown: string,
  homebuyer: (withdrawal: Withdrawal) => { excepted: Cents; outside: Cents },
): Early {
  let all = 0;
  let withDisaster = 0;
  let early = 0;
  let excepted = 0;
  let simple = 0;
  for (const withdrawal of withdrawals) {
    const home = homebuyer(withdrawal);
    const whole = withdrawal.cents - home.outside;
    withDisaster += whole;
    if (withdrawal.disaster !== null) continue;
    const cents = Math.max(0, whole - withdrawal.repaid);
    all += cents;
    if (withdrawal.date >= grown) continue;
    early += cents;
    const free = isExcepted(form, withdrawal) ? cents : exceptedPart(withdrawal) + home.excepted;
    excepted += free;
    if (isFromNewSimpleIra(form.ledger, withdrawal)) simple += cents - free;
  }
  return { all, withDisaster, early, excepted, simple };
}

/** What was paid back comes off the part that the reason excepts. */
function exceptedPart({ excepted, repaid }: Withdrawal): Cents {
  return Math.max(0, excepted - repaid);
}

function isExcepted(form: YearForm, withdrawal: Withdrawal): boolean {
  return withdrawal.exception !== null || isOnDeath(form, withdrawal) || isDisabled(form, withdrawal);
}

/**
 * What comes out of the taxed part of conversions, and of in-plan Roth rollovers, whose own five years have not ended (IRC
 * 408A(d)(3)(F), 402A(c)(4)(D)). Conversions are reached by line 23; in-plan rollovers are inside line 22.
 */
export function recaptured(form: YearForm): Cents {
  const inPlan = insideFiveYears(form, takenFromInPlan(form));
  return form.round(inPlan + recapturedConversions(form).reduce((sum, { cents }) => sum + cents, 0));
}

/** What of the taxed part of one year's conversions a later distribution reached inside their five years, in cents. */
export interface RecapturedConversion {
  readonly year: number;
  readonly cents: Cents;
  /** All of what was converted then was taxed. */
  readonly whole: boolean;
}

/** The conversions that a year's distributions reached inside their own five years, oldest first. */
export function recapturedConversions(form: YearForm): RecapturedConversion[] {
  const above = form.lines["23"] ?? 0;
  if (above === 0) return [];
  const layers = layersOf(form);
  const { taxed } = takeFromLayers(layers, above);
  return layers.flatMap(({ year, amount, taxable }) => {
    const cents = taxed.get(year) ?? 0;
    const isInside = form.year - year < FIVE_YEARS;
    return cents > 0 && isInside ? [{ year, cents, whole: amount === taxable }] : [];
  });
}

function insideFiveYears(form: YearForm, taxed: ReadonlyMap<number, Cents>): Cents {
  let recapture = 0;
  for (const [year, cents] of taxed) if (form.year - year < FIVE_YEARS) recapture += cents;
  return recapture;
}

import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import type { CarryForward } from "./carry-forward.js";
import { FIVE_YEARS } from "./roth.js";

/** One conversion year's own five years (IRC 408A(d)(3)(F)); they matter only to the part taxed at conversion. */
interface LayerClock {
  readonly year: number;
  /** What is left of the year's conversions and plan rollovers, in cents. */
  readonly amount: Cents;
  /** Its part that was taxed at conversion, in cents. */
  readonly taxable: Cents;
  /** The last day of its five years. */
  readonly ends: string;
  /** The first day on which all of it may come out without the additional tax; null when it may at any time. */
  readonly freeFrom: string | null;
}

/** From when what is in the Roth IRAs may come out without tax or penalty. */
export interface Clocks {
  /** The first year for which anything went into a Roth IRA; null when nothing did, or it is not known. */
  readonly since: number | null;
  /** False when an opening brought Roth money and does not say since when: the clock may have begun earlier. */
  readonly sinceKnown: boolean;
  /** The first day after the five years of a qualified distribution (IRC 408A(d)(2)(B)). */
  readonly fiveYearsPassed: string | null;
  /** The day of 59 1/2; null when the date of birth is not known. */
  readonly grown: string | null;
  /** The day from which the owner is disabled; null when not, or not known. */
  readonly disabled: string | null;
  /** After the owner's death nothing bears the additional tax, and age no longer matters (IRC 72(t)(2)(A)(ii)). */
  readonly afterDeath: boolean;
  /** The day of 59 1/2, or of a disability before it: from then on no additional tax is due (IRC 72(t)(2)(A)). */
  readonly exemptFrom: string | null;
  /** The first day on which everything, earnings included, may come out nontaxable; null when it cannot be told. */
  readonly qualifiedFrom: string | null;
  /** Whether that day may be earlier, since the clock may have begun earlier. */
  readonly qualifiedAtLatest: boolean;
  /** Regular contributions that are left: free at any time; in cents, null when not known. */
  readonly contributions: Cents | null;
  readonly layers: readonly LayerClock[];
}

/** What a year carries of Roth money. */
type RothCarryForward = Pick<CarryForward, "rothContributions" | "layers" | "rothSince" | "rothSinceUnknown">;
type Owner = Pick<Ledger["owner"], "born" | "disabled" | "died" | "inherited_from">;

/** The clocks of what a year carries forward. */
export function clocksOf(carry: RothCarryForward, { born, disabled, died, inherited_from }: Owner): Clocks {
  const { rothSince, rothSinceUnknown } = carry;
  const grown = born === null ? null : dayOf59AndAHalf(born);
  const exemptFrom = disabled === null ? grown : earlier(disabled, grown);
  const afterDeath = died !== null || inherited_from !== null;
  const fiveYearsPassed = rothSince === null ? null : `${rothSince + FIVE_YEARS}-01-01`;
  const agePassed = afterDeath ? fiveYearsPassed : exemptFrom;
  return {
    since: rothSince,
    sinceKnown: !rothSinceUnknown,
    fiveYearsPassed,
    grown,
    disabled,
    afterDeath,
    exemptFrom,
    qualifiedFrom: agePassed === null || fiveYearsPassed === null ? null : later(agePassed, fiveYearsPassed),
    qualifiedAtLatest:
      rothSinceUnknown &&
      fiveYearsPassed !== null &&
      (afterDeath || exemptFrom === null || exemptFrom < fiveYearsPassed),
    contributions: carry.rothContributions,
    layers: carry.layers.map(({ year, amount, taxable }) => ({
      year,
      amount,
      taxable,
      ends: `${year + FIVE_YEARS - 1}-12-31`,
      freeFrom: taxable === 0 || afterDeath ? null : earlier(`${year + FIVE_YEARS}-01-01`, exemptFrom),
    })),
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function earlier(a: string, b: string | null): string {
  return b !== null && b < a ? b : a;
}

import { totalBasisLines } from "../data/law.js";
import { latestFirstRoth } from "../ledger/first-roth-year.js";
import type { DeferredIncome, Ledger, Opening } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { openExcess, type StandingExcess } from "./standing-excess.js";

/** What is left in the Roth IRAs of one year's conversions and plan rollovers. */
export interface Layer {
  readonly year: number;
  amount: Cents;
  /** Its part that was taxed at conversion, which comes out first (IRC 408A(d)(4)(B)). */
  taxable: Cents;
}

/** What one tax year hands to the next: the keys of `opening`, and what the ledger alone knows. */
export interface CarryForward {
  /** Basis in traditional IRAs: the next line 2. */
  readonly basis: Cents;
  /** Basis in Roth contributions; null when the opening does not tell it. */
  readonly rothContributions: Cents | null;
  /** Conversions and plan rollovers by year. */
  readonly layers: readonly Layer[];
  /** The first year for which anything went into a Roth IRA, or the latest that it can be. */
  readonly rothSince: number | null;
  /** There is Roth money, from the opening or a divorce, of which it is not known since when: it may be earlier. */
  readonly rothSinceUnknown: boolean;
  /** First-time homebuyer distributions so far, up to the lifetime limit. */
  readonly homebuyerUsed: Cents;
  readonly repaymentsCarried: Cents;
  /** Income of conversions and plan rollovers that is taxed in later years; null when there is none. */
  readonly deferred: DeferredIncome | null;
  /** What was treated as distributions for each disaster so far, as the ledger names it. */
  readonly disasters: ReadonlyMap<string, Cents>;
  /** The year of the one transfer of a lifetime to an HSA. */
  readonly hsaFunded: number | null;
  /** The one year of a lifetime with gifts to a split-interest entity. */
  readonly splitInterestGift: number | null;
  /** Deductions for years from the age of 70 1/2 that have not yet reduced a charitable distribution. */
  readonly charitableReduction: Cents;
  /** Lines 7 and 12 of earlier years, for repayments that bring basis back. */
  readonly earlier: ReadonlyMap<number, { readonly line7: Cents; readonly line12: Cents }>;
  /** In-plan Roth rollovers that are part of the basis in Roth contributions. */
  readonly inPlan: readonly Layer[];
  /** Excess contributions that are still in the IRAs (Form 5329, lines 16 and 24). */
  readonly excess: StandingExcess;
  /** What came from 529 plans so far, of the lifetime limit (IRC 529(c)(3)(E)(ii)(II)). */
  readonly rolledFrom529: Cents;
}

/** The chain before the first year of a ledger: its opening, or nothing at all. */
export function openingCarryForward(ledger: Ledger): CarryForward {
  const { opening } = ledger;
  const layers = (opening?.roth_conversions ?? []).map((layer) => ({ ...layer }));
  return {
    basis: opening ? openingBasis(opening) : 0,
    rothContributions: opening ? opening.roth_contributions : 0,
    layers,
    ...openingClock(opening),
    homebuyerUsed: opening?.homebuyer_used ?? 0,
    repaymentsCarried: opening?.repayments_carried ?? 0,
    deferred: opening?.deferred_income ?? null,
    disasters: new Map((opening?.disaster_distributions ?? []).map((use) => [use.disaster, use.amount])),
    hsaFunded: opening?.hsa_funded ?? null,
    splitInterestGift: opening?.split_interest_gift ?? null,
    charitableReduction: opening?.qcd_deductions ?? 0,
    earlier: new Map(),
    inPlan: (opening?.in_plan_rollovers ?? []).map((layer) => ({ ...layer })),
    excess: openExcess(ledger),
    rolledFrom529: opening?.rolled_from_529 ?? 0,
  };
}

/**
 * The five years of the Roth IRAs begin with the first contribution of any kind, a conversion too (Reg. 1.408A-6, A-2;
 * Instructions (2023), p. 11). Where the opening does not have that year, its amounts show the latest that it can be.
 */
function openingClock(opening: Opening | null): Pick<CarryForward, "rothSince" | "rothSinceUnknown"> {
  if (opening === null) return { rothSince: null, rothSinceUnknown: false };
  const { year, roth_since, roth_contributions } = opening;
  const latest = latestFirstRoth(opening);
  if (roth_since === null)
    return { rothSince: latest, rothSinceUnknown: latest !== null || roth_contributions === null };
  // A later one is the first year of the entries: there was no Roth IRA before them.
  return { rothSince: roth_since > year ? null : roth_since, rothSinceUnknown: false };
}

/** The basis of the opening, by the Total Basis Chart when the lines of an old form are given. */
export function openingBasis(opening: Opening): Cents {
  if (opening.basis !== null) return opening.basis;
  let basis = 0;
  for (const line of totalBasisLines(opening.year) ?? []) basis += opening.lines?.[line] ?? 0;
  return basis;
}

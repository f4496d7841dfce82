import { type Cents, share } from "../money/cents.js";
import { total, type Withdrawal } from "../year/facts.js";
import type { RothYear } from "./roth.js";
import type { YearForm } from "./year-form.js";

/** What one disaster has of line 15b or 25b, for its own Form 8915; in cents. */
export interface DisasterShare {
  readonly line: "15b" | "25b";
  /** The disaster's FEMA number. */
  readonly disaster: string;
  readonly amount: Cents;
}

/** Lines 15b and 25b split by disaster, in proportion to the distributions (Instructions, line 15b, Example 3). */
export function disasterShares(form: YearForm, roth: RothYear): DisasterShare[] {
  return [...split(form, "15b", form.distributions), ...split(form, "25b", roth.nonqualified)];
}

/** Shares are rounded one by one, and the last one takes what is left, so that they add up to the line. */
function split(form: YearForm, line: "15b" | "25b", withdrawals: readonly Withdrawal[]): DisasterShare[] {
  const amount = form.lines[line] ?? 0;
  if (amount === 0) return [];
  const byNumber = new Map<string, Cents>();
  for (const { disaster, cents } of withdrawals) {
    if (disaster !== null) byNumber.set(disaster, (byNumber.get(disaster) ?? 0) + cents);
  }
  const all = total([...byNumber.values()].map((cents) => ({ cents })));
  let left = amount;
  let leftOf = all;
  const shares: DisasterShare[] = [];
  for (const [disaster, cents] of [...byNumber].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const part = cents === leftOf ? left : Math.min(left, share(form.unit, amount, cents, all));
    left -= part;
    leftOf -= cents;
    shares.push({ line, disaster, amount: part });
  }
  return shares;
}

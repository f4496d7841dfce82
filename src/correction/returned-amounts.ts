import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";

/** Contributions returned whose deposit was in a year, their earnings, which are taxable in it, and excess withdrawn late; in cents. */
export function returnedIn({ statements }: Pick<YearResult, "statements">): {
  readonly contributions: Cents;
  readonly earnings: Cents;
  readonly removed: Cents;
} {
  let [contributions, earnings, removed] = [0, 0, 0];
  for (const { kind, transferred = 0, net_income = 0 } of statements) {
    if (kind === "excess_removal") removed += transferred;
    if (kind !== "returned_contribution") continue;
    contributions += transferred - net_income;
    earnings += Math.max(0, net_income);
  }
  return { contributions, earnings, removed };
}

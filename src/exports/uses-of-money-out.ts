import type { Entry } from "../index.js";
import { entryAt } from "../ledger/entry-at.js";
import type { Ledger } from "../ledger/schema.js";
import type { CompletedYear } from "../lines/year.js";
import type { Cents } from "../money/cents.js";
import type { Withdrawal } from "../year/facts.js";

/** What became of money that came out of an IRA. */
export type UseKind =
  | "converted"
  | "kept"
  | "disaster"
  | "rolled_over"
  | "charity"
  | "hsa"
  | "returned"
  | "recharacterized"
  | "excess_removed"
  | "roth";

/** What became of the money of one entry, or of a part of it. */
export interface Use {
  readonly kind: UseKind;
  readonly cents: Cents;
  readonly entry: Entry;
}

/**
 * Everything that counts on line 4a of Form 1040 for the year, by what became of it. A gift to charity or a transfer to
 * an HSA beyond its limit is money kept. Amounts in cents.
 */
export function usesOf(ledger: Ledger, { form }: CompletedYear): Use[] {
  const { facts } = form;
  const uses: Use[] = [];
  const add = (kind: UseKind, origin: number | "year" | "brought_forward", cents: Cents): void => {
    const entry = typeof origin === "number" ? entryAt(ledger, origin) : undefined;
    if (entry !== undefined && cents !== 0) uses.push({ kind, cents, entry });
  };
  for (const { origin, cents, disaster } of form.distributions)
    add(disaster === null ? "kept" : "disaster", origin, cents);
  const beyondLimits = form.distributions.filter((each) => !facts.distributions.includes(each));
  for (const [kind, list] of [
    ["charity", facts.charitable],
    ["hsa", facts.hsaFunding],
  ] as const) {
    for (const withdrawal of list)
      add(kind, withdrawal.origin, withdrawal.cents - ofOrigin(beyondLimits, withdrawal));
  }
  for (const { origin, left } of facts.conversions) add("converted", origin, left);
  for (const { origin, cents } of facts.rothDistributions) add("roth", origin, cents);
  for (const { origin, cents } of facts.otherOut) {
    const entry = typeof origin === "number" ? entryAt(ledger, origin) : undefined;
    if (entry !== undefined) add(kindOf(entry), origin, cents);
  }
  return uses;
}

function ofOrigin(list: readonly Withdrawal[], { origin }: Withdrawal): Cents {
  return list.filter((each) => each.origin === origin).reduce((sum, { cents }) => sum + cents, 0);
}

/** What an entry is whose money is on line 4a of Form 1040 and on no line of Form 8606. */
function kindOf(entry: Entry): UseKind {
  switch (entry.kind) {
    case "rollover":
      return "rolled_over";
    case "recharacterization":
    case "conversion":
      return "recharacterized";
    case "excess_removal":
      return "excess_removed";
    case "distribution":
      return entry.reason === "hsa_funding" ? "hsa" : "charity";
    default:
      return "returned";
  }
}

import { yearOf } from "../../ledger/date.js";
import type { Entry, EntryOf, Ledger } from "../../ledger/schema.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found, Remark } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

type Undone = EntryOf<"recharacterization" | "returned_contribution">;

/** A contribution that is undone in a traditional IRA after everything there had been converted. */
export const convertedBefore = {
  code: "converted_before",
  catches: "a contribution returned or recharacterized from a traditional IRA after you converted it",
  explanation: `To recharacterize a contribution, or to return it, the custodian takes it with its earnings out of the IRA that holds it. Once you have converted the contribution, the traditional IRA no longer holds it.

A contribution that you converted does not need to be recharacterized: it is in a Roth IRA already. An excess that you converted comes back out of the Roth IRA. Enter it that way, with the year of the conversion, and the conversion becomes smaller by that amount.`,
  check,
} as const satisfies Rule;

function check({ ledger }: LedgerInReview): Found {
  const undone = ledger.entries.filter(isUndone);
  if (undone.length === 0) return undefined;
  const history = new History(ledger);
  return undone.flatMap((entry) => {
    const { date, amount } = entry;
    if (entry.day === "unknown" || !history.hasConversion(`${entry.for}-01-01`, date)) return [];
    const before = ledger.years[yearOf(date) - 1]?.year_end_value ?? null;
    const held = history.flow(before === null ? "" : `${yearOf(date)}-01-01`, date) + (before ?? 0);
    if (held >= amount) return [];
    // The value before is not known, but there is enough after it.
    if (before === null && (ledger.years[yearOf(date)]?.year_end_value ?? 0) >= amount) return [];
    return [entry.kind === "recharacterization" ? recharacterized(entry) : returned(entry)];
  });
}

/** What moved into traditional IRAs and out of them, growth apart; each question is answered in a few steps. */
class History {
  readonly #days: string[] = [];
  readonly #sums: Cents[] = [];
  readonly #conversions: string[];

  constructor({ entries }: Ledger) {
    const dated = entries
      .filter((entry) => entry.date !== null)
      .sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
    let sum = 0;
    for (const entry of dated) {
      sum += moved(entry);
      this.#days.push(String(entry.date));
      this.#sums.push(sum);
    }
    this.#conversions = dated.filter(({ kind }) => kind === "conversion").map(({ date }) => String(date));
  }

  /** The sum from one day to another, both included, in cents. */
  flow(from: string, to: string): Cents {
    const before = countBefore(this.#days, from);
    const until = countBefore(this.#days, `${to}~`);
    return (this.#sums[until - 1] ?? 0) - (this.#sums[before - 1] ?? 0);
  }

  hasConversion(from: string, to: string): boolean {
    return countBefore(this.#conversions, `${to}~`) > countBefore(this.#conversions, from);
  }
}

/** How many of the days, which are in order, are before a day. */
function countBefore(days: readonly string[], day: string): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUndone(entry: Entry): entry is Undone {
  if (entry.kind === "recharacterization") return entry.of === "contribution" && entry.from === "traditional";
  return entry.kind === "returned_contribution" && entry.ira === "traditional";
}

/** What an entry brings into traditional IRAs, or less than zero takes out of them. */
function moved(entry: Entry): Cents {
  switch (entry.kind) {
    case "contribution":
    case "plan_rollover":
    case "repayment":
      return entry.ira === "roth" ? 0 : entry.amount;
    case "divorce_transfer":
      if (entry.ira === "roth") return 0;
      return entry.direction === "received" ? entry.amount : -entry.amount;
    case "inherited_as_own":
      return entry.ira === "roth" ? 0 : entry.amount;
    case "conversion":
      return -entry.amount - (entry.withheld ?? 0);
    case "distribution":
      return entry.ira === "roth" ? 0 : -entry.amount;
    case "recharacterization":
      return entry.from === "roth" ? Math.max(0, entry.amount + (entry.earnings ?? 0)) : 0;
    case "rollover":
      return entry.ira === "roth" || entry.to === "ira" ? 0 : -entry.amount;
    default:
      return 0;
  }
}

function recharacterized({ date, amount, index }: Undone): Remark {
  return {
    tax_year: yearOf(date),
    severity: "warning",
    message: `Are both dates right? ${inDollars(amount)} was recharacterized out of a traditional IRA on ${longDate(date)}, but by then everything the ledger has in traditional IRAs had been converted.`,
    fix: "Compare the dates with the custodian's statements. If you converted the contribution, it is in a Roth IRA already and cannot be recharacterized: delete this entry.",
    source: "IRC 408A(d)(6)(A); Reg. 1.408A-5, A-1; Instructions for Form 8606 (2023), p. 5",
    about: { index },
  };
}

function returned({ date, amount, index }: Undone): Remark {
  return {
    tax_year: yearOf(date),
    severity: "warning",
    message: `Did it come out of the Roth IRA? ${inDollars(amount)} was returned out of a traditional IRA on ${longDate(date)}, but by then everything the ledger has in traditional IRAs had been converted.`,
    fix: "If it came out of the Roth IRA, say so in the ledger, with the year of the conversion. The conversion is then smaller by that amount.",
    enter: "Give the entry `ira: roth` and `converted`, the year of the conversion.",
    source: "IRC 408(d)(4) and 408A(a); Instructions for Form 8606 (2023), p. 6",
    about: { index },
  };
}

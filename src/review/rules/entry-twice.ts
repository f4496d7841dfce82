import { yearOf } from "../../ledger/date.js";
import type { Entry } from "../../ledger/schema.js";
import { inDollars, longDate } from "../../text/wording.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** The same entry twice: the same day, kind, amount and everything else. */
export const entryTwice = {
  code: "entry_twice",
  catches: "two identical entries",
  explanation: `Two entries with the same day, kind, amount and details are usually one entry written twice, for example once from a statement and once from a Form 1099-R. Then everything it changes counts double.

If it really happened twice, name the account of each entry or add a note, and this question goes away.`,
  check,
} as const satisfies Rule;

function check({ ledger }: LedgerInReview): Found {
  /** Entries alike in day, kind and amount: the first of them, and from the second on what each says. */
  const seen = new Map<string, { first: Entry; details: Set<string> | undefined }>();
  return ledger.entries.flatMap((entry) => {
    if (entry.kind === "assert" || entry.date === null || entry.day === "unknown") return [];
    const key = `${entry.date} ${entry.kind} ${entry.amount}`;
    const alike = seen.get(key);
    if (alike === undefined) {
      seen.set(key, { first: entry, details: undefined });
      return [];
    }
    alike.details ??= new Set([detailsOf(alike.first)]);
    const details = detailsOf(entry);
    if (!alike.details.has(details)) {
      alike.details.add(details);
      return [];
    }
    return [
      {
        tax_year: yearOf(entry.date),
        severity: "warning" as const,
        message: `The ledger has the same entry twice: ${nameOf(entry)} of ${inDollars(entry.amount)} on ${longDate(entry.date)}. Did it happen twice?`,
        fix: "If it happened once, delete one of the two. If it happened twice, name the account of each, or add a note.",
        enter: "Each entry can have an `account` and a `note`.",
        source: "Forms 1099-R and 5498",
        about: { index: entry.index },
      },
    ];
  });
}

function detailsOf(entry: Entry): string {
  return JSON.stringify({ ...entry, index: 0 });
}

/** What an entry is, in a sentence. */
function nameOf({ kind }: Entry): string {
  const words = kind.replaceAll("_", " ");
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}

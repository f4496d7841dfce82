import { yearOf } from "../../ledger/date.js";
import type { EntryOf, Ledger } from "../../ledger/schema.js";
import { longDate } from "../../text/wording.js";
import { correctionDeadline, filingDeadline } from "../../year/deadlines.js";
import { dayDecides, dayInWords } from "../../year/unknown-day.js";
import type { Found, MissingFact, Remark } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

type Correction = EntryOf<"recharacterization" | "returned_contribution">;

/** The ledger says that a contribution was undone, and a fact about the time could mean that it was not. */
export const correctionInTime = {
  code: "correction_in_time",
  catches: "a returned or recharacterized contribution that may have come too late",
  explanation: `A contribution can be returned or recharacterized until the due date of the return, with extensions. If the return was filed on time, there are six months from the due date, usually until October 15. A return filed late without an extension ends this on the due date itself.

A correction after the last day does not undo the contribution. What came out is a distribution, and an excess costs 6 percent a year until it is out or a later year's limit absorbs it.`,
  check,
} as const satisfies Rule;

const SOURCE = "IRC 408(d)(4), 408A(d)(6) and (7); Reg. 301.9100-2(b)";

function check({ ledger }: LedgerInReview): Found {
  return ledger.entries.flatMap((entry) => {
    if (entry.kind !== "recharacterization" && entry.kind !== "returned_contribution") return [];
    return about(ledger, entry) ?? [];
  });
}

function about(ledger: Ledger, entry: Correction): Remark | MissingFact | undefined {
  const year = (entry.kind === "recharacterization" ? entry.converted : null) ?? entry.for;
  const last = correctionDeadline(ledger, year);
  if (dayDecides(ledger, entry.index, entry.date, last) && entry.date > last) {
    return {
      tax_year: year,
      lacks: `entries[${entry.index}].date`,
      whether: "whether the contribution was returned or recharacterized in time",
      source: SOURCE,
    };
  }
  const due = filingDeadline(ledger, year);
  const filed = ledger.years[year]?.filed?.date ?? null;
  if (filed === null || filed <= due || entry.date <= due || yearOf(entry.date) === year) return undefined;
  const done = entry.kind === "recharacterization" ? "recharacterized" : "returned";
  return {
    tax_year: year,
    severity: "warning",
    message: `Did you have an extension for ${year}? You filed that return on ${longDate(filed)}, after its due date of ${longDate(due)}. Without an extension, what was ${done} ${dayInWords(ledger, entry.index, entry.date)} came too late, and the contribution stays.`,
    fix: "If you had an extension, add it to the facts of that year. If not, what came out is a distribution, or an excess contribution taken out after the due date.",
    enter: `Write \`extended: true\` under \`years.${year}\`. Otherwise, change the entry to a \`distribution\` or an \`excess_removal\`.`,
    source: SOURCE,
  };
}

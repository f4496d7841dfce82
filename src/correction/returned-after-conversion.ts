import { entryAt } from "../ledger/entry-at.js";
import type { YearResult } from "../lines/result.js";
import type { YearInReview } from "../review/year-in-review.js";

/**
 * The right form with its statements on contributions to a traditional IRA that were converted and came back from the Roth IRA:
 * they say to which IRA the contribution was made, as line 1 of the same form does.
 */
export function withConvertedFirst({ done, ledger }: YearInReview, right: YearResult): YearResult {
  const { statements: facts } = done.form.facts;
  const statements = right.statements.map((one, at) => {
    const fact = facts[at];
    const entry = fact === undefined ? null : entryAt(ledger, fact.origin);
    if (one.kind !== "returned_contribution" || entry?.kind !== "returned_contribution") return one;
    if (entry.converted === null) return one;
    const text = one.text
      .replace("I contributed to a Roth IRA ", "I contributed to a traditional IRA ")
      .replace(
        " was returned to me with ",
        `, which had been converted to a Roth IRA in ${entry.converted}, was returned to me from the Roth IRA with `,
      );
    return { ...one, text };
  });
  return { ...right, statements };
}

import { inDollars } from "../../text/wording.js";

import type { Found } from "../found.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The owner chose the share in proportion for a partial repayment, which is our reading and no official text. */
export const repaymentsProRata = {
  code: "repayments_pro_rata",
  catches: "a partial repayment that was computed in proportion, by choice",
  explanation: `From 2024 paying back certain distributions lowers line 15c through a worksheet whose text was not at hand. Its results are certain when nothing or everything was paid back. In between, the ledger asked for the share in proportion: of each dollar paid back, the part that line 12 left untaxed goes back to basis, and the rest comes off line 15c.

Compare the two amounts with the Line 15c Worksheet in the instructions of the year before you file.`,
  check: eachYear(chosen),
} as const satisfies Rule;

function chosen({ form, year }: YearInReview): Found {
  if (!form.proRataRepayment) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `Line 15c of ${year} and the ${inDollars(form.basisBack)} of basis that comes back were computed in proportion, because you chose \`repayments: pro_rata\`. That is our reading: the official Line 15c Worksheet was not at hand.`,
    fix: `Before you file, compare both amounts with the Line 15c Worksheet in the instructions for Form 8606 of ${year}.`,
    source: "IRC 72(t)(2)(H)(v); Form 8606, line 15c",
  };
}

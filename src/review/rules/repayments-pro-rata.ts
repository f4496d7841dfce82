import { inDollars } from "../../text/wording.js";

import type { Found } from "../check-result.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** The owner chose the share in proportion for a partial repayment, which is our reading and no official text. */
export const repaymentsProRata = {
  code: "repayments_pro_rata",
  catches: "a partial repayment that was computed in proportion, by choice",
  explanation: `Since 2024, repaying certain distributions lowers line 15c through a worksheet whose text we have not seen. Its results are certain when nothing or everything was repaid. In between, the ledger asks for a share in proportion: of each dollar repaid, the part that line 12 left nontaxable goes back to basis, and the rest comes off line 15c.

Compare the two amounts with the Line 15c Worksheet in that year's instructions before you file.`,
  check: eachYear(chosen),
} as const satisfies Rule;

function chosen({ form, year }: YearInReview): Found {
  if (!form.proRataRepayment) return undefined;
  return {
    tax_year: year,
    severity: "warning",
    message: `Line 15c for ${year} and the ${inDollars(form.basisBack)} of basis that comes back were computed in proportion, as you chose. That is our reading: we have not seen the official Line 15c Worksheet.`,
    fix: `Before you file, compare both amounts with the Line 15c Worksheet in the ${year} instructions for Form 8606.`,
    enter: "Chosen by `options.repayments: pro_rata`.",
    source: "IRC 72(t)(2)(H)(v); Form 8606, line 15c",
  };
}

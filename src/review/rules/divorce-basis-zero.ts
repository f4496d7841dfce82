import { yearOf } from "../../ledger/date.js";
import { basis } from "../../lines/part1-entered.js";
import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import type { Rule } from "../rule.js";
import type { LedgerInReview } from "../year-in-review.js";

/** A part of the IRAs went to the other spouse, and all the basis stayed: pro rata is the accepted way. */
export const divorceBasisZero = {
  code: "divorce_basis_zero",
  catches: "a divorce transfer without basis out of IRAs that have basis",
  explanation: `The law says that the IRA passes to the other spouse. It does not say how much basis goes with part of the IRAs. A share in proportion to the value that moved is the accepted way, and the one that line 10 suggests.

Both spouses must report the same, each on Form 8606 with a statement.`,
  check: withoutBasis,
} as const satisfies Rule;

function withoutBasis({ ledger, years }: LedgerInReview): Found {
  if (!ledger.entries.some(({ kind }) => kind === "divorce_transfer")) return undefined;
  return ledger.entries.flatMap((entry) => {
    if (entry.kind !== "divorce_transfer" || entry.ira === "roth") return [];
    if (entry.direction !== "given" || entry.basis > 0) return [];
    const year = yearOf(entry.date);
    const form = years.find((y) => y.year === year)?.form;
    const held = form ? total(basis(form)) : 0;
    if (held <= 0) return [];
    return [
      {
        tax_year: year,
        severity: "info" as const,
        message: `None of your ${inDollars(held)} of basis went with the IRA that the other spouse received. Did you agree on that? The accepted way is a share in proportion to the value that moved.`,
        fix: "If basis moved, add it to the transfer. The other spouse enters the same amount.",
        enter: "The key of the transfer is `basis`.",
        source: "IRC 408(d)(6); Instructions for Form 8606, line 7, last item",
      },
    ];
  });
}

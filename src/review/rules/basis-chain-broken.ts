import type { Cents } from "../../money/cents.js";
import { inDollars } from "../../text/wording.js";
import { total } from "../../year/facts.js";
import type { Found } from "../check-result.js";
import { differ, filedLine, wasFormFiled } from "../filed.js";
import { eachYear, type Rule } from "../rule.js";
import type { YearInReview } from "../year-in-review.js";

/** A filed line 2 must be line 14 of the last form filed, with what the ledger says has changed it since. */
export const basisChainBroken = {
  code: "basis_chain_broken",
  catches: "a filed line 2 that is not the last filed line 14",
  explanation: `Line 2 is line 14 of the last Form 8606 you filed; years without a form are skipped. Few things change it in between: a divorce transfer, after-tax money from a plan, an excess contribution taken out, or a repayment.

If line 2 starts again at zero, you lose basis you have. If a contribution counts twice, you use basis you do not have. Either way, every later form is wrong too.

If only lines 2 and 14 change and no tax does, preparers often use the right amount on the next form. If tax changes, file Form 1040-X for each open year.`,
  check: eachYear(check),
} as const satisfies Rule;

function check(y: YearInReview): Found {
  const filed = filedLine(y.info, "2");
  if (filed === undefined) return undefined;
  const last = lastFiled(y);
  if (!last) return undefined;
  const { year } = y;
  if ("lacks" in last) {
    return {
      tax_year: year,
      lacks: last.lacks,
      whether: "whether line 2 as filed is line 14 of the form before it",
      source: SOURCE,
    };
  }
  const expected = last.basis + last.changes;
  if (!differ(filed, expected)) return undefined;
  const changed = last.changes === 0 ? "" : ` and later changes of ${inDollars(last.changes)}`;
  const right = y.form.lines["2"] ?? y.form.broughtForward.basis;
  // Another year's form is wrong or missing, not this line.
  if (!differ(filed, right)) return undefined;
  return {
    tax_year: year,
    severity: "error",
    message: `Line 2 of your ${year} form as filed is ${inDollars(filed)}, but ${last.from}${changed} ${last.changes === 0 ? "gives" : "give"} ${inDollars(expected)}. The right line 2 is ${inDollars(right)}.`,
    fix: `Correct the ${year} form and every later one, because each line 2 comes from the line 14 before it. If only lines 2 and 14 change, you may use the right amount on the next form you file.`,
    source: SOURCE,
  };
}

const SOURCE = "Form 8606, line 2; Instructions for Form 8606, Total Basis Chart";

/** Line 14 of the last form filed before a year, or the opening, and what changed basis since. */
function lastFiled(
  y: YearInReview,
): { basis: Cents; changes: Cents; from: string } | { lacks: string } | undefined {
  let changes = changesOf(y);
  for (let past = y.before; past; past = past.before) {
    changes += past.form.basisBack;
    const line14 = filedLine(past.info, "14");
    if (line14 !== undefined) return { basis: line14, changes, from: `line 14 of your ${past.year} form` };
    if (past.info?.filed?.lines) return undefined;
    if (wasFormFiled(past.info)) return { lacks: `years.${past.year}.filed.lines` };
    changes += changesOf(past);
  }
  const { opening } = y.ledger;
  const first = opening ? openingOf(y) : undefined;
  return opening && first !== undefined
    ? { basis: first, changes, from: `the basis at the end of ${opening.year}` }
    : undefined;
}

/** What the ledger says changed line 2 in a year: divorce, plan money, removals, adjustments. */
function changesOf({ form }: YearInReview): Cents {
  return total(form.basisChanges);
}

function openingOf(y: YearInReview): Cents | undefined {
  let first = y;
  while (first.before) first = first.before;
  return first.form.broughtForward.basis;
}

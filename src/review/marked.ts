import { lineLabel, returnLabels } from "../data/printed-form.js";
import { entryAt } from "../ledger/entry-at.js";
import { inDollars } from "../text/wording.js";
import type { Mark } from "../year/facts.js";
import type { Remark } from "./check-result.js";
import { type Check, eachYear } from "./rule.js";
import type { YearInReview } from "./year-in-review.js";

type Wording = Omit<Remark, "tax_year">;

/**
 * A check for entries of which the law makes something else than they say: the year's computation marks them, and its
 * lines follow the law.
 *
 * @param wording the words for one marked entry: its amount in dollars, the year in which it counts, and the line that an
 * ordinary distribution is on, as ` (line 7)`, or nothing
 */
export function marked(
  code: Mark["code"],
  wording: (amount: string, year: number, line: string) => Wording,
): Check {
  return eachYear((y) => {
    const { done, facts, year } = y;
    const { charitable } = done;
    if (facts.marks.length + charitable.marks.length === 0) return undefined;
    return [...facts.marks, ...charitable.marks]
      .filter((mark) => mark.code === code)
      .map((mark) => ({ tax_year: year, ...wording(inDollars(mark.cents), year, lineOf(y, mark)) }));
  });
}

/** Where an ordinary distribution of the entry is; without Part I, only on the return. */
function lineOf({ ledger, form, year }: YearInReview, { origin }: Mark): string {
  const entry = entryAt(ledger, origin);
  const isRoth = entry !== undefined && "ira" in entry && entry.ira === "roth";
  const id = isRoth ? "19" : "7";
  const label = lineLabel(id, year);
  if (form.lines[id] !== undefined && label !== null) return ` (line ${label})`;
  return isRoth || form.worksheet ? "" : ` (line ${returnLabels(year)["4b"]} of Form 1040)`;
}

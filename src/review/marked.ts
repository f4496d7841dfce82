import { inDollars } from "../text/wording.js";
import type { Mark } from "../year/facts.js";
import type { Remark } from "./check-result.js";
import { type Check, eachYear } from "./rule.js";

type Wording = Omit<Remark, "tax_year">;

/**
 * A check for entries of which the law makes something else than they say: the year's computation marks them, and its
 * lines follow the law.
 *
 * @param wording the words for one marked entry: its amount in dollars, and the year in which it counts
 */
export function marked(code: Mark["code"], wording: (amount: string, year: number) => Wording): Check {
  return eachYear(({ done: { charitable }, facts, year }) => {
    if (facts.marks.length + charitable.marks.length === 0) return undefined;
    return [...facts.marks, ...charitable.marks]
      .filter((mark) => mark.code === code)
      .map((mark) => ({ tax_year: year, ...wording(inDollars(mark.cents), year) }));
  });
}

import { correctiveEarningsFreeSince } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { dayOf59AndAHalf } from "../year/dates.js";
import type { Assumption } from "./assumed/assumption.js";
import { returnedIn } from "./returned-amounts.js";

interface Year {
  readonly tax_year: number;
  readonly right: YearResult;
}

/** Earnings of a contribution that was paid in after the end of its year and then returned. */
interface LaterEarnings {
  /** The year of the deposit, whose return has the earnings. */
  readonly in: number;
  readonly cents: Cents;
}

/**
 * The earnings of what was contributed for a year in the next one and returned: they are income of the year in which the
 * contribution was made (IRC 408(d)(4)). Null where there are none, or where the ledger has them with others.
 */
export function earningsInNextYear(
  { entries }: Pick<Ledger, "entries">,
  years: readonly Year[],
  taxYear: number,
): LaterEarnings | null {
  const next = years.find(({ tax_year }) => tax_year === taxYear + 1);
  const returned = entries.filter((entry) => entry.kind === "returned_contribution" && entry.for === taxYear);
  const paid = entries.filter((entry) => entry.kind === "contribution" && entry.for === taxYear);
  const isAllLater = paid.every(({ date }) => date !== null && yearOf(date) > taxYear);
  if (next === undefined || returned.length !== 1 || paid.length === 0 || !isAllLater) return null;
  const statements = next.right.statements.filter(({ kind }) => kind === "returned_contribution");
  const { earnings } = returnedIn(next.right);
  return statements.length === 1 && earnings > 0 ? { in: next.tax_year, cents: earnings } : null;
}

/** Where Part II says that those earnings are. */
export function earningsElsewhere(found: LaterEarnings): string {
  return `The earnings of ${inDollars(found.cents)} are reported on the ${found.in} return, for the year in which the contribution was made (section 408(d)(4)).`;
}

/** The same two texts on the additional tax, where the owner was not 59½ yet (IRC 72(t)(2)(A)(ix); P.L. 117-328, section 333). */
function earlyTax({ entries, owner }: Ledger, taxYear: number): string {
  const returned = entries.find((entry) => entry.kind === "returned_contribution" && entry.for === taxYear);
  const day = returned?.date ?? null;
  if (
    day === null ||
    day < correctiveEarningsFreeSince ||
    owner.born === null ||
    day >= dayOf59AndAHalf(owner.born)
  )
    return "";
  return " Those instructions also say that such earnings are generally subject to the additional tax of 10 percent before age 59½; section 72(t)(2)(A)(ix) excepts them, and the package has none of it.";
}

/** Tells the signer about the two official texts on that year. */
export function aboutLaterEarnings(years: readonly Year[], ledger: Ledger): Assumption[] {
  return years.flatMap(({ tax_year }) => {
    const found = earningsInNextYear(ledger, years, tax_year);
    if (found === null) return [];
    return [
      {
        tax_year,
        path: `years.${tax_year}.returned_earnings`,
        assumes: `they are on the ${found.in} return`,
        says: `are ${inDollars(found.cents)}, and this package has them on the ${found.in} return: the contribution was made in ${found.in}, and its earnings are income of that year (section 408(d)(4); Publication 590-B). The instructions for Form 8606 say to report a contribution for ${tax_year} that is returned in ${found.in} on the ${tax_year} return. The package follows the law.${earlyTax(ledger, tax_year)} Know this before anyone signs.`,
      },
    ];
  });
}

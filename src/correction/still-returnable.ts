import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import { inDollars, longDate } from "../text/wording.js";
import { correctionDeadline, filingDeadline } from "../year/deadlines.js";
import type { Assumption } from "./assumed/assumption.js";

interface ExcessYear {
  readonly tax_year: number;
  readonly right: YearResult;
  readonly filed_on: string | null;
  readonly state: { readonly return: string };
}

const KEY = "own_excess";

/**
 * The excess of a year's own contributions that can still be returned with its earnings and is then none: by the due date with
 * extensions, or within six months of the due date after a return in time (IRC 408(d)(4); Instructions for Form 8606, Return of
 * IRA Contributions; Reg. 301.9100-2).
 */
export function stillReturnable(years: readonly ExcessYear[], ledger: Ledger, asOf: string): Assumption[] {
  return years.flatMap((year) => {
    const { tax_year, right } = year;
    const { "15": traditional = 0, "23": roth = 0 } = right.form_5329 ?? {};
    const until = lastDay(year, ledger, asOf);
    if (traditional + roth === 0 || until === null) return [];
    const wasConverted =
      traditional > 0 &&
      ledger.entries.some(
        ({ kind, date }) => kind === "conversion" && date !== null && yearOf(date) >= tax_year,
      );
    const isFiled = year.state.return === "filed" && year.filed_on !== null;
    return [
      {
        tax_year,
        path: `years.${tax_year}.${KEY}`,
        assumes: "it stays in the IRAs",
        says: `is ${inDollars(traditional + roth)}, and it can still be undone. If it is returned to you with its earnings by ${longDate(until)}, it is no excess, and no 6 percent tax is due on it (section 408(d)(4); Instructions for Form 8606, Return of IRA Contributions; Reg. 301.9100-2). ${isFiled ? `That day applies because the ${tax_year} return was filed on time.` : `That day applies if the ${tax_year} return is filed on time.`}${wasConverted ? " The part that was converted comes out of the Roth IRA." : ""} Decide this before anyone signs: if it is returned, add that to the ledger, and make this package again.`,
      },
    ];
  });
}

/** Whether an assumption is of this kind. */
export function isStillReturnable({ path }: Pick<Assumption, "path">): boolean {
  return path.endsWith(`.${KEY}`);
}

/** The last day to return a contribution of a year; null once it has passed, and for an owner who has died. */
function lastDay({ tax_year, filed_on, state }: ExcessYear, ledger: Ledger, asOf: string): string | null {
  const due = filingDeadline(ledger, tax_year);
  const isLate = state.return === "filed" ? filed_on !== null && filed_on > due : asOf > due;
  const until = isLate ? due : correctionDeadline(ledger, tax_year);
  return asOf > until || ledger.owner.died !== null ? null : until;
}

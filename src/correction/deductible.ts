import type { Ledger, YearInfo } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { deductionLimit } from "../year/deduction-limit.js";

/** A fact on which the IRA deduction of a year depends. `covered_by_plan` is the owner's coverage, or the spouse's. */
export type DecidingFact = "covered_by_plan" | "magi" | "filing_status";

/** How much can be deducted for a year: the least and the most, over every value of the facts that the ledger does not have; in cents. */
export interface Deductible {
  readonly least: Cents;
  readonly most: Cents;
}

/** More than the end of every range of income. */
const HIGH: Cents = 10 ** 12;
const EITHER = [true, false] as const;
const STATUSES = [
  "single",
  "married_joint",
  "married_separate",
  "head_of_household",
  "surviving_spouse",
] as const;

/** What the IRA deduction of a year can be, as far as the ledger tells (IRC 219(b), (c) and (g)). */
export function deductible({ years, owner }: Ledger, year: number): Deductible {
  return rangeOf(years[year] ?? null, year, owner.born);
}

/** The same where income limits nothing: the contribution limit, or what pay and age allow; in cents. */
export function deductibleWithoutLimits({ years, owner }: Ledger, year: number): Cents {
  const info = years[year];
  return info === undefined ? 0 : rangeOf({ ...info, magi: 0 }, year, owner.born).most;
}

/** The amount that can be deducted whatever the ledger does not say; null when that decides it. In cents. */
export function deductibleForCertain(ledger: Ledger, year: number): Cents | null {
  const info = ledger.years[year] ?? null;
  if (info === null) return null;
  const limit = deductionLimit(info, year, ledger.owner.born);
  if ("allowed" in limit) return limit.allowed;
  // Without modified AGI, the limits take all of it or nothing.
  if (info.magi === null && info.covered_by_plan !== false) return null;
  const { least, most } = deductible(ledger, year);
  return least === most ? most : null;
}

/** The facts that the ledger does not have, and that change what can be deducted. */
export function deductionRestsOn({ years, owner }: Ledger, year: number): DecidingFact[] {
  const info = years[year];
  if (info === undefined) return [];
  const decides = (known: readonly Partial<YearInfo>[]) => {
    const each = known.map((fact) => rangeOf({ ...info, ...fact }, year, owner.born));
    return new Set(each.map(({ least, most }) => `${least} ${most}`)).size > 1;
  };
  return [
    ...(decides(coverages(info)) ? (["covered_by_plan"] as const) : []),
    ...(info.magi === null && decides([{ magi: 0 }, { magi: HIGH }]) ? (["magi"] as const) : []),
    ...(info.filing_status === null && decides(STATUSES.map((filing_status) => ({ filing_status })))
      ? (["filing_status"] as const)
      : []),
  ];
}

/** Whether coverage by an employer plan changes what can be deducted, whatever the ledger says of it. */
export function isCoverageDecisive({ years, owner }: Ledger, year: number): boolean {
  const info = years[year];
  if (info === undefined) return true;
  const open = { covered_by_plan: null, spouse: { ...NO_SPOUSE, ...info.spouse, covered_by_plan: null } };
  const { least, most } = rangeOf({ ...info, ...open }, year, owner.born);
  return least < most;
}

function rangeOf(info: YearInfo | null, year: number, born: string | null): Deductible {
  if (info === null) return { least: 0, most: Number.POSITIVE_INFINITY };
  const amounts = possible(info).flatMap((each) => {
    const limit = deductionLimit(each, year, born);
    return "allowed" in limit ? [limit.allowed] : [];
  });
  return { least: Math.min(...amounts), most: Math.max(...amounts) };
}

/** Every case of the facts that decide the limit and are not in the ledger. */
function possible(info: YearInfo): YearInfo[] {
  const statuses = info.filing_status === null ? STATUSES : [info.filing_status];
  return statuses.flatMap((filing_status) =>
    coverages(info).flatMap((covered) =>
      (info.magi === null ? [0, HIGH] : [info.magi]).flatMap((magi) =>
        (info.lived_apart === null ? EITHER : [info.lived_apart]).map((lived_apart) => ({
          ...info,
          ...covered,
          filing_status,
          magi,
          lived_apart,
        })),
      ),
    ),
  );
}

function coverages({ covered_by_plan, spouse }: YearInfo): Pick<YearInfo, "covered_by_plan" | "spouse">[] {
  const theirs = spouse?.covered_by_plan ?? null;
  return (covered_by_plan === null ? EITHER : [covered_by_plan]).flatMap((covered) =>
    (theirs === null ? EITHER : [theirs]).map((other) => ({
      covered_by_plan: covered,
      spouse: { ...NO_SPOUSE, ...spouse, covered_by_plan: other },
    })),
  );
}

const NO_SPOUSE = { covered_by_plan: null, compensation: null, ira_contributions: null } as const;

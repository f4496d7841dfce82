import { addEntry, edit, type Household, type WrittenEntry } from "../state/household.js";
import { at, type Written, type WrittenMap } from "../state/written.js";

/** The boxes of a Form 5498 that matter here, as a person copies them. */
export interface Boxes5498 {
  readonly taxYear: number;
  readonly kind: "traditional" | "sep" | "simple" | "roth";
  readonly account: string;
  /** Box 1, 8, 9 or 10, by the kind of IRA. */
  readonly contributed: Written | undefined;
  readonly date: Written | undefined;
  /** Box 5. */
  readonly value: Written | undefined;
  /** Whether any of the year's contributions were deducted, which is on no Form 5498; and then how much. */
  readonly isDeducted?: Written | undefined;
  readonly deducted?: Written | undefined;
}

/** The box that has the contributions of a kind of IRA. */
export const CONTRIBUTION_BOX = { traditional: "1", sep: "8", simple: "9", roth: "10" } as const;

/** The household with what a Form 5498 says: the contribution, and the value of one more account. */
export function withForm5498(household: Household, bookId: number, boxes: Boxes5498): Household {
  const { taxYear, kind, account, contributed, date, value } = boxes;
  let next = household;
  if (contributed !== undefined && contributed !== 0) {
    const entry: Record<string, Written> = { date: date ?? null, kind: "contribution", amount: contributed };
    if (kind !== "traditional") entry.ira = kind;
    if (typeof date !== "string" || Number(date.slice(0, 4)) !== taxYear) entry.for = taxYear;
    if (account !== "") entry.account = account;
    entry.note = `Form 5498 for ${taxYear}, box ${CONTRIBUTION_BOX[kind]}`;
    next = addEntry(next, bookId, entry as WrittenEntry);
  }
  const deduction = deductionOf(boxes);
  if (deduction !== undefined) next = edit(next, bookId, ["years", String(taxYear), "deducted"], deduction);
  // Roth IRAs are not part of line 6.
  if (value === undefined || kind === "roth") return next;
  const book = next.books.find(({ id }) => id === bookId);
  const place = ["years", String(taxYear), "year_end_value"];
  return edit(next, bookId, place, oneMore(at(book?.ledger, place), value, kind, account));
}

/** The deduction that the answers give; undefined when nobody has answered. */
function deductionOf({ kind, contributed, isDeducted, deducted }: Boxes5498): Written | undefined {
  if (kind !== "traditional" || contributed === undefined || contributed === 0) return undefined;
  return isDeducted === false ? 0 : isDeducted === true ? deducted : undefined;
}

/** The value of one more account: alone as an amount, beside others as a list. */
function oneMore(before: Written | undefined, value: Written, kind: string, account: string): Written {
  const one: Record<string, Written> = { value };
  if (kind !== "traditional") one.ira = kind;
  if (account !== "") one.account = account;
  if (before === undefined || before === null)
    return account === "" && kind === "traditional" ? value : [one];
  const others = Array.isArray(before) ? (before as readonly WrittenMap[]) : [{ value: before }];
  return [...others.filter((other) => account === "" || other.account !== account), one];
}

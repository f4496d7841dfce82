import {
  computeHouseholds,
  type Ledger,
  type LedgerResult,
  type Problem,
  parseLedger,
  type Result,
} from "../engine.js";
import type { Book, Household } from "./household.js";
import type { WrittenMap } from "./written.js";

/** What the engine says of one book: a result, or every problem that stands in its way. */
export interface Reckoned {
  readonly book: Book;
  /** The ledger as it was read; null when it cannot be read yet. */
  readonly ledger: Ledger | null;
  readonly result: LedgerResult | null;
  readonly problems: readonly Problem[];
}

/** Ledgers read before: an edit of one book does not read the others again. */
const read = new WeakMap<WrittenMap, Result<Ledger>>();

/**
 * Everything the page shows, computed from what is written and nothing else. The books of one page are reviewed
 * together, as one household.
 *
 * @param asOf what counts as today, `YYYY-MM-DD`
 */
export function reckon({ books }: Household, asOf: string): Reckoned[] {
  const parsed = books.map((book) => ({ book, read: readOnce(book.ledger) }));
  const ledgers = parsed.flatMap(({ read }) => (read.ok ? [read.value] : []));
  const results = computeHouseholds(ledgers, { asOf, explain: true });
  let next = 0;
  return parsed.map(({ book, read }) => {
    if (!read.ok) return { book, ledger: null, result: null, problems: read.problems };
    const result = results[next++] as Result<LedgerResult>;
    return result.ok
      ? { book, ledger: read.value, result: result.value, problems: [] }
      : { book, ledger: read.value, result: null, problems: result.problems };
  });
}

function readOnce(written: WrittenMap): Result<Ledger> {
  const known = read.get(written);
  if (known !== undefined) return known;
  const parsed = parseLedger(written);
  read.set(written, parsed);
  return parsed;
}

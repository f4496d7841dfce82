import { at, type Place, type Written, type WrittenMap, withAt } from "./written.js";

/** One ledger of the page: one person's own IRAs, or those inherited from one decedent. */
export interface Book {
  /** Tells the books of one session apart; never saved. */
  readonly id: number;
  readonly ledger: WrittenMap;
  /** The file it was read from; null when it was begun here. */
  readonly file: string | null;
  /** The text of that file, whose comments and order are kept when it is saved. */
  readonly source: string | null;
}

/** Everything that is edited in the page; never changed in place. */
export interface Household {
  readonly books: readonly Book[];
}

/** One entry as it is written. */
export type WrittenEntry = WrittenMap;

export const EMPTY: Household = { books: [] };

/** A ledger with nothing in it but its owner's name. */
export function newLedger(name: string): WrittenMap {
  return { owner: { name }, entries: [] };
}

/** The household with one more book, and the id of that book. */
export function addBook(
  household: Household,
  ledger: WrittenMap,
  { file = null, source = null }: { file?: string | null; source?: string | null } = {},
): { household: Household; id: number } {
  const id = Math.max(0, ...household.books.map((book) => book.id)) + 1;
  return { household: { books: [...household.books, { id, ledger, file, source }] }, id };
}

export function removeBook({ books }: Household, id: number): Household {
  return { books: books.filter((book) => book.id !== id) };
}

/** The household with something else at a place of one book's ledger; undefined removes it. */
export function edit(household: Household, id: number, place: Place, to: Written | undefined): Household {
  return changeLedger(household, id, (ledger) => {
    const before = at(ledger, place);
    if (before === to) return ledger;
    return withAt(ledger, place, to) as WrittenMap;
  });
}

/** The household with one more entry in a book: at the end, where its place in the ledger stays the same. */
export function addEntry(household: Household, id: number, entry: WrittenEntry): Household {
  return changeLedger(household, id, (ledger) => ({ ...ledger, entries: [...entriesOf(ledger), entry] }));
}

export function removeEntry(household: Household, id: number, index: number): Household {
  return changeLedger(household, id, (ledger) => {
    const entries = entriesOf(ledger);
    if (index < 0 || index >= entries.length) return ledger;
    return { ...ledger, entries: entries.filter((_, position) => position !== index) };
  });
}

/** What is written under `entries`, entry by entry. */
export function entriesOf(ledger: WrittenMap): readonly WrittenEntry[] {
  const { entries } = ledger;
  return Array.isArray(entries) ? (entries as readonly WrittenEntry[]) : [];
}

function changeLedger(
  household: Household,
  id: number,
  change: (ledger: WrittenMap) => WrittenMap,
): Household {
  let changed = false;
  const books = household.books.map((book) => {
    if (book.id !== id) return book;
    const ledger = inOrder(change(book.ledger));
    changed ||= ledger !== book.ledger;
    return ledger === book.ledger ? book : { ...book, ledger };
  });
  return changed ? { books } : household;
}

/** The order in which a ledger is written, whatever was entered first. */
const ORDER = ["owner", "opening", "years", "entries", "preparer", "options"];

/** The ledger with its keys in the order in which they are written; the same ledger when they are. */
export function inOrder(ledger: WrittenMap): WrittenMap {
  const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = Object.keys(ledger);
  const sorted = [...keys].sort((a, b) => rank(a) - rank(b));
  return sorted.every((key, index) => key === keys[index])
    ? ledger
    : Object.fromEntries(sorted.map((key) => [key, ledger[key] as Written]));
}

import { batch, signal } from "@preact/signals";
import { edit, entriesOf, type WrittenEntry } from "../state/household.js";
import { announcement, change, current, year } from "../state/store.js";
import { yearOfEntry } from "./entries-of-year.js";

interface Edited {
  readonly bookId: number;
  readonly index: number;
  /** The year on the screen. */
  readonly from: number;
  readonly before: WrittenEntry;
}

/** The entry whose card has the focus, as it was when the focus came. */
const edited = signal<Edited | null>(null);

/** The entry that was dated into another year, and what it then was. */
export const moved = signal<(Edited & { readonly after: WrittenEntry; readonly to: number }) | null>(null);

/** The focus comes into the card of an entry. */
export function beginEdit(bookId: number, index: number, before: WrittenEntry): void {
  const now = edited.value;
  if (now?.bookId === bookId && now.index === index && now.from === year.value) return;
  edited.value = { bookId, index, from: year.value, before };
}

/** The focus leaves the card: an entry that now belongs to another year is no longer on this page. */
export function endEdit(): void {
  const was = edited.value;
  if (was === null) return;
  const after = entryAt(was);
  const to = after === undefined ? null : yearOfEntry(after);
  batch(() => {
    edited.value = null;
    if (after === undefined || to === null || to === was.from) return;
    moved.value = { ...was, after, to };
    announcement.value = `Moved to ${to}.`;
  });
}

/** The card goes away. */
export function dropEdit(): void {
  edited.value = null;
}

/** The place of the entry that is being edited on the page of a year; null when there is none. */
export function editedIn(bookId: number, taxYear: number): number | null {
  const now = edited.value;
  return now?.bookId === bookId && now.from === taxYear ? now.index : null;
}

/** The entry as it is now; undefined once it is gone. */
export function entryAt({ bookId, index }: Edited): WrittenEntry | undefined {
  const book = current.value.books.find(({ id }) => id === bookId);
  return book && entriesOf(book.ledger)[index];
}

/** Gives the entry back the date and the year that it had. */
export function undoMove(): void {
  const was = moved.value;
  if (was === null) return;
  change((household) =>
    (["date", "for"] as const).reduce(
      (next, key) => edit(next, was.bookId, ["entries", was.index, key], was.before[key]),
      household,
    ),
  );
  moved.value = null;
}

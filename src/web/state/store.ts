import { batch, computed, signal } from "@preact/signals";
import { householdProblems, type LedgerResult, type Problem, type YearResult } from "../engine.js";
import * as household from "./household.js";
import { editReturn, withReturnsShared } from "./joint.js";
import { type Reckoned, reckon } from "./reckoning.js";
import * as steps from "./undo.js";
import { type Place, placeText, type Written, type WrittenMap } from "./written.js";

/** What is on the screen besides the start. */
export type View = "papers" | "year" | "years" | "todo" | "plan" | "take" | "person";

/** What counts as today: the day on which the page was opened. Set once, by the door. */
export const today = signal("2025-01-01");

/** Every state of the household, for undo and redo. */
export const history = signal(steps.begin(household.EMPTY));
export const current = computed(() => history.value.present);

/** Counts how often everything was computed anew without an edit. */
const again = signal(0);

/** What the engine says of it. */
export const reckoned = computed(() => {
  again.value;
  return reckon(current.value, today.value);
});

/** Computes what the engine says once more: the same. */
export function reckonAgain(): void {
  again.value += 1;
}

/** What the people on one return say differently of it; found when ledgers are opened that were written apart. */
export const conflicts = computed<readonly Problem[]>(() =>
  reckoned.value.length < 2 ? [] : householdProblems(reckoned.value.map(({ ledger }) => ledger)),
);

/** The state that was saved last; the same object is the same state. */
export const saved = signal<household.Household>(household.EMPTY);
export const isDirty = computed(() => current.value !== saved.value && current.value.books.length > 0);

export const canUndo = computed(() => history.value.past.length > 0);
export const canRedo = computed(() => history.value.future.length > 0);

// ---- what is selected; none of it is saved or undone --------------------------------------------------------

export const selectedBook = signal(0);
export const selectedYear = signal<number | null>(null);
export const view = signal<View>("year");
/** The line of the form whose explanation is open, by its label. */
export const openLine = signal<string | null>(null);
/** The place in the ledger that is lit up: an entry on its card, and on the form the lines it is part of. */
export const lit = signal<string | null>(null);
/** The form is below the papers instead of beside them, as large as it is well read. */
export const isFormLarge = signal(false);
/** What a screen reader is told. */
export const announcement = signal("");

/** The book on the screen; undefined at the start. */
export const active = computed<Reckoned | undefined>(
  () => reckoned.value.find(({ book }) => book.id === selectedBook.value) ?? reckoned.value[0],
);

/** Its id, which an edit does not change. */
export const activeId = computed(() => active.value?.book.id);

/** The years of the book on the screen: those of the ledger, and the years that a paper or an entry was begun for. */
export const years = computed<readonly number[]>(() => {
  const reckonedBook = active.value;
  if (reckonedBook === undefined) return [];
  const named = Object.keys(mapOf(reckonedBook.book.ledger.years)).map(Number);
  const dated = household.entriesOf(reckonedBook.book.ledger).flatMap(yearsOfEntry);
  const computedYears = reckonedBook.result?.years.map(({ tax_year }) => tax_year) ?? [];
  const extra = selectedYear.value === null ? [] : [selectedYear.value];
  const all = [...new Set([...named, ...dated, ...computedYears, ...extra])]
    .filter((year) => Number.isInteger(year) && year >= 1987 && year <= 2100)
    .sort((a, b) => a - b);
  return all.length > 0 ? all : [Number(today.value.slice(0, 4)) - 1];
});

/** The year on the screen: the one chosen, else the last one. */
export const year = computed(() => {
  const chosen = selectedYear.value;
  if (chosen !== null) return chosen;
  return years.value.at(-1) ?? Number(today.value.slice(0, 4)) - 1;
});

/** The result of the year on the screen; null while the ledger waits for an answer or has no such year. */
export const yearResult = computed<YearResult | null>(() =>
  resultOf(active.value?.result ?? null, year.value),
);

export function resultOf(result: LedgerResult | null, taxYear: number): YearResult | null {
  return result?.years.find(({ tax_year }) => tax_year === taxYear) ?? null;
}

function yearsOfEntry(entry: household.WrittenEntry): number[] {
  const dated = typeof entry.date === "string" ? Number(entry.date.slice(0, 4)) : Number.NaN;
  const named = typeof entry.for === "number" ? entry.for : Number.NaN;
  return [dated, named].filter((each) => !Number.isNaN(each));
}

function mapOf(value: Written | undefined): WrittenMap {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as WrittenMap) : {};
}

// ---- edits --------------------------------------------------------------------------------------------------

function advance(next: household.Household, tag: string | null = null): void {
  history.value = steps.advance(history.value, withReturnsShared(next), tag);
}

/** Writes one value into the book on the screen; undefined removes it. Typing into one field is one step of undo. */
export function write(bookId: number, place: Place, to: Written | undefined): void {
  advance(editReturn(current.value, bookId, place, to), `${bookId} ${placeText(place)}`);
}

/** Ends typing into a field. */
export function settle(): void {
  history.value = steps.settle(history.value);
}

export function addEntry(bookId: number, entry: household.WrittenEntry): void {
  advance(household.addEntry(current.value, bookId, entry));
}

export function removeEntry(bookId: number, index: number): void {
  batch(() => {
    advance(household.removeEntry(current.value, bookId, index));
    lit.value = null;
  });
}

/** Several changes as one step. */
export function change(edit: (now: household.Household) => household.Household): void {
  advance(edit(current.value));
}

/** Adds a book and shows it. */
export function addBook(
  ledger: WrittenMap,
  from: { file?: string | null; source?: string | null } = {},
): number {
  return batch(() => {
    const added = household.addBook(current.value, ledger, from);
    advance(added.household);
    show(added.id);
    return added.id;
  });
}

export function removeBook(id: number): void {
  batch(() => {
    advance(household.removeBook(current.value, id));
    show(current.value.books[0]?.id ?? 0);
  });
}

/** Begins again with books that are saved as they are: a file that was opened, or nothing. */
export function load(next: household.Household): void {
  batch(() => {
    history.value = steps.begin(next);
    saved.value = next;
    show(next.books[0]?.id ?? 0);
    view.value = "year";
  });
}

export function markSaved(): void {
  saved.value = current.value;
}

export function undo(): void {
  batch(() => {
    history.value = steps.undo(history.value);
    keepSelection();
    announcement.value = "Undone.";
  });
}

export function redo(): void {
  batch(() => {
    history.value = steps.redo(history.value);
    keepSelection();
    announcement.value = "Redone.";
  });
}

/** Shows another book, and its last year. */
export function show(id: number): void {
  batch(() => {
    selectedBook.value = id;
    selectedYear.value = null;
    openLine.value = null;
    lit.value = null;
  });
}

/** Shows another year. */
export function showYear(taxYear: number): void {
  batch(() => {
    selectedYear.value = taxYear;
    openLine.value = null;
    view.value = "year";
  });
}

function keepSelection(): void {
  const { books } = current.value;
  if (!books.some(({ id }) => id === selectedBook.value)) selectedBook.value = books[0]?.id ?? 0;
  lit.value = null;
}

import { effect, signal } from "@preact/signals";
import type { Household } from "./household.js";
import { current, history, load } from "./store.js";
import { begin } from "./undo.js";

const KEY = "form8606.household";

/** Whether the work is kept in this browser: only where the person said so. */
export const autosave = signal(false);

/** Finds work that was kept, and keeps it from now on as long as the person wants it. A browser without storage keeps none. */
export function keepWork(): void {
  const kept = read();
  if (kept !== null) {
    autosave.value = true;
    load(kept);
    history.value = begin(kept);
  }
  effect(() => {
    const { books } = current.value;
    try {
      if (autosave.value && books.length > 0) localStorage.setItem(KEY, JSON.stringify({ books }));
      else if (!autosave.value) localStorage.removeItem(KEY);
    } catch {
      autosave.value = false;
    }
  });
}

function read(): Household | null {
  try {
    const text = localStorage.getItem(KEY);
    const value = text === null ? null : (JSON.parse(text) as Household);
    return value !== null && Array.isArray(value.books) && value.books.length > 0 ? value : null;
  } catch {
    return null;
  }
}

import { batch } from "@preact/signals";
import { entriesOf } from "./household.js";
import { active, isFormLarge, lit, openLine, selectedYear, type View, view } from "./store.js";
import { type Place, placeText } from "./written.js";

/** The place that is shown next: its field takes the focus as soon as it is on the screen. */
let wanted: string | null = null;

/** Leads to a place of the ledger: the right view and year, the field in focus, its card lit up. */
export function goTo(place: Place, focus: string): void {
  const [first, second] = place;
  batch(() => {
    if (first === "years" && second !== undefined) {
      show("year", Number(second));
    } else if (first === "entries" && typeof second === "number") {
      show("year", yearOfEntry(second));
      lit.value = placeText(["entries", second]);
    } else {
      view.value = "person";
    }
    openLine.value = null;
    isFormLarge.value = false;
  });
  wanted = focus;
  requestAnimationFrame(() => requestAnimationFrame(focusWanted));
}

/** Leads to a part of another view. */
export function goToView(to: View, focus: string): void {
  batch(() => {
    view.value = to;
    openLine.value = null;
  });
  wanted = focus;
  requestAnimationFrame(() => requestAnimationFrame(focusWanted));
}

function show(to: View, taxYear: number | null): void {
  view.value = to;
  if (taxYear !== null) selectedYear.value = taxYear;
}

function yearOfEntry(index: number): number | null {
  const entry = entriesOf(active.value?.book.ledger ?? {})[index];
  const named = typeof entry?.for === "number" ? entry.for : null;
  return named ?? (typeof entry?.date === "string" ? Number(entry.date.slice(0, 4)) || null : null);
}

function focusWanted(): void {
  if (wanted === null) return;
  const element = document.getElementById(wanted);
  wanted = null;
  if (element === null) return;
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    if (around instanceof HTMLDetailsElement) around.open = true;
  element.focus();
  element.scrollIntoView({ block: "center" });
}

import { computed, signal } from "@preact/signals";
import { plan } from "../engine.js";
import { active, today } from "../state/store.js";
import type { Written } from "../state/written.js";

/** What is tried: never saved, never undone. */
export const contribute = signal<Written | undefined>(7000);
export const convert = signal<Written | undefined>(undefined);
export const value = signal<Written | undefined>(undefined);
export const move = signal(false);
export const chosenYear = signal<Written | undefined>(undefined);

/** The tax year that is tried: this one, unless another was chosen. */
export const planYear = computed(() =>
  typeof chosenYear.value === "number" ? chosenYear.value : Number(today.value.slice(0, 4)),
);

/** The year with and without the steps; null while the ledger waits for an answer. */
export const planned = computed(() => {
  const here = active.value;
  if (here === undefined || here.ledger === null || here.result === null) return null;
  const taxYear = planYear.value;
  return plan(here.ledger, {
    year: taxYear,
    contribute: cents(contribute.value),
    convert: convert.value === undefined ? "all" : cents(convert.value),
    movePretaxToPlan: move.value,
    on: today.value.startsWith(String(taxYear)) ? today.value : `${taxYear}-12-30`,
    value: value.value === undefined ? null : cents(value.value),
  });
});

function cents(amount: Written | undefined): number {
  return typeof amount === "number" && amount >= 0 ? Math.round(amount * 100) : 0;
}

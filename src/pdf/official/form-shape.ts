import type { FieldMap, SlotFields } from "../../data/field-map.js";
import { formYear, linesOfYear } from "../../data/printed-form.js";
import { captions } from "./captions.js";

/** What the official form of a year has to be filled in. */
export interface FormShape {
  /** Labels of the lines, in the order of the form. */
  readonly labels: readonly string[];
  /** Label of the line that has two boxes around a decimal point; none on a form without it. */
  readonly ratio: string | undefined;
  /** Whether each amount has a second box, for cents. */
  readonly cents: boolean;
  /** Whether there is a box to check for an amended return. */
  readonly amended: boolean;
  /** Label of the line that opens page 2. */
  readonly secondPage: string;
}

/** The shape of a year's form. */
export function formShape(taxYear: number): FormShape {
  const lines = linesOfYear(taxYear);
  const { cents_boxes, amended_box, second_page_starts_at } = formYear(taxYear);
  return {
    labels: lines.map(({ label }) => label),
    ratio: lines.find(({ kind }) => kind === "ratio")?.label,
    cents: cents_boxes,
    amended: amended_box,
    secondPage: second_page_starts_at,
  };
}

/** The slots of a form, each with the boxes that it has; `field` gives the field of a box. */
export function slotsOf(shape: FormShape, field: (box: string) => string): FieldMap {
  const slots: Record<string, SlotFields> = {};
  for (const { slot, place } of captions) {
    if (slot === "amended" && !shape.amended) continue;
    slots[slot] = place === "beside" ? { check: field(slot) } : field(slot);
  }
  for (const label of shape.labels) {
    if (label === shape.ratio)
      slots[label] = { integer: field(`${label}.integer`), decimal: field(`${label}.decimal`) };
    else if (shape.cents)
      slots[label] = { dollars: field(`${label}.dollars`), cents: field(`${label}.cents`) };
    else slots[label] = field(label);
  }
  return slots;
}

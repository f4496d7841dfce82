import type { FormField } from "../document/form-fields.js";
import { BeyondBounds } from "../document/read-budget.js";
import type { BoxName } from "../template/slots.js";
import { type Caption, captions } from "./captions.js";
import type { FormShape } from "./form-shape.js";
import type { TextRun } from "./page-text.js";

/** Boxes by the fields that stand where the page prints their labels. A box found twice has two fields. */
export type FoundBoxes = Map<BoxName, FormField[]>;

/**
 * Finds the field of each box by what is printed: a line's number in the cell before its field, a caption above its
 * field or before it. A field that is off by more than two points from where the printing puts it is not found.
 *
 * @param runs what each page prints
 */
export function mapByPrintedLabels(
  fields: readonly FormField[],
  runs: readonly (readonly TextRun[])[],
  shape: FormShape,
): FoundBoxes {
  const { ratio, cents, labels } = shape;
  if (fields.length > MOST_FIELDS) throw new BeyondBounds();
  const numbers = runs.map((page) => alike(page, (text) => labels.includes(text)));
  const found: FoundBoxes = new Map();
  const add = (box: BoxName, field: FormField) => found.set(box, [...(found.get(box) ?? []), field]);
  const texts = fields.filter((field) => !field.check);
  for (const field of texts) {
    const label = labelBefore(field, numbers[field.page] ?? [], shape);
    if (label === undefined) continue;
    if (label === ratio) {
      add(`${ratio}.integer`, field);
      for (const next of after(field, texts, 9)) add(`${ratio}.decimal`, next);
    } else if (!cents) add(label, field);
    else {
      add(`${label}.dollars`, field);
      for (const next of after(field, texts, 2)) add(`${label}.cents`, next);
    }
  }
  for (const caption of captions) {
    const printed = runs.map((page) => alike(page, (text) => caption.printed.test(text)));
    for (const field of captioned(caption, fields, printed)) add(caption.slot, field);
  }
  return found;
}

/** No form has more fields, and no page prints one label or caption more often. */
const MOST_FIELDS = 1000;
const MOST_ALIKE = 2000;

/** The texts that may be labels: every field is compared with each of them. */
function alike(runs: readonly TextRun[], isLabel: (text: string) => boolean): TextRun[] {
  const found = runs.filter(({ text }) => text.length < LONGEST_LABEL && isLabel(text.trim()));
  if (found.length > MOST_ALIKE) throw new BeyondBounds();
  return found;
}

/** Labels and captions are found by how a text begins, or by a word or two. */
const LONGEST_LABEL = 10_000;

/** Width of the cell with a line's number, before the field of its amount. */
const NUMBER_CELL = 21.6;
/** How far before its field the number of the ratio's line ends: × is printed between. */
const RATIO_CELL = 43.2;
/** Widths of a digit and of a letter, in parts of the size, as the bold numbers have them. */
const DIGIT = 0.556;

/** The line number printed in the middle of the cell before a field, on its row. */
function labelBefore(
  { rect }: FormField,
  runs: readonly TextRun[],
  { ratio }: FormShape,
): string | undefined {
  const near = runs.filter((run) => {
    const text = run.text.trim();
    const middle = run.x + (text.length * DIGIT * run.size) / 2;
    const cell = text === ratio ? RATIO_CELL - NUMBER_CELL / 2 : NUMBER_CELL / 2;
    return Math.abs(rect.x - cell - middle) < 2 && Math.abs(run.y - rect.y - 2.6) < 1.2;
  });
  return near.length === 1 ? near[0]?.text.trim() : undefined;
}

/** The fields that begin right behind another one on its row, at most `gap` points away. */
function after({ page, rect }: FormField, fields: readonly FormField[], gap: number): FormField[] {
  const end = rect.x + rect.width;
  return fields.filter(
    (field) =>
      field.page === page &&
      Math.abs(field.rect.y - rect.y) < 1 &&
      field.rect.x >= end - 1 &&
      field.rect.x - end < gap,
  );
}

/** How far a caption's start is from its field's lower left corner: to the left and up, at least and at most. */
const PLACES = {
  above: { left: [-6, 2], up: [14, 18] },
  before: { left: [30, 66], up: [1.5, 4] },
  beside: { left: [18, 72], up: [-10, 11] },
} as const;

function captioned(
  { place }: Caption,
  fields: readonly FormField[],
  runs: readonly (readonly TextRun[])[],
): FormField[] {
  const { left, up } = PLACES[place];
  return fields.filter(
    ({ check, page, rect }) =>
      check === (place === "beside") &&
      (runs[page] ?? []).some(
        (run) =>
          rect.x - run.x >= left[0] &&
          rect.x - run.x <= left[1] &&
          run.y - rect.y >= up[0] &&
          run.y - rect.y <= up[1],
      ),
  );
}

import type { FormField } from "../document/form-fields.js";
import type { BoxName } from "../template/slots.js";
import { captions } from "./captions.js";
import type { FormShape } from "./form-shape.js";
import { spokenField, type XfaForm } from "./xfa.js";

/** What is spoken for the fields of a form, as far as it is evidence of what goes into them. */
export class Speech {
  readonly #boxes = new Map<FormField, BoxName>();
  readonly #contradictsItself: boolean;

  constructor(xfa: XfaForm, fields: readonly FormField[], shape: FormShape) {
    for (const field of fields) {
      const box = boxSpoken(spokenField(xfa, field)?.description ?? "", shape);
      if (box !== undefined) this.#boxes.set(field, box);
    }
    this.#contradictsItself = new Set(this.#boxes.values()).size < this.#boxes.size;
  }

  /**
   * Whether what is spoken for a field names a box: false when it names another one. Null when it cannot tell: nothing
   * that is known here is spoken for the field, or the form says of two fields that they are the same box, so that
   * what it says of others may be as wrong.
   */
  names(field: FormField, box: BoxName): boolean | null {
    const spoken = this.#boxes.get(field);
    if (spoken === box) return true;
    return spoken === undefined || this.#contradictsItself ? null : false;
  }
}

/**
 * The box that a spoken description names: a line's number at its start or, behind the heading of a part, before the
 * line's own sentence; or the words of a caption. The number stands alone in some years ("1. Cents.") and behind the
 * word in others ("Line 1. Cents.").
 */
export function boxSpoken(description: string, shape: FormShape): BoxName | undefined {
  const label = lineSpoken(description, shape.labels);
  if (label === undefined) return captions.find(({ spoken }) => spoken.test(description))?.slot;
  if (label === shape.ratio)
    return `${label}.${/after the decimal/i.test(description) ? "decimal" : "integer"}`;
  if (!shape.cents) return label;
  return `${label}.${/^(line\s+)?\S+\s+Cents\b/i.test(description) ? "cents" : "dollars"}`;
}

/** A number that another line, a form, a part or a page has is not this line's, */
const OF_ANOTHER = /(lines?|and|or|page|form|part)\s*$/i;
/** but one behind the word at the start of a sentence is. */
const OWN = /(^|[.:!?)]\s+)Line\s+$/;

function lineSpoken(description: string, labels: readonly string[]): string | undefined {
  const first = /^(?:line\s+)?(\d{1,2}[a-c]?)(?:[.:]\s|[.:]?$|\s+(?:dollars|cents)\b)/i.exec(
    description,
  )?.[1];
  if (first !== undefined && labels.includes(first)) return first;
  if (!/^(page \d|part|note)\b/i.test(description)) return undefined;
  const found = [...description.matchAll(/(?<=\s)(\d{1,2}[a-c]?)[.:]\s+(?=[A-Z])/g)].filter(
    ({ 1: label = "", index }) => {
      const before = description.slice(0, index);
      return labels.includes(label) && (OWN.test(before) || !OF_ANOTHER.test(before));
    },
  );
  return found.length === 1 ? found[0]?.[1] : undefined;
}

import type { FieldMap } from "../../data/field-map.js";
import { fail, type Result } from "../../errors.js";
import { fill } from "../fill/fill.js";
import { compileTemplate } from "../template/compile.js";
import type { CompiledTemplate } from "../template/compiled.js";
import type { SlotValue } from "../template/slots.js";

/**
 * A form in which each box shows the name of what goes into it: a person sees at a glance whether a map is right.
 * Boxes too small for their name, such as those for cents, show a short one.
 *
 * @param bytes the official form or the worksheet
 * @param fields its map, or "worksheet"
 */
export async function labelsPdf(
  bytes: Uint8Array,
  fields: FieldMap | "worksheet",
  taxYear: number,
): Promise<Result<Uint8Array>> {
  const compiled = await compileTemplate(bytes, fields, taxYear);
  if (!compiled.ok) return fail(compiled.problems);
  const template = byBox(compiled.value);
  const values: Record<string, SlotValue> = {};
  for (const { name, kind } of template.boxes) {
    values[name] = kind === "check" ? { checked: true } : { text: shortName(name) };
  }
  return fill(template, values, { shape: "flattened", money: "dollars" });
}

/** The template with a slot for each box, free of what the boxes take. */
function byBox(template: CompiledTemplate): CompiledTemplate {
  const boxes = template.boxes.map((box) => ({ ...box, slot: box.name, maxLength: null }));
  const slots = boxes.map(({ name, kind }, first) => [name, { kind, first, second: -1 }] as const);
  return { ...template, boxes, slots: new Map(slots) };
}

/** `1.dollars` as "1", `1.cents` as "1 c", `10.integer` as "10", a place by the last words of its slot. */
function shortName(box: string): string {
  const [slot = "", part = ""] = box.split(".");
  if (part === "cents") return `${slot} c`;
  if (part === "decimal") return `${slot} dec`;
  return slot.replace(/^(preparer|foreign|address)_/, "$1: ").replaceAll("_", " ");
}

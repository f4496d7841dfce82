import type { PDFDocument } from "pdf-lib";
import type { FieldMap, SlotFields } from "../../data/field-map.js";
import { fail, problemAt, type Result, succeed } from "../../errors.js";
import { joined, latin1 } from "../document/bytes.js";
import { type FormField, formFields } from "../document/form-fields.js";
import type { CompiledPages } from "../document/objects.js";
import { openPdf } from "../document/open-pdf.js";
import { standardMetrics } from "../fonts/standard-metrics.js";
import { bodyOf } from "./body.js";
import { boxOf, onStates } from "./box.js";
import type { Box, CompiledTemplate, PageBox, SlotPlan } from "./compiled.js";
import { type BoxName, boxesOf, worksheetFieldMap } from "./slots.js";

/**
 * Makes a template ready to be filled fast. XFA, usage rights, scripts, earlier dates and whatever else no page,
 * field or tag needs are left out.
 *
 * @param bytes the PDF
 * @param fields its verified or derived field map, or "worksheet" for a template of this project
 * @param taxYear the year of the form
 * @param form what form it is, as `CompiledTemplate.form` says
 * @param stamp what is printed over the pages, as `stampOf` gives it: AMENDED at the top of a form that has no place for it
 */
export async function compileTemplate(
  bytes: Uint8Array,
  fields: FieldMap | "worksheet",
  taxYear: number,
  stamp?: string,
  form = "8606",
): Promise<Result<CompiledTemplate>> {
  let doc: PDFDocument;
  try {
    doc = await openPdf(bytes);
  } catch {
    return refused("the file is encrypted or is not a sound PDF");
  }
  const present = formFields(doc);
  const map = fields === "worksheet" ? worksheetFieldMap(present) : fields;
  const chosen = choose(present, map);
  if (!chosen.ok) return chosen;

  const metrics = await standardMetrics();
  const filled = chosen.value.map(({ box, slot, field }) => ({
    box: { ...boxOf(doc, box, slot, field, metrics), digits: digitsIn(map[slot]) },
    field,
  }));
  const boxes = filled.map(({ box }) => box);
  return succeed({
    form,
    taxYear,
    title: doc.getTitle() ?? `${taxYear} Form ${form}`,
    boxes,
    slots: slotPlans(boxes, map),
    pageBoxes: doc.getPages().map((page): PageBox => {
      const { x, y, width, height } = page.getMediaBox();
      return [x, y, x + width, y + height];
    }),
    fillable: bodyOf(doc, filled, "fillable", stamp),
    flattened: bodyOf(doc, filled, "flattened", stamp),
    hash: hashOf(stamp === undefined ? bytes : joined([bytes, latin1(stamp)])),
  });
}

/** Makes the pages of any PDF ready to be put beside the forms of a packet. */
export async function compilePages(bytes: Uint8Array): Promise<Result<CompiledPages>> {
  try {
    const doc = await openPdf(bytes);
    return succeed({
      fillable: bodyOf(doc, [], "fillable"),
      flattened: bodyOf(doc, [], "flattened"),
    });
  } catch {
    return refused("the pages to add are encrypted or are not a sound PDF");
  }
}

function refused(message: string) {
  return fail([problemAt("template_refused", [], message)]);
}

type Chosen = { box: BoxName; slot: string; field: FormField };

/** The field of every box in the map, in the order of the form's fields. */
function choose(present: FormField[], map: FieldMap): Result<Chosen[]> {
  const wanted = new Map<string, { box: BoxName; slot: string; check: boolean }>();
  const problems: string[] = [];
  for (const [slot, fields] of Object.entries(map)) {
    for (const { box, field, check } of boxesOf(slot, fields)) {
      if (wanted.has(field)) problems.push(`the field ${field} is mapped twice`);
      wanted.set(field, { box, slot, check });
    }
  }
  const chosen: Chosen[] = [];
  for (const field of present) {
    const { box, slot, check } = wanted.get(field.name) ?? {};
    if (box === undefined || slot === undefined) continue;
    wanted.delete(field.name);
    if (field.check !== check) problems.push(`the field ${field.name} is not of the kind that ${box} needs`);
    if (field.check && onStates(field).length !== 1) {
      problems.push(`the check box ${field.name} has no single on-state`);
    }
    if (field.page < 0) problems.push(`the field ${field.name} is on no page`);
    if (field.value !== null) problems.push(`the field ${field.name} is filled in already`);
    chosen.push({ box, slot, field });
  }
  for (const [field, { box }] of wanted) problems.push(`it has no field ${field} for ${box}`);
  if (problems.length > 0) return refused(problems.join("; "));
  return succeed(chosen);
}

function digitsIn(fields: SlotFields | undefined): Box["digits"] {
  return typeof fields === "object" && "digits" in fields ? { first: fields.first, step: fields.step } : null;
}

function slotPlans(boxes: Box[], map: FieldMap): Map<string, SlotPlan> {
  const at = (box: BoxName) => boxes.findIndex(({ name }) => name === box);
  return new Map(
    Object.entries(map).map(([slot, fields]): [string, SlotPlan] => {
      if (typeof fields === "string" || "digits" in fields)
        return [slot, { kind: "text", first: at(slot), second: -1 }];
      if ("check" in fields) return [slot, { kind: "check", first: at(slot), second: -1 }];
      return "dollars" in fields
        ? [slot, { kind: "dollars_cents", first: at(`${slot}.dollars`), second: at(`${slot}.cents`) }]
        : [slot, { kind: "integer_decimal", first: at(`${slot}.integer`), second: at(`${slot}.decimal`) }];
    }),
  );
}

/** 128 bits of a hash (four FNV-1a lanes): tells files apart, protects nothing. */
function hashOf(bytes: Uint8Array): string {
  const lanes = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  bytes.forEach((byte, index) => {
    const lane = index & 3;
    lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ byte, 0x01000193);
  });
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

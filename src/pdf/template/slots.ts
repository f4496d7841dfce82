import type { FieldMap, SlotFields } from "../../data/field-map.js";
import type { Cents } from "../../money/cents.js";

/** What goes into one slot. */
export type SlotValue =
  | { readonly text: string }
  /** An amount. `zero` is how nothing is written, `mark` follows the amount (the asterisk of Worksheet 1-1). */
  | { readonly cents: Cents; readonly zero?: "0" | "-0-"; readonly mark?: string }
  /** A ratio as it is printed: "0.06542". */
  | { readonly ratio: string }
  | { readonly checked: boolean };

/** Everything that goes onto one form, by slot. A slot that is not named stays empty. */
export type FormValues = Readonly<Record<string, SlotValue>>;

/** Whether amounts are written in whole dollars (`6,500`) or with cents (`6,500.37`). */
export type MoneyStyle = "dollars" | "cents";

/** One box of a form as the reader and the labels name it: `15a`, `1.dollars`, `10.decimal`. */
export type BoxName = string;

/** The boxes of a slot, in reading order, each with its field. */
export function boxesOf(slot: string, fields: SlotFields): { box: BoxName; field: string; check: boolean }[] {
  if (typeof fields === "string") return [{ box: slot, field: fields, check: false }];
  if ("digits" in fields) return [{ box: slot, field: fields.digits, check: false }];
  if ("check" in fields) return [{ box: slot, field: fields.check, check: true }];
  return Object.entries(fields).map(([part, field]) => ({ box: `${slot}.${part}`, field, check: false }));
}

/** The map of a worksheet of this project, whose fields are named by their slots: `name`, `line_15a`, `line_10_integer`. */
export function worksheetFieldMap(fields: readonly { name: string; check: boolean }[]): FieldMap {
  const map: Record<string, SlotFields> = {};
  for (const { name, check } of fields) {
    const line = /^line_(\d+[a-c]?)$/.exec(name)?.[1];
    if (check) map[name] = { check: name };
    else if (name === "line_10_integer") map["10"] = { integer: name, decimal: "line_10_decimal" };
    else if (name !== "line_10_decimal") map[line ?? name] = name;
  }
  return map;
}

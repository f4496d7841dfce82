import { type Problem, problemAt } from "../../errors.js";
import type { CompiledTemplate } from "../template/compiled.js";
import type { FormValues, MoneyStyle, SlotValue } from "../template/slots.js";
import { readFields } from "./fields.js";
import { OurFile, ReadError } from "./our-file.js";
import { readPages } from "./overlays.js";
import type { ReadBoxes } from "./read-boxes.js";

/**
 * Reads a file that was just written and compares every box with the values that it was to hold: the value and the
 * appearance of each field, or what is drawn on each page, at the place of its box. What comes back is empty when
 * all is as it must be. A difference is a defect of this program, so a problem says where, never what.
 *
 * @param bytes a file of one form or of several
 * @param forms the forms in it, in their order
 */
export function verifyFilled(
  bytes: Uint8Array,
  forms: readonly { template: CompiledTemplate; values: FormValues }[],
  options: { shape: "fillable" | "flattened"; money: MoneyStyle },
): Problem[] {
  try {
    const file = new OurFile(bytes);
    const read = options.shape === "fillable" ? readFields(file, forms) : readPages(file, forms);
    return forms.flatMap(({ template, values }, index) =>
      differences(template, values, read[index] ?? [], options.money),
    );
  } catch (error) {
    if (error instanceof ReadError)
      return [problemAt("internal", [], `the filled form cannot be read back: ${error.message}`)];
    throw error;
  }
}

function differences(
  template: CompiledTemplate,
  values: FormValues,
  read: ReadBoxes,
  money: MoneyStyle,
): Problem[] {
  const problems: Problem[] = [];
  let filled = 0;
  for (const slot in values) {
    const value = values[slot];
    if (value === undefined) continue;
    const plan = template.slots.get(slot);
    const first = plan === undefined ? undefined : read[plan.first];
    const second = plan === undefined || plan.second < 0 ? undefined : read[plan.second];
    if (first !== undefined) filled++;
    if (second !== undefined) filled++;
    const same = plan !== undefined && agrees(value, first ?? "", second ?? "", plan.kind, money);
    if (!same) problems.push(problemAt("internal", [slot], "the filled form reads back differently"));
  }
  let count = 0;
  for (const text of read) if (text !== undefined) count++;
  if (filled !== count)
    problems.push(problemAt("internal", [], "the filled form has values that were not asked for"));
  return problems;
}

function agrees(value: SlotValue, first: string, second: string, kind: string, money: MoneyStyle): boolean {
  if ("checked" in value) return (first !== "") === value.checked;
  if ("text" in value) {
    const shown = first.replaceAll("\n", " ");
    const text = value.text.replaceAll("\n", " ");
    return shown === text || shown === text.normalize("NFC");
  }
  if ("ratio" in value) return (kind === "integer_decimal" ? `${first}.${second}` : first) === value.ratio;
  let whole = kind === "dollars_cents" && second !== "" ? `${first}.${second}` : first;
  if (value.mark !== undefined && value.mark !== "") {
    if (!whole.endsWith(value.mark)) return false;
    whole = whole.slice(0, -value.mark.length);
  }
  if (whole === "-0-") return value.cents === 0 && value.zero === "-0-";
  return centsOf(whole) === value.cents && whole.includes(".") === (money === "cents");
}

/** An amount as a form shows it, in cents; NaN for anything else. */
function centsOf(text: string): number {
  let cents = 0;
  let decimals = -1;
  const negative = text.charCodeAt(0) === 0x28;
  const end = negative ? text.length - 1 : text.length;
  if (end <= (negative ? 1 : 0) || (negative && text[end] !== ")")) return Number.NaN;
  let sinceComma = 0;
  let commas = 0;
  for (let at = negative ? 1 : 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && decimals < 0) decimals = 0;
    else if (
      code === 0x2c &&
      decimals < 0 &&
      (commas === 0 ? sinceComma > 0 && sinceComma <= 3 : sinceComma === 3)
    ) {
      commas++;
      sinceComma = 0;
    } else if (code >= 0x30 && code <= 0x39) {
      cents = cents * 10 + code - 0x30;
      if (decimals >= 0) decimals++;
      else sinceComma++;
    } else return Number.NaN;
  }
  if ((commas > 0 || sinceComma > 3) && sinceComma !== 3) return Number.NaN;
  if (decimals !== 2 && decimals !== -1) return Number.NaN;
  if (decimals === -1) cents *= 100;
  return negative ? -cents : cents;
}

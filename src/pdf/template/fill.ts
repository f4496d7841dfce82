import { fail, type Problem, type Result, succeed } from "../../errors.js";
import { assemble } from "../document/assemble.js";
import { type Bound, bind } from "../document/bind.js";
import { verifyFilled } from "../read-back/verify-filled.js";
import { type CompiledTemplate, FIRST_BODY } from "./compile.js";
import { layOut, type WiderFonts } from "./layout.js";
import type { FormValues, MoneyStyle } from "./slots.js";

export interface FillOptions {
  /** `fillable` keeps the fields and the tags; `flattened` draws what was filled in on the pages. */
  shape: "fillable" | "flattened";
  money: MoneyStyle;
  /** For names and addresses in other alphabets. Without them such a text is refused. */
  fonts?: WiderFonts;
}

/**
 * Fills one form, reads it back and compares it with the values before it is handed out. Equal input gives equal
 * bytes; there is no clock in it.
 *
 * Problems have the slot as their path: an amount or a text that does not fit, a character that no font has, a slot
 * that the form does not have. When there is one, nothing is written.
 */
export function fill(
  template: CompiledTemplate,
  values: FormValues,
  options: FillOptions,
): Result<Uint8Array> {
  const written = write(template, values, options);
  if (!written.ok) return written;
  const problems = verifyFilled(written.value, [{ template, values }], options);
  return problems.length === 0 ? written : fail(problems);
}

/** Fills one form without reading it back: the first half of `fill`, apart so that it can be measured. */
export function write(
  template: CompiledTemplate,
  values: FormValues,
  options: FillOptions,
): Result<Uint8Array> {
  const problems: Problem[] = [];
  const layout = layOut(template, values, options.money, options.fonts, problems);
  if (problems.length > 0) return fail(problems);
  const bound = boundAlone(template, options.shape);
  return succeed(assemble([{ bound, form: { template, layout } }], options.shape, template.title));
}

const alone = {
  fillable: new WeakMap<CompiledTemplate, Bound>(),
  flattened: new WeakMap<CompiledTemplate, Bound>(),
};

/** The template with the numbers that its objects have in a file of its own. */
function boundAlone(template: CompiledTemplate, shape: FillOptions["shape"]): Bound {
  const known = alone[shape].get(template);
  if (known !== undefined) return known;
  const bound = bind(template[shape], FIRST_BODY, 0, true);
  alone[shape].set(template, bound);
  return bound;
}

import { fail, type Problem, type Result, succeed } from "../../errors.js";
import { FIRST_BODY, type Shape } from "../document/objects.js";
import type { FallbackFonts } from "../fonts/fallback-fonts.js";
import { verifyFilled } from "../read-back/verify-filled.js";
import type { CompiledTemplate } from "../template/compiled.js";
import type { FormValues, MoneyStyle } from "../template/slots.js";
import { boundAt } from "./bound-bodies.js";
import { FileAssembler } from "./file-assembler.js";
import { layOut } from "./layout.js";

export interface FillOptions {
  /** `fillable` keeps the fields and the tags; `flattened` draws what was filled in on the pages. */
  shape: Shape;
  money: MoneyStyle;
  /** For names and addresses in other alphabets. Without them such a text is refused. */
  fonts?: FallbackFonts;
  /** What writes the file, into a buffer that it uses again; when left out, one that all share. */
  writer?: FileAssembler;
}

/** Nothing interrupts the writing of a file, so that one buffer serves all. */
const sharedWriter = new FileAssembler();

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
  const bound = boundAt(template[options.shape], FIRST_BODY, false);
  const members = [{ bound, form: { template, layout } }];
  return succeed(writerOf(options).write(members, options.shape, template.title));
}

/** What writes a file. */
export function writerOf({ writer }: FillOptions): FileAssembler {
  return writer ?? sharedWriter;
}

import { BoundedMap } from "../../bounded-map.js";
import { fail, type Problem, type Result, succeed } from "../../errors.js";
import { assemble, type Member } from "../document/assemble.js";
import { type Bound, bind, sizeOf } from "../document/bind.js";
import { verifyFilled } from "../read-back/verify-filled.js";
import { type Body, type CompiledPages, type CompiledTemplate, FIRST_BODY } from "./compile.js";
import type { FillOptions } from "./fill.js";
import { layOut } from "./layout.js";
import type { FormValues } from "./slots.js";

/** A part of a packet, in the order of its pages: a form to fill, or pages as they are. */
export type PacketPart =
  | {
      template: CompiledTemplate;
      values: FormValues;
      /** Name of the field above the form's own in a fillable packet; `y` and the year when it is not given. */
      root?: string;
    }
  | { pages: CompiledPages };

/**
 * Fills several forms into one PDF and reads them back. Flattened, their pages follow one another; fillable, each
 * form keeps its own fields under a root of its own (`y2023`), so that the same line of two years stays apart.
 *
 * Problems of a form have its position and the slot as their path: `parts[2].name`. A packet of 16 MB or more and
 * two forms with the same root are errors of the caller and throw a RangeError.
 */
export function fillPacket(parts: readonly PacketPart[], options: PacketOptions): Result<Uint8Array> {
  const written = writePacket(parts, options);
  if (!written.ok) return written;
  const problems = checkPacket(written.value, parts, options);
  return problems.length === 0 ? written : fail(problems);
}

/** How a packet is filled, and the title of the document. */
export interface PacketOptions extends FillOptions {
  title: string;
}

/** The first half of `fillPacket`, for who has other things to do before the second. */
export function writePacket(parts: readonly PacketPart[], options: PacketOptions): Result<Uint8Array> {
  const problems: Problem[] = [];
  const forms = formsOf(parts);
  const roots = rootNames(forms);
  const severalForms = forms.length > 1 && options.shape === "fillable";
  const members: Member[] = [];
  let base = FIRST_BODY;
  parts.forEach((part, index) => {
    if ("pages" in part) {
      const bound = bind(part.pages[options.shape], base, 0, false);
      members.push({ bound });
      base = nextBase(base + bound.size);
      return;
    }
    const { template, values } = part;
    const found: Problem[] = [];
    const layout = layOut(template, values, options.money, options.fonts, found);
    for (const problem of found) {
      const { path, pointer } = problem;
      problems.push({ ...problem, path: `parts[${index}].${path}`, pointer: `/parts/${index}${pointer}` });
    }
    const bound = boundAt(template[options.shape], base, severalForms);
    const end = base + bound.size;
    members.push({
      bound,
      form: { template, layout },
      ...(severalForms && { wrapper: { number: end, name: roots.get(part) as string } }),
    });
    base = nextBase(end + (severalForms ? 1 : 0));
  });
  if (problems.length > 0) return fail(problems);
  return succeed(assemble(members, options.shape, options.title));
}

/** The second half: reads a packet back, and says where it is not what it was to be. */
export function checkPacket(
  bytes: Uint8Array,
  parts: readonly PacketPart[],
  options: PacketOptions,
): Problem[] {
  return verifyFilled(bytes, formsOf(parts), options);
}

function formsOf(parts: readonly PacketPart[]) {
  return parts.filter((part) => "template" in part);
}

function rootNames(forms: readonly Extract<PacketPart, { template: unknown }>[]): Map<PacketPart, string> {
  const names = forms.map(({ root, template }) => root ?? `y${template.taxYear}`);
  const bad = names.find((name, index) => !/^\w+$/.test(name) || names.indexOf(name) !== index);
  if (bad !== undefined)
    throw new RangeError(`“${bad}” is used twice, or is not a name of letters and digits`);
  return new Map(forms.map((form, index) => [form, names[index] as string]));
}

/** Bodies begin at few different numbers, so that each can be kept ready for each of them. */
const STEP = 64;

function nextBase(end: number): number {
  return Math.ceil((end - FIRST_BODY) / STEP) * STEP + FIRST_BODY;
}

const kept = new WeakMap<Body, BoundedMap<string, Bound>>();
/** How many places of one body are kept ready. */
const MOST_KEPT = 64;

function boundAt(body: Body, base: number, wrapped: boolean): Bound {
  const places = kept.get(body) ?? new BoundedMap<string, Bound>(MOST_KEPT);
  kept.set(body, places);
  const key = `${base} ${wrapped}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const bound = bind(body, base, wrapped ? base + sizeOf(body, true) : 0, true);
  places.set(key, bound);
  return bound;
}

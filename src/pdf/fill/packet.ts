import { fail, type Problem, type Result, succeed } from "../../errors.js";
import { bind } from "../document/bind.js";
import { type CompiledPages, FIRST_BODY } from "../document/objects.js";
import { verifyFilled } from "../read-back/verify-filled.js";
import type { CompiledTemplate } from "../template/compiled.js";
import type { FormValues } from "../template/slots.js";
import { boundAt } from "./bound-bodies.js";
import { type FillOptions, writerOf } from "./fill.js";
import { layOut } from "./layout.js";
import type { Member, Wrapper } from "./member.js";

/** A part of a packet, in the order of its pages: a form to fill, or pages as they are. */
export type PacketPart =
  | {
      template: CompiledTemplate;
      values: FormValues;
      /** Name of the field above the form's own in a fillable packet; `y` and the year when it is not given. */
      root?: string;
      /** What its first page is called in the list of bookmarks. */
      bookmark?: string;
    }
  | { pages: CompiledPages; bookmark?: string };

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
  let end = FIRST_BODY;
  parts.forEach((part, index) => {
    const base = "pages" in part ? end : nextBase(end);
    const root = severalForms ? roots.get(part) : undefined;
    const member = memberAt(base, part, root, options, (found) => {
      problems.push(...found.map((problem) => ofPart(problem, index)));
    });
    const { bookmark } = part;
    members.push(bookmark === undefined ? member : { ...member, bookmark });
    end = base + member.bound.size + (member.wrapper === undefined ? 0 : 1);
  });
  if (problems.length > 0) return fail(problems);
  return succeed(writerOf(options).write(members, options.shape, options.title));
}

/**
 * A part of a packet whose first object has the number `base`.
 *
 * @param root name of the field above the form's own, when there is one
 */
function memberAt(
  base: number,
  part: PacketPart,
  root: string | undefined,
  { shape, money, fonts }: PacketOptions,
  report: (problems: Problem[]) => void,
): Member {
  if ("pages" in part) {
    const body = part.pages[shape];
    return { bound: part.pages.isKept ? boundAt(body, base, false, false) : bind(body, base, 0, false) };
  }
  const { template, values } = part;
  const problems: Problem[] = [];
  const layout = layOut(template, values, money, fonts, problems);
  if (problems.length > 0) report(problems);
  const bound = boundAt(template[shape], base, root !== undefined);
  const wrapper: Wrapper | undefined =
    root === undefined ? undefined : { number: base + bound.size, name: root };
  return { bound, form: { template, layout }, ...(wrapper && { wrapper }) };
}

/** A problem of a form with its place in the packet before its own. */
function ofPart(problem: Problem, index: number): Problem {
  const { path, pointer } = problem;
  return { ...problem, path: `parts[${index}].${path}`, pointer: `/parts/${index}${pointer}` };
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
  const names = new Map<PacketPart, string>();
  for (const form of forms) {
    const name = form.root ?? `y${form.template.taxYear}`;
    if (!/^\w+$/.test(name) || [...names.values()].includes(name))
      throw new RangeError(`“${name}” is used twice, or is not a name of letters and digits`);
    names.set(form, name);
  }
  return names;
}

/** Forms begin at few different numbers, so that each can be kept ready for each of them. */
const STEP = 64;

function nextBase(end: number): number {
  return Math.ceil((end - FIRST_BODY) / STEP) * STEP + FIRST_BODY;
}

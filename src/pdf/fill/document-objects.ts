import type { Bound } from "../document/bind.js";
import { REGULAR, type Shape } from "../document/objects.js";
import type { PdfWriter } from "../document/pdf-writer.js";
import type { Member } from "./member.js";
import { writeValue } from "./write-text.js";

/** The objects of a whole document as they were written: their bytes, and where each begins in them. */
interface Written {
  readonly shape: Shape;
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly objects: readonly { readonly number: number; readonly offset: number }[];
}

/** What a whole document is. */
interface DocumentFacts {
  readonly shape: Shape;
  readonly title: string;
  /** The number of its list of bookmarks; null without one. */
  readonly outlines: number | null;
}

/** Writes the objects with fixed numbers: catalog, pages, title, form and tags. What is not there is free. */
export class DocumentObjects {
  /** As they were last written for a form that is alone in its file. */
  readonly #last = new WeakMap<Bound, Written>();

  write(out: PdfWriter, members: readonly Member[], facts: DocumentFacts): void {
    const { shape, title, outlines } = facts;
    const start = out.length;
    const bound = members.length === 1 && outlines === null ? members[0]?.bound : undefined;
    const last = bound && this.#last.get(bound);
    if (last !== undefined && last.shape === shape && last.title === title) {
      for (const { number, offset } of last.objects) out.begin(number, start + offset);
      out.copy(last.bytes);
      return;
    }
    const objects = documentObjects(members, facts).map(({ number, content }) => {
      const offset = out.length - start;
      out.begin(number);
      out.text(`${number} 0 obj\n`);
      content(out);
      out.text("\nendobj\n");
      return { number, offset };
    });
    if (bound !== undefined)
      this.#last.set(bound, { shape, title, bytes: out.bytes.slice(start, out.length), objects });
  }
}

/** An object, and what writes it. */
interface DocumentObject {
  readonly number: number;
  readonly content: (out: PdfWriter) => void;
}

function documentObjects(
  members: readonly Member[],
  { shape, title, outlines }: DocumentFacts,
): DocumentObject[] {
  const object = (number: number, text: string): DocumentObject => ({
    number,
    content: (out) => out.text(text),
  });
  const pages = members.flatMap(({ bound }) => bound.pages);
  const kids = members.flatMap(({ bound }) => bound.structureKids);
  const fillable = shape === "fillable";
  const tagged = fillable && kids.length > 0;
  const tags = tagged ? "/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R" : "";
  const fonts = members.find(({ bound }) => bound.standardFonts.length > 0)?.bound.standardFonts ?? [];
  const form = fillable ? "/AcroForm 4 0 R" : "";
  const bookmarks = outlines === null ? "" : `/Outlines ${outlines} 0 R/PageMode/UseOutlines`;
  return [
    object(
      1,
      `<</Type/Catalog/Pages 2 0 R${form}${bookmarks}/Lang(en-US)${tags}/ViewerPreferences<</DisplayDocTitle true>>>>`,
    ),
    object(2, `<</Type/Pages/Count ${pages.length}/Kids[${refs(pages)}]>>`),
    {
      number: 3,
      content: (out) => {
        out.text("<</Title");
        writeValue(out, title, /^[ -~]*$/.test(title));
        out.text("/Producer(form8606)>>");
      },
    },
    ...fonts.map((text, at) => object(REGULAR.objectNumber + at, text)),
    ...(fillable ? [object(4, formDict(members))] : []),
    ...(tagged ? [object(5, structureDict(members, kids)), object(6, parentTreeDict(members))] : []),
  ];
}

function formDict(members: readonly Member[]): string {
  const roots = members.flatMap(({ bound, wrapper }) =>
    wrapper === undefined ? bound.fieldRoots : [wrapper.number],
  );
  const fonts = firstOfEach(members.flatMap(({ bound }) => bound.fonts)).map(
    ([name, number]) => `${name} ${number} 0 R`,
  );
  return `<</Fields[${refs(roots)}]/DR<</Font<<${fonts.join("")}>>>>/DA(/Helv 0 Tf 0 g)>>`;
}

function structureDict(members: readonly Member[], kids: readonly number[]): string {
  const roles = firstOfEach(members.flatMap(({ bound }) => bound.roleMap)).map(([from, to]) => from + to);
  return `<</Type/StructTreeRoot/K[${refs(kids)}]/ParentTree 6 0 R/RoleMap<<${roles.join("")}>>>>`;
}

function parentTreeDict(members: readonly Member[]): string {
  return `<</Kids[${refs(members.flatMap(({ bound }) => (bound.parentTree === 0 ? [] : [bound.parentTree])))}]>>`;
}

function refs(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(" ");
}

/** The first entry under each name. */
function firstOfEach<T>(entries: [name: string, value: T][]): [string, T][] {
  return [...new Map(entries.toReversed())].toReversed();
}

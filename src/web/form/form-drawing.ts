import { drawPages, formYear, linesOfYear, type Rect } from "../engine.js";
import { type SvgField, SvgPage, svgFaces, svgFields } from "./svg-page.js";

/** A line of the form as a place on its page: what is clicked, and where its amount is printed. */
export interface LinePlace {
  readonly label: string;
  readonly name: string;
  readonly caption: string;
  readonly kind: "amount" | "ratio";
  readonly page: number;
  /** The whole row. */
  readonly row: Rect;
  /** The box of the amount. */
  readonly box: Rect;
}

/** The form of a tax year, drawn: everything that is printed on it, and the places for what is filled in. */
export interface FormDrawing {
  readonly taxYear: number;
  readonly pages: readonly SvgPage[];
  readonly fields: ReadonlyMap<string, { readonly page: number; readonly field: SvgField }>;
  readonly lines: readonly LinePlace[];
}

const FAMILY = "'Noto Sans Page', system-ui, sans-serif";

const drawn = new Map<number, FormDrawing>();

/** The drawing of a tax year's form, made once. Throws a RangeError for a year without a form. */
export function formDrawing(taxYear: number): FormDrawing {
  const known = drawn.get(taxYear);
  if (known !== undefined) return known;
  const pages = drawnPages(taxYear);
  const fields = new Map(
    pages.flatMap((page, index) => page.fields.map((field) => [field.name, { page: index, field }] as const)),
  );
  const drawing = { taxYear, pages, fields, lines: linePlaces(taxYear, pages, fields) };
  drawn.set(taxYear, drawing);
  return drawing;
}

/** Sizes of the page's typeface, largest first: the years with the most lines need the smaller ones. */
const SCALES = [0.925, 0.9, 0.875, 0.85];

function drawnPages(taxYear: number): SvgPage[] {
  let problem: unknown;
  for (const scale of SCALES) {
    const pages: SvgPage[] = [];
    try {
      drawPages(
        { form: formYear(taxYear), fields: svgFields, ...svgFaces(FAMILY, scale) },
        () => new SvgPage(scale),
        (page) => pages.push(page),
      );
      return pages;
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

function linePlaces(taxYear: number, pages: readonly SvgPage[], fields: FormDrawing["fields"]): LinePlace[] {
  return linesOfYear(taxYear).flatMap((line) => {
    const name = line.kind === "ratio" ? `line_${line.label}_decimal` : `line_${line.label}`;
    const found = fields.get(name);
    if (found === undefined) return [];
    const box = frameAround(pages[found.page] as SvgPage, found.field.rect);
    const left = 40;
    return {
      label: line.label,
      name: line.name,
      caption: line.caption,
      kind: line.kind,
      page: found.page,
      box,
      row: { x: left, y: box.y, width: 572 - left, height: box.height },
    };
  });
}

/** The smallest frame that has a field in it. */
function frameAround(page: SvgPage, field: Rect): Rect {
  const [x, y] = [field.x + field.width / 2, field.y + field.height / 2];
  const frames = page.rules.flatMap((shape) => (shape.kind === "frame" ? [shape.rect] : []));
  const around = frames.filter(
    (rect) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height,
  );
  return around.sort((a, b) => a.width * a.height - b.width * b.height)[0] ?? field;
}

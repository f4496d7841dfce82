/** A colour as `#rrggbb`. */
export type Color = string;

/** Pixels to the right and down from the upper left corner. */
export type Point = readonly [x: number, y: number];

/** How a text is set; its size in pixels. */
export interface TextStyle {
  readonly size: number;
  readonly color: Color;
  readonly bold?: boolean;
}

/** One thing that is drawn. */
export type Mark =
  | {
      readonly kind: "area";
      readonly points: readonly Point[];
      readonly fill: Color;
      readonly outline?: Color;
    }
  | {
      readonly kind: "line";
      /** Straight lines from point to point, in as many pieces. */
      readonly pieces: readonly (readonly Point[])[];
      readonly color: Color;
      readonly width: number;
    }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly x: number;
      /** Its baseline. */
      readonly y: number;
      readonly style: TextStyle;
      /** What `x` is. */
      readonly anchor: "start" | "middle" | "end";
    };

/** A drawing that is not bound to a format. What is drawn first lies lowest; no text lies below an area. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** An area, with an outline of one pixel when it has a colour for it. */
export function areaOf(points: readonly Point[], fill: Color, outline?: Color): Mark {
  return { kind: "area", points, fill, ...(outline !== undefined && { outline }) };
}

export function lineOf(pieces: readonly (readonly Point[])[], color: Color, width: number): Mark {
  return { kind: "line", pieces, color, width };
}

export function textOf(
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  anchor: "start" | "middle" | "end" = "start",
): Mark {
  return { kind: "text", text, x, y, style, anchor };
}

/** The corners of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Lines that hatch a rectangle from lower left to upper right, `gap` apart, each cut off at its edges. */
export function hatch(x: number, y: number, width: number, height: number, gap: number): Point[][] {
  const pieces: Point[][] = [];
  // On each line x + y is the same multiple of the gap, so that rectangles one above the other share their hatching.
  const end = x + width + y + height;
  for (let sum = Math.ceil((x + y) / gap) * gap; sum < end; sum += gap) {
    const left = Math.max(x, sum - (y + height));
    const right = Math.min(x + width, sum - y);
    if (right > left) {
      pieces.push([
        [left, sum - left],
        [right, sum - right],
      ]);
    }
  }
  return pieces;
}

/** Widths of Helvetica's letters as parts of the font size; those that are not here have 0.556. */
const WIDTHS: readonly (readonly [width: number, letters: string])[] = [
  [0.222, "ijl'|"],
  [0.278, " .,:;!/ftI[]"],
  [0.333, "()-r"],
  [0.5, "cksvxyzJ"],
  [0.611, "FTZ"],
  [0.667, "ABEKPSVXY&"],
  [0.722, "CDHNRUw"],
  [0.778, "GOQ"],
  [0.833, "mM"],
  [0.944, "W"],
];
const BOLD = 1.07;

/** About how wide a text is in Helvetica or what a viewer has in its place, in pixels. */
export function textWidth(text: string, { size, bold = false }: TextStyle): number {
  let em = 0;
  for (const char of text) em += WIDTHS.find(([, letters]) => letters.includes(char))?.[0] ?? 0.556;
  return em * size * (bold ? BOLD : 1);
}

/** A text in lines no wider than `width` pixels, broken between words. */
export function textLines(text: string, style: TextStyle, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

import type { Color, Picture, Point } from "../../picture.js";
import type { Typefaces } from "../fonts/typeface.js";
import { flow } from "./flow.js";
import type { Surface } from "./surface.js";

/** Where a picture stands on a page: its upper left corner, and how many points a pixel takes. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** Draws a picture on a page: its shapes as paths, its texts in the page's faces. */
export function drawPicture(
  surface: Surface,
  faces: Typefaces,
  { marks }: Picture,
  { left, top, scale }: Place,
): void {
  const x = (pixels: number) => left + pixels * scale;
  const y = (pixels: number) => top - pixels * scale;
  const path = (points: readonly Point[]) =>
    points
      .map((point, index) => `${number(x(point[0]))} ${number(y(point[1]))} ${index === 0 ? "m" : "l"} `)
      .join("");
  for (const mark of marks) {
    if (mark.kind === "area") {
      const outline = mark.outline === undefined ? "" : `${rgb(mark.outline)} RG ${number(scale)} w `;
      const paint = mark.outline === undefined ? "h f" : "h B";
      surface.shapes(`${rgb(mark.fill)} rg ${outline}${path(mark.points)}${paint}\n`);
    } else if (mark.kind === "line") {
      const stroke = `${rgb(mark.color)} RG ${number(mark.width * scale)} w `;
      surface.shapes(`${stroke}${mark.pieces.map(path).join("")}S\n`);
    } else {
      const { size, bold, color } = mark.style;
      const lines = flow(
        [{ text: mark.text, faces: bold ? faces.bold : faces.regular }],
        size * scale,
        Number.POSITIVE_INFINITY,
      );
      const width = lines[0]?.width ?? 0;
      const shift = { start: 0, middle: width / 2, end: width }[mark.anchor];
      surface.lines(lines, size * scale, x(mark.x) - shift, y(mark.y), 0, grayOf(color));
    }
  }
}

/** Red, green and blue from 0 to 1. */
function parts(color: Color): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
}

function rgb(color: Color): string {
  return parts(color).map(number).join(" ");
}

function grayOf(color: Color): number {
  return parts(color).reduce((sum, part) => sum + part, 0) / 3;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

import { type Mark, type Point, textWidth } from "../picture.js";
import { describeChart } from "./describe-chart.js";
import { chartTitle, drawChart } from "./draw-chart.js";
import type { LedgerChart } from "./ledger-chart.js";

/**
 * The picture of a ledger as an SVG file that stands by itself: its fonts are the viewer's, its title and all its
 * amounts are there in words for a screen reader. Equal input gives equal text.
 */
export function chartSvg(chart: LedgerChart): string {
  const { width, height, marks } = drawChart(chart, { alone: true });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-description" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">`,
    `<title id="chart-title">${escaped(chartTitle(chart))}</title>`,
    `<desc id="chart-description">${escaped(describeChart(chart))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...marks.map(element),
    "</svg>",
  ].join("\n")}\n`;
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case "area": {
      const outline = mark.outline === undefined ? "" : ` stroke="${mark.outline}"`;
      return `<path d="${path(mark.points)}Z" fill="${mark.fill}"${outline}/>`;
    }
    case "line":
      return `<path d="${mark.pieces.map(path).join("")}" fill="none" stroke="${mark.color}" stroke-width="${mark.width}"/>`;
    case "text": {
      const { size, color, bold } = mark.style;
      const anchor = mark.anchor === "start" ? "" : ` text-anchor="${mark.anchor}"`;
      const weight = bold ? ` font-weight="bold"` : "";
      // The width that the drawing counted on, in any font that a viewer has: a wider one would run into its neighbors.
      const fitted = ` textLength="${number(textWidth(mark.text, mark.style))}" lengthAdjust="spacingAndGlyphs"`;
      return `<text x="${number(mark.x)}" y="${number(mark.y)}" font-size="${size}" fill="${color}"${anchor}${weight}${fitted}>${escaped(mark.text)}</text>`;
    }
  }
}

function path(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${number(x)} ${number(y)}`).join("");
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML takes it: without control characters and halves of characters. */
function escaped(text: string): string {
  return text
    .replace(/(?!\n)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "")
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

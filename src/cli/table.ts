import { columnsOf } from "./text-width.js";

/** A column: its heading, and on which side its cells stand. */
export interface Column {
  heading: string;
  align: "left" | "right";
  /** A heading that neighbouring columns share. */
  over?: string;
  /** Characters it has at least. */
  atLeast?: number;
}

const GAP = "  ";

/**
 * Rows under headings, each column as wide as its widest cell, nothing behind the last cell of a row. The headings
 * come first: one line, or two where columns share a heading.
 *
 * @example table([{ heading: "Year", align: "left" }, { heading: "1", align: "right" }], [["2023", "6,500"]])
 * // ["Year      1", "2023  6,500"]
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map(({ atLeast = 0 }, at) =>
    Math.max(atLeast, ...[headings, ...rows].map((row) => columnsOf(row[at] ?? ""))),
  );
  const lines = [headings, ...rows].map((row) =>
    columns
      .map(({ align }, at) => {
        const cell = row[at] ?? "";
        const padding = " ".repeat((widths[at] ?? 0) - columnsOf(cell));
        return align === "left" ? cell + padding : padding + cell;
      })
      .join(GAP)
      .trimEnd(),
  );
  return columns.some(({ over }) => over !== undefined) ? [sharedHeadings(columns, widths), ...lines] : lines;
}

/** The upper line of headings: each shared one in the middle of a rule as wide as its columns. */
function sharedHeadings(columns: readonly Column[], widths: readonly number[]): string {
  const groups: { over: string; width: number }[] = [];
  for (const [at, { over = "" }] of columns.entries()) {
    const width = widths[at] ?? 0;
    const last = groups.at(-1);
    if (last !== undefined && last.over === over) last.width += GAP.length + width;
    else groups.push({ over, width });
  }
  return groups
    .map(({ over, width }) => rule(over, width))
    .join(GAP)
    .trimEnd();
}

function rule(text: string, width: number): string {
  if (text === "") return " ".repeat(width);
  const label = ` ${text} `.slice(0, Math.max(width, text.length));
  const left = Math.max(0, Math.floor((width - label.length) / 2));
  return `${"-".repeat(left)}${label}`.padEnd(width, "-");
}

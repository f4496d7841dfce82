import { type Cents, formatDollars, roundTo } from "../money/cents.js";
import {
  areaOf,
  hatch,
  lineOf,
  type Mark,
  type Picture,
  type Point,
  rectangle,
  type TextStyle,
  textLines,
  textOf,
  textWidth,
} from "../picture.js";
import { listed, spanOfYears } from "../text/wording.js";
import { chartRows, type Fill, type Part, type Row } from "./chart-rows.js";
import type { ChartYear, LedgerChart } from "./ledger-chart.js";
import { roundTicks } from "./round-ticks.js";

const PAPER = "#ffffff";
const INK = "#1a1a1a";
const QUIET = "#595959";
const GRID = "#d9d9d9";
const COLORS = {
  taxed_before: { fill: "#d3e3f2", line: "#17507f" },
  taxed: { fill: "#7a2e0e" },
  taxed_later: { fill: PAPER, line: "#8a5a44" },
} as const;

const TITLE: TextStyle = { size: 18, color: INK, bold: true };
const ROW_TITLE: TextStyle = { size: 13, color: INK, bold: true };
const WORDS: TextStyle = { size: 11.5, color: INK };
const QUIET_WORDS: TextStyle = { size: 11.5, color: QUIET };
/** From one line of words to the next. */
const LEADING = { amounts: 13, remarks: 16, title: 23 } as const;

const MARGIN = 16;
/** Height of a row's plot, and about how many ticks it has above zero. */
const PLOTS = { area: { height: 130, ticks: 4 }, bars: { height: 74, ticks: 2 } } as const;
const ROW_GAP = 26;
/** Widths: of the picture at least, of a plot between, of a year's column as it is wanted and within what it may be. */
const WIDTH = { picture: 520, plot: { least: 440, most: 860 }, column: { wanted: 92, least: 12, most: 150 } };
const BAR = { most: 44, share: 0.66 } as const;
const HATCH_GAP = 4.5;

/** A row that something happened in: its scale, and its parts year by year. */
interface Scaled {
  readonly row: Row;
  readonly ticks: readonly Cents[];
  readonly years: readonly (readonly Part[])[];
}

/** Where the columns of the years stand, the same for all rows. */
interface Columns {
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

/** The plot of one row: where it ends below, and how high an amount stands in it. */
interface Plot {
  readonly bottom: number;
  readonly height: (cents: Cents) => number;
}

/**
 * Draws a ledger: one row for the basis that is carried on and one each for contributions, conversions and
 * distributions, under one another and above one axis of years. Each row has its own scale of round dollars; a row
 * in which nothing happened is left out, and said to be.
 *
 * @param alone whether the picture stands by itself: with a title that says what it shows, and a margin around it
 */
export function drawChart(chart: LedgerChart, { alone }: { alone: boolean }): Picture {
  const margin = alone ? MARGIN : 0;
  const rows = scaledRows(chart.years);
  const columns = columnsOf(chart.years.length, rows, margin);
  const marks: Mark[] = [];
  let y = margin;
  let width = Math.max(WIDTH.picture, columns.right + widestEnd(rows, columns) + margin);
  if (alone) {
    const lines = textLines(chartTitle(chart), TITLE, width - 2 * margin);
    // A word that is wider than the picture makes it wider.
    width = Math.max(width, ...lines.map((line) => textWidth(line, TITLE) + 2 * margin));
    for (const [at, line] of lines.entries()) {
      y += at === 0 ? TITLE.size : LEADING.title;
      marks.push(textOf(line, margin, y, TITLE));
    }
    y += 24;
  }
  for (const scaled of rows) {
    y += ROW_TITLE.size;
    marks.push(...rowHeading(scaled, margin, y));
    y += 15 + roomForAmounts(scaled, columns);
    const { height } = PLOTS[scaled.row.shape];
    marks.push(...drawRow(scaled, columns, y + height));
    y += height + ROW_GAP;
  }
  if (rows.length > 0) marks.push(...yearAxis(chart.years, columns, y - ROW_GAP));
  for (const text of remarks(rows, chart.years.length)) {
    for (const line of textLines(text, QUIET_WORDS, width - 2 * margin)) {
      y += LEADING.remarks;
      marks.push(textOf(line, margin, y, QUIET_WORDS));
    }
  }
  return { width: Math.ceil(width), height: Math.ceil(y + Math.max(margin, 4)), marks };
}

/** What the picture shows, in a line. */
export function chartTitle({ owner, years }: LedgerChart): string {
  const first = years[0]?.tax_year;
  const last = years.at(-1)?.tax_year;
  if (first === undefined) return `IRA basis of ${owner}`;
  return `IRA basis of ${owner}, ${spanOfYears(first, last)}`;
}

// ---- scales ----------------------------------------------------------------------------------------------

const dollars = (cents: Cents) => `$${formatDollars(cents)}`;
const total = (parts: readonly Part[]) => parts.reduce((sum, { cents }) => sum + cents, 0);
const largest = ({ years }: Scaled) => Math.max(...years.map(total));
const top = ({ ticks }: Scaled) => ticks.at(-1) ?? 1;

function scaledRows(years: readonly ChartYear[]): Scaled[] {
  return chartRows.flatMap((row) => {
    const parts = years.map((year) => row.parts(year).filter(({ cents }) => cents > 0));
    const most = Math.max(0, ...parts.map(total));
    return most === 0 ? [] : [{ row, ticks: roundTicks(most, PLOTS[row.shape].ticks), years: parts }];
  });
}

function columnsOf(count: number, rows: readonly Scaled[], margin: number): Columns {
  const labels = rows.flatMap(({ ticks }) => ticks.map((cents) => textWidth(dollars(cents), WORDS)));
  const left = margin + Math.max(0, ...labels) + 8;
  const { plot, column } = WIDTH;
  const all = between(plot.least, column.wanted * count, plot.most);
  const width = between(column.least, all / Math.max(1, count), column.most);
  return { left, right: left + width * count, width };
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function middle({ left, width }: Columns, index: number): number {
  return left + width * (index + 0.5);
}

// ---- a row -----------------------------------------------------------------------------------------------

/** A row's title and, behind it, the key of its fills. */
function rowHeading({ row, years }: Scaled, left: number, y: number): Mark[] {
  const marks = [textOf(row.title, left, y, ROW_TITLE)];
  let x = left + textWidth(row.title, ROW_TITLE) + 18;
  // "taxed" stands there even where nothing is: that nothing was taxed is what one wants to see.
  const shown = (fill: Fill) =>
    fill.style !== "taxed_later" || years.some((parts) => parts.some((part) => part.fill === fill));
  for (const fill of row.fills.filter(shown)) {
    marks.push(...filled(fill, x, y - 9.5, 14, 10), textOf(fill.key, x + 19, y, WORDS));
    x += 19 + textWidth(fill.key, WORDS) + 16;
  }
  return marks;
}

function filled({ style }: Fill, x: number, y: number, width: number, height: number): Mark[] {
  const colors = COLORS[style];
  if (!("line" in colors)) return [areaOf(rectangle(x, y, width, height), colors.fill)];
  // The outline is one pixel wide and lies inside.
  const inside = rectangle(x + 0.5, y + 0.5, width - 1, Math.max(0, height - 1));
  const area = areaOf(inside, colors.fill, colors.line);
  if (style !== "taxed_later") return [area];
  return [area, lineOf(hatch(x, y, width, height, HATCH_GAP), colors.line, 1)];
}

function drawRow(scaled: Scaled, columns: Columns, bottom: number): Mark[] {
  const { row, ticks } = scaled;
  const { left, right } = columns;
  const height = (cents: Cents) => (cents / top(scaled)) * PLOTS[row.shape].height;
  const plot: Plot = { bottom, height };
  const horizontal = (y: number): Point[] => [
    [left, y],
    [right, y],
  ];
  const levels = ticks.map((cents) => ({ cents, y: bottom - height(cents) }));
  return [
    lineOf(
      levels.map(({ y }) => horizontal(y)),
      GRID,
      1,
    ),
    ...levels.map(({ cents, y }) => textOf(dollars(cents), left - 7, y + 4, QUIET_WORDS, "end")),
    ...(row.shape === "area" ? drawSteps(scaled, columns, plot) : drawBars(scaled, columns, plot)),
    lineOf([horizontal(bottom)], INK, 1),
    ...drawAmounts(scaled, columns, plot),
  ];
}

/** A level that holds for a year: the area below it, and its edge. */
function drawSteps({ years }: Scaled, { left, right, width }: Columns, { bottom, height }: Plot): Mark[] {
  const steps = years.flatMap((parts, index): Point[] => {
    const y = bottom - height(total(parts));
    return [
      [left + width * index, y],
      [left + width * (index + 1), y],
    ];
  });
  const { fill, line } = COLORS.taxed_before;
  return [areaOf([[left, bottom], ...steps, [right, bottom]], fill), lineOf([steps], line, 2)];
}

function drawBars({ years }: Scaled, columns: Columns, { bottom, height }: Plot): Mark[] {
  const width = Math.min(BAR.most, columns.width * BAR.share);
  return years.flatMap((parts, index) => {
    let y = bottom;
    return parts.flatMap(({ fill, cents }) => {
      // An amount too small for the scale is still seen.
      const high = Math.max(1, height(cents));
      y -= high;
      return filled(fill, middle(columns, index) - width / 2, y, width, high);
    });
  });
}

// ---- amounts in words ------------------------------------------------------------------------------------

/** Amounts in the picture are rounded to dollars, but for a few dollars; its description has all exactly. */
function wholeDollars(cents: Cents): string {
  return formatDollars(cents < FEW ? cents : roundTo(100, cents));
}

const FEW: Cents = 10_00;

/** The words above a column, from the bottom up: its amount and, of two parts, the one that is taxed. */
function wordsOf({ row }: Scaled, parts: readonly Part[]): string[] {
  const sum = total(parts);
  if (sum === 0 && row.shape === "bars") return [];
  const [, second] = parts;
  return [wholeDollars(sum), ...(second ? [`${wholeDollars(second.cents)} ${second.fill.key}`] : [])];
}

/** How many lines of words every column has room for; with none, only a row's largest amount is written. */
function linesOfWords(scaled: Scaled, { width }: Columns): number {
  const words = scaled.years.map((parts) => wordsOf(scaled, parts));
  const fits = (line: number) => words.every((each) => textWidth(each[line] ?? "", WORDS) + 4 <= width);
  if (!fits(0)) return 0;
  return fits(1) ? Math.max(...words.map(({ length }) => length)) : 1;
}

/** Room above a row's plot for the words of its tallest column, in pixels. */
function roomForAmounts(scaled: Scaled, columns: Columns): number {
  const words = Math.max(1, linesOfWords(scaled, columns)) * LEADING.amounts + 4;
  return Math.max(0, words - (1 - largest(scaled) / top(scaled)) * PLOTS[scaled.row.shape].height);
}

function drawAmounts(scaled: Scaled, columns: Columns, { bottom, height }: Plot): Mark[] {
  const lines = linesOfWords(scaled, columns);
  const tallest = scaled.years.map(total).indexOf(largest(scaled));
  const end = wordsAtEnd(scaled, columns);
  const isLast = (index: number) => index === scaled.years.length - 1;
  const marks = scaled.years.flatMap((parts, index) => {
    if (lines === 0 && (index !== tallest || (end !== "" && isLast(index)))) return [];
    const words = wordsOf(scaled, parts).slice(0, Math.max(1, lines));
    return words.flatMap((text, line) => {
      const half = textWidth(text, WORDS) / 2;
      const x = between(columns.left + half, middle(columns, index), columns.right - half);
      const y = bottom - height(total(parts)) - 5 - line * LEADING.amounts;
      // No line of the grid runs through the words.
      const ground = areaOf(rectangle(x - half - 2, y - 9, 2 * half + 4, 11), PAPER);
      return [ground, textOf(text, x, y, line === 0 ? WORDS : QUIET_WORDS, "middle")];
    });
  });
  const y = bottom - height(total(scaled.years.at(-1) ?? [])) + 4;
  return end === "" ? marks : [...marks, textOf(end, columns.right + 6, y, WORDS)];
}

/** Where not all amounts have room, a level's last one is written beside the plot: it is what goes on. */
function wordsAtEnd(scaled: Scaled, columns: Columns): string {
  if (scaled.row.shape !== "area" || linesOfWords(scaled, columns) > 0) return "";
  return wordsOf(scaled, scaled.years.at(-1) ?? [])[0] ?? "";
}

function widestEnd(rows: readonly Scaled[], columns: Columns): number {
  return Math.max(0, ...rows.map((scaled) => textWidth(wordsAtEnd(scaled, columns), WORDS)));
}

// ---- around the rows -------------------------------------------------------------------------------------

/** The years under the lowest row: each has a tick, and as many as have room are written, always round ones. */
function yearAxis(years: readonly ChartYear[], columns: Columns, y: number): Mark[] {
  const room = textWidth("2000", WORDS) + 10;
  const every = [1, 2, 5, 10].find((step) => step * columns.width >= room) ?? 20;
  const ticks = years.map((_, index): Point[] => [
    [middle(columns, index), y],
    [middle(columns, index), y + 4],
  ]);
  const labels = years.flatMap(({ tax_year }, index) =>
    tax_year % every === 0 ? [textOf(String(tax_year), middle(columns, index), y + 17, WORDS, "middle")] : [],
  );
  return [lineOf(ticks, INK, 1), ...labels];
}

function remarks(rows: readonly Scaled[], count: number): string[] {
  if (count === 0) return ["The ledger has no year yet."];
  const absent = chartRows
    .filter((row) => !rows.some((scaled) => scaled.row === row))
    .map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1));
  return [
    ...(new Set(rows.map(top)).size > 1 ? ["Each row has its own dollar scale."] : []),
    ...(absent.length > 0
      ? [`${count === 1 ? "This year has" : "These years have"} no ${listed(absent, "or")}.`]
      : []),
  ];
}

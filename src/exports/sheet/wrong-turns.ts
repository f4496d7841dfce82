import { lineLabel } from "../../data/printed-form.js";
import type { YearResult } from "../../index.js";
import type { Cents } from "../../money/cents.js";
import { ratioOf, timesRatio } from "../../money/ratio.js";

/** A wrong entry that people often make, and the taxable amount on Form 1040 that gives it away. */
export interface WrongTurn {
  /** Line 4b of Form 1040 (15b before 2018) as the program then shows it, in cents. */
  readonly taxable: Cents;
  /** What to look at. */
  readonly look: string;
}

/** What Part I is computed from. */
interface Entered {
  readonly line1: Cents;
  readonly line2: Cents;
  readonly line4: Cents;
  readonly line6: Cents;
  readonly line7: Cents;
  readonly line8: Cents;
}

/** Whether lines 15c and 18 are what the form's own arithmetic makes of lines 1 to 8, as a program would figure them. */
export function isFiguredOnForm(year: YearResult, places: number): boolean {
  const { method, lines, tax_year } = year;
  const line = (id: string) => lines[lineLabel(id, tax_year) ?? "none"];
  if (method !== "form" || (line("15b") ?? 0) > 0) return false;
  if (line("9") === undefined) return true;
  return taxableOf(enteredOf(year), places) === (line("15c") ?? 0) + (line("18") ?? 0);
}

/**
 * What line 4b becomes when one entry is forgotten, for a year whose lines 6 to 15 were computed on the form itself. Each
 * amount is there once, with everything that leads to it; the right one is left out.
 */
export function wrongTurns(year: YearResult, places: number): WrongTurn[] {
  const { tax_year, lines, form_1040 } = year;
  if (!isFiguredOnForm(year, places) || lines[lineLabel("9", tax_year) ?? "none"] === undefined) return [];
  const right = enteredOf(year);
  const fixed = form_1040["4b"] - taxableOf(right, places);
  const found = new Map<Cents, string[]>();
  for (const [look, change] of SLIPS) {
    const wrong: Entered = { ...right, ...change(right) };
    if (Object.entries(right).every(([key, value]) => wrong[key as keyof Entered] === value)) continue;
    const taxable = fixed + taxableOf(wrong, places);
    if (taxable !== form_1040["4b"]) found.set(taxable, [...(found.get(taxable) ?? []), look]);
  }
  return [...found].map(([taxable, looks]) => ({ taxable, look: looks.join(" Or: ") }));
}

function enteredOf({ tax_year, lines }: YearResult): Entered {
  const line = (id: string) => lines[lineLabel(id, tax_year) ?? "none"] ?? 0;
  return {
    line1: line("1"),
    line2: line("2"),
    line4: line("4"),
    line6: line("6"),
    line7: line("7"),
    line8: line("8"),
  };
}

/** What is forgotten, and what the lines are then; undefined where nothing was to be entered. */
const SLIPS: readonly [look: string, change: (right: Entered) => Partial<Entered> | undefined][] = [
  ["The basis from earlier years (line 2) is missing.", () => ({ line2: 0 })],
  [
    "This year's nondeductible contribution (line 1) is missing, or the program deducts it.",
    () => ({ line1: 0, line4: 0 }),
  ],
  [
    "The basis from earlier years and this year's contribution are both missing.",
    ({ line1, line2 }) => (line1 > 0 && line2 > 0 ? { line1: 0, line2: 0, line4: 0 } : undefined),
  ],
  ["The December 31 value of your IRAs (line 6) is missing.", () => ({ line6: 0 })],
  ["The part contributed after the end of the year (line 4) is missing.", () => ({ line4: 0 })],
  ["The Form 1099-R of the conversion (line 8) is missing.", () => ({ line8: 0 })],
  ["The Form 1099-R of the distribution (line 7) is missing.", () => ({ line7: 0 })],
];

/** Lines 15c and 18 together, as the form computes them (lines 3 to 18), in whole dollars or in cents as entered. */
function taxableOf({ line1, line2, line4, line6, line7, line8 }: Entered, places: number): Cents {
  const line5 = Math.max(0, line1 + line2 - line4);
  const ratio = ratioOf(line5, line6 + line7 + line8, places);
  const unit = [line1, line2, line4, line6, line7, line8].every((amount) => amount % 100 === 0) ? 100 : 1;
  return line7 + line8 - timesRatio(unit, line7, ratio) - timesRatio(unit, line8, ratio);
}

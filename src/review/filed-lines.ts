import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { decimalsOf } from "../money/ratio.js";
import { inDollars, listed } from "../text/wording.js";
import { differ } from "./filed.js";

/** A line of a form as filed that is not the right one; cents, for line 10 text, null for a blank line. */
export interface LineDifference {
  /** By that year's label. */
  readonly line: string;
  readonly filed: Cents | string | null;
  readonly right: Cents | string | null;
}

type FiledLines = Readonly<Record<string, Cents | string>>;

/**
 * The lines of a form as filed that are not the right ones, in the form's order: the one comparison of what was filed
 * with what is right, for the review and the correction alike (decision 21). Only the lines that the ledger gives are
 * compared; a line that one of the two leaves blank counts as zero.
 *
 * @param inCents the same year with cents on its lines: a form that agrees with it was only rounded otherwise
 */
export function compareLines(
  filed: FiledLines,
  right: YearResult,
  inCents?: () => YearResult | undefined,
): LineDifference[] {
  const found = differences(filed, right);
  if (found.length === 0 || inCents === undefined) return found;
  const exact = inCents();
  if (exact === undefined) return found;
  const unlikeBoth = new Set(differences(filed, exact).map(({ line }) => line));
  return found.filter(({ line }) => unlikeBoth.has(line));
}

function differences(filed: FiledLines, right: YearResult): LineDifference[] {
  const found: LineDifference[] = [];
  for (const [line, asFiled] of Object.entries(filed)) {
    const ours = line === "10" ? (right.line10 ?? null) : (right.lines[line] ?? null);
    if (typeof asFiled === "string" || typeof ours === "string") {
      if (!sameRatio(asFiled, ours)) found.push({ line, filed: asFiled, right: ours });
    } else if (differ(asFiled, ours ?? 0)) found.push({ line, filed: asFiled, right: ours });
  }
  return found.sort((a, b) => orderOf(a.line) - orderOf(b.line));
}

/** What is wrong on a form as filed: "line 2 was blank and should be $6,000, and line 14 …". */
export function differencesInWords(differences: readonly LineDifference[]): string {
  return listed(
    differences.map(
      ({ line, filed, right }) => `line ${line} was ${amountOf(filed)} and should be ${amountOf(right)}`,
    ),
  );
}

function amountOf(amount: Cents | string | null): string {
  if (amount === null) return "blank";
  return typeof amount === "string" ? amount : inDollars(amount);
}

/** Lines by their number, then by their letter. */
function orderOf(label: string): number {
  const [, number = "0", letter = ""] = /^(\d+)([a-z]?)$/.exec(label) ?? [];
  return Number(number) * 10 + (letter === "" ? 0 : letter.charCodeAt(0) - 96);
}

/** Line 10 as filed with fewer decimals is the same when ours, rounded to as many, is equal. */
function sameRatio(filed: Cents | string, right: Cents | string | null): boolean {
  if (typeof filed !== "string" || typeof right !== "string") return Number(filed) === 0 && right === null;
  const places = Math.min(decimalsOf(filed), decimalsOf(right));
  const half = 10 ** -places / 2;
  return Math.abs(Number(filed) - Number(right)) <= half + 1e-9;
}

import { lineLabel } from "../data/printed-form.js";
import type { YearResult } from "../lines/result.js";
import type { Cents } from "../money/cents.js";
import { isFormInDoubt, line1AboveLimit } from "../review/above-limit.js";
import { type BasisEffect, isKnockOn } from "../review/basis-of-record.js";
import { differ, wasFormFiled } from "../review/filed.js";
import { compareLines, type LineDifference } from "../review/filed-lines.js";
import type { YearInReview } from "../review/year-in-review.js";
import type { FormStatus } from "./year-state.js";

/** A fact that would decide what is left open, and what it would decide. */
export interface MissingFact {
  /** The place in the ledger: `years.2021.filed.date`. */
  readonly path: string;
  /** What cannot be told without it: "whether a refund can still be claimed for 2021". */
  readonly whether: string;
}

/** The year's form as filed against the right one. */
export interface FormCheck {
  readonly status: FormStatus;
  /** A form was filed though none was required. */
  readonly unneeded: boolean;
  /** That form shows a nondeductible contribution or basis that does not exist, and not only because an earlier form did. */
  readonly overstates: boolean;
  /** It is missing only if contributions above the limit belong on line 1: nothing else requires it. */
  readonly inDoubt: boolean;
  /** What of line 1 is above the contribution limit, in cents; nothing where somebody ended line 1 there. */
  readonly aboveLimit: Cents;
  /** Lines that differ, in the form's order. */
  readonly differences: readonly LineDifference[];
  readonly lacks?: MissingFact;
}

/**
 * Compares the year's form as filed with the right one. Only the lines that the ledger gives are compared; a form is
 * right when they agree and the lines that decide are among them. A difference of a dollar or more is an error.
 *
 * @param when `late`: the due date of the return, with extensions, has passed; `over`: the tax year has ended, and no
 *   return goes in before
 */
export function checkForm(
  { info, year, inCents }: YearInReview,
  right: YearResult,
  basis: BasisEffect,
  { late, over }: { readonly late: boolean; readonly over: boolean },
): FormCheck {
  const filed = wasFormFiled(info);
  const lines = info?.filed?.lines ?? null;
  const differences = filed && lines ? compareLines(lines, right, inCents) : [];
  const aboveLimit = line1AboveLimit(right, info);
  const none = { unneeded: false, overstates: false, inDoubt: false, aboveLimit, differences: [] };
  if (!right.must_file)
    return {
      ...none,
      status: "not_required",
      unneeded: filed === true,
      overstates: overstatesBasis(differences, right, basis),
      differences,
    };
  const isReturnIn = info?.filed?.return === true && over;
  if (filed === false)
    return late || isReturnIn
      ? { ...none, status: "missing", inDoubt: isFormInDoubt(right, info) }
      : { ...none, status: "not_due" };
  if (filed === null) {
    if (!late && !isReturnIn) return { status: "not_due", ...none };
    const path = `years.${year}.filed.form_8606`;
    return {
      status: "undecided",
      ...none,
      lacks: { path, whether: `whether Form 8606 was filed for ${year}` },
    };
  }
  if (differences.length > 0) return { ...none, status: "wrong", differences };
  const open = decidingLines(right).filter((label) => lines?.[label] === undefined);
  if (open.length === 0) return { status: "right", ...none };
  const which = `line${open.length > 1 ? "s" : ""} ${open.join(", ")}`;
  const whether = `whether the ${year} form as filed is right (${which})`;
  return { status: "undecided", ...none, lacks: { path: `years.${year}.filed.lines`, whether } };
}

/** Whether a form that was not required shows too much on line 1 or on line 14, where that was not carried from an earlier form. */
function overstatesBasis(
  differences: readonly LineDifference[],
  right: YearResult,
  basis: BasisEffect,
): boolean {
  const filed = (line: string) => {
    const found = differences.find((each) => each.line === line)?.filed;
    return typeof found === "number" ? found : 0;
  };
  if (filed("1") > 0) return true;
  const line14 = filed("14");
  return line14 > right.carry.basis && differ(line14, right.carry.basis) && !isKnockOn(differences, basis);
}

/** Whether a form was filed for the year whose lines, as far as they are given, are not the right ones. */
export function isFiledOtherwise(info: YearInReview["info"], right: YearResult): boolean {
  const lines = info?.filed?.lines;
  return wasFormFiled(info) === true && lines != null && compareLines(lines, right).length > 0;
}

/** The lines on which everything else comes down: what was put in, what goes on, what is taxed. */
function decidingLines({ tax_year, lines }: YearResult): string[] {
  const labels: string[] = [];
  const add = (id: string, when: (cents: Cents) => boolean = () => true) => {
    const label = lineLabel(id, tax_year);
    const cents = label === null ? undefined : lines[label];
    if (label !== null && cents !== undefined && when(cents)) labels.push(label);
  };
  const some = (cents: Cents) => cents !== 0;
  add("1", some);
  add("14");
  add("15c", some);
  add("18");
  add("19", some);
  add("25c", some);
  return labels;
}

import { returnLabels } from "../data/printed-form.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import { nonzero, type Part } from "../year/facts.js";
import {
  inText,
  type LedgerExplanation,
  type LineExplanation,
  labelOf,
  placeOf,
  withLongDates,
} from "./explain.js";
import { form1040, onReturn } from "./form-1040.js";
import { form8915 } from "./form-8915.js";
import type { LineId, YearForm } from "./year-form.js";

/** Explains lines 4a and 4b of the return (15a and 15b before 2018): what is in them, with its place in the ledger. */
export function explain1040(form: YearForm): LedgerExplanation {
  const amounts = form1040(form);
  const { out, lines, offForm } = onReturn(form);
  return {
    "4a": explained(form, "4a", "everything that came out of your IRAs", amounts["4a"], [], out),
    "4b": explained(form, "4b", "the taxable part", amounts["4b"], lines, [
      ...offForm,
      ...fromForm8915(form),
    ]),
  };
}

/** The income from Form 8915, a fact of the year. */
function fromForm8915(form: YearForm): Part[] {
  const cents = form8915(form)?.income ?? 0;
  return [{ cents, origin: "year", what: "income from Form 8915" }];
}

const NOTHING = { "4a": "nothing came out of your IRAs", "4b": "nothing is taxable" } as const;

function explained(
  form: YearForm,
  label: "4a" | "4b",
  rule: string,
  amount: Cents,
  lines: readonly (readonly [LineId, Cents])[],
  parts: readonly Part[],
): LineExplanation {
  const operands = lines
    .filter(([, cents]) => cents !== 0)
    .map(([id, cents]) => ({ line: labelOf(id, form.year) ?? id, amount: cents }));
  const entries = nonzero(parts).map(({ origin, what, cents }) => ({
    place: placeOf(origin, form, "7"),
    what: withLongDates(what),
    amount: cents,
  }));
  const unit = form.unit === 1 ? "cents" : "whole dollars";
  const rounding = `Amounts that are not on a line of Form 8606 are added up and rounded once to ${unit}.`;
  const list = [
    ...operands.map((each) => `${inDollars(each.amount)} from line ${each.line} of Form 8606`),
    ...entries.map(inText),
  ];
  const made = list.length === 0 ? `${NOTHING[label]}.` : `${rule}. ${list.join("; ")}.`;
  const shown = returnLabels(form.year)[label];
  const text = `Form 1040, line ${shown}, is ${inDollars(amount)}: ${made}`;
  return { rule, operands, entries, rounding, text };
}

import { amountOn, labelIn } from "../data/printed-form.js";
import { differOnReturn } from "../review/filed.js";
import { inDollars } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";
import { type Envelope, formOf, leadOf } from "./envelopes.js";
import { returnedIn } from "./returned-amounts.js";
import { TAXABLE_LINES } from "./year-state.js";

type Parts = Envelope["parts"];

/**
 * Where line 4b comes from, in parentheses: these forms, and whatever else the return holds. Nothing where they do not make
 * it up: the conversions of 2010 are on line 18, and their income on later returns.
 */
export function taxableLines(parts: Parts): string {
  const found = parts.flatMap((part) =>
    ["15c", "18", "25c"].flatMap((id) => {
      const { tax_year, right } = part.year;
      const label = labelIn(tax_year, id);
      const cents = right.lines[label];
      if (cents === undefined || cents <= 0) return [];
      return [{ where: `line ${label} of ${formOf(parts, part, "Form 8606")}`, cents }];
    }),
  );
  const { others, earnings, form8915, rest } = notOnForm(parts);
  if (found.length === 0 && others === 0 && form8915 === 0) return "";
  const all = [
    ...found,
    ...(earnings === 0 ? [] : [{ where: "earnings of returned contributions", cents: earnings }]),
    ...(form8915 === 0 ? [] : [{ where: "Form 8915", cents: form8915 }]),
    ...(rest <= 0 || found.length === 0 ? [] : [{ where: "on no line of Form 8606", cents: rest }]),
    ...(others === 0 ? [] : [{ where: "other IRAs on this return", cents: others }]),
  ];
  const sum = all.reduce((total, { cents }) => total + cents, 0);
  const line4b = leadOf(parts).year.income.form_1040["4b"].right;
  // Each amount may be rounded to a dollar.
  if (Math.abs(sum - line4b) > 100 * (all.length + 1)) return "";
  return ` (${all.map(({ where, cents }) => `${where}: ${inDollars(cents)}`).join(", ")})`;
}

/** What of line 4b is on no line of these forms, in cents: what other IRAs on the return have, earnings, Form 8915, and the rest. */
function notOnForm(parts: Parts): {
  others: number;
  earnings: number;
  form8915: number;
  rest: number;
} {
  const { income } = leadOf(parts).year;
  const sum = (of: (year: YearCorrection) => number) => parts.reduce((all, { year }) => all + of(year), 0);
  const ours = sum(({ right }) => right.form_1040["4b"]);
  const lines = sum(({ right }) =>
    ["15c", "18", "25c"].reduce((all, id) => all + Math.max(0, amountOn(right, id)), 0),
  );
  const earnings = sum(({ right }) => returnedIn(right).earnings);
  const form8915 = sum(({ right }) => right.form_8915?.income ?? 0);
  const others = income.form_1040["4b"].right - ours;
  return { others, earnings, form8915, rest: ours - lines - earnings - form8915 };
}

/** Whether the taxable lines of a form make up line 4b of the return: not where a contribution came back with earnings, say. */
export function isAllOnForm(right: YearCorrection["right"]): boolean {
  const lines = TAXABLE_LINES.reduce((sum, id) => sum + Math.max(0, amountOn(right, id)), 0);
  return !differOnReturn(lines, right.form_1040["4b"]);
}

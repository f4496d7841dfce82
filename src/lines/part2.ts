/** Part II: conversions from traditional, SEP and SIMPLE IRAs to Roth IRAs. */
import { totalLeft } from "../year/facts.js";
import { basis, converted } from "./part1-entered.js";
import { spreadConversions } from "./spread.js";
import { computed, entered, type YearForm } from "./year-form.js";

const line16FromLine8 = computed("16", ["8"], "line 8", (form) => form.get("8"));
const line16 = entered("16", "net amount converted to Roth IRAs", (form) => converted(form.facts));

const line17FromLine11 = computed("17", ["11"], "line 11", (form) => form.get("11"));

/**
 * Line 17 when Part I was not completed: the amount of line 2. Contributions made before the conversion would be added,
 * but a year with a nondeductible contribution completes Part I (Instructions, line 17).
 */
const line17 = entered("17", "basis in the conversions: the amount on line 2", (form) => basis(form));

/** With Worksheet 1-1: the conversions' share of the untaxed part, so that line 16 less line 17 is line 18 (decision 6). */
const line17FromWorksheet = computed(
  "17",
  ["16"],
  "line 16 less line 10 of Worksheet 1-1",
  (form) => form.get("16") - (form.worksheet?.["10"] ?? 0),
);

/** Line 18 may be negative when Part I was not completed; nothing then goes on the return. */
const line18 = computed(
  "18",
  ["16", "17"],
  "line 16 less line 17",
  (form) => form.get("16") - form.get("17"),
);

/** Part II is completed in every year with a conversion. */
export function part2(form: YearForm): void {
  if (totalLeft(form.facts.conversions) === 0) return;
  form.parts.II = true;
  if (form.worksheet) form.complete(line16, line17FromWorksheet, line18);
  else if (form.lines["8"] !== undefined) form.complete(line16FromLine8, line17FromLine11, line18);
  else form.complete(line16, line17, line18);
  spreadConversions(form);
}

import { type Cents, share } from "../money/cents.js";
import { ratioOf, timesRatio } from "../money/ratio.js";
import { total, totalLeft } from "../year/facts.js";
import { repaidOnLine1, yearEndValue } from "./part1-entered.js";
import { bringBasisBack, line15b, line15c } from "./part1-line15.js";
import { computed, type YearForm } from "./year-form.js";

/** Lines 13, 14 and 15a when Worksheet 1-1 takes the place of lines 6 to 12. */
const line13 = computed("13", [], "line 8 of Worksheet 1-1", (form) => of(form, "8"));
const line14 = computed("14", ["3", "13"], "line 3 less line 13", (form) => form.get("3") - form.get("13"));
const line15a = computed("15a", [], "line 11 of Worksheet 1-1, or line 9 if nothing was converted", (form) =>
  of(form, form.worksheet?.["11"] === undefined ? "9" : "11"),
);

function of(form: YearForm, line: string): Cents {
  const amount = form.worksheet?.[line];
  if (amount === undefined) throw new Error(`Worksheet 1-1 has no line ${line}`);
  return amount;
}

/**
 * Publication 590-B, Worksheet 1-1: for a year with a distribution or conversion and a contribution whose deduction the
 * income limits may cut, since the deduction depends on income and income on what is taxable here.
 * Fills lines 13 to 15c from it and returns true; returns false when the form's own lines 6 to 15c are
 * to be used: when the worksheet is not called for, or when line 5 is less than its line 8.
 */
export function useWorksheet(form: YearForm): boolean {
  const { facts } = form;
  if (!facts.info?.deduction_limited || totalLeft(facts.deposits) + form.absorbed === 0) return false;
  const sheet: Partial<Record<string, Cents>> = {};
  const conversions = form.round(totalLeft(facts.conversions));
  const distributions = total(form.distributions);
  const line1 = form.get("2");
  const line2 = form.round(totalLeft(facts.deposits) + form.absorbed + total(repaidOnLine1(form)));
  const line3 = line1 + line2;
  const line4 = form.round(Math.max(0, total(yearEndValue(form))));
  const line5 = form.round(distributions + totalLeft(facts.conversions));
  const line6 = line4 + line5;
  const ratio = ratioOf(line3, line6, form.places);
  const line8 = timesRatio(form.unit, line5, ratio);
  const line9 = line5 - line8;
  Object.assign(sheet, { 1: line1, 2: line2, 3: line3, 4: line4, 5: line5, 6: line6, 8: line8, 9: line9 });
  if (form.get("5") < line8) return false;
  if (conversions > 0) {
    const line10 = Math.min(share(form.unit, line9, Math.min(conversions, line5), line5), conversions);
    sheet["10"] = line10;
    sheet["11"] = line9 - line10;
  }
  form.worksheet = sheet;
  form.worksheetRatio = ratio;
  form.complete(line13, line14, line15a, line15b, line15c);
  const kept = form.round(distributions);
  bringBasisBack(form, Math.max(0, kept - form.get("15a")), kept);
  return true;
}

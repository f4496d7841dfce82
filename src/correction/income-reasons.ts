import { labelIn } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import type { YearCorrection } from "./correct.js";

/**
 * Why less of what came out of the IRAs in a year is taxable than came out, one sentence for each reason that the ledger
 * and the lines prove, with the section of law. These sentences are signed under penalties of perjury.
 */
export function nontaxableReasons(ledger: Ledger, { tax_year, right, off_form }: YearCorrection): string[] {
  const line = (id: string) => right.lines[labelIn(tax_year, id)] ?? 0;
  const sum = (of: (entry: Entry) => boolean) =>
    amountOf(ledger, (entry) => isDatedIn(entry, tax_year) && of(entry));
  const returned = amountOf(
    ledger,
    (entry) => entry.kind === "returned_contribution" && entry.for === tax_year,
  );
  const moved = amountOf(ledger, (entry) => entry.kind === "recharacterization" && entry.for === tax_year);
  const basis = Math.max(line("13"), line("17"));
  const roth = line("19") > 0 && line("25c") < line("19");
  const qualified =
    sum((entry) => entry.kind === "distribution" && entry.ira === "roth" && !ELSEWHERE.has(entry.reason)) >
      0 && line("19") === 0;
  return [
    ...(basis > 0
      ? [
          `${inDollars(basis)} of the IRA distributions is basis from nondeductible contributions, which is not taxed again (sections 408(d)(1) and 72).`,
        ]
      : []),
    ...(roth
      ? [
          "Distributions from Roth IRAs come first from contributions and then from conversions, which are not taxed again (section 408A(d)(4)).",
        ]
      : []),
    ...(qualified
      ? ["Qualified distributions from Roth IRAs are not taxable (section 408A(d)(1) and (2))."]
      : []),
    ...(off_form.charity
      ? ["Qualified charitable distributions, paid directly to charity, are not taxable (section 408(d)(8))."]
      : []),
    ...reason(off_form.rolled_over, "was rolled over to an IRA or an employer plan (section 408(d)(3))"),
    ...(off_form.health ? ["A qualified HSA funding distribution is not taxable (section 408(d)(9))."] : []),
    ...reason(returned, "was a contribution for the year that was returned (section 408(d)(4))"),
    ...reason(moved, "was a contribution for the year that was recharacterized (section 408A(d)(6))"),
    ...(right.method === "worksheet_1_1"
      ? ["The nontaxable part was computed with Worksheet 1-1 of Publication 590-B."]
      : []),
  ];
}

/** Reasons of a distribution that leave line 19 blank without making it a qualified distribution. */
const ELSEWHERE: ReadonlySet<string> = new Set(["qcd", "hsa_funding"]);

function reason(cents: Cents, what: string): string[] {
  return cents === 0 ? [] : [`${inDollars(cents)} ${what}.`];
}

function isDatedIn(entry: Entry, year: number): boolean {
  return entry.date !== null && yearOf(entry.date) === year;
}

function amountOf(ledger: Ledger, of: (entry: Entry) => boolean): Cents {
  return ledger.entries.filter(of).reduce((sum, { amount }) => sum + amount, 0);
}

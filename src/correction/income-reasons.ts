import { earlyTaxPercent } from "../data/law.js";
import { labelIn } from "../data/printed-form.js";
import { yearOf } from "../ledger/date.js";
import type { Entry, Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { inDollars, listed } from "../text/wording.js";
import { dayOf59AndAHalf } from "../year/dates.js";
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
          `${inDollars(basis)} of ${whatCameOut(line("16"), right)} is ${isFromContributions(ledger) ? "basis from nondeductible contributions, which" : "a return of basis, which"} is not taxed again (sections ${line("16") > 0 ? "408(d)(1), 408A(d)(3) and 72" : "408(d)(1) and 72"}).`,
        ]
      : []),
    ...(roth
      ? [
          "Distributions from Roth IRAs come first from contributions and then from conversions, which are not taxed again (section 408A(d)(4)).",
        ]
      : []),
    ...taxableReasons({ tax_year, right }),
    ...(qualified
      ? ["Qualified distributions from Roth IRAs are not taxable (section 408A(d)(1) and (2))."]
      : []),
    ...toCharity(off_form.charity),
    ...reason(off_form.rolled_over, "was rolled over to an IRA or an employer plan (section 408(d)(3))"),
    ...(off_form.health ? ["A qualified HSA funding distribution is not taxable (section 408(d)(9))."] : []),
    ...reason(returned, "was a contribution for the year that was returned (section 408(d)(4))"),
    ...reason(moved, "was a contribution for the year that was recharacterized (section 408A(d)(6))"),
    ...(right.method === "worksheet_1_1"
      ? ["The nontaxable part was computed with Worksheet 1-1 of Publication 590-B."]
      : []),
  ];
}

/** What came out, by name: money that was converted is no distribution to the owner. */
function whatCameOut(converted: Cents, { form_1040 }: YearCorrection["right"]): string {
  if (converted === 0) return "the IRA distributions";
  return form_1040["4a"] === converted
    ? "the amount converted to Roth IRAs"
    : "the IRA distributions and the amount converted to Roth IRAs";
}

/** Why a part of the Roth distributions is taxable. */
export function taxableReasons({ tax_year, right }: Pick<YearCorrection, "tax_year" | "right">): string[] {
  const earned = right.lines[labelIn(tax_year, "25c")] ?? 0;
  return earned > 0
    ? [
        `${inDollars(earned)} of the Roth IRA distributions is earnings, which are taxable because the distributions were not qualified (section 408A(d)(2)).`,
      ]
    : [];
}

/** Why the 6 percent tax applies: contributions of the year above the limit, or an excess that was still there. */
export function excessReasons({ tax_year, right }: YearCorrection): string[] {
  const lines = right.form_5329 ?? {};
  return (
    [
      ["traditional", lines["15"], lines["16"]],
      ["Roth", lines["23"], lines["24"]],
    ] as const
  ).flatMap(([kind, ofYear = 0, all = 0]) => {
    if (all === 0) return [];
    const before = all - ofYear;
    return [
      ...(ofYear > 0
        ? [
            `Contributions to ${kind} IRAs for ${tax_year} were ${inDollars(ofYear)} more than the limit (section ${kind === "Roth" ? "408A(c)" : "219(b)"}).`,
          ]
        : []),
      ...(before > 0
        ? [`Excess contributions of ${inDollars(before)} from earlier years were still in ${kind} IRAs.`]
        : []),
    ];
  });
}

/** Reasons of a distribution that leave line 19 blank without making it a qualified distribution. */
const ELSEWHERE: ReadonlySet<string> = new Set(["qcd", "hsa_funding"]);

/** Whether the ledger shows all basis as contributions: no opening basis, and no entry that brings basis otherwise. */
function isFromContributions({ opening, owner, entries }: Ledger): boolean {
  return (
    (opening?.basis ?? 0) === 0 &&
    owner.inherited_from === null &&
    entries.every(({ kind }) => FROM_CONTRIBUTIONS.has(kind))
  );
}

const FROM_CONTRIBUTIONS: ReadonlySet<string> = new Set([
  "contribution",
  "conversion",
  "distribution",
  "recharacterization",
  "returned_contribution",
]);

function toCharity(gifts: YearCorrection["off_form"]["charity"]): string[] {
  const [gift, ...more] = gifts;
  if (gift === undefined) return [];
  if (more.length === 0)
    return [
      `A qualified charitable distribution of ${inDollars(gift.cents)}, paid directly to charity ${gift.paid}, is not taxable (section 408(d)(8)).`,
    ];
  const each = listed(gifts.map(({ cents, paid }) => `${inDollars(cents)} ${paid}`));
  return [
    `Qualified charitable distributions, paid directly to charity, are not taxable: ${each} (section 408(d)(8)).`,
  ];
}

/**
 * Why the 10 percent tax applies to conversions that came out within their five years. Nothing where an exception takes
 * the tax away, or where a distribution of the year may have come after age 59 1/2: the sentence would not be true of all.
 */
export function recaptureReasons(ledger: Ledger, year: YearCorrection): string[] {
  const { tax_year, recaptured, right } = year;
  const lines = right.form_5329 ?? {};
  const { born } = ledger.owner;
  const out = ledger.entries.filter(
    (entry) => entry.kind === "distribution" && entry.ira === "roth" && isDatedIn(entry, tax_year),
  );
  if (born === null || (lines["4"] ?? 0) === 0 || (lines["2"] ?? 0) > 0) return [];
  const grown = dayOf59AndAHalf(born);
  if (out.some(({ date }) => date === null || date >= grown)) return [];
  const distributions = out.length > 1 ? "distributions" : "distribution";
  return recaptured.map(({ year: converted, cents, whole }) => {
    const from = ledger.entries.some((entry) => entry.kind === "plan_rollover" && isDatedIn(entry, converted))
      ? `conversions and rollovers of ${converted}`
      : `${converted} conversion`;
    const what = whole ? `the ${from}` : `the taxable part of the ${from}`;
    return `${inDollars(cents)} of the Roth IRA ${distributions} came from ${what}, which was included in income then. It was distributed within five years and before age 59 1/2, so the ${earlyTaxPercent} percent additional tax applies (sections 408A(d)(3)(F) and 72(t)).`;
  });
}

function reason(cents: Cents, what: string): string[] {
  return cents === 0 ? [] : [`${inDollars(cents)} ${what}.`];
}

function isDatedIn(entry: Entry, year: number): boolean {
  return entry.date !== null && yearOf(entry.date) === year;
}

function amountOf(ledger: Ledger, of: (entry: Entry) => boolean): Cents {
  return ledger.entries.filter(of).reduce((sum, { amount }) => sum + amount, 0);
}

import { type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import { openingCarryForward } from "../lines/carry-forward.js";
import { taxableDistributions } from "../lines/form-1040.js";
import { replay } from "../lines/replay.js";
import type { CompletedYear } from "../lines/year.js";
import type { YearForm } from "../lines/year-form.js";
import type { Cents } from "../money/cents.js";
import { total, totalLeft, totalRepaid } from "../year/facts.js";

/** The two parts of what left the IRAs in a year, in cents. */
interface Shares {
  readonly taxFree: Cents;
  readonly taxed: Cents;
}

/** One tax year of the picture; all amounts in cents. */
export interface ChartYear {
  readonly tax_year: number;
  /** Basis in traditional IRAs that goes on to the next year (line 14; the next line 2). */
  readonly basis: Cents;
  /** For the year, to traditional IRAs, less what was returned or recharacterized away. Line 1 is the nondeductible part. */
  readonly contributed: { readonly nondeductible: Cents; readonly deducted: Cents };
  /** Conversions to Roth IRAs: line 18 is the taxed part of line 16. */
  readonly converted: Shares;
  /** Taken out and kept, of traditional and Roth IRAs, charity included; not rollovers or returned contributions. */
  readonly distributed: Shares;
  /** Regular contributions to Roth IRAs for the year, less what was returned or recharacterized away. */
  readonly roth: Cents;
}

/** A ledger as a picture shows it: one row of amounts a year. */
export interface LedgerChart {
  readonly owner: string;
  /** In ascending order without gaps; the first one is the opening's year when it brings basis. */
  readonly years: readonly ChartYear[];
}

/** What a ledger looks like over the years. Fails as `compute` does. */
export function chartOf(ledger: Ledger): Result<LedgerChart> {
  const replayed = replay(ledger);
  if (!replayed.ok) return replayed;
  const years = replayed.value.map(chartYear);
  return succeed({ owner: ledger.owner.name, years: [...broughtForward(ledger, years[0]), ...years] });
}

/** The opening's year and those up to the ledger's first one, when basis was brought forward. */
function broughtForward(ledger: Ledger, first: ChartYear | undefined): ChartYear[] {
  const { basis } = openingCarryForward(ledger);
  if (ledger.opening === null || basis === 0) return [];
  const { year } = ledger.opening;
  const count = first === undefined ? 1 : first.tax_year - year;
  return Array.from({ length: count }, (_, index) => quiet(year + index, basis));
}

/** A year in which nothing happened. */
function quiet(year: number, basis: Cents): ChartYear {
  const none = { taxFree: 0, taxed: 0 };
  return {
    tax_year: year,
    basis,
    contributed: { nondeductible: 0, deducted: 0 },
    converted: none,
    distributed: none,
    roth: 0,
  };
}

function chartYear(done: CompletedYear): ChartYear {
  const { form, carryForward } = done;
  const converted = form.lines["16"] ?? 0;
  const taxedConversion = Math.min(converted, Math.max(0, form.lines["18"] ?? 0));
  return {
    tax_year: form.year,
    basis: carryForward.basis,
    contributed: {
      nondeductible: form.lines["1"] ?? 0,
      deducted: form.round(form.facts.info?.deducted ?? 0),
    },
    converted: { taxFree: converted - taxedConversion, taxed: taxedConversion },
    distributed: distributed(done),
    roth: form.round(totalLeft(form.facts.rothDeposits)),
  };
}

/** Disaster distributions are taxed too, through Form 8915; what was repaid as a rollover was not kept. */
function distributed({ form, roth, charitable }: CompletedYear): Shares {
  const { lines, facts } = form;
  const out =
    total(form.distributions) +
    charitable.counted +
    total(roth.qualified) +
    total(roth.nonqualified) -
    total(facts.repayments) -
    totalRepaid(facts.rothDistributions);
  const kept = Math.max(0, form.round(out));
  const taxed = taxableDistributions(form) + disasterTaxed(form) + (lines["25b"] ?? 0) + (lines["25c"] ?? 0);
  return { taxFree: Math.max(0, kept - taxed), taxed: Math.min(kept, taxed) };
}

/** Line 15b, or without Part I all of the year's disaster distributions. */
function disasterTaxed(form: YearForm): Cents {
  if (form.lines["15c"] !== undefined) return form.lines["15b"] ?? 0;
  return form.round(total(form.distributions.filter((d) => d.disaster !== null)));
}

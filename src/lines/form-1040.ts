import type { Cents } from "../money/cents.js";
import { type Part, total, type Withdrawal } from "../year/facts.js";
import { form8915 } from "./form-8915.js";
import { converted, partsOf } from "./part1-entered.js";
import { deferredOffForm, isSpread } from "./spread.js";
import type { LineId, YearForm } from "./year-form.js";

/** Lines 4a and 4b of Form 1040 (15a and 15b before 2018), in cents. */
export interface Form1040 {
  readonly "4a": Cents;
  readonly "4b": Cents;
}

/**
 * What this ledger puts on the return: 4a everything that came out, divorce transfers apart, as one exact sum rounded
 * once; 4b lines 15c, 18 and 25c, the earnings of returned contributions, and income of earlier conversions that falls
 * due without a line of its own (nothing came out for it this year, so 4b can pass 4a). The income of a year whose
 * conversions are taxed later is not in it. Qualified disaster distributions reach line 4b through Form 8915, which
 * this program does not compute: their income is in 4b only as far as the ledger gives it (`form_8915`).
 */
export function form1040(form: YearForm): Form1040 {
  const { out, lines, offForm } = onReturn(form);
  let taxable = form.round(total(offForm));
  for (const [, cents] of lines) taxable += cents;
  const onForm = form.lines.deferred_taxed ?? 0;
  return {
    "4a": Math.max(form.round(total(out)), taxable - onForm),
    "4b": taxable + deferredOffForm(form) + incomeOnForm8915(form),
  };
}

/** The income from Form 8915 as the ledger gives it: 0 without it. */
function incomeOnForm8915(form: YearForm): Cents {
  return form.round(form8915(form)?.income ?? 0);
}

/** What lines 4a and 4b are made of: everything that came out, printed lines, and what no line of the form prints. */
export function onReturn(form: YearForm): {
  out: readonly Part[];
  lines: readonly (readonly [LineId, Cents])[];
  offForm: readonly Part[];
} {
  const { facts } = form;
  const printed: LineId[] = isSpread(form) ? ["15c", "25c"] : ["15c", "18", "25c"];
  return {
    out: [
      ...partsOf(facts.distributions),
      ...named(facts.charitable, "gift to charity"),
      ...named(facts.hsaFunding, "one-time transfer to an HSA"),
      ...converted(facts),
      ...named(facts.rothDistributions, "Roth distribution"),
      ...facts.otherOut,
    ],
    lines: printed.map((id) => [id, Math.max(0, form.lines[id] ?? 0)] as const),
    offForm: [...(form.lines["15c"] === undefined ? withoutBasis(form) : []), ...facts.returnedEarnings],
  };
}

function named(withdrawals: readonly Withdrawal[], what: string): Part[] {
  return withdrawals.map(({ cents, origin, date }) => ({ cents, origin, what: `${what} of ${date}` }));
}

/** Line 15c, or without Part I all distributions that are neither a disaster's nor repaid: there is no basis then. */
export function taxableDistributions(form: YearForm): Cents {
  return form.lines["15c"] ?? form.round(total(withoutBasis(form)));
}

/** What is taxable of distributions when there is no basis, in exact cents; less what was paid back of them. */
function withoutBasis(form: YearForm): Part[] {
  const ordinary = partsOf(form.distributions.filter((d) => d.disaster === null));
  const repaid = Math.min(total(ordinary), total(form.facts.repayments));
  return [...ordinary, { cents: -repaid, origin: "year", what: "repaid" }];
}

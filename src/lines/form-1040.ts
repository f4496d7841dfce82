import type { Cents } from "../money/cents.js";
import { total, totalLeft } from "../year/facts.js";
import { deferredOffForm, isSpread } from "./spread.js";
import type { Work } from "./work.js";

/** Lines 4a and 4b of Form 1040 (15a and 15b before 2018), in cents. */
export interface Form1040 {
  readonly "4a": Cents;
  readonly "4b": Cents;
}

/**
 * What this ledger puts on the return: 4a everything that came out, divorce transfers apart, as one exact sum rounded
 * once; 4b lines 15c, 18 and 25c, the earnings of returned contributions, and income of earlier conversions that falls
 * due without a line of its own (nothing came out for it this year, so 4b can pass 4a). The income of a year whose
 * conversions are taxed later is not in it. Qualified disaster distributions reach
 * the return through Form 8915 instead.
 */
export function form1040(w: Work): Form1040 {
  const { facts } = w;
  const out =
    total(facts.distributions) +
    total(facts.charitable) +
    total(facts.hsaFunding) +
    totalLeft(facts.conversions) +
    total(facts.rothDistributions) +
    total(facts.otherOut);
  // What no line of the form prints is one exact sum, rounded once.
  const offForm = (w.lines["15c"] === undefined ? withoutBasis(w) : 0) + total(facts.returnedEarnings);
  const taxable =
    (w.lines["15c"] ?? 0) +
    (isSpread(w) ? 0 : Math.max(0, w.lines["18"] ?? 0)) +
    (w.lines["25c"] ?? 0) +
    w.round(offForm);
  const earlier = deferredOffForm(w);
  const onForm = w.lines.deferred_taxed ?? 0;
  return { "4a": Math.max(w.round(out), taxable - onForm), "4b": taxable + earlier };
}

/** Line 15c, or without Part I all distributions that are neither a disaster's nor repaid: there is no basis then. */
export function taxableDistributions(w: Work): Cents {
  return w.lines["15c"] ?? w.round(withoutBasis(w));
}

/** What is taxable of distributions when there is no basis, in exact cents. */
function withoutBasis(w: Work): Cents {
  const ordinary = total(w.distributions.filter((d) => d.disaster === null));
  return Math.max(0, ordinary - total(w.facts.repayments));
}

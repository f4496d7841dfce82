import type { YearForm } from "../lines/year-form.js";
import { type Cents, share } from "../money/cents.js";
import { type Ratio, ratioOf, timesRatio } from "../money/ratio.js";

/** How a year's conversion was taxed with basis in the pool; amounts in cents. */
export interface ConversionTax {
  /** Line 16. */
  readonly converted: Cents;
  /** Line 18. */
  readonly taxable: Cents;
  /** Line 6: what was left in all traditional, SEP and SIMPLE IRAs. */
  readonly left: Cents;
  /** What of it was pre-tax money. */
  readonly pretaxLeft: Cents;
  /** Line 10, or line 7 of Worksheet 1-1. */
  readonly ratio: Ratio;
  /** What would be taxable had so much less been left at the end of the year. */
  readonly without: (gone: Cents) => Cents;
}

/** How a conversion was taxed in proportion; undefined when there was none, or no basis for it to share in. */
export function conversionTax(form: YearForm): ConversionTax | undefined {
  const { lines, worksheet } = form;
  const converted = lines["16"];
  if (!converted || !form.parts.I) return undefined;
  const ratio = worksheet ? form.worksheetRatio : form.ratio;
  const basis = worksheet ? worksheet["3"] : lines["5"];
  const left = worksheet ? worksheet["4"] : lines["6"];
  const out = worksheet ? worksheet["5"] : (lines["7"] ?? 0) + (lines["8"] ?? 0);
  if (!ratio || !basis || left === undefined || out === undefined) return undefined;
  const taxable = Math.max(0, lines["18"] ?? 0);
  const without = (gone: Cents) => {
    const lower = ratioOf(basis, left - gone + out, form.places);
    if (!worksheet) return converted - Math.min(timesRatio(form.unit, converted, lower), basis);
    return share(form.unit, out - timesRatio(form.unit, out, lower), Math.min(converted, out), out);
  };
  return {
    converted,
    taxable,
    left,
    pretaxLeft: Math.max(0, Math.min(left, left + out - basis)),
    ratio,
    without,
  };
}

/**
 * Whether pre-tax money that was left made a part of the conversion taxable that is worth a warning: one percent or more
 * of it. A few dollars of late interest are not what spoils a backdoor.
 */
export function isSpoiled({ converted, taxable, left, without }: ConversionTax): boolean {
  return (taxable - without(left)) * 100 >= converted;
}

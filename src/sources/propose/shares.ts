/** What became of the money of several Forms 1099-R, when only the sums are known. */
import type { Cents } from "../../money/cents.js";
import { sum } from "./draft.js";
import type { Form } from "./one-form.js";

/** The parts of one form's gross distribution, in cents; they add up to it. */
export interface Share {
  readonly form: Form;
  converted: Cents;
  rolled: Cents;
  kept: Cents;
}

const gross = (form: Form) => form.amount("gross_distribution");

/**
 * Shares sums out over forms. Whole forms go first, then forms less the tax withheld from them; only when neither comes
 * out exactly is a form split, those with code 2 or 7 first, as a conversion has one of these.
 */
export function shareOut(forms: readonly Form[], converted: Cents, rolled: Cents): Share[] {
  const shares = inOrder(forms).map((form) => ({ form, converted: 0, rolled: 0, kept: gross(form) }));
  const give = (key: "converted" | "rolled", cents: Cents) => {
    const open = shares.filter(({ kept }) => kept > 0);
    const whole = subset(open, ({ kept }) => kept, cents);
    const net = whole ?? subset(open, ({ form, kept }) => kept - form.amount("federal_tax_withheld"), cents);
    for (const share of net ?? []) {
      const part = whole ? share.kept : share.kept - share.form.amount("federal_tax_withheld");
      share[key] += part;
      share.kept -= part;
    }
    let left = net ? 0 : cents;
    for (const share of open) {
      const part = Math.min(left, share.kept);
      share[key] += part;
      share.kept -= part;
      left -= part;
    }
  };
  give("converted", converted);
  give("rolled", rolled);
  return shares;
}

/** Codes 2 and 7 first; then an order that does not depend on the papers'. */
function inOrder(forms: readonly Form[]): Form[] {
  const rank = (form: Form) => (/[27]/.test(form.codes) ? 0 : 1);
  return [...forms].sort(
    (a, b) => rank(a) - rank(b) || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0) || gross(b) - gross(a),
  );
}

const MOST_FORMS = 14;

/** The first group of items that adds up to a sum exactly; undefined when none does. */
export function subset<T>(items: readonly T[], cents: (item: T) => Cents, total: Cents): T[] | undefined {
  if (total === 0) return [];
  if (sum(items, cents) === total) return [...items];
  if (items.length > MOST_FORMS) return undefined;
  for (let bits = 1; bits < 2 ** items.length; bits += 1) {
    const group = items.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    if (sum(group, cents) === total) return group;
  }
  return undefined;
}

/** What became of the money of several Forms 1099-R, when only the sums are known. */
import type { Cents } from "../../money/cents.js";
import { sum } from "./draft-entry.js";
import type { Form } from "./one-form.js";

/** The parts of one form's gross distribution, in cents; they add up to it. */
export interface Share {
  readonly form: Form;
  converted: Cents;
  rolled: Cents;
  charity: Cents;
  kept: Cents;
}

export interface Shares {
  readonly shares: readonly Share[];
  /** No form had to be split but for the tax withheld from it. */
  readonly isExact: boolean;
}

const gross = (form: Form) => form.amount("gross_distribution");
const withheld = (form: Form) => form.amount("federal_tax_withheld");

/**
 * Shares sums out over forms. What was kept is whole forms and tax withheld, if that comes out exactly; else forms are
 * split, and those with code 2 or 7 are the first that were converted.
 */
export function shareOut(forms: readonly Form[], converted: Cents, rolled: Cents): Shares {
  return share(
    inOrder(forms).map((form) => ({ form, converted: 0, rolled: 0, charity: 0, kept: gross(form) })),
    converted,
    rolled,
  );
}

/**
 * The same when a part went to charity. It is taken from the first traditional IRA with which the rest comes out
 * exactly; a SEP or SIMPLE IRA is the last that is thought of (IRC 408(d)(8)(B)).
 */
export function shareOutWithCharity(
  forms: readonly Form[],
  { converted, rolled, charity }: { converted: Cents; rolled: Cents; charity: Cents },
  isEmployers: (form: Form) => boolean,
): readonly Share[] {
  const ordered = inOrder(forms);
  const able = ordered
    .filter((form) => form.codes.includes("7") && gross(form) >= charity)
    .sort((a, b) => Number(isEmployers(a)) - Number(isEmployers(b)));
  const ways = able.map((payer) =>
    share(
      ordered.map((form) => {
        const part = form === payer ? charity : 0;
        return { form, converted: 0, rolled: 0, charity: part, kept: gross(form) - part };
      }),
      converted,
      rolled,
    ),
  );
  const way = ways.find(({ isExact }) => isExact) ?? ways[0];
  if (way) return way.shares;
  const { shares } = shareOut(forms, converted, rolled);
  let left = charity;
  for (const each of shares.filter(({ form }) => form.codes.includes("7"))) {
    const part = Math.min(left, each.kept);
    each.charity += part;
    each.kept -= part;
    left -= part;
  }
  return shares;
}

function share(shares: Share[], converted: Cents, rolled: Cents): Shares {
  const moved = converted + rolled;
  const kept = keptParts(shares, sum(shares, (each) => each.kept) - moved);
  const open = shares.map((each, i) => ({
    each,
    left: kept === undefined ? each.kept : each.kept - (kept[i] ?? 0),
  }));
  const give = (key: "converted" | "rolled", cents: Cents) => {
    const whole = subset(open, ({ left }) => left, cents);
    let rest = cents;
    for (const item of whole ?? open) {
      const part = Math.min(rest, item.left);
      item.each[key] += part;
      item.each.kept -= part;
      item.left -= part;
      rest -= part;
    }
  };
  give("converted", converted);
  give("rolled", rolled);
  return { shares, isExact: kept !== undefined };
}

const MOST_TO_TRY = 9;

/**
 * What was kept of each form, when whole forms and tax withheld add up to all that was kept. The last forms are the
 * first that are thought of as kept.
 */
function keptParts(shares: readonly Share[], total: Cents): Cents[] | undefined {
  if (shares.length > MOST_TO_TRY || total < 0) return undefined;
  const ways = shares.map(({ form, kept }) => [...new Set([0, Math.min(withheld(form), kept), kept])]);
  const parts: Cents[] = [];
  const find = (at: number, left: Cents): boolean => {
    if (at === ways.length) return left === 0;
    return (ways[at] ?? []).some((part) => {
      parts[at] = part;
      return part <= left && find(at + 1, left - part);
    });
  };
  return find(0, total) ? parts : undefined;
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
function subset<T>(items: readonly T[], cents: (item: T) => Cents, total: Cents): T[] | undefined {
  if (total === 0) return [];
  if (sum(items, cents) === total) return [...items];
  if (items.length > MOST_FORMS) return undefined;
  for (let bits = 1; bits < 2 ** items.length; bits += 1) {
    const group = items.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1);
    if (sum(group, cents) === total) return group;
  }
  return undefined;
}

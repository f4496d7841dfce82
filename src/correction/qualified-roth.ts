import type { Ledger } from "../ledger/schema.js";
import { isDisabled, isOnDeath, type RothYear } from "../lines/roth.js";
import type { YearForm } from "../lines/year-form.js";
import type { Cents } from "../money/cents.js";
import { inDollars } from "../text/wording.js";
import type { Withdrawal } from "../year/facts.js";
import { dayInWords } from "../year/unknown-day.js";

/** What makes a distribution qualified once the five years have passed (IRC 408A(d)(2)(A)). */
type QualifiedFor = "age" | "disability" | "beneficiary";

/** Qualified distributions of a year, which are on no line of Form 8606. */
export interface QualifiedRoth {
  /** The first tax year of the Roth IRAs, at the latest. */
  readonly since: number;
  /** What came out, in cents, each with its day in words. */
  readonly all: readonly { readonly cents: Cents; readonly paid: string; readonly why: QualifiedFor }[];
}

/** The qualified distributions of a year that line 19 does not have; null without any. */
export function qualifiedRoth(form: YearForm, roth: RothYear): QualifiedRoth | null {
  const off = roth.qualified.filter((withdrawal) => !roth.reported.includes(withdrawal));
  if (off.length === 0 || roth.since === null) return null;
  return {
    since: roth.since,
    all: off.map((withdrawal) => ({
      cents: withdrawal.cents,
      paid: dayInWords(form.ledger, withdrawal.origin, withdrawal.date),
      why: whyQualified(form, withdrawal),
    })),
  };
}

function whyQualified(form: YearForm, withdrawal: Withdrawal): QualifiedFor {
  if (isOnDeath(form, withdrawal)) return "beneficiary";
  return isDisabled(form, withdrawal) ? "disability" : "age";
}

const REASONS: Readonly<Record<QualifiedFor, string>> = {
  age: "at age 59 1/2 or older",
  disability: "because of a disability (section 72(m)(7))",
  beneficiary: "to a beneficiary after the owner's death",
};

/**
 * What came out of Roth IRAs by qualified distributions, why each was one, and since when the five years had run (IRC
 * 408A(d)(2)). The sentences are signed.
 */
export function aboutQualifiedRoth(
  ledger: Ledger,
  { off_form }: { readonly off_form: { readonly qualified: QualifiedRoth | null } },
): string[] {
  const { qualified } = off_form;
  if (qualified === null) return [];
  const { since, all } = qualified;
  const from = ledger.owner.inherited_from;
  const whose = from === null ? "" : ` of ${from}`;
  return [
    ...all.map(
      ({ cents, paid, why }) =>
        `${inDollars(cents)} was distributed from Roth IRAs ${paid}, ${REASONS[why]}.`,
    ),
    `The first contribution or conversion to a Roth IRA${whose} was for ${since} or an earlier year, so the five tax years had passed.`,
    all.length === 1
      ? "It was a qualified distribution, which is not taxable (section 408A(d)(1) and (2))."
      : "They were qualified distributions, which are not taxable (section 408A(d)(1) and (2)).",
  ];
}

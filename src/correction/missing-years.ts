import { earlyReturnCountsAs } from "../data/law.js";
import { yearOf } from "../ledger/date.js";
import type { Ledger } from "../ledger/schema.js";
import type { YearResult } from "../lines/result.js";
import { inDollars, longDate } from "../text/wording.js";
import { refundDeadline } from "../year/deadlines.js";
import { isDistributionRequired } from "../year/required-distribution.js";
import { type Assumption, settleFirst } from "./assumed/assumption.js";
import { type Carried, restsOn } from "./rests-on.js";

/**
 * The years between the opening and the first year of a ledger, in which it takes nothing to have happened. They do not
 * matter where the opening has neither basis nor Roth amounts.
 *
 * @param sent the years for which something is sent
 * @param asOf what counts as today, ISO
 */
export function yearsBefore(
  first: number | undefined,
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption[] {
  const { opening } = ledger;
  if (first === undefined || opening === null || !hasAmounts(opening)) return [];
  return Array.from({ length: Math.max(0, first - opening.year - 1) }, (_, at) =>
    missingYear(opening.year + 1 + at, opening, sent, ledger, asOf),
  );
}

/**
 * The years inside of a ledger of which it has neither facts nor entries, up to the last one for which something is sent: it
 * takes nothing to have happened in them. They do not matter where nothing was carried into them.
 *
 * @param years all years of the ledger, from its first to its last
 * @param sent the years for which something is sent, in their order
 * @param asOf what counts as today, ISO
 */
export function yearsBetween(
  years: readonly YearResult[],
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption[] {
  const told = yearsTold(ledger);
  const last = sent.at(-1)?.tax_year ?? 0;
  return years.slice(1).flatMap(({ tax_year }, at) => {
    const { carry } = years[at] as YearResult;
    if (tax_year > last || told.has(tax_year) || !hasAmounts(carry)) return [];
    return [missingYear(tax_year, carry, sent, ledger, asOf)];
  });
}

/**
 * The years inside of a ledger of which it has neither facts nor entries, and into which nothing was carried: what was contributed
 * then would be basis of the later years in which money comes out.
 *
 * @param years all years of the ledger, from its first to its last
 */
export function emptyYears(years: readonly YearResult[], ledger: Ledger): Assumption[] {
  const told = yearsTold(ledger);
  const last = years.findLast(({ form_1040, must_file }) => must_file || form_1040["4a"] > 0)?.tax_year ?? 0;
  return years.slice(1).flatMap(({ tax_year }, at) =>
    tax_year > last || told.has(tax_year) || hasAmounts((years[at] as YearResult).carry)
      ? []
      : [
          {
            tax_year,
            path: `years.${tax_year}`,
            assumes:
              "there was no contribution, conversion, or distribution then. If there was a contribution, a Form 8606 may be missing for it, and less of a later distribution is taxable. If there was nothing, add each such year with nothing in it",
          },
        ],
  );
}

/** The years of which a ledger says something. */
export function yearsTold({ years, entries }: Ledger): ReadonlySet<number> {
  return new Set([
    ...Object.keys(years).map(Number),
    ...entries.flatMap((entry) => [
      ...(entry.date === null ? [] : [yearOf(entry.date)]),
      ...("for" in entry && typeof entry.for === "number" ? [entry.for] : []),
    ]),
  ]);
}

/** A year that is not in the ledger, with what is carried into it. Nothing is signed first if a form that is sent rests on it. */
function missingYear(
  year: number,
  carried: Carried,
  sent: readonly YearResult[],
  ledger: Ledger,
  asOf: string,
): Assumption {
  const isFelt = sent.some((right) => right.tax_year > year && restsOn(carried, right));
  return {
    tax_year: year,
    path: `years.${year}`,
    assumes:
      "there was no contribution, conversion, or distribution then, and the basis did not change. If that is so, add the year with nothing in it",
    ...((carried.basis ?? 0) > 0 && claimInGap(year, ledger, asOf)),
    ...(isFelt &&
      (requiredInGap(year, ledger) === null
        ? settleFirst(`years.${year}: {}`)
        : settleFirst(...whatCameOut(year)))),
  };
}

/** What tells what came out of the traditional IRAs in a year: that nothing else did, or what did. */
export function whatCameOut(year: number): [string, string] {
  return [
    `years.${year}.no_other_distribution: true`,
    `entries: - { date: <date in ${year}>, kind: distribution, amount: <dollars> }`,
  ];
}

/** What to say of a year that is not in the ledger and had a required distribution; null where it had none. */
function requiredInGap(year: number, { owner: { born, inherited_from } }: Ledger): string | null {
  // Inherited IRAs have required distributions of their own, which do not depend on this age.
  if (born === null || inherited_from !== null || !isDistributionRequired(born, year)) return null;
  return `not in the ledger. At age ${year - yearOf(born)}, a distribution from a traditional IRA was required in ${year}, and it used up basis. Add that year with each distribution, from Form 1099-R or the account statements.`;
}

/** The same for a year before the ledger, whose refund has a last day of its own: it may lapse while the rest can wait. */
function claimInGap(
  year: number,
  ledger: Ledger,
  asOf: string,
): Pick<Assumption, "says" | "claim_until"> | null {
  const says = requiredInGap(year, ledger);
  if (says === null) return null;
  const until = claimUntil(year, asOf);
  if (until === null) return { says };
  return {
    says: `${says} If the ${year} distribution was taxed in full, a claim for ${year} can be mailed until ${longDate(until)}, or longer if the return was filed late.`,
    claim_until: until,
  };
}

/** The last day to claim a refund for a year whose return was filed in time, ISO; null when it has passed. */
function claimUntil(year: number, asOf: string): string | null {
  const until = refundDeadline(year, { date: earlyReturnCountsAs(year), paid_on: null });
  return until === null || until < asOf ? null : until;
}

/**
 * The years after the last one of a ledger that are over, where a required distribution used up basis: what is carried
 * forward is not settled without them.
 *
 * @param asOf what counts as today, ISO
 */
export function yearsAfter(last: YearResult | undefined, ledger: Ledger, asOf: string): Assumption[] {
  const { died } = ledger.owner;
  if (last === undefined || last.carry.basis <= 0) return [];
  // Without IRAs at the end of a year, nothing is required in the next one.
  if (ledger.years[last.tax_year]?.year_end_value === 0) return [];
  const over = yearOf(asOf) - 1;
  const end = died === null ? over : Math.min(over, yearOf(died) - 1);
  return Array.from({ length: Math.max(0, end - last.tax_year) }, (_, at) => last.tax_year + 1 + at).flatMap(
    (year) => {
      const says = requiredInGap(year, ledger);
      return says === null
        ? []
        : [
            {
              tax_year: year,
              path: `years.${year}`,
              assumes: "nothing came out of the IRAs then",
              says: `${says} The basis after ${last.tax_year} is not what is left now.`,
            },
          ];
    },
  );
}

/**
 * The years after the last one of a ledger that are over, of which nothing is known: what was not noticed in the years here
 * may have been missed in those too, and what is carried forward may be used up.
 *
 * @param asOf what counts as today, ISO
 */
export function yearsNotTold(last: YearResult | undefined, ledger: Ledger, asOf: string): Assumption[] {
  const { died } = ledger.owner;
  if (last === undefined) return [];
  const over = yearOf(asOf) - 1;
  const end = died === null ? over : Math.min(over, yearOf(died));
  const later = Array.from({ length: Math.max(0, end - last.tax_year) }, (_, at) => last.tax_year + 1 + at);
  if (last.carry.basis <= 0) return died === null ? later.map(withoutBasis) : [];
  const without = later.filter((year) => requiredInGap(year, ledger) === null);
  const claims = without
    .map((year) => ({ year, until: claimUntil(year, asOf) }))
    .find(({ until }) => until !== null);
  const those = without.length === 1 ? "that year" : "those years";
  const claim =
    claims === undefined
      ? ""
      : ` If a distribution or conversion of ${claims.year} was taxed in full, a claim can be mailed until ${longDate(claims.until ?? "")}, or longer if the return was filed late.`;
  return without.map((year) => ({
    tax_year: year,
    path: `years.${year}.later`,
    assumes: "nothing went into the IRAs or came out of them",
    says: `not in the ledger. If there was a contribution, conversion, or distribution, add ${those}: a Form 8606 may be missing or wrong there too, and the basis of ${inDollars(last.carry.basis)} after ${last.tax_year} is not what is left now.${claim}`,
    // A return that is not due yet is nothing to claim on.
    ...(year === claims?.year && earlyReturnCountsAs(year) < asOf && { claim_until: claims.until ?? "" }),
  }));
}

/** The same where no basis is left: a contribution since then would be new basis. */
function withoutBasis(year: number): Assumption {
  return {
    tax_year: year,
    path: `years.${year}.later`,
    assumes: "nothing went into the IRAs or came out of them",
    says: "not in the ledger. If there was a contribution, conversion, or distribution, add it: a Form 8606 may be missing or wrong there too.",
  };
}

/**
 * Line 2 of a person's first form is 0 in a ledger without an opening: the instructions for line 2 ask for it only where no
 * form was required before.
 */
export function basisBefore(
  years: readonly YearResult[],
  { opening, owner, years: told }: Ledger,
): Assumption[] {
  const first = years.find(({ must_file, lines }) => must_file && lines["3"] !== undefined);
  if (opening !== null || owner.inherited_from !== null || first === undefined) return [];
  const { tax_year } = first;
  const filed = told[tax_year]?.filed?.lines?.["2"];
  // A form that was filed before says what it takes as basis, and the letters say why line 2 leaves that out.
  if (years.some((each) => each.tax_year < tax_year && told[each.tax_year]?.filed?.lines?.["2"] != null))
    return [];
  if (filed !== undefined && filed !== null) return [];
  return [
    {
      tax_year,
      path: "opening.basis",
      assumes: "there was none",
      says: `not in the ledger, so line 2 of Form 8606 for ${tax_year} is 0. That is right if no nondeductible contribution was made before ${tax_year} (instructions for line 2). If one was, add the basis to the ledger.`,
    },
  ];
}

/** The years after the last one of a ledger that a package asks for: the basis carried forward is not settled. */
export function yearsAsked({
  years,
  assumed,
}: {
  readonly years: readonly { readonly tax_year: number }[];
  readonly assumed: readonly Assumption[];
}): number[] {
  const last = years.at(-1)?.tax_year ?? Number.POSITIVE_INFINITY;
  return assumed
    .filter(({ tax_year, path }) => tax_year > last && path === `years.${tax_year}`)
    .map(({ tax_year }) => tax_year);
}

function hasAmounts({ basis, roth_contributions, roth_conversions }: Carried): boolean {
  return (basis ?? 0) > 0 || (roth_contributions ?? 0) > 0 || (roth_conversions ?? []).length > 0;
}

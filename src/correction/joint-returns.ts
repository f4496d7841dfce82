import { type Problem, problemAt } from "../errors.js";
import type { Ledger, Owner, YearInfo } from "../ledger/schema.js";
import { replay } from "../lines/replay.js";
import type { Cents } from "../money/cents.js";
import { onceForEach } from "../once-for-each.js";
import { contributedIn } from "../review/review-household.js";
import { isSamePerson, isSameReturn, isToldJoint, withReturnOf } from "../review/same-return.js";
import type { OtherLedgers } from "./other-ledgers.js";

/**
 * The ledgers of a household, each with what another one tells of the return that they share: whether, when and with
 * which lines 4a and 4b it was filed. Only facts that a ledger does not have are taken from the other one.
 */
export function withSharedReturns(household: OtherLedgers): (Ledger | null)[] {
  return household.map((ledger) => (ledger === null ? null : completed(ledger, household)));
}

function completed(ledger: Ledger, household: OtherLedgers): Ledger {
  const others = household.filter((other) => other !== null && other !== ledger) as Ledger[];
  let years: Record<number, YearInfo> | null = null;
  for (const [key, info] of Object.entries(ledger.years)) {
    const year = Number(key);
    for (const other of others) {
      if (!isToldJoint(ledger, other, year)) continue;
      const told = other.years[year];
      years ??= { ...ledger.years };
      const shared = told === undefined ? (years[year] ?? info) : withReturnOf(years[year] ?? info, told);
      years[year] = withSpouse(shared, year, ledger, other);
    }
  }
  return years === null ? ledger : { ...ledger, years };
}

/**
 * On a joint return the limits of a contribution and of its deduction depend on the spouse's coverage, compensation and
 * contributions too (IRC 219(c) and (g)(7)), which the spouse's own ledger has.
 */
function withSpouse(info: YearInfo, year: number, ledger: Ledger, other: Ledger): YearInfo {
  if (!areSpouses(ledger, other)) return info;
  const { spouse } = info;
  const theirs = spouseFacts(other, year);
  return {
    ...info,
    spouse: {
      covered_by_plan: spouse?.covered_by_plan ?? theirs.covered_by_plan,
      compensation: spouse?.compensation ?? theirs.compensation,
      ira_contributions: spouse?.ira_contributions ?? theirs.ira_contributions,
    },
  };
}

/** Two people's own IRAs: nothing is contributed to inherited ones. */
function areSpouses(a: Ledger, b: Ledger): boolean {
  return !isSamePerson(a.owner, b.owner) && [a, b].every(({ owner }) => owner.inherited_from === null);
}

/** What a spouse's own ledger has for `years.Y.spouse`: null for a fact that it does not have. */
function spouseFacts(other: Ledger, year: number): NonNullable<YearInfo["spouse"]> {
  const { opening, years } = other;
  const contributed = opening !== null && year <= opening.year ? null : contributions(other);
  return {
    covered_by_plan: years[year]?.covered_by_plan ?? null,
    compensation: years[year]?.compensation ?? null,
    ira_contributions: contributed === null ? null : (contributed.get(year) ?? 0),
  };
}

/** What stayed in traditional and Roth IRAs of a ledger, by year, in cents; null when it cannot be computed. */
const contributions = onceForEach((ledger: Ledger): ReadonlyMap<number, Cents> | null => {
  const years = replay(ledger);
  return years.ok ? new Map(years.value.map(({ form }) => [form.year, contributedIn(form)])) : null;
});

/**
 * What is wrong with the ledgers of a household together: it has more than two people, both stand first on the return,
 * or they tell the same return differently.
 *
 * @param household every ledger of the household
 */
export function householdProblems(household: OtherLedgers): Problem[] {
  const ledgers = household.filter((ledger) => ledger !== null);
  const people: Owner[] = [];
  for (const { owner } of ledgers) if (!people.some((one) => isSamePerson(one, owner))) people.push(owner);
  if (people.length > 2)
    return [
      problemAt(
        "inconsistent",
        ["owner", "household"],
        `${people.length} people have this household. Give it only to the two spouses of one joint return; for anyone else, write another name or leave it out`,
      ),
    ];
  const first = ledgers.filter(({ owner }) => owner.first_on_return === true);
  return [
    ...(first.some(({ owner }) => !isSamePerson(owner, (first[0] as Ledger).owner))
      ? [
          problemAt(
            "inconsistent",
            ["owner", "first_on_return"],
            "both spouses are listed first on the return. Write true for only one of them",
          ),
        ]
      : []),
    ...ledgers.flatMap((a, at) => ledgers.slice(at + 1).flatMap((b) => contradictions(a, b))),
    ...ledgers.flatMap((a) => ledgers.flatMap((b) => (a === b ? [] : aboutSpouse(a, b)))),
  ];
}

function contradictions(a: Ledger, b: Ledger): Problem[] {
  return Object.keys(a.years).flatMap((key) => {
    const year = Number(key);
    const [mine, theirs] = [a.years[year], b.years[year]];
    if (mine === undefined || theirs === undefined) return [];
    const [one, other] = [mine.filing_status, theirs.filing_status];
    if (one !== other && !isSamePerson(a.owner, b.owner) && [one, other].includes("married_joint")) {
      if (one !== null && other !== null)
        return [differ(year, ["filing_status"], "a joint return is the return of both")];
    }
    if (!isSameReturn(a, b, year)) return [];
    const shared = ["return", "date", "paid_on", "required"] as const;
    const lines = ["4a", "4b"] as const;
    if (!isToldJoint(a, b, year))
      return lines.some((line) => isOther(mine.filed?.form_1040?.[line], theirs.filed?.form_1040?.[line]))
        ? [problemAt("inconsistent", ["years", String(year), "filing_status"], NOT_SAID)]
        : [];
    return [
      ...(isOther(mine.extended, theirs.extended) ? [differ(year, ["extended"], ONE_RETURN)] : []),
      ...shared.flatMap((what) =>
        isOther(mine.filed?.[what], theirs.filed?.[what]) ? [differ(year, ["filed", what], ONE_RETURN)] : [],
      ),
      ...lines.flatMap((line) =>
        isOther(mine.filed?.form_1040?.[line], theirs.filed?.form_1040?.[line])
          ? [differ(year, ["filed", "form_1040", line], ONE_RETURN)]
          : [],
      ),
    ];
  });
}

/** What one ledger says of the spouse against what the spouse's own ledger has. */
function aboutSpouse(ledger: Ledger, other: Ledger): Problem[] {
  if (!areSpouses(ledger, other)) return [];
  return Object.entries(ledger.years).flatMap(([year, { spouse }]) => {
    if (spouse === null || !isToldJoint(ledger, other, Number(year))) return [];
    const own = spouseFacts(other, Number(year));
    return (["covered_by_plan", "compensation", "ira_contributions"] as const).flatMap((key) =>
      isOther(spouse[key], own[key])
        ? [problemAt("inconsistent", ["years", year, "spouse", key], OTHERWISE)]
        : [],
    );
  });
}

const OTHERWISE =
  "the spouse's own ledger says otherwise. Correct one of them, or leave this out here: it comes from the spouse's ledger";

const NOT_SAID =
  "the ledgers of this household have different lines 4a and 4b of the return, and neither says whether it was a joint one. Add the filing status to both; on a joint return the lines hold the IRAs of both spouses";

const ONE_RETURN = "they share one return";

function isOther<T>(a: T | null | undefined, b: T | null | undefined): boolean {
  return a != null && b != null && a !== b;
}

function differ(year: number, path: readonly string[], why: string): Problem {
  return problemAt(
    "inconsistent",
    ["years", String(year), ...path],
    `another ledger of this household says otherwise, and ${why}. Write what the return shows in both ledgers, or in one of them only`,
  );
}

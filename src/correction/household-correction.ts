import { fail, type Result, succeed } from "../errors.js";
import type { Ledger } from "../ledger/schema.js";
import type { Cents } from "../money/cents.js";
import { isSamePerson, isSameReturn, isToldJoint } from "../review/same-return.js";
import { openYears } from "./assumed/filed-forms.js";
import { asItStands } from "./changed-lines.js";
import { type Correction, correct, type YearCorrection } from "./correct.js";
import { type Send, sendKinds } from "./decisions.js";
import { aboutFirstOnReturn } from "./first-on-return.js";
import type { MissingFact } from "./form-check.js";
import type { OtherLedgers } from "./other-ledgers.js";
import type { PenaltyExposure } from "./penalties.js";

/** What is corrected in one filing package: the ledgers of one person, or of a couple with joint returns. */
export interface HouseholdCorrection {
  /** What counts as today, ISO. */
  readonly as_of: string;
  /** One for each ledger; who stands first on the return comes first. Never empty. */
  readonly members: readonly [Correction, ...Correction[]];
  /** The penalties of everyone together, at most; in cents. */
  readonly penalty: PenaltyExposure;
  /** Change in adjusted gross income of all returns that are amended or replaced, each return counted once; in cents. */
  readonly change: Cents;
  /** What would decide what is still open. */
  readonly lacks: readonly MissingFact[];
}

/** One filing package of a household, and which of its ledgers it is for. */
export interface PackageOf {
  /** Places of the ledgers in the household that was given, in the order of the package's members. */
  readonly ledgers: readonly number[];
  readonly correction: Result<HouseholdCorrection>;
}

/**
 * Corrects the ledgers of one household. Those that share a return share a package; a ledger that cannot be computed has
 * a package of its own, with its problems.
 *
 * @param household every ledger of one household; null for one that could not be read
 * @param asOf what counts as today, ISO
 */
export function correctHousehold(household: OtherLedgers, asOf: string): PackageOf[] {
  const failed: PackageOf[] = [];
  const groups: { at: number; correction: Correction }[][] = [];
  for (const [at, ledger] of household.entries()) {
    if (ledger === null) continue;
    const correction = correct(ledger, asOf, household.toSpliced(at, 1));
    if (!correction.ok) {
      failed.push({ ledgers: [at], correction: fail(correction.problems) });
      continue;
    }
    const member = { at, correction: correction.value };
    const joined = groups.find((group) =>
      group.some((one) => sharesReturns(one.correction, correction.value)),
    );
    if (joined) joined.push(member);
    else groups.push([member]);
  }
  const made = groups.map((group) => {
    const ordered = inOrder(group.map(({ correction }) => correction));
    return {
      ledgers: ordered.map((one) => group.find(({ correction }) => correction === one)?.at ?? 0),
      correction: succeed(together(ordered)),
    };
  });
  return [...made, ...failed].sort((a, b) => Math.min(...a.ledgers) - Math.min(...b.ledgers));
}

/** The correction of one ledger in its household: with the spouse's where they share a package. */
export function correctWith(
  ledger: Ledger,
  asOf: string,
  household: OtherLedgers = [],
): Result<HouseholdCorrection> {
  const all = correctHousehold([ledger, ...household], asOf);
  return (all.find(({ ledgers }) => ledgers.includes(0)) as PackageOf).correction;
}

/** Whether two ledgers are on the same return in any year: one that both have, or one that either calls a joint one. */
function sharesReturns(a: Correction, b: Correction): boolean {
  const inBoth = (taxYear: number) =>
    [a, b].every(({ years }) => years.some(({ tax_year }) => tax_year === taxYear));
  return [...a.years, ...b.years].some(
    ({ tax_year }) =>
      (inBoth(tax_year) && isSameReturn(a.ledger, b.ledger, tax_year)) ||
      isToldJoint(a.ledger, b.ledger, tax_year),
  );
}

/** Puts corrections into one package, in their order. */
function together(ordered: readonly Correction[]): HouseholdCorrection {
  const years = ordered.map((one) => one.years.map((year) => onReturn(one, year, ordered)));
  const settled = ordered.map((one, at) => {
    const own = years[at] ?? [];
    return { ...one, years: own, assumed: [...openYears(own, one.lacks), ...one.assumed] };
  });
  const order = aboutFirstOnReturn(settled);
  const members = settled.map((one, at) =>
    at === 0 && order.length > 0 ? { ...one, assumed: [...order, ...one.assumed] } : one,
  );
  const [first, ...others] = members;
  return {
    as_of: (first as Correction).as_of,
    members: [first as Correction, ...others],
    penalty: {
      not_filed: members.reduce((all, { penalty }) => all + penalty.not_filed, 0),
      overstated: members.reduce((all, { penalty }) => all + penalty.overstated, 0),
    },
    change: changeOnce(members),
    lacks: members.flatMap(({ lacks }) => lacks),
  };
}

/** Who stands first on the return comes first, a person's own IRAs before inherited ones, and else the order given. */
function inOrder(corrections: readonly Correction[]): Correction[] {
  const rank = ({ ledger: { owner } }: Correction) => {
    const first = corrections.find(({ ledger }) => isSamePerson(ledger.owner, owner)) as Correction;
    const told = corrections
      .filter(({ ledger }) => isSamePerson(ledger.owner, owner))
      .map(({ ledger }) => ledger.owner.first_on_return);
    const place = told.includes(true) ? 0 : told.includes(false) ? 2 : 1;
    return place * 1000 + corrections.indexOf(first) * 10 + (owner.inherited_from === null ? 0 : 1);
  };
  return corrections.toSorted((a, b) => rank(a) - rank(b));
}

/** The years of other ledgers that are on the same return, with the year itself, in the order of the return. */
export function yearsOnReturn(
  members: readonly Correction[],
  of: Correction,
  taxYear: number,
): { member: Correction; year: YearCorrection }[] {
  return members.flatMap((member) => {
    if (member.ledger !== of.ledger && !isSameReturn(of.ledger, member.ledger, taxYear)) return [];
    const year = member.years.find(({ tax_year }) => tax_year === taxYear);
    return year === undefined ? [] : [{ member, year }];
  });
}

/** Which of several answers is that of the return they share: the first of these. */
const RANKS: readonly Send[] = [
  "superseding_return",
  "delinquent_return",
  "amend_deduction",
  "amend_either",
  "amend_payment",
  "amend_refund",
  "amend_same_tax",
];

/**
 * A year beside the others on its return. While one of them is undecided the return waits; otherwise everything that
 * has to be sent for that return goes with it.
 */
function onReturn(of: Correction, year: YearCorrection, members: readonly Correction[]): YearCorrection {
  const all = yearsOnReturn(members, of, year.tax_year);
  if (all.length < 2) return year;
  const stands = all.some((each) => each.year.income.stands !== undefined);
  return sentWith(stands ? { ...year, income: asItStands(year.income) } : year, all);
}

function sentWith(year: YearCorrection, all: readonly { readonly year: YearCorrection }[]): YearCorrection {
  const isReturn = ({ send }: YearCorrection) => RANKS.includes(send);
  if (all.some(({ year: { send } }) => send === "undecided")) {
    if (!isReturn(year)) return year;
    const why =
      "Someone else's IRAs are on the same return, and a fact of theirs is missing: one return is amended once.";
    return { ...year, send: "undecided", why };
  }
  const sent = new Set(all.map((each) => each.year.send));
  // One spouse's Form 5329 raises the tax of the return, and the other's lowers it.
  if (sent.has("amend_payment") && sent.has("amend_refund")) {
    sent.add("amend_either");
    if (year.send === "amend_payment") return { ...year, send: "amend_either" };
  }
  const lead = RANKS.find((send) => sent.has(send));
  if (lead === undefined || year.send === lead || sendKinds[year.send].carrier === null) return year;
  return { ...year, send: "with_shared_return", why: WITH_RETURN };
}

const WITH_RETURN =
  "The return that this form belongs to is amended or replaced for another reason: the form goes with it, because a return is amended once.";

/** The change of every return that is sent, once. */
function changeOnce(members: readonly Correction[]): Cents {
  let change = 0;
  for (const [at, member] of members.entries())
    for (const year of member.years) {
      const isTold = members
        .slice(0, at)
        .some(
          (earlier) =>
            isSameReturn(earlier.ledger, member.ledger, year.tax_year) &&
            earlier.years.some(({ tax_year, send }) => tax_year === year.tax_year && isReturnSent(send)),
        );
      if (!isTold && isReturnSent(year.send)) change += year.income.change ?? 0;
    }
  return change;
}

function isReturnSent(send: Send): boolean {
  const { carrier } = sendKinds[send];
  return carrier === "form_1040_x" || carrier === "form_1040";
}

import { yearOf } from "../../ledger/date.js";
import type { EntryOf } from "../../ledger/schema.js";
import { type CarryForward, openingCarryForward } from "../../lines/carry-forward.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import {
  type BasisMoved,
  basisDiffers,
  basisInWords,
  type DivorceMove,
  handedOver,
  movedInDivorce,
  nothing,
  takenOver,
} from "../basis-moved.js";
import type { Remark } from "../check-result.js";
import { differ } from "../filed.js";
import { allOf, type Rule } from "../rule.js";
import { isSameOwner, type LedgerInReview } from "../year-in-review.js";

/** What one ledger of a household gives, in a divorce or at death, and another receives must be the same basis. */
export const householdBasisDiffers = {
  code: "household_basis_differs",
  catches:
    "basis that one ledger of a household shows as received but the other does not show as transferred",
  explanation: `Basis moves between spouses in two ways: a divorce transfers it with the IRA, and a surviving spouse who makes the IRA their own takes it over. What one ledger receives, the other must give. Otherwise basis is used twice, or lost.

Look at the divorce instrument, or at line 14 of the last Form 8606 of the person who died, and correct the ledger that is wrong. In a divorce, the usual reading is that basis moves in proportion to the money.`,
  check: allOf(inDivorce, atDeath, toOwn),
} as const satisfies Rule;

function inDivorce(own: LedgerInReview, others: readonly LedgerInReview[]): Remark[] {
  const moved = movedInDivorce(own);
  if (moved.length === 0) return [];
  return others
    .filter((other) => isApart(own, other))
    .flatMap((other) => {
      const theirs = movedInDivorce(other);
      return moved.flatMap((mine) => {
        const match = theirs.find(
          ({ year, roth, direction }) =>
            year === mine.year && roth === mine.roth && direction !== mine.direction,
        );
        return match && (basisDiffers(match, mine) || differ(match.amount, mine.amount))
          ? [divorceRemark(own, mine, other, match)]
          : [];
      });
    });
}

function divorceRemark(
  own: LedgerInReview,
  mine: DivorceMove,
  other: LedgerInReview,
  theirs: DivorceMove,
): Remark {
  const { year, roth } = mine;
  const [receiver, received, giver, given] =
    mine.direction === "received" ? [own, mine, other, theirs] : [other, theirs, own, mine];
  const say = (moved: DivorceMove) => `${inDollars(moved.amount)} with ${basisInWords(moved)}`;
  return {
    tax_year: year,
    severity: "error",
    message: `The two ledgers do not agree on the ${year} divorce transfer of ${roth ? "Roth" : "traditional"} IRA money. ${giver.ledger.owner.name} gave ${say(given)}; ${receiver.ledger.owner.name} received ${say(received)}.`,
    fix: "Check the divorce instrument and the custodians' statements, and write the same amount and basis in both ledgers.",
    source: "IRC 408(d)(6); Instructions for Form 8606, line 2",
  };
}

/** What a surviving spouse's ledger of the inherited IRA hands over is what the ledger of their own IRAs takes over. */
function toOwn(own: LedgerInReview, others: readonly LedgerInReview[]): Remark[] {
  if (own.ledger.owner.inherited_from !== null) return [];
  const inherited = others.filter(
    ({ ledger }) => ledger.owner.inherited_from !== null && isSameOwner(own.ledger, ledger),
  );
  const given = inherited.flatMap(handedOver);
  if (given.length === 0) return [];
  const taken = takenOver(own);
  // What was taken over in other years may have come from someone whose ledger is not at hand.
  const moves = new Map(given.map(({ year, roth }) => [`${year} ${roth}`, { year, roth }]));
  return [...moves.values()].flatMap(({ year, roth }) => {
    const here = sumOf(taken, year, roth);
    const there = sumOf(given, year, roth);
    return basisDiffers(here, there) ? [ownRemark(here, there)] : [];
  });
}

function sumOf(all: readonly BasisMoved[], year: number, roth: boolean): BasisMoved {
  const sum = nothing(year, roth);
  for (const each of all) {
    if (each.year !== year || each.roth !== roth) continue;
    sum.basis += each.basis;
    sum.converted += each.converted;
    sum.taxed += each.taxed;
  }
  return sum;
}

function ownRemark(here: BasisMoved, there: BasisMoved): Remark {
  const kind = here.roth ? "Roth" : "traditional";
  return {
    tax_year: here.year,
    severity: "error",
    message: `Your ledgers do not agree on the ${kind} IRA money that you took over in ${here.year}. ${basisInWords(there)} left the inherited IRA; ${basisInWords(here)} joined your own IRAs.`,
    fix: "Enter in the ledger of your own IRAs what the ledger of the inherited IRA hands over.",
    enter: "The kind of the entry is `inherited_as_own`.",
    source: "Reg. 1.408-8; Reg. 1.408A-6, A-7; Instructions for Form 8606, line 2",
  };
}

/** What survivors take over and inherited ledgers begin with cannot be more than the decedent's ledger ends with. */
function atDeath(own: LedgerInReview, others: readonly LedgerInReview[]): Remark[] {
  return others
    .filter(({ ledger }) => ledger.owner.died !== null && ledger.owner.inherited_from === null)
    .filter((decedent) => !others.some((other) => isBetween(own, other, decedent)))
    .flatMap((decedent) => takenFrom(own, decedent));
}

/** The survivor's ledger of the inherited IRA: basis went there first, and what left it is less by what came out. */
function isBetween(own: LedgerInReview, other: LedgerInReview, decedent: LedgerInReview): boolean {
  return (
    own.ledger.owner.inherited_from === null &&
    other.ledger.owner.inherited_from === decedent.ledger.owner.name &&
    isSameOwner(own.ledger, other.ledger)
  );
}

function takenFrom(own: LedgerInReview, decedent: LedgerInReview): Remark[] {
  const { owner, entries, opening } = own.ledger;
  const { name, died } = decedent.ledger.owner;
  const left = decedent.years.at(-1)?.done.carryForward ?? openingCarryForward(decedent.ledger);
  if (owner.inherited_from !== null) {
    if (owner.inherited_from !== name || opening === null) return [];
    const begins = openingCarryForward(own.ledger);
    const year = own.years[0]?.year ?? opening.year + 1;
    return [false, true].flatMap((roth) => {
      const [taken, there] = [basisOf(begins, roth), basisOf(left, roth)];
      if (taken === null || there === null || taken <= there || !differ(taken, there)) return [];
      return [deathRemark(year, taken, there, decedent, roth)];
    });
  }
  if (!isApart(own, decedent)) return [];
  return [false, true].flatMap((roth) => {
    const taken = entries.filter(
      (entry): entry is EntryOf<"inherited_as_own"> =>
        entry.kind === "inherited_as_own" &&
        (entry.ira === "roth") === roth &&
        died !== null &&
        entry.date >= died,
    );
    const [first] = taken;
    const there = basisOf(left, roth);
    if (!first || there === null) return [];
    const basis = taken.reduce((sum, entry) => sum + (entry.basis ?? 0), 0);
    return differ(basis, there) ? [deathRemark(yearOf(first.date), basis, there, decedent, roth)] : [];
  });
}

/** The basis that a ledger ends or begins with; of Roth IRAs the contributions, null when it tells nothing of them. */
function basisOf({ basis, rothContributions, layers }: CarryForward, roth: boolean): Cents | null {
  if (!roth) return basis;
  return rothContributions === 0 && layers.length === 0 ? null : rothContributions;
}

function deathRemark(
  year: number,
  taken: Cents,
  left: Cents,
  { ledger }: LedgerInReview,
  roth: boolean,
): Remark {
  const { name, died } = ledger.owner;
  const less = taken < left;
  const basis = roth ? "Roth contributions" : "basis";
  return {
    tax_year: year,
    severity: less ? "warning" : "error",
    message: `${inDollars(taken)} of ${basis} ${roth ? "were" : "was"} taken over from ${name}${died === null ? "" : `, who died on ${longDate(died)}`}, but ${name}'s own ledger ends with ${inDollars(left)} of ${basis}.${less ? " Did someone else inherit the rest?" : ""}`,
    fix: `Compare both with ${roth ? `${name}'s records of contributions` : `line 14 of ${name}'s last Form 8606`}, and correct the ledger that is wrong.${less ? ` If someone else inherited part of the IRA, its share of the ${basis} went with it and nothing is wrong.` : ""}`,
    source: "IRC 408(d)(3)(C)(ii); Instructions for Form 8606, line 2",
  };
}

/** Two people's ledgers. */
function isApart(a: LedgerInReview, b: LedgerInReview): boolean {
  return !isSameOwner(a.ledger, b.ledger);
}

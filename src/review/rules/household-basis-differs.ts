import { yearOf } from "../../ledger/date.js";
import type { EntryOf } from "../../ledger/schema.js";
import { openingCarryForward } from "../../lines/carry-forward.js";
import type { Cents } from "../../money/cents.js";
import { inDollars, longDate } from "../../text/wording.js";
import { differ } from "../filed.js";
import type { Remark } from "../found.js";
import { allOf, type Rule } from "../rule.js";
import { isSameOwner, type LedgerInReview } from "../year-in-review.js";

/** What one ledger of a household gives, in a divorce or at death, and another receives must be the same basis. */
export const householdBasisDiffers = {
  code: "household_basis_differs",
  catches:
    "basis that one ledger of a household shows as received but the other does not show as transferred",
  explanation: `Basis moves between spouses in two ways: a divorce transfers it with the IRA, and a surviving spouse who makes the IRA their own takes it over. What one ledger receives, the other must give. Otherwise basis is used twice, or lost.

Look at the divorce instrument, or at line 14 of the last Form 8606 of the person who died, and correct the ledger that is wrong. In a divorce, the usual reading is that basis moves in proportion to the money.`,
  check: allOf(inDivorce, atDeath),
} as const satisfies Rule;

type Transfer = EntryOf<"divorce_transfer">;

/** The transfers of one year in one direction, of Roth IRAs or of the others, added up. */
interface Moved {
  readonly year: number;
  readonly roth: boolean;
  readonly direction: Transfer["direction"];
  amount: Cents;
  basis: Cents;
}

function inDivorce(own: LedgerInReview, others: readonly LedgerInReview[]): Remark[] {
  const moved = movedIn(own);
  if (moved.length === 0) return [];
  return others
    .filter((other) => isApart(own, other))
    .flatMap((other) => {
      const theirs = movedIn(other);
      return moved.flatMap((mine) => {
        const match = theirs.find(
          ({ year, roth, direction }) =>
            year === mine.year && roth === mine.roth && direction !== mine.direction,
        );
        return match && (differ(match.basis, mine.basis) || differ(match.amount, mine.amount))
          ? [divorceRemark(own, mine, other, match)]
          : [];
      });
    });
}

function movedIn({ ledger }: LedgerInReview): Moved[] {
  const all: Moved[] = [];
  for (const entry of ledger.entries) {
    if (entry.kind !== "divorce_transfer") continue;
    const year = yearOf(entry.date);
    const roth = entry.ira === "roth";
    const { direction, amount, basis } = entry;
    const same = all.find((each) => each.year === year && each.roth === roth && each.direction === direction);
    if (same) {
      same.amount += amount;
      same.basis += basis;
    } else all.push({ year, roth, direction, amount, basis });
  }
  return all;
}

function divorceRemark(own: LedgerInReview, mine: Moved, other: LedgerInReview, theirs: Moved): Remark {
  const { year, roth } = mine;
  const [receiver, received, giver, given] =
    mine.direction === "received" ? [own, mine, other, theirs] : [other, theirs, own, mine];
  const say = (moved: Moved) => `${inDollars(moved.amount)} with ${inDollars(moved.basis)} of basis`;
  return {
    tax_year: year,
    severity: "error",
    message: `The two ledgers do not agree on the ${year} divorce transfer of ${roth ? "Roth" : "traditional"} IRA money. ${giver.ledger.owner.name} gave ${say(given)}; ${receiver.ledger.owner.name} received ${say(received)}.`,
    fix: "Check the divorce instrument and the custodians' statements, and write the same amount and basis in both ledgers.",
    source: "IRC 408(d)(6); Instructions for Form 8606, line 2",
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
  const left = decedent.years.at(-1)?.done.carryForward.basis ?? openingCarryForward(decedent.ledger).basis;
  if (owner.inherited_from !== null) {
    if (owner.inherited_from !== name || opening === null) return [];
    const { basis } = openingCarryForward(own.ledger);
    if (basis <= left || !differ(basis, left)) return [];
    return [deathRemark(own.years[0]?.year ?? opening.year + 1, basis, left, decedent)];
  }
  if (!isApart(own, decedent)) return [];
  const taken = entries.filter(
    (entry): entry is EntryOf<"inherited_as_own"> =>
      entry.kind === "inherited_as_own" && entry.ira === "traditional" && died !== null && entry.date >= died,
  );
  const [first] = taken;
  if (!first) return [];
  const basis = taken.reduce((sum, entry) => sum + (entry.basis ?? 0), 0);
  if (!differ(basis, left)) return [];
  return [deathRemark(yearOf(first.date), basis, left, decedent)];
}

function deathRemark(year: number, taken: Cents, left: Cents, { ledger }: LedgerInReview): Remark {
  const { name, died } = ledger.owner;
  const less = taken < left;
  return {
    tax_year: year,
    severity: less ? "warning" : "error",
    message: `${inDollars(taken)} of basis was taken over from ${name}${died === null ? "" : `, who died on ${longDate(died)}`}, but ${name}'s own ledger ends with ${inDollars(left)} of basis.${less ? " Did someone else inherit the rest?" : ""}`,
    fix: `Compare both with line 14 of ${name}'s last Form 8606, and correct the ledger that is wrong.${less ? " If someone else inherited part of the IRA, its share of the basis went with it and nothing is wrong." : ""}`,
    source: "IRC 408(d)(3)(C)(ii); Instructions for Form 8606, line 2",
  };
}

/** Two people's ledgers. */
function isApart(a: LedgerInReview, b: LedgerInReview): boolean {
  return !isSameOwner(a.ledger, b.ledger);
}

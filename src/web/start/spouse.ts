import { addBook, edit, entriesOf, type Household } from "../state/household.js";
import { at, type Written, type WrittenMap } from "../state/written.js";
import { type MissedAnswers, type MissedYear, missedLedger } from "./missed-ledger.js";

/** Ties the ledgers of two spouses together. */
const HOUSEHOLD = "us";

/**
 * The household with a spouse of one of its people: the address is the same, and what both file together is entered in
 * both ledgers.
 *
 * @returns the household, and the id of the spouse's book
 */
export function withSpouse(
  before: Household,
  firstId: number,
  answers: MissedAnswers,
): { household: Household; id: number } {
  const first = before.books.find(({ id }) => id === firstId);
  const word = householdOf(first?.ledger);
  const status =
    answers.joint === true ? "married_joint" : answers.joint === false ? "married_separate" : null;
  const ledger = missedLedger(answers);
  const address = at(first?.ledger, ["owner", "address"]);
  const owner = {
    ...(ledger.owner as WrittenMap),
    household: word,
    ...(address === undefined ? {} : { address }),
  };
  const added = addBook(before, { ...ledger, owner });
  let household = added.household;
  for (const { id, ledger: theirs } of household.books) {
    household = edit(household, id, ["owner", "household"], word);
    if (status === null) continue;
    for (const taxYear of yearsIn(theirs)) {
      const place = ["years", taxYear, "filing_status"];
      if (at(theirs, place) === undefined) household = edit(household, id, place, status);
    }
  }
  return { household, id: added.id };
}

/** The years whose Form 8606 the first spouse missed: with these the questions of the other begin. */
export function spouseYears(first: WrittenMap | undefined): MissedYear[] {
  return yearsIn(first)
    .filter((taxYear) => at(first, ["years", taxYear, "filed", "form_8606"]) === false)
    .map(Number)
    .sort((a, b) => a - b)
    .map((taxYear) => ({ taxYear }));
}

/** Whether the first of two spouses has said how the return of a year was filed. */
export function isReturnKnown(first: WrittenMap | undefined, taxYear: number): boolean {
  return at(first, ["years", String(taxYear), "filed", "return"]) !== undefined;
}

function householdOf(ledger: WrittenMap | undefined): Written {
  const told = at(ledger, ["owner", "household"]);
  return typeof told === "string" && told.trim() !== "" ? told : HOUSEHOLD;
}

function yearsIn(ledger: WrittenMap | undefined): string[] {
  if (ledger === undefined) return [];
  const facts = Object.keys((ledger.years as WrittenMap | undefined) ?? {});
  const dated = entriesOf(ledger).flatMap(({ date, for: named }) =>
    typeof named === "number" ? [String(named)] : (/^\d{4}/.exec(String(date ?? "")) ?? []),
  );
  return [...new Set([...facts, ...dated])].filter((year) => /^\d{4}$/.test(year));
}

import { type Book, edit, entriesOf, type Household } from "./household.js";
import { at, type Place, type Written, type WrittenMap } from "./written.js";

/** What a return shows once for everyone on it, below `years.Y`. */
const OF_RETURN: readonly Place[] = [
  ["extended"],
  ["due"],
  ["filed", "return"],
  ["filed", "date"],
  ["filed", "paid_on"],
  ["filed", "amended"],
  ["filed", "form_1040"],
  ["filed", "required"],
];

const STATUS = "filing_status";
const JOINT = "married_joint";

/** Whether a place is a fact of a return, which everyone on it shares. */
export function isOfReturn([first, , ...rest]: Place): boolean {
  return first === "years" && OF_RETURN.some((of) => of.every((key, index) => rest[index] === key));
}

/** The other books that are on the same return as one in a year: of the same person, or of a spouse on a joint return. */
export function onSameReturn({ books }: Household, id: number, taxYear: string): Book[] {
  const book = books.find((each) => each.id === id);
  if (book === undefined) return [];
  return books.filter((other) => {
    if (other.id === id || !hasYear(other.ledger, taxYear)) return false;
    if (isSamePerson(book, other)) return true;
    return isCouple(book, other) && [book, other].some((each) => statusOf(each, taxYear) === JOINT);
  });
}

/**
 * An edit of one book, and the same edit of every book that is on the same return when the place is one of the return:
 * it is entered once. A filing status that becomes a joint one, or is no longer, is that of both spouses.
 */
export function editReturn(
  household: Household,
  id: number,
  place: Place,
  to: Written | undefined,
): Household {
  const [first, taxYear, ...rest] = place;
  const next = edit(household, id, place, to);
  if (first === "owner" && taxYear === "address") return withAddress(household, next, id, place, to);
  if (first !== "years" || taxYear === undefined) return next;
  const isStatus = rest.length === 1 && rest[0] === STATUS;
  if (!isStatus && !isOfReturn(place)) return next;
  const others = onSameReturn(isStatus && to !== JOINT ? household : next, id, String(taxYear));
  return others.reduce((all, other) => edit(all, other.id, place, to), next);
}

/** No return of a year is filed yet, and so no Form 8606 with it: on both tabs of a joint return. */
export function withoutReturn(household: Household, id: number, taxYear: string): Household {
  return ["return", "form_8606"].reduce(
    (all, key) => editReturn(all, id, ["years", taxYear, "filed", key], false),
    household,
  );
}

/** Spouses live at one address as long as nobody enters another one. */
function withAddress(
  before: Household,
  next: Household,
  id: number,
  place: Place,
  to: Written | undefined,
): Household {
  const book = before.books.find((each) => each.id === id);
  if (book === undefined) return next;
  const address = (each: Book) => JSON.stringify(at(each.ledger, ["owner", "address"]) ?? null);
  const others = before.books.filter(
    (other) =>
      other.id !== id &&
      (isSamePerson(book, other) || isCouple(book, other)) &&
      address(other) === address(book),
  );
  return others.reduce((all, other) => edit(all, other.id, place, to), next);
}

/** The household in which every book has what another one on the same return has; what a book has itself stays. */
export function withReturnsShared(household: Household): Household {
  if (household.books.length < 2) return household;
  let all = household;
  for (const { id, ledger } of household.books)
    for (const taxYear of yearsOf(ledger))
      for (const other of onSameReturn(all, id, taxYear)) {
        const mine = all.books.find((each) => each.id === id)?.ledger;
        for (const key of [[STATUS], ...OF_RETURN]) {
          const place = ["years", taxYear, ...key];
          const told = at(other.ledger, place);
          if (told !== undefined && at(mine, place) === undefined) all = edit(all, id, place, told);
        }
      }
  return all;
}

function yearsOf(ledger: WrittenMap): string[] {
  const dated = entriesOf(ledger).flatMap(({ date, for: named }) => [
    ...(typeof date === "string" && /^\d{4}-/.test(date) ? [date.slice(0, 4)] : []),
    ...(typeof named === "number" ? [String(named)] : []),
  ]);
  const { years } = ledger;
  const facts = years !== null && typeof years === "object" ? Object.keys(years as WrittenMap) : [];
  return [...new Set([...facts, ...dated])];
}

function hasYear(ledger: WrittenMap, taxYear: string): boolean {
  return yearsOf(ledger).includes(taxYear);
}

function statusOf({ ledger }: Book, taxYear: string): Written | undefined {
  return at(ledger, ["years", taxYear, STATUS]);
}

function owner({ ledger }: Book): { name?: unknown; ssn?: unknown; household?: unknown } {
  return (ledger.owner ?? {}) as ReturnType<typeof owner>;
}

function isSamePerson(a: Book, b: Book): boolean {
  const [one, other] = [owner(a), owner(b)];
  if (one.ssn != null && other.ssn != null) return one.ssn === other.ssn;
  return typeof one.name === "string" && one.name.trim() !== "" && one.name === other.name;
}

function isCouple(a: Book, b: Book): boolean {
  const [one, other] = [owner(a).household, owner(b).household];
  return typeof one === "string" && one !== "" && one === other;
}

/** A PDF is beyond what is read of one file. */
export class BeyondBounds extends Error {}

/** No PDF that is read is larger. */
export const MOST_FILE_BYTES = 20 << 20;

/** No page, font or list of objects of a file is larger when it is unpacked. */
export const MOST_UNPACKED = 8 << 20;

/**
 * What may be done to read one file, however small it is. Everything that reads a PDF spends from the budget of its
 * file while it works, and stops with `BeyondBounds` when that is used up. `docs/decisions` says where the numbers come
 * from.
 */
export class ReadBudget {
  #unpacked = 4 * MOST_UNPACKED;
  #objects = 500_000;
  #steps = 60_000_000;
  #tokens = 3_000_000;
  #texts = 100_000;

  /** Whether something was stopped: pdf-lib takes every error for damage and tries again. */
  get isSpent(): boolean {
    return this.#unpacked < 0 || this.#objects < 0 || this.#steps < 0 || this.#tokens < 0 || this.#texts < 0;
  }

  /** Bytes that a stream gave. */
  unpack(bytes: number): void {
    this.#unpacked -= bytes;
    if (this.#unpacked < 0) throw new BeyondBounds();
  }

  /** A number, name, string, list or dictionary that was parsed. */
  object(): void {
    if (--this.#objects < 0) throw new BeyondBounds();
  }

  /** Bytes that were looked at, or work that takes about as long. */
  step(count = 1): void {
    this.#steps -= count;
    if (this.#steps < 0) throw new BeyondBounds();
  }

  /** An operand or an operator of what a page draws or of a font's map. */
  token(): void {
    if (--this.#tokens < 0) throw new BeyondBounds();
  }

  /** A text that a page shows, or a field. */
  text(): void {
    if (--this.#texts < 0) throw new BeyondBounds();
  }
}

/** The budgets of files that are open, by pdf-lib's context of each. */
const budgets = new WeakMap<object, ReadBudget>();

/** The budget of the file that an object belongs to. */
export function budgetOf(context: object): ReadBudget {
  const known = budgets.get(context);
  if (known !== undefined) return known;
  const budget = new ReadBudget();
  budgets.set(context, budget);
  return budget;
}

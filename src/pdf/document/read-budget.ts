/** A PDF is beyond what is read of one file. */
export class BeyondBounds extends Error {}

/** No PDF that is read is larger. */
export const MOST_FILE_BYTES = 20 << 20;

/** No page, font or list of objects of a file is larger when it is unpacked. */
export const MOST_UNPACKED = 8 << 20;

/** What work costs, against a byte that is looked at: about 10 nanoseconds. */
const COSTS = { unpackedByte: 5, object: 100, token: 36, text: 100, glyph: 65 };

/**
 * What may be done to read one file, however small it is. Everything that reads a PDF spends from the budget of its
 * file while it works, and stops with `BeyondBounds` when that is used up. All work is in one sum, so that a file cannot
 * take a little too much of everything; what stays in memory is counted as well. `docs/decisions` says where the
 * numbers come from.
 */
export class ReadBudget {
  #steps = 130_000_000;
  #unpacked = 4 * MOST_UNPACKED;
  #objects = 500_000;
  #texts = 100_000;

  /** Whether something was stopped: pdf-lib takes every error for damage and tries again. */
  get isSpent(): boolean {
    return this.#steps < 0 || this.#unpacked < 0 || this.#objects < 0 || this.#texts < 0;
  }

  /** Bytes that were looked at, or work that takes about as long. */
  step(count = 1): void {
    this.#steps -= count;
    if (this.#steps < 0) throw new BeyondBounds();
  }

  /** Bytes that a stream gave. */
  unpack(bytes: number): void {
    this.#unpacked -= bytes;
    if (this.#unpacked < 0) throw new BeyondBounds();
    this.step(bytes * COSTS.unpackedByte);
  }

  /** A number, name, string, list or dictionary that was parsed. */
  object(): void {
    if (--this.#objects < 0) throw new BeyondBounds();
    this.step(COSTS.object);
  }

  /** An operand or an operator of what a page draws or of a font's map. */
  token(): void {
    this.step(COSTS.token);
  }

  /** A text that a page shows, or a field. */
  text(): void {
    if (--this.#texts < 0) throw new BeyondBounds();
    this.step(COSTS.text);
  }

  /** A character of a text that a page shows. */
  glyph(): void {
    this.step(COSTS.glyph);
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

import { createHash } from "node:crypto";

/**
 * Finds a number by a text without keeping the text, so that a million long texts take little memory. It keeps a hash of
 * each; who has the texts says whether a number is really that of the text.
 */
export class TextIndex {
  /** A number stands at the hash of its text, or at the first free place behind it. */
  readonly #numbers = new Map<number, number>();

  /** Every number, in the order in which their texts came first. */
  get numbers(): Iterable<number> {
    return this.#numbers.values();
  }

  /** @param isIt whether the text of a number is this one */
  find(text: string, isIt: (number: number) => boolean): number | undefined {
    return this.#numbers.get(this.#placeOf(text, isIt));
  }

  /** Sets the number of a text. @returns the one that it had before */
  set(text: string, number: number, isIt: (number: number) => boolean): number | undefined {
    const place = this.#placeOf(text, isIt);
    const before = this.#numbers.get(place);
    this.#numbers.set(place, number);
    return before;
  }

  clear(): void {
    this.#numbers.clear();
  }

  #placeOf(text: string, isIt: (number: number) => boolean): number {
    for (let place = hashOf(text); ; place = (place + 1) | 0) {
      const number = this.#numbers.get(place);
      if (number === undefined || isIt(number)) return place;
    }
  }
}

/** In 32 bits, which a Map keeps without an object for each. */
function hashOf(text: string): number {
  return createHash("sha256").update(text).digest().readInt32BE();
}

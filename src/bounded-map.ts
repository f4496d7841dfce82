/**
 * A map of limited size that keeps recently used values. It has two halves. When the newer half is full, the older half is
 * dropped and the newer one takes its place. A value found in the older half moves to the newer one.
 */
export class BoundedMap<Key, Value> {
  readonly #half: number;
  #late = new Map<Key, Value>();
  #before = new Map<Key, Value>();

  /** @param most the maximum number of values, at least 2 */
  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2));
  }

  /** The value of a key; undefined if there is none or it was dropped. */
  get(key: Key): Value | undefined {
    const value = this.#late.get(key);
    if (value !== undefined) return value;
    const older = this.#before.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    if (this.#late.size >= this.#half && !this.#late.has(key)) {
      this.#before = this.#late;
      this.#late = new Map();
    }
    this.#late.set(key, value);
  }
}

/**
 * A map that keeps what was asked for lately, and forgets the rest. It holds two halves: when the newer one is full, the
 * older one is forgotten and the newer one takes its place. What is found in the older half is new again.
 */
export class BoundedMap<Key, Value> {
  readonly #half: number;
  #late = new Map<Key, Value>();
  #before = new Map<Key, Value>();

  /** @param most how many values it keeps at most, from 2 */
  constructor(most: number) {
    this.#half = Math.max(1, Math.floor(most / 2));
  }

  /** The value of a key; undefined when there is none, or it is forgotten. */
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

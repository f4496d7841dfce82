/** Random numbers that a seed repeats (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from the first to the last, both included. */
  int(first: number, last: number): number {
    return first + Math.floor(this.next() * (last - first + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }

  /** Cents: often whole thousands or hundreds of dollars, as people pay. */
  money(least: number, most: number): number {
    const step = this.pick([100_000, 10_000, 1, 1]);
    return Math.max(least, Math.floor(this.int(least, most) / step) * step);
  }

  /** A day of a year between two days, written MM-DD. */
  day(year: number, from: string, to: string): string {
    const at = (text: string) => Date.UTC(year, Number(text.slice(0, 2)) - 1, Number(text.slice(3)));
    const days = (at(to) - at(from)) / 86_400_000;
    return new Date(at(from) + this.int(0, days) * 86_400_000).toISOString().slice(0, 10);
  }
}

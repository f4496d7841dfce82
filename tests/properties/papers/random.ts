import { randomNumbers } from "../../random.js";

/** Random values of a life that a seed repeats. */
export class Random {
  /** From 0 up to, and without, 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomNumbers(seed);
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

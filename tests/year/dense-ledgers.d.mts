/** What the entries of a ledger are, by their number; `at` spreads them over the days of a year. */
type Shape = (i: number, at: (year: number) => string) => object[];

/** Ledgers that grow in one kind of entry, each in the way that gives the program the most to compare. */
export const shapes: Record<string, Shape>;

/** A ledger of `count` times a shape, as it is written. */
export function denseLedger(name: string, count: number): object;

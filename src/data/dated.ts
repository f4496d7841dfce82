/** Something that holds from a tax year on, until the next one of its list. */
export interface Dated {
  readonly from: number;
}

/**
 * The value of a dated list that holds in a tax year: the last one that begins no later. Lists are in ascending order
 * of their first years.
 *
 * @returns undefined for a year before the first value
 * @example valueIn([{ from: 2024, dollars: 7000 }, { from: 2026, dollars: 7500 }], 2025) // { from: 2024, dollars: 7000 }
 */
export function valueIn<T extends Dated>(list: readonly T[], year: number): T | undefined {
  return list.findLast(({ from }) => from <= year);
}

/**
 * The years of a list such as `2019-2023,2025`, in ascending order and each once; null when the text is no such list.
 *
 * @example parseYearList("2025,2019-2021") // [2019, 2020, 2021, 2025]
 */
export function parseYearList(text: string): number[] | null {
  const years = new Set<number>();
  for (const part of text.split(",")) {
    const range = /^\s*(\d{4})\s*(?:-\s*(\d{4})\s*)?$/.exec(part);
    if (range === null) return null;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    if (last < first || last - first > 200) return null;
    for (let year = first; year <= last; year += 1) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

/** A number with its noun. @example count(1, "entry", "entries") // "1 entry" */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

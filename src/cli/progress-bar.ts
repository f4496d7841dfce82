const CELLS = 24;

/**
 * How much of a file came, as one line.
 *
 * @param expected its size in bytes; null when nobody said
 * @example progressBar("2023", 45_000, 90_000) // "2023  [############            ]  45 of 90 KB"
 */
export function progressBar(label: string, received: number, expected: number | null): string {
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1000);
  if (expected === null) return `${label}  ${kilobytes(received)} KB`;
  const filled = Math.floor((CELLS * Math.min(received, expected)) / Math.max(expected, 1));
  const bar = "#".repeat(filled).padEnd(CELLS);
  return `${label}  [${bar}]  ${kilobytes(received)} of ${kilobytes(expected)} KB`;
}

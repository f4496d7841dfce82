const CELLS = 24;

/** How far something is with the time it took so far, in milliseconds. */
export interface Pace {
  readonly done: number;
  readonly all: number;
  readonly elapsed: number;
}

/**
 * How far the clients of a batch are, how fast it goes and how long it will take, in words.
 *
 * @example paceWords({ done: 2500, all: 10_000, elapsed: 6000 }) // "2,500 of 10,000 clients, 417 a second, 18 s left"
 */
export function paceWords({ done, all, elapsed }: Pace): string {
  const share = `${grouped(done)} of ${grouped(all)} clients`;
  if (done === 0 || elapsed === 0) return share;
  const rate = (done / elapsed) * 1000;
  const left = done < all ? `, ${duration((all - done) / rate)} left` : "";
  return `${share}, ${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))} a second${left}`;
}

/** The same behind a bar. @example paceBar({ done: 1, all: 2, elapsed: 500 }) // "[############            ]  1 of 2 clients, …" */
export function paceBar(pace: Pace): string {
  const filled = Math.floor((CELLS * pace.done) / Math.max(pace.all, 1));
  return `[${"#".repeat(filled).padEnd(CELLS)}]  ${paceWords(pace)}`;
}

/** Seconds as a person counts them. @example duration(95) // "1 min 35 s" */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function grouped(number: number): string {
  return number.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

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

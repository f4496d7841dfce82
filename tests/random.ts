/** Random numbers from 0 up to, and without, 1, which the same seed gives again (mulberry32): what fails can be repeated. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random whole numbers from 0 up to, and without, a limit. */
export function randomBelow(seed: number): (limit: number) => number {
  const next = randomNumbers(seed);
  return (limit) => Math.floor(next() * limit);
}

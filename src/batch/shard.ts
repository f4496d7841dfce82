/** Which part of the clients a run works on: the first of eight is `{ index: 0, count: 8 }`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `2/8`, the second of eight; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, number, count] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  if (number === undefined || Number(number) > Number(count)) return undefined;
  return { index: Number(number) - 1, count: Number(count) };
}

/** `2/8`, as `parseShard` reads it. */
export function formatShard({ index, count }: Shard): string {
  return `${index + 1}/${count}`;
}

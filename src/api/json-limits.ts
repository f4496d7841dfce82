/** What a JSON text may hold at most, whatever it says. */
export interface JsonLimits {
  /** Items of one list, or keys of one object. */
  readonly items: number;
  /** Items and keys in all. */
  readonly values: number;
}

/** Nesting beyond this is left to the reader, which refuses it with its place. */
const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;

/**
 * Which limit a JSON text is beyond, found by counting commas outside of its strings, before anything is parsed.
 * Undefined when it is within all of them, or is no JSON.
 */
export function limitExceeded(json: Uint8Array, { items, values }: JsonLimits): keyof JsonLimits | undefined {
  const counts = new Uint32Array(DEEPEST + 1);
  let depth = 0;
  let all = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) {
      for (at++; at < json.length && json[at] !== QUOTE; at++) if (json[at] === BACKSLASH) at++;
    } else if (byte === COMMA) {
      const count = (counts[depth] ?? 0) + 1;
      counts[depth] = count;
      if (count >= items) return "items";
      if (++all >= values) return "values";
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > DEEPEST) return undefined;
      counts[depth] = 0;
      if (++all >= values) return "values";
    } else if ((byte === 0x7d || byte === 0x5d) && depth > 0) {
      depth--;
    }
  }
  return undefined;
}

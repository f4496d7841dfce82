import type { LedgerRoute } from "../ledger-route.js";

/** A body of so many characters holds some ten entries at most, and is light wherever one can be. */
const SHORT = 600;
/** A longer body is heavy: with most of its characters in texts it holds few entries, but others are not known yet. */
const LONG = 8192;
/** Items of lists and keys of objects: a ledger of thirty years, with some entries in each, has about as many. */
const MOST_VALUES = 400;

/**
 * Whether the answer to a body can take longer than a few milliseconds, so that another thread gives it: see `HeavyLane`. It
 * is decided before anything is read, by what the body can hold. `tests/bench/api/cost.mjs` measures what is light and what
 * is heavy.
 */
export function isHeavy({ lightYears }: LedgerRoute, body: string): boolean {
  if (lightYears === 0 || body.length > LONG) return true;
  if (body.length <= SHORT) return false;
  // A year that is written with escapes is not seen.
  return body.includes("\\u") || valuesIn(body) > MOST_VALUES || yearsIn(body) > lightYears;
}

/** Commas and opening brackets, those in texts among them: never fewer than a JSON text has values. */
function valuesIn(body: string): number {
  let count = 0;
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 0x2c || code === 0x5b || code === 0x7b) count += 1;
  }
  return count;
}

/** Different numbers that can be tax years: never fewer than the years of a ledger's entries. */
function yearsIn(body: string): number {
  return new Set(body.match(/(?:19|20)\d\d/g)).size;
}

import { BoundedMap } from "../../bounded-map.js";
import { type Bound, bind, sizeOf } from "../document/bind.js";
import type { Body } from "../document/objects.js";

const kept = new WeakMap<Body, BoundedMap<number, Bound>>();
/** How many places of one body are kept ready. */
const MOST_KEPT = 64;

/**
 * A body with the numbers that its objects have in a file: bound once for each place.
 *
 * @param base number of its first object
 * @param wrapped whether its fields belong to one above them, whose number follows the body's own
 * @param pack whether small objects go into compressed object streams: for a body, always the same
 */
export function boundAt(body: Body, base: number, wrapped: boolean, pack = true): Bound {
  const places = kept.get(body) ?? new BoundedMap<number, Bound>(MOST_KEPT);
  kept.set(body, places);
  const key = base * 2 + Number(wrapped);
  const known = places.get(key);
  if (known !== undefined) return known;
  const bound = bind(body, base, wrapped ? base + sizeOf(body, pack) : 0, pack);
  places.set(key, bound);
  return bound;
}

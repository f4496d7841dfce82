import { randomBelow } from "../random.js";

/** A source of numbers and choices that gives the same ones for the same seed. */
export function random(seed: number) {
  const below = randomBelow(seed);
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

export type Random = ReturnType<typeof random>;

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1e308,
  -1e308,
  2 ** 53,
  0.1 + 0.2,
  999999999.99,
  1000000000,
  "",
  " ",
  "\u0000",
  "\ud800",
  "王 Ελένη Łukasz",
  "x".repeat(3000),
  "1e5",
  "6,500.00",
  "9999-99-99",
  "2023-02-29",
  "__proto__",
  "constructor",
  [],
  {},
  [[[[]]]],
  { __proto__: null, toString: 1 },
  ["traditional"],
];
const KEYS = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "",
  "0",
  "entries",
  "owner",
  "kind",
  "ｏwner",
];

/** A copy of a value with something in it changed, taken away, added or doubled. */
export function mutated(value: unknown, { below, pick }: Random): unknown {
  const copy = structuredClone(value);
  for (let times = 1 + below(3); times > 0; times--) {
    let at = copy as Record<string, unknown>;
    for (let depth = below(5); depth > 0; depth--) {
      const inner = Object.values(at).filter((each) => typeof each === "object" && each !== null);
      if (inner.length === 0) break;
      at = pick(inner) as Record<string, unknown>;
    }
    const keys = Object.keys(at);
    const key = keys.length > 0 && below(4) > 0 ? pick(keys) : pick(KEYS);
    if (below(5) === 0) delete at[key];
    else if (Array.isArray(at) && below(3) === 0) at.push(structuredClone(pick(at)) ?? null);
    else
      Object.defineProperty(at, key, {
        value: structuredClone(pick(VALUES)),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

/** A JSON text with something in it broken. */
export function broken(json: string, { below, pick }: Random): string {
  const at = below(json.length);
  switch (below(6)) {
    case 0:
      return json.slice(0, at);
    case 1:
      return (
        json.slice(0, at) +
        pick(["{", "}", "[", "]", ",", '"', "\\", "1e999", "\u0000", "//"]) +
        json.slice(at)
      );
    case 2:
      return pick(["[", '{"a":', '[{"entries":']).repeat(below(5000)) + json;
    case 3:
      return json.replace(
        /"amount":[^,}]*/,
        `"amount":${"9".repeat(1 + below(400))}.${"1".repeat(1 + below(20))}`,
      );
    case 4:
      return json.replace("{", `{"__proto__":{"polluted":true},"owner":{"name":"A"},`);
    default:
      return `[${`${pick(["0", "{}", "[]", '"a"'])},`.repeat(below(3000))}${json}]`;
  }
}

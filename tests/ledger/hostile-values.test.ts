import { expect, it } from "vitest";
import { readLedger } from "../../src/ledger/read.js";
import { smallLedgers } from "./full.js";

/** Every place of a value, as the keys that lead to it. */
function places(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => places((value as Record<string, unknown>)[key], [...path, key]))];
}

function replaced(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const VALUES = ['{"toString":1}', '[["a"]]', '{"length":1e9}', "1e308"];

it.each(VALUES)("%s in the place of any value gives problems, and no exception", (hostile) => {
  for (const ledger of smallLedgers()) {
    for (const path of places(ledger)) {
      const read = readLedger(JSON.stringify(replaced(ledger, path, JSON.parse(hostile))), "json");
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
    }
  }
});

it("what says nothing of its own text is no part of an amount in YAML", () => {
  const text =
    "owner: { name: A }\nentries: [{ date: 2024-01-02, kind: contribution, amount: { toString: 1 }, 000 }]\n";
  expect(readLedger(text, "yaml").ok).toBe(false);
});

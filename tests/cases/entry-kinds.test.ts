import { describe, expect, test } from "vitest";
import { z } from "zod";
import { entry } from "../../src/ledger/entry-kinds.js";
import { computeInput } from "../compute-input.js";
import { type Case, readCases } from "./case.js";
import { differences } from "./differences.js";

const CASES_OF_EACH = 3;

/** Keys whose value makes another rule of the same kind, such as the `reason` of a distribution. */
const RULE_KEYS = ["reason", "of", "source", "from", "to", "direction"];

interface Property {
  const?: string;
  enum?: string[];
  default?: string;
  anyOf?: Property[];
}
type Written = Record<string, unknown> & { kind: string };

const schema = z.toJSONSchema(entry, { io: "input", unrepresentable: "any" }) as {
  oneOf: { properties: Record<string, Property> }[];
};

/** Every kind of the ledger's reference, and every value of the keys that choose a rule: "distribution reason: qcd". */
const known = schema.oneOf.flatMap(({ properties }) => {
  const kind = properties.kind?.const ?? "";
  const valuesOf = (key: string) =>
    [properties[key], ...(properties[key]?.anyOf ?? [])].flatMap((part) => part?.enum ?? []);
  return [kind, ...RULE_KEYS.flatMap((key) => valuesOf(key).map((value) => `${kind} ${key}: ${value}`))];
});

/** What an entry is an example of, with the values that are meant when they are left out. */
function namesOf(written: Written): string[] {
  const read = entry.parse(written) as unknown as Written;
  return [read.kind, ...RULE_KEYS.map((key) => `${read.kind} ${key}: ${read[key]}`)];
}

/**
 * Whether a case rests on an entry: without it the figures are others. A check is no money, and counts when another
 * amount of it is refused.
 */
function restsOn({ ledger, ...item }: Case, at: number): boolean {
  const entries = ledger.entries as Written[];
  const changed = entries.flatMap((other, index) => {
    if (index !== at) return [other];
    return other.kind === "assert" ? [{ ...other, amount: Number(other.amount) + 1 }] : [];
  });
  const result = computeInput({ ...ledger, entries: changed });
  return !result.ok || differences(result.value, { ...item, ledger }).length > 0;
}

const proving = new Map(known.map((name) => [name, new Set<string>()]));
for (const item of readCases("own")) {
  if (item.expect === undefined) continue;
  item.ledger.entries?.forEach((written, at) => {
    if (!restsOn(item, at)) return;
    for (const name of namesOf(written as Written)) proving.get(name)?.add(item.id);
  });
}

describe("of our own cases at least three rest on", () => {
  test.each(known)("%s", (name) => {
    expect([...(proving.get(name) ?? [])].length).toBeGreaterThanOrEqual(CASES_OF_EACH);
  });

  test("each of fourteen kinds, and the fourteen reasons of a distribution", () => {
    expect(known.filter((name) => !name.includes(" "))).toHaveLength(14);
    expect(known.filter((name) => name.startsWith("distribution reason:"))).toHaveLength(14);
  });
});

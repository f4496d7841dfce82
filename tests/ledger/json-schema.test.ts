import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ledgerSchema } from "../../src/ledger/schema.js";
import { fullLedger } from "./full.js";

interface JsonSchema {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  const?: unknown;
  [key: string]: unknown;
}

const schema = z.toJSONSchema(ledgerSchema, { io: "input" }) as JsonSchema;

/** Every object of the schema, with its place. */
function objects(node: JsonSchema, place: string): [string, JsonSchema][] {
  const inner = [
    ...(node.anyOf ?? []).flatMap((branch) => objects(branch, place)),
    ...(node.oneOf ?? []).flatMap((branch) => objects(branch, `${place}:${branch.properties?.kind?.const}`)),
    ...(node.items ? objects(node.items, `${place}[]`) : []),
    ...Object.entries(node.properties ?? {}).flatMap(([key, property]) =>
      objects(property, `${place}.${key}`),
    ),
    ...(typeof node.additionalProperties === "object"
      ? objects(node.additionalProperties, `${place}.*`)
      : []),
  ];
  return node.properties ? [[place, node], ...inner] : inner;
}

describe("a JSON Schema of the input is made from the ledger's schema", () => {
  test("it asks for the owner's name alone", () => {
    expect(schema.required).toEqual(["owner"]);
    expect(schema.properties?.owner?.required).toEqual(["name"]);
  });

  test("every key says what it means, and no object takes others", () => {
    const all = objects(schema, "");
    expect(all.length).toBeGreaterThanOrEqual(28);
    for (const [place, object] of all) {
      expect(object.additionalProperties, place).toBe(false);
      for (const [key, property] of Object.entries(object.properties ?? {})) {
        expect(property.description, `${place}.${key}`).toMatch(/.\.$/);
      }
    }
  });

  test("every kind of entry is in it with what it needs", () => {
    const kinds = objects(schema, "").filter(([place]) => /^\.entries\[\]:\w+$/.test(place));
    const needs = Object.fromEntries(
      kinds.map(([place, object]) => [place.slice(11), object.required?.slice(1)]),
    );
    expect(new Set(Object.keys(needs))).toEqual(new Set(fullLedger().entries.map(({ kind }) => kind)));
    expect(needs).toMatchObject({
      contribution: ["date", "amount"],
      rollover: ["date", "amount", "deposited"],
      plan_rollover: ["date", "amount", "after_tax"],
      rollover_529: ["date", "amount", "contributions"],
      recharacterization: ["date", "amount", "from"],
      divorce_transfer: ["date", "amount", "direction", "basis"],
      repayment: ["date", "amount", "of", "distributed"],
      basis_adjustment: ["date", "amount", "note"],
      assert: ["amount", "line"],
    });
  });

  test("amounts are numbers or text, years whole numbers, dates dates", () => {
    const kinds = new Map(objects(schema, ""));
    const { amount, date, for: year } = kinds.get(".entries[]:contribution")?.properties ?? {};
    expect(amount).toMatchObject({ type: ["number", "string"], exclusiveMinimum: 0, maximum: 999999999.99 });
    expect(date).toMatchObject({ type: "string", format: "date" });
    expect(year?.anyOf?.[0]).toMatchObject({ type: "integer", minimum: 1987, maximum: 2100 });
    const text = new RegExp(String(amount?.pattern));
    expect(["6,500.00", "6500"].every((dollars) => text.test(dollars))).toBe(true);
    expect(text.test("6500.370")).toBe(false);
  });
});

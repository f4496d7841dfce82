import { z } from "zod";

/**
 * What is sound in a value that the schema refuses, with undefined in the place of what is not, so that the checks
 * across keys can still be made and every problem is found at once.
 */
export function salvage(schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "nullable":
    case "prefault":
      return salvage(def.innerType, value);
    case "array":
      return Array.isArray(value) ? value.map((item) => salvage(def.element, item)) : undefined;
    case "object":
      return isObject(value) ? mapValues(def.shape, (inner, key) => salvage(inner, value[key])) : undefined;
    case "record":
      return isObject(value) ? mapValues(value, (item) => salvage(def.valueType, item)) : undefined;
    case "union":
      return salvageUnion(def, value);
    default:
      return undefined;
  }
}

/** Only the entries' kinds are told apart by a key; the kind itself says which of them is meant. */
function salvageUnion(def: z.core.$ZodUnionDef, value: unknown): unknown {
  if (!("discriminator" in def) || !isObject(value)) return undefined;
  const key = String(def.discriminator);
  const meant = def.options.find((option) => option._zod.propValues?.[key]?.has(value[key] as string));
  return meant && salvage(meant, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapValues<T>(object: Record<string, T>, map: (value: T, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}

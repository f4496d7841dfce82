import { z } from "zod";
import { ledgerSchema } from "../engine.js";
import { at, type Place, type WrittenMap } from "../state/written.js";

/**
 * What can be entered at a place of the ledger, read from the schema that checks it: a kind of entry or a key that is
 * added there can be entered here without another word.
 */
export type FieldSpec =
  | {
      readonly type: "money" | "date" | "year" | "flag" | "text" | "note";
      readonly about: string;
      readonly required: boolean;
      /** A list that may stand in its place: the accounts that an amount is made of. */
      readonly parts?: FieldSpec;
    }
  | {
      readonly type: "choice";
      readonly options: readonly (string | number)[];
      readonly about: string;
      readonly required: boolean;
    }
  | { readonly type: "group"; readonly fields: Fields; readonly about: string; readonly required: boolean }
  | { readonly type: "list"; readonly item: FieldSpec; readonly about: string; readonly required: boolean }
  | { readonly type: "record"; readonly item: FieldSpec; readonly about: string; readonly required: boolean };

export type Fields = Readonly<Record<string, FieldSpec>>;

/** One kind of entry: what it is in a sentence, and its keys. */
export interface KindSpec {
  readonly kind: string;
  readonly about: string;
  readonly fields: Fields;
}

/** The part of JSON Schema that the ledger's schema is described with. */
interface Described {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly (string | number)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | boolean;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
  readonly required?: readonly string[];
}

let described: Described | undefined;

function schema(): Described {
  described ??= z.toJSONSchema(ledgerSchema, { io: "input", unrepresentable: "any" }) as Described;
  return described;
}

let kinds: readonly KindSpec[] | undefined;

/** Every kind of entry, in the schema's order. */
export function entryKinds(): readonly KindSpec[] {
  kinds ??= read(schema().properties?.entries).oneOf?.map((variant) => {
    const { kind, ...fields } = fieldsOf(variant) as Record<string, FieldSpec> & { kind: FieldSpec };
    return { kind: String(variant.properties?.kind?.const), about: kind.about, fields };
  });
  return kinds ?? [];
}

const groups = new Map<string, Fields>();

/** The keys of the owner, the opening, the facts of one year, the preparer, or the options. */
export function groupFields(name: "owner" | "opening" | "years" | "preparer" | "options"): Fields {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const part = alternatives(schema().properties?.[name] ?? {}).find(({ type }) => type === "object") ?? {};
  const fields = fieldsOf(typeof part.additionalProperties === "object" ? part.additionalProperties : part);
  groups.set(name, fields);
  return fields;
}

/** The items of a list that may be left out. */
function read(list: Described = {}): Described {
  return alternatives(list).find(({ items }) => items !== undefined)?.items ?? {};
}

function fieldsOf({ properties = {}, required = [] }: Described): Fields {
  return Object.fromEntries(
    Object.entries(properties).map(([key, described]) => [key, specOf(described, required.includes(key))]),
  );
}

/** What a schema allows besides null, each alternative by itself. */
function alternatives(described: Described): readonly Described[] {
  if (described.anyOf === undefined) return [described];
  return described.anyOf.flatMap(alternatives).filter(({ type }) => type !== "null");
}

function specOf(described: Described, required: boolean): FieldSpec {
  const about = described.description ?? "";
  const all = alternatives(described);
  // Where an amount or a list of amounts may stand, the list is the more exact one; the page offers both.
  const one = all.find(({ pattern }) => pattern?.startsWith("^(-?)") === true) ?? all[0] ?? {};
  const base = { about, required };
  const values = all.flatMap((each) => each.enum ?? []);
  if (values.length > 0) return { ...base, type: "choice", options: values };
  if (one.type === "array") return { ...base, type: "list", item: specOf(one.items ?? {}, true) };
  if (one.type === "object") {
    if (one.properties !== undefined) return { ...base, type: "group", fields: fieldsOf(one) };
    const item = typeof one.additionalProperties === "object" ? one.additionalProperties : {};
    return { ...base, type: "record", item: specOf(item, true) };
  }
  const list = all.find(({ items }) => items !== undefined)?.items;
  return { ...base, type: plainType(one), ...(list && { parts: specOf(list, true) }) };
}

/** What can be entered at a place of a ledger; undefined where the schema has nothing. */
export function specAt(place: Place, ledger: WrittenMap): FieldSpec | undefined {
  const [first, second, ...rest] = place;
  if (first === "entries" && typeof second === "number") {
    const kind = at(ledger, ["entries", second, "kind"]);
    return inside(entryKinds().find((spec) => spec.kind === kind)?.fields, rest);
  }
  if (first === "years") return inside(groupFields("years"), rest);
  if (first === "owner" || first === "opening" || first === "preparer" || first === "options")
    return inside(groupFields(first), second === undefined ? [] : [second, ...rest]);
  return undefined;
}

function inside(fields: Fields | undefined, place: Place): FieldSpec | undefined {
  const [key, ...rest] = place;
  const spec = fields?.[String(key)];
  if (spec === undefined || rest.length === 0) return spec;
  if (spec.type === "group") return inside(spec.fields, rest);
  const item = spec.type === "list" || spec.type === "record" ? spec.item : undefined;
  if (item === undefined || rest.length === 1) return item;
  return item.type === "group" ? inside(item.fields, rest.slice(1)) : undefined;
}

function plainType({
  type,
  pattern,
  format,
  maxLength,
  minimum,
}: Described): "money" | "date" | "year" | "flag" | "text" | "note" {
  const types = typeof type === "string" ? [type] : (type ?? []);
  if (pattern?.startsWith("^(-?)")) return "money";
  if (format === "date") return "date";
  if (types.includes("integer") && minimum === 1987) return "year";
  if (types.includes("boolean")) return "flag";
  return (maxLength ?? 0) > 500 ? "note" : "text";
}

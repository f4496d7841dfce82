import { type Alias, isAlias, isMap, isScalar, isSeq, type Scalar, type YAMLMap } from "yaml";
import type { ErrorCode, Path } from "../errors.js";
import { asWritten, isRestOfAmount, withoutCurlyQuotes } from "./as-written.js";
import { MOST_ALIASES, parseYaml, TOO_MANY_ALIASES } from "./parse-yaml.js";
import {
  broken,
  DEEPEST,
  KEY_TOO_LONG,
  LONGEST_KEY,
  LONGEST_TEXT,
  MOST_SEPARATORS,
  MOST_VALUES,
  type PlaceNode,
  Places,
  type ReadText,
  STEPS_SHOWN,
  type TextFault,
  TOO_DEEP,
  TOO_MANY_SEPARATORS,
  TWICE,
  tooLong,
  tooManyValues,
} from "./text-places.js";

/** Keys whose values are text even where they look like numbers, so that 02139 keeps its zero. */
export const TEXT_KEYS: ReadonlySet<unknown> = new Set([
  "account",
  "address",
  "apt",
  "charity",
  "city",
  "country",
  "disaster",
  "ein",
  "exception",
  "exception_reason",
  "firm",
  "household",
  "inherited_from",
  "last_name",
  "line",
  "name",
  "note",
  "phone",
  "postal_code",
  "province",
  "ptin",
  "ssn",
  "state",
  "street",
  "tax_conversion_in",
  "zip",
]);

/**
 * Reads YAML. Plain scalars are read from their source: whole decimal numbers are numbers; everything else that might
 * be one (12.50, 1e3, 0x10, 1_000, 010, .inf) stays text, of which amounts accept the decimal ones alone and exactly.
 */
export function readYaml(text: string): ReadText {
  if (text.length > LONGEST_TEXT.yaml) return tooLong("yaml");
  const separators = text.match(/[,\n]/g)?.length ?? 0;
  if (separators > MOST_SEPARATORS)
    return broken({ code: "too_many_values", path: [], message: TOO_MANY_SEPARATORS, offset: 0 });
  const { document, fault } = parseYaml(text);
  if (fault) return broken(fault);
  const reader = new NodeReader();
  try {
    const value = reader.read(document.contents, reader.places.top, 0);
    return { value, readable: true, faults: reader.faults, places: () => reader.places };
  } catch (stop) {
    if (stop instanceof Stop) return broken(stop.fault);
    throw stop;
  }
}

/** Ends the reading where going on would have no end or no sense; never leaves this file. */
class Stop extends Error {
  constructor(readonly fault: TextFault) {
    super(fault.message);
  }
}

class NodeReader {
  readonly faults: TextFault[] = [];
  readonly places = new Places();
  /** Where the reader is. */
  private readonly path: (string | number)[] = [];
  /** The last node of each anchor before here; what an alias repeats sets none. */
  private readonly anchors = new Map<string, unknown>();
  private repeating = 0;
  private aliases = 0;
  private values = 0;

  read(node: unknown, place: PlaceNode, offset: number, key?: number): unknown {
    const value = offsetOf(node) ?? offset;
    place.span = { key, value };
    const { path } = this;
    if (++this.values > MOST_VALUES) this.stop([], tooManyValues(MOST_VALUES), value, "too_many_values");
    if (path.length > DEEPEST) this.stop(path.slice(0, STEPS_SHOWN), TOO_DEEP, value);
    if (isAlias(node)) return this.readAlias(node, place, value);
    this.keepAnchor(node);
    if (isMap(node)) return this.readMap(node, place);
    if (isSeq(node)) {
      this.refuseTag(node.tag, value);
      return node.items.map((item, index) => this.readIn(index, item, place, value));
    }
    if (!isScalar<string>(node)) return null;
    if (node.tag === "tag:yaml.org,2002:str") return node.value;
    this.refuseTag(node.tag, value);
    const read = node.type === "PLAIN" ? readPlain(node, path) : node.value;
    const name = path.at(-1);
    if (typeof read !== "string") return read;
    if (TEXT_KEYS.has(name)) return withoutCurlyQuotes(read);
    return asWritten(read, typeof name === "number" ? path.at(-2) : name);
  }

  /** Reads what is in a list or an object. */
  private readIn(step: string | number, node: unknown, place: PlaceNode, offset: number, key?: number) {
    this.path.push(step);
    const value = this.read(node, place.below(step), offset, key);
    this.path.pop();
    return value;
  }

  private readMap(map: YAMLMap, place: PlaceNode): Record<string, unknown> {
    const { path } = this;
    this.refuseTag(map.tag, offsetOf(map) ?? 0);
    const values = new Map<string, unknown>();
    let last = "";
    for (const { key, value } of map.items) {
      const offset = offsetOf(key) ?? 0;
      if (!isScalar<string>(key)) this.stop(path, "a key must be plain text", offset);
      if (key.value.length > LONGEST_KEY) this.stop(path, KEY_TOO_LONG, offset, "unknown_key");
      this.keepAnchor(key);
      const name = withoutCurlyQuotes(key.value);
      if (map.flow && !TEXT_KEYS.has(last) && isRestOfAmount(name, value, values.get(last))) {
        values.set(last, asWritten(`${values.get(last)},${name}`, last));
        continue;
      }
      last = name;
      if (values.has(name)) this.fault("duplicate_key", [...path, name], TWICE, offset);
      values.set(name, this.readIn(name, value, place, offset, offset));
    }
    // Unlike assignment this makes a key of `__proto__`, which the schema refuses as unknown.
    return Object.fromEntries(values);
  }

  private readAlias(alias: Alias, place: PlaceNode, offset: number): unknown {
    this.aliases += 1;
    if (this.aliases > MOST_ALIASES) this.stop(this.path.slice(0, STEPS_SHOWN), TOO_MANY_ALIASES, offset);
    const target = this.anchors.get(alias.source);
    if (!target) this.stop(this.path, "is an alias of an anchor that was not set before it", offset);
    this.repeating += 1;
    const value = this.read(target, place, offset);
    this.repeating -= 1;
    return value;
  }

  /** An alias means the last node before it with its anchor. The nodes of the text come in its order. */
  private keepAnchor(node: unknown): void {
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor !== undefined && this.repeating === 0) this.anchors.set(anchor, node);
  }

  private refuseTag(tag: string | undefined, offset: number): void {
    if (tag) this.fault("invalid_syntax", [...this.path], "has a YAML tag; only !!str is understood", offset);
  }

  private fault(code: ErrorCode, path: Path, message: string, offset: number): void {
    this.faults.push({ code, path, message, offset });
  }

  private stop(path: Path, message: string, offset: number, code: ErrorCode = "invalid_syntax"): never {
    throw new Stop({ code, path: [...path], message, offset });
  }
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: [number, number, number] | null } | null)?.range?.[0];
}

function readPlain({ source = "" }: Scalar<string>, path: Path): string | number | boolean | null {
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return null;
  const key = path.at(-1);
  if (TEXT_KEYS.has(key) || (key === "10" && path.at(-2) === "lines")) return source;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  return /^-?(?:0|[1-9]\d{0,14})$/.test(source) ? Number(source) : source;
}

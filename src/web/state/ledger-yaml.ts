import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { inOrder } from "./household.js";
import type { Written, WrittenMap } from "./written.js";

/**
 * A ledger as YAML. With the text it came from, everything that did not change stays as it was written there: comments,
 * order, blank lines.
 */
export function toYaml(ledger: WrittenMap, source: string | null = null): string {
  const kept = source === null ? null : sourceDocument(source);
  if (kept !== null && source !== null) {
    if (sameValue(kept.contents, ledger)) return source;
    update(kept, ledger);
    return kept.toString({ lineWidth: 0 });
  }
  const document = new Document(inOrder(ledger));
  const entries = document.get("entries");
  if (isSeq(entries)) for (const entry of entries.items) if (isMap(entry)) entry.flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function sourceDocument(source: string): Document | null {
  const document = parseDocument(source);
  return document.errors.length === 0 && isMap(document.contents) ? (document as Document) : null;
}

function update(document: Document, ledger: WrittenMap): void {
  updateMap(document, document.contents as YAMLMap, ledger);
}

function updateMap(document: Document, map: YAMLMap, value: WrittenMap): void {
  for (const { key } of [...map.items]) if (!(keyText(key) in value)) map.delete(key);
  for (const [key, to] of Object.entries(value)) {
    const pair = map.items.find((item) => keyText(item.key) === key);
    if (pair === undefined) map.set(key, document.createNode(to));
    else if (!sameValue(pair.value, to)) pair.value = updated(document, pair.value, to);
  }
}

/** A node for a value: the one that stands there with what changed in it, or a new one. */
function updated(document: Document, node: unknown, to: Written): unknown {
  if (isMap(node) && to !== null && typeof to === "object" && !Array.isArray(to)) {
    updateMap(document, node, to as WrittenMap);
    return node;
  }
  if (isSeq(node) && Array.isArray(to)) {
    updateSeq(document, node, to as readonly Written[]);
    return node;
  }
  return document.createNode(to);
}

/** Items that are still there keep their comments; where the counts agree, an item that changed keeps its place. */
function updateSeq(document: Document, seq: YAMLSeq, values: readonly Written[]): void {
  const old = [...seq.items];
  const flow = old.some((item) => isMap(item) && item.flow);
  const used = new Set<unknown>();
  const kept = values.map((value) => {
    const found = old.find((item) => !used.has(item) && sameValue(item, value));
    if (found !== undefined) used.add(found);
    return found;
  });
  seq.items = values.map((value, index) => {
    if (kept[index] !== undefined) return kept[index];
    const there = old[index];
    if (old.length === values.length && there !== undefined && !used.has(there))
      return updated(document, there, value);
    const node = document.createNode(value);
    if (flow && isMap(node)) node.flow = true;
    return node;
  });
}

function keyText(key: unknown): string {
  return String((key as { value?: unknown } | null)?.value ?? key);
}

/** Whether a node means a value: plain text as it is written there, since a ledger's reader takes it from there too. */
function sameValue(node: unknown, value: Written): boolean {
  if (isMap(node)) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
    const map = value as WrittenMap;
    const keys = Object.keys(map);
    return (
      keys.length === node.items.length &&
      node.items.every((item) => {
        const to = map[keyText(item.key)];
        return to !== undefined && sameValue(item.value, to);
      })
    );
  }
  if (isSeq(node)) {
    return (
      Array.isArray(value) &&
      value.length === node.items.length &&
      node.items.every((item, index) => sameValue(item, value[index] as Written))
    );
  }
  if (!isScalar(node)) return node === null && value === null;
  if (node.type !== "PLAIN") return node.value === value;
  return node.source === String(value) || (value === null && /^(?:|~|null)$/i.test(node.source ?? ""));
}

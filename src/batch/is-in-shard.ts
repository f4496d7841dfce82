import { createHash } from "node:crypto";
import type { Shard } from "./shard.js";

/** The clients of one household are always in one shard, whatever the input's order and the other clients. */
export function isInShard(of: { key: string; household: string | null }, { index, count }: Shard): boolean {
  const text = of.household === null ? `client ${of.key}` : `household ${of.household}`;
  return createHash("sha256").update(text).digest().readUIntBE(0, 6) % count === index;
}

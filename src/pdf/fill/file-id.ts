import type { Shape } from "../document/objects.js";
import type { Member } from "./member.js";

/** The two parts of the file's /ID: what it was made from, and what was filled in. */
export function fileId(members: readonly Member[], shape: Shape): string {
  let from = "";
  const lanes = Int32Array.of(shape === "fillable" ? 1 : 2, 3, 5, 7);
  for (const { form, bound } of members) {
    if (from === "" && form !== undefined) from = form.template.hash;
    if (form === undefined) mixBytes(lanes, bound.block);
    else for (const [lane, value] of form.layout.hash.entries()) mix(lanes, lane, value);
  }
  let filled = "";
  for (const lane of lanes) {
    for (let shift = 28; shift >= 0; shift -= 4) filled += HEX[(lane >>> shift) & 15];
  }
  return `<${from === "" ? filled : from}><${filled}>`;
}

const HEX = "0123456789abcdef";

function mix(lanes: Int32Array, index: number, value: number): void {
  const lane = index & 3;
  const mixed = Math.imul((lanes[lane] ?? 0) ^ value, 0x01000193);
  lanes[lane] = mixed ^ (mixed >>> 15);
}

function mixBytes(lanes: Int32Array, { buffer, byteOffset, byteLength }: Uint8Array): void {
  const values = new DataView(buffer, byteOffset, byteLength);
  const words = byteLength >> 2;
  for (let index = 0; index < words; index++) mix(lanes, index, values.getInt32(index * 4, true));
  for (let at = words * 4; at < byteLength; at++) mix(lanes, at, values.getUint8(at));
}

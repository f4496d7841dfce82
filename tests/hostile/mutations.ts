import { randomBelow } from "../random.js";

/** A file with one of its bits turned over. */
export function flipped(bytes: Uint8Array, seed: number): Uint8Array {
  const below = randomBelow(seed);
  const changed = bytes.slice();
  const at = below(bytes.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << below(8));
  return changed;
}

/** A file with some pieces changed, cut out, doubled or moved. */
export function mutated(bytes: Uint8Array, seed: number): Uint8Array {
  const below = randomBelow(seed);
  let file = Buffer.from(bytes);
  for (let change = below(4); change >= 0; change--) {
    const at = below(file.length);
    const piece = file.subarray(at, at + 1 + below(200));
    const rest = [file.subarray(0, at), file.subarray(at + piece.length)] as const;
    switch (below(5)) {
      case 0:
        file = Buffer.concat([...rest]);
        break;
      case 1:
        file = Buffer.concat([rest[0], piece, piece, rest[1]]);
        break;
      case 2:
        file = Buffer.concat([rest[0], Buffer.from(piece).reverse(), rest[1]]);
        break;
      case 3:
        file = Buffer.from(flipped(file, seed + change));
        break;
      default:
        if (below(6) === 0) file = Buffer.from(rest[0]);
        else file = Buffer.concat([rest[1], piece, rest[0]]);
    }
  }
  return file;
}

/** Where an encrypted file says how it is encrypted, and where its ID begins. */
export interface EncryptionPlaces {
  readonly dict: number;
  readonly fileId: number | null;
}

/**
 * Finds how a file is encrypted. Its trailer says so (ISO 32000-2, 7.6.2), and is itself never encrypted; the objects
 * before the trailer cannot be read without it.
 */
export function encryptionIn(bytes: Uint8Array): EncryptionPlaces | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const trailer = lastOf(text, "/Encrypt", /\/Encrypt\s{0,9}(?:(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}R|(?=<<))/y);
  if (trailer === null) return null;
  const id = lastOf(text, "/ID", /\/ID\s{0,9}(?=\[)/y);
  const fileId = id === null ? null : id.end;
  const [number, generation] = trailer.groups;
  if (number === undefined || generation === undefined) return { dict: trailer.end, fileId };
  const object = lastOf(text, `${number} ${generation} obj`, /(?<!\d)\d+ \d+ obj\s{0,9}(?=<<)/y);
  return object === null ? null : { dict: object.end, fileId };
}

/** Words like the one that is looked for, such as EncryptMetadata: in a file that somebody made, there are few. */
const MOST_TRIES = 64;

/** The last place of a word where a pattern matches: what was added to a file last holds. */
function lastOf(
  text: string,
  word: string,
  pattern: RegExp,
): { end: number; groups: (string | undefined)[] } | null {
  let at = text.lastIndexOf(word);
  for (let tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { end: pattern.lastIndex, groups: match.slice(1) };
    at = at === 0 ? -1 : text.lastIndexOf(word, at - 1);
  }
  return null;
}

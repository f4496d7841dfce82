const UTF_8 = new TextEncoder();

/** The longest owner's part of a file name, in characters and in UTF-8 bytes (most file systems stop at 255 bytes a name). */
const MAX_CHARACTERS = 60;
const MAX_BYTES = 150;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * Turns any text into a part of a file name that is safe on every system: lower-case letters and digits of any
 * script joined by hyphens, Latin letters without their marks. Never empty, never a path, never a reserved name's
 * extension; `fallback` stands in for text without a single letter or digit.
 *
 * @example slug("Zoë Łukasz-O'Brien", "owner") // "zoe-lukasz-o-brien"
 * @example slug("../../etc/passwd", "owner") // "etc-passwd"
 */
export function slug(text: string, fallback: string): string {
  if (/^[ -~]*$/.test(text)) return asciiSlug(text) || fallback;
  const words = text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => FOLDED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-");
  let name = "";
  let bytes = 0;
  for (const character of [...words.replace(/^-+/, "")].slice(0, MAX_CHARACTERS)) {
    bytes += UTF_8.encode(character).length;
    if (bytes > MAX_BYTES) break;
    name += character;
  }
  return name.replace(/-+$/, "") || fallback;
}

/** The same for printable ASCII, where a character is a byte: nearly every name, in a tenth of the time. */
function asciiSlug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words.replace(/^-/, "").slice(0, MAX_CHARACTERS).replace(/-$/, "");
}

/** Whose form it is, as far as its file name tells: the owner, and the decedent of an inherited IRA. */
export interface Named {
  name: string;
  inheritedFrom: string | null;
}

/**
 * One part of a file name for each owner, in the order given. An inherited IRA's ledger carries the decedent's name,
 * and owners whose names come out alike are told apart by a number from the second one on.
 *
 * @example ownerParts([{ name: "Ana Diaz", inheritedFrom: null }, { name: "ana diaz", inheritedFrom: null }]) // ["ana-diaz", "ana-diaz-2"]
 */
export function ownerParts(owners: readonly Named[]): string[] {
  const taken = new Set<string>();
  return owners.map(({ name, inheritedFrom }) => {
    const own = slug(name, "owner");
    const base = inheritedFrom === null ? own : `${own}-from-${slug(inheritedFrom, "decedent")}`;
    let part = base;
    for (let count = 2; taken.has(part); count += 1) part = `${base}-${count}`;
    taken.add(part);
    return part;
  });
}

/** The name of one year's draft. @example draftName(2023, "jordan-a-rivera") // "2023-form-8606-jordan-a-rivera.pdf" */
export function draftName(taxYear: number, ownerPart: string): string {
  return `${taxYear}-form-8606-${ownerPart}.pdf`;
}

/** The name of what is attached in a year without a form. @example statementName(2023, "ana-diaz") // "2023-statement-ana-diaz.pdf" */
export function statementName(taxYear: number, ownerPart: string): string {
  return `${taxYear}-statement-${ownerPart}.pdf`;
}

/** The name of a packet of several years. @example packetName([2021, 2023], "ana-diaz") // "2021-2023-form-8606-packet-ana-diaz.pdf" */
export function packetName(taxYears: readonly number[], ownerPart: string): string {
  const first = Math.min(...taxYears);
  const last = Math.max(...taxYears);
  return `${first === last ? first : `${first}-${last}`}-form-8606-packet-${ownerPart}.pdf`;
}

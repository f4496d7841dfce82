/**
 * WinAnsiEncoding, the alphabet of the standard fonts (ISO 32000-1, annex D): Latin-1 with punctuation, the euro and
 * a few letters in the places 0x80 to 0x9F.
 */
const HIGH = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

const codes = new Map<number, number>();
for (let code = 0xa0; code <= 0xff; code++) codes.set(code, code);
for (const [index, char] of [...HIGH].entries())
  if (char !== "\0") codes.set(char.charCodeAt(0), 0x80 + index);

/** The code of a character, or -1 when the encoding has none for it. Control characters have none. */
export function winAnsiCode(codePoint: number): number {
  if (codePoint >= 0x20 && codePoint < 0x7f) return codePoint;
  return codes.get(codePoint) ?? -1;
}

/** The characters of the encoding, each with its code. */
export function winAnsiCharacters(): [code: number, char: string][] {
  const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index);
  return [
    ...ascii.map((code): [number, string] => [code, String.fromCharCode(code)]),
    ...[...codes].map(([codePoint, code]): [number, string] => [code, String.fromCharCode(codePoint)]),
  ];
}

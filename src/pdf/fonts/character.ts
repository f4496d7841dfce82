/** The number of a character in Unicode. */
export function codePointOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

/** A character for a message: itself, and its number, since a look-alike may be meant. */
export function nameOf(char: string): string {
  const number = `U+${codePointOf(char).toString(16).toUpperCase().padStart(4, "0")}`;
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char) ? `“${char}” (${number})` : number;
}

/** A number as four hexadecimal digits. */
export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, "0");
}

/** A text as UTF-16 in hexadecimal digits. */
export function utf16Hex(text: string): string {
  let digits = "";
  for (let index = 0; index < text.length; index++) digits += hex4(text.charCodeAt(index));
  return digits;
}

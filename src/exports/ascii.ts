/**
 * Text in the characters that old file formats have: Latin letters lose their marks, and every other character outside
 * ASCII becomes a question mark. Control characters are blanks.
 *
 * @example ascii("Zoë Núñez") // "Zoe Nunez"
 */
export function ascii(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[’‘]/g, "'")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[^ -~]/gu, "?");
}

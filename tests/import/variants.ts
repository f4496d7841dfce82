/** The ways in which one transcript comes as text. Each must give the same facts. */

const FURNITURE = [
  "This Product Contains Sensitive Taxpayer Data",
  "Tracking Number: 100200300400",
  "Page 2 of 4",
  "Request Date: 09-10-2026",
];

/** The text of a transcript, changed as the name of the variant says. */
export const variants: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "a byte order mark": (text) => `\ufeff${text}`,
  "Windows line ends": (text) => text.replace(/\r?\n/g, "\r\n"),
  "old Mac line ends": (text) => text.replace(/\r?\n/g, "\r"),
  "dot leaders": (text) => text.replace(/: (?=\S)/g, ":..........."),
  "labels and values on lines of their own": (text) => text.replace(/^([^:\n]+:)[ .]*(?=[^\s.])/gm, "$1\n"),
  "curly apostrophes": (text) => text.replaceAll("'", "’"),
  "upper case": (text) => text.toUpperCase(),
  "lower case": (text) => text.toLowerCase(),
  "no blank lines": (text) => text.replace(/\n\s*\n/g, "\n"),
  "blank lines everywhere": (text) => text.replace(/\n/g, "\n\n"),
  "wide blanks": (text) => text.replaceAll(" ", "\u00a0 "),
  "indented lines": (text) => text.replace(/^/gm, "   "),
  "page headers between all lines": (text) => text.replace(/\n(?=\S)/g, `\n${FURNITURE.join("\n")}\n`),
  "UTF-16": (text) => text,
};

/** The transcript with a page header in front of one of its lines. */
export function withHeaderAt(text: string, line: number): string {
  const lines = text.split("\n");
  return [...lines.slice(0, line), ...FURNITURE, ...lines.slice(line)].join("\n");
}

/** The bytes of a variant. */
export function bytesOf(variant: string, text: string): Uint8Array {
  const changed = (variants[variant] as (text: string) => string)(text);
  return variant === "UTF-16"
    ? new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(changed, "utf16le"))])
    : new TextEncoder().encode(changed);
}

/** Amounts of zero left out, as newer transcripts do. */
export function withoutZeros(text: string): string {
  return text.replace(/^.*\$0\.00.*\n/gm, "");
}

import { isRef, latin1Text, type OurFile, ReadError } from "./our-file.js";

/** An embedded font as the file has it. */
export interface EmbeddedFont {
  decode(codes: string): string;
  width(codes: string): number;
}

/** The font that the resources of a form XObject name: its ToUnicode map and its widths. */
export function fontOf(file: OurFile, xObject: number, name: string): EmbeddedFont {
  const resources = file.dict(file.dict({ ref: xObject }).get("Resources"));
  const font = file.dict(file.dict(resources.get("Font")).get(name));
  const map = font.get("ToUnicode");
  const [descendant] = file.list(font.get("DescendantFonts"));
  const [first, widths] = file.list(file.dict(descendant).get("W"));
  if (!isRef(map) || first !== 0 || !Array.isArray(widths))
    throw new ReadError("an embedded font is not whole");
  const descriptor = file.dict(file.dict(descendant).get("FontDescriptor"));
  const program = descriptor.get("FontFile2");
  if (!isRef(program) || file.offset(program.ref) < 0)
    throw new ReadError("an embedded font is not in the file");
  const characters = new Map<number, string>();
  const data = file.stream(map.ref);
  for (const [, glyph = "", units = ""] of latin1Text(data, 0, data.length).matchAll(
    /<(\w{4})> <(\w+)>\n/g,
  )) {
    const text = units.match(/.{4}/g)?.map((unit) => String.fromCharCode(Number.parseInt(unit, 16)));
    characters.set(Number.parseInt(glyph, 16), (text ?? []).join(""));
  }
  const glyphs = (codes: string) =>
    Array.from(
      { length: codes.length / 2 },
      (_, index) => codes.charCodeAt(index * 2) * 256 + codes.charCodeAt(index * 2 + 1),
    );
  return {
    decode: (codes) =>
      glyphs(codes)
        .map((glyph) => characters.get(glyph) ?? "\ufffd")
        .join(""),
    width: (codes) => glyphs(codes).reduce((sum, glyph) => sum + Number(widths[glyph] ?? 0), 0),
  };
}

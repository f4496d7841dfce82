import {
  bytesOf,
  CATALOG,
  flate,
  ONE_PAGE,
  PAGE,
  packed,
  page,
  pdf,
  runLengths,
  stream,
  zlib,
} from "./pdf-pieces.js";

/** The beginning of a file that is encrypted with RC4 and opens without a password; its ID is one byte of zero. */
const ENCRYPTED = `%PDF-1.7
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj
3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"00".repeat(32)}> /U <a2131391556101128e64737bb2f0fb1452b6beed66a7e0dbcc3276f389ab335f> >>\nendobj
`;
const SHOWN = "(Form 8606 \\(2023\\)) Tj ";
const TEXT = `BT /F1 8 Tf ${SHOWN}ET `;
const overlay = (body: Buffer) =>
  page(stream("/F8606 Do"), "<< /XObject << /F8606 7 0 R >> >>", "<< /Fields [] >>", body);
const FORM = "/Type /XObject /Subtype /Form";

const numbered = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at));

/** An object stream with its table and the text of its objects. */
function objectStream(count: number, table: string, objects: string, filter = "/FlateDecode"): Buffer {
  return packed(zlib(bytesOf(table, objects)), filter, `/Type /ObjStm /N ${count} /First ${table.length}`);
}

/** A document whose other objects are what is given. */
const beside = (...others: (string | Uint8Array)[]) =>
  page(stream(TEXT), "<< >>", "<< /Fields [] >>", ...others);

const xfa = (template: Buffer) =>
  page(stream(TEXT), "<< >>", "<< /Fields [] /XFA [(template) 7 0 R] >>", template);

/** A field of the form that is drawn on the page. */
const field = (more: string) =>
  `<< /T (topmostSubform[0]) /Subtype /Widget /FT /Tx /V (1) /Rect [0 0 9 9] ${more} >>`;

const font = (map: Buffer, content = TEXT.repeat(10)) =>
  page(
    stream(content),
    "<< /Font << /F1 7 0 R >> >>",
    "<< /Fields [] >>",
    "<< /Type /Font /Subtype /Type0 /DescendantFonts [9 0 R] /ToUnicode 8 0 R >>",
    map,
    "<< /W [0 [500]] >>",
  );

/**
 * PDFs that cost far more to read than their size, or that lead a reader in circles. None is committed: each is made
 * when it is needed.
 */
export const hostilePdfs: Readonly<Record<string, () => Buffer>> = {
  // What unpacks to much more.
  "content-1-gb": () => page(packed(flate("q Q ", 1024), "/FlateDecode")),
  "content-flate-twice": () => page(packed(zlib(flate("q Q ", 1024)), "[/FlateDecode /FlateDecode]")),
  "content-flate-thrice": () =>
    page(packed(zlib(zlib(flate(" ", 4096))), "[/FlateDecode /FlateDecode /FlateDecode]")),
  "content-run-lengths": () => page(packed(runLengths(1024), "/RunLengthDecode")),
  "content-run-lengths-in-flate": () =>
    page(packed(zlib(runLengths(1024)), "[/FlateDecode /RunLengthDecode]")),
  "content-ascii85-in-flate": () => page(packed(flate("z", 256), "[/FlateDecode /ASCII85Decode]")),
  "content-hexadecimal-in-flate": () => page(packed(flate("71 ", 512), "[/FlateDecode /ASCIIHexDecode]")),
  "content-lzw": () => page(packed(Buffer.alloc(8 << 20, 0x80), "/LZWDecode")),
  "content-lzw-in-flate": () => page(packed(flate("\x80\x0b\x60\x50", 512), "[/FlateDecode /LZWDecode]")),
  "content-1000-filters": () => page(packed(zlib(Buffer.alloc(9)), `[${"/ASCIIHexDecode ".repeat(1000)}]`)),
  "overlay-1-gb": () => overlay(packed(flate("q Q ", 1024), "/FlateDecode", FORM)),
  "overlay-names": () => overlay(packed(flate("/a ", 64), "/FlateDecode", FORM)),
  "xfa-1-gb": () => xfa(packed(flate("<field>", 1024), "/FlateDecode")),
  "xfa-open-tags": () => xfa(packed(flate('<subform name="a">', 7), "/FlateDecode")),
  "xfa-open-fields": () => xfa(packed(flate("<field><speak>", 7), "/FlateDecode")),
  "xfa-long-attributes": () => xfa(packed(flate("<field ", 7), "/FlateDecode")),
  "to-unicode-1-gb": () => font(packed(flate("<0001> <0041> ", 1024), "/FlateDecode")),
  "object-stream-1-gb": () =>
    beside(packed(flate("0 ", 1024), "/FlateDecode", "/Type /ObjStm /N 9 /First 9")),
  "object-stream-flate-twice": () =>
    beside(packed(zlib(flate("0 ", 1024)), "[/FlateDecode /FlateDecode]", "/Type /ObjStm /N 9 /First 9")),
  "object-stream-hidden": () =>
    beside(packed(flate("0 ", 1024), "/Fl#61teDecode", "/Type /Obj#53tm /N 9 /First 9")),
  "cross-reference-1-gb": () =>
    beside(packed(flate("\x01", 1024), "/FlateDecode", "/Type /XRef /W [1 2 1] /Size 9")),
  // What has too many of something.
  "object-stream-of-one-array": () =>
    beside(
      objectStream(20_000, numbered(20_000, (at) => `${at + 100} 0 `).join(""), `[${"0 ".repeat(100_000)}]`),
    ),
  "object-stream-counts-a-billion": () => beside(objectStream(1e9, "7 0 ", "null")),
  "cross-reference-of-a-billion": () =>
    beside(packed(zlib(Buffer.alloc(9)), "/FlateDecode", "/Type /XRef /W [1 2 1] /Size 1000000000")),
  "cross-reference-of-wide-numbers": () =>
    beside(packed(zlib(Buffer.alloc(9)), "/FlateDecode", "/Type /XRef /W [1000000000 2 1] /Size 9")),
  "array-of-ten-million": () => beside(`[${"0 ".repeat(10_000_000)}]`),
  "arrays-in-arrays": () => beside("[".repeat(1_000_000)),
  "dictionaries-in-dictionaries": () => beside("<< /A ".repeat(500_000)),
  "objects-of-nothing": () =>
    bytesOf("%PDF-1.7\n", numbered(400_000, (at) => `${at + 1} 0 obj\nnull\nendobj\n`).join("")),
  "one-object-many-times": () => bytesOf("%PDF-1.7\n", "1 0 obj\n<< >>\nendobj\n".repeat(400_000)),
  "garbage-between-objects": () => bytesOf("%PDF-1.7\n1 0 obj\nnull\nendobj\n", "1 0 x ".repeat(800_000)),
  "one-long-number": () => bytesOf("%PDF-1.7\n", "1".repeat(4_000_000)),
  "numbers-in-garbage": () =>
    bytesOf("%PDF-1.7\n1 0 obj\nnull\nendobj\nx", `${"1".repeat(900)} `.repeat(3000)),
  "streams-without-end": () => bytesOf("%PDF-1.7\n", "1 0 obj\n<< >>\nstream\n".repeat(100_000)),
  "strings-without-end": () => bytesOf("%PDF-1.7\n", "1 0 obj\n(".repeat(300_000)),
  "comments-without-end": () => bytesOf("%PDF-1.7\n", "%%%%".repeat(2_000_000)),
  "digits-in-encryption": () =>
    pdf([CATALOG, ONE_PAGE, PAGE], `/Encrypt << /Filter /Standard /V 1 /O ${"1".repeat(2_000_000)} >>`),
  "spaces-before-encryption": () => bytesOf("%PDF-1.7\n", `/Encrypt${" ".repeat(3000)}`.repeat(1500)),
  "encryption-named-a-million-times": () =>
    bytesOf("%PDF-1.7\n1 0 obj\nnull\nendobj\n", "/Encrypt 1 0 R /ID[1 0 obj ".repeat(200_000)),
  "encryption-in-itself": () =>
    pdf(
      [CATALOG, ONE_PAGE, PAGE, "<< /Filter /Standard /V 4 /R 4 /CF 4 0 R /StmF /Standard >>"],
      "/Encrypt 4 0 R",
    ),
  "encryption-of-half-a-million-strings": () =>
    bytesOf(
      ENCRYPTED,
      numbered(60_000, (at) => `${at + 10} 0 obj\n[(a)(b)(c)(d)(e)(f)(g)(h)]\nendobj\n`).join(""),
      "trailer << /Root 1 0 R /Encrypt 3 0 R /ID [<00><00>] >>\n%%EOF",
    ),
  "content-named-20000-times": () =>
    pdf([
      CATALOG,
      ONE_PAGE,
      `<< /Type /Page /Parent 2 0 R /Contents [${"4 0 R ".repeat(20_000)}] >>`,
      packed(flate(TEXT, 4), "/FlateDecode"),
      "<< >>",
      "<< /Fields [] >>",
    ]),
  "pages-that-double": () =>
    pdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      ...numbered(30, (at) => `<< /Type /Pages /Kids [${at + 3} 0 R ${at + 3} 0 R] /Count 2 >>`),
      "<< /Type /Page >>",
    ]),
  "pages-in-themselves": () =>
    pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
  "pages-200000": () =>
    pdf([
      CATALOG,
      `<< /Type /Pages /Kids [${"3 0 R ".repeat(200_000)}] /Count 200000 >>`,
      PAGE,
      stream(TEXT),
      "<< >>",
      "<< >>",
    ]),
  "parents-in-themselves": () =>
    pdf([
      CATALOG,
      ONE_PAGE,
      "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>",
      stream(TEXT),
      "<< >>",
      "<< /Fields [] >>",
    ]),
  "content-of-operands": () => page(packed(flate("0 ", 7), "/FlateDecode")),
  "content-of-q": () => page(packed(flate("q ", 7), "/FlateDecode")),
  "content-of-lists": () => page(packed(flate("[", 7), "/FlateDecode")),
  "content-of-strings": () => page(packed(flate("(", 7), "/FlateDecode")),
  "content-of-hexadecimal-without-end": () => page(packed(flate("<a", 7), "/FlateDecode")),
  "content-of-one-word": () => page(packed(flate("a", 7), "/FlateDecode")),
  "content-of-texts": () => page(packed(flate(`BT 1 0 0 1 5 5 Tm ${SHOWN}ET `, 7), "/FlateDecode")),
  "content-of-texts-elsewhere": () => page(packed(flate("BT 1e9 0 Td (a) Tj ET ", 7), "/FlateDecode")),
  "drawings-in-drawings": () =>
    page(
      stream("/X Do"),
      "<< /XObject << /X 7 0 R >> >>",
      "<< /Fields [] >>",
      ...numbered(30, (at) =>
        stream(
          "/X Do ".repeat(20),
          `${FORM} /Resources << /XObject << /X ${Math.min(at + 8, 36)} 0 R >> >>`,
        ).toString("latin1"),
      ),
    ),
  "fields-that-fan-out": () =>
    page(
      stream(TEXT),
      "<< >>",
      "<< /Fields [7 0 R] >>",
      ...numbered(9, (at) => `<< /T (a) /Kids [${`${at + 8} 0 R `.repeat(20)}] >>`),
      field(""),
    ),
  "fields-written-in-place": () =>
    page(stream(TEXT), "<< >>", `<< /Fields [${"<< /T (a) /Kids [".repeat(5000)}${"] >>".repeat(5000)}] >>`),
  "fields-200000": () =>
    page(stream(TEXT), "<< >>", `<< /Fields [${"7 0 R ".repeat(200_000)}] >>`, field("")),
  "fields-of-their-own-200000": () =>
    pdf([
      CATALOG,
      ONE_PAGE,
      PAGE,
      stream(TEXT),
      "<< >>",
      `<< /Fields [${numbered(200_000, (at) => `${at + 7} 0 R`).join(" ")}] >>`,
      ...numbered(200_000, () => field("")),
    ]),
  "widgets-on-every-page": () =>
    pdf([
      CATALOG,
      `<< /Type /Pages /Kids [${numbered(180, (at) => `${at + 7} 0 R`).join(" ")}] /Count 180 >>`,
      "null",
      stream(TEXT),
      `[${`<< /Subtype /Widget /FT /Tx /V (1) /Rect [0 0 9 9] >> `.repeat(1000)}]`,
      "<< /Fields [] >>",
      ...numbered(180, () => "<< /Type /Page /Parent 2 0 R /Annots 5 0 R >>"),
    ]),
  "to-unicode-used-20000-times": () =>
    page(
      stream(numbered(20_000, (at) => `BT /F${at} 8 Tf (a) Tj ET`).join(" ")),
      `<< /Font << ${numbered(20_000, (at) => `/F${at} << /Subtype /Type0 /ToUnicode 7 0 R >>`).join(" ")} >> >>`,
      "<< /Fields [] >>",
      packed(zlib(bytesOf("<0001> <0041> ".repeat(20_000), "endbfchar ")), "/FlateDecode"),
    ),
  "to-unicode-of-ranges": () => font(stream("<0000> <fffe> <0041> ".repeat(60_000).concat("endbfrange"))),
  "to-unicode-without-end": () => font(packed(flate("<0000> <ffff> <0041> ", 7), "/FlateDecode")),
  "widths-of-a-billion": () =>
    page(
      stream(TEXT),
      "<< /Font << /F1 << /Subtype /Type0 /DescendantFonts [7 0 R] >> >> >>",
      "<< /Fields [] >>",
      `<< /W [${"0 60000 500 ".repeat(100_000)}] >>`,
    ),
  "properties-of-5-mb": () =>
    pdf(
      [CATALOG, ONE_PAGE, PAGE, stream(TEXT), "<< >>", "<< >>", `<< /fdxJson (${"[".repeat(5_000_000)}) >>`],
      "/Info 7 0 R",
    ),
  "ends-of-objects-alone": () => bytesOf("%PDF-1.7\n", "endobj ".repeat(2_000_000)),
  "names-of-50000-letters": () =>
    beside(`<< ${numbered(200, (at) => `/${"n".repeat(50_000)}${at} 0`).join(" ")} >>`),
  "one-text-letter-by-letter": () =>
    page(packed(zlib(bytesOf(`BT ${`[${"(a)-300".repeat(60_000)}]TJ `.repeat(12)}ET`)), "/FlateDecode")),
  "one-text-of-escapes": () => page(packed(zlib(bytesOf(`(${"\\a".repeat(3_700_000)}) Tj`)), "/FlateDecode")),
  "one-text-of-7-mb": () => page(packed(zlib(bytesOf(`(${"a".repeat(7_500_000)}) Tj`)), "/FlateDecode")),
  "fonts-of-their-own-8000": () =>
    page(
      stream(numbered(8000, (at) => `/F${at} 8 Tf (a) Tj`).join(" ")),
      `<< /Font << ${numbered(8000, (at) => `/F${at} << /Encoding << /Differences [0 /a /b] >> >>`).join(" ")} >> >>`,
    ),
  "numbers-all-over-the-page": () =>
    page(
      packed(
        zlib(
          bytesOf(
            `BT ${SHOWN}ET `,
            numbered(
              19_000,
              (at) => `BT 1 0 0 1 ${(at * 7919) % 600} ${(at * 104_729) % 780} Tm (${1 + (at % 25)}) Tj ET `,
            ).join(""),
          ),
        ),
        "/FlateDecode",
      ),
    ),
  "to-unicode-of-long-texts": () =>
    font(
      stream(`1 beginbfchar <61> <${"0041".repeat(100_000)}> endbfchar`),
      `BT /F1 8 Tf (${"a".repeat(60_000)}) Tj ET`,
    ),
  "to-unicode-of-ranges-to-long-texts": () =>
    font(
      stream(
        numbered(200, () => `1 beginbfrange <0000> <ffff> <${"0041".repeat(500)}> endbfrange`).join("\n"),
      ),
      `BT /F1 8 Tf <${"0001".repeat(30_000)}> Tj ET`,
    ),
  "to-unicode-flate-twice": () =>
    font(packed(zlib(flate("1 beginbfchar <61> <0041> endbfchar ", 512)), "[/FlateDecode /FlateDecode]")),
  "xfa-of-entities": () =>
    xfa(
      stream(
        `<!DOCTYPE a [${numbered(30, (at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join("")}<!ENTITY e0 "${"x".repeat(9000)}">]><template><field>${"&e30;".repeat(1000)}</field></template>`,
      ),
    ),
  "xfa-of-one-name": () =>
    xfa(stream(`<template>${'<field name="f1_1"><speak>Line 1</speak></field>'.repeat(100_000)}</template>`)),
  "xfa-of-100000-parts": () =>
    page(
      stream(TEXT),
      "<< >>",
      `<< /Fields [] /XFA [${"(template) 7 0 R ".repeat(100_000)}] >>`,
      stream(`<template>${"<field/>".repeat(1000)}</template>`),
    ),
  "xfa-of-comments": () => xfa(packed(flate("<!--", 7), "/FlateDecode")),
  "structure-in-itself": () =>
    pdf([
      "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R >>",
      ONE_PAGE,
      PAGE,
      stream(TEXT),
      "<< >>",
      "<< /Fields [] >>",
      "<< /K 7 0 R /ParentTree 7 0 R /Kids [7 0 R 7 0 R] >>",
    ]),
};

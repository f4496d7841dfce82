import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRef } from "pdf-lib";

/**
 * A stretch of a serialised object. What depends on where the object stands in the finished file is left open:
 * numbers of other objects, keys into the structure's parent tree, and the parent of a top-level field.
 */
export type Piece =
  | string
  | { readonly ref: PDFRef }
  | { readonly key: number }
  | { readonly parentOfField: true };

/** Entries that hold a key of the parent tree. */
const TREE_KEYS = new Set(["/StructParent", "/StructParents"]);

/** An object in as few bytes as it takes, in pieces. */
export function serialize(object: PDFObject): Piece[] {
  const pieces: Piece[] = [];
  let open = ""; // text not yet in `pieces`
  let regular = false; // whether the last token needs white space before another regular one

  const token = (text: string) => {
    const startsRegular = !"/<([".includes(text.charAt(0));
    open += regular && startsRegular ? ` ${text}` : text;
    regular = !">)]".includes(text.slice(-1));
  };
  const hole = (piece: Piece, after: string) => {
    pieces.push(regular ? `${open} ` : open, piece);
    open = after;
    regular = true;
  };
  const entries = (dict: PDFDict) => {
    for (const [key, value] of dict.entries()) {
      token(key.toString());
      if (TREE_KEYS.has(key.toString()) && value instanceof PDFNumber) hole({ key: value.asNumber() }, "");
      else walk(value);
    }
  };
  const walk = (value: PDFObject) => {
    if (value instanceof PDFRef) hole({ ref: value }, " 0 R");
    else if (value instanceof PDFDict) {
      open += "<<";
      regular = false;
      entries(value);
      open += ">>";
      regular = false;
    } else if (value instanceof PDFArray) {
      open += "[";
      regular = false;
      for (const item of value.asArray()) walk(item);
      open += "]";
      regular = false;
    } else if (value instanceof PDFName || value instanceof PDFNumber) token(value.toString());
    else if (value instanceof PDFHexString) token(shortest(value));
    else token(value.toString());
  };
  walk(object);
  pieces.push(open);
  return pieces;
}

/** A text string that is ASCII as a literal (ISO 32000-1, 7.9.2.2): UTF-16 in hexadecimal takes four times as many bytes. */
function shortest(string: PDFHexString): string {
  const digits = string.asString().toUpperCase();
  if (!digits.startsWith("FEFF") || digits.length % 4 !== 0) return string.toString();
  let text = "";
  for (let at = 4; at < digits.length; at += 4) {
    const code = Number.parseInt(digits.slice(at, at + 4), 16);
    if (code < 0x20 || code > 0x7e) return string.toString();
    text += String.fromCharCode(code);
  }
  return `(${text.replace(/[()\\]/g, "\\$&")})`;
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { exists } from "./disk.js";

/** Begins the last line of a draft, a PDF comment behind its end. */
const MARK = "%form8606 sha256 ";
const MARK_LENGTH = MARK.length + 64 + 1;

/**
 * A PDF with a last line by which this program knows its own work again: the hash of all that is before it. Any program
 * that saves the file changes what is before the line or drops it.
 */
export function withOwnMark(pdf: Uint8Array): Uint8Array {
  return Buffer.concat([pdf, Buffer.from(`${MARK}${hash(pdf)}\n`, "latin1")]);
}

/** Whether a name is free, or its file is still as this program wrote it. What cannot be read counts as edited. */
export function isFreeOrOwn(path: string): boolean {
  if (!exists(path)) return true;
  try {
    return hasOwnMark(readFileSync(path));
  } catch {
    return false;
  }
}

/** Whether a PDF is still as this program wrote it. */
export function hasOwnMark(pdf: Uint8Array): boolean {
  const body = pdf.subarray(0, -MARK_LENGTH);
  const mark = Buffer.from(pdf.subarray(-MARK_LENGTH)).toString("latin1");
  return mark === `${MARK}${hash(body)}\n`;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

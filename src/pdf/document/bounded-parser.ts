import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  type PDFStream,
  PDFString,
} from "pdf-lib";
import { unpacked } from "./bounds.js";
import { latin1Text } from "./bytes.js";
import { isRegular } from "./content-tokens.js";
import type { Decryption } from "./decryption.js";
import { type EncryptionPlaces, encryptionIn } from "./find-encryption.js";
import { Locked } from "./locked.js";
import { BeyondBounds, budgetOf, MOST_FILE_BYTES, type ReadBudget } from "./read-budget.js";

/**
 * Takes a PDF apart into its objects, within the budget of one file. What pdf-lib would do without a bound is done
 * here instead: strings and numbers of any length, lists of objects, cross-references. A file that is encrypted but
 * opens without a password is decrypted.
 *
 * @throws BeyondBounds; Locked for a file with a password; or what pdf-lib throws for a damaged file
 */
export async function parseBounded(bytes: Uint8Array): Promise<PDFContext> {
  if (bytes.length > MOST_FILE_BYTES) throw new BeyondBounds();
  const parser = new BoundedParser(bytes, PDFContext.create());
  try {
    const encryption = encryptionIn(bytes);
    if (encryption !== null) await parser.decryptBy(encryption);
    const context = await parser.parseDocument();
    if (encryption !== null) delete context.trailerInfo.Encrypt;
    return context;
  } catch (error) {
    if (parser.budget.isSpent) throw new BeyondBounds();
    throw error;
  }
}

/** Objects that are parsed before other work of the process gets its turn. */
const OBJECTS_PER_TURN = 1000;

/** Nothing that is written in place is deeper in one another. */
const DEEPEST = 100;

/** Numbers have no more digits. */
const LONGEST_NUMBER = 300;

/** Names are not longer: pdf-lib keeps every name that it meets as long as the process runs. */
const LONGEST_NAME = 500;

/** What an error of pdf-lib costs, against a byte that is looked at, and what an object of the file costs. */
const ERROR = 2000;
const OBJECT = 700;

class BoundedParser extends PDFParser {
  readonly budget: ReadBudget;
  #depth = 0;
  /** pdf-lib asks for the place of each dictionary, and of each error. */
  #isDictionary = false;
  #decryption: Decryption | undefined;
  /** The two numbers that were read last: before an object they are its own. */
  #numbers: [number, number] = [0, 0];

  constructor(
    readonly data: Uint8Array,
    context: PDFContext,
  ) {
    super(data, OBJECTS_PER_TURN, true);
    const budget = budgetOf(context);
    this.budget = budget;
    // pdf-lib makes a context of its own; lists of objects belong to that of their file.
    Object.assign(this, { context });
    const { bytes } = this;
    const [next, position] = [bytes.next, bytes.position];
    bytes.next = () => {
      budget.step();
      return next.call(bytes);
    };
    bytes.position = () => {
      if (!this.#isDictionary) budget.step(ERROR);
      this.#isDictionary = false;
      return position.call(bytes);
    };
  }

  /** Decrypts the objects that are parsed from now on. */
  async decryptBy(places: EncryptionPlaces): Promise<void> {
    const { Decryption } = await import("./decryption.js");
    const dict = this.#objectAt(places.dict);
    const ids = places.fileId === null ? undefined : this.#objectAt(places.fileId);
    const id = ids instanceof PDFArray && ids.size() > 0 ? ids.get(0) : undefined;
    const fileId = id instanceof PDFString || id instanceof PDFHexString ? id.asBytes() : new Uint8Array(0);
    if (!(dict instanceof PDFDict)) throw new Locked("method");
    this.#decryption = new Decryption(dict, fileId, this.budget);
    this.bytes.moveTo(0);
  }

  #objectAt(place: number): PDFObject {
    this.bytes.moveTo(place);
    return this.parseObject();
  }

  override parseObject(): PDFObject {
    this.budget.object();
    if (this.#depth === 0) this.budget.step(OBJECT);
    const numbers = this.#numbers;
    if (++this.#depth > DEEPEST) throw new BeyondBounds();
    this.skipWhitespaceAndComments();
    const isNumber = isDigitOrSign(this.bytes.peek());
    const parsed = isNumber ? this.parseNumberOrRef() : super.parseObject();
    this.#depth--;
    if (this.#depth > 0) return parsed;
    const object = this.#decryption?.decrypted(parsed, PDFRef.of(...numbers)) ?? parsed;
    if (!(object instanceof PDFRawStream)) return object;
    const type = object.dict.lookup(PDFName.of("Type"));
    if (type === PDFName.of("ObjStm")) this.#readObjects(object);
    else if (type === PDFName.of("XRef")) this.#readTrailer(object.dict);
    else return object;
    return object.dict;
  }

  protected override parseDictOrStream(): PDFDict | PDFStream {
    this.#isDictionary = true;
    return super.parseDictOrStream();
  }

  /** The objects of an object stream (ISO 32000-1, 7.5.7). */
  #readObjects(stream: PDFRawStream): void {
    const count = stream.dict.lookup(PDFName.of("N"), PDFNumber).asNumber();
    const first = stream.dict.lookup(PDFName.of("First"), PDFNumber).asNumber();
    const inner = new BoundedParser(unpacked(stream), this.context);
    const places: [number: number, at: number][] = [];
    for (let index = 0; index < count; index++) {
      this.budget.object();
      places.push([inner.#integer(), first + inner.#integer()]);
    }
    for (const [number, at] of places) {
      inner.bytes.moveTo(at);
      this.context.assign(PDFRef.of(number, 0), inner.parseObject());
    }
  }

  #integer(): number {
    this.skipWhitespaceAndComments();
    return this.parseRawInt();
  }

  /** The entries of a cross-reference stream that a trailer has too; where objects begin is found without it. */
  #readTrailer(dict: PDFDict): void {
    const { trailerInfo } = this.context;
    for (const key of ["Root", "Encrypt", "Info", "ID"] as const) {
      const value = dict.get(PDFName.of(key));
      if (value !== undefined) trailerInfo[key] = value;
    }
  }

  protected override parseRawInt(): number {
    const number = this.#number(this.#endOf(isDigit, this.bytes.offset()));
    this.#numbers = [this.#numbers[1], number];
    return number;
  }

  protected override parseRawNumber(): number {
    const end = this.#endOf(isDigitOrSign, this.bytes.offset());
    return this.#number(this.data[end] === 0x2e ? this.#endOf(isDigit, end + 1) : end);
  }

  #endOf(isPart: (code: number) => boolean, from: number): number {
    let at = from;
    while (at < this.data.length && isPart(this.data[at] ?? 0)) at++;
    return at;
  }

  /** An error at the present place; pdf-lib goes on behind it, and may meet the next one at the next byte. */
  #error(message: string): TypeError {
    this.budget.step(ERROR);
    return new TypeError(message);
  }

  /** The number that ends there. pdf-lib would repeat one that is too large on the console. */
  #number(end: number): number {
    const start = this.bytes.offset();
    this.budget.step(end - start + 1);
    const number = end - start > LONGEST_NUMBER ? Number.NaN : Number(latin1Text(this.data, start, end));
    if (end === start || !Number.isFinite(number)) throw this.#error("a number is not one");
    this.bytes.moveTo(end);
    return number;
  }

  protected override parseHexString(): PDFHexString {
    const start = this.bytes.offset() + 1;
    const end = this.data.indexOf(0x3e, start);
    this.budget.step((end < 0 ? this.data.length : end) - start);
    if (end < 0) throw this.#error("a string does not end");
    // A damaged sign can open one that takes the entries of its dictionary for its own: they would be lost without a word.
    for (let at = start; at < end; at++)
      if (!isHexDigitOrBlank(this.data[at] ?? 0)) throw this.#error("a string is not of digits");
    this.bytes.moveTo(end + 1);
    return PDFHexString.of(latin1Text(this.data, start, end));
  }

  protected override parseName(): PDFName {
    const start = this.bytes.offset() + 1;
    const end = this.#endOf(isRegular, start);
    this.budget.step(end - start + 1);
    if (end - start > LONGEST_NAME) throw new BeyondBounds();
    this.bytes.moveTo(end);
    return PDFName.of(latin1Text(this.data, start, end));
  }

  /** A literal string, with its escapes as they are written. */
  protected override parseString(): PDFString {
    const { data } = this;
    const start = this.bytes.offset() + 1;
    let at = start;
    for (let depth = 1; depth > 0; at++) {
      const code = data[at];
      if (code === 0x5c) at++;
      else if (code === 0x28) depth++;
      else if (code === 0x29) depth--;
      else if (code === undefined) {
        this.budget.step(at - start);
        throw this.#error("a string does not end");
      }
    }
    this.budget.step(at - start);
    this.bytes.moveTo(at);
    return PDFString.of(latin1Text(data, start, at - 1));
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isDigitOrSign(code: number): boolean {
  return isDigit(code) || code === 0x2b || code === 0x2d;
}

/** What a hexadecimal string is made of (ISO 32000-1, 7.3.4.3): digits, and white space that is passed over. */
function isHexDigitOrBlank(code: number): boolean {
  const letter = code & ~0x20;
  const isBlank = code === 0x20 || code === 0 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
  return isDigit(code) || isBlank || (letter >= 0x41 && letter <= 0x46);
}

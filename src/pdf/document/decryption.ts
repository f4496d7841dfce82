import { cbc } from "@noble/ciphers/aes.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from "pdf-lib";
import { numberIn } from "./bounds.js";
import { joined, latin1 } from "./bytes.js";
import { Locked } from "./locked.js";
import { rc4 } from "./rc4.js";
import type { ReadBudget } from "./read-budget.js";

/** How strings or streams are encrypted: not at all, with RC4, or with AES and a key for each object or for the file. */
type Method = "None" | "V2" | "AESV2" | "AESV3";

/** How a file is encrypted (ISO 32000-2, 7.6.4: the standard security handler). */
interface Handler {
  readonly version: number;
  readonly revision: number;
  readonly strings: Method;
  readonly streams: Method;
  /** Length of the file's key in bytes. */
  readonly keyLength: number;
  readonly encryptsMetadata: boolean;
  readonly permissions: number;
  readonly ownerKey: Uint8Array;
  readonly userKey: Uint8Array;
  readonly userKeyEncrypted: Uint8Array;
}

/** What stands in for the rest of a password that is shorter than 32 bytes (ISO 32000-2, algorithm 2). */
const PADDING = Uint8Array.of(
  ...[0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08],
  ...[0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a],
);

/** What a key of its own costs for an object, and what a byte costs, against a byte that is looked at. */
const KEY = 400;
const BYTE = 2;

/** Nothing that is written in place is deeper. */
const DEEPEST = 100;

/**
 * Decrypts the objects of a file that opens without a password: many banks and programs encrypt a file only to forbid
 * changes. The strings and streams of each object are decrypted in place.
 */
export class Decryption {
  readonly #handler: Handler;
  readonly #key: Uint8Array;

  /**
   * @param dict the file's encryption dictionary
   * @param fileId the first part of the file's ID
   * @throws Locked when it needs a password, or is not encrypted in a standard way
   */
  constructor(
    dict: PDFDict,
    fileId: Uint8Array,
    readonly budget: ReadBudget,
  ) {
    this.#handler = handlerOf(dict);
    this.#key =
      this.#handler.version === 5 ? keyOfNewFile(this.#handler) : keyOfOldFile(this.#handler, fileId);
  }

  /** An object of the file, decrypted. Objects in an object stream are not encrypted on their own. */
  decrypted(object: PDFObject, ref: PDFRef): PDFObject {
    if (object instanceof PDFRawStream) {
      const isPlain = nameIn(object.dict, "Type") === "XRef" || hasOwnFilter(object.dict);
      this.#strings(object.dict, ref, 0);
      if (isPlain) return object;
      return PDFRawStream.of(object.dict, this.#bytes(object.contents, ref, this.#handler.streams));
    }
    return this.#strings(object, ref, 0);
  }

  /** An object with its strings decrypted: lists and dictionaries in place, a string as a new one. */
  #strings(object: PDFObject, ref: PDFRef, depth: number): PDFObject {
    if (depth > DEEPEST) return object;
    if (object instanceof PDFString || object instanceof PDFHexString) {
      const bytes = this.#bytes(object.asBytes(), ref, this.#handler.strings);
      return PDFHexString.of(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
    if (object instanceof PDFDict)
      for (const [key, value] of object.entries()) object.set(key, this.#strings(value, ref, depth + 1));
    if (object instanceof PDFArray)
      for (const [index, value] of object.asArray().entries())
        object.set(index, this.#strings(value, ref, depth + 1));
    return object;
  }

  #bytes(data: Uint8Array, ref: PDFRef, method: Method): Uint8Array {
    if (method === "None") return data;
    this.budget.step(KEY + BYTE * data.length);
    if (method === "AESV3") return withoutPadding(this.#key, data);
    const key = this.#keyOf(ref, method);
    return method === "V2" ? rc4(key, data) : withoutPadding(key, data);
  }

  /** The key of one object (ISO 32000-2, algorithm 1). */
  #keyOf({ objectNumber, generationNumber }: PDFRef, method: "V2" | "AESV2"): Uint8Array {
    const key = md5(
      joined([
        this.#key,
        littleEndian(objectNumber, 3),
        littleEndian(generationNumber, 2),
        method === "AESV2" ? latin1("sAlT") : new Uint8Array(0),
      ]),
    );
    return key.subarray(0, Math.min(this.#key.length + 5, 16));
  }
}

/** The encryption of a file, as its dictionary describes it. */
function handlerOf(dict: PDFDict): Handler {
  if (nameIn(dict, "Filter") !== "Standard") throw new Locked("method");
  const version = numberIn(dict, "V", 0);
  const revision = numberIn(dict, "R", 0);
  const isKnown = version === 5 ? revision === 5 || revision === 6 : version >= 1 && version <= 4;
  if (!isKnown || (version !== 5 && (revision < 2 || revision > 4))) throw new Locked("method");
  const keyLength =
    version === 4 ? 16 : version === 5 ? 32 : version === 1 ? 5 : numberIn(dict, "Length", 40) / 8;
  if (!Number.isInteger(keyLength) || keyLength < 5 || keyLength > 32) throw new Locked("method");
  const encryptsMetadata = dict.lookup(PDFName.of("EncryptMetadata"));
  return {
    version,
    revision,
    strings: version < 4 ? "V2" : methodOf(dict, "StrF"),
    streams: version < 4 ? "V2" : methodOf(dict, "StmF"),
    keyLength,
    encryptsMetadata: !(encryptsMetadata instanceof PDFBool) || encryptsMetadata.asBoolean(),
    permissions: numberIn(dict, "P", 0),
    ownerKey: bytesIn(dict, "O"),
    userKey: bytesIn(dict, "U"),
    userKeyEncrypted: bytesIn(dict, "UE"),
  };
}

/** The method of a crypt filter that the dictionary names (ISO 32000-2, 7.6.6). */
function methodOf(dict: PDFDict, key: "StrF" | "StmF"): Method {
  const name = nameIn(dict, key) ?? "Identity";
  if (name === "Identity") return "None";
  const filters = dict.lookup(PDFName.of("CF"));
  const filter = filters instanceof PDFDict ? filters.lookup(PDFName.of(name)) : undefined;
  const method = filter instanceof PDFDict ? (nameIn(filter, "CFM") ?? "None") : undefined;
  if (method === "None" || method === "V2" || method === "AESV2" || method === "AESV3") return method;
  throw new Locked("method");
}

/** The key of a file with RC4 or AES-128 and an empty password (ISO 32000-2, algorithms 2, 4 and 5). */
function keyOfOldFile(handler: Handler, fileId: Uint8Array): Uint8Array {
  const { revision, keyLength } = handler;
  let key: Uint8Array = md5(
    joined([
      PADDING,
      handler.ownerKey.subarray(0, 32),
      littleEndian(handler.permissions, 4),
      fileId,
      revision >= 4 && !handler.encryptsMetadata ? new Uint8Array(4).fill(255) : new Uint8Array(0),
    ]),
  ).subarray(0, keyLength);
  if (revision === 2) return opened(key, rc4(key, PADDING), handler.userKey, 32);
  for (let round = 0; round < 50; round++) key = md5(key).subarray(0, keyLength);
  let check: Uint8Array = md5(joined([PADDING, fileId]));
  for (let round = 0; round < 20; round++)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return opened(key, check, handler.userKey, 16);
}

/** The key of a file with AES-256 and an empty password (ISO 32000-2, algorithm 2.A). */
function keyOfNewFile({ revision, userKey, userKeyEncrypted }: Handler): Uint8Array {
  if (userKey.length < 48 || userKeyEncrypted.length < 32) throw new Locked("method");
  const hash = revision === 5 ? sha256 : hardenedHash;
  const key = cbc(hash(userKey.slice(40, 48)), new Uint8Array(16), { disablePadding: true }).decrypt(
    userKeyEncrypted.slice(0, 32),
  );
  return opened(key, hash(userKey.slice(32, 40)), userKey, 32);
}

/** The key, when the password is the empty one: then a value that it gives is that of the file. */
function opened(key: Uint8Array, check: Uint8Array, userKey: Uint8Array, length: number): Uint8Array {
  for (let at = 0; at < length; at++) if (check[at] !== userKey[at]) throw new Locked("password");
  return key;
}

/** The hash of an empty password and a salt (ISO 32000-2, algorithm 2.B). */
function hardenedHash(salt: Uint8Array): Uint8Array {
  let key = sha256(salt);
  for (let round = 1; ; round++) {
    const repeated = new Uint8Array(64 * key.length);
    for (let at = 0; at < repeated.length; at += key.length) repeated.set(key, at);
    const encrypted = cbc(key.slice(0, 16), key.slice(16, 32), { disablePadding: true }).encrypt(repeated);
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = remainder === 0 ? sha256(encrypted) : remainder === 1 ? sha384(encrypted) : sha512(encrypted);
    if (round >= 64 && (encrypted.at(-1) as number) <= round - 32) return key.subarray(0, 32);
  }
}

/** Decrypts AES data that begins with its initialization vector, and takes the padding off its end. */
function withoutPadding(key: Uint8Array, data: Uint8Array): Uint8Array {
  const end = data.length - (data.length % 16);
  if (end < 32) return new Uint8Array(0);
  const plain = cbc(key, data.slice(0, 16), { disablePadding: true }).decrypt(data.slice(16, end));
  const padding = plain.at(-1) as number;
  return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain;
}

/** Whether a stream names a crypt filter of its own: its metadata is then readable by every program. */
function hasOwnFilter(dict: PDFDict): boolean {
  const filter = dict.lookup(PDFName.of("Filter"));
  const first = filter instanceof PDFArray && filter.size() > 0 ? filter.lookup(0) : filter;
  return first === PDFName.of("Crypt");
}

function littleEndian(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (value >> (8 * index)) & 255);
}

function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function bytesIn(dict: PDFDict, key: string): Uint8Array {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.asBytes() : new Uint8Array(0);
}

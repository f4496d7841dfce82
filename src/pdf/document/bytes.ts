const ascii = new TextEncoder();

/** Latin-1 text as bytes. */
export function latin1(text: string): Uint8Array {
  const encoded = ascii.encode(text);
  if (encoded.length === text.length) return encoded;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Bytes one after another, as one array. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as Latin-1 text. */
export function latin1Text(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const end = Math.min(to, bytes.length);
  let text = "";
  if (end - from <= SHORT) {
    for (let at = from; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
    return text;
  }
  for (let at = from; at < end; at += PART)
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(at + PART, end)));
  return text;
}

/** Characters that are made at once: as many as a call takes. For a few of them a loop is faster. */
const PART = 4096;
const SHORT = 8;

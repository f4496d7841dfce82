import { createScanner, getLocation, visit } from "jsonc-parser";
import type { ErrorCode, Path } from "../errors.js";
import {
  DEEPEST,
  KEY_TOO_LONG,
  LONGEST_KEY,
  LONGEST_TEXT,
  MOST_VALUES,
  Places,
  type ReadText,
  type Span,
  STEPS_SHOWN,
  type TextFault,
  TOO_DEEP,
  TWICE,
  tooLong,
  tooManyValues,
} from "./text-places.js";

/**
 * Reads JSON. Besides the value it finds what `JSON.parse` lets pass and what could drop or change money without a
 * word: keys written twice, `__proto__`, and numbers of more digits than an amount can have.
 */
export function readJson(text: string, mostValues = MOST_VALUES): ReadText {
  if (text.length > LONGEST_TEXT.json) return tooLong("json");
  const places = () => {
    const all = new Places();
    scan(text, mostValues, (path, span) => all.set(path, span));
    return all;
  };
  const faults = scan(text, mostValues);
  const last = faults.at(-1);
  if (last !== undefined && (STOPS.has(last.message) || last.code === "too_many_values"))
    return { value: undefined, readable: false, places, faults: [last] };
  try {
    return { value: JSON.parse(text), readable: true, places, faults };
  } catch {
    return { value: undefined, readable: false, places, faults: [syntaxFault(text)] };
  }
}

/**
 * Whether the lists and objects of a JSON text are nested deeper than those of a ledger, found before anything is parsed:
 * `JSON.parse` takes memory for each that is open, many times the text.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++)
        if (text.charCodeAt(at) === BACKSLASH) at++;
    } else if (sign === BRACKET || sign === BRACE) {
      if (++depth > DEEPEST) return true;
    } else if (sign === BRACKET + 2 || sign === BRACE + 2) depth--;
  }
  return false;
}

const QUOTE = 0x22;
const BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;

/** What ends the reading at once. */
const STOPS: ReadonlySet<string> = new Set([TOO_DEEP, KEY_TOO_LONG]);

/** An object (with the keys seen so far) or a list that is open, and the key or position that is next. */
interface Open {
  readonly keys: Set<string> | null;
  step: string | number;
  keyNext: boolean;
  keyOffset?: number;
}

/**
 * One pass over the tokens. It stops where the nesting is too deep, a key too long or there are too many values, and it
 * never descends by recursion.
 */
function scan(text: string, mostValues: number, onValue?: (path: Path, span: Span) => void): TextFault[] {
  const scanner = createScanner(text, true);
  const faults: TextFault[] = [];
  const stack: Open[] = [];
  let top: Open | undefined;
  let offset = 0;
  const path = () => stack.map(({ step }) => step);
  const fault = (code: ErrorCode, message: string) => faults.push({ code, path: path(), message, offset });
  const stop = (code: ErrorCode, message: string, at = path()) => {
    faults.push({ code, path: at, message, offset });
    return faults;
  };
  let values = 0;
  const value = () => {
    values++;
    onValue?.(path(), { key: top?.keyOffset, value: offset });
  };
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    offset = scanner.getTokenOffset();
    if (values > mostValues) return stop("too_many_values", tooManyValues(mostValues), []);
    const sign = text[offset];
    switch (sign) {
      case "{":
      case "[":
        value();
        if (stack.length === DEEPEST) return stop("invalid_syntax", TOO_DEEP, path().slice(0, STEPS_SHOWN));
        top = { keys: sign === "{" ? new Set() : null, step: sign === "{" ? "" : 0, keyNext: sign === "{" };
        stack.push(top);
        break;
      case "}":
      case "]":
        stack.pop();
        top = stack.at(-1);
        break;
      case ",":
        if (top?.keys) top.keyNext = true;
        else if (top) top.step = Number(top.step) + 1;
        break;
      case ":":
        break;
      case '"':
        if (!top?.keys || !top.keyNext) {
          value();
          break;
        }
        if (scanner.getTokenLength() > LONGEST_KEY + 2)
          return stop("unknown_key", KEY_TOO_LONG, path().slice(0, -1));
        takeKey(top, top.keys, scanner.getTokenValue(), offset, fault);
        break;
      default:
        value();
        if (/[-\d]/.test(sign ?? "") && !NUMBER.test(scanner.getTokenValue()))
          fault("invalid_value", NUMBER_EXPECTED);
    }
  }
  return faults;
}

function takeKey(
  open: Open,
  keys: Set<string>,
  key: string,
  offset: number,
  fault: (code: ErrorCode, message: string) => void,
): void {
  open.step = key;
  open.keyNext = false;
  open.keyOffset = offset;
  if (keys.has(key)) fault("duplicate_key", TWICE);
  if (key === "__proto__") fault("unknown_key", PROTO);
  keys.add(key);
}

const PROTO = "is not a key of the ledger";
const NUMBER = /^-?\d+(?:\.\d{1,2})?$/;
const NUMBER_EXPECTED = "must be a number with at most two decimals and no exponent, such as 6500.37";

/** The first place where the text is not JSON, told without repeating the text. */
function syntaxFault(text: string): TextFault {
  let first: { error: number; offset: number } | undefined;
  visit(
    text,
    {
      onError(error, offset) {
        first ??= { error, offset };
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (!first) return { code: "invalid_syntax", path: [], message: "is not valid JSON", offset: 0 };
  const { error, offset } = first;
  const path = OF_VALUES.has(error) ? getLocation(text, offset).path.filter((step) => step !== "") : [];
  return { code: "invalid_syntax", path, message: SYNTAX[error] ?? "is not valid JSON here", offset };
}

/** Errors of a value, for which the place in the ledger is sure; those of signs between values leave it open. */
const OF_VALUES: ReadonlySet<number> = new Set([1, 2, 4, 12, 13, 14, 15, 16]);

/** By jsonc-parser's `ParseErrorCode`. */
const SYNTAX: Record<number, string> = {
  1: "is not JSON here; a value is text in double quotes, a number, true, false, null, {…} or […] (there is no NaN)",
  2: "is not a number as JSON writes it",
  3: "a key in double quotes is expected here",
  4: "a value is expected here",
  5: "a colon is expected here",
  6: "a comma or an end is expected here (a number has no leading zeros)",
  7: "a closing brace } is expected here",
  8: "a closing bracket ] is expected here",
  9: "the text goes on after its end",
  10: "JSON has no comments",
  11: "JSON has no comments",
  12: "the text in double quotes does not end",
  13: "the number does not end",
  14: "\\u takes four hexadecimal digits",
  15: "is not an escape that JSON knows",
  16: "text in double quotes has a character that must be escaped",
};

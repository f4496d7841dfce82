import type { Cents } from "../../money/cents.js";
import type { Correction } from "../correct.js";
import type { Envelope, EnvelopePart } from "../envelopes.js";
import { EXCEPTION_NAMES } from "../exception-number.js";
import type { HouseholdCorrection } from "../household-correction.js";

/** One sentence of a signed paper, with what it is about. Names are marks here: `NAME`. */
export interface Said {
  readonly text: string;
  /** What its shape captured, in order; undefined for what an optional part does not say. */
  readonly words: readonly (string | undefined)[];
  readonly correction: HouseholdCorrection;
  readonly envelope: Envelope;
  /** Whose forms it is about: those of the people it names, and everyone's where it names nobody. Never empty. */
  readonly parts: Envelope["parts"];
}

/** A sentence that may be signed: its shape, and what has to be so in the ledgers and lines. */
export interface SignedSentence<S> {
  /** The shape as it is written in the list, for messages: it has no amount and no name. */
  readonly shape: string;
  /** What every sentence of this shape begins with; empty where that changes. */
  readonly begins: string;
  readonly pattern: RegExp;
  readonly isSo: (said: S) => boolean;
}

/** A sentence of a statement of reasonable cause, which is about one person's years. */
export interface CauseSaid {
  readonly text: string;
  readonly words: readonly (string | undefined)[];
  readonly member: Correction;
  /** The years with a possible penalty whose form is sent. */
  readonly years: Correction["years"];
}

/** A name, as one character that no text has. */
const NAME = "[\\uE000-\\uF8FF]";
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = "(?:19|20)\\d\\d";
const JOINED = "(?:, and | and |, )";
const formOf = (form: string) => `(?:${NAME}'s )?Form ${form}(?: for IRAs inherited from ${NAME})?`;
const listOf = (item: string) => `(?:${item})(?:${JOINED}(?:${item}))*`;

/** What stands for a changing part of a sentence. Amounts, days, years, lines and lists of years are captured. */
const PLACES: Readonly<Record<string, string>> = {
  A: "(-?\\$[\\d,]+(?:\\.\\d\\d)?)",
  D: `(${MONTH} \\d{1,2}, \\d{4})`,
  Y: `(${YEAR})`,
  L: "(\\d+[a-z]?)",
  years: `(${YEAR}(?:(?:, and | and | to |, )${YEAR})*)`,
  N: NAME,
  I: "(?:I|[Ww]e|[Tt]he taxpayers?)",
  my: "(?:my|our|the taxpayer's|the taxpayers')",
  me: "(?:me|us|the taxpayers?)",
  who: `(?:I|${NAME})`,
  whose: `(?:My|my|${NAME}'s)`,
  of: `(?: of ${NAME}(?: for IRAs inherited from ${NAME})?)?`,
  blank: "_{8,}",
  amount: "\\$_{8,}",
  no: "(\\d\\d)",
  exception: `(?:${EXCEPTION_NAMES.join("|")})`,
  ratio: "\\d*\\.\\d+",
  f8606: formOf("8606"),
  f5329: formOf("5329"),
  forms: listOf(`(?:a copy of )?${formOf("8606")}`),
  where: "(?:Schedule \\d(?: \\(Form 1040\\))?, line \\w+|Form 1040, line \\w+|on Form 1040)",
};

/**
 * A shape as a pattern of the whole sentence: `{…}` is a place, `[…]` may be missing, `<…|…>` is one of several, and `«…»` is a
 * list of one or more.
 *
 * @example patternOf("It is attached[, as filed on {D}].")
 */
function patternOf(shape: string): RegExp {
  const pieces = shape
    .split(/[«»]/)
    .map((piece, at) => (at % 2 === 1 ? listOf(sourceOf(piece)) : sourceOf(piece)));
  return new RegExp(`^${pieces.join("")}$`);
}

function beginningOf(shape: string): string {
  return shape.startsWith("{A}") ? "$" : (/^[^{[<«]*/.exec(shape)?.[0] ?? "");
}

const MARKS: Readonly<Record<string, string>> = { "[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|" };

function sourceOf(piece: string): string {
  return piece.replace(/\{(\w+)\}|[[\]<>|]|[.$()/?*+^\\]/g, (found, place?: string) => {
    if (place === undefined) return MARKS[found] ?? `\\${found}`;
    const pattern = PLACES[place];
    if (pattern === undefined) throw new Error(`{${place}} is no place of a sentence`);
    return pattern;
  });
}

/** A list of sentences, by shape. */
export function sentences<S>(
  list: readonly (readonly [shape: string, isSo: (said: S) => boolean])[],
): SignedSentence<S>[] {
  return list.map(([shape, isSo]) => ({
    shape,
    begins: beginningOf(shape),
    pattern: patternOf(shape),
    isSo,
  }));
}

/** The amount that a sentence names at a place, in cents. */
export function centsAt({ words }: Pick<Said, "words">, at: number): Cents | null {
  const dollars = words[at];
  return dollars === undefined ? null : Math.round(Number(dollars.replace(/[$,]/g, "")) * 100);
}

/** Sentences of a paragraph. Only names and abbreviations have other full stops, and names are marks here. */
export function sentencesOf(paragraph: string): string[] {
  return paragraph.split(/(?<=[.?]) (?=[A-Z$\uE000-\uF8FF])/);
}

/** What holds for one of the people whom a sentence is about. */
export function anyPart(holds: (part: EnvelopePart, said: Said) => boolean): (said: Said) => boolean {
  return (said) => said.parts.some((part) => holds(part, said));
}

/** What holds for all of them. */
export function everyPart(holds: (part: EnvelopePart, said: Said) => boolean): (said: Said) => boolean {
  return (said) => said.parts.every((part) => holds(part, said));
}
